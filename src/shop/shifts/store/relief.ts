/** What closings give back: absences on their days, what they lost, and seats that went with a cancelled shift. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Counter } from '../rules/words.ts'
import type { MarkedSeat } from './outcome.ts'

export interface RelievedSeat {
  readonly seat: string
  readonly member: string
  readonly day: Day
  readonly weight: number
  readonly minutes: number
  readonly absent: boolean
  /** The widest relief of the closings that cover the shift; none where none does. */
  readonly relief: 'none' | 'one' | 'all'
  /** What the absence took, thousandths, below 0; counters that lost nothing are left out. */
  readonly lost: Partial<Record<Counter, number>>
}

export type Relieved = { readonly seats: readonly string[] } | { readonly from: Day; readonly until: Day }

/** Seats that ended in an absence, or that were relieved before, with the relief due to them now. */
export const relievedSeats = (db: Db, organisation: OrganisationId, asked: Relieved): Promise<RelievedSeat[]> => {
  const which =
    'seats' in asked
      ? sql`seat.id = any(${asked.seats}::uuid[])`
      : sql`shift.day between ${asked.from} and ${asked.until}`
  return rows(
    db,
    sql<RelievedSeat>`select seat.id as seat, coalesce(seat.stand_in_id, seat.member_id) as member, shift.day,
        (shift.weight * 1000)::integer as weight,
        (extract(epoch from shift.ends_at - shift.starts_at) / 60)::integer as minutes,
        seat.state in ('absent_0', 'absent_1', 'absent_2') as absent,
        coalesce((select min(closing.relief) from shifts.closing
          where closing.organisation_id = seat.organisation_id and closing.undone_at is null
            and shift.day between closing.from_day and closing.until_day and closing.relief <> 'none'
            and (closing.kind_ids = '{}' or shift.kind_id = any(closing.kind_ids))), 'none') as relief,
        coalesce((select jsonb_object_agg(loss.counter, loss.amount) from (
          select entry.counter, sum(entry.amount)::integer as amount from shifts.ledger_entry as entry
          where entry.organisation_id = seat.organisation_id and entry.cause = 'attendance'
            and entry.cause_id = seat.id::text and entry.member_id = coalesce(seat.stand_in_id, seat.member_id)
          group by entry.counter having sum(entry.amount) < 0) as loss), '{}') as lost
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and ${which}
        and (seat.state in ('absent_0', 'absent_1', 'absent_2')
          or exists (select 1 from shifts.ledger_entry as entry where entry.organisation_id = seat.organisation_id
            and entry.cause = 'relief' and entry.cause_id = seat.id::text))
      order by seat.id`,
  )
}

/** Rows of fixed holders that were cancelled in one stroke with their shift, and rows of shifts that run again. */
export const fixedSeatsGone = (
  db: Db,
  organisation: OrganisationId,
  shifts: readonly string[],
): Promise<(MarkedSeat & { readonly gone: boolean })[]> =>
  rows(
    db,
    sql<MarkedSeat & { readonly gone: boolean }>`select seat.id, seat.shift_id as shift, seat.member_id as member,
        seat.stand_in_id as "standIn", seat.purpose, seat.state, shift.day, shift.starts_at as "startsAt",
        shift.ends_at as "endsAt", shift.weight, shift.lead_id as lead,
        shift.state = 'cancelled' and seat.state = 'cancelled' and seat.cancelled_at = shift.cancelled_at as gone
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and seat.shift_id = any(${shifts}::uuid[])
        and seat.fixed_seat_id is not null and seat.state in ('cancelled', 'planned')
      order by seat.id`,
  )

/** Everybody who sits or sat on these shifts. */
export async function peopleOn(db: Db, organisation: OrganisationId, shifts: readonly string[]): Promise<string[]> {
  const found = await rows<{ member: string }>(
    db,
    sql<{ member: string }>`select distinct coalesce(stand_in_id, member_id) as member from shifts.attendance
      where organisation_id = ${organisation} and shift_id = any(${shifts}::uuid[]) order by 1`,
  )
  return found.map(({ member }) => member)
}
