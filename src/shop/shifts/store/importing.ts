/** Kinds, rotas and templates with the keys of the program they came from. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Mode } from '../rules/policy.ts'
import type { KindRow } from './rota.ts'

export interface KeyedKind extends Omit<KindRow, 'colour'> {
  readonly key: string | null
}

export const readKeyedKinds = (db: Db, organisation: OrganisationId): Promise<KeyedKind[]> =>
  rows(
    db,
    sql<KeyedKind>`select id, name, description, external_key as key, archived_at is not null as archived
      from shifts.kind where organisation_id = ${organisation} order by archived_at nulls first, platform.plain(name), id`,
  )

/** Adds kinds, and writes name, description and key of those that are there. */
export const writeKeyedKinds = (
  db: Db,
  organisation: OrganisationId,
  kinds: readonly Omit<KeyedKind, 'archived'>[],
): Promise<number> =>
  insertRows(
    db,
    'shifts.kind',
    { organisation_id: 'uuid', id: 'uuid', name: 'text', description: 'text', external_key: 'text' },
    kinds.map(({ id, name, description, key }) => ({
      organisation_id: organisation,
      id,
      name,
      description,
      external_key: key,
    })),
    `on conflict (organisation_id, id) do update set name = excluded.name, description = excluded.description,
      external_key = excluded.external_key`,
  )

/** How many templates and shifts are of these kinds. */
export const usesOfKinds = async (db: Db, organisation: OrganisationId, kinds: readonly string[]): Promise<number> =>
  (
    await one<{ count: number }>(
      db,
      sql<{ count: number }>`select
          (select count(*) from shifts.template where organisation_id = ${organisation} and kind_id = any(${kinds}::uuid[]))
          + (select count(*) from shifts.shift where organisation_id = ${organisation} and kind_id = any(${kinds}::uuid[]))
          as count`,
    )
  )?.count ?? 0

export const dropKinds = (db: Db, organisation: OrganisationId, kinds: readonly string[]): Promise<number> =>
  written(db, sql`delete from shifts.kind where organisation_id = ${organisation} and id = any(${kinds}::uuid[])`)

export interface WeekMark {
  readonly rota: string
  readonly sequence: number
  readonly key: string | null
  /** Templates the other program names in this week. */
  readonly names: string[]
  /** Whether it is known on which day the first week of the rota begins. */
  readonly settled: boolean
}

export const readWeekMarks = (db: Db, organisation: OrganisationId): Promise<WeekMark[]> =>
  rows(
    db,
    sql<WeekMark>`select week.rota_id as rota, week.sequence, week.external_key as key, week.imported_names as names,
        rota.anchor_settled as settled
      from shifts.rota_week as week
      join shifts.rota on rota.organisation_id = week.organisation_id and rota.id = week.rota_id
      where week.organisation_id = ${organisation} order by week.rota_id, week.sequence`,
  )

export const writeWeekMarks = (
  db: Db,
  organisation: OrganisationId,
  marks: readonly Omit<WeekMark, 'settled'>[],
): Promise<number> =>
  marks.length === 0
    ? Promise.resolve(0)
    : written(
        db,
        sql`update shifts.rota_week as week set external_key = given.key,
            imported_names = array(select jsonb_array_elements_text(given.names::jsonb))
          from unnest(${marks.map((one) => one.rota)}::uuid[], ${marks.map((one) => one.sequence)}::integer[],
            ${marks.map((one) => one.key)}::text[], ${marks.map((one) => JSON.stringify(one.names))}::text[])
            as given(rota, sequence, key, names)
          where week.organisation_id = ${organisation} and week.rota_id = given.rota and week.sequence = given.sequence`,
      )

/** Says whether the first day of a rota is known. */
export const settleRota = (db: Db, organisation: OrganisationId, rota: string, settled: boolean): Promise<number> =>
  written(
    db,
    sql`update shifts.rota set anchor_settled = ${settled} where organisation_id = ${organisation} and id = ${rota}`,
  )

export const templatesInRotas = async (
  db: Db,
  organisation: OrganisationId,
  rotas: readonly string[],
): Promise<number> =>
  (
    await one<{ count: number }>(
      db,
      sql<{ count: number }>`select count(*) as count from shifts.template
        where organisation_id = ${organisation} and rota_id = any(${rotas}::uuid[])`,
    )
  )?.count ?? 0

export const dropRotas = (db: Db, organisation: OrganisationId, rotas: readonly string[]): Promise<number> =>
  written(db, sql`delete from shifts.rota where organisation_id = ${organisation} and id = any(${rotas}::uuid[])`)

export interface TemplateKey {
  readonly id: string
  readonly key: string | null
}

/** Every template that has not ended, by id. */
export const readTemplateKeys = (db: Db, organisation: OrganisationId): Promise<TemplateKey[]> =>
  rows(
    db,
    sql<TemplateKey>`select id, external_key as key from shifts.template
      where organisation_id = ${organisation} and state <> 'ended' order by id`,
  )

export const writeTemplateKeys = (
  db: Db,
  organisation: OrganisationId,
  keys: readonly TemplateKey[],
): Promise<number> =>
  keys.length === 0
    ? Promise.resolve(0)
    : written(
        db,
        sql`update shifts.template set external_key = given.key
          from unnest(${keys.map((one) => one.id)}::uuid[], ${keys.map((one) => one.key)}::text[]) as given(id, key)
          where template.organisation_id = ${organisation} and template.id = given.id`,
      )

/** Lets templates, their rota and the seats held from their first day begin earlier: dated shifts of before came in. */
export async function beginEarlier(
  db: Db,
  organisation: OrganisationId,
  templates: readonly string[],
  from: Day,
): Promise<void> {
  await written(
    db,
    sql`update shifts.fixed_seat as seat set from_day = ${from}
      from shifts.template
      where seat.organisation_id = ${organisation} and template.organisation_id = seat.organisation_id
        and template.id = seat.template_id and template.id = any(${templates}::uuid[])
        and seat.from_day = template.from_day and template.from_day > ${from}`,
  )
  await written(
    db,
    sql`update shifts.rota set valid_from = ${from}
      where organisation_id = ${organisation} and valid_from > ${from} and id in (select rota_id from shifts.template
        where organisation_id = ${organisation} and id = any(${templates}::uuid[]))`,
  )
  await written(
    db,
    sql`update shifts.template set from_day = ${from}
      where organisation_id = ${organisation} and id = any(${templates}::uuid[]) and from_day > ${from}`,
  )
}

/** What was built on these templates: dated shifts, seats that no import gave, campaigns. */
export const usesOfTemplates = async (
  db: Db,
  organisation: OrganisationId,
  templates: readonly string[],
  seats: readonly string[],
): Promise<number> =>
  (
    await one<{ count: number }>(
      db,
      sql<{ count: number }>`select
          (select count(*) from shifts.shift
            where organisation_id = ${organisation} and template_id = any(${templates}::uuid[]))
          + (select count(*) from shifts.fixed_seat where organisation_id = ${organisation}
            and template_id = any(${templates}::uuid[]) and id <> all(${seats}::uuid[]))
          + (select count(*) from shifts.campaign_template
            where organisation_id = ${organisation} and template_id = any(${templates}::uuid[]))
          + (select count(*) from shifts.attendance
            where organisation_id = ${organisation} and fixed_seat_id = any(${seats}::uuid[])) as count`,
    )
  )?.count ?? 0

export async function dropTemplates(
  db: Db,
  organisation: OrganisationId,
  templates: readonly string[],
  seats: readonly string[],
): Promise<void> {
  await written(
    db,
    sql`delete from shifts.fixed_seat where organisation_id = ${organisation} and id = any(${seats}::uuid[])`,
  )
  await written(
    db,
    sql`delete from shifts.template where organisation_id = ${organisation} and id = any(${templates}::uuid[])`,
  )
}

export interface NewWorker {
  readonly member: string
  readonly mode: Mode
  readonly flyingStart: Day | null
  readonly exemptReason: string | null
  readonly isLead: boolean
}

export interface KnownWorker extends NewWorker {
  /** Holds a fixed seat that has not ended. */
  readonly holds: boolean
}

export const readWorkers = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  today: Day,
): Promise<KnownWorker[]> =>
  rows(
    db,
    sql<KnownWorker>`select member_id as member, mode, flying_start as "flyingStart", exempt_reason as "exemptReason",
        is_lead as "isLead", exists (select 1 from shifts.fixed_seat as seat where seat.organisation_id = worker.organisation_id
          and seat.member_id = worker.member_id and (seat.until_day is null or seat.until_day >= ${today})) as holds
      from shifts.worker where organisation_id = ${organisation} and member_id = any(${members}::uuid[])
      order by member_id`,
  )

/** Adds workers; of those that are there, mode with its day or reason and lead role are written. */
export const writeWorkers = (db: Db, organisation: OrganisationId, workers: readonly NewWorker[]): Promise<number> =>
  insertRows(
    db,
    'shifts.worker',
    {
      organisation_id: 'uuid',
      member_id: 'uuid',
      mode: 'text',
      flying_start: 'date',
      exempt_reason: 'text',
      is_lead: 'boolean',
    },
    workers.map((worker) => ({
      organisation_id: organisation,
      member_id: worker.member,
      mode: worker.mode,
      flying_start: worker.flyingStart,
      exempt_reason: worker.exemptReason,
      is_lead: worker.isLead,
    })),
    `on conflict (organisation_id, member_id) do update set mode = excluded.mode, is_lead = excluded.is_lead,
      flying_start = excluded.flying_start, exempt_reason = excluded.exempt_reason`,
  )

/** Forgets workers who sit nowhere. */
export const dropWorkers = (db: Db, organisation: OrganisationId, members: readonly string[]): Promise<number> =>
  written(
    db,
    sql`delete from shifts.worker where organisation_id = ${organisation} and member_id = any(${members}::uuid[])
      and not exists (select 1 from shifts.fixed_seat as seat
        where seat.organisation_id = worker.organisation_id and seat.member_id = worker.member_id)
      and not exists (select 1 from shifts.attendance as seat
        where seat.organisation_id = worker.organisation_id and seat.member_id = worker.member_id)`,
  )
