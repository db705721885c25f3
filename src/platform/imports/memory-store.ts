/** SQL of what imports remember: chosen columns, and what each import wrote. */
import type { Db } from '../database/connect.ts'
import { insertRows, one, rows, sql, written } from '../database/sql.ts'
import type { Instant } from '../values/day.ts'
import type { AccountId, OrganisationId } from '../values/ids.ts'

export type Choices = Readonly<Record<string, number | null>>

export async function readChoices(
  db: Db,
  organisation: OrganisationId,
  kind: string,
  signature: string,
): Promise<Choices> {
  const row = await one(
    db,
    sql<{ choices: Choices }>`select choices from platform.import_mapping
      where organisation_id = ${organisation} and kind = ${kind} and signature = ${signature}`,
  )
  return row?.choices ?? {}
}

export const writeChoices = (
  db: Db,
  organisation: OrganisationId,
  chosen: {
    readonly kind: string
    readonly signature: string
    readonly choices: Choices
    readonly now: Instant
    readonly by: AccountId | null
  },
): Promise<number> =>
  written(
    db,
    sql`insert into platform.import_mapping (organisation_id, kind, signature, choices, changed_at, changed_by)
        values (${organisation}, ${chosen.kind}, ${chosen.signature}, ${JSON.stringify(chosen.choices)}, ${chosen.now}, ${chosen.by})
        on conflict (organisation_id, kind, signature)
        do update set choices = excluded.choices, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
  )

export interface KeptAnswer {
  readonly source: string
  readonly topic: string
  readonly given: string
  readonly answer: string
}

export const readAnswers = (db: Db, organisation: OrganisationId, kind: string): Promise<KeptAnswer[]> =>
  rows(
    db,
    sql<KeptAnswer>`select source, topic, given, answer from platform.import_answer
      where organisation_id = ${organisation} and kind = ${kind} order by source, topic, given`,
  )

export const writeAnswers = (
  db: Db,
  organisation: OrganisationId,
  answers: readonly (KeptAnswer & { readonly kind: string; readonly now: Instant; readonly by: AccountId | null })[],
): Promise<number> =>
  insertRows(
    db,
    'platform.import_answer',
    {
      organisation_id: 'uuid',
      kind: 'text',
      source: 'text',
      topic: 'text',
      given: 'text',
      answer: 'text',
      answered_at: 'timestamptz',
      answered_by: 'uuid',
    },
    answers.map(({ now, by, ...one }) => ({
      ...one,
      organisation_id: organisation,
      answered_at: now,
      answered_by: by,
    })),
    `on conflict (organisation_id, kind, source, topic, given)
     do update set answer = excluded.answer, answered_at = excluded.answered_at, answered_by = excluded.answered_by`,
  )

export interface Changed {
  readonly id: string
  /** Whatever the module needs to put it back. */
  readonly before: unknown
}

export interface Trace {
  readonly thing: string
  readonly created: readonly string[]
  readonly changed: readonly Changed[]
}

/** Notes what an import wrote, once per sort of thing (`members.contact`), so that `undo` finds it. */
export const leaveTrace = (db: Db, organisation: OrganisationId, importId: string, trace: Trace): Promise<number> =>
  written(
    db,
    sql`insert into platform.import_trace (organisation_id, import_id, thing, created, changed)
        values (${organisation}, ${importId}, ${trace.thing}, ${trace.created}::uuid[], ${JSON.stringify(trace.changed)})`,
  )

/** Notes several sorts of things at once; those without anything are not noted. */
export const leaveTraces = (
  db: Db,
  organisation: OrganisationId,
  importId: string,
  traces: readonly Trace[],
): Promise<number> =>
  insertRows(
    db,
    'platform.import_trace',
    { organisation_id: 'uuid', import_id: 'uuid', thing: 'text', created: 'uuid[]', changed: 'jsonb' },
    traces
      .filter(({ created, changed }) => created.length + changed.length > 0)
      .map((trace) => ({ organisation_id: organisation, import_id: importId, ...trace })),
  )

/** Everything an import wrote, by sort of thing. */
export const readTraces = (db: Db, organisation: OrganisationId, importId: string): Promise<Trace[]> =>
  rows(
    db,
    sql<Trace>`select thing, created, changed from platform.import_trace
      where organisation_id = ${organisation} and import_id = ${importId} order by thing`,
  )

/** Those of these people to whom something happened since this import was applied, other than the named events;
 *  what imports did that were taken back themselves does not count. */
export async function touchedSince(
  db: Db,
  organisation: OrganisationId,
  importId: string,
  people: readonly string[],
  harmless: readonly string[],
): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ person: string }>`with applied as (
        select max(id::text)::uuid as id from platform.event
        where organisation_id = ${organisation} and subject_id = ${importId} and name = 'imports.applied'
      )
      select distinct event.person_id as person from platform.event as event, applied
      where event.organisation_id = ${organisation} and event.person_id = any(${people}::uuid[])
        and event.id > applied.id and event.name <> all(${harmless}::text[])
        and not exists (select 1 from platform.import_run as run
          where run.organisation_id = ${organisation} and run.state = 'undone' and run.id::text = event.facts ->> 'import')
      order by event.person_id`,
  )
  return found.map((one) => one.person)
}

/** Those of these things to which something happened since this import was applied; what the import itself told of
 *  them, and what other imports did that were taken back, does not count. */
export async function subjectsTouchedSince(
  db: Db,
  organisation: OrganisationId,
  importId: string,
  subjects: readonly string[],
): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ subject: string }>`with applied as (
        select max(id::text)::uuid as id from platform.event
        where organisation_id = ${organisation} and subject_id = ${importId} and name = 'imports.applied'
      )
      select distinct event.subject_id as subject from platform.event as event, applied
      where event.organisation_id = ${organisation} and event.subject_id = any(${subjects}::uuid[])
        and event.id > applied.id and event.facts ->> 'import' is distinct from ${importId}
        and not exists (select 1 from platform.import_run as run
          where run.organisation_id = ${organisation} and run.state = 'undone' and run.id::text = event.facts ->> 'import')
      order by event.subject_id`,
  )
  return found.map((one) => one.subject)
}
