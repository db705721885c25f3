/** What people hold whom an import finds without a right to seats: read before it goes, and given back when the import
 *  is undone. All of them with one statement each. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface HeldAhead {
  readonly member: string
  readonly sort: 'fixed_seat' | 'row' | 'template_lead' | 'shift_lead'
  readonly id: string
  /** First and last day of a fixed seat. */
  readonly from: Day | null
  readonly until: Day | null
}

/** Running fixed seats, rows to come, and lead roles of templates and shifts to come. */
export const heldAhead = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  today: Day,
  now: Instant,
): Promise<HeldAhead[]> =>
  rows(
    db,
    sql<HeldAhead>`select member_id as member, 'fixed_seat' as sort, id, from_day as "from", until_day as until
        from shifts.fixed_seat where organisation_id = ${organisation} and member_id = any(${members}::uuid[])
          and (until_day is null or (until_day >= ${today} and until_day >= from_day))
      union all
      select seat.member_id, 'row', seat.id, null, null from shifts.attendance as seat
        join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
        where seat.organisation_id = ${organisation} and seat.member_id = any(${members}::uuid[])
          and seat.state = 'planned' and seat.stand_in_id is null and shift.starts_at > ${now}
      union all
      select lead_id, 'template_lead', id, null, null from shifts.template
        where organisation_id = ${organisation} and lead_id = any(${members}::uuid[])
      union all
      select lead_id, 'shift_lead', id, null, null from shifts.shift
        where organisation_id = ${organisation} and lead_id = any(${members}::uuid[]) and starts_at > ${now}
      order by 1, 2, 3`,
  )

/** Puts everything back, where nobody else came in between: a row whose seat was taken gets an extra one. */
export async function giveBack(db: Db, organisation: OrganisationId, held: readonly HeldAhead[]): Promise<void> {
  const of = (sort: HeldAhead['sort']) => held.filter((one) => one.sort === sort)
  const seats = of('fixed_seat')
  await written(
    db,
    sql`update shifts.fixed_seat as seat set until_day = given.until_day
      from unnest(${seats.map(({ id }) => id)}::uuid[], ${seats.map(({ until }) => until)}::date[]) as given(id, until_day)
      where seat.organisation_id = ${organisation} and seat.id = given.id`,
  )
  const ids = of('row').map(({ id }) => id)
  await written(
    db,
    sql`update shifts.attendance as seat set state = 'planned', cancel_reason = null, cancelled_at = null
      from shifts.shift
      where seat.organisation_id = ${organisation} and seat.id = any(${ids}::uuid[])
        and seat.state = 'cancelled' and seat.cancel_reason = 'standing'
        and shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id and shift.state = 'planned'
        and not exists (select 1 from shifts.attendance as other where other.organisation_id = seat.organisation_id
          and other.shift_id = seat.shift_id and other.member_id = seat.member_id and other.state <> 'cancelled')`,
  )
  await written(
    db,
    sql`update shifts.shift_group as one set seats = taken.people
      from (select seat.shift_id, seat.group_id, count(*)::integer as people from shifts.attendance as seat
        where seat.organisation_id = ${organisation} and seat.state <> 'cancelled' and seat.shift_id in (
          select back.shift_id from shifts.attendance as back
          where back.organisation_id = ${organisation} and back.id = any(${ids}::uuid[]))
        group by seat.shift_id, seat.group_id) as taken
      where one.organisation_id = ${organisation} and one.shift_id = taken.shift_id and one.group_id = taken.group_id
        and one.seats < taken.people`,
  )
  for (const [table, sort] of [
    ['template', 'template_lead'],
    ['shift', 'shift_lead'],
  ] as const)
    await written(
      db,
      sql`update ${sql.raw(`shifts.${table}`)} as one set lead_id = given.member
        from unnest(${of(sort).map(({ id }) => id)}::uuid[], ${of(sort).map(({ member }) => member)}::uuid[])
          as given(id, member)
        where one.organisation_id = ${organisation} and one.id = given.id and one.lead_id is null`,
    )
}
