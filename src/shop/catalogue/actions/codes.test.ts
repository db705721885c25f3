import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import { addContainer } from './container.ts'
import { createProduct } from './product.ts'

const w = await world()

/** Codes of what was refused; anything else that went wrong is thrown. */
const refusedAmong = (settled: readonly PromiseSettledResult<unknown>[]): string[] =>
  settled.flatMap((one) => {
    if (one.status === 'fulfilled') return []
    if (!(one.reason instanceof Refused)) throw one.reason
    return one.reason.refusals.map(({ code }) => code)
  })

test('of people who enter one code for containers at the same instant one is served and the others are refused', async () => {
  const shop = await w.shop()
  const all = ['Jar', 'Bag', 'Tin', 'Box'].map((name) => shop.act(addContainer, { name, code: 'JAR-1', tare: 300 }))
  assert.deepEqual(refusedAmong(await Promise.allSettled(all)), Array(3).fill('container.code_taken'))
})

test('of a container and products that get one code at the same instant one bears it', async () => {
  const shop = await w.shop()
  const product = { state: 'active', saleUnit: 'piece', barcodes: ['JAR-1'] }
  const all = [
    shop.act(createProduct, { ...product, name: 'Cup' } as never),
    shop.act(addContainer, { name: 'Jar', code: 'JAR-1', tare: 300 }),
    shop.act(createProduct, { ...product, name: 'Mug' } as never),
  ]
  const refused = refusedAmong(await Promise.allSettled(all))
  assert.equal(refused.length, 2)
  assert.ok(
    refused.every((code) => ['barcode.taken', 'barcode.of_container', 'container.code_taken'].includes(code)),
    refused.join(),
  )
})
