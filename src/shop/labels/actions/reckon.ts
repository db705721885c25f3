/** What should hang is worked out anew: after each change of a product or of what many share, and every night. */
import { type ActionContext, action } from '#platform/action.ts'
import type { HappenedEvent } from '#platform/module.ts'
import { newId } from '#platform/values/ids.ts'
import { type Printed, type WantedLabel, wantedLabels } from '../reads/wanted.ts'
import { differences, type Seen } from '../rules/behind.ts'
import * as store from '../store/shelf-label.ts'

/** Of these products, or of all. Answers how many labels are wanted otherwise than before. */
export async function reckon(
  ctx: ActionContext,
  products: readonly string[] | null,
  actor: string | null = ctx.actor.account,
): Promise<{ labels: number }> {
  const { db, organisation } = ctx
  await reckonLock(ctx)
  const wanted = await wantedLabels(ctx, ctx.today, products)
  const kept = await store.readKept(db, organisation, products)
  const { added, changed, reworded } = differences(kept, wanted.map(seenOf), { now: ctx.now, actor })
  const labels = added.length + changed.length + reworded.length
  if (labels === 0) return { labels }
  const news = new Set([...added, ...changed, ...reworded].map((label) => label.wanted))
  const contents = new Map<string, Printed>()
  for (const { printed } of wanted)
    if (printed && news.has(printed.fingerprint)) contents.set(printed.fingerprint, printed)
  await store.addContents(db, organisation, [...contents.values()], ctx.now)
  const held = [...changed, ...reworded].map(({ id }) => id)
  if (held.length > 0) await store.holdLabels(db, organisation, held)
  await store.updateSeen(db, organisation, changed)
  if (reworded.length > 0) await store.rewordLabels(db, organisation, reworded, { at: ctx.now, by: actor })
  const stamp = (fingerprint: string | null) =>
    fingerprint === null ? { wantedAt: null, wantedBy: null } : { wantedAt: ctx.now, wantedBy: actor }
  await store.addLabels(
    db,
    organisation,
    added.map((label) => ({ ...label, ...stamp(label.wanted), id: newId() })),
  )
  ctx.record('labels.reckoned', { subject: organisation, labels })
  return { labels }
}

/** One after the other: whoever comes last sees what all others wrote. */
export const reckonLock = (ctx: ActionContext): Promise<unknown> => store.waitForReckoning(ctx.db, ctx.organisation)

const seenOf = ({ printed, ...label }: WantedLabel): Seen => ({
  ...label,
  here: true,
  format: printed?.format ?? null,
  wanted: printed?.fingerprint ?? null,
})

export const reckonAll = action('labels.reckonAll', (ctx, _input: object) => reckon(ctx, null))

/** Something happened to what labels say: to some products, or to what many share. */
export const follow = action('labels.follow', (ctx, events: readonly HappenedEvent[]) => {
  const own = events.every(({ name }) => ofOneProduct.has(name))
  const products = [...new Set(events.flatMap(({ subject }) => (subject === null ? [] : [subject])))]
  return reckon(ctx, own ? products : null, events.at(-1)?.actor.id ?? null)
})

/** Events whose subject is the product. */
export const ofOneProduct: ReadonlySet<string> = new Set([
  'catalogue.product_created',
  'catalogue.product_changed',
  'catalogue.product_on_sale',
  'catalogue.product_withdrawn',
  'catalogue.product_removed',
  'catalogue.product_put_back',
  'catalogue.barcode_given',
  'catalogue.price_set',
  'catalogue.line_added',
  'catalogue.line_changed',
  'catalogue.line_removed',
])
