/** Prices: by hand, by taking the suggestion over, by rules, on lists. */
import { type ActionContext, action, read } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-price.ts'
import { basicsOf } from '../reads/basics-of.ts'
import { pricedProducts } from '../reads/priced.ts'
import { priceOn } from '../rules/current-price.ts'
import { millionths } from '../rules/percent.ts'
import type { PartialRule, PriceRule, RuleScope } from '../rules/price-rule.ts'
import { whyNotRule } from '../rules/price-rule-refusals.ts'
import { asksToBeSure } from '../rules/supplier-change.ts'
import { whyNotPrice } from '../rules/whynot-price.ts'
import { productsWithOpenChange } from '../store/article.ts'
import { lockCampaign } from '../store/campaign.ts'
import * as store from '../store/price.ts'
import { acceptBorne } from '../store/price-change.ts'
import { lockProducts, readProducts } from '../store/product.ts'
import { updateCosts } from '../store/product-writing.ts'
import { readSuppliers } from '../store/supplier.ts'
import { whyUnsure, writePrices } from './campaign-prices.ts'

export const setPrice = action('catalogue.setPrice', async (ctx, input: InputOf<typeof contract.setPrice>) => {
  const { product: id, price, kind, to, reason, sure } = input
  const [row] = await lockProducts(ctx.db, ctx.organisation, [id])
  const { name } = found(row, 'product')
  const from = (input.from ?? ctx.today) as Day
  const known = priceOn(await store.readPricesOn(ctx.db, ctx.organisation, from, [id]), from)
  refuseWith(whyNotPrice({ price, from, to, kind, sure, today: ctx.today, before: known?.cents ?? null, name }))
  const written = { product: id, cents: price, from, to: to as Day | null, kind, source: 'hand' as const, reason }
  await addPrices(ctx, [written])
  return {}
})

type NewPrice = Omit<store.NewPriceRow, 'id' | 'at' | 'author'>

/** Writes prices and tells of each; answers their ids. */
export async function addPrices(ctx: ActionContext, prices: readonly NewPrice[]): Promise<string[]> {
  const written = prices.map((price) => ({ ...price, id: newId(), author: ctx.actor.account, at: ctx.now }))
  await store.addPrices(ctx.db, ctx.organisation, written)
  for (const { product, cents, from, to, kind, source } of prices)
    ctx.record('catalogue.price_set', { subject: product, cents, from, to, kind, source })
  return written.map(({ id }) => id)
}

export const applySuggested = action(
  'catalogue.applySuggested',
  async (ctx, input: InputOf<typeof contract.applySuggested>) => {
    await lockProducts(ctx.db, ctx.organisation, input.products)
    return applySuggestions(ctx, input)
  },
)

/** Suggested prices and costs of these products, under their locks: today, from a day on, or in a campaign. */
export async function applySuggestions(
  ctx: ActionContext,
  { products, from, priceCampaign: campaign, sure, leaveOut }: InputOf<typeof contract.applySuggested>,
) {
  if (campaign) return intoCampaign(ctx, { campaign, products, sure, leaveOut })
  const day = (from ?? ctx.today) as Day
  const suggested = await suggestionsOn(ctx, products, day)
  refuseWith([
    ...(day < ctx.today ? [refuse('price.day_passed', { today: ctx.today })] : []),
    ...(sure ? [] : whyUnsure(suggested.unsure)),
  ])
  const { prices, costs, without } = await takeOver(ctx, suggested, day)
  return { prices: prices.length, costs: costs.length, without, leftOut: 0 }
}

/** What the rule suggests for these products on a day: prices that move, costs that move, moves to be asked about. */
export async function suggestionsOn(ctx: ActionContext, products: readonly string[], day: Day) {
  const priced = await pricedProducts(ctx, { day, products })
  const made = priced.flatMap((one) => (one.made ? [{ ...one, made: one.made }] : []))
  const moving = made.filter(({ made: { suggested }, cents }) => suggested !== cents)
  return {
    moving,
    costs: made.filter(({ costDiffers }) => costDiffers),
    unsure: moving
      .filter(({ cents, made: { suggested } }) => asksToBeSure(cents, suggested))
      .map(({ product, cents, made: { suggested } }) => ({ name: product.name, old: cents, new: suggested })),
    without: priced.filter((one) => !one.made).map(({ product }) => product.id),
  }
}

export type Suggestions = Awaited<ReturnType<typeof suggestionsOn>>

/** The same in a campaign: its prices are frozen when it is scheduled. */
async function intoCampaign(
  ctx: ActionContext,
  {
    campaign: id,
    products,
    sure,
    leaveOut,
  }: { campaign: string; products: readonly string[]; sure: boolean; leaveOut: boolean },
) {
  const campaign = found(await lockCampaign(ctx.db, ctx.organisation, id), 'campaign')
  const { moving, without, costs } = await suggestionsOn(ctx, products, campaign.from)
  const differing = new Set(costs.map(({ product }) => product.id))
  const { prices, leftOut } = await writePrices(ctx, campaign, {
    prices: moving.map(({ product, made: { suggested, cost } }) => ({
      product: product.id,
      cents: suggested,
      cost: differing.has(product.id) ? cost : null,
    })),
    sure,
    leaveOut,
  })
  return { prices, costs: 0, without, leftOut }
}

/** Copies suggested price and cost where they differ; answers the prices it wrote, the products whose cost it moved as
 *  they were, and those that have no suggestion. */
export async function takeOver(
  ctx: ActionContext,
  { moving: dearer, costs, without }: Suggestions,
  day: Day,
  source: 'rule' | 'import' = 'rule',
) {
  const prices = await addPrices(
    ctx,
    dearer.map(({ product, made: { suggested } }) => ({
      product: product.id,
      cents: suggested,
      from: day,
      to: null,
      kind: 'regular',
      source,
      reason: null,
    })),
  )
  const products = [...dearer, ...costs].map(({ product }) => product.id)
  await acceptBorne(ctx.db, ctx.organisation, products, { at: ctx.now, by: ctx.actor.account })
  await updateCosts(
    ctx.db,
    ctx.organisation,
    costs.map(({ product, made: { cost } }) => ({ id: product.id, cost })),
  )
  for (const {
    product,
    made: { cost },
  } of costs)
    ctx.record('catalogue.cost_set', { subject: product.id, cost })
  return { prices, costs: costs.map(({ product }) => product), without }
}

type SetRule = InputOf<typeof contract.setPriceRule>

export const setPriceRule = action('catalogue.setPriceRule', async (ctx, input: SetRule) => {
  const { category, supplier, product, ...said } = input
  const named = Object.entries({ category, supplier, product }).filter(([, value]) => value !== undefined)
  const [scope, target] = (named[0] ?? ['shop', ctx.organisation]) as [RuleScope, string]
  const basics = await basicsOf(ctx)
  await mustExist(ctx, scope, target, basics.tree)
  const given = ruleIn(said)
  const shop = basics.rules.get(`shop ${ctx.organisation}`)?.rule
  const before = basics.rules.get(`${scope} ${target}`)?.rule ?? {}
  const rule = { ...before, ...given }
  refuseWith([
    ...(named.length > 1 ? [refuse('price.one_scope')] : []),
    ...whyNotRule(rule, shop?.marginMode ?? basics.standardRule.marginMode),
  ])
  await store.writeRule(ctx.db, ctx.organisation, { scope, target, rule })
  ctx.record('catalogue.price_rule_set', { subject: target, scope, fields: Object.keys(given) })
  await followWhereAlways(ctx, scope === 'product' ? [target] : null)
  return {}
})

/** Prices whose rule says `always` follow their suggestion at once, those apart of which a supplier's list waits for
 *  somebody to say yes, and those that somebody would be asked about: given away, or moved by more than half. */
export async function followWhereAlways(ctx: ActionContext, products: readonly string[] | null) {
  const none = { prices: 0, costs: 0 }
  const { rules } = await basicsOf(ctx)
  if (![...rules.values()].some(({ rule }) => rule.applyMode === 'always')) return none
  const behind = (await pricedProducts(ctx, { day: ctx.today, products })).filter(
    ({ product, rule, made, cents, costDiffers }) =>
      product.state === 'active' &&
      rule.applyMode === 'always' &&
      made &&
      !asksToBeSure(cents, made.suggested) &&
      (made.suggested !== cents || costDiffers),
  )
  const waiting = new Set(await productsWithOpenChange(ctx.db, ctx.organisation))
  const ids = behind.flatMap(({ product }) => (waiting.has(product.id) ? [] : [product.id]))
  if (ids.length === 0) return none
  await lockProducts(ctx.db, ctx.organisation, ids)
  const { prices, costs } = await takeOver(ctx, await suggestionsOn(ctx, ids, ctx.today), ctx.today)
  return { prices: prices.length, costs: costs.length }
}

async function mustExist(
  ctx: ActionContext,
  scope: RuleScope,
  target: string,
  tree: ReadonlyMap<string, unknown>,
): Promise<void> {
  if (scope === 'category') found(tree.get(target), 'category')
  if (scope === 'product') found((await lockProducts(ctx.db, ctx.organisation, [target]))[0], 'product')
  if (scope === 'supplier')
    found(
      (await readSuppliers(ctx.db, ctx.organisation)).find((one) => one.id === target),
      'supplier',
    )
}

type RuleGiven = Omit<SetRule, 'category' | 'supplier' | 'product'>
const shares = ['margin', 'band', 'memberMarkup'] as const

/** Percent as millionths; what is not said is not there. */
function ruleIn({ steps, ...said }: RuleGiven): PartialRule {
  const plain = Object.entries(said)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [
      key,
      typeof value === 'number' && shares.some((one) => one === key) ? millionths(value) : value,
    ])
  return {
    ...Object.fromEntries(plain),
    ...(steps === undefined
      ? {}
      : {
          steps: steps?.map((step) => ({ ...step, by: step.kind === 'add' ? step.by : millionths(step.by) })),
        }),
  }
}

/** The other way round, for whoever reads. */
export function ruleOut<Rule extends PartialRule | PriceRule>({ steps, ...rule }: Rule) {
  const plain = Object.entries(rule).map(([key, value]) => [
    key,
    typeof value === 'number' && shares.some((one) => one === key) ? value / 10_000 : value,
  ])
  return {
    ...Object.fromEntries(plain),
    ...(steps === undefined
      ? {}
      : { steps: steps?.map((step) => ({ ...step, by: step.kind === 'add' ? step.by : step.by / 10_000 })) }),
  }
}

export const readPriceRules = read('catalogue.readPriceRules', async (ctx, _input: object) => {
  const basics = await basicsOf(ctx)
  const suppliers = new Map((await readSuppliers(ctx.db, ctx.organisation)).map(({ id, name }) => [id, name]))
  const ofProducts = [...basics.rules.values()].filter(({ scope }) => scope === 'product').map(({ target }) => target)
  const products = new Map((await readProducts(ctx.db, ctx.organisation, ofProducts)).map(({ id, name }) => [id, name]))
  return {
    standard: ruleOut(basics.standardRule) as never,
    rules: [...basics.rules.values()].map(({ scope, target, rule }) => ({
      scope,
      target,
      name: basics.tree.get(target)?.name ?? suppliers.get(target) ?? products.get(target) ?? null,
      rule: ruleOut(rule),
    })),
  }
})

export const createPriceList = action(
  'catalogue.createPriceList',
  async (ctx, { name }: InputOf<typeof contract.createPriceList>) => {
    const list = newId()
    await store.addPriceList(ctx.db, ctx.organisation, list, name)
    ctx.record('catalogue.price_list_created', { subject: list })
    return { list }
  },
)

export const setListPrice = action(
  'catalogue.setListPrice',
  async (ctx, { list, product, price, sure }: InputOf<typeof contract.setListPrice>) => {
    const lists = await store.readPriceLists(ctx.db, ctx.organisation)
    found(
      lists.find((one) => one.list === list),
      'price list',
    )
    const { name } = found((await lockProducts(ctx.db, ctx.organisation, [product]))[0], 'product')
    const before = (await store.readListPrices(ctx.db, ctx.organisation, [product])).find((one) => one.list === list)
    const old = before?.cents ?? null
    refuseWith(price === null || sure || !asksToBeSure(old, price) ? [] : whyUnsure([{ name, old, new: price }]))
    await store.writeListPrice(ctx.db, ctx.organisation, list, product, price)
    ctx.record('catalogue.list_price_set', { subject: product, list, cents: price })
    return {}
  },
)

export const readPriceLists = read('catalogue.readPriceLists', async (ctx, _input: object) => ({
  lists: await store.readPriceLists(ctx.db, ctx.organisation),
}))
