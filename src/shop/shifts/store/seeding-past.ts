/** The weeks that the demo lived before its first day: what they read and write, one statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { newId, type OrganisationId } from '#platform/values/ids.ts'
import type { Purpose } from '../rules/words.ts'
import type { MarkedSeat } from './outcome.ts'

export interface PastShift {
  readonly id: string
  readonly group: string
  readonly day: Day
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly free: number
}

/** Shifts before a moment that anybody may work on, oldest first. */
export const pastShifts = (db: Db, organisation: OrganisationId, now: Instant): Promise<PastShift[]> =>
  rows(
    db,
    sql<PastShift>`select shift.id, place.group_id as "group", shift.day, shift.starts_at as "startsAt",
        shift.ends_at as "endsAt", (place.seats - (select count(*) from shifts.attendance as seat
          where seat.organisation_id = shift.organisation_id and seat.shift_id = shift.id))::integer as free
      from shifts.shift
      join shifts.shift_group as place
        on place.organisation_id = shift.organisation_id and place.shift_id = shift.id and place.skills = '{}'
      where shift.organisation_id = ${organisation} and shift.starts_at < ${now}
      order by shift.starts_at, shift.name`,
  )

export interface PastSeat {
  readonly shift: PastShift
  readonly member: string
  readonly purpose: Purpose
}

export const addPastSeats = (db: Db, organisation: OrganisationId, seats: readonly PastSeat[]): Promise<number> =>
  insertRows(
    db,
    'shifts.attendance',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      shift_id: 'uuid',
      group_id: 'uuid',
      member_id: 'uuid',
      purpose: 'text',
      source: 'text',
      booked_at: 'timestamptz',
    },
    seats.map(({ shift, member, purpose }) => ({
      organisation_id: organisation,
      id: newId(),
      shift_id: shift.id,
      group_id: shift.group,
      member_id: member,
      purpose,
      source: 'self',
      booked_at: shift.startsAt,
    })),
  )

/** Every seat before a day, oldest first. */
export const seatsBefore = (db: Db, organisation: OrganisationId, day: Day): Promise<MarkedSeat[]> =>
  rows(
    db,
    sql<MarkedSeat>`select seat.id, seat.shift_id as shift, seat.member_id as member, seat.stand_in_id as "standIn",
        seat.purpose, seat.state, shift.day, shift.starts_at as "startsAt", shift.ends_at as "endsAt", shift.weight,
        shift.lead_id as lead
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and shift.day < ${day}
      order by shift.starts_at, shift.name, seat.id`,
  )

/** A validated sheet for each time before a day, and its shifts closed. */
export async function closePast(db: Db, organisation: OrganisationId, day: Day): Promise<void> {
  await written(
    db,
    sql`insert into shifts.sheet
        (organisation_id, id, starts_at, ends_at, opened_at, state, team_size, validated_at)
      select ${organisation}, gen_random_uuid(), starts_at, ends_at, starts_at - interval '20 minutes', 'validated',
        case when min(day) % 7 = 0 then 'not_enough' else 'enough' end, ends_at
      from (select distinct starts_at, ends_at, extract(day from shift.day)::integer as day from shifts.shift
        where organisation_id = ${organisation} and shift.day < ${day}) as past
      group by starts_at, ends_at`,
  )
  await written(
    db,
    sql`update shifts.shift set state = 'closed' where organisation_id = ${organisation} and day < ${day}`,
  )
}
