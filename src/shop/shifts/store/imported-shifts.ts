/** Dated shifts with everybody on them, as imports find and write them. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Purpose } from '../rules/policy.ts'

export type SeatState = 'planned' | 'done' | 'absent_0' | 'absent_1' | 'absent_2' | 'cancelled'

export interface KnownSeat {
  readonly id: string
  readonly member: string
  readonly group: string
  readonly standIn: string | null
  readonly purpose: Purpose
  readonly state: SeatState
  readonly fixedSeat: string | null
  readonly cancelReason: string | null
}

export interface KnownShift {
  readonly id: string
  readonly template: string | null
  readonly kind: string
  readonly name: string
  readonly day: Day
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  readonly state: 'planned' | 'cancelled' | 'closed'
  readonly key: string | null
  readonly groups: readonly { readonly id: string; readonly position: number; readonly seats: number }[]
  /** Cancelled rows too. */
  readonly seats: readonly KnownSeat[]
}

/** Every shift of these days, whatever its state. */
export const shiftsOn = (db: Db, organisation: OrganisationId, days: readonly Day[]): Promise<KnownShift[]> =>
  rows(
    db,
    sql<KnownShift>`select shift.id, shift.template_id as template, shift.kind_id as kind, shift.name, shift.day,
        shift.local_start as starts, shift.local_end as ends, shift.state, shift.external_key as key,
        coalesce((select json_agg(json_build_object('id', one.group_id, 'position', one.position, 'seats', one.seats)
            order by one.position, one.group_id)
          from shifts.shift_group as one
          where one.organisation_id = shift.organisation_id and one.shift_id = shift.id), '[]'::json) as groups,
        coalesce((select json_agg(json_build_object('id', seat.id, 'member', seat.member_id, 'group', seat.group_id,
            'standIn', seat.stand_in_id, 'purpose', seat.purpose, 'state', seat.state, 'fixedSeat', seat.fixed_seat_id,
            'cancelReason', seat.cancel_reason) order by seat.booked_at, seat.id)
          from shifts.attendance as seat
          where seat.organisation_id = shift.organisation_id and seat.shift_id = shift.id), '[]'::json) as seats
      from shifts.shift
      where shift.organisation_id = ${organisation} and shift.day = any(${days}::date[])
      order by shift.day, shift.starts_at, shift.id`,
  )

export const hasShifts = async (db: Db, organisation: OrganisationId, rota: string): Promise<boolean> =>
  (await one(
    db,
    sql`select 1 from shifts.shift
      join shifts.template on template.organisation_id = shift.organisation_id and template.id = shift.template_id
      where shift.organisation_id = ${organisation} and template.rota_id = ${rota} limit 1`,
  )) !== null

export interface ImportedShift {
  readonly id: string
  readonly template: string | null
  readonly kind: string
  readonly name: string
  readonly day: Day
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly letter: string | null
  readonly lead: string | null
  readonly cancelReason: string | null
}

export const addImportedShifts = (
  db: Db,
  organisation: OrganisationId,
  shifts: readonly ImportedShift[],
  now: Instant,
): Promise<number> =>
  insertRows(
    db,
    'shifts.shift',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      template_id: 'uuid',
      kind_id: 'uuid',
      name: 'text',
      day: 'date',
      local_start: 'time',
      local_end: 'time',
      starts_at: 'timestamptz',
      ends_at: 'timestamptz',
      week_letter: 'text',
      lead_id: 'uuid',
      state: 'text',
      cancel_reason: 'text',
      cancelled_at: 'timestamptz',
      made_at: 'timestamptz',
    },
    shifts.map((shift) => ({
      organisation_id: organisation,
      id: shift.id,
      template_id: shift.template,
      kind_id: shift.kind,
      name: shift.name,
      day: shift.day,
      local_start: shift.starts,
      local_end: shift.ends,
      starts_at: shift.startsAt,
      ends_at: shift.endsAt,
      week_letter: shift.letter,
      lead_id: shift.lead,
      state: shift.cancelReason === null ? 'planned' : 'cancelled',
      cancel_reason: shift.cancelReason,
      cancelled_at: shift.cancelReason === null ? null : now,
      made_at: now,
    })),
  )

export interface ImportedSeat extends KnownSeat {
  readonly shift: string
}

/** Adds rows of people, and writes state, purpose and stand-in of those that are there. */
export const writeImportedSeats = (
  db: Db,
  organisation: OrganisationId,
  seats: readonly ImportedSeat[],
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
      stand_in_id: 'uuid',
      purpose: 'text',
      state: 'text',
      source: 'text',
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
      stand_in_id: seat.standIn,
      purpose: seat.purpose,
      state: seat.state,
      source: 'import',
      fixed_seat_id: seat.fixedSeat,
      booked_at: now,
      cancelled_at: seat.state === 'cancelled' ? now : null,
      cancel_reason: seat.cancelReason,
    })),
    `on conflict (organisation_id, id) do update set stand_in_id = excluded.stand_in_id, purpose = excluded.purpose,
      state = excluded.state, cancelled_at = excluded.cancelled_at, cancel_reason = excluded.cancel_reason`,
  )

export const resizeGroups = (
  db: Db,
  organisation: OrganisationId,
  groups: readonly { readonly shift: string; readonly group: string; readonly seats: number }[],
): Promise<number> =>
  groups.length === 0
    ? Promise.resolve(0)
    : written(
        db,
        sql`update shifts.shift_group as one set seats = given.seats, min_seats = least(one.min_seats, given.seats)
          from unnest(${groups.map((one) => one.shift)}::uuid[], ${groups.map((one) => one.group)}::uuid[],
            ${groups.map((one) => one.seats)}::integer[]) as given(shift_id, group_id, seats)
          where one.organisation_id = ${organisation} and one.shift_id = given.shift_id and one.group_id = given.group_id`,
      )

/** People on these shifts whom this import did not put there, and its own rows that were changed since. */
export const usesOfShifts = async (
  db: Db,
  organisation: OrganisationId,
  shifts: readonly string[],
  seats: readonly Pick<KnownSeat, 'id' | 'state'>[],
): Promise<number> =>
  (
    await one<{ count: number }>(
      db,
      sql<{ count: number }>`select count(*) as count from shifts.attendance as seat
        left join unnest(${seats.map(({ id }) => id)}::uuid[], ${seats.map(({ state }) => state)}::text[])
          as given(id, state) on given.id = seat.id
        where seat.organisation_id = ${organisation}
          and ((seat.shift_id = any(${shifts}::uuid[]) and given.id is null)
            or (given.id is not null and (seat.state <> given.state or seat.chain > 0 or seat.told_at is not null)))`,
    )
  )?.count ?? 0

export async function dropImportedShifts(
  db: Db,
  organisation: OrganisationId,
  shifts: readonly string[],
  seats: readonly string[],
): Promise<void> {
  await written(
    db,
    sql`delete from shifts.attendance where organisation_id = ${organisation} and id = any(${seats}::uuid[])`,
  )
  await written(
    db,
    sql`delete from shifts.shift where organisation_id = ${organisation} and id = any(${shifts}::uuid[])`,
  )
}
