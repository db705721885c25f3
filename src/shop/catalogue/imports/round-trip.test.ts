import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UploadedFile } from '#platform/action.ts'
import { languages } from '#platform/action.ts'
import { bringIn, ends, step } from '../../../../test/importing.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { createDeposit, createQuality } from '../actions/basics.ts'
import { createCategory } from '../actions/category.ts'
import { setPrice } from '../actions/price.ts'
import { createProduct, setProductState } from '../actions/product.ts'
import { addLine, createSupplier, editSupplier, exportSuppliers } from '../actions/supplier.ts'
import { exportThing } from '../reads/files.ts'
import { exportProducts } from '../reads/product.ts'

const made = await world('2026-11-25T07:00:00.000Z')

type Made = Awaited<ReturnType<typeof exportThing.run>>

const kinds = ['categories', 'suppliers', 'products', 'supplier-lines'] as const
const whole = { size: 50 } as const

function written(
  shop: Shop,
  kind: (typeof kinds)[number],
  format: 'csv' | 'xlsx',
  language: Shop['facts']['language'],
) {
  const more = { language }
  if (kind === 'products') return shop.act(exportProducts, { ...whole, format }, undefined, more)
  if (kind === 'suppliers') return shop.act(exportSuppliers, { ...whole, format }, undefined, more)
  const thing = kind === 'categories' ? 'categories' : 'supplierLines'
  return shop.act(exportThing, { thing, format }, undefined, more)
}

const asFile = ({ body, name = '' }: Made): UploadedFile => ({ name, bytes: body as Uint8Array<ArrayBuffer> })

async function everything(): Promise<Shop> {
  const shop = await made.shop({ language: 'en' })
  const drinks = await shop.act(createCategory, { name: 'Drinks', food: true, vatClass: 'reduced' })
  const beer = await shop.act(createCategory, { name: 'Beer', parent: drinks.category, alcohol: true })
  const { quality: organic } = await shop.act(createQuality, { name: 'Organic', type: 'ecological' })
  const { quality: union } = await shop.act(createQuality, { name: 'Union made', type: 'work' })
  const { deposit } = await shop.act(createDeposit, { name: 'Bottle', amount: 10 })
  const { supplier: mill } = await shop.act(createSupplier, { name: 'Abbey & Sons', city: 'Gent', notes: 'Two\nlines' })
  const { supplier: away } = await shop.act(createSupplier, { name: 'Long gone' })
  await shop.act(editSupplier, { supplier: away, archived: true })
  const ale = await shop.act(createProduct, {
    name: '=Ale; "dark", strong',
    state: 'active',
    number: 123,
    category: beer.category,
    brand: 'Brew',
    maker: 'Brewers',
    saleUnit: 'piece',
    content: { amount: 330, unit: 'ml', packs: 6 },
    grossWeight: 2400,
    abv: 8.25,
    food: true,
    alcohol: true,
    country: 'BE',
    region: 'Ardennes',
    zone: 'eu',
    originComplement: 'spring water',
    vatClass: 'standard',
    qualities: [union, organic],
    deposits: [{ deposit, count: 6 }],
    allergens: { gluten: 'contains', nuts: 'mayContain', milk: 'free' },
    ingredients: 'water, barley\nhops',
    storage: 'cool',
    bestBeforeDays: 200,
    barcodes: ['5412345000013', '8711812421205'],
    preferredSupplier: mill,
    sold: true,
    bought: false,
  })
  await shop.act(setPrice, {
    product: ale.product,
    price: 1345,
    to: null,
    kind: 'regular',
    reason: null,
    sure: true,
  })
  const draft = await shop.act(createProduct, { name: 'Rice', saleUnit: 'kg', state: 'draft', displayUnit: 'g' })
  const gone = await shop.act(createProduct, { name: 'Soap', state: 'active', hazard: 'eyes', tare: 12 })
  await shop.act(setProductState, { product: gone.product, state: 'withdrawn' })
  await shop.act(addLine, {
    product: ale.product,
    supplier: mill,
    price: 123_456,
    code: 'A-1',
    name: 'Dark ale',
    per: 'package',
    packageQty: 24_000,
    strictPackage: true,
    discount: 2.5,
    purchaseUnit: 'piece',
    validFrom: '2026-11-01',
    advisedPrice: 1399,
    listing: 'temporarilyOut',
    order: 3,
    deposits: [{ deposit, count: 24 }],
  })
  await shop.act(addLine, { product: draft.product, supplier: mill, price: 11_000 })
  return shop
}

const from = await everything()
const counts = { categories: 2, suppliers: 2, products: 3, 'supplier-lines': 2 } as const

const ways = [...languages.map((language) => ['csv', language] as const), ['xlsx', 'nl'] as const]
for (const [format, language] of ways)
  test(`what is taken along as ${format} in ${language} is recognised and changes nothing where it came from`, async () => {
    for (const kind of kinds) {
      const file = asFile(await written(from, kind, format, language))
      const { planned, rows } = await step(from, file)
      const problems = rows.flatMap((row) => [...row.problems, ...row.changes])
      assert.deepEqual([planned.kind, problems, planned.totals.same], [kind, [], counts[kind]])
    }
  })

for (const format of ['csv', 'xlsx'] as const)
  test(`what is taken along as ${format} makes the same again in an empty shop`, async () => {
    const to = await made.shop({ language: 'en' })
    for (const kind of kinds) {
      const result = await bringIn(to, asFile(await written(from, kind, format, 'nl')), 'auto')
      assert.deepEqual([result.state, ends(result)], ['applied', [counts[kind], 0, 0, 0, 0, 0]])
    }
    for (const kind of kinds) {
      const [one, other] = await Promise.all([from, to].map(async (shop) => await written(shop, kind, 'csv', 'en')))
      assert.equal(textOf(other), textOf(one))
    }
  })

const textOf = (file: Made | undefined): string => new TextDecoder().decode(file?.body as Uint8Array)

test('a category, a supplier and a line that somebody worked on in the file come back changed, and the change is undone', async () => {
  const shop = await everything()
  const change = async (kind: (typeof kinds)[number], was: string, is: string) => {
    const file = await written(shop, kind, 'csv', 'en')
    const text = textOf(file)
    assert.ok(text.includes(was), `${was} stands in\n${text}`)
    const work = await step(shop, { name: 'worked.csv', bytes: new TextEncoder().encode(text.replace(was, is)) })
    assert.deepEqual([kind, work.planned.totals.updated], [kind, 1])
    await work.apply()
    assert.notEqual(textOf(await written(shop, kind, 'csv', 'en')), text)
    await work.undo()
    assert.equal(textOf(await written(shop, kind, 'csv', 'en')), text)
  }
  await change('categories', 'Drinks,Drinks,True', 'Drinks,Drinks,False')
  await change('suppliers', 'Gent', 'Brugge')
  await change('supplier-lines', 'Dark ale', 'Brown ale')
  await change('products', 'cool', 'dry')
})
