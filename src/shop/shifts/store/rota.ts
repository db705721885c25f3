/** Kinds and rotas. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Rota } from '../rules/rota.ts'

export interface KindRow {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly colour: string | null
  readonly archived: boolean
}

export const readKinds = (db: Db, organisation: OrganisationId, archived: boolean): Promise<KindRow[]> =>
  rows(
    db,
    sql<KindRow>`select id, name, description, colour, archived_at is not null as archived from shifts.kind
      where organisation_id = ${organisation} and (archived_at is null or ${archived})
      order by platform.plain(name), id`,
  )

export const kindByName = (db: Db, organisation: OrganisationId, name: string): Promise<{ id: string } | null> =>
  one(
    db,
    sql<{ id: string }>`select id from shifts.kind
      where organisation_id = ${organisation} and platform.plain(name) = platform.plain(${name}) and archived_at is null`,
  )

export async function readBeneficiaries(db: Db, organisation: OrganisationId): Promise<string[]> {
  const found = await rows<{ beneficiary: string }>(
    db,
    sql<{ beneficiary: string }>`select distinct beneficiary from shifts.template
      where organisation_id = ${organisation} and beneficiary is not null and state <> 'ended' order by beneficiary`,
  )
  return found.map((row) => row.beneficiary)
}

export const addKind = (db: Db, organisation: OrganisationId, kind: Omit<KindRow, 'archived'>): Promise<number> =>
  written(
    db,
    sql`insert into shifts.kind (organisation_id, id, name, description, colour)
      values (${organisation}, ${kind.id}, ${kind.name}, ${kind.description}, ${kind.colour})`,
  )

export const writeKind = (
  db: Db,
  organisation: OrganisationId,
  kind: Omit<KindRow, 'archived'> & { archivedAt: string | null },
): Promise<number> =>
  written(
    db,
    sql`update shifts.kind set name = ${kind.name}, description = ${kind.description}, colour = ${kind.colour},
        archived_at = ${kind.archivedAt}
      where organisation_id = ${organisation} and id = ${kind.id}`,
  )

/** Templates that still run in this kind. */
export async function templatesOfKind(db: Db, organisation: OrganisationId, kind: string): Promise<number> {
  const row = await one<{ count: number }>(
    db,
    sql<{ count: number }>`select count(*) as count from shifts.template
      where organisation_id = ${organisation} and kind_id = ${kind} and state <> 'ended'`,
  )
  return row?.count ?? 0
}

export const readRotas = (db: Db, organisation: OrganisationId): Promise<Rota[]> =>
  rows(
    db,
    sql<Rota>`select rota.id, rota.name, rota.anchor_day as "anchorDay", rota.valid_from as "validFrom",
        rota.valid_to as "validTo", rota.priority,
        coalesce((select json_agg(json_build_object('sequence', week.sequence, 'letter', week.letter,
            'lengthDays', week.length_days) order by week.sequence)
          from shifts.rota_week as week
          where week.organisation_id = rota.organisation_id and week.rota_id = rota.id), '[]'::json) as weeks
      from shifts.rota as rota
      where rota.organisation_id = ${organisation}
      order by rota.valid_from, rota.priority desc, rota.id`,
  )

/** Writes a rota as given: from then on its anchor is known. */
export async function writeRota(db: Db, organisation: OrganisationId, rota: Rota): Promise<void> {
  await written(
    db,
    sql`insert into shifts.rota (organisation_id, id, name, anchor_day, valid_from, valid_to, priority)
      values (${organisation}, ${rota.id}, ${rota.name}, ${rota.anchorDay}, ${rota.validFrom}, ${rota.validTo}, ${rota.priority})
      on conflict (organisation_id, id) do update set name = excluded.name, anchor_day = excluded.anchor_day,
        valid_from = excluded.valid_from, valid_to = excluded.valid_to, priority = excluded.priority,
        anchor_settled = true`,
  )
  const sequences = rota.weeks.map((week) => week.sequence)
  await written(
    db,
    sql`delete from shifts.rota_week
      where organisation_id = ${organisation} and rota_id = ${rota.id} and sequence <> all(${sequences}::integer[])`,
  )
  await insertRows(
    db,
    'shifts.rota_week',
    { organisation_id: 'uuid', rota_id: 'uuid', sequence: 'integer', letter: 'text', length_days: 'integer' },
    rota.weeks.map((week) => ({
      organisation_id: organisation,
      rota_id: rota.id,
      sequence: week.sequence,
      letter: week.letter,
      length_days: week.lengthDays,
    })),
    'on conflict (organisation_id, rota_id, sequence) do update set letter = excluded.letter, length_days = excluded.length_days',
  )
}

/** Rotas of which nobody said yet when their first week begins. */
export async function waitingRotas(db: Db, organisation: OrganisationId): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    db,
    sql<{ id: string }>`select id from shifts.rota where organisation_id = ${organisation} and not anchor_settled`,
  )
  return new Set(found.map(({ id }) => id))
}

/** `weekdayAt` of a template in SQL, for lists that show and filter by it; a test compares both. Needs the table `template`. */
export const weekdaySql = sql`(select case when sum(week.length_days) % 7 = 0 then (extract(isodow from rota.anchor_day)::integer
      + template.day_number - 2
      + coalesce(sum(week.length_days) filter (where week.sequence < template.week_sequence), 0)::integer) % 7 + 1 end
  from shifts.rota
  join shifts.rota_week as week on week.organisation_id = rota.organisation_id and week.rota_id = rota.id
  where rota.organisation_id = template.organisation_id and rota.id = template.rota_id
  group by rota.anchor_day)`

/** Weeks of a rota in which templates lie, and whether one of them has made shifts. */
export const weeksInUse = (
  db: Db,
  organisation: OrganisationId,
  rota: string,
): Promise<{ sequence: number; lastDay: number; made: boolean }[]> =>
  rows(
    db,
    sql<{ sequence: number; lastDay: number; made: boolean }>`
      select template.week_sequence as sequence, max(template.day_number) as "lastDay",
        bool_or(exists (select 1 from shifts.shift where shift.organisation_id = template.organisation_id
          and shift.template_id = template.id)) as made
      from shifts.template
      where template.organisation_id = ${organisation} and template.rota_id = ${rota} and template.state <> 'ended'
      group by template.week_sequence order by template.week_sequence`,
  )
