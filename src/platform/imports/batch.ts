/** Files handed in together: each is planned as if those before it were already in. */
import { type ActionContext, action } from '../action.ts'
import { sql } from '../database/sql.ts'
import { Refused } from '../refusal.ts'
import type { InputOf } from '../route.ts'
import { keepPlan, tableOf } from './actions.ts'
import type * as contract from './contract.ts'
import { type DryRun, dryRun, withoutFaulty } from './planning.ts'
import { inOrder, kindNamed, mayImport } from './registry.ts'
import { batchOf } from './shown.ts'
import * as store from './store.ts'

/** Tries them one on top of the other, takes all of it back, and keeps what was planned. */
export const checkImportBatch = action(
  'imports.checkBatch',
  async (ctx, { batch }: InputOf<typeof contract.checkImportBatch>) => {
    const waiting = (await store.lockBatch(ctx.db, ctx.organisation, batch)).filter(
      (run) => run.state === 'planned' && mayImport(ctx, kindNamed(run.kind)),
    )
    await sql`savepoint batch`.execute(ctx.db)
    const planned = await tryAll(ctx, waiting)
    await sql`rollback to savepoint batch`.execute(ctx.db)
    await sql`release savepoint batch`.execute(ctx.db)
    for (const { id, run } of planned) await keepPlan(ctx, id, run)
    ctx.record('imports.tried', { files: planned.length })
    return { imports: await batchOf(ctx, batch) }
  },
)

async function tryAll(ctx: ActionContext, waiting: readonly store.ImportRun[]): Promise<{ id: string; run: DryRun }[]> {
  const silent: ActionContext = { ...ctx, record: () => undefined, notify: () => undefined }
  const planned: { id: string; run: DryRun }[] = []
  for (const kept of inOrder(waiting, (one) => one.kind)) {
    const run = await dryRun(ctx, kindNamed(kept.kind), await tableOf(ctx, kept), kept.mapping, kept.id)
    planned.push({ id: kept.id, run })
    await tryOne(silent, kept.id, run)
  }
  return planned
}

/** What the module refuses only counts when it is really asked. */
async function tryOne(ctx: ActionContext, id: string, run: DryRun): Promise<void> {
  await sql`savepoint one_file`.execute(ctx.db)
  try {
    const { plan } = await withoutFaulty(ctx, run)
    await run.kind.apply(ctx, plan, id, run.about)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await sql`rollback to savepoint one_file`.execute(ctx.db)
  }
  await sql`release savepoint one_file`.execute(ctx.db)
}
