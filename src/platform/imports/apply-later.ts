/** Applying after the answer: the file is asked for, and a reaction does it, whole or not at all. Whoever asked may leave,
 *  or stop it; where the server ends meanwhile, nothing is written, and it begins anew when the server is back. */
import { type ActionContext, action } from '../action.ts'
import { sql } from '../database/sql.ts'
import type { HappenedEvent } from '../module.ts'
import { found, type Refusal, Refused, refuse, refuseWith } from '../refusal.ts'
import type { InputOf } from '../route.ts'
import { applyRun, mustMay } from './actions.ts'
import type * as contract from './contract.ts'
import { askToStop, forgetProgress, noteProgress } from './progress.ts'
import { kindNamed } from './registry.ts'
import { detailOf } from './shown.ts'
import * as store from './store.ts'

type Call = readonly [...Parameters<ActionContext['record']>]
type Told = readonly [...Parameters<ActionContext['notify']>]

export const applyLater = action('imports.applyLater', async (ctx, event: HappenedEvent) => {
  const id = event.subject ?? ''
  const run = await store.lockRun(ctx.db, ctx.organisation, id)
  // taken up twice: somebody else was first
  if (run?.state !== 'applying' || run.wish === null) return { applied: false }
  noteProgress(id, 'waits', run.totals.records)
  const why = await tried(ctx, run, run.wish).finally(() => forgetProgress(id))
  if (why === null) return { applied: true }
  if (why.some(({ code }) => code === 'import.stopped')) await markStopped(ctx, run)
  else {
    await store.markFailed(ctx.db, ctx.organisation, id, why)
    ctx.record('imports.failed', { subject: id, kind: run.kind, codes: why.map(({ code }) => code) })
  }
  return { applied: false }
})

async function markStopped(ctx: ActionContext, { id, kind }: store.ImportRun): Promise<void> {
  await store.markFailed(ctx.db, ctx.organisation, id, [refuse('import.stopped')])
  ctx.record('imports.stopped', { subject: id, kind })
}

const whyNotStop = ({ state }: store.ImportRun) =>
  state === 'applying' ? [] : [refuse('import.not_applying', { state })]

/** One that has begun ends at its next step; one that waits is held by nobody. */
export const stopImport = action('imports.stop', async (ctx, { import: id }: InputOf<typeof contract.stopImport>) => {
  const seen = found(await store.readRun(ctx.db, ctx.organisation, id), 'import')
  mustMay(ctx, kindNamed(seen.kind))
  refuseWith(whyNotStop(seen))
  if (!askToStop(id)) {
    const waiting = found(await store.lockRun(ctx.db, ctx.organisation, id), 'import')
    refuseWith(whyNotStop(waiting))
    await markStopped(ctx, waiting)
  }
  return detailOf(ctx, found(await store.readRun(ctx.db, ctx.organisation, id), 'import'))
})

/** Why not; null where all of it is in. What it wrote and told before it failed is gone. */
async function tried(ctx: ActionContext, run: store.ImportRun, wish: store.Wish): Promise<readonly Refusal[] | null> {
  const [records, told]: [Call[], Told[]] = [[], []]
  const inside: ActionContext = {
    ...ctx,
    actor: { ...ctx.actor, account: run.askedBy },
    record: (...one) => void records.push(one),
    notify: (...one) => void told.push(one),
  }
  await store.waitForTurn(ctx.db, ctx.organisation)
  await sql`savepoint whole_import`.execute(ctx.db)
  try {
    await applyRun(inside, run, wish)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await sql`rollback to savepoint whole_import`.execute(ctx.db)
    return error.refusals
  }
  await sql`release savepoint whole_import`.execute(ctx.db)
  for (const one of records) ctx.record(...one)
  for (const one of told) ctx.notify(...one)
  return null
}
