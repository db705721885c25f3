/** What changes in a scale follows from products: reckoned after every change of them, and at night for prices that begin. */
import { type ActionContext, action } from '#platform/action.ts'
import type { HappenedEvent } from '#platform/module.ts'
import { newId } from '#platform/values/ids.ts'
import { pricedProducts } from '../reads/priced.ts'
import {
  type InScale,
  inScale,
  type ScaleChange,
  type ScaleContent,
  type ScaleFacts,
  scaleChanges,
} from '../rules/scale.ts'
import { lockProducts } from '../store/product.ts'
import * as store from '../store/scale.ts'
import * as queue from '../store/scale-queue.ts'

type Priced = Awaited<ReturnType<typeof pricedProducts>>[number]

function contentOf({ product, barcodes, cents }: Priced, language: string): ScaleContent {
  const ingredients = product.ingredients?.trim()
  return {
    number: product.number,
    name: product.labelName[language]?.trim() || product.name,
    price: cents,
    unit: product.weighed ? 'P' : 'F',
    tare: product.tare ?? 0,
    useByDays: product.useByDays,
    bestBeforeDays: product.bestBeforeDays,
    sequence: product.scaleSequence,
    code: barcodes[0] ?? null,
    texts: [...product.scaleTexts, ...(ingredients ? [ingredients] : [])].filter((text) => text.trim()),
  }
}

const factsOf = (priced: Priced, language: string): ScaleFacts => ({
  product: priced.product.id,
  state: priced.product.state,
  sold: priced.product.sold,
  group: priced.product.scaleGroup,
  content: contentOf(priced, language),
})

/** Queues what these products, or all, ask of scales. */
export async function queueForScales(ctx: ActionContext, ids: readonly string[] | null): Promise<number> {
  const { db, organisation } = ctx
  const concerned = await queue.scaleProducts(db, organisation, ids)
  if (concerned.length === 0) return 0
  await lockProducts(db, organisation, concerned)
  const held = await queue.readArticles(db, organisation, concerned)
  const priced = await pricedProducts(ctx, { day: ctx.today, products: concerned })
  const facts = priced.map((one) => factsOf(one, ctx.shop.language))
  const changes = scaleChanges(held, facts)
  if (changes.length === 0) return 0
  const touched = [...new Set(changes.map(({ product }) => product))]
  const wanted = facts.filter((one) => touched.includes(one.product) && inScale(one))
  await queue.writeArticles(db, organisation, touched, wanted as readonly InScale[])
  await queueChanges(ctx, changes)
  ctx.record('catalogue.scales_queued', { subject: organisation, count: changes.length })
  return changes.length
}

/** Each change for every scale that takes its group; where none does, it waits for one. A page knows it by itself. */
async function queueChanges(ctx: ActionContext, changes: readonly ScaleChange[]): Promise<void> {
  const systems = (await store.readSystems(ctx.db, ctx.organisation)).filter(({ archived }) => !archived)
  const queued = changes.flatMap((change) => {
    const takers = systems.filter(({ groups }) => groups.includes(change.group))
    const told = takers.flatMap(({ id, adapter }) => (adapter === 'page' ? [] : [id]))
    return (takers.length > 0 ? told : [null]).map((system) => ({
      ...change,
      system,
      id: newId(),
    }))
  })
  await queue.addChanges(ctx.db, ctx.organisation, queued, ctx.now)
}

/** After changes of products, or of what many are made of: all that wait are one reckoning. */
export const followProducts = action('catalogue.followScales', async (ctx, events: readonly HappenedEvent[]) => {
  const products = events.flatMap(({ subject }) => (subject === null ? [] : [subject]))
  return { queued: await queueForScales(ctx, products.length < events.length ? null : [...new Set(products)]) }
})

/** Prices that begin today. */
export const followScales = action('catalogue.followAllScales', async (ctx, _input: object) => ({
  queued: await queueForScales(ctx, null),
}))
