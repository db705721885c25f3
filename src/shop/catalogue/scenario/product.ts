/** What a scenario may expect of a product, and how it is found. */
import { read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { Line, ScenarioFacts, ScenarioWorld } from '#platform/scenario.ts'
import { tenThousandths, thousandths } from '#platform/values/amount.ts'
import { readBasics } from '../actions/basics.ts'
import { readCategories } from '../actions/category.ts'
import { readProduct } from '../reads/product.ts'
import { productOfCode } from '../store/belongings.ts'
import { readProducts } from '../store/product.ts'

const named = (world: ScenarioWorld, id: string | null): string | null => (id === null ? null : world.nameOf(id))

export const facts = {
  name: 'name',
  number: 'number, five digits at most',
  state: '`draft`, `active`, `withdrawn`',
  waiting: 'what happens to it when the tills are closed: `withdraw`, `off_till`',
  category: 'its category',
  food: 'is food',
  alcohol: 'is alcohol',
  vegan: 'is vegan',
  weighed: 'is weighed',
  sale_unit: 'unit it is sold in',
  content: '`amount` in 1/1000 of `unit`, `packs`',
  display_unit: 'unit its content is shown in',
  second_unit: 'unit of its second unit price',
  vat_class: 'class of VAT',
  vat: 'rate of today, in percent',
  country: 'country it comes from',
  region: 'region it comes from',
  origin: 'where it comes from, as it is printed',
  barcode: 'main barcode',
  barcodes: 'all barcodes',
  price: 'price of today, in cents',
  price_from: 'day since which it holds',
  promotion_until: 'last day, when it is a promotion',
  next_price: 'the next price that is known, in cents',
  next_price_from: 'day on which it begins',
  cost: 'cost taken over last, in 1/10 000',
  base: 'what one sale unit costs, in 1/10 000',
  suggested: 'suggested price, in cents',
  suggested_cost: 'cost by the chain of the cost, in 1/10 000',
  member_price: 'suggested price with the markup of members, in cents',
  gap: 'price minus suggestion, in cents',
  verdict: '`fits`, `too_cheap`, `too_expensive`',
  margin_on_cost: 'margin of today’s price on the cost, in percent',
  margin_on_price: 'the same on the price without VAT',
  margin_said_by: 'who says the margin: `product`, `supplier`, `category`, `shop`, or `country` where nobody does',
  why: 'every step of the suggested price: `chain` (`base`, `sale`, `cost`), `code`, `by`, `value` in 1/10 000',
  cost_differs: 'its cost lies further from the suggested one than is tolerated',
  sale_base: 'base of the chain of the sale in the place of what the supplier asks, in 1/10 000',
  cost_base: 'the same for the chain of the cost',
  rule_said_by: 'who says each part of the price rule: `part`, `scope`, `name`',
  till_price: 'what the till asks today, in cents: less than the price while the shelf wins',
  till_price_until: 'last day of that lower price',
  shrink:
    'less in the pack for more by the unit, where it must be told: `since`, `until`, `before` and `after` (`amount`, `unit`, `packs`), `rise` in percent',
  cost_not_confirmed_since: 'day the cost was confirmed last, when that is too long ago',
  unit_price: 'price by reference unit, in cents',
  unit_price_exact: 'the same in 1/10 000',
  unit_price_unit: 'its unit',
  unit_price_state: '`shown`, `hidden`, `exempt`, `not_asked`, `missing`, `no_price`',
  second_price: 'price by the second unit, with `decimals`',
  deposit: 'deposits in all, in cents',
  paid: 'price and deposits, in cents',
  label_name: 'name on labels, by language',
  label_comment: 'comment on labels, by language',
  brand: 'brand',
  maker: 'maker',
  drained_weight: 'in 1/1000 of the unit of its content',
  gross_weight: 'in grams',
  tare: 'in grams',
  fresh_class: '`extra`, `I`, `II`, `III`',
  range: '1 to 6',
  storage: 'how it is stored',
  use_by_days: 'days it may be used',
  best_before_days: 'days it is best',
  sale_limit_days: 'days before its end when it is no longer sold',
  ingredients: 'ingredients',
  allergens: 'by code: `contains`, `may_contain`, `free`, `unknown`',
  abv: 'alcohol in percent by volume',
  vegetarian: 'is vegetarian',
  raw_milk: 'of raw milk',
  sold: 'is sold',
  bought: 'is bought',
  at_till: 'is sold at the till',
  internal_consumable: 'used by the shop itself',
  hazard: 'what is dangerous in it',
  safety_sheet: 'address of its safety sheet',
  scores: '0 to 5: `social`, `local`, `organic`, `packaging`',
  scale_group: 'group of scales that sell it',
  scale_sequence: 'its key on the scale',
  scale_texts: 'texts the scale prints',
  barcode_rule: 'name of the rule that reads its codes, where several could',
  qualities: 'its qualities, in order',
  deposits: 'its deposits: `deposit`, `count`',
  preferred_supplier: 'supplier that comes first',
  print_category: 'its print category of Odoo',
  places: 'where it stands, in the order one walks',
  main_supplier: 'its main supplier of today',
  lines:
    'how suppliers sell it: `supplier`, `from`, `until`, `main`, `holds` (today), `unit_cost` in 1/10 000; `price` (1/10 000), `per`, `package_qty`, `strict_package`, `discount`, `min_qty`, `purchase_unit`, `vat_included`, `advised_price` (cents), `listing`, `order`, `code`, `name`, `price_changed_at`; from its list, never taken by itself: `special` (`price`, `from`, `to`) and `scale` (`quantity` in 1/1000, `price`)',
  lists: 'its prices on lists: `list`, `price`, `difference` in percent',
}

const content = <C extends { readonly amount: number }>(held: C | null) =>
  held && { ...held, amount: thousandths(held.amount) }

async function readFacts(world: ScenarioWorld, id: string): Promise<Line> {
  await learnNames(world)
  const { fields, priced, number, state, waiting } = await world.look(readProduct, { product: id })
  const { unitPrice, next, shrink } = priced
  return {
    name: fields.name,
    number,
    state,
    waiting,
    category: named(world, fields.category),
    food: fields.food,
    alcohol: fields.alcohol,
    vegan: fields.vegan,
    weighed: fields.weighed,
    sale_unit: fields.saleUnit,
    content: content(fields.content),
    display_unit: fields.displayUnit,
    second_unit: fields.secondUnit,
    vat_class: fields.vatClass,
    vat: priced.vat,
    country: fields.country,
    region: fields.region,
    origin: priced.origin,
    barcode: fields.barcodes[0] ?? null,
    barcodes: fields.barcodes,
    price: priced.price,
    price_from: priced.priceFrom,
    promotion_until: priced.promotionUntil,
    next_price: next?.cents ?? null,
    next_price_from: next?.from ?? null,
    cost: tenThousandths(priced.cost),
    base: tenThousandths(priced.base),
    suggested: priced.suggested,
    suggested_cost: tenThousandths(priced.suggestedCost),
    member_price: priced.memberPrice,
    gap: priced.gap,
    verdict: priced.verdict,
    margin_on_cost: priced.margin.onCost,
    margin_on_price: priced.margin.onPrice,
    margin_said_by: priced.marginSaid.scope,
    why: priced.why.map(({ chain, code, by, value }) => ({ chain, code, by, value: tenThousandths(value) })),
    cost_differs: priced.costOff,
    sale_base: tenThousandths(priced.otherBase.sale),
    cost_base: tenThousandths(priced.otherBase.cost),
    rule_said_by: priced.ruleSaid,
    till_price: priced.till.price,
    till_price_until: priced.till.until,
    shrink: shrink && { ...shrink, before: content(shrink.before), after: content(shrink.after) },
    cost_not_confirmed_since: priced.staleSince,
    unit_price: unitPrice.cents,
    unit_price_exact: tenThousandths(unitPrice.exact),
    unit_price_unit: unitPrice.unit,
    unit_price_state: unitPrice.state,
    second_price: unitPrice.second,
    deposit: priced.deposit,
    paid: priced.paid,
    label_name: fields.labelName,
    label_comment: fields.labelComment,
    brand: fields.brand,
    maker: fields.maker,
    drained_weight: thousandths(fields.drainedWeight),
    gross_weight: fields.grossWeight,
    tare: fields.tare,
    fresh_class: fields.freshClass,
    range: fields.range,
    storage: fields.storage,
    use_by_days: fields.useByDays,
    best_before_days: fields.bestBeforeDays,
    sale_limit_days: fields.saleLimitDays,
    ingredients: fields.ingredients,
    allergens: fields.allergens,
    abv: fields.abv,
    vegetarian: fields.vegetarian,
    raw_milk: fields.rawMilk,
    sold: fields.sold,
    bought: fields.bought,
    at_till: fields.atTill,
    internal_consumable: fields.internalConsumable,
    hazard: fields.hazard,
    safety_sheet: fields.safetySheet,
    scores: fields.scores,
    scale_group: fields.scaleGroup,
    scale_sequence: fields.scaleSequence,
    scale_texts: fields.scaleTexts,
    barcode_rule: fields.barcodeRule,
    qualities: fields.qualities.map((one) => world.nameOf(one)),
    deposits: fields.deposits.map(({ deposit, count }) => ({ deposit: world.nameOf(deposit), count })),
    preferred_supplier: named(world, fields.preferredSupplier),
    print_category: fields.printCategory,
    places: fields.places.map((one) => world.nameOf(one)),
    main_supplier: named(world, priced.mainSupplier?.supplier ?? null),
    lines: priced.lines.map(({ special, scale, ...line }) => ({
      supplier: named(world, line.supplier),
      from: line.validFrom,
      until: line.validTo,
      main: line.main,
      holds: line.holds,
      unit_cost: tenThousandths(line.unitCost),
      price: tenThousandths(line.price),
      per: line.per,
      package_qty: thousandths(line.packageQty),
      strict_package: line.strictPackage,
      discount: line.discount,
      min_qty: thousandths(line.minQty),
      purchase_unit: line.purchaseUnit,
      vat_included: line.vatIncluded,
      advised_price: line.advisedPrice,
      listing: line.listing,
      order: line.order,
      code: line.code,
      name: line.name,
      price_changed_at: line.priceChangedAt,
      special: special && { ...special, price: tenThousandths(special.price) },
      scale: scale && { quantity: thousandths(scale.quantity), price: tenThousandths(scale.price) },
    })),
    lists: priced.lists.map(({ name, cents, difference }) => ({ list: name, price: cents, difference })),
  }
}

/** What imports made bears its own name, as what the file made does. */
export async function learnNames(world: ScenarioWorld): Promise<void> {
  const { suppliers, qualities, deposits } = await world.look(readBasics, {})
  const { categories } = await world.look(readCategories, {})
  const { products } = await world.look(allNames, {})
  const learn = (kind: string, name: string, id: string): void => {
    if (!world.knows(kind, name)) world.remember(kind, name, id)
  }
  for (const one of suppliers) learn('supplier', one.name, one.supplier)
  for (const one of qualities) learn('quality', one.name, one.quality)
  for (const one of deposits) learn('deposit', one.name, one.deposit)
  for (const { path, category } of categories) learn('category', path.split(' › ').at(-1) ?? path, category)
  for (const { name, id } of products) learn('product', name, id)
}

const allNames = read('catalogue.scenarioNames', async (ctx, _input: object) => ({
  products: (await readProducts(ctx.db, ctx.organisation, null)).map(({ id, name }) => ({ id, name })),
}))

const byCode = read('catalogue.scenarioCode', (ctx, { code }: { code: string }) =>
  productOfCode(ctx.db, ctx.organisation, [code]),
)

export const product: ScenarioFacts = {
  facts,
  read: readFacts,
  async find(world, value) {
    const text = String(value)
    if (world.knows('product', text)) return world.idOf('product', text)
    await learnNames(world)
    if (world.knows('product', text)) return world.idOf('product', text)
    return found(await world.look(byCode, { code: text }), 'product').id
  },
}

/** A line by product and supplier. */
export async function lineOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const { product: of, supplier } = value as { product?: string; supplier?: string }
  if (!of || !supplier) throw new Error('line: write { product: Apples, supplier: Orchard }')
  if (!world.knows('product', of) || !world.knows('supplier', supplier)) await learnNames(world)
  const { priced } = await world.look(readProduct, { product: world.idOf('product', of) })
  const wanted = world.idOf('supplier', supplier)
  return found(
    priced.lines.find((one) => one.supplier === wanted),
    'line',
  ).line
}
