/** Prices to review, prices to check and rules of unit prices in scenario files. */
import { read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts, ScenarioWorld } from '#platform/scenario.ts'
import { readUnits, tenThousandths, thousandths } from '#platform/values/amount.ts'
import { readUnitPriceRules } from '../actions/unit-price.ts'
import { listPriceChanges } from '../reads/price-changes.ts'
import { countPriceChecks, listPriceChecks } from '../reads/price-checks.ts'
import { readProduct } from '../reads/product.ts'
import { changesOfLine } from '../store/price-change.ts'

const named = (world: ScenarioWorld, id: string | null): string | null => (id === null ? null : world.nameOf(id))

/** A change by product and supplier: the one that waits, else the latest. */
export async function waitingChange(world: ScenarioWorld, value: unknown): Promise<string> {
  const { product: of, supplier } = value as { product?: string; supplier?: string }
  if (!of || !supplier) throw new Error('price change: write { product: Apples, supplier: Orchard }')
  const { priced } = await world.look(readProduct, { product: world.idOf('product', of) })
  const wanted = world.idOf('supplier', supplier)
  const { line } = found(
    priced.lines.find((one) => one.supplier === wanted),
    'line',
  )
  const [change] = await world.look(ofLine, { line })
  return found(change, 'price change').id
}

const ofLine = read('catalogue.scenarioChange', (ctx, { line }: { line: string }) =>
  changesOfLine(ctx.db, ctx.organisation, line),
)

export const priceChange: ScenarioFacts = {
  facts: {
    state: '`new`, `new_not_main` (bought elsewhere today), `accepted`, `ignored`',
    fields: 'what differs: `price`, `per`, `package_qty`, `discount`, `vat_included`, `advised_price`',
    old_cost: 'what one sale unit cost, in 1/10 000',
    new_cost: 'what it would cost',
    cost_change: 'difference in percent',
    price: 'price of today, in cents',
    suggested: 'suggested price if it were accepted; only of the main supplier',
    gap: 'price minus that, in cents',
    advised_price: 'what the supplier advises, in cents',
    valid_from: 'from when the supplier asks it',
    main: 'of the main supplier',
  },
  async read(world, id) {
    const { rows } = await world.look(listPriceChanges, { state: '', size: 200 })
    const one = found(
      rows.find((row) => row.id === id),
      'price change',
    )
    return {
      state: one.state,
      fields: one.fields,
      old_cost: tenThousandths(one.oldCost),
      new_cost: tenThousandths(one.newCost),
      cost_change: one.costChange,
      price: one.price,
      suggested: one.suggested,
      gap: one.gap,
      advised_price: one.advisedPrice,
      valid_from: one.validFrom,
      main: one.main,
    }
  },
  find: waitingChange,
}

export const priceChecks: ScenarioFacts = {
  facts: {
    products:
      'products on sale that deserve a look: `product`, `findings` (`below_cost`, `too_cheap`, `too_expensive`, `cost_differs`, `stale_cost`, `unit_price_missing`, `no_price`, `no_supplier`)',
    counts: 'how many of each kind: `kind`, `products`; those with any',
    waiting: 'prices to review: `product`, `supplier`, `state`',
  },
  async read(world) {
    const { rows } = await world.look(listPriceChecks, { size: 200 })
    const { counts } = await world.look(countPriceChecks, {})
    const changes = await world.look(listPriceChanges, { state: 'open', size: 200 })
    return {
      products: rows.map(({ id, findings }) => ({ product: named(world, id), findings })),
      counts: counts.filter(({ products }) => products > 0),
      waiting: changes.rows.map(({ product, supplier, state }) => ({
        product: named(world, product),
        supplier: named(world, supplier),
        state,
      })),
    }
  },
  find: async (world) => world.idOf('organisation', world.shop.name),
}

export const unitPriceRules: ScenarioFacts = {
  facts: {
    dimensions: 'dimensions with a unit price today',
    drained: 'drained weight stands for the content; nothing: the setting says',
    below: 'none below so much, in 1/1000 of kg and l',
    shrink_months: 'months for which a content that shrank is told',
    shrink_above_area: 'in shops of more square metres',
    exemptions: '`category`, `below`, `by_piece`, `from`, `to`, `holds` (today)',
  },
  async read(world) {
    const { today, exemptions } = await world.look(readUnitPriceRules, {})
    return {
      dimensions: today.dimensions,
      drained: today.drained,
      below: thousandths(today.below),
      shrink_months: today.shrinkMonths,
      shrink_above_area: today.shrinkAboveArea,
      exemptions: exemptions.map(({ category, below, byPiece, from, to, holds }) => ({
        category: named(world, category),
        below: below && { ...below, amount: thousandths(below.amount) },
        by_piece: byPiece,
        from,
        to,
        holds,
      })),
    }
  },
  find: async (world) => world.idOf('organisation', world.shop.name),
}

/** An exemption by its category, or by its limit. */
export async function exemption(world: ScenarioWorld, value: unknown): Promise<string> {
  const { category, below } = value as { category?: string; below?: { amount: number | string; unit: string } }
  const wanted = category ? world.idOf('category', category) : null
  const limit = typeof below?.amount === 'string' ? readUnits(below.amount, 3) : below?.amount
  const { exemptions } = await world.look(readUnitPriceRules, {})
  const one = exemptions.find((other) =>
    category ? other.category === wanted : other.below?.amount === limit && other.below?.unit === below?.unit,
  )
  return found(one, 'exemption').exemption
}
