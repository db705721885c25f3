/** What a draft of a campaign may ask, and every reason why not. */
import type { ActionContext } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import { meet, stateOn, whyNotChange } from '../rules/campaign.ts'
import { priceOn } from '../rules/current-price.ts'
import { asksToBeSure } from '../rules/supplier-change.ts'
import * as store from '../store/campaign.ts'
import { readPricesOn } from '../store/price.ts'
import { lockProducts } from '../store/product.ts'

/** What a draft is to ask, as it may be written. */
interface Wish {
  readonly campaign: Pick<store.CampaignRow, 'from' | 'to'> & { readonly id: string | null }
  readonly prices: readonly Omit<store.CampaignPrice, 'campaign'>[]
  readonly sure: boolean
  readonly leaveOut: boolean
}

/** Products that another campaign prices on one of these days; the first of them is named. */
export async function takenBy(ctx: ActionContext, { campaign, prices }: Pick<Wish, 'campaign' | 'prices'>) {
  const ids = prices.map(({ product }) => product)
  const taken = await store.takenProducts(ctx.db, ctx.organisation, campaign.id, ids)
  return taken.filter((other) => meet(campaign, other))
}

export const whyTaken = (taken: readonly store.TakenProduct[]): Refusal[] => {
  const [first] = taken
  if (!first) return []
  const more = new Set(taken.map(({ product }) => product)).size - 1
  return [refuse('campaign.product_taken', { name: first.name, campaign: first.campaignName, from: first.from, more })]
}

/** Prices that may be written, or every reason why not. */
export async function pricesAllowed(ctx: ActionContext, wish: Wish) {
  const ids = wish.prices.map(({ product }) => product)
  const products = new Map((await lockProducts(ctx.db, ctx.organisation, ids)).map((one) => [one.id, one]))
  for (const id of ids) found(products.get(id), 'product')
  const taken = await takenBy(ctx, wish)
  const out = new Set(wish.leaveOut ? taken.map(({ product }) => product) : [])
  const prices = wish.prices.filter(({ product }) => !out.has(product))
  const before = Map.groupBy(
    await readPricesOn(ctx.db, ctx.organisation, wish.campaign.from, ids),
    (one) => one.product,
  )
  const unsure = prices.flatMap(({ product, cents }) => {
    const old = priceOn(before.get(product) ?? [], wish.campaign.from)?.cents ?? null
    return asksToBeSure(old, cents) ? [{ name: products.get(product)?.name ?? '', old, new: cents }] : []
  })
  const refusals = [...(wish.leaveOut ? [] : whyTaken(taken)), ...(wish.sure ? [] : whyUnsure(unsure))]
  return { prices, leftOut: out.size, refusals }
}

/** One question for all of them: the first is named. */
export function whyUnsure(all: readonly { name: string; old: number | null; new: number }[]): Refusal[] {
  const [first] = all
  return first ? [refuse('price.surely', { ...first, more: all.length - 1 })] : []
}

/** Writes prices into a draft, under its lock. */
export async function writePrices(
  ctx: ActionContext,
  campaign: store.CampaignRow,
  wish: Pick<Wish, 'prices' | 'sure' | 'leaveOut'>,
) {
  const allowed = await pricesAllowed(ctx, { ...wish, campaign })
  refuseWith([
    ...whyNotChange(stateOn(campaign, ctx.today)),
    ...(campaign.kind === 'vat' ? [refuse('campaign.of_vat')] : []),
    ...allowed.refusals,
  ])
  await store.writeCampaignPrices(ctx.db, ctx.organisation, campaign.id, allowed.prices)
  ctx.record('catalogue.campaign_prices_set', { subject: campaign.id, prices: allowed.prices.length })
  return {
    priceCampaign: campaign.id,
    version: campaign.version,
    prices: allowed.prices.length,
    leftOut: allowed.leftOut,
  }
}
