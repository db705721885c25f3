/** Everything a booking is judged by, read under locks, and the writing of seats. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { OwnSeat } from '../rules/booking.ts'
import type { Mode } from '../rules/policy.ts'
import type { SeatGroup } from '../rules/seats.ts'

/** Locks the shift and the person: whoever else wants a seat here, or a seat for this person, waits for our commit.
 *  The shift first: two people meet at one shift, never at one another. */
export async function lockSeat(
  db: Db,
  organisation: OrganisationId,
  shift: string,
  member: string,
): Promise<{ id: string } | null> {
  const locked = await one<{ id: string }>(
    db,
    sql<{ id: string }>`select id from shifts.shift
      where organisation_id = ${organisation} and id = ${shift} for update`,
  )
  await lockPerson(db, organisation, member)
  return locked
}

/** Whoever else wants something for this person waits for our commit. */
export async function lockPerson(db: Db, organisation: OrganisationId, member: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`shifts.member ${organisation} ${member}`}, 0))`.execute(db)
}

/** Locks shifts in the order of their ids. */
export async function lockShifts(db: Db, organisation: OrganisationId, shifts: readonly string[]): Promise<void> {
  await sql`select id from shifts.shift
    where organisation_id = ${organisation} and id = any(${shifts}::uuid[]) order by id for update`.execute(db)
}

export interface ShiftFacts {
  readonly id: string
  readonly template: string | null
  readonly kind: string
  readonly name: string
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly state: 'planned' | 'cancelled' | 'closed'
  readonly lead: string | null
  readonly madeAt: Instant | null
  readonly groups: SeatGroup[]
}

/** Groups of a shift with their live rows, as one JSON array; `shift` is the name of the outer table. */
export const groupsWithTaken = sql`coalesce((
    select json_agg(json_build_object('id', one.group_id, 'role', one.role, 'seats', one.seats,
        'minSeats', one.min_seats, 'skills', one.skills, 'warnings', one.warnings, 'taken', (
          select count(*) from shifts.attendance as live
          where live.organisation_id = one.organisation_id and live.shift_id = one.shift_id
            and live.group_id = one.group_id and live.state <> 'cancelled')) order by one.position, one.group_id)
    from shifts.shift_group as one
    where one.organisation_id = shift.organisation_id and one.shift_id = shift.id), '[]'::json)`

/** Those of these shifts that exist, by id. */
export const shiftFactsOf = (db: Db, organisation: OrganisationId, shifts: readonly string[]): Promise<ShiftFacts[]> =>
  rows(
    db,
    sql<ShiftFacts>`select id, template_id as template, kind_id as kind, name, day, local_start as "localStart",
        local_end as "localEnd", starts_at as "startsAt", ends_at as "endsAt", state, lead_id as lead,
        made_at as "madeAt", ${groupsWithTaken} as groups
      from shifts.shift where organisation_id = ${organisation} and id = any(${shifts}::uuid[]) order by id`,
  )

export const shiftFacts = async (db: Db, organisation: OrganisationId, shift: string): Promise<ShiftFacts | null> =>
  (await shiftFactsOf(db, organisation, [shift]))[0] ?? null

export interface PersonSeats {
  readonly member: string
  readonly mode: Mode | null
  readonly skills: string[] | null
  readonly blocked: string | null
  readonly resigningOn: Day | null
  readonly unsubscribedOn: Day | null
  readonly worked: number
  readonly makeUpsAhead: number
  readonly seatsAhead: number
  readonly minutesAhead: number
  readonly flyingStart: Day | null
  readonly countedFrom: Day | null
}

/** How these people take part; `mode` and what hangs on it null without a worker's row. One line for each. */
export const personFactsOf = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  now: Instant,
): Promise<PersonSeats[]> =>
  rows(
    db,
    sql<PersonSeats>`select given.member::text as member, worker.mode, worker.skills, worker.blocked,
        worker.resigning_on as "resigningOn", worker.unsubscribed_on as "unsubscribedOn",
        worker.flying_start as "flyingStart", worker.counted_from as "countedFrom", ahead.seats as "seatsAhead",
        ahead.make_ups as "makeUpsAhead", ahead.minutes as "minutesAhead",
        coalesce(worker.shifts_before, 0) + (select count(*) from shifts.attendance
          where organisation_id = ${organisation} and member_id = given.member and state = 'done') as worked
      from unnest(${members}::uuid[]) as given(member)
      cross join lateral (select count(*) as seats, count(*) filter (where live.purpose = 'make_up') as make_ups,
            coalesce(sum(extract(epoch from shift.ends_at - shift.starts_at) / 60), 0)::integer as minutes
          from shifts.attendance as live
          join shifts.shift on shift.organisation_id = live.organisation_id and shift.id = live.shift_id
          where live.organisation_id = ${organisation} and live.member_id = given.member and live.state = 'planned'
            and shift.starts_at > ${now}) as ahead
      left join shifts.worker on worker.organisation_id = ${organisation} and worker.member_id = given.member`,
  )

/** Live rows of these people with a day in the range, as holder or as stand-in: a line for each of the two. A seat given
 *  to a stand-in binds the stand-in. */
export const seatsOfBetween = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  from: Day,
  until: Day,
): Promise<(OwnSeat & { readonly member: string })[]> =>
  rows(
    db,
    sql<OwnSeat & { readonly member: string }>`select person.id as member, shift.id as shift, shift.day,
        shift.starts_at as "startsAt", shift.ends_at as "endsAt", live.purpose,
        live.stand_in_id is not null and live.stand_in_id <> person.id as replaced
      from shifts.attendance as live
      join shifts.shift on shift.organisation_id = live.organisation_id and shift.id = live.shift_id
      cross join lateral (select unnest(array[live.member_id, live.stand_in_id]) as id) as person
      where live.organisation_id = ${organisation} and person.id = any(${members}::uuid[])
        and (live.member_id = any(${members}::uuid[]) or live.stand_in_id = any(${members}::uuid[]))
        and live.state <> 'cancelled' and shift.state <> 'cancelled' and shift.day between ${from} and ${until}
      order by shift.starts_at, shift.id`,
  )

/** Of the people who sat on the occurrence before each of these, those who sit on neither: seats are kept for them. */
export const priorHolders = (
  db: Db,
  organisation: OrganisationId,
  shifts: readonly string[],
): Promise<{ shift: string; member: string }[]> =>
  rows(
    db,
    sql<{ shift: string; member: string }>`select now.id as shift, live.member_id as member
      from shifts.shift as now
      cross join lateral (
        select before.id from shifts.shift as before
        where before.organisation_id = now.organisation_id and before.template_id = now.template_id
          and before.day < now.day and before.state <> 'cancelled'
        order by before.day desc limit 1) as last
      join shifts.attendance as live on live.organisation_id = now.organisation_id and live.shift_id = last.id
        and live.state <> 'cancelled'
      where now.organisation_id = ${organisation} and now.id = any(${shifts}::uuid[])
        and not exists (select 1 from shifts.attendance as again where again.organisation_id = now.organisation_id
          and again.shift_id = now.id and again.member_id = live.member_id and again.state <> 'cancelled')
      order by now.id, live.member_id`,
  )

export interface NewSeat {
  readonly id: string
  readonly shift: string
  readonly group: string
  readonly member: string
  readonly purpose: string
  readonly source: 'self' | 'office' | 'exchange' | 'sheet'
  readonly overrideReason: string | null
  readonly now: Instant
}

export const addSeat = (db: Db, organisation: OrganisationId, seat: NewSeat): Promise<number> =>
  written(
    db,
    sql`insert into shifts.attendance (organisation_id, id, shift_id, group_id, member_id, purpose, source,
        booked_at, override_reason)
      values (${organisation}, ${seat.id}, ${seat.shift}, ${seat.group}, ${seat.member}, ${seat.purpose},
        ${seat.source}, ${seat.now}, ${seat.overrideReason})`,
  )

/** Who comes instead of the holder; null: the holder again. */
export const writeStandIn = (
  db: Db,
  organisation: OrganisationId,
  attendance: string,
  standIn: string | null,
): Promise<number> =>
  written(
    db,
    sql`update shifts.attendance set stand_in_id = ${standIn}
      where organisation_id = ${organisation} and id = ${attendance}`,
  )

/** Told by whoever answers for the seat: nobody comes. */
export const writeTold = (
  db: Db,
  organisation: OrganisationId,
  attendance: string,
  by: string,
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`update shifts.attendance set told_at = ${now}, told_by_id = ${by}
      where organisation_id = ${organisation} and id = ${attendance}`,
  )

/** One more seat in a group of a shift: a list of pairs, each counted. */
export const addExtraSeats = (
  db: Db,
  organisation: OrganisationId,
  extra: readonly { readonly shift: string; readonly group: string; readonly seats: number }[],
): Promise<number> =>
  extra.length === 0
    ? Promise.resolve(0)
    : written(
        db,
        sql`update shifts.shift_group as one set seats = one.seats + more.seats
          from unnest(${extra.map((one) => one.shift)}::uuid[], ${extra.map((one) => one.group)}::uuid[],
            ${extra.map((one) => one.seats)}::integer[]) as more(shift_id, group_id, seats)
          where one.organisation_id = ${organisation} and one.shift_id = more.shift_id and one.group_id = more.group_id`,
      )

export interface SeatRow {
  readonly id: string
  readonly shift: string
  readonly group: string
  readonly member: string
  readonly purpose: string
  readonly state: string
  readonly day: Day
  readonly startsAt: Instant
  readonly name: string
  readonly lead: string | null
}

/** One row with the start of its shift, locked together with the shift. */
export const lockAttendance = (db: Db, organisation: OrganisationId, attendance: string): Promise<SeatRow | null> =>
  one(
    db,
    sql<SeatRow>`select seat.id, seat.shift_id as shift, seat.group_id as "group", seat.member_id as member, seat.purpose,
        seat.state, shift.day, shift.starts_at as "startsAt", shift.name, shift.lead_id as lead
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and seat.id = ${attendance}
      for update`,
  )

/** Who is on a shift, each with the shifts worked so far; no more than two, for whoever asks about one alone. */
export const firstTwoOn = (
  db: Db,
  organisation: OrganisationId,
  shift: string,
): Promise<{ member: string; worked: number }[]> =>
  rows(
    db,
    sql<{ member: string; worked: number }>`with there as materialized (
        select live.id, coalesce(live.stand_in_id, live.member_id) as member from shifts.attendance as live
        where live.organisation_id = ${organisation} and live.shift_id = ${shift} and live.state <> 'cancelled'
        order by live.id limit 2)
      select there.member, coalesce(worker.shifts_before, 0) + (select count(*) from shifts.attendance as past
          where past.organisation_id = ${organisation} and past.state = 'done' and past.member_id = there.member) as worked
      from there
      left join shifts.worker on worker.organisation_id = ${organisation} and worker.member_id = there.member
      order by there.id`,
  )

/** Cancels planned rows by id; gives back what was cancelled. */
export const cancelSeats = (
  db: Db,
  organisation: OrganisationId,
  seats: readonly string[],
  reason: string,
  now: Instant,
): Promise<{ id: string; member: string; shift: string }[]> =>
  rows(
    db,
    sql<{ id: string; member: string; shift: string }>`update shifts.attendance
      set state = 'cancelled', cancel_reason = ${reason}, cancelled_at = ${now}
      where organisation_id = ${organisation} and id = any(${seats}::uuid[]) and state = 'planned'
      returning id, member_id as member, shift_id as shift`,
  )
