/** Everything that goes when somebody loses the seats; each question one statement for all of them. */
import type { Db } from '#platform/database/connect.ts'
import { rows, type Statement, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

/** Those whose seats were cut by it. */
export const endFixedSeats = (
  db: Db,
  organisation: OrganisationId,
  ends: readonly { readonly member: string; readonly lastDay: Day }[],
): Promise<{ member: string }[]> =>
  rows(
    db,
    sql<{
      member: string
    }>`update shifts.fixed_seat as seat set until_day = greatest(ending.last_day, seat.from_day - 1)
      from (select member_id, min(last_day) as last_day
        from unnest(${ends.map(({ member }) => member)}::uuid[], ${ends.map(({ lastDay }) => lastDay)}::date[])
          as given(member_id, last_day) group by member_id) as ending
      where seat.organisation_id = ${organisation} and seat.member_id = ending.member_id
        and (seat.until_day is null or seat.until_day > greatest(ending.last_day, seat.from_day - 1))
      returning seat.member_id as member`,
  )

export const rowsAhead = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  what: 'all' | 'fixed',
  now: Instant,
): Promise<{ id: string; member: string; startsAt: Instant }[]> =>
  rows(
    db,
    sql<{ id: string; member: string; startsAt: Instant }>`select seat.id, seat.member_id as member,
        shift.starts_at as "startsAt"
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and seat.member_id = any(${members}::uuid[])
        and seat.state = 'planned' and shift.starts_at > ${now} and seat.stand_in_id is null
        and (${what === 'all'} or seat.purpose = 'regular')
      order by seat.id`,
  )

/** Everybody who has something ahead: a row as holder or stand-in, or a fixed seat. */
export const peopleAhead = (
  db: Db,
  organisation: OrganisationId,
  now: Instant,
  today: Day,
): Promise<{ member: string }[]> =>
  rows(
    db,
    sql<{ member: string }>`with ahead as (
        select seat.member_id, seat.stand_in_id from shifts.attendance as seat
        join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
          and shift.starts_at > ${now}
        where seat.organisation_id = ${organisation} and seat.state = 'planned')
      select member_id as member from ahead
      union select stand_in_id from ahead where stand_in_id is not null
      union select member_id from shifts.fixed_seat
        where organisation_id = ${organisation} and (until_day is null or (until_day > ${today} and until_day >= from_day))
      order by member`,
  )

/** Rows to come after the last day of each of these people, where nobody stands in for them. */
export const rowsAfter = (
  db: Db,
  organisation: OrganisationId,
  ends: readonly { readonly member: string; readonly lastDay: Day }[],
  now: Instant,
): Promise<{ id: string; member: string; startsAt: Instant }[]> =>
  rows(
    db,
    sql<{ id: string; member: string; startsAt: Instant }>`select seat.id, seat.member_id as member,
        shift.starts_at as "startsAt"
      from unnest(${ends.map(({ member }) => member)}::uuid[], ${ends.map(({ lastDay }) => lastDay)}::date[])
        as ending(member_id, last_day)
      join shifts.attendance as seat on seat.organisation_id = ${organisation} and seat.member_id = ending.member_id
        and seat.state = 'planned' and seat.stand_in_id is null
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
        and shift.day > ending.last_day and shift.starts_at > ${now}
      order by seat.id`,
  )

/** Whoever stands in for another no longer does: the holder answers for the seat again. */
export const dropStandIns = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  now: Instant,
): Promise<DroppedStandIn[]> => dropWhere(db, organisation, sql`seat.stand_in_id = any(${members}::uuid[])`, now)

/** The same on days of leave only. */
export const dropStandInsInside = (
  db: Db,
  organisation: OrganisationId,
  aways: readonly { readonly member: string; readonly from: Day; readonly until: Day | null }[],
  now: Instant,
): Promise<DroppedStandIn[]> =>
  dropWhere(
    db,
    organisation,
    sql`exists (select 1 from unnest(${aways.map(({ member }) => member)}::uuid[],
        ${aways.map(({ from }) => from)}::date[], ${aways.map(({ until }) => until)}::date[])
        as away(member, first_day, last_day)
      where away.member = seat.stand_in_id and shift.day >= away.first_day
        and (away.last_day is null or shift.day <= away.last_day))`,
    now,
  )

export interface DroppedStandIn {
  readonly attendance: string
  readonly shift: string
  readonly member: string
  /** Who no longer stands in. */
  readonly before: string
}

const dropWhere = (
  db: Db,
  organisation: OrganisationId,
  which: Statement<unknown>,
  now: Instant,
): Promise<DroppedStandIn[]> =>
  rows(
    db,
    sql<DroppedStandIn>`with stood as (
        select seat.id, seat.stand_in_id as before from shifts.attendance as seat
        join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
        where seat.organisation_id = ${organisation} and seat.stand_in_id is not null and seat.state = 'planned'
          and shift.starts_at > ${now} and ${which}
        order by seat.id for update of seat)
      update shifts.attendance as seat set stand_in_id = null from stood
      where seat.organisation_id = ${organisation} and seat.id = stood.id
      returning seat.id as attendance, seat.shift_id as shift, seat.member_id as member, stood.before`,
  )

/** Those who led something. */
export const dropLeadRoles = async (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  now: Instant,
): Promise<string[]> => {
  const found = await rows<{ lead: string }>(
    db,
    sql<{ lead: string }>`with led as (
        select 'template' as what, id, lead_id from shifts.template
          where organisation_id = ${organisation} and lead_id = any(${members}::uuid[])
        union all select 'shift', id, lead_id from shifts.shift
          where organisation_id = ${organisation} and lead_id = any(${members}::uuid[]) and starts_at > ${now}
      ), templates as (
        update shifts.template set lead_id = null where organisation_id = ${organisation}
          and id in (select id from led where what = 'template')
      ), shifts as (
        update shifts.shift set lead_id = null where organisation_id = ${organisation}
          and id in (select id from led where what = 'shift')
      )
      select distinct lead_id as lead from led order by lead`,
  )
  return found.map(({ lead }) => lead)
}

export const dropWatches = (db: Db, organisation: OrganisationId, members: readonly string[]): Promise<number> =>
  written(
    db,
    sql`delete from shifts.watch where organisation_id = ${organisation} and member_id = any(${members}::uuid[])`,
  )

export interface SeatEventRow {
  readonly member: string
  readonly state: 'done' | 'absent_2'
  readonly purpose: 'regular' | 'make_up'
  /** Nothing was owed on the day before. */
  readonly inOrder: boolean
  readonly day: Day
}

/** What holders of a fixed seat that runs on a day had done by then since they have it, oldest first; excused absences
 *  say nothing. */
export const readSeatEvents = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  on: Day,
): Promise<SeatEventRow[]> =>
  rows(
    db,
    sql<SeatEventRow>`with held as (
        select member_id, min(from_day) as since from shifts.fixed_seat
        where organisation_id = ${organisation} and member_id = any(${members}::uuid[]) and from_day <= ${on}
          and (until_day is null or (until_day >= ${on} and until_day >= from_day))
        group by member_id)
      select seat.member_id as member, seat.state, seat.purpose, shift.day, exists (
          select 1 from shifts.standing_span as span
          where span.organisation_id = ${organisation} and span.member_id = seat.member_id
            and span.standing = 'up_to_date' and span.from_day <= shift.day - 1
            and (span.to_day is null or span.to_day >= shift.day - 1)) as "inOrder"
      from held
      join shifts.attendance as seat on seat.organisation_id = ${organisation} and seat.member_id = held.member_id
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.state in ('done', 'absent_2') and seat.purpose in ('regular', 'make_up') and seat.stand_in_id is null
        and shift.day between held.since and ${on}
      order by seat.member_id, shift.starts_at, seat.id`,
  )
