/** Seats as exchanges look at them and write them: several at once, in the order of their ids. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Purpose } from '../rules/policy.ts'

/** A row with what its shift says of it. */
export interface HeldSeat {
  readonly id: string
  readonly shift: string
  readonly group: string
  readonly role: string
  readonly member: string
  readonly standIn: string | null
  /** Since when the shop knows that nobody comes for it. */
  readonly toldAt: Instant | null
  readonly purpose: Purpose
  readonly state: 'planned' | 'done' | 'absent_0' | 'absent_1' | 'absent_2' | 'cancelled'
  readonly cancelReason: string | null
  readonly chain: number
  readonly fixedSeat: string | null
  readonly name: string
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly shiftState: 'planned' | 'cancelled' | 'closed'
  readonly lead: string | null
  /** Thousandths: 1000 is an ordinary shift. */
  readonly weight: number
}

/** A stand-in found after the holder told it comes all the same. */
export const toldAt = sql`case when seat.told_by_id = coalesce(seat.stand_in_id, seat.member_id) then seat.told_at end`

export const heldSeats = (db: Db, organisation: OrganisationId, seats: readonly string[]): Promise<HeldSeat[]> =>
  rows(
    db,
    sql<HeldSeat>`select seat.id, seat.shift_id as shift, seat.group_id as "group", one.role, seat.member_id as member,
        seat.stand_in_id as "standIn", ${toldAt} as "toldAt", seat.purpose, seat.state,
        seat.cancel_reason as "cancelReason", seat.chain, seat.fixed_seat_id as "fixedSeat",
        shift.name, shift.day, shift.local_start as "localStart", shift.local_end as "localEnd",
        shift.starts_at as "startsAt", shift.ends_at as "endsAt", shift.state as "shiftState", shift.lead_id as lead,
        (shift.weight * 1000)::integer as weight
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      join shifts.shift_group as one on one.organisation_id = seat.organisation_id
        and one.shift_id = seat.shift_id and one.group_id = seat.group_id
      where seat.organisation_id = ${organisation} and seat.id = any(${seats}::uuid[])
      order by seat.id`,
  )

/** Locks the shifts of these seats and these further ones, then these people, then the seats: each in the order of
 *  their ids, so that two exchanges wait for one another instead of each holding what the other wants. */
export async function lockSeats(
  db: Db,
  organisation: OrganisationId,
  seats: readonly string[],
  shifts: readonly string[],
  people: readonly string[],
): Promise<void> {
  await sql`select id from shifts.shift where organisation_id = ${organisation}
    and (id = any(${shifts}::uuid[]) or id in (select shift_id from shifts.attendance
      where organisation_id = ${organisation} and id = any(${seats}::uuid[])))
    order by id for update`.execute(db)
  await sql`with holders as (
      select member_id::text as member from shifts.attendance
        where organisation_id = ${organisation} and id = any(${seats}::uuid[])
      union select unnest(${people}::text[]))
    select pg_advisory_xact_lock(key) from (
      select hashtextextended('shifts.member ' || ${organisation as string} || ' ' || member, 0) as key
      from holders order by member) as keys`.execute(db)
  await sql`select id from shifts.attendance where organisation_id = ${organisation} and id = any(${seats}::uuid[])
    order by id for update`.execute(db)
}

export interface SeatPlace {
  readonly id: string
  readonly shift: string
  readonly group: string
  readonly member: string
  readonly purpose: Purpose
  readonly chain: number
  /** The fixed seat it came from: the office sees that the date was moved, and the place is not given twice. */
  readonly fixedSeat: string | null
}

export const addExchangedSeats = (
  db: Db,
  organisation: OrganisationId,
  seats: readonly SeatPlace[],
  now: Instant,
): Promise<number> =>
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
      chain: 'integer',
      fixed_seat_id: 'uuid',
      booked_at: 'timestamptz',
    },
    seats.map((seat) => ({
      organisation_id: organisation,
      id: seat.id,
      shift_id: seat.shift,
      group_id: seat.group,
      member_id: seat.member,
      purpose: seat.purpose,
      source: 'exchange',
      chain: seat.chain,
      fixed_seat_id: seat.fixedSeat,
      booked_at: now,
    })),
  )
