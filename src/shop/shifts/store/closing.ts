/** Closings and the shifts they stop. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface ClosingRow {
  readonly id: string
  readonly from: Day
  readonly until: Day
  readonly kinds: string[]
  readonly sort: 'closed' | 'reduced'
  readonly relief: 'none' | 'one' | 'all'
  readonly reason: string
  readonly madeAt: Instant
  readonly undoneAt: Instant | null
}

const columns = sql`id, from_day as "from", until_day as until, kind_ids::text[] as kinds, sort, relief, reason,
  made_at as "madeAt", undone_at as "undoneAt"`

export const closingsWithReason = (
  db: Db,
  organisation: OrganisationId,
  from: Day,
  until: Day,
): Promise<Pick<ClosingRow, 'id' | 'from' | 'until' | 'sort' | 'reason' | 'kinds'>[]> =>
  rows(
    db,
    sql<ClosingRow>`select id, from_day as "from", until_day as until, sort, reason, kind_ids::text[] as kinds
      from shifts.closing
      where organisation_id = ${organisation} and undone_at is null and until_day >= ${from} and from_day <= ${until}
      order by from_day, id`,
  )

export const readClosings = (db: Db, organisation: OrganisationId): Promise<(ClosingRow & { shifts: number })[]> =>
  rows(
    db,
    sql<ClosingRow & { shifts: number }>`select ${columns},
        (select count(*) from shifts.shift where shift.organisation_id = closing.organisation_id
          and shift.day between closing.from_day and closing.until_day and shift.closing_id = closing.id) as shifts
      from shifts.closing where organisation_id = ${organisation} order by from_day desc, id`,
  )

/** One closing, locked: who undoes it twice finds it undone. */
export const lockClosing = (db: Db, organisation: OrganisationId, closing: string): Promise<ClosingRow | null> =>
  one(
    db,
    sql<ClosingRow>`select ${columns} from shifts.closing
      where organisation_id = ${organisation} and id = ${closing} for update`,
  )

export const addClosing = (
  db: Db,
  organisation: OrganisationId,
  closing: Omit<ClosingRow, 'undoneAt'>,
): Promise<number> =>
  written(
    db,
    sql`insert into shifts.closing (organisation_id, id, from_day, until_day, kind_ids, sort, relief, reason, made_at)
      values (${organisation}, ${closing.id}, ${closing.from}, ${closing.until}, ${closing.kinds}::uuid[], ${closing.sort},
        ${closing.relief}, ${closing.reason}, ${closing.madeAt})`,
  )

export const endClosing = (db: Db, organisation: OrganisationId, closing: string, now: Instant): Promise<number> =>
  written(
    db,
    sql`update shifts.closing set undone_at = ${now} where organisation_id = ${organisation} and id = ${closing}`,
  )

export interface StoppedShift {
  readonly id: string
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly name: string
  readonly people: number
  readonly members: string[]
}

/** Planned shifts to come that a closing would stop, with the people on them. */
export const shiftsStopped = (
  db: Db,
  organisation: OrganisationId,
  closing: Pick<ClosingRow, 'from' | 'until' | 'kinds'>,
  now: Instant,
): Promise<StoppedShift[]> =>
  rows(
    db,
    sql<StoppedShift>`select shift.id, shift.day, shift.local_start as "localStart", shift.local_end as "localEnd",
        shift.name, count(seat.id) as people,
        coalesce(array_agg(coalesce(seat.stand_in_id, seat.member_id)::text) filter (where seat.id is not null), '{}') as members
      from shifts.shift
      left join shifts.attendance as seat
        on seat.organisation_id = shift.organisation_id and seat.shift_id = shift.id and seat.state = 'planned'
      where shift.organisation_id = ${organisation} and shift.day between ${closing.from} and ${closing.until}
        and (${closing.kinds.length === 0} or shift.kind_id = any(${closing.kinds}::uuid[]))
        and shift.state = 'planned' and shift.starts_at > ${now}
      group by shift.organisation_id, shift.id
      order by shift.starts_at, shift.id`,
  )

/** Shifts to come that this closing cancelled; not those whose template has ended meanwhile. */
export const shiftsOfClosing = (
  db: Db,
  organisation: OrganisationId,
  closing: Pick<ClosingRow, 'id' | 'from' | 'until'>,
  now: Instant,
): Promise<{ id: string; day: Day; kind: string }[]> =>
  rows(
    db,
    sql<{ id: string; day: Day; kind: string }>`select shift.id, shift.day, shift.kind_id as kind
      from shifts.shift
      left join shifts.template on template.organisation_id = shift.organisation_id and template.id = shift.template_id
      where shift.organisation_id = ${organisation} and shift.day between ${closing.from} and ${closing.until}
        and shift.closing_id = ${closing.id} and shift.state = 'cancelled' and shift.starts_at > ${now}
        and (template.until_day is null or shift.day <= template.until_day)
      order by shift.id`,
  )

/** These shifts and the rows cancelled with them stay closed, from now on by another closing and for its reason. */
export async function inheritShifts(
  db: Db,
  organisation: OrganisationId,
  heirs: readonly { readonly shift: string; readonly closing: string }[],
): Promise<void> {
  if (heirs.length === 0) return
  const given = sql`unnest(${heirs.map((one) => one.shift)}::uuid[], ${heirs.map((one) => one.closing)}::uuid[])
    as given(shift_id, closing_id)
    join shifts.closing on closing.organisation_id = ${organisation} and closing.id = given.closing_id
    join shifts.shift as stopped on stopped.organisation_id = closing.organisation_id and stopped.id = given.shift_id`
  await written(
    db,
    sql`update shifts.attendance as seat set cancel_reason = closing.reason from ${given}
      where seat.organisation_id = ${organisation} and seat.shift_id = stopped.id and seat.state = 'cancelled'
        and seat.cancelled_at = stopped.cancelled_at and seat.cancel_reason = stopped.cancel_reason`,
  )
  await written(
    db,
    sql`update shifts.shift set closing_id = closing.id, cancel_reason = closing.reason, version = shift.version + 1
      from ${given} where shift.organisation_id = ${organisation} and shift.id = stopped.id`,
  )
}
