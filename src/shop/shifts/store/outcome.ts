/** Rows as outcomes are written on them. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { AttendanceState } from '../rules/outcome.ts'
import type { Outcome, Purpose } from '../rules/words.ts'
import { toldAt } from './exchanging.ts'

export interface MarkedSeat {
  readonly id: string
  readonly shift: string
  readonly member: string
  readonly standIn: string | null
  readonly purpose: Purpose
  readonly state: AttendanceState
  /** Nobody said so. */
  readonly presumed: boolean
  readonly day: Day
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly weight: number
  readonly lead: string | null
  /** The shop was told that nobody comes for it. */
  readonly told: boolean
}

const markedColumns = sql`seat.id, seat.shift_id as shift, seat.member_id as member, seat.stand_in_id as "standIn",
  seat.purpose, seat.state, seat.presumed, shift.day, shift.starts_at as "startsAt", shift.ends_at as "endsAt",
  shift.weight, shift.lead_id as lead, (${toldAt}) is not null as told`

/** Seats of shifts that are over and of which nobody said what became of them, locked in the order of their ids. */
export const lockUnsaid = (db: Db, organisation: OrganisationId, from: Day, now: Instant): Promise<MarkedSeat[]> =>
  rows(
    db,
    sql<MarkedSeat>`select ${markedColumns}
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and seat.state = 'planned' and shift.state <> 'cancelled'
        and shift.day >= ${from} and shift.ends_at <= ${now}
      order by seat.id for update of seat`,
  )

/** When the first shift that `lockUnsaid` would find something of is over. */
export const nextUnsaid = async (db: Db, organisation: OrganisationId, from: Day): Promise<Instant | null> =>
  (
    await one<{ at: Instant | null }>(
      db,
      sql`select min(shift.ends_at) as at
        from shifts.attendance as seat
        join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
        where seat.organisation_id = ${organisation} and seat.state = 'planned' and shift.state <> 'cancelled'
          and shift.day >= ${from}`,
    )
  )?.at ?? null

/** Live rows of shifts, of all people or of one as holder or stand-in, locked in the order of their ids. */
export const lockSeats = (
  db: Db,
  organisation: OrganisationId,
  shifts: readonly string[],
  member: string | null,
): Promise<MarkedSeat[]> =>
  rows(
    db,
    sql<MarkedSeat>`select ${markedColumns}
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and seat.shift_id = any(${shifts}::uuid[]) and seat.state <> 'cancelled'
        and (${member}::uuid is null or seat.member_id = ${member} or seat.stand_in_id = ${member})
      order by seat.id for update of seat`,
  )

/** `presumed`: nobody said so. */
export const writeOutcomes = (
  db: Db,
  organisation: OrganisationId,
  marks: readonly { readonly attendance: string; readonly outcome: Outcome | 'planned' }[],
  presumed: boolean,
): Promise<number> =>
  written(
    db,
    sql`update shifts.attendance as seat set state = mark.outcome, presumed = ${presumed}
      from unnest(${marks.map(({ attendance }) => attendance)}::uuid[], ${marks.map(({ outcome }) => outcome)}::text[])
        as mark(id, outcome)
      where seat.organisation_id = ${organisation} and seat.id = mark.id
        and (seat.state <> mark.outcome or seat.presumed <> ${presumed})`,
  )

/** Planned seats of a person that have not begun, as work: what would be posted were they done. */
export const plannedWork = (
  db: Db,
  organisation: OrganisationId,
  member: string,
  now: Instant,
): Promise<{ day: Day; purpose: Purpose; weight: number; minutes: number }[]> =>
  rows(
    db,
    sql<{ day: Day; purpose: Purpose; weight: number; minutes: number }>`select shift.day, seat.purpose,
        (shift.weight * 1000)::integer as weight,
        (extract(epoch from shift.ends_at - shift.starts_at) / 60)::integer as minutes
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and seat.state = 'planned' and shift.starts_at > ${now}
        and coalesce(seat.stand_in_id, seat.member_id) = ${member}
      order by shift.starts_at, seat.id`,
  )
