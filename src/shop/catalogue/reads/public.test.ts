import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#platform/settings/actions.ts'
import { world } from '../../../../test/world.ts'
import { createProduct } from '../actions/product.ts'
import { addLine, createSupplier } from '../actions/supplier.ts'

const w = await world()

async function shopWithHoney() {
  const shop = await w.shop()
  const { supplier } = await shop.act(createSupplier, { name: 'Beekeeper Ana' })
  const { product } = await shop.act(createProduct, {
    name: 'Honey',
    state: 'active',
    number: 77,
    brand: 'Hive',
    maker: 'Ana Bee',
    content: { amount: 500, unit: 'g', packs: 1 },
    allergens: { milk: 'free' },
  })
  await shop.act(addLine, { product, supplier, price: 31_415 })
  await shop.act(createProduct, { name: 'Kept back', state: 'draft', number: 78 })
  const path = `/api/v1/organisations/${shop.address}/products`
  return { shop, path }
}

const show = (shop: Awaited<ReturnType<typeof shopWithHoney>>['shop'], fields?: string[]) =>
  Promise.all([
    shop.act(change, { key: 'catalogue.public_catalogue', value: true }),
    ...(fields ? [shop.act(change, { key: 'catalogue.public_catalogue_fields', value: fields })] : []),
  ])

const ask = (path: string, headers: Record<string, string> = {}) => w.house.app.request(path, { headers })

test('nobody reads the catalogue of a shop that does not show it', async () => {
  const { path } = await shopWithHoney()
  assert.deepEqual([(await ask(path)).status, (await ask(`${path}/77`)).status], [404, 404])
})

test('everybody reads what is on sale where a shop shows it: no supplier, no cost, no maker unless chosen', async () => {
  const { shop, path } = await shopWithHoney()
  await show(shop)
  const text = await (await ask(path)).text()
  const { rows } = JSON.parse(text) as { rows: { name: string; allergens: { free: string[]; unknown: string[] } }[] }
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['Honey'],
  )
  assert.doesNotMatch(text, /Ana|31415|3\.14|supplier|cost/)
  assert.deepEqual(rows[0]?.allergens.free, ['milk'])
  assert.equal(rows[0]?.allergens.unknown.length, 13)
  assert.equal((await ask(`${path}/78`)).status, 404)
})

test('only what the shop chose is shown', async () => {
  const { shop, path } = await shopWithHoney()
  await show(shop, ['maker'])
  const {
    currency: _currency,
    day: _day,
    ...product
  } = (await (await ask(`${path}/77`)).json()) as object & {
    currency: string
    day: string
  }
  assert.deepEqual(product, { number: 77, name: 'Honey', saleUnit: 'piece', maker: 'Ana Bee' })
})

test('pages follow one another, and who keeps an answer is told when it is still the same', async () => {
  const { shop, path } = await shopWithHoney()
  await show(shop)
  await shop.act(createProduct, { name: 'Jam', state: 'active' })
  const first = (await (await ask(`${path}?size=1`)).json()) as {
    rows: { name: string }[]
    next: string
    total: number
  }
  const second = (await (await ask(`${path}?size=1&after=${first.next}`)).json()) as {
    rows: { name: string }[]
    next: null
  }
  assert.deepEqual([first.total, first.rows[0]?.name, second.rows[0]?.name, second.next], [2, 'Honey', 'Jam', null])
  const answer = await ask(path)
  const tag = answer.headers.get('etag') ?? ''
  assert.match(answer.headers.get('cache-control') ?? '', /max-age=60/)
  const again = await ask(path, { 'if-none-match': tag })
  assert.deepEqual([again.status, await again.text()], [304, ''])
  await shop.act(createProduct, { name: 'Tea', state: 'active' })
  assert.equal((await ask(path, { 'if-none-match': tag })).status, 200)
})
