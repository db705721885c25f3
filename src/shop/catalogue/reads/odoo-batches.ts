/** What became of the readings of an Odoo. */
import type { Context } from '#platform/action.ts'
import { readBatches } from '#platform/imports/store.ts'
import type { Pull } from '../store/odoo.ts'

/** Readings of which something was brought in, and nothing waits or was taken back. */
export async function broughtIn(ctx: Context, pulls: readonly Pull[]): Promise<ReadonlySet<string>> {
  const batches = pulls.flatMap(({ batch }) => batch ?? [])
  const runs = batches.length === 0 ? [] : await readBatches(ctx.db, ctx.organisation, batches)
  const states = Map.groupBy(runs, ({ batch }) => batch)
  const done = pulls.filter(({ batch }) => {
    const own = batch === null ? [] : (states.get(batch) ?? [])
    return own.length > 0 && own.every(({ state }) => state === 'applied')
  })
  return new Set(done.map(({ id }) => id))
}
