/** What generation reads and writes: a fixed number of statements, however many templates there are. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { newId, type OrganisationId } from '#platform/values/ids.ts'
import type { Closing } from '../rules/closing.ts'
import type { GeneratedTemplate, GenerationPlan, Holder } from '../rules/generation.ts'

/** One generation at a time per organisation: the second waits and then finds nothing to do. */
export async function lockPlanning(db: Db, organisation: OrganisationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`shifts.planning ${organisation}`}, 0))`.execute(db)
}

/** Whether anything was ever planned here. */
export const hasTemplates = async (db: Db, organisation: OrganisationId): Promise<boolean> =>
  (await one(db, sql`select 1 from shifts.template where organisation_id = ${organisation} limit 1`)) !== null

/** Active templates, or the named ones. `groups` counts their seat groups. */
export const activeTemplates = (
  db: Db,
  organisation: OrganisationId,
  only: readonly string[] | null,
): Promise<GeneratedTemplate[]> =>
  rows(
    db,
    sql<GeneratedTemplate>`select id, name, kind_id as kind, rota_id as rota, week_sequence as "weekSequence",
        day_number as "dayNumber", series_every as "seriesEvery", series_unit as "seriesUnit",
        series_ahead_count as "seriesAheadCount", from_day as "from", until_day as until, starts, ends,
        lead_id as lead, weight, beneficiary, public_holidays as "publicHolidays",
        (select count(*) from shifts.seat_group as one
          where one.organisation_id = template.organisation_id and one.template_id = template.id and one.position > 0) as groups
      from shifts.template
      where organisation_id = ${organisation} and state = 'active'
        and (${only === null} or id = any(${only ?? []}::uuid[]))
      order by id`,
  )

/** Everybody who holds a seat of an active template in the range, and until when the person may hold one. */
export const holdersBetween = (
  db: Db,
  organisation: OrganisationId,
  from: Day,
  until: Day,
  only: readonly string[] | null,
): Promise<Omit<Holder, 'leaves'>[]> =>
  rows(
    db,
    sql<Omit<Holder, 'leaves'>>`select seat.id, seat.template_id as template, seat.group_id as "group",
        seat.member_id as member, seat.from_day as "from", seat.until_day as until,
        least(worker.resigning_on, worker.unsubscribed_on) as "heldUntil"
      from shifts.fixed_seat as seat
      left join shifts.worker on worker.organisation_id = seat.organisation_id and worker.member_id = seat.member_id
      where seat.organisation_id = ${organisation} and seat.from_day <= ${until}
        and (seat.until_day is null or seat.until_day >= ${from})
        and (${only === null} or seat.template_id = any(${only ?? []}::uuid[]))
      order by seat.id`,
  )

/** `template day` of all shifts in the range, cancelled ones too. */
export async function existingShifts(
  db: Db,
  organisation: OrganisationId,
  from: Day,
  until: Day | null,
): Promise<Set<string>> {
  const found = await rows<{ key: string }>(
    db,
    sql<{ key: string }>`select template_id || ' ' || day as key from shifts.shift
      where organisation_id = ${organisation} and day >= ${from} and (${until}::date is null or day <= ${until})
        and template_id is not null
      union all
      select template_id || ' ' || left_day from shifts.shift
      where organisation_id = ${organisation} and left_day >= ${from}
        and (${until}::date is null or left_day <= ${until}) and template_id is not null`,
  )
  return new Set(found.map((row) => row.key))
}

/** Closings that touch the range and were not undone, oldest first. */
export const closingsBetween = (
  db: Db,
  organisation: OrganisationId,
  from: Day,
  until: Day | null,
): Promise<Closing[]> =>
  rows(
    db,
    sql<Closing>`select id, from_day as "from", until_day as until, kind_ids::text[] as kinds, sort from shifts.closing
      where organisation_id = ${organisation} and undone_at is null and until_day >= ${from}
        and (${until}::date is null or from_day <= ${until})
      order by made_at, id`,
  )

export interface Made {
  readonly shifts: readonly string[]
  readonly seats: number
}

/** Writes a plan: shifts, their copied groups, their seated holders. Three statements. */
export async function writePlan(
  db: Db,
  organisation: OrganisationId,
  plan: GenerationPlan,
  now: Instant,
): Promise<Made> {
  const ids = plan.shifts.map(() => newId())
  if (ids.length === 0) return { shifts: [], seats: 0 }
  await insertRows(
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
      weight: 'numeric',
      beneficiary: 'text',
      made_at: 'timestamptz',
    },
    plan.shifts.map(({ template, day, letter, startsAt, endsAt }, index) => ({
      organisation_id: organisation,
      id: ids[index],
      template_id: template.id,
      kind_id: template.kind,
      name: template.name,
      day,
      local_start: template.starts,
      local_end: template.ends,
      starts_at: startsAt,
      ends_at: endsAt,
      week_letter: letter,
      lead_id: template.lead,
      weight: template.weight,
      beneficiary: template.beneficiary,
      made_at: now,
    })),
  )
  const templates = plan.shifts.map(({ template }) => template.id)
  await copyGroups(db, organisation, ids, templates)
  const seats = await insertSeats(
    db,
    organisation,
    plan.seats.map(({ shift, holder }) => ({ shift: ids[shift] as string, holder })),
    now,
    'new',
  )
  return { shifts: ids, seats }
}

/** The groups of each shift's template as they are now, onto the shift. */
async function copyGroups(
  db: Db,
  organisation: OrganisationId,
  shifts: readonly string[],
  templates: readonly string[],
): Promise<void> {
  await written(
    db,
    sql`insert into shifts.shift_group
        (organisation_id, shift_id, group_id, position, role, seats, min_seats, skills, warnings)
      select one.organisation_id, made.shift_id, one.id, one.position, one.role, one.seats, one.min_seats, one.skills,
        one.warnings
      from unnest(${shifts}::uuid[], ${templates}::uuid[]) as made(shift_id, template_id)
      join shifts.seat_group as one on one.template_id = made.template_id
      where one.organisation_id = ${organisation} and one.position > 0`,
  )
}

export interface HolderSeat {
  readonly shift: string
  readonly holder: { readonly id: string; readonly group: string; readonly member: string }
}

/** Seats holders of fixed seats as `regular`, each person once on a shift. Where somebody may sit already, that person
 *  is left alone; on shifts just made nobody does, and PostgreSQL need not look: a quarter of the time. */
export const insertSeats = (
  db: Db,
  organisation: OrganisationId,
  asked: readonly HolderSeat[],
  now: Instant,
  shiftsAre: 'new' | 'there' = 'there',
): Promise<number> => {
  const seats = [...new Map(asked.map((seat) => [`${seat.shift} ${seat.holder.member}`, seat])).values()]
  const unlessSeated =
    shiftsAre === 'new'
      ? sql``
      : sql`on conflict (organisation_id, shift_id, member_id) where state <> 'cancelled' do nothing`
  return seats.length === 0
    ? Promise.resolve(0)
    : written(
        db,
        sql`insert into shifts.attendance (organisation_id, id, shift_id, group_id, member_id, purpose, source,
            fixed_seat_id, booked_at)
          select ${organisation}, given.id, given.shift_id, given.group_id, given.member_id, 'regular', 'fixed',
            given.fixed_seat_id, ${now}::timestamptz
          from unnest(${seats.map(() => newId())}::uuid[], ${seats.map(({ shift }) => shift)}::uuid[],
            ${seats.map(({ holder }) => holder.group)}::uuid[], ${seats.map(({ holder }) => holder.member)}::uuid[],
            ${seats.map(({ holder }) => holder.id)}::uuid[])
            as given(id, shift_id, group_id, member_id, fixed_seat_id)
          ${unlessSeated}`,
      )
}

export interface ReportRow {
  readonly id: string
  readonly at: Instant
  readonly from: Day
  readonly until: Day
  readonly shiftsMade: number
  readonly seatsTaken: number
  readonly failures: readonly {
    readonly template: string
    readonly name: string
    readonly refusals: readonly { readonly code: string; readonly facts: Readonly<Record<string, unknown>> }[]
  }[]
}

export const addReport = (db: Db, organisation: OrganisationId, report: ReportRow): Promise<number> =>
  written(
    db,
    sql`insert into shifts.generation_report
        (organisation_id, id, at, from_day, until_day, shifts_made, seats_taken, failures)
      values (${organisation}, ${report.id}, ${report.at}, ${report.from}, ${report.until}, ${report.shiftsMade},
        ${report.seatsTaken}, ${JSON.stringify(report.failures)})`,
  )

export const readReports = (db: Db, organisation: OrganisationId): Promise<ReportRow[]> =>
  rows(
    db,
    sql<ReportRow>`select id, at, from_day as "from", until_day as until, shifts_made as "shiftsMade",
        seats_taken as "seatsTaken", failures
      from shifts.generation_report where organisation_id = ${organisation} order by id desc limit 20`,
  )

/** The last day with a shift of a template: how far the plan reaches. */
export async function plannedUntil(db: Db, organisation: OrganisationId): Promise<Day | null> {
  const row = await one<{ day: Day | null }>(
    db,
    sql<{ day: Day | null }>`select max(day) as day from shifts.shift
      where organisation_id = ${organisation} and template_id is not null`,
  )
  return row?.day ?? null
}
