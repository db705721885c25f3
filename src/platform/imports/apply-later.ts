/** Applying after the answer: the file is asked for, and a reaction does it, whole or not at all. Whoever asked may leave;
 *  where the server ends meanwhile, nothing is written, and it begins anew when the server is back. */
import { type ActionContext, action } from '../action.ts'
import { sql } from '../database/sql.ts'
import type { HappenedEvent } from '../module.ts'
import { type Refusal, Refused } from '../refusal.ts'
import { applyRun } from './actions.ts'
import { forgetProgress } from './progress.ts'
import * as store from './store.ts'

type Call = readonly [...Parameters<ActionContext['record']>]
type Told = readonly [...Parameters<ActionContext['notify']>]

export const applyLater = action('imports.applyLater', async (ctx, event: HappenedEvent) => {
  const id = event.subject ?? ''
  const run = await store.lockRun(ctx.db, ctx.organisation, id)
  // taken up twice: somebody else was first
  if (run?.state !== 'applying' || run.wish === null) return { applied: false }
  const why = await tried(ctx, run, run.wish)
  forgetProgress(id)
  if (why === null) return { applied: true }
  await store.markFailed(ctx.db, ctx.organisation, id, why)
  ctx.record('imports.failed', { subject: id, kind: run.kind, codes: why.map(({ code }) => code) })
  return { applied: false }
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
