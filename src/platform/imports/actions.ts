/** What people do with imports: look at a file, say what its columns mean, apply it, take it back. */
import { isDeepStrictEqual } from 'node:util'
import { type ActionContext, action, type Context, type UploadedFile } from '../action.ts'
import type { Table } from '../csv/table.ts'
import { found, NotAllowed, Refused, refuse, refuseWith } from '../refusal.ts'
import type { InputOf } from '../route.ts'
import { addMinutes } from '../values/day.ts'
import { newId } from '../values/ids.ts'
import { keepAnswers, type Said, whyNotAnswer } from './answers.ts'
import type * as contract from './contract.ts'
import { hashOfFile, tableOfFile } from './files.ts'
import type { ImportKind, MappingGuess } from './kind.ts'
import { samplesOf, withChoices } from './mapping.ts'
import { type Choices, readChoices, writeChoices } from './memory-store.ts'
import { mendedWith, stillFitting, withMended } from './mending.ts'
import { type DryRun, dryRun, totalsOf, withoutFaulty } from './planning.ts'
import { forgetProgress, noteProgress, stopIfAsked } from './progress.ts'
import { guessFor, kindNamed, mayImport, ownKinds, recognise, recogniseLater, signatureOf } from './registry.ts'
import { detailOf } from './shown.ts'
import * as store from './store.ts'

interface WithFile {
  readonly file?: UploadedFile
}

export const uploadImport = action(
  'imports.upload',
  async (ctx, input: InputOf<typeof contract.uploadImport> & WithFile) => {
    const id = await planFile(ctx, found(input.file, 'file'), input.kind, {
      batch: input.batch ?? null,
      answers: input.answers,
    })
    return shown(ctx, id)
  },
)

const shown = async (ctx: Context, id: string) =>
  detailOf(ctx, found(await store.readRun(ctx.db, ctx.organisation, id), 'import'))

export interface FileWish {
  readonly columns?: Choices | undefined
  readonly batch?: string | null
  readonly answers?: readonly Said[] | undefined
}

/** Reads a file, plans it and keeps both; answers the id of the import. */
export async function planFile(
  ctx: ActionContext,
  file: UploadedFile,
  word: string,
  { columns = {}, batch = null, answers = [] }: FileWish = {},
): Promise<string> {
  const hash = hashOfFile(file.bytes)
  const table = await tableOfFile(hash, file.name, async () => file.bytes)
  const kind = word === 'auto' ? recognised(ctx, table) : kindNamed(word)
  mustMay(ctx, kind)
  const guess = withChoices(await guessedFor(ctx, kind, table), columns, kind.fields, table.headers.length)
  const id = newId()
  const run = await withAnswers(ctx, await dryRun(ctx, kind, table, guess, id), answers)
  await store.addRun(ctx.db, ctx.organisation, { ...planOf(ctx, id, run), ...handedIn(file, hash, table), batch })
  await store.addRows(ctx.db, ctx.organisation, id, run.rows)
  ctx.record('imports.planned', { subject: id, kind: kind.kind, ...run.totals })
  return id
}

export function mustMay(ctx: Context, kind: ImportKind): void {
  if (!mayImport(ctx, kind)) throw new NotAllowed(kind.may ?? 'imports.all')
}

/** Keeps the answers and plans anew: one may lead to further questions, which the others answer. */
async function withAnswers(ctx: ActionContext, run: DryRun, answers: readonly Said[]): Promise<DryRun> {
  let [planned, open] = [run, answers]
  while (open.length > 0) {
    const left = await keepAnswers(ctx, run.kind.kind, open, planned)
    if (left.length === open.length) throw new Refused(whyNotAnswer(left, planned))
    planned = await dryRun(ctx, run.kind, run.table, run.guess, run.about.importId)
    open = left
  }
  return planned
}

const handedIn = (file: UploadedFile, hash: string, table: Table) => ({
  name: table.name.slice(-200),
  hash,
  bytes: file.bytes.length,
  file: file.bytes,
  about: {
    headers: table.headers,
    kind: table.kind,
    encoding: table.encoding,
    separator: table.separator,
    sheet: table.sheet,
    samples: firstSamples(table),
  },
})

const firstSamples = (table: Table): string[][] =>
  samplesOf(table).map((cells) => cells.slice(0, 3).map((text) => text.slice(0, 80)))

function recognised(ctx: Context, table: Table): ImportKind {
  const best = recognise(table, ownKinds(ctx))
  if (best) return best.kind
  const later = recogniseLater(table)
  if (later) throw new Refused([refuse('import.not_yet', { kind: later.kind, why: later.why })])
  throw new Refused([refuse('import.unrecognised', { headers: table.headers.slice(0, 12) })])
}

/** The guess, with what was chosen for such headers before laid over it. */
async function guessedFor(ctx: Context, kind: ImportKind, table: Table): Promise<MappingGuess> {
  const choices = await readChoices(ctx.db, ctx.organisation, kind.kind, signatureOf(table.headers))
  return withChoices(guessFor(kind, table), choices, kind.fields, table.headers.length)
}

const planOf = (ctx: Context, id: string, run: DryRun): store.NewPlan => ({
  id,
  kind: run.kind.kind,
  mapping: run.guess,
  questions: run.questions,
  choices: run.choices,
  problems: run.problems.slice(0, 1000),
  totals: run.totals,
  planHash: run.hash,
  now: ctx.now,
  by: ctx.actor.account,
})

export const setImportMapping = action(
  'imports.setMapping',
  async (ctx, input: InputOf<typeof contract.setImportMapping>) => {
    const kept = await lockPlanned(ctx, input.import)
    const kind = kindNamed(input.kind ?? kept.kind)
    mustMay(ctx, kind)
    const table = await tableOf(ctx, kept)
    await rememberChoices(ctx, kind, table, input.columns)
    await planAnew(ctx, kept, kind, table)
    ctx.record('imports.mapped', { subject: kept.id, kind: kind.kind })
    return shown(ctx, kept.id)
  },
)

/** Of a kind that whoever asks may bring in; else there is none. */
async function lockOwn(ctx: Context, id: string): Promise<store.ImportRun> {
  const kept = found(await store.lockRun(ctx.db, ctx.organisation, id), 'import')
  mustMay(ctx, kindNamed(kept.kind))
  return kept
}

async function lockPlanned(ctx: Context, id: string): Promise<store.ImportRun> {
  const kept = await lockOwn(ctx, id)
  refuseWith(whyNotPlanned(kept))
  return kept
}

async function planAnew(ctx: Context, kept: store.ImportRun, kind: ImportKind, table: Table): Promise<DryRun> {
  const run = await dryRun(ctx, kind, table, await guessedFor(ctx, kind, table), kept.id)
  await keepPlan(ctx, kept.id, run)
  return run
}

export async function keepPlan(ctx: Context, id: string, run: DryRun): Promise<void> {
  await store.writePlan(ctx.db, ctx.organisation, planOf(ctx, id, run))
  await rewriteRows(ctx, id, run.rows)
}

export const mendImport = action('imports.mend', async (ctx, input: InputOf<typeof contract.mendImport>) => {
  const kept = await lockPlanned(ctx, input.import)
  const file = await fileTableOf(ctx, kept)
  const mended = mendedWith(file, kept.mended, input.cells)
  if (!mended) throw new Refused([refuse('import.cell_gone')])
  await store.writeMended(ctx.db, ctx.organisation, kept.id, mended)
  await planAnew(ctx, kept, kindNamed(kept.kind), withMended(file, mended))
  ctx.record('imports.mended', { subject: kept.id, cells: input.cells.length })
  return shown(ctx, kept.id)
})

export const answerImport = action('imports.answer', async (ctx, input: InputOf<typeof contract.answerImport>) => {
  const kept = await lockPlanned(ctx, input.import)
  const table = await tableOf(ctx, kept)
  const run = await dryRun(ctx, kindNamed(kept.kind), table, kept.mapping, kept.id)
  await keepPlan(ctx, kept.id, await withAnswers(ctx, run, input.answers))
  ctx.record('imports.answered', { subject: kept.id, answers: input.answers.length })
  return shown(ctx, kept.id)
})

export const replaceImportFile = action(
  'imports.replaceFile',
  async (ctx, input: InputOf<typeof contract.replaceImportFile> & WithFile) => {
    const kept = await lockPlanned(ctx, input.import)
    const file = found(input.file, 'file')
    const hash = hashOfFile(file.bytes)
    const table = await tableOfFile(hash, file.name, async () => file.bytes)
    const mended = stillFitting(table, kept.mended)
    await store.writeFile(ctx.db, ctx.organisation, { id: kept.id, ...handedIn(file, hash, table), mended })
    await planAnew(ctx, kept, kindNamed(kept.kind), withMended(table, mended))
    ctx.record('imports.file_replaced', { subject: kept.id })
    return shown(ctx, kept.id)
  },
)

export const dropImport = action('imports.drop', async (ctx, input: InputOf<typeof contract.dropImport>) => {
  const kept = await lockPlanned(ctx, input.import)
  await store.dropRun(ctx.db, ctx.organisation, kept.id)
  ctx.record('imports.put_away', { subject: kept.id })
  return {}
})

const movedShown = 100

export const planImportAgain = action(
  'imports.planAgain',
  async (ctx, input: InputOf<typeof contract.planImportAgain>) => {
    const kept = await lockPlanned(ctx, input.import)
    const before = await store.readPlanned(ctx.db, ctx.organisation, kept.id)
    const run = await planAnew(ctx, kept, kindNamed(kept.kind), await tableOf(ctx, kept))
    const moved = movedRows(before, run.rows)
    ctx.record('imports.planned', { subject: kept.id, kind: kept.kind, ...run.totals })
    return { import: await shown(ctx, kept.id), moved: moved.slice(0, movedShown), movedCount: moved.length }
  },
)

/** Rows that would end otherwise than they were shown. */
function movedRows(before: readonly store.ImportRow[], now: DryRun['rows']) {
  const shownAs = new Map(before.map((row) => [row.line, row]))
  return now.flatMap(({ line, label, outcome, changes }) => {
    const was = shownAs.get(line)
    if (was && was.outcome === outcome && isDeepStrictEqual(was.changes, changes)) return []
    return [{ line, label, before: was?.outcome ?? null, after: outcome }]
  })
}

async function rememberChoices(ctx: Context, kind: ImportKind, table: Table, columns: Choices): Promise<void> {
  if (Object.keys(columns).length === 0) return
  const signature = signatureOf(table.headers)
  const before = await readChoices(ctx.db, ctx.organisation, kind.kind, signature)
  const choices = { ...before, ...columns }
  await writeChoices(ctx.db, ctx.organisation, {
    kind: kind.kind,
    signature,
    choices,
    now: ctx.now,
    by: ctx.actor.account,
  })
}

const whyNotPlanned = (run: store.ImportRun) =>
  run.state === 'planned' ? [] : [refuse('import.not_planned', { state: run.state })]

/** The table as it was handed in. */
async function fileTableOf(ctx: Context, run: store.ImportRun): Promise<Table> {
  return tableOfFile(run.hash, run.name, async () => {
    const bytes = await store.readFile(ctx.db, ctx.organisation, run.id)
    if (!bytes) throw new Refused([refuse('import.file_gone')])
    return bytes
  })
}

/** The table with what was mended in it. */
export const tableOf = async (ctx: Context, run: store.ImportRun): Promise<Table> =>
  withMended(await fileTableOf(ctx, run), run.mended)

async function rewriteRows(ctx: Context, id: string, rows: readonly store.ImportRow[]): Promise<void> {
  await store.dropRows(ctx.db, ctx.organisation, id)
  await store.addRows(ctx.db, ctx.organisation, id, rows)
}

export const applyImport = action('imports.apply', async (ctx, input: InputOf<typeof contract.applyImport>) => {
  if (input.later) await askFor(ctx, input)
  else await applyPlanned(ctx, input)
  return shown(ctx, input.import)
})

/** It is done after the answer, and found in the list meanwhile. */
async function askFor(ctx: ActionContext, input: InputOf<typeof contract.applyImport>): Promise<void> {
  const kept = await lockPlanned(ctx, input.import)
  const { leaveOut, asItIsNow } = input
  refuseWith(whyNotAsk(kept, leaveOut))
  await store.markApplying(ctx.db, ctx.organisation, kept.id, { leaveOut, asItIsNow }, ctx.actor.account)
  ctx.record('imports.apply_asked', { subject: kept.id, kind: kept.kind })
}

/** What is known before looking once more. */
function whyNotAsk(kept: store.ImportRun, leaveOut: boolean) {
  const missing = kept.mapping.missing.map((field) => refuse('import.column_missing', { field }))
  if (missing.length > 0) return missing
  const odd = kept.problems.filter((one) => one.severity === 'error').length
  const faulty = kindNamed(kept.kind).setsAside || leaveOut ? 0 : kept.totals.faulty + odd
  return faulty > 0 ? [refuse('import.faulty_rows', { count: faulty })] : []
}

/** Plans once more on today's facts, so that nothing happens that was not shown, then lets the module write. */
export async function applyPlanned(ctx: ActionContext, input: store.Wish & { readonly import: string }): Promise<void> {
  await store.waitForTurn(ctx.db, ctx.organisation)
  await applyRun(ctx, await lockPlanned(ctx, input.import), input).finally(() => forgetProgress(input.import))
}

export async function applyRun(ctx: ActionContext, kept: store.ImportRun, input: store.Wish): Promise<void> {
  const kind = kindNamed(kept.kind)
  noteProgress(kept.id, 'reads', kept.totals.records)
  const run = await dryRun(ctx, kind, await tableOf(ctx, kept), kept.mapping, kept.id)
  refuseWith(whyNotApply(run, kept, input))
  const { plan, leftOut } = await withoutFaulty(ctx, run)
  noteProgress(kept.id, 'writes', run.totals.created + run.totals.updated)
  const counts = await kind.apply(ctx, plan, kept.id, run.about)
  stopIfAsked(kept.id)
  const totals = totalsOf([...plan.rows, ...Array.from(leftOut, () => ({ outcome: 'left_out' as const }))], run.totals)
  if (run.hash !== kept.planHash) await rewriteRows(ctx, kept.id, run.rows)
  if (leftOut.size > 0) await store.leaveOutRows(ctx.db, ctx.organisation, kept.id, [...leftOut])
  await store.markApplied(ctx.db, ctx.organisation, {
    id: kept.id,
    totals,
    counts,
    now: ctx.now,
    by: ctx.actor.account,
  })
  ctx.record('imports.applied', { subject: kept.id, kind: kind.kind, ...totals })
}

function whyNotApply(run: DryRun, kept: store.ImportRun, input: store.Wish) {
  const missing = run.guess.missing.map((field) => refuse('import.column_missing', { field }))
  if (missing.length > 0) return missing
  const odd = run.problems.filter((one) => one.severity === 'error').length
  const no = []
  if (!run.kind.setsAside && !input.leaveOut && run.totals.faulty + odd > 0)
    no.push(refuse('import.faulty_rows', { count: run.totals.faulty + odd }))
  if (!input.asItIsNow && run.hash !== kept.planHash) no.push(refuse('import.plan_changed'))
  return no
}

export const undoImport = action('imports.undo', async (ctx, input: InputOf<typeof contract.undoImport>) => {
  const kept = await lockOwn(ctx, input.import)
  if (kept.state !== 'applied') throw new Refused([refuse('import.not_applied', { state: kept.state })])
  const kind = kindNamed(kept.kind)
  if (!kind.undo) throw new Refused([refuse('import.not_undoable')])
  const last = kind.undoDays === undefined ? null : addMinutes(kept.appliedAt ?? ctx.now, kind.undoDays * 24 * 60)
  if (last !== null && ctx.now > last) throw new Refused([refuse('import.undo_over', { days: kind.undoDays ?? 0 })])
  await kind.undo(ctx, kept.id)
  await store.markUndone(ctx.db, ctx.organisation, { id: kept.id, now: ctx.now, by: ctx.actor.account })
  ctx.record('imports.undone', { subject: kept.id, kind: kind.kind })
  return shown(ctx, kept.id)
})

const daysKept = 7

/** Nightly: files that were looked at and never applied are forgotten with what was planned for them. */
export const forgetFiles = action('imports.forgetFiles', async (ctx) => {
  const before = addMinutes(ctx.now, -daysKept * 24 * 60)
  if (!(await store.anyOldFile(ctx.db, ctx.organisation, before))) return { forgotten: 0 }
  const forgotten = await store.forgetFiles(ctx.db, ctx.organisation, before)
  ctx.record('imports.files_forgotten', { count: forgotten })
  return { forgotten }
})
