/** Seats that were left for others. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface ChangeRow {
  readonly id: string
  readonly member: string
  readonly oldAttendance: string
  readonly newAttendance: string
  readonly oldShift: string
  readonly newShift: string
  readonly purpose: string
  readonly chain: number
  readonly changedAt: Instant
}

export const addChange = (db: Db, organisation: OrganisationId, change: ChangeRow): Promise<number> =>
  written(
    db,
    sql`insert into exchanges.change (organisation_id, id, member_id, old_attendance_id, new_attendance_id,
        old_shift_id, new_shift_id, purpose, chain, changed_at)
      values (${organisation}, ${change.id}, ${change.member}, ${change.oldAttendance}, ${change.newAttendance},
        ${change.oldShift}, ${change.newShift}, ${change.purpose}, ${change.chain}, ${change.changedAt})`,
  )

/** Whether another seat was taken for this one already. */
export const isReplaced = async (db: Db, organisation: OrganisationId, attendance: string): Promise<boolean> => {
  const found = await rows(
    db,
    sql`select id from exchanges.change where organisation_id = ${organisation} and old_attendance_id = ${attendance}`,
  )
  return found.length > 0
}

/** Changes of a person, oldest first. */
export const changesOf = (db: Db, organisation: OrganisationId, member: string): Promise<ChangeRow[]> =>
  rows(
    db,
    sql<ChangeRow>`select id, member_id as member, old_attendance_id as "oldAttendance",
        new_attendance_id as "newAttendance", old_shift_id as "oldShift", new_shift_id as "newShift", purpose, chain,
        changed_at as "changedAt"
      from exchanges.change where organisation_id = ${organisation} and member_id = ${member}
      order by changed_at, id`,
  )

/** Who changed, the seat left and the one taken. */
export const placesOfChange = (
  db: Db,
  organisation: OrganisationId,
  change: string,
): Promise<{ member: string; gave: string; got: string } | null> =>
  one(
    db,
    sql<{ member: string; gave: string; got: string }>`select member_id as member, old_attendance_id as gave,
        new_attendance_id as got
      from exchanges.change where organisation_id = ${organisation} and id = ${change}`,
  )
