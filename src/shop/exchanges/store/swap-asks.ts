/** Seats that requests wish for, and the people who are asked for theirs. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { type RequestRow, requestColumns } from './swap.ts'

/** A planned seat ahead, nobody standing in, in no proposal. */
export interface FreeToSwap {
  readonly attendance: string
  readonly member: string
  readonly shift: string
  readonly group: string
  readonly purpose: 'regular' | 'make_up' | 'flying' | 'solidarity' | 'unpaid'
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly kind: string
  readonly startsAt: Instant
}

const swappable = sql`select seat.id as attendance, seat.member_id as member, seat.shift_id as shift,
      seat.group_id as "group", seat.purpose, shift.day, shift.local_start as "localStart", shift.kind_id as kind,
      shift.starts_at as "startsAt"
    from shifts.public_attendance as seat
    join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
    where seat.state = 'planned' and seat.stand_in_id is null and shift.state = 'planned'
      and not exists (select 1 from exchanges.swap_leg as leg where leg.organisation_id = seat.organisation_id
        and leg.gives_id = seat.id and leg.pending)`

/** Seats of a person that could be given in a swap, the nearest first. */
export const seatsToGive = (
  db: Db,
  organisation: OrganisationId,
  member: string,
  nearest: Instant,
): Promise<FreeToSwap[]> =>
  rows(
    db,
    sql<FreeToSwap>`${swappable} and seat.organisation_id = ${organisation} and seat.member_id = ${member}
        and shift.starts_at >= ${nearest}
      order by shift.starts_at, seat.id`,
  )

export interface NamedShiftRow {
  readonly id: string
  readonly name: string
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly startsAt: Instant
  readonly cancelled: boolean
}

/** These shifts, whatever has become of them. */
export const shiftsNamed = (
  db: Db,
  organisation: OrganisationId,
  shifts: readonly string[],
): Promise<NamedShiftRow[]> =>
  rows(
    db,
    sql<NamedShiftRow>`select id, name, day, local_start as "localStart", local_end as "localEnd",
        starts_at as "startsAt", state = 'cancelled' as cancelled
      from shifts.public_shift where organisation_id = ${organisation} and id = any(${shifts}::uuid[])`,
  )

/** Seats others hold on these shifts. */
export const seatsOn = (
  db: Db,
  organisation: OrganisationId,
  shifts: readonly string[],
  nearest: Instant,
): Promise<FreeToSwap[]> =>
  rows(
    db,
    sql<FreeToSwap>`${swappable} and seat.organisation_id = ${organisation} and seat.shift_id = any(${shifts}::uuid[])
        and shift.starts_at >= ${nearest}
      order by shift.starts_at, seat.id`,
  )

export interface OpenRequestRow extends RequestRow {
  readonly shift: string
  readonly group: string
  readonly purpose: FreeToSwap['purpose']
}

/** Open requests of other people whose seat still stands and is not too near, the oldest first; without those this
 *  person would rather not hear of. */
export const openRequestsOfOthers = (
  db: Db,
  organisation: OrganisationId,
  member: string,
  nearest: Instant,
): Promise<OpenRequestRow[]> =>
  rows(
    db,
    sql<OpenRequestRow>`select ${requestColumns}, seat.shift_id as shift, seat.group_id as "group",
        seat.purpose
      from exchanges.swap_request as request
      join shifts.public_attendance as seat on seat.organisation_id = request.organisation_id
        and seat.id = request.attendance_id and seat.state = 'planned' and seat.stand_in_id is null
        and seat.member_id = request.member_id
      join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
        and shift.state = 'planned' and shift.starts_at >= ${nearest}
      where request.organisation_id = ${organisation} and request.state = 'open' and request.member_id <> ${member}
        and not exists (select 1 from exchanges.swap_ask as ask where ask.organisation_id = request.organisation_id
          and ask.request_id = request.id and ask.member_id = ${member} and ask.declined_at is not null)
      order by request.made_at, request.id`,
  )

export const addAsks = (
  db: Db,
  organisation: OrganisationId,
  request: string,
  asked: readonly { readonly attendance: string; readonly member: string }[],
  now: Instant,
): Promise<number> =>
  insertRows(
    db,
    'exchanges.swap_ask',
    { organisation_id: 'uuid', request_id: 'uuid', attendance_id: 'uuid', member_id: 'uuid', asked_at: 'timestamptz' },
    asked.map(({ attendance, member }) => ({
      organisation_id: organisation,
      request_id: request,
      attendance_id: attendance,
      member_id: member,
      asked_at: now,
    })),
    'on conflict do nothing',
  )

/** Would rather not: for every own seat the request wishes for. */
export const declineAsks = (
  db: Db,
  organisation: OrganisationId,
  request: string,
  member: string,
  attendances: readonly string[],
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`insert into exchanges.swap_ask (organisation_id, request_id, attendance_id, member_id, declined_at)
      select ${organisation}, ${request}, attendance, ${member}, ${now}
        from unnest(${attendances}::uuid[]) as own(attendance)
      on conflict (organisation_id, request_id, attendance_id) do update
        set declined_at = coalesce(swap_ask.declined_at, excluded.declined_at)`,
  )

/** The people asked by mail, and who would rather not. */
export const asksOf = (
  db: Db,
  organisation: OrganisationId,
  requests: readonly string[],
): Promise<{ request: string; member: string; declined: boolean }[]> =>
  rows(
    db,
    sql<{ request: string; member: string; declined: boolean }>`select request_id as request, member_id as member,
        bool_or(declined_at is not null) as declined
      from exchanges.swap_ask
      where organisation_id = ${organisation} and request_id = any(${requests}::uuid[])
      group by request_id, member_id order by request_id, member_id`,
  )
