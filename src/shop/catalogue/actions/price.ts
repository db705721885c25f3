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
import { whyNotPrice } from '../rules/whynot-price.ts'
import * as store from '../store/price.ts'
import { lockProducts, updateCosts } from '../store/product.ts'
import { readSuppliers } from '../store/supplier.ts'

export const setPrice = action('catalogue.setPrice', async (ctx, input: InputOf<typeof contract.setPrice>) => {
  const { product: id, price, kind, to, reason, sure } = input
  const [row] = await lockProducts(ctx.db, ctx.organisation, [id])
  found(row, 'product')
  const from = (input.from ?? ctx.today) as Day
  const known = priceOn(await store.readPricesOn(ctx.db, ctx.organisation, from, [id]), from)
  refuseWith(whyNotPrice({ price, from, to, kind, sure, today: ctx.today, before: known?.cents ?? null }))
  const written = { product: id, cents: price, from, to: to as Day | null, kind, source: 'hand' as const, reason }
  await addPrices(ctx, [written])
  return {}
})

type NewPrice = Omit<store.PriceRow, 'id' | 'at' | 'author'>

/** Writes prices and tells of each. */
export async function addPrices(ctx: ActionContext, prices: readonly NewPrice[]): Promise<void> {
  await store.addPrices(
    ctx.db,
    ctx.organisation,
    prices.map((price) => ({ ...price, id: newId(), author: ctx.actor.account, at: ctx.now })),
  )
  for (const { product, cents, from, to, kind, source } of prices)
    ctx.record('catalogue.price_set', { subject: product, cents, from, to, kind, source })
}

export const applySuggested = action(
  'catalogue.applySuggested',
  async (ctx, { products, from }: InputOf<typeof contract.applySuggested>) => {
    const day = (from ?? ctx.today) as Day
    refuseWith(day < ctx.today ? [refuse('price.day_passed', { today: ctx.today })] : [])
    await lockProducts(ctx.db, ctx.organisation, products)
    return takeOver(ctx, products, day)
  },
)

/** Copies suggested price and cost where they differ; answers the products that have no suggestion. */
export async function takeOver(ctx: ActionContext, products: readonly string[], day: Day) {
  const priced = await pricedProducts(ctx, { day, products })
  const made = priced.flatMap((one) => (one.made ? [{ ...one, made: one.made }] : []))
  const dearer = made.filter(({ made: { suggested }, cents }) => suggested !== cents)
  const costs = made.filter(({ costDiffers }) => costDiffers)
  await addPrices(
    ctx,
    dearer.map(({ product, made: { suggested } }) => ({
      product: product.id,
      cents: suggested,
      from: day,
      to: null,
      kind: 'regular',
      source: 'rule',
      reason: null,
    })),
  )
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
  return {
    prices: dearer.length,
    costs: costs.length,
    without: priced.filter((one) => !one.made).map(({ product }) => product.id),
  }
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
  return {}
})

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
          steps: steps && steps.map((step) => ({ ...step, by: step.kind === 'add' ? step.by : millionths(step.by) })),
        }),
  }
}

/** The other way round, for whoever reads. */
function ruleOut<Rule extends PartialRule | PriceRule>({ steps, ...rule }: Rule) {
  const plain = Object.entries(rule).map(([key, value]) => [
    key,
    typeof value === 'number' && shares.some((one) => one === key) ? value / 10_000 : value,
  ])
  return {
    ...Object.fromEntries(plain),
    ...(steps === undefined
      ? {}
      : { steps: steps && steps.map((step) => ({ ...step, by: step.kind === 'add' ? step.by : step.by / 10_000 })) }),
  }
}

export const readPriceRules = read('catalogue.readPriceRules', async (ctx, _input: object) => {
  const basics = await basicsOf(ctx)
  const suppliers = new Map((await readSuppliers(ctx.db, ctx.organisation)).map(({ id, name }) => [id, name]))
  return {
    standard: ruleOut(basics.standardRule) as never,
    rules: [...basics.rules.values()].map(({ scope, target, rule }) => ({
      scope,
      target,
      name: basics.tree.get(target)?.name ?? suppliers.get(target) ?? null,
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
  async (ctx, { list, product, price }: InputOf<typeof contract.setListPrice>) => {
    const lists = await store.readPriceLists(ctx.db, ctx.organisation)
    found(
      lists.find((one) => one.list === list),
      'price list',
    )
    found((await lockProducts(ctx.db, ctx.organisation, [product]))[0], 'product')
    await store.writeListPrice(ctx.db, ctx.organisation, list, product, price)
    ctx.record('catalogue.list_price_set', { subject: product, list, cents: price })
    return {}
  },
)

export const readPriceLists = read('catalogue.readPriceLists', async (ctx, _input: object) => ({
  lists: await store.readPriceLists(ctx.db, ctx.organisation),
}))
