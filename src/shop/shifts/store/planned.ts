/** Dated shifts to come, as planning changes them: many at once, each kind of write one statement. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface PlannedSeat {
  readonly id: string
  readonly member: string
  readonly group: string
  readonly purpose: string
  readonly source: string
  readonly fixedSeat: string | null
  readonly chain: number
  readonly standIn: string | null
  readonly bookedAt: Instant
}

export interface PlannedShift {
  readonly id: string
  readonly template: string | null
  readonly kind: string
  readonly name: string
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly lead: string | null
  readonly weight: number
  readonly beneficiary: string | null
  readonly weekLetter: string | null
  readonly state: 'planned' | 'cancelled' | 'closed'
  readonly editedFields: string[]
  readonly version: number
  readonly groups: {
    readonly id: string
    readonly role: string
    readonly seats: number
    readonly minSeats: number
    readonly skills: string[]
    readonly warnings: string[]
  }[]
  readonly seats: PlannedSeat[]
}

const columns = sql`shift.id, shift.template_id as template, shift.kind_id as kind, shift.name, shift.day,
  shift.local_start as "localStart", shift.local_end as "localEnd", shift.starts_at as "startsAt",
  shift.ends_at as "endsAt", shift.lead_id as lead, shift.weight, shift.beneficiary, shift.week_letter as "weekLetter",
  shift.state, shift.edited_fields as "editedFields", shift.version,
  coalesce((select json_agg(json_build_object('id', one.group_id, 'role', one.role,
      'seats', one.seats, 'minSeats', one.min_seats, 'skills', one.skills, 'warnings', one.warnings) order by one.position, one.group_id)
    from shifts.shift_group as one
    where one.organisation_id = shift.organisation_id and one.shift_id = shift.id), '[]'::json) as groups,
  coalesce((select json_agg(json_build_object('id', seat.id, 'member', seat.member_id, 'group', seat.group_id,
      'purpose', seat.purpose, 'source', seat.source, 'fixedSeat', seat.fixed_seat_id, 'chain', seat.chain,
      'standIn', seat.stand_in_id, 'bookedAt', seat.booked_at) order by seat.booked_at, seat.id)
    from shifts.attendance as seat
    where seat.organisation_id = shift.organisation_id and seat.shift_id = shift.id
      and seat.state <> 'cancelled'), '[]'::json) as seats`

/** Shifts of these templates that start after now, every state. Lock them first where they will be written. */
export const shiftsAhead = (
  db: Db,
  organisation: OrganisationId,
  templates: readonly string[],
  now: Instant,
): Promise<PlannedShift[]> =>
  rows(
    db,
    sql<PlannedShift>`select ${columns} from shifts.shift
      where shift.organisation_id = ${organisation} and shift.template_id = any(${templates}::uuid[])
        and shift.starts_at > ${now} and shift.state <> 'closed'
      order by shift.starts_at, shift.id`,
  )

export const shiftsById = (db: Db, organisation: OrganisationId, shifts: readonly string[]): Promise<PlannedShift[]> =>
  rows(
    db,
    sql<PlannedShift>`select ${columns} from shifts.shift
      where shift.organisation_id = ${organisation} and shift.id = any(${shifts}::uuid[])
      order by shift.starts_at, shift.id`,
  )

/** Locks all shifts of these templates that start after now, in the order of their ids. */
export async function lockAhead(
  db: Db,
  organisation: OrganisationId,
  templates: readonly string[],
  now: Instant,
): Promise<void> {
  await sql`select id from shifts.shift where organisation_id = ${organisation}
    and template_id = any(${templates}::uuid[]) and starts_at > ${now} order by id for update`.execute(db)
}

export interface ShiftEdit {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly lead: string | null
  readonly weight: number
  readonly beneficiary: string | null
  readonly weekLetter: string | null
  readonly editedFields: readonly string[]
}

/** Writes these shifts as given and counts the version. */
export const writeShifts = (db: Db, organisation: OrganisationId, edits: readonly ShiftEdit[]): Promise<number> =>
  edits.length === 0
    ? Promise.resolve(0)
    : written(
        db,
        sql`update shifts.shift set name = given.name, kind_id = given.kind, day = given.day,
            local_start = given.local_start, local_end = given.local_end, starts_at = given.starts_at,
            ends_at = given.ends_at, lead_id = given.lead, weight = given.weight, beneficiary = given.beneficiary,
            week_letter = given.week_letter, version = version + 1,
            left_day = case when not given.edited::jsonb ? 'day' then null
              when given.day = coalesce(shift.left_day, shift.day) then null
              else coalesce(shift.left_day, shift.day) end,
            edited_fields = array(select jsonb_array_elements_text(given.edited::jsonb))
          from unnest(${edits.map((one) => one.id)}::uuid[], ${edits.map((one) => one.name)}::text[],
            ${edits.map((one) => one.kind)}::uuid[], ${edits.map((one) => one.day)}::date[],
            ${edits.map((one) => one.localStart)}::time[], ${edits.map((one) => one.localEnd)}::time[],
            ${edits.map((one) => one.startsAt)}::timestamptz[], ${edits.map((one) => one.endsAt)}::timestamptz[],
            ${edits.map((one) => one.lead)}::uuid[], ${edits.map((one) => one.weight)}::numeric[],
            ${edits.map((one) => one.beneficiary)}::text[], ${edits.map((one) => one.weekLetter)}::text[],
            ${edits.map((one) => JSON.stringify(one.editedFields))}::text[])
            as given(id, name, kind, day, local_start, local_end, starts_at, ends_at, lead, weight, beneficiary,
              week_letter, edited)
          where shift.organisation_id = ${organisation} and shift.id = given.id`,
      )

export interface NewShift extends Omit<ShiftEdit, 'editedFields'> {
  readonly madeAt: Instant
}

export const addShifts = (db: Db, organisation: OrganisationId, shifts: readonly NewShift[]): Promise<number> =>
  insertRows(
    db,
    'shifts.shift',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      kind_id: 'uuid',
      name: 'text',
      day: 'date',
      local_start: 'time',
      local_end: 'time',
      starts_at: 'timestamptz',
      ends_at: 'timestamptz',
      week_letter: 'text',
      lead_id: 'uuid',
      weight: 'numeric',
      beneficiary: 'text',
      made_at: 'timestamptz',
    },
    shifts.map((shift) => ({
      organisation_id: organisation,
      id: shift.id,
      kind_id: shift.kind,
      name: shift.name,
      day: shift.day,
      local_start: shift.localStart,
      local_end: shift.localEnd,
      starts_at: shift.startsAt,
      ends_at: shift.endsAt,
      week_letter: shift.weekLetter,
      lead_id: shift.lead,
      weight: shift.weight,
      beneficiary: shift.beneficiary,
      made_at: shift.madeAt,
    })),
  )

export interface GroupRow {
  readonly shift: string
  readonly id: string
  readonly position: number
  readonly role: string
  readonly seats: number
  readonly minSeats: number
  readonly skills: readonly string[]
  readonly warnings: readonly string[]
}

/** Writes groups of shifts as given; a group that is there already is overwritten. */
export const writeGroups = (db: Db, organisation: OrganisationId, groups: readonly GroupRow[]): Promise<number> =>
  insertRows(
    db,
    'shifts.shift_group',
    {
      organisation_id: 'uuid',
      shift_id: 'uuid',
      group_id: 'uuid',
      position: 'integer',
      role: 'text',
      seats: 'integer',
      min_seats: 'integer',
      skills: 'text[]',
      warnings: 'text[]',
    },
    groups.map((group) => ({
      organisation_id: organisation,
      shift_id: group.shift,
      group_id: group.id,
      position: group.position,
      role: group.role,
      seats: group.seats,
      min_seats: group.minSeats,
      skills: group.skills,
      warnings: group.warnings,
    })),
    `on conflict (organisation_id, shift_id, group_id) do update set position = excluded.position, role = excluded.role,
      seats = excluded.seats, min_seats = excluded.min_seats, skills = excluded.skills, warnings = excluded.warnings`,
  )

/** Groups that a shift no longer has. They must hold nobody, not even a cancelled row: those keep their group at 0 seats. */
export const dropGroups = (
  db: Db,
  organisation: OrganisationId,
  gone: readonly { shift: string; group: string }[],
): Promise<number> =>
  gone.length === 0
    ? Promise.resolve(0)
    : written(
        db,
        sql`update shifts.shift_group as one set seats = 0, min_seats = 0
          from unnest(${gone.map((one) => one.shift)}::uuid[], ${gone.map((one) => one.group)}::uuid[]) as given(shift_id, group_id)
          where one.organisation_id = ${organisation} and one.shift_id = given.shift_id and one.group_id = given.group_id`,
      )

/** Cancels planned shifts and every planned row on them; gives back who sat there. */
export async function cancelShifts(
  db: Db,
  organisation: OrganisationId,
  shifts: readonly string[],
  why: { readonly reason: string; readonly closing: string | null; readonly now: Instant },
): Promise<{ shift: string; member: string }[]> {
  if (shifts.length === 0) return []
  await written(
    db,
    sql`update shifts.shift set state = 'cancelled', cancel_reason = ${why.reason}, cancelled_at = ${why.now},
        closing_id = ${why.closing}, version = version + 1
      where organisation_id = ${organisation} and id = any(${shifts}::uuid[]) and state = 'planned'`,
  )
  return rows(
    db,
    sql<{ shift: string; member: string }>`update shifts.attendance
      set state = 'cancelled', cancel_reason = ${why.reason}, cancelled_at = ${why.now}
      where organisation_id = ${organisation} and shift_id = any(${shifts}::uuid[]) and state = 'planned'
      returning shift_id as shift, coalesce(stand_in_id, member_id) as member`,
  )
}

export const restoreShifts = (db: Db, organisation: OrganisationId, shifts: readonly string[]): Promise<number> =>
  written(
    db,
    sql`update shifts.shift set state = 'planned', cancel_reason = null, cancelled_at = null, closing_id = null,
        version = version + 1
      where organisation_id = ${organisation} and id = any(${shifts}::uuid[]) and state = 'cancelled'`,
  )

export interface CancelledRow {
  readonly shift: string
  readonly group: string
  readonly holder: string
  /** Who would have come: the stand-in where there was one. */
  readonly member: string
  readonly fixedSeat: string | null
  /** Cancelled in one stroke with the shift. */
  readonly withShift: boolean
  /** Given up or taken away before that, by a person. */
  readonly byHand: boolean
  /** A date of a fixed seat that an exchange had moved here. */
  readonly moved: boolean
  readonly chain: number
}

/** Reasons that the plan itself gives; every other one was somebody's decision about this seat. */
const ownReasons = ['fixed_seat', 'fixed_seat_ended', 'leave', 'merged']

/** Cancelled rows of cancelled shifts. Ask before the shifts are restored. */
export const rowsCancelled = (
  db: Db,
  organisation: OrganisationId,
  shifts: readonly string[],
): Promise<CancelledRow[]> =>
  rows(
    db,
    sql<CancelledRow>`with gone as (
        select seat.id, seat.shift_id as shift, seat.group_id as "group", seat.member_id as holder,
          coalesce(seat.stand_in_id, seat.member_id) as member, seat.fixed_seat_id as "fixedSeat",
          seat.cancel_reason as reason, seat.chain, seat.source = 'exchange' and seat.purpose = 'regular' as moved,
          seat.cancelled_at = shift.cancelled_at and seat.cancel_reason = shift.cancel_reason as "withShift"
        from shifts.attendance as seat
        join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
        where seat.organisation_id = ${organisation} and seat.shift_id = any(${shifts}::uuid[])
          and seat.state = 'cancelled'
      )
      select shift, "group", holder, member, "fixedSeat", "withShift", moved, chain,
        not "withShift" and reason <> all(${ownReasons}::text[]) as "byHand"
      from gone order by id`,
  )

/** Of these shifts that run: whose dated seat was last given up or taken away by a person, not by leave or closing. */
export const seatsGivenUp = (
  db: Db,
  organisation: OrganisationId,
  shifts: readonly string[],
  members: readonly string[],
): Promise<{ shift: string; fixedSeat: string }[]> =>
  rows(
    db,
    sql<{ shift: string; fixedSeat: string }>`select shift, "fixedSeat" from (
        select distinct on (seat.shift_id, seat.fixed_seat_id) seat.shift_id as shift, seat.fixed_seat_id as "fixedSeat",
          seat.cancel_reason as reason, shift.day
        from shifts.attendance as seat
        join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
        where seat.organisation_id = ${organisation} and seat.shift_id = any(${shifts}::uuid[])
          and seat.member_id = any(${members}::uuid[]) and seat.fixed_seat_id is not null and seat.state = 'cancelled'
        order by seat.shift_id, seat.fixed_seat_id, seat.cancelled_at desc, seat.id desc
      ) as last
      where reason <> all(${ownReasons}::text[])
        and not exists (select 1 from shifts.closing where closing.organisation_id = ${organisation}
          and closing.reason = last.reason and last.day between closing.from_day and closing.until_day)
      order by shift, "fixedSeat"`,
  )

/** How many of these kinds (in use) and of these people exist here. */
export const countKnown = async (
  db: Db,
  organisation: OrganisationId,
  kinds: readonly string[],
  people: readonly string[],
): Promise<{ kinds: number; leads: number }> =>
  (await one<{ kinds: number; leads: number }>(
    db,
    sql<{ kinds: number; leads: number }>`select
      (select count(*) from shifts.kind
        where organisation_id = ${organisation} and id = any(${kinds}::uuid[]) and archived_at is null) as kinds,
      (select count(*) from members.public_member
        where organisation_id = ${organisation} and contact_id = any(${people}::uuid[])) as leads`,
  )) ?? { kinds: 0, leads: 0 }

/** Of these people, those whom another shift expects while this one runs. */
export const expectedElsewhere = (
  db: Db,
  organisation: OrganisationId,
  people: readonly string[],
  shift: Pick<ShiftEdit, 'id' | 'startsAt' | 'endsAt'>,
): Promise<{ member: string; name: string; other: string; startsAt: Instant }[]> =>
  rows(
    db,
    sql<{ member: string; name: string; other: string; startsAt: Instant }>`select who.contact_id as member,
        who.display_name as name, other.name as other, other.starts_at as "startsAt"
      from shifts.attendance as seat
      join shifts.shift as other on other.organisation_id = seat.organisation_id and other.id = seat.shift_id
      join members.public_member as who on who.organisation_id = seat.organisation_id
        and who.contact_id = coalesce(seat.stand_in_id, seat.member_id)
      where seat.organisation_id = ${organisation} and seat.state = 'planned' and other.id <> ${shift.id}
        and (seat.member_id = any(${people}::uuid[]) or seat.stand_in_id = any(${people}::uuid[]))
        and coalesce(seat.stand_in_id, seat.member_id) = any(${people}::uuid[])
        and other.starts_at < ${shift.endsAt} and other.ends_at > ${shift.startsAt}
      order by who.sort_name, other.starts_at, seat.id`,
  )
