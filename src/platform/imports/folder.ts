/** Several files at once, each after those it builds on: a whole export of another system. */
import { type ActionContext, action, type UploadedFile } from '../action.ts'
import { sql } from '../database/sql.ts'
import { found, type Refusal, Refused } from '../refusal.ts'
import { applyPlanned, planFile } from './actions.ts'
import type { Said } from './answers.ts'
import { hashOfFile, tableOfFile } from './files.ts'
import type { LaterKind, RowProblem } from './kind.ts'
import type { ImportTotals } from './planning.ts'
import { inOrder, kindNamed, recognise, recogniseLater } from './registry.ts'
import * as store from './store.ts'

export interface FolderWish {
  readonly files: readonly UploadedFile[]
  /** A kind for all files, or `auto`. */
  readonly kind: string
  readonly apply: boolean
  readonly leaveOut: boolean
  /** Columns by field, laid over the guess of the one file. */
  readonly columns?: Readonly<Record<string, number | null>>
  /** What the files leave open, answered beforehand. */
  readonly answers?: readonly Said[]
}

export interface FileResult {
  readonly name: string
  readonly kind: string | null
  readonly import: string | null
  /** `stopped`: fine by itself, but another file was refused. `not_yet`: known by sight, read by a later version. */
  readonly state: 'planned' | 'applied' | 'refused' | 'stopped' | 'unrecognised' | 'not_yet'
  readonly totals: ImportTotals | null
  readonly counts: Readonly<Record<string, number>>
  readonly refusals: readonly Refusal[]
  /** Problems of the file and of its rows, the first thousand. */
  readonly problems: readonly RowProblem[]
}

/** Imports files in the order of their kinds, in one transaction: with `apply`, one refused file stops all (the answer
 *  says why and nothing is written). Without it every file is tried on top of those before it, and all of it taken back. */
export const importFolder = action('imports.folder', async (ctx, wish: FolderWish): Promise<readonly FileResult[]> => {
  const events: Parameters<ActionContext['record']>[] = []
  const own: ActionContext = { ...ctx, record: (...event) => void events.push(event) }
  await sql`savepoint folder`.execute(ctx.db)
  const results = await importAll(own, wish)
  const kept = wish.apply && results.every((result) => result.state !== 'refused')
  if (!kept) await sql`rollback to savepoint folder`.execute(ctx.db)
  await sql`release savepoint folder`.execute(ctx.db)
  if (kept) for (const event of events) ctx.record(...event)
  else ctx.record('imports.tried', { files: results.length })
  return kept ? results : results.map((result) => ({ ...result, import: null, state: stateWhenTried(result, wish) }))
})

/** Nothing was kept: what went well was a plan, or was stopped by another file. */
function stateWhenTried({ state }: FileResult, wish: FolderWish): FileResult['state'] {
  if (state !== 'applied') return state
  return wish.apply ? 'stopped' : 'planned'
}

async function importAll(ctx: ActionContext, wish: FolderWish): Promise<FileResult[]> {
  const [known, unknown] = await sorted(wish)
  const results: FileResult[] = []
  for (const { file, kind } of inOrder(known, (one) => one.kind)) results.push(await importOne(ctx, file, kind, wish))
  return [...results, ...unknown]
}

interface KnownFile {
  readonly file: UploadedFile
  readonly kind: string
}

async function sorted(wish: FolderWish): Promise<[KnownFile[], FileResult[]]> {
  const known: KnownFile[] = []
  const unknown: FileResult[] = []
  for (const file of wish.files.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    if (wish.kind !== 'auto') known.push({ file, kind: kindNamed(wish.kind).kind })
    else
      try {
        const table = await tableOfFile(hashOfFile(file.bytes), file.name, async () => file.bytes)
        const best = recognise(table)
        if (best) known.push({ file, kind: best.kind.kind })
        else unknown.push(leftAside(file.name, recogniseLater(table)))
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        unknown.push({ ...emptyResult(file.name, 'refused'), refusals: error.refusals })
      }
  }
  return [known, unknown]
}

/** What is nothing known is left aside, and so is what cannot be read yet: that is told by its name. */
const leftAside = (name: string, later: LaterKind | null): FileResult =>
  later ? { ...emptyResult(name, 'not_yet'), kind: later.kind } : emptyResult(name, 'unrecognised')

const emptyResult = (name: string, state: FileResult['state']): FileResult => ({
  name,
  kind: null,
  import: null,
  state,
  totals: null,
  counts: {},
  refusals: [],
  problems: [],
})

async function importOne(ctx: ActionContext, file: UploadedFile, kind: string, wish: FolderWish): Promise<FileResult> {
  const base: FileResult = { ...emptyResult(file.name, 'refused'), kind }
  await sql`savepoint one_file`.execute(ctx.db)
  let planned = base
  try {
    const id = await planFile(ctx, file, kind, { columns: wish.columns, answers: wish.answers })
    planned = await resultOf(ctx, id, base)
    // A trial leaves faulty rows out, to see what the next files would find.
    await applyPlanned(ctx, { import: id, leaveOut: wish.leaveOut || !wish.apply, asItIsNow: true })
    const run = found(await store.readRun(ctx.db, ctx.organisation, id), 'import')
    const totals = wish.apply ? run.totals : planned.totals
    return { ...planned, state: 'applied', totals, counts: run.counts }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await sql`rollback to savepoint one_file`.execute(ctx.db)
    return { ...planned, state: 'refused', refusals: error.refusals }
  } finally {
    await sql`release savepoint one_file`.execute(ctx.db).catch(() => undefined)
  }
}

async function resultOf(ctx: ActionContext, id: string, base: FileResult): Promise<FileResult> {
  const run = found(await store.readRun(ctx.db, ctx.organisation, id), 'import')
  const odd = await store.readRows(ctx.db, ctx.organisation, id, { withProblems: true, size: 1000 })
  return { ...base, import: id, totals: run.totals, problems: [...run.problems, ...odd.flatMap((row) => row.problems)] }
}
