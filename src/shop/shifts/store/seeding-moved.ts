/** Seats of the demo that exchanges move: one statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, updateRows } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Purpose } from '../rules/words.ts'
import type { MarkedSeat } from './outcome.ts'

export interface SeededSeat {
  readonly id: string
  readonly shift: string
  readonly group: string
  readonly member: string
  /** Null: invented, or without one. */
  readonly email: string | null
  readonly mode: string
  readonly purpose: Purpose
  readonly state: MarkedSeat['state']
  readonly fixedSeat: string | null
  readonly day: Day
  readonly weekday: number
  readonly localStart: string
  readonly startsAt: Instant
  /** Not for everybody: the place asks for a skill. */
  readonly skilled: boolean
}

/** Everybody who sits somewhere, the earliest shift first. */
export const liveSeats = (db: Db, organisation: OrganisationId): Promise<SeededSeat[]> =>
  rows(
    db,
    sql<SeededSeat>`select seat.id, seat.shift_id as shift, seat.group_id as "group", seat.member_id as member,
        person.email, worker.mode, seat.purpose, seat.state, seat.fixed_seat_id as "fixedSeat", shift.day,
        extract(isodow from shift.day)::integer as weekday, shift.local_start as "localStart",
        shift.starts_at as "startsAt", place.skills <> '{}' as skilled
      from shifts.attendance as seat
      join shifts.shift_group as place on place.organisation_id = seat.organisation_id
        and place.shift_id = seat.shift_id and place.group_id = seat.group_id
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      join shifts.worker on worker.organisation_id = seat.organisation_id and worker.member_id = seat.member_id
      join members.public_member as person on person.organisation_id = seat.organisation_id
        and person.contact_id = seat.member_id
      where seat.organisation_id = ${organisation} and seat.state <> 'cancelled' and seat.stand_in_id is null
      order by shift.starts_at, shift.name, person.member_no`,
  )

export interface SeededPlace {
  readonly shift: string
  readonly group: string
  readonly day: Day
  readonly startsAt: Instant
  readonly state: 'planned' | 'closed'
  readonly free: number
}

/** Places nobody has, on shifts that ask for no skill, the earliest first. */
export const freePlaces = (db: Db, organisation: OrganisationId): Promise<SeededPlace[]> =>
  rows(
    db,
    sql<SeededPlace>`select * from (
        select shift.id as shift, place.group_id as "group", shift.day, shift.starts_at as "startsAt", shift.state,
          (place.seats - (select count(*) from shifts.attendance as seat
            where seat.organisation_id = place.organisation_id and seat.shift_id = place.shift_id
              and seat.group_id = place.group_id and seat.state <> 'cancelled'))::integer as free, shift.name
        from shifts.shift
        join shifts.shift_group as place on place.organisation_id = shift.organisation_id
          and place.shift_id = shift.id and place.skills = '{}'
        where shift.organisation_id = ${organisation} and shift.state <> 'cancelled') as place
      where free > 0 order by "startsAt", name, "group"`,
  )

export interface FreedSeat {
  readonly id: string
  readonly reason: string
  readonly at: Instant
}

export const freeSeeded = (db: Db, organisation: OrganisationId, freed: readonly FreedSeat[]): Promise<number> =>
  updateRows(
    db,
    'shifts.attendance',
    { organisation_id: 'uuid', id: 'uuid' },
    { state: 'text', cancel_reason: 'text', cancelled_at: 'timestamptz' },
    freed.map(({ id, reason, at }) => ({
      organisation_id: organisation,
      id,
      state: 'cancelled',
      cancel_reason: reason,
      cancelled_at: at,
    })),
  )

export interface MovedSeat extends Pick<SeededSeat, 'id' | 'shift' | 'group' | 'member' | 'purpose' | 'fixedSeat'> {
  readonly state: 'planned' | 'done' | 'cancelled'
  readonly chain: number
  readonly at: Instant
}

export const seatSeeded = (db: Db, organisation: OrganisationId, seats: readonly MovedSeat[]): Promise<number> =>
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
      state: 'text',
      source: 'text',
      chain: 'integer',
      fixed_seat_id: 'uuid',
      booked_at: 'timestamptz',
      cancelled_at: 'timestamptz',
      cancel_reason: 'text',
    },
    seats.map((seat) => ({
      organisation_id: organisation,
      id: seat.id,
      shift_id: seat.shift,
      group_id: seat.group,
      member_id: seat.member,
      purpose: seat.purpose,
      state: seat.state,
      source: 'exchange',
      chain: seat.chain,
      fixed_seat_id: seat.fixedSeat,
      booked_at: seat.at,
      cancelled_at: seat.state === 'cancelled' ? seat.at : null,
      cancel_reason: seat.state === 'cancelled' ? 'gift' : null,
    })),
  )

export interface SeededStandIn {
  readonly id: string
  readonly standIn: string
}

export const standInSeeded = (db: Db, organisation: OrganisationId, seats: readonly SeededStandIn[]): Promise<number> =>
  updateRows(
    db,
    'shifts.attendance',
    { organisation_id: 'uuid', id: 'uuid' },
    { stand_in_id: 'uuid' },
    seats.map(({ id, standIn }) => ({ organisation_id: organisation, id, stand_in_id: standIn })),
  )
