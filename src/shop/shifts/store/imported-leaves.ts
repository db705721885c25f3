/** Leaves that another program granted: all of a file with one statement each. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, updateRows, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { holding } from './leave.ts'

export interface ImportedLeave {
  readonly id: string
  readonly member: string
  readonly type: string
  readonly from: Day
  readonly until: Day | null
}

export interface KnownLeave extends ImportedLeave {
  /** False for one that ended early: its days hold, and nothing of it changes any more. */
  readonly approved: boolean
}

/** Leaves of these people that hold. */
export const knownLeaves = (db: Db, organisation: OrganisationId, members: readonly string[]): Promise<KnownLeave[]> =>
  rows(
    db,
    sql<KnownLeave>`select id, member_id as member, type, from_day as "from", until_day as until,
        state = 'approved' as approved
      from shifts.leave
      where organisation_id = ${organisation} and ${holding} and member_id = any(${members}::uuid[])
      order by member_id, from_day`,
  )

export const leavesById = (db: Db, organisation: OrganisationId, leaves: readonly string[]): Promise<ImportedLeave[]> =>
  rows(
    db,
    sql<ImportedLeave>`select id, member_id as member, type, from_day as "from", until_day as until from shifts.leave
      where organisation_id = ${organisation} and id = any(${leaves}::uuid[]) order by id`,
  )

/** Adds leaves as granted. */
export const addLeaves = (
  db: Db,
  organisation: OrganisationId,
  leaves: readonly (ImportedLeave & { readonly reason: string | null; readonly seen: boolean })[],
  by: { readonly now: Instant; readonly today: Day; readonly actor: string | null },
): Promise<number> =>
  insertRows(
    db,
    'shifts.leave',
    {
      ...{ organisation_id: 'uuid', id: 'uuid', member_id: 'uuid', type: 'text', from_day: 'date', until_day: 'date' },
      ...{ reason: 'text', evidence_seen_on: 'date', state: 'text', requested_at: 'timestamptz', requested_by: 'uuid' },
      ...{ decided_at: 'timestamptz', decided_by: 'uuid' },
    },
    leaves.map((leave) => ({
      ...{ organisation_id: organisation, id: leave.id, member_id: leave.member, type: leave.type },
      ...{
        from_day: leave.from,
        until_day: leave.until,
        reason: leave.reason,
        evidence_seen_on: leave.seen ? by.today : null,
      },
      ...{ state: 'approved', requested_at: by.now, requested_by: by.actor, decided_at: by.now, decided_by: by.actor },
    })),
  )

export const writeLeaveDays = (
  db: Db,
  organisation: OrganisationId,
  leaves: readonly ImportedLeave[],
): Promise<number> =>
  updateRows(
    db,
    'shifts.leave',
    { organisation_id: 'uuid', id: 'uuid' },
    { from_day: 'date', until_day: 'date' },
    leaves.map(({ id, from, until }) => ({ organisation_id: organisation, id, from_day: from, until_day: until })),
  )

/** Drops leaves, and what they put aside. */
export async function dropLeaves(db: Db, organisation: OrganisationId, leaves: readonly string[]): Promise<void> {
  await written(
    db,
    sql`delete from shifts.lead_on_leave where organisation_id = ${organisation} and leave_id = any(${leaves}::uuid[])`,
  )
  await written(
    db,
    sql`delete from shifts.leave where organisation_id = ${organisation} and id = any(${leaves}::uuid[])`,
  )
}
