/** Templates with their groups and holders. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { HeldSeat, TemplateState } from '../rules/template-edit.ts'

const stateColumns = sql`template.id, template.name, template.kind_id as kind, template.rota_id as rota,
  template.week_sequence as "weekSequence", template.day_number as "dayNumber", template.series_every as "seriesEvery",
  template.series_unit as "seriesUnit", template.series_ahead_count as "seriesAheadCount", template.from_day as "from",
  template.until_day as until, template.starts, template.ends, template.lead_id as lead, template.weight,
  template.beneficiary, template.public_holidays as "publicHolidays", template.state, template.version`

/** These templates, locked, with groups and everybody who holds or will hold a seat. */
export async function lockTemplates(
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TemplateState>> {
  await sql`select id from shifts.template where organisation_id = ${organisation} and id = any(${ids}::uuid[])
    order by id for update`.execute(db)
  return readTemplates(db, organisation, ids)
}

export async function readTemplates(
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TemplateState>> {
  const found = await rows<TemplateState>(
    db,
    sql<TemplateState>`select ${stateColumns},
        coalesce((select json_agg(json_build_object('id', one.id, 'role', one.role, 'seats', one.seats,
            'minSeats', one.min_seats, 'skills', one.skills, 'warnings', one.warnings) order by one.position, one.id)
          from shifts.seat_group as one
          where one.organisation_id = template.organisation_id and one.template_id = template.id
            and one.position > 0), '[]'::json) as groups,
        coalesce((select json_agg(json_build_object('id', seat.id, 'group', seat.group_id, 'member', seat.member_id,
            'from', seat.from_day, 'until', seat.until_day) order by seat.from_day, seat.id)
          from shifts.fixed_seat as seat
          where seat.organisation_id = template.organisation_id and seat.template_id = template.id), '[]'::json) as held
      from shifts.template
      where template.organisation_id = ${organisation} and template.id = any(${ids}::uuid[])
      order by template.id`,
  )
  return new Map(found.map((template) => [template.id, template]))
}

/** Writes templates as they are now, new ones too; counts the version of those that were there. */
export async function writeTemplates(
  db: Db,
  organisation: OrganisationId,
  templates: readonly TemplateState[],
): Promise<void> {
  await insertRows(
    db,
    'shifts.template',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      name: 'text',
      kind_id: 'uuid',
      rota_id: 'uuid',
      week_sequence: 'integer',
      day_number: 'integer',
      series_every: 'integer',
      series_unit: 'text',
      series_ahead_count: 'integer',
      from_day: 'date',
      until_day: 'date',
      starts: 'time',
      ends: 'time',
      lead_id: 'uuid',
      weight: 'numeric',
      beneficiary: 'text',
      public_holidays: 'text',
      state: 'text',
    },
    templates.map((template) => ({
      organisation_id: organisation,
      id: template.id,
      name: template.name,
      kind_id: template.kind,
      rota_id: template.rota,
      week_sequence: template.weekSequence,
      day_number: template.dayNumber,
      series_every: template.seriesEvery,
      series_unit: template.seriesUnit,
      series_ahead_count: template.seriesAheadCount,
      from_day: template.from,
      until_day: template.until,
      starts: template.starts,
      ends: template.ends,
      lead_id: template.lead,
      weight: template.weight,
      beneficiary: template.beneficiary,
      public_holidays: template.publicHolidays,
      state: template.state,
    })),
    `on conflict (organisation_id, id) do update set name = excluded.name, kind_id = excluded.kind_id,
      rota_id = excluded.rota_id, week_sequence = excluded.week_sequence, day_number = excluded.day_number,
      series_every = excluded.series_every, series_unit = excluded.series_unit,
      series_ahead_count = excluded.series_ahead_count, until_day = excluded.until_day, starts = excluded.starts,
      ends = excluded.ends, lead_id = excluded.lead_id, weight = excluded.weight, beneficiary = excluded.beneficiary,
      public_holidays = excluded.public_holidays, state = excluded.state, version = template.version + 1`,
  )
  await writeGroups(db, organisation, templates)
}

/** Groups as they are now. One that is gone stays for the seats that were held in it, at position 0. */
async function writeGroups(db: Db, organisation: OrganisationId, templates: readonly TemplateState[]): Promise<void> {
  const groups = templates.flatMap((template) =>
    template.groups.map((group, index) => ({
      organisation_id: organisation,
      id: group.id,
      template_id: template.id,
      position: index + 1,
      role: group.role,
      seats: group.seats,
      min_seats: group.minSeats,
      skills: group.skills,
      warnings: group.warnings,
    })),
  )
  await written(
    db,
    sql`update shifts.seat_group set position = 0
      where organisation_id = ${organisation} and template_id = any(${templates.map(({ id }) => id)}::uuid[])
        and id <> all(${groups.map(({ id }) => id)}::uuid[])`,
  )
  await insertRows(
    db,
    'shifts.seat_group',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      template_id: 'uuid',
      position: 'integer',
      role: 'text',
      seats: 'integer',
      min_seats: 'integer',
      skills: 'text[]',
      warnings: 'text[]',
    },
    groups,
    `on conflict (organisation_id, id) do update set position = excluded.position, role = excluded.role,
      seats = excluded.seats, min_seats = excluded.min_seats, skills = excluded.skills, warnings = excluded.warnings`,
  )
}

/** The first and last day of a fixed seat. */
export interface SeatDays {
  readonly id: string
  readonly from: Day
  readonly until: Day | null
}

/** Moves the days of fixed seats. */
export const writeSeatDays = (db: Db, organisation: OrganisationId, seats: readonly SeatDays[]): Promise<number> =>
  seats.length === 0
    ? Promise.resolve(0)
    : written(
        db,
        sql`update shifts.fixed_seat as seat set from_day = given.from_day, until_day = given.until_day
          from unnest(${seats.map(({ id }) => id)}::uuid[], ${seats.map(({ from }) => from)}::date[],
            ${seats.map(({ until }) => until)}::date[]) as given(id, from_day, until_day)
          where seat.organisation_id = ${organisation} and seat.id = given.id`,
      )

export interface SeatWithTemplate extends HeldSeat {
  readonly template: string
}

export const addFixedSeats = (
  db: Db,
  organisation: OrganisationId,
  seats: readonly SeatWithTemplate[],
  now: Instant,
): Promise<number> =>
  insertRows(
    db,
    'shifts.fixed_seat',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      template_id: 'uuid',
      group_id: 'uuid',
      member_id: 'uuid',
      from_day: 'date',
      until_day: 'date',
      given_at: 'timestamptz',
    },
    seats.map((seat) => ({
      organisation_id: organisation,
      id: seat.id,
      template_id: seat.template,
      group_id: seat.group,
      member_id: seat.member,
      from_day: seat.from,
      until_day: seat.until,
      given_at: now,
    })),
  )

/** Fixed seats of a person that reach `today` or later. */
export const seatsHeldBy = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  today: Day,
): Promise<(SeatWithTemplate & { readonly name: string })[]> =>
  rows(
    db,
    sql<SeatWithTemplate & { readonly name: string }>`select seat.id, seat.template_id as template,
        seat.group_id as "group", seat.member_id as member, seat.from_day as "from", seat.until_day as until,
        template.name
      from shifts.fixed_seat as seat
      join shifts.template on template.organisation_id = seat.organisation_id and template.id = seat.template_id
      where seat.organisation_id = ${organisation} and seat.member_id = any(${members}::uuid[])
        and (seat.until_day is null or (seat.until_day >= ${today} and seat.until_day >= seat.from_day))
      order by seat.from_day, seat.id`,
  )

export const fixedSeatById = async (
  db: Db,
  organisation: OrganisationId,
  seat: string,
): Promise<SeatWithTemplate | null> => {
  const found = await rows<SeatWithTemplate>(
    db,
    sql<SeatWithTemplate>`select id, template_id as template, group_id as "group", member_id as member,
        from_day as "from", until_day as until
      from shifts.fixed_seat where organisation_id = ${organisation} and id = ${seat}`,
  )
  return found[0] ?? null
}

/** Planned rows to come that these fixed seats made, on days they no longer hold.
 *  `exchanged` tells those moved away by exchange. */
export const rowsOutside = (
  db: Db,
  organisation: OrganisationId,
  seats: readonly SeatDays[],
  now: Instant,
): Promise<{ id: string; day: Day; exchanged: boolean }[]> =>
  seats.length === 0
    ? Promise.resolve([])
    : rows(
        db,
        sql<{ id: string; day: Day; exchanged: boolean }>`select seat.id, shift.day, seat.chain > 0 as exchanged
          from unnest(${seats.map(({ id }) => id)}::uuid[], ${seats.map(({ from }) => from)}::date[],
            ${seats.map(({ until }) => until)}::date[]) as given(id, from_day, until_day)
          join shifts.attendance as seat on seat.organisation_id = ${organisation} and seat.fixed_seat_id = given.id
          join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
          where seat.state = 'planned' and shift.starts_at > ${now}
            and (shift.day < given.from_day or shift.day > given.until_day)
          order by shift.day, seat.id`,
      )

/** The template gets its lead, and the shifts to come in which this person sits and that have none, unless set by hand. */
export async function writeLead(
  db: Db,
  organisation: OrganisationId,
  template: string,
  lead: string,
  now: Instant,
): Promise<void> {
  await written(
    db,
    sql`update shifts.template set lead_id = ${lead}, version = version + 1
      where organisation_id = ${organisation} and id = ${template}`,
  )
  await written(
    db,
    sql`update shifts.shift set lead_id = ${lead}, version = version + 1
      where organisation_id = ${organisation} and template_id = ${template} and starts_at > ${now}
        and state = 'planned' and lead_id is null and not 'lead' = any(edited_fields)
        and exists (select 1 from shifts.attendance as seat where seat.organisation_id = shift.organisation_id
          and seat.shift_id = shift.id and seat.member_id = ${lead} and seat.state = 'planned')`,
  )
}
