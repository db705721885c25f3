/** The products of the demo: some three hundred that could stand on the shelves of a shop, with suppliers and prices. */
import { createHash } from 'node:crypto'
import { type ActionContext, action } from '#platform/action.ts'
import { raiseNumber } from '#platform/database/counter.ts'
import type { Seed, SeedContext } from '#platform/module.ts'
import { addDays } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { createCampaign, scheduleCampaign } from './actions/campaign.ts'
import { addContainer } from './actions/container.ts'
import { createPriceList, setListPrice } from './actions/price.ts'
import { emptyProduct } from './actions/product.ts'
import { createScale } from './actions/scale.ts'
import { pricedProducts } from './reads/priced.ts'
import { checkDigit } from './rules/barcode.ts'
import { defaultsOf } from './rules/category.ts'
import { placeText } from './rules/place.ts'
import { allergensOf } from './seed/allergens.ts'
import { assortment, type Family, seedCategories, seedSuppliers } from './seed/assortment.ts'
import { organicLogo } from './seed/logo.ts'
import { seedPlaces } from './seed/places.ts'
import * as basics from './store/basics.ts'
import * as held from './store/belongings.ts'
import { addPicture } from './store/picture.ts'
import { addPlaces } from './store/place.ts'
import { addPrices, writeRule } from './store/price.ts'
import { addProducts, updateCosts } from './store/product-writing.ts'
import { addLines, addSuppliers } from './store/supplier.ts'

async function seedLogo(ctx: ActionContext, quality: string): Promise<void> {
  const bytes = new TextEncoder().encode(organicLogo)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const picture = {
    id: newId(),
    kind: 'quality',
    of: quality,
    type: 'image/svg+xml',
    bytes,
    hash,
    position: 1,
  } as const
  await addPicture(ctx.db, ctx.organisation, picture)
}

interface Item {
  readonly family: Family
  readonly name: string
  readonly amount: number | null
  readonly unit: string | null
  /** 1/10 000. */
  readonly cost: number
}

const decimals = (text: string, places: number): number => {
  const [whole = '0', rest = ''] = text.split('.')
  return Number(`${whole}${rest.padEnd(places, '0')}`)
}

/** `Spaghetti 500 g 1.1` or `Carottes 1.35`. */
function itemsOf(family: Family): Item[] {
  return family.items.split(', ').map((text) => {
    const packed = /^(.+) ([\d.]+) (g|kg|l|ml|piece|m) ([\d.]+)$/.exec(text)
    if (packed) {
      const [, name = '', amount = '', unit = '', cost = ''] = packed
      return { family, name, amount: decimals(amount, 3), unit, cost: decimals(cost, 4) }
    }
    const [, name = '', cost = ''] = /^(.+) ([\d.]+)$/.exec(text) ?? []
    return { family, name, amount: null, unit: null, cost: decimals(cost, 4) }
  })
}

/** Sold by weight on the page where people weigh themselves. */
const bulk = 'Vrac'

/** Sold by weight at the counter, by a scale that prints. */
const cheese = 'Fromages'

const scaleGroupOf: Readonly<Record<string, string>> = { Vrac: bulk, Crémerie: cheese }

const jars = [
  ['Bocal 1 l', 'BOCAL-1', 412],
  ['Bocal 0,5 l', 'BOCAL-2', 285],
  ['Bouteille 75 cl', 'BOUTEILLE-1', 480],
] as const

async function seedWeighing(ctx: SeedContext): Promise<void> {
  const name = 'Pesée en libre-service'
  const page = { name, adapter: 'page', transport: 'file', charset: 'utf-8', lineEnds: 'lf' } as const
  await ctx.act(createScale, { ...page, groups: [bulk], address: '', username: '', folder: '', secure: false })
  const counter = {
    name: 'Balance du comptoir',
    adapter: 'bizerba',
    transport: 'file',
    charset: 'windows-1252',
    lineEnds: 'crlf',
  } as const
  await ctx.act(createScale, { ...counter, groups: [cheese], address: '', username: '', folder: '', secure: false })
  for (const [called, code, tare] of jars) await ctx.act(addContainer, { name: called, code, tare })
}

const fill = action('catalogue.seed', async (ctx, _input: object) => {
  const categories = await seedTree(ctx)
  const suppliers = seedSuppliers.map((name, at) => ({ id: newId(), number: at + 1, name }))
  const empty = {
    email: null,
    phone: null,
    website: null,
    city: null,
    country: ctx.shop.country,
    customerNumber: null,
    notes: null,
  }
  await addSuppliers(
    ctx.db,
    ctx.organisation,
    suppliers.map((one) => ({ ...empty, ...one, archived: false })),
  )
  for (const { id, number } of suppliers) ctx.record('catalogue.supplier_created', { subject: id, number })
  await raiseNumber(ctx.db, ctx.organisation, 'catalogue.supplier', suppliers.length)
  const bottle = {
    id: newId(),
    name: 'Bouteille consignée',
    cents: 10,
    treatment: 'outside',
    vatClass: null,
    stockItem: null,
    account: null,
    archived: false,
  } as const
  await basics.writeDeposit(ctx.db, ctx.organisation, bottle)
  const organic = {
    id: newId(),
    type: 'ecological',
    name: 'Bio',
    colour: '#4c8c2b',
    organicClass: 'eu',
    forAlcohol: true,
    meansVegan: false,
    order: 0,
    archived: false,
  }
  await basics.writeQuality(ctx.db, ctx.organisation, organic)
  await seedLogo(ctx, organic.id)
  const items = assortment.flatMap(itemsOf)
  const products = items.map((item, at) => productOf(ctx, item, at + 1, categories))
  await addProducts(ctx.db, ctx.organisation, products)
  for (const { id, number } of products) ctx.record('catalogue.product_created', { subject: id, number })
  await raiseNumber(ctx.db, ctx.organisation, 'catalogue.product', products.length)
  const stocked = items.map((item, at) => ({ item, id: products[at]?.id ?? '', number: at + 1 }))
  await held.writeBarcodes(
    ctx.db,
    ctx.organisation,
    stocked.map(({ item, id, number }) => ({ id, codes: [codeOf(item, number)], counts: true })),
  )
  await held.writeDeposits(
    ctx.db,
    ctx.organisation,
    stocked
      .filter(({ item }) => item.family.supplier === 'Brasserie du Pont')
      .map(({ id }) => ({ id, deposits: [{ deposit: bottle.id, count: 1 }] })),
  )
  await held.writeQualities(
    ctx.db,
    ctx.organisation,
    stocked.filter(({ item }) => item.family.organic).map(({ id }) => ({ id, qualities: [organic.id] })),
  )
  const { places, held: standing } = seedPlaces(stocked.map(({ item, id }) => ({ id, category: item.family.category })))
  await addPlaces(ctx.db, ctx.organisation, places)
  for (const place of places) ctx.record('catalogue.place_created', { subject: place.id, place: placeText(place) })
  await held.writePlaces(ctx.db, ctx.organisation, standing)
  await addLines(
    ctx.db,
    ctx.organisation,
    stocked.map(({ item, id, number }) => lineOf(ctx, item, id, number, suppliers)),
  )
  await writeRule(ctx.db, ctx.organisation, { scope: 'shop', target: ctx.organisation, rule: { margin: 220_000 } })
  await seedPrices(ctx)
  return products.map(({ id }) => id)
})

async function seedTree(ctx: ActionContext) {
  const rows: Omit<basics.CategoryRow, 'version'>[] = []
  const none = { food: null, alcohol: null, vegan: null, vatClass: null, archived: false }
  for (const [name, above, given] of seedCategories) {
    const parent = rows.find((one) => one.name === above)?.id ?? null
    rows.push({ ...none, ...given, id: newId(), name, parent, position: rows.length })
  }
  // the one above stands first
  await basics.addCategories(ctx.db, ctx.organisation, rows)
  return new Map(rows.map((one) => [one.id, one]))
}

function productOf(ctx: ActionContext, item: Item, number: number, tree: Awaited<ReturnType<typeof seedTree>>) {
  const { family, name, amount, unit } = item
  const category = [...tree.values()].find((one) => one.name === family.category)?.id ?? null
  const { vatClass, ...flags } = defaultsOf(tree, category)
  const loose = amount === null
  return {
    ...emptyProduct,
    ...flags,
    id: newId(),
    number,
    state: 'active',
    now: ctx.now,
    name: family.brand && !name.includes(family.brand) ? `${name} ${family.brand}` : name,
    category,
    brand: family.brand,
    maker: family.brand ? null : family.supplier,
    saleUnit: loose ? 'kg' : 'piece',
    weighed: loose,
    scaleGroup: loose ? (scaleGroupOf[family.category] ?? null) : null,
    allergens: allergensOf(name),
    contentAmount: amount === null ? null : amount,
    contentUnit: unit,
    vatClass: vatClass ?? 'standard',
    country: family.country,
    zone: family.organic ? ('eu' as const) : null,
    vegetarian: flags.food,
  }
}

/** Loose goods have a code of the scale, packed ones an invented EAN of the range for the shop itself. */
function codeOf(item: Item, number: number): string {
  const bare =
    item.amount === null ? `02${String(number).padStart(5, '0')}00000` : `20991${String(number).padStart(7, '0')}`
  return `${bare}${checkDigit(bare)}`
}

function lineOf(
  ctx: ActionContext,
  item: Item,
  product: string,
  number: number,
  suppliers: readonly { id: string; name: string }[],
) {
  const supplier = suppliers.find((one) => one.name === item.family.supplier)?.id ?? ''
  const boxed = item.amount !== null && number % 3 === 0
  return {
    id: newId(),
    product,
    supplier,
    code: `A${String(1000 + number)}`,
    name: null,
    price: boxed ? item.cost * 6 : item.cost,
    per: boxed ? ('package' as const) : ('unit' as const),
    packageQty: boxed ? 6000 : 1000,
    strictPackage: boxed,
    discount: 0,
    minQty: 0,
    purchaseUnit: item.amount === null ? 'kg' : 'piece',
    purchaseCount: null,
    validFrom: addDays(ctx.today, -200),
    validTo: null,
    vatIncluded: false,
    advisedPrice: null,
    listing: 'listed' as const,
    position: 0,
    source: 'hand',
    priceChangedAt: ctx.now,
  }
}

/** Most sell for what is suggested, some for a little less or more; one in twenty costs more from next week on. */
async function seedPrices(ctx: ActionContext): Promise<void> {
  const priced = await pricedProducts(ctx, { day: ctx.today, products: null })
  const written = { to: null, kind: 'regular', source: 'hand', author: null, reason: null, at: ctx.now } as const
  await updateCosts(
    ctx.db,
    ctx.organisation,
    priced.flatMap(({ product, made }) => (made ? [{ id: product.id, cost: made.cost }] : [])),
  )
  await addPrices(
    ctx.db,
    ctx.organisation,
    priced.flatMap(({ product, made }) => {
      if (!made) return []
      const off = product.number % 7 === 0 ? -5 : product.number % 11 === 0 ? 10 : 0
      const cents = Math.max(10, made.suggested + off)
      const now = { ...written, id: newId(), product: product.id, cents, from: addDays(ctx.today, -120) }
      const next = { ...written, id: newId(), product: product.id, cents: cents + 15, from: addDays(ctx.today, 6) }
      return product.number % 20 === 0 ? [now, next] : [now]
    }),
  )
}

export const seed: Seed = {
  run: async (ctx) => {
    const products = await ctx.act(fill, {})
    const priced = (at: number, cents: number) => ({ product: products[at] ?? '', price: cents })
    const { list } = await ctx.act(createPriceList, { name: 'Non-membres' })
    await ctx.act(setListPrice, { list, ...priced(0, 450), sure: true })
    const { priceCampaign } = await ctx.act(createCampaign, {
      name: 'Prix de printemps',
      from: addDays(ctx.today, 8),
      to: addDays(ctx.today, 21),
      prices: [priced(1, 190), priced(2, 240)],
      vat: null,
      sure: true,
      leaveOut: false,
    })
    await ctx.act(scheduleCampaign, { priceCampaign, leaveOut: false })
    await seedWeighing(ctx)
  },
}
