/** Drafts that nobody went on with are put away at night: their labels stay to print. */
import { action } from '#platform/action.ts'
import { addMinutes } from '#platform/values/day.ts'
import * as store from '../store/print-run.ts'

/** A draft of the evening may still be printed the next day. */
const keptMinutes = 24 * 60

export const dropOldDrafts = action('labels.dropOldDrafts', async (ctx, _input: object) => {
  await store.waitForPrinting(ctx.db, ctx.organisation)
  const dropped = await store.dropDraftsBefore(ctx.db, ctx.organisation, addMinutes(ctx.now, -keptMinutes), ctx.today)
  for (const { id } of dropped) ctx.record('labels.run_dropped', { subject: id })
  return { dropped: dropped.length }
})
