import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Shop, world } from '../../../../test/world.ts'
import * as contract from '../contract-product.ts'
import { readProduct } from '../reads/product.ts'
import { doAfterClosing } from './after-closing.ts'
import { changeProducts, previewProducts, undoChange } from './many.ts'
import { createProduct, editProduct, setProductState } from './product.ts'
import { registerOpenTill } from './till-open.ts'

const { shop: makeShop } = await world()

const open = new Set<string>()
registerOpenTill((ctx) => Promise.resolve(open.has(ctx.organisation)))

async function selling(): Promise<{ shop: Shop; product: string; stateOf: () => Promise<string> }> {
  const shop = await makeShop()
  const body = contract.createProduct.body?.parse({ name: 'Tea', state: 'active' })
  const { product } = await shop.act(createProduct, body as Parameters<typeof createProduct.run>[1])
  open.add(shop.id)
  return { shop, product, stateOf: async () => (await shop.look(readProduct, { product })).state }
}

test('while a till is open nothing sold there is withdrawn or taken off the till', async () => {
  const { shop, product, stateOf } = await selling()
  const asked = { product, state: 'withdrawn' } as const
  await assert.rejects(shop.act(setProductState, asked), /till_open/)
  await assert.rejects(shop.act(editProduct, { product, atTill: false }), /till_open/)
  assert.equal(await stateOf(), 'active')
})

test('asked for after closing, it is withdrawn when the last till is closed, and not before', async () => {
  const { shop, product, stateOf } = await selling()
  const asked = { product, state: 'withdrawn', afterClosing: true } as const
  assert.equal((await shop.act(setProductState, asked)).waits, true)
  await shop.act(doAfterClosing, {})
  assert.equal(await stateOf(), 'active')
  open.delete(shop.id)
  assert.deepEqual(await shop.act(doAfterClosing, {}), { withdrawn: 1, offTill: 0 })
  assert.equal(await stateOf(), 'withdrawn')
})

test('whoever says meanwhile that it stays on sale is heard', async () => {
  const { shop, product, stateOf } = await selling()
  await shop.act(setProductState, { product, state: 'withdrawn', afterClosing: true })
  await shop.act(setProductState, { product, state: 'active' })
  open.delete(shop.id)
  assert.deepEqual(await shop.act(doAfterClosing, {}), { withdrawn: 0, offTill: 0 })
  assert.equal(await stateOf(), 'active')
})

const pageOf = async (shop: Shop, product: string) => {
  const { fields, waiting } = await shop.look(readProduct, { product })
  return { brand: fields.brand, atTill: fields.atTill, waiting }
}

test('taken off the till after closing, what else was changed is there at once and the till sells it until the last one closes', async () => {
  const { shop, product } = await selling()
  const asked = { product, atTill: false, brand: 'Leaf', afterClosing: true }
  assert.equal((await shop.act(editProduct, asked)).waits, true)
  await shop.act(editProduct, asked)
  assert.deepEqual(await pageOf(shop, product), { brand: 'Leaf', atTill: true, waiting: ['off_till'] })
  assert.deepEqual(await shop.act(doAfterClosing, {}), { withdrawn: 0, offTill: 0 })
  open.delete(shop.id)
  assert.deepEqual(await shop.act(doAfterClosing, {}), { withdrawn: 0, offTill: 1 })
  assert.deepEqual(await pageOf(shop, product), { brand: 'Leaf', atTill: false, waiting: [] })
})

test('with no till open nothing waits, and whoever ticks the till again meanwhile is heard', async () => {
  const { shop, product } = await selling()
  await shop.act(editProduct, { product, atTill: false, afterClosing: true })
  await shop.act(editProduct, { product, atTill: true })
  assert.deepEqual(await pageOf(shop, product), { brand: null, atTill: true, waiting: [] })
  open.delete(shop.id)
  assert.equal((await shop.act(editProduct, { product, atTill: false, afterClosing: true })).waits, false)
  assert.deepEqual(await pageOf(shop, product), { brand: null, atTill: false, waiting: [] })
})

test('many are taken off an open till together: refused, asked for after closing, and taken back before it', async () => {
  const { shop, product } = await selling()
  const asked = { products: [product], change: { atTill: false, brand: 'Leaf' } }
  await assert.rejects(shop.act(changeProducts, asked), /till_open/)
  const seen = await shop.look(previewProducts, asked)
  assert.deepEqual([seen.changing, seen.rows[0]?.refusals.map(({ code }) => code)], [0, ['product.till_open']])
  const { change, waiting } = await shop.act(changeProducts, { ...asked, afterClosing: true })
  assert.equal(waiting, 1)
  assert.deepEqual(await pageOf(shop, product), { brand: 'Leaf', atTill: true, waiting: ['off_till'] })
  assert.deepEqual(await shop.act(undoChange, { change: change as string }), { changed: 1, left: 0 })
  assert.deepEqual(await pageOf(shop, product), { brand: null, atTill: true, waiting: [] })
})
