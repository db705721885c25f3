/** Runs of labels printed together: one statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, updateRows, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { LabelContent, LabelFormat } from '../rules/format.ts'
import type { PrintOrder, PrintRunState } from '../rules/print-run.ts'

export interface RunRow {
  readonly id: string
  readonly number: number
  readonly format: string
  readonly day: Day
  readonly state: PrintRunState
  readonly sort: PrintOrder
  readonly paper: string | null
  readonly printer: string | null
  readonly startAt: number
  readonly layout: LabelFormat | null
  readonly begunAt: Instant
  readonly begunBy: string | null
  readonly madeAt: Instant | null
  readonly madeBy: string | null
  readonly toldAt: Instant | null
  readonly toldBy: string | null
}

const columns = sql.raw(`run.id, run.number, run.format, run.day, run.state, run.sort, run.paper,
  run.printer_id as printer, run.start_at as "startAt", run.layout, run.begun_at as "begunAt", run.begun_by as "begunBy",
  run.made_at as "madeAt", run.made_by as "madeBy", run.told_at as "toldAt", run.told_by as "toldBy"`)

/** One after the other: what one run takes, the next one sees. */
export const waitForPrinting = (db: Db, organisation: OrganisationId): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`labels.printing ${organisation}`}, 0))`.execute(db)

export const readRun = (db: Db, organisation: OrganisationId, id: string): Promise<RunRow | null> =>
  one(
    db,
    sql<RunRow>`select ${columns} from labels.print_run as run where run.organisation_id = ${organisation} and run.id = ${id}`,
  )

export const lockRun = (db: Db, organisation: OrganisationId, id: string): Promise<RunRow | null> =>
  one(
    db,
    sql<RunRow>`select ${columns} from labels.print_run as run
      where run.organisation_id = ${organisation} and run.id = ${id} for update`,
  )

export interface CountedRun extends RunRow {
  readonly labels: number
  readonly missing: number
}

/** Those not told of first, then the latest. */
export const readRuns = (
  db: Db,
  organisation: OrganisationId,
  { before, size, id = null }: { readonly before: number | null; readonly size: number; readonly id?: string | null },
): Promise<CountedRun[]> =>
  rows(
    db,
    sql<CountedRun>`select ${columns}, counted.labels, counted.missing from labels.print_run as run
      cross join lateral (
        select count(*)::int as labels, (count(*) filter (where came_out = false))::int as missing
        from labels.run_label where organisation_id = run.organisation_id and run_id = run.id) as counted
      where run.organisation_id = ${organisation} and (${before}::int is null or run.number < ${before})
        and (${id}::uuid is null or run.id = ${id})
      order by run.state not in ('draft', 'made'), run.number desc limit ${size}`,
  )

export const addRuns = (
  db: Db,
  organisation: OrganisationId,
  runs: readonly Pick<RunRow, 'id' | 'number' | 'format' | 'day' | 'sort' | 'begunAt' | 'begunBy'>[],
): Promise<number> =>
  insertRows(
    db,
    'labels.print_run',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      number: 'int',
      format: 'text',
      day: 'date',
      state: 'text',
      sort: 'text',
      begun_at: 'timestamptz',
      begun_by: 'uuid',
    },
    runs.map(({ begunAt, begunBy, ...run }) => ({
      ...run,
      organisation_id: organisation,
      state: 'draft',
      begun_at: begunAt,
      begun_by: begunBy,
    })),
  )

export interface RunLabelRow {
  readonly run: string
  readonly label: string
  readonly position: number
  readonly copies: number
  readonly again: boolean
  readonly fingerprint: string | null
  readonly content: LabelContent | null
  readonly cameOut: boolean | null
}

export const readRunLabels = (db: Db, organisation: OrganisationId, run: string): Promise<RunLabelRow[]> =>
  rows(
    db,
    sql<RunLabelRow>`select run_id as run, label_id as label, position, copies, again, fingerprint, content,
        came_out as "cameOut"
      from labels.run_label where organisation_id = ${organisation} and run_id = ${run} order by position, label_id`,
  )

const lineKeys = { organisation_id: 'uuid', run_id: 'uuid', label_id: 'uuid' } as const
const keyOf = (organisation: OrganisationId, { run, label }: Pick<RunLabelRow, 'run' | 'label'>) => ({
  organisation_id: organisation,
  run_id: run,
  label_id: label,
})

export const addRunLabels = (
  db: Db,
  organisation: OrganisationId,
  labels: readonly Pick<RunLabelRow, 'run' | 'label' | 'position' | 'copies' | 'again'>[],
): Promise<number> =>
  insertRows(
    db,
    'labels.run_label',
    { ...lineKeys, position: 'int', copies: 'int', again: 'boolean' },
    labels.map(({ position, copies, again, ...key }) => ({ ...keyOf(organisation, key), position, copies, again })),
  )

export const dropRunLabels = (
  db: Db,
  organisation: OrganisationId,
  run: string,
  labels: readonly string[],
): Promise<number> =>
  written(
    db,
    sql`delete from labels.run_label
      where organisation_id = ${organisation} and run_id = ${run} and label_id = any(${labels}::uuid[])`,
  )

export const setRunCopies = (
  db: Db,
  organisation: OrganisationId,
  run: string,
  copies: readonly { readonly label: string; readonly copies: number }[],
): Promise<number> =>
  updateRows(
    db,
    'labels.run_label',
    lineKeys,
    { copies: 'int' },
    copies.map(({ label, copies: count }) => ({ ...keyOf(organisation, { run, label }), copies: count })),
  )

/** What each label says from now on. */
export const freezeLabels = (
  db: Db,
  organisation: OrganisationId,
  labels: readonly Pick<RunLabelRow, 'run' | 'label' | 'position' | 'fingerprint' | 'content'>[],
): Promise<number> =>
  updateRows(
    db,
    'labels.run_label',
    lineKeys,
    { position: 'int', fingerprint: 'text', content: 'jsonb' },
    labels.map(({ position, fingerprint, content, ...key }) => ({
      ...keyOf(organisation, key),
      position,
      fingerprint,
      content,
    })),
  )

export const makeRun = (
  db: Db,
  organisation: OrganisationId,
  run: Pick<RunRow, 'id' | 'paper' | 'printer' | 'startAt' | 'layout' | 'sort' | 'madeAt' | 'madeBy'>,
): Promise<number> =>
  written(
    db,
    sql`update labels.print_run set state = 'made', paper = ${run.paper}, printer_id = ${run.printer},
        start_at = ${run.startAt}, layout = ${JSON.stringify(run.layout)}::jsonb, sort = ${run.sort},
        made_at = ${run.madeAt}, made_by = ${run.madeBy}
      where organisation_id = ${organisation} and id = ${run.id}`,
  )

export const tellRun = (
  db: Db,
  organisation: OrganisationId,
  run: Pick<RunRow, 'id' | 'state' | 'toldAt' | 'toldBy'>,
): Promise<number> =>
  written(
    db,
    sql`update labels.print_run set state = ${run.state}, told_at = ${run.toldAt}, told_by = ${run.toldBy}
      where organisation_id = ${organisation} and id = ${run.id}`,
  )

export const tellRunLabels = (
  db: Db,
  organisation: OrganisationId,
  run: string,
  missing: readonly string[],
): Promise<number> =>
  written(
    db,
    sql`update labels.run_label set came_out = not (label_id = any(${missing}::uuid[]))
      where organisation_id = ${organisation} and run_id = ${run}`,
  )

export const dropRun = (db: Db, organisation: OrganisationId, run: string): Promise<number> =>
  written(db, sql`delete from labels.print_run where organisation_id = ${organisation} and id = ${run}`)

/** Drafts begun before a moment, or for a day that is over: with their labels. */
export const dropDraftsBefore = (
  db: Db,
  organisation: OrganisationId,
  before: Instant,
  today: Day,
): Promise<{ id: string }[]> =>
  rows(
    db,
    sql<{ id: string }>`delete from labels.print_run
      where organisation_id = ${organisation} and state = 'draft' and (begun_at < ${before} or day < ${today}) returning id`,
  )

export interface HeldRow {
  readonly label: string
  readonly run: string
  readonly number: number
  readonly by: string | null
  readonly at: Instant
}

/** Labels in runs that are made and not told of; of several runs the latest. */
export const readHeldLabels = (db: Db, organisation: OrganisationId): Promise<HeldRow[]> =>
  rows(
    db,
    sql<HeldRow>`select distinct on (line.label_id) line.label_id as label, run.id as run, run.number, run.made_by as by,
        run.made_at as at
      from labels.print_run as run
      join labels.run_label as line on line.organisation_id = run.organisation_id and line.run_id = run.id
      where run.organisation_id = ${organisation} and run.state = 'made'
      order by line.label_id, run.number desc`,
  )
