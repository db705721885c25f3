/** SQL of imports. */
import type { Db } from '../database/connect.ts'
import { insertRows, one, rows, sql, written } from '../database/sql.ts'
import { type ListDefinition, wordIn } from '../lists/list.ts'
import type { Refusal } from '../refusal.ts'
import type { Instant } from '../values/day.ts'
import type { AccountId, OrganisationId } from '../values/ids.ts'
import type { ImportChoice, ImportQuestion, MappingGuess, RowChange, RowProblem } from './kind.ts'
import type { MendedCell } from './mending.ts'
import type { ImportTotals, ShownOutcome } from './planning.ts'

export interface ImportFileAbout {
  readonly headers: readonly string[]
  readonly kind: 'csv' | 'xlsx' | 'xml'
  readonly encoding: string | null
  readonly separator: string | null
  readonly sheet: string | null
  /** The first filled cells of every column, while somebody may still choose columns. */
  readonly samples?: readonly (readonly string[])[]
}

export interface ImportRun {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly hash: string
  readonly bytes: number
  readonly fileKept: boolean
  readonly about: ImportFileAbout
  readonly mapping: MappingGuess
  readonly questions: readonly ImportQuestion[]
  readonly choices: Readonly<Record<string, readonly ImportChoice[]>>
  readonly problems: readonly RowProblem[]
  readonly state: 'planned' | 'applying' | 'applied' | 'undone'
  readonly totals: ImportTotals
  readonly counts: Readonly<Record<string, number>>
  readonly planHash: string
  readonly plannedAt: Instant
  readonly appliedAt: Instant | null
  readonly undoneAt: Instant | null
  readonly plannedBy: AccountId | null
  readonly appliedBy: AccountId | null
  readonly undoneBy: AccountId | null
  readonly mended: readonly MendedCell[]
  /** Files handed in together share it. */
  readonly batch: string | null
  readonly wish: Wish | null
  readonly askedBy: AccountId | null
  /** Why it could not be applied, the last time. */
  readonly trouble: readonly Refusal[] | null
}

/** How it is to be applied. */
export interface Wish {
  readonly leaveOut: boolean
  readonly asItIsNow: boolean
}

export interface ImportRow {
  readonly line: number
  readonly outcome: ShownOutcome
  readonly label: string
  readonly problems: readonly RowProblem[]
  readonly changes: readonly RowChange[]
}

const runColumns = sql.raw(`id, kind, file_name as name, file_hash as hash, file_bytes as bytes,
  file is not null as "fileKept", about, mapping, questions, choices, problems, state, totals, counts, plan_hash as "planHash",
  planned_at as "plannedAt", applied_at as "appliedAt", undone_at as "undoneAt",
  planned_by as "plannedBy", applied_by as "appliedBy", undone_by as "undoneBy", mended, batch,
  wish, asked_by as "askedBy", trouble`)

export const readRun = (db: Db, organisation: OrganisationId, id: string): Promise<ImportRun | null> =>
  one(
    db,
    sql<ImportRun>`select ${runColumns} from platform.import_run where organisation_id = ${organisation} and id = ${id}`,
  )

export const lockRun = (db: Db, organisation: OrganisationId, id: string): Promise<ImportRun | null> =>
  one(
    db,
    sql<ImportRun>`select ${runColumns} from platform.import_run
      where organisation_id = ${organisation} and id = ${id} for update`,
  )

/** Imports of one organisation are applied one after the other: each plans on what the one before wrote. */
export const waitForTurn = (db: Db, organisation: OrganisationId): Promise<unknown> =>
  one(db, sql`select pg_advisory_xact_lock(hashtextextended(${`import ${organisation}`}, 0)) is null as waited`)

/** The files handed in together, locked, in the order of their names. */
export const lockBatch = (db: Db, organisation: OrganisationId, batch: string): Promise<ImportRun[]> =>
  rows(
    db,
    sql<ImportRun>`select ${runColumns} from platform.import_run
      where organisation_id = ${organisation} and batch = ${batch} order by file_name, id for update`,
  )

export const readBatch = (db: Db, organisation: OrganisationId, batch: string): Promise<ImportRun[]> =>
  rows(
    db,
    sql<ImportRun>`select ${runColumns} from platform.import_run
      where organisation_id = ${organisation} and batch = ${batch} order by file_name, id`,
  )

export const readBatches = (db: Db, organisation: OrganisationId, batches: readonly string[]): Promise<ImportRun[]> =>
  rows(
    db,
    sql<ImportRun>`select ${runColumns} from platform.import_run
      where organisation_id = ${organisation} and batch = any(${batches}::uuid[]) order by batch, file_name, id`,
  )

/** Of these kinds only: what somebody may not bring in, they do not see either. */
export const importList = (organisation: OrganisationId, kinds: readonly string[]): ListDefinition => ({
  name: 'imports',
  from: sql`from platform.import_run where organisation_id = ${organisation} and kind = any(${kinds}::text[])`,
  id: sql`id`,
  columns: {
    kind: { sql: sql`kind`, type: 'text' },
    name: { sql: sql`file_name`, type: 'text', sortable: true, sortSql: sql`platform.plain(file_name)` },
    // Ids grow with time: the order in which files were handed in.
    handed_in: { sql: sql`id::text`, type: 'text', sortable: true },
  },
  search: wordIn(sql`platform.plain(file_name)`),
  filters: { kind: (value) => sql`kind = ${value}`, state: (value) => sql`state = ${value}` },
  sort: '-handed_in',
})

/** The runs of a page of the list, in its order. */
export const readRuns = (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<ImportRun[]> =>
  rows(
    db,
    sql<ImportRun>`select ${runColumns} from platform.import_run
      where organisation_id = ${organisation} and id = any(${ids}::uuid[])
      order by array_position(${ids}::uuid[], id)`,
  )

export async function readFile(db: Db, organisation: OrganisationId, id: string): Promise<Uint8Array | null> {
  const row = await one(
    db,
    sql<{
      file: Buffer | null
    }>`select file from platform.import_run where organisation_id = ${organisation} and id = ${id}`,
  )
  return row?.file ?? null
}

/** The last time this very file was applied, if ever. */
export async function appliedBefore(
  db: Db,
  organisation: OrganisationId,
  run: Pick<ImportRun, 'hash' | 'kind' | 'id'>,
): Promise<Instant | null> {
  const row = await one(
    db,
    sql<{ at: Instant }>`select applied_at as at from platform.import_run
      where organisation_id = ${organisation} and file_hash = ${run.hash} and kind = ${run.kind}
        and state = 'applied' and id <> ${run.id}
      order by applied_at desc limit 1`,
  )
  return row?.at ?? null
}

type Handed = 'id' | 'name' | 'hash' | 'bytes' | 'about'
type Planned = 'kind' | 'mapping' | 'questions' | 'choices' | 'problems' | 'totals' | 'planHash'
export type NewRun = Pick<ImportRun, Handed | Planned | 'batch'> & {
  readonly file: Uint8Array
  readonly now: Instant
  readonly by: AccountId | null
}

export const addRun = (db: Db, organisation: OrganisationId, run: NewRun): Promise<number> =>
  written(
    db,
    sql`insert into platform.import_run (organisation_id, id, kind, file_name, file_hash, file_bytes, file, about, mapping,
          questions, choices, problems, state, totals, plan_hash, planned_at, planned_by, batch)
        values (${organisation}, ${run.id}, ${run.kind}, ${run.name}, ${run.hash}, ${run.bytes}, ${Buffer.from(run.file)},
          ${JSON.stringify(run.about)}, ${JSON.stringify(run.mapping)}, ${JSON.stringify(run.questions)},
          ${JSON.stringify(run.choices)}, ${JSON.stringify(run.problems)}, 'planned',
          ${JSON.stringify(run.totals)}, ${run.planHash}, ${run.now}, ${run.by}, ${run.batch})`,
  )

/** Another version of the file in the place of the first. */
export const writeFile = (
  db: Db,
  organisation: OrganisationId,
  run: Pick<ImportRun, Handed | 'mended'> & { readonly file: Uint8Array },
): Promise<number> =>
  written(
    db,
    sql`update platform.import_run
        set file_name = ${run.name}, file_hash = ${run.hash}, file_bytes = ${run.bytes}, file = ${Buffer.from(run.file)},
          about = ${JSON.stringify(run.about)}, mended = ${JSON.stringify(run.mended)}
        where organisation_id = ${organisation} and id = ${run.id}`,
  )

export const dropRun = (db: Db, organisation: OrganisationId, id: string): Promise<number> =>
  written(db, sql`delete from platform.import_run where organisation_id = ${organisation} and id = ${id}`)

export const writeMended = (
  db: Db,
  organisation: OrganisationId,
  id: string,
  mended: readonly MendedCell[],
): Promise<number> =>
  written(
    db,
    sql`update platform.import_run set mended = ${JSON.stringify(mended)}
        where organisation_id = ${organisation} and id = ${id}`,
  )

export type NewPlan = Pick<ImportRun, 'id' | Planned> & {
  readonly now: Instant
  readonly by: AccountId | null
}

export const writePlan = (db: Db, organisation: OrganisationId, run: NewPlan): Promise<number> =>
  written(
    db,
    sql`update platform.import_run
        set kind = ${run.kind}, mapping = ${JSON.stringify(run.mapping)}, questions = ${JSON.stringify(run.questions)},
          choices = ${JSON.stringify(run.choices)}, problems = ${JSON.stringify(run.problems)},
          totals = ${JSON.stringify(run.totals)}, plan_hash = ${run.planHash}, planned_at = ${run.now},
          planned_by = ${run.by}
        where organisation_id = ${organisation} and id = ${run.id}`,
  )

export interface Applied {
  readonly id: string
  readonly totals: ImportTotals
  readonly counts: Readonly<Record<string, number>>
  readonly now: Instant
  readonly by: AccountId | null
}

export const markApplied = (db: Db, organisation: OrganisationId, done: Applied): Promise<number> =>
  written(
    db,
    sql`update platform.import_run
        set state = 'applied', wish = null, trouble = null, file = null, about = about - 'samples', totals = ${JSON.stringify(done.totals)},
          counts = ${JSON.stringify(done.counts)}, applied_at = ${done.now}, applied_by = ${done.by}
        where organisation_id = ${organisation} and id = ${done.id}`,
  )

export const markApplying = (
  db: Db,
  organisation: OrganisationId,
  id: string,
  wish: Wish,
  by: AccountId | null,
): Promise<number> =>
  written(
    db,
    sql`update platform.import_run
        set state = 'applying', wish = ${JSON.stringify(wish)}, asked_by = ${by}, trouble = null
        where organisation_id = ${organisation} and id = ${id}`,
  )

/** It stands as it was looked at, with the reasons. */
export const markFailed = (
  db: Db,
  organisation: OrganisationId,
  id: string,
  trouble: readonly Refusal[],
): Promise<number> =>
  written(
    db,
    sql`update platform.import_run set state = 'planned', wish = null, trouble = ${JSON.stringify(trouble)}
        where organisation_id = ${organisation} and id = ${id}`,
  )

export const markUndone = (
  db: Db,
  organisation: OrganisationId,
  done: { readonly id: string; readonly now: Instant; readonly by: AccountId | null },
): Promise<number> =>
  written(
    db,
    sql`update platform.import_run set state = 'undone', undone_at = ${done.now}, undone_by = ${done.by}
        where organisation_id = ${organisation} and id = ${done.id}`,
  )

export const anyOldFile = async (db: Db, organisation: OrganisationId, before: Instant): Promise<boolean> =>
  (await one(
    db,
    sql`select 1 from platform.import_run
      where organisation_id = ${organisation} and state = 'planned' and planned_at < ${before} limit 1`,
  )) !== null

/** Files nobody applied, seven days after their dry run; answers how many were forgotten. */
export const forgetFiles = (db: Db, organisation: OrganisationId, before: Instant): Promise<number> =>
  written(
    db,
    sql`delete from platform.import_run
        where organisation_id = ${organisation} and state = 'planned' and planned_at < ${before}`,
  )

const rowTypes = {
  organisation_id: 'uuid',
  import_id: 'uuid',
  line: 'integer',
  outcome: 'text',
  label: 'text',
  problems: 'jsonb',
  changes: 'jsonb',
}

const rowsPerStatement = 20_000

export async function addRows(
  db: Db,
  organisation: OrganisationId,
  id: string,
  planned: readonly ImportRow[],
): Promise<void> {
  for (let from = 0; from < planned.length; from += rowsPerStatement)
    await insertRows(
      db,
      'platform.import_row',
      rowTypes,
      planned.slice(from, from + rowsPerStatement).map(({ line, outcome, label, problems, changes }) => ({
        organisation_id: organisation,
        import_id: id,
        line,
        outcome,
        label: label.slice(0, 300),
        problems,
        changes,
      })),
    )
}

export const dropRows = (db: Db, organisation: OrganisationId, id: string): Promise<number> =>
  written(db, sql`delete from platform.import_row where organisation_id = ${organisation} and import_id = ${id}`)

export const leaveOutRows = (
  db: Db,
  organisation: OrganisationId,
  id: string,
  lines: readonly number[],
): Promise<number> =>
  written(
    db,
    sql`update platform.import_row set outcome = 'left_out'
        where organisation_id = ${organisation} and import_id = ${id} and line = any(${lines}::integer[])`,
  )

export interface RowsAsked {
  readonly outcome?: string | undefined
  readonly withProblems?: boolean | undefined
  readonly severity?: string | undefined
  readonly words?: readonly string[]
  readonly after?: number | undefined
  readonly size: number
}

export const readRows = (db: Db, organisation: OrganisationId, id: string, asked: RowsAsked): Promise<ImportRow[]> =>
  rows(
    db,
    sql<ImportRow>`select line, outcome, label, problems, changes from platform.import_row
      where organisation_id = ${organisation} and import_id = ${id} and line > ${asked.after ?? 0}
        and (${asked.outcome ?? null}::text is null or outcome = ${asked.outcome ?? null}::text)
        and (not ${asked.withProblems ?? false}::boolean or problems <> '[]'::jsonb)
        and (${asked.severity ?? null}::text is null
          or problems @> jsonb_build_array(jsonb_build_object('severity', ${asked.severity ?? null}::text)))
        and not exists (select 1 from unnest(${asked.words ?? []}::text[]) as word
          where strpos(platform.plain(label), word) = 0 and line::text <> word)
      order by line limit ${asked.size}`,
  )

/** What the plan shown before said of each row, for a look at what moved. */
export const readPlanned = (db: Db, organisation: OrganisationId, id: string): Promise<ImportRow[]> =>
  rows(
    db,
    sql<ImportRow>`select line, outcome, label, '[]'::jsonb as problems, changes from platform.import_row
      where organisation_id = ${organisation} and import_id = ${id} order by line`,
  )
