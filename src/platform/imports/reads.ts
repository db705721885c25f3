/** What people look at: imports, their rows, and what can be imported. */
import { type Context, read } from '../action.ts'
import type { Table } from '../csv/table.ts'
import { listPage } from '../lists/list.ts'
import { found } from '../refusal.ts'
import type { InputOf } from '../route.ts'
import { plain, tidy } from '../values/text.ts'
import { tableOf } from './actions.ts'
import type * as contract from './contract.ts'
import { shownText } from './mending.ts'
import { groupRecords } from './records.ts'
import { importKinds, inOrder, mayImport, ownKinds } from './registry.ts'
import { batchOf, detailOf, fieldsOf, peopleOf, summaryOf } from './shown.ts'
import * as store from './store.ts'

export const listImports = read('imports.list', async (ctx, asked: InputOf<typeof contract.listImports>) => {
  const page = await listPage<{ readonly id: string }>(
    ctx.db,
    store.importList(
      ctx.organisation,
      ownKinds(ctx).map(({ kind }) => kind),
    ),
    asked,
  )
  const runs = await store.readRuns(
    ctx.db,
    ctx.organisation,
    page.rows.map((row) => row.id),
  )
  const people = await peopleOf(ctx, runs)
  return { ...page, rows: runs.map((run) => summaryOf(run, people)) }
})

export const readImportBatch = read(
  'imports.batch',
  async (ctx, { batch }: InputOf<typeof contract.readImportBatch>) => ({ imports: await batchOf(ctx, batch) }),
)

export const readImport = read('imports.read', async (ctx, asked: InputOf<typeof contract.readImport>) =>
  detailOf(ctx, await ownRun(ctx, asked.import)),
)

/** Of a kind that whoever asks may bring in; else it is not found. */
async function ownRun(ctx: Context, id: string): Promise<store.ImportRun> {
  const run = found(await store.readRun(ctx.db, ctx.organisation, id), 'import')
  const kind = importKinds().find((one) => one.kind === run.kind)
  return found(mayImport(ctx, kind) ? run : null, 'import')
}

export const listImportRows = read('imports.rows', async (ctx, asked: InputOf<typeof contract.listImportRows>) => {
  const run = await ownRun(ctx, asked.import)
  const words = plain(tidy(asked.q ?? ''))
    .split(' ')
    .filter(Boolean)
  const rows = await store.readRows(ctx.db, ctx.organisation, asked.import, { ...asked, words, size: asked.size + 1 })
  const page = rows.slice(0, asked.size)
  const linesOf = run.fileKept && page.length > 0 ? linesIn(await tableOf(ctx, run), run) : () => []
  return {
    rows: page.map((row) => ({ ...row, lines: linesOf(row.line) })),
    next: rows.length > asked.size ? (page.at(-1)?.line ?? null) : null,
  }
})

/** Of one record, so many lines are shown. */
const linesShown = 30

/** The lines of the record that starts on a line, as they stand in the file. */
function linesIn(table: Table, run: store.ImportRun) {
  const kind = importKinds().find((one) => one.kind === run.kind)
  const { records } = groupRecords(table, run.mapping.columns, kind?.parentFields ?? [])
  const starts = new Set(records.map((record) => record.line))
  const places = new Map(table.rows.map((row, place) => [row.line, place]))
  const mended = Map.groupBy(run.mended, (one) => one.line)
  return (line: number) => {
    const from = places.get(line)
    if (from === undefined) return []
    const after = table.rows.slice(from + 1, from + linesShown)
    const end = after.findIndex((row) => starts.has(row.line))
    return [...table.rows.slice(from, from + 1), ...(end < 0 ? after : after.slice(0, end))].map((row) => ({
      line: row.line,
      cells: row.cells.map(shownText),
      mended: (mended.get(row.line) ?? []).map((one) => one.column),
    }))
  }
}

export const listImportKinds = read('imports.kinds', async (ctx) => ({
  kinds: inOrder(ownKinds(ctx), (kind) => kind.kind).map((kind) => ({
    kind: kind.kind,
    after: kind.after ?? [],
    fields: fieldsOf(kind),
  })),
}))
