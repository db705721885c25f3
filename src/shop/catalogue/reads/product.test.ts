import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { createPlace } from '../actions/place.ts'
import { setPrice } from '../actions/price.ts'
import { createProduct, editProduct, setProductState } from '../actions/product.ts'
import * as contract from '../contract-product.ts'
import { readAction } from './product.testing.ts'
import { listProducts, readProductHistory } from './product.ts'

const { shop: makeShop } = await world()

const enter = (shop: Shop, body: Record<string, unknown>) =>
  shop.act(createProduct, contract.createProduct.body?.parse(body) as Parameters<typeof createProduct.run>[1])

const namesOf = async (shop: Shop, asked: Record<string, unknown>) =>
  (
    await shop.look(listProducts, contract.listProducts.query?.parse(asked) as Parameters<typeof listProducts.run>[1])
  ).rows.map(({ name, price }) => (price === null ? name : `${name} ${price}`))

test('search forgives accents and typos, and finds numbers, brands, barcodes and what was withdrawn', async () => {
  const shop = await makeShop()
  const other = await makeShop()
  await enter(other, { name: 'Crème fraîche' })
  const { product } = await enter(shop, {
    name: 'Crème fraîche',
    brand: 'Laiterie des Prés',
    barcodes: ['8711812421205'],
  })
  await enter(shop, { name: '100 % pur jus', number: 777 })
  await shop.act(setProductState, { product, state: 'withdrawn' })
  for (const q of ['creme fraiche', 'CRÈME', 'crmee', 'fraiiche', 'laiterie pres', '8711812421205', 'raîche'])
    assert.deepEqual(await namesOf(shop, { q }), ['Crème fraîche'], q)
  for (const q of ['00777', '100 %']) assert.deepEqual(await namesOf(shop, { q }), ['100 % pur jus'], q)
})

test('words with typos are found beside known ones and codes, and a name that was mended leaves none behind', async () => {
  const shop = await makeShop()
  const { product } = await enter(shop, { name: 'Carote rouge', barcodes: ['8711812421205'] })
  await enter(shop, { name: 'Savon rouge' })
  for (const q of ['rouge carottte', 'rouge 8711812421205', 'roge carote'])
    assert.deepEqual(await namesOf(shop, { q }), ['Carote rouge'], q)
  await shop.act(editProduct, { product, name: 'Carotte rouge' })
  for (const q of ['carote rouge', 'carotes', 'carotte'])
    assert.deepEqual(await namesOf(shop, { q }), ['Carotte rouge'], q)
  for (const q of ['savon carotte', 'rouge 99999', 'zzzzzz', 'xy']) assert.deepEqual(await namesOf(shop, { q }), [], q)
})

test('the list shows the price of the day as the rule of prices decides it', async () => {
  const shop = await makeShop()
  const { product } = await enter(shop, { name: 'Tea' })
  const price = (cents: number, more: object = {}) =>
    shop.act(setPrice, { product, price: cents, to: null, kind: 'regular', reason: null, sure: true, ...more })
  await price(300)
  await price(310)
  await price(250, { kind: 'promotion', to: '2025-03-04' })
  await price(320, { from: '2025-03-10' })
  assert.deepEqual(await namesOf(shop, {}), ['Tea 250'])
  const days = ['2025-03-04', '2025-03-05', '2025-03-10'] as Day[]
  const found = await Promise.all(days.map((day) => shop.look(readAction, { day, products: [product] })))
  assert.deepEqual(
    found.map(([one]) => one?.cents),
    [250, 310, 320],
  )
})

test('a number that is given is never given again, and one typed by hand is passed over', async () => {
  const shop = await makeShop()
  const one = await enter(shop, { name: 'One' })
  await enter(shop, { name: 'By hand', number: 2 })
  const three = await enter(shop, { name: 'Three' })
  await enter(shop, { name: 'The last', number: 99_999 })
  const four = await enter(shop, { name: 'Four' })
  assert.deepEqual([one.number, three.number, four.number], [1, 3, 4])
  await assert.rejects(enter(shop, { name: 'Twice', number: 3 }), /number_taken/)
})

test('the history of a product says what stood before and after', async () => {
  const shop = await makeShop()
  const { product } = await enter(shop, { name: 'Tea' })
  await createPlaceIn(shop)
  await shop.act(editProduct, { product, brand: 'Leaf', version: 1 })
  await assert.rejects(shop.act(editProduct, { product, brand: 'Bud', version: 1 }), /changed_meanwhile/)
  const { events } = await shop.look(readProductHistory, { product })
  assert.equal(events.length, 2)
  assert.deepEqual(await shop.events(), [
    'organisations.created',
    'catalogue.product_created',
    'catalogue.place_created',
    'catalogue.product_changed',
  ])
})

const createPlaceIn = (shop: Shop) =>
  shop.act(createPlace, { zone: 'Dry', aisle: '', rack: '', shelf: '', position: '', facing: 1 })

test('the door prices any number of products as of a day', async () => {
  const shop = await makeShop()
  await enter(shop, { name: 'A' })
  await enter(shop, { name: 'B' })
  const all = await shop.look(readAction, { day: '2025-03-03' as Day, products: null })
  assert.deepEqual(
    all.map(({ product, unitPrice }) => [product.name, unitPrice.state]),
    [
      ['A', 'noPrice'],
      ['B', 'noPrice'],
    ],
  )
})
