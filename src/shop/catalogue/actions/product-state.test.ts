import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Shop, world } from '../../../../test/world.ts'
import * as contract from '../contract-product.ts'
import { readProduct } from '../reads/product.ts'
import { withdrawAfterClosing } from './after-closing.ts'
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
  await shop.act(withdrawAfterClosing, {})
  assert.equal(await stateOf(), 'active')
  open.delete(shop.id)
  assert.deepEqual(await shop.act(withdrawAfterClosing, {}), { withdrawn: 1 })
  assert.equal(await stateOf(), 'withdrawn')
})

test('whoever says meanwhile that it stays on sale is heard', async () => {
  const { shop, product, stateOf } = await selling()
  await shop.act(setProductState, { product, state: 'withdrawn', afterClosing: true })
  await shop.act(setProductState, { product, state: 'active' })
  open.delete(shop.id)
  assert.deepEqual(await shop.act(withdrawAfterClosing, {}), { withdrawn: 0 })
  assert.equal(await stateOf(), 'active')
})
