/** What would change if margins of the Odoo were taken over: rule by rule, with the prices that would be suggested. */
import type { Context } from '#platform/action.ts'
import { readAnswers } from '#platform/imports/memory-store.ts'
import { plain, tidy } from '#platform/values/text.ts'
import { categoriesByWord } from '../imports/known-words.ts'
import { upwards } from '../rules/category.ts'
import { isSaid } from '../rules/odoo-margin.ts'
import type { PartialRule } from '../rules/price-rule.ts'
import * as store from '../store/odoo-margin.ts'
import { type Basics, basicsOf } from './basics-of.ts'
import { loadProducts, pricedProduct } from './priced.ts'

export interface Proposal extends store.MarginRow {
  /** The category or product here; null: it was not brought in yet. */
  readonly target: string | null
  /** What is said there now of the same. */
  readonly here: PartialRule
  readonly said: boolean
}

export async function proposals(ctx: Context, basics: Basics): Promise<Proposal[]> {
  const all = await store.readMargins(ctx.db, ctx.organisation)
  if (all.length === 0) return []
  const categories = await categoriesOfPaths(ctx, basics)
  const keys = all.flatMap(({ scope, key }) => (scope === 'product' ? [key] : []))
  const products = new Map(
    (await store.productsOfKeys(ctx.db, ctx.organisation, keys)).map(({ key, product }) => [key, product]),
  )
  return all.map((one) => {
    const target = (one.scope === 'category' ? categories(one.key) : products.get(one.key)) ?? null
    const here = basics.rules.get(`${one.scope} ${target}`)?.rule ?? {}
    return { ...one, target, here, said: target !== null && isSaid(one.rule, here) }
  })
}

/** By their path here, or by what was answered when products of theirs came in. */
async function categoriesOfPaths(ctx: Context, basics: Basics): Promise<(path: string) => string | undefined> {
  const known = categoriesByWord(basics)
  const answers = await readAnswers(ctx.db, ctx.organisation, 'products')
  const answered = new Map(
    answers
      .filter(({ topic, answer }) => topic === 'category' && basics.tree.has(answer))
      .map(({ given, answer }) => [plain(tidy(given)), answer]),
  )
  return (path) => known.get(plain(tidy(path))) ?? answered.get(plain(tidy(path)))
}

const shownPrices = 5

export async function whatMarginsWouldDo(ctx: Context) {
  const basics = await basicsOf(ctx)
  const all = (await proposals(ctx, basics)).filter(({ said }) => !said)
  const effects = all.length === 0 ? new Map<string, Effect>() : await effectsOf(ctx, basics, all)
  return all.map((one) => ({ ...one, effect: effects.get(one.id) ?? none }))
}

interface Effect {
  readonly products: number
  readonly moves: readonly {
    readonly product: string
    readonly name: string
    readonly before: number | null
    readonly after: number | null
  }[]
  readonly moving: number
  /** Prices on the shelf that would follow by themselves, at once. */
  readonly following: number
}
const none: Effect = { products: 0, moves: [], moving: 0, following: 0 }

/** Each product belongs to the nearest proposal: its own, else that of the nearest category above it. */
async function effectsOf(ctx: Context, basics: Basics, all: readonly Proposal[]): Promise<Map<string, Effect>> {
  const byTarget = new Map(all.flatMap((one) => (one.target === null ? [] : [[`${one.scope} ${one.target}`, one]])))
  const then: Basics = { ...basics, rules: rulesThen(basics, all) }
  const changes = (await loadProducts(ctx, ctx.today, null)).flatMap((loaded) => {
    const { product } = loaded
    const own = byTarget.get(`product ${product.id}`)
    const above = upwards(basics.tree, product.category).map(({ id }) => byTarget.get(`category ${id}`))
    const by = own ?? above.find((one) => one !== undefined)
    if (!by || product.state === 'withdrawn') return []
    const [before, after] = [basics, then].map((rules) => pricedProduct(ctx, loaded, rules, ctx.today))
    const [old, next] = [before?.made?.suggested ?? null, after?.made?.suggested ?? null]
    const follows = after?.rule.applyMode === 'always' && next !== null && next !== 0 && next !== after.cents
    return [{ by: by.id, product: product.id, name: product.name, before: old, after: next, follows }]
  })
  return new Map(
    [...Map.groupBy(changes, ({ by }) => by)].map(([id, found]) => {
      const moves = found.filter(({ before, after }) => before !== after)
      const following = found.filter(({ follows }) => follows).length
      const shown = moves.slice(0, shownPrices).map(({ product, name, before, after }) => ({
        product,
        name,
        before,
        after,
      }))
      return [id, { products: found.length, moves: shown, moving: moves.length, following }]
    }),
  )
}

function rulesThen(basics: Basics, all: readonly Proposal[]): Basics['rules'] {
  const taken = all.flatMap(({ scope, target, here, rule }) =>
    target === null ? [] : [[`${scope} ${target}`, { scope, target, rule: { ...here, ...rule } }] as const],
  )
  return new Map([...basics.rules, ...taken]) as Basics['rules']
}
