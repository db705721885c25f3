/** From a draft to the file, and what came out of the printer. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract-runs.ts'
import { logoFilesOf } from '../reads/logos.ts'
import { placementOf, printableOf, type Readied, readyLabels } from '../reads/run.ts'
import { type PrintRunState, settleRun } from '../rules/print-run.ts'
import { placement } from '../settings.ts'
import { keepLogoFiles } from '../store/logo.ts'
import * as store from '../store/print-run.ts'
import { addContents, answerReprints, lockLabels, stampLabels } from '../store/shelf-label.ts'
import { noteShelf } from './shelf-price.ts'

type Make = InputOf<typeof contract.makeRun>

export const makeRun = action('labels.makeRun', async (ctx, input: Make) => {
  await store.waitForPrinting(ctx.db, ctx.organisation)
  const run = found(await store.lockRun(ctx.db, ctx.organisation, input.run), 'run')
  refuseWith(run.state === 'draft' ? [] : [refuse('run.made')])
  const lines = await store.readRunLabels(ctx.db, ctx.organisation, run.id)
  const again = new Set([...input.again, ...lines.filter((line) => line.again).map(({ label }) => label)])
  const readied = await readyLabels(ctx, run, lines, input.sort ?? run.sort)
  const taken = await takenElsewhere(ctx, again)
  const free = readied.filter(({ label }) => !taken.has(label))
  const printable = printableOf(free)
  const target = await placementOf(ctx, run, input)
  refuseWith([
    ...(printable.length === 0 ? [refuse('run.empty')] : []),
    ...(run.day < ctx.today ? [refuse('run.day_passed', { today: ctx.today })] : []),
    ...target.no,
  ])
  await freeze(ctx, run, printable, lines)
  await store.makeRun(ctx.db, ctx.organisation, {
    id: run.id,
    ...target,
    startAt: input.startAt,
    layout: printable[0]?.format ?? null,
    sort: input.sort ?? run.sort,
    madeAt: ctx.now,
    madeBy: ctx.actor.account,
  })
  ctx.record('labels.run_made', { subject: run.id, labels: printable.length })
  // Where what is printed counts as placed, nobody comes back to tell.
  if ((await ctx.setting(placement)) === 'printed_is_placed') await settle(ctx, { ...run, state: 'made' }, [])
  return { labels: printable.length, held: readied.length - free.length, blocked: free.length - printable.length }
})

async function takenElsewhere(ctx: ActionContext, again: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const held = await store.readHeldLabels(ctx.db, ctx.organisation)
  return new Set(held.map(({ label }) => label).filter((label) => !again.has(label)))
}

async function freeze(
  ctx: ActionContext,
  run: store.RunRow,
  printable: readonly Readied[],
  lines: readonly store.RunLabelRow[],
): Promise<void> {
  const { db, organisation } = ctx
  const kept = new Set(printable.map(({ label }) => label))
  const rest = lines.map(({ label }) => label).filter((label) => !kept.has(label))
  if (rest.length > 0) await store.dropRunLabels(db, organisation, run.id, rest)
  const contents = new Map(printable.map(({ printed }) => [printed.fingerprint, printed]))
  await addContents(db, organisation, [...contents.values()], ctx.now)
  const logos = await logoFilesOf(
    ctx,
    printable.map(({ printed }) => printed.content),
  )
  await keepLogoFiles(db, organisation, logos, ctx.now)
  await store.freezeLabels(
    db,
    organisation,
    printable.map(({ label, printed }, position) => ({
      run: run.id,
      label,
      position,
      fingerprint: printed.fingerprint,
      content: printed.content,
    })),
  )
}

export const tellRun = action('labels.tellRun', async (ctx, { run: id, missing }: InputOf<typeof contract.tellRun>) => {
  const run = found(await store.lockRun(ctx.db, ctx.organisation, id), 'run')
  return settle(ctx, run, missing)
})

async function settle(
  ctx: ActionContext,
  run: store.RunRow,
  missing: readonly string[],
): Promise<{ state: PrintRunState; printed: number; again: number }> {
  const { db, organisation } = ctx
  const lines = await store.readRunLabels(db, organisation, run.id)
  const end = settleRun({ state: run.state, labels: lines.map(({ label }) => label) }, missing)
  if ('no' in end) return refused(end.no)
  const out = new Set(end.printed)
  const labels = await lockLabels(db, organisation, end.printed)
  await stampLabels(
    db,
    organisation,
    'printed',
    lines
      .filter(({ label }) => out.has(label))
      .map(({ label, fingerprint }) => ({
        label,
        fingerprint: fingerprint ?? '',
        at: ctx.now,
        by: ctx.actor.account,
        forDay: run.day,
      })),
  )
  if ((await ctx.setting(placement)) === 'printed_is_placed') {
    await answerReprints(db, organisation, end.printed, ctx.now)
    await noteShelf(
      ctx,
      labels.map(({ product }) => product),
    )
  }
  await store.tellRunLabels(db, organisation, run.id, end.again)
  await store.tellRun(db, organisation, { id: run.id, state: end.state, toldAt: ctx.now, toldBy: ctx.actor.account })
  ctx.record('labels.run_told', { subject: run.id, state: end.state, printed: end.printed.length })
  return { state: end.state, printed: end.printed.length, again: end.again.length }
}

function refused(no: readonly Refusal[]): never {
  refuseWith([...no])
  throw new Error('a run was refused without a reason')
}

const draft = async (ctx: ActionContext, id: string): Promise<store.RunRow> => {
  const run = found(await store.lockRun(ctx.db, ctx.organisation, id), 'run')
  refuseWith(run.state === 'draft' ? [] : [refuse('run.made')])
  return run
}

export const dropRun = action('labels.dropRun', async (ctx, { run: id }: InputOf<typeof contract.dropRun>) => {
  const run = await draft(ctx, id)
  await store.dropRun(ctx.db, ctx.organisation, run.id)
  ctx.record('labels.run_dropped', { subject: run.id })
  return {}
})

export const changeDraft = action(
  'labels.changeDraft',
  async (ctx, { run: id, leaveOut, copies }: InputOf<typeof contract.changeDraft>) => {
    const run = await draft(ctx, id)
    await store.dropRunLabels(ctx.db, ctx.organisation, run.id, leaveOut)
    await store.setRunCopies(ctx.db, ctx.organisation, run.id, copies)
    ctx.record('labels.run_changed', { subject: run.id })
    return {}
  },
)
