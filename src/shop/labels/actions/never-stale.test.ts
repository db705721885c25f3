/** Whatever is changed, and in whatever order: a label is wanted anew exactly when a printed string differs. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from '#platform/action.ts'
import { change as changeSetting } from '#platform/settings/actions.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import {
  createDeposit,
  createQuality,
  editDeposit,
  editQuality,
  setUnit,
  setVatRate,
} from '#shop/catalogue/actions/basics.ts'
import { createCampaign, scheduleCampaign, turnCampaigns } from '#shop/catalogue/actions/campaign.ts'
import { createCategory, editCategory, pushCategory } from '#shop/catalogue/actions/category.ts'
import { renameHouse } from '#shop/catalogue/actions/house.ts'
import { addPicture } from '#shop/catalogue/actions/picture.ts'
import { createPlace, editPlace } from '#shop/catalogue/actions/place.ts'
import { setPrice } from '#shop/catalogue/actions/price.ts'
import { createProduct, editProduct } from '#shop/catalogue/actions/product.ts'
import { addLine, createSupplier, editSupplier } from '#shop/catalogue/actions/supplier.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { labelsOn } from '../reads/labels-on.ts'
import { wantedLabels } from '../reads/wanted.ts'
import { byPlace, type WantedByPlace, wantedOn } from '../reads/wanted-on.ts'
import { canonical } from '../rules/fingerprint.ts'
import { beginRun } from './begin-run.ts'
import { chooseFormat } from './format-rule.ts'
import { makeRun, tellRun } from './make-run.ts'
import { placeRun } from './placing.ts'
import { reckonAll } from './reckon.ts'

const w = await world()

/** What each product's label should print now, asked afresh; and which labels the queue holds. */
const strings = read(
  'test.strings',
  async (ctx, _input: object) =>
    new Map(
      (await wantedLabels(ctx, ctx.today, null)).map(({ name, product, printed }) => [
        product,
        { name, prints: canonical({ format: printed?.format, says: printed?.says }) },
      ]),
    ),
)
const queued = read('test.queued', async (ctx, _input: object) =>
  (await labelsOn(ctx, ctx.today))
    .filter(({ state }) => state === 'to_print' || state === 'to_place')
    .map(({ row }) => row.product),
)

/** Of every label what it should say tomorrow, as the pages of that day keep it, and asked afresh. */
const tomorrows = read('test.tomorrows', async (ctx, _input: object) => {
  const tomorrow = addDays(ctx.today, 1)
  const said = (wanted: WantedByPlace) => [...wanted].map(([place, one]) => [place, one?.fingerprint]).sort()
  return {
    kept: said(await wantedOn(ctx, tomorrow)),
    afresh: said(byPlace(await wantedLabels(ctx, tomorrow, null))),
  }
})

async function hangAll(shop: Shop): Promise<void> {
  const { runs } = await shop.act(beginRun, { sort: 'walk', leaveOut: false, again: [] })
  for (const { run } of runs) {
    await shop.act(makeRun, { run, printer: null, startAt: 1, again: [] })
    await shop.act(tellRun, { run, missing: [] })
    await shop.act(placeRun, { run })
  }
}

/** What the jobs of the night do about prices and labels. */
let today = '2025-03-03' as Day
async function night(shop: Shop): Promise<void> {
  today = addDays(today, 1)
  w.moveTo(`${today}T09:00:00Z`)
  await shop.act(turnCampaigns, {})
  await shop.act(reckonAll, {})
}

async function campaign(shop: Shop, prices: readonly { product: string; price: number }[], to: Day | null) {
  const { priceCampaign } = await shop.act(createCampaign, {
    name: `Campaign ${today}`,
    from: addDays(today, 1),
    to,
    prices,
    sure: true,
    leaveOut: true,
  } as never)
  await shop.act(scheduleCampaign, { priceCampaign, leaveOut: true } as never)
}

const logo = (colour: string): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4" fill="${colour}"/></svg>`,
  )

async function stocked(shop: Shop) {
  const { supplier } = await shop.act(createSupplier, { name: 'Terroirist' } as never)
  const { deposit } = await shop.act(createDeposit, { name: 'Bottle', amount: 10, treatment: 'asProduct' } as never)
  const { quality } = await shop.act(createQuality, { name: 'Bio', type: 'ecological' } as never)
  const { category } = await shop.act(createCategory, { name: 'Drinks', food: true } as never)
  const products: string[] = []
  for (const [at, more] of [
    { brand: 'Moulin', content: { amount: 500_000, unit: 'g', packs: 1 } },
    { category, deposits: [{ deposit, count: 1 }], content: { amount: 750, unit: 'l', packs: 1 } },
    { qualities: [quality], country: 'BE', maker: 'Ferme du Bois' },
    { saleUnit: 'kg', country: 'FR', qualities: [quality], category },
    { saleUnit: 'piece', content: { amount: 30_000, unit: 'sachet', packs: 1 }, maker: 'Ferme du Bois' },
  ].entries()) {
    const { product } = await shop.act(createProduct, { name: `Product ${at}`, state: 'active', ...more } as never)
    await shop.act(setPrice, { product, price: 300 + at, kind: 'regular', to: null, reason: null, sure: true } as never)
    products.push(product)
  }
  return { supplier, deposit, quality, category, products }
}

/** The next of a row of numbers that looks like chance and is the same every time. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

test('after any change of anything exactly the labels that print something else are wanted', async () => {
  const shop = await w.shop()
  await shop.act(setUnit, { unit: 'sachet', name: 'sachet', dimension: 'piece', size: 1_000_000 } as never)
  const { supplier, deposit, quality, category, products } = await stocked(shop)
  const shelf = { zone: 'Dry', aisle: 'A', rack: '1', shelf: '', position: '', facing: 1, walkOrder: 1 }
  const { place } = await shop.act(createPlace, shelf)
  await w.house.workers.drain()
  await hangAll(shop)
  const roll = dice(20_250_303)
  const one = (): string => products[roll(products.length)] ?? ''
  const word = (): string => ['Nord', 'Sud', 'Est', 'Ouest'][roll(4)] ?? ''
  const edit = (fields: object) => shop.act(editProduct, { product: one(), ...fields } as never)
  const changes: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['name', () => edit({ name: `Riz ${word()}` })],
    ['brand', () => edit({ brand: word() })],
    ['maker', () => edit({ maker: word() })],
    ['ingredients', () => edit({ ingredients: word() })],
    ['storage', () => edit({ storage: word() })],
    ['origin', () => edit({ country: ['BE', 'FR', 'DE'][roll(3)] })],
    ['label name', () => edit({ labelName: { fr: word(), nl: word() } })],
    ['label comment', () => edit({ labelComment: { fr: word() } })],
    ['category', () => edit({ category: roll(2) === 0 ? category : null })],
    ['qualities', () => edit({ qualities: roll(2) === 0 ? [quality] : [] })],
    ['deposits', () => edit({ deposits: roll(2) === 0 ? [{ deposit, count: 1 + roll(2) }] : [] })],
    ['allergens', () => edit({ allergens: { milk: roll(2) === 0 ? 'contains' : 'free' } })],
    [
      'price',
      () =>
        shop.act(setPrice, {
          product: one(),
          price: 300 + roll(5),
          kind: 'regular',
          to: null,
          reason: null,
          sure: true,
        } as never),
    ],
    [
      'a price of tomorrow',
      () =>
        shop.act(setPrice, {
          product: one(),
          price: 999,
          from: addDays(today, 1),
          kind: 'regular',
          to: null,
          reason: null,
          sure: true,
        } as never),
    ],
    ['deposit', () => shop.act(editDeposit, { deposit, amount: 10 + roll(3) } as never)],
    ['name of a deposit', () => shop.act(editDeposit, { deposit, name: word() } as never)],
    ['quality', () => shop.act(editQuality, { quality, name: word() } as never)],
    [
      'rate of VAT',
      () => shop.act(setVatRate, { vatClass: 'standard', percent: 10 + roll(12), from: '2020-01-01' } as never),
    ],
    ['unit', () => shop.act(setUnit, { unit: 'sachet', name: word(), dimension: 'piece', size: 1_000_000 } as never)],
    ['supplier', () => shop.act(editSupplier, { supplier, name: word() } as never)],
    [
      'a campaign that begins',
      async () => {
        await campaign(shop, [{ product: one(), price: 400 + roll(9) }], null)
        await night(shop)
      },
    ],
    [
      'a promotion of one day that ends',
      async () => {
        await campaign(shop, [{ product: one(), price: 200 + roll(9) }], addDays(today, 1))
        await night(shop)
        await w.house.workers.drain()
        await night(shop)
      },
    ],
    ['a night', () => night(shop)],
    [
      'a brand renamed',
      async () => {
        await edit({ brand: 'Maison' })
        await shop.act(renameHouse, { kind: 'brand', from: 'Maison', to: word() } as never)
      },
    ],
    [
      'a maker renamed',
      async () => {
        await edit({ maker: 'Verger' })
        await shop.act(renameHouse, { kind: 'maker', from: 'Verger', to: word() } as never)
      },
    ],
    [
      'a new logo',
      () =>
        shop.act(addPicture, {
          kind: 'quality',
          of: quality,
          file: { name: 'logo.svg', type: 'image/svg+xml', bytes: logo(['#063', '#360', '#036'][roll(3)] ?? '') },
        } as never),
    ],
    [
      'size of a unit',
      () =>
        shop.act(setUnit, {
          unit: 'sachet',
          name: 'sachet',
          dimension: 'piece',
          size: 1_000_000 * (1 + roll(3)),
        } as never),
    ],
    [
      'VAT of a category',
      () => shop.act(editCategory, { category, vatClass: ['standard', 'reduced'][roll(2)] } as never),
    ],
    ['a place', () => edit({ places: roll(2) === 0 ? [place] : [] })],
    ['name of a rack', () => shop.act(editPlace, { place, rack: word() } as never)],
    [
      'format of the shop',
      () => shop.act(chooseFormat, { shop: true, labelFormat: ['standard', 'two_languages'][roll(2)] } as never),
    ],
    [
      'second language',
      () => shop.act(changeSetting, { key: 'labels.second_language', value: ['none', 'nl'][roll(2)] ?? 'none' }),
    ],
    ['name of a category', () => shop.act(editCategory, { category, name: word() } as never)],
    ['what a category gives', () => shop.act(editCategory, { category, vegan: roll(2) === 0 } as never)],
    ['pushing it', () => shop.act(pushCategory, { category } as never)],
    [
      'format of a category',
      () => shop.act(chooseFormat, { category, labelFormat: ['square', 'standard', null][roll(3)] } as never),
    ],
    [
      'format of a product',
      () => shop.act(chooseFormat, { product: one(), labelFormat: ['counter', 'normal', null][roll(3)] } as never),
    ],
    [
      'supplier of a product',
      () =>
        shop.act(addLine, {
          product: one(),
          supplier,
          price: 10_000 + roll(9),
          per: 'unit',
          purchaseUnit: 'piece',
          purchaseCount: 1000,
        } as never),
    ],
  ]
  let hung = new Map([...(await shop.look(strings, {}))])
  for (let round = 0; round < 80; round += 1) {
    const [what, change] = changes[round < changes.length ? round : roll(changes.length)] ?? []
    await change?.()
    await w.house.workers.drain()
    const now = await shop.look(strings, {})
    const differ = [...now].filter(([product, { prints }]) => hung.get(product)?.prints !== prints)
    const wanted = new Set(await shop.look(queued, {}))
    const { kept, afresh } = await shop.look(tomorrows, {})
    assert.deepEqual(kept, afresh, `tomorrow, after ${what}, round ${round}`)
    assert.deepEqual([...wanted].sort(), differ.map(([product]) => product).sort(), `after ${what}, round ${round}`)
    if (differ.length > 0 && roll(3) === 0) {
      await hangAll(shop)
      hung = new Map([...now])
    }
  }
})
