import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NotFound, Refused } from '#platform/refusal.ts'
import { addContainer, exportContainers } from '#shop/catalogue/actions/container.ts'
import { setPrice } from '#shop/catalogue/actions/price.ts'
import { createProduct } from '#shop/catalogue/actions/product.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { previewWeighing, printWeighing, readWeighing } from '../reads/weighing.ts'
import { addPrinter } from './printer.ts'
import { forgetWeighings, weighProduct } from './weighing.ts'

const w = await world()

async function withRice(shop: Shop): Promise<string> {
  const { product } = await shop.act(createProduct, {
    name: 'Rice ^ with a caret',
    state: 'active',
    saleUnit: 'kg',
    scaleGroup: 'Bulk',
    barcodes: ['0212345000007'],
    allergens: { gluten: 'mayContain' },
  } as never)
  await shop.act(setPrice, { product, price: 295, kind: 'regular', to: null, reason: null, sure: true } as never)
  return product
}
const head = { name: 'Scale', kind: 'thermal', dotsPerInch: 203, right: 0, down: 0, scale: 1, cutter: true } as const
const bytesOf = async (body: unknown) =>
  new Uint8Array(await new Response(body as ConstructorParameters<typeof Response>[0]).arrayBuffer())

test('the label of a weighing is a job for the thermal printer, or a PDF of one label', async () => {
  const shop = await w.shop()
  const product = await withRice(shop)
  await shop.act(addContainer, { name: 'Jar', code: 'JAR-1', tare: 412 })
  const { printer } = await shop.act(addPrinter, head)
  const done = await shop.act(weighProduct, { product, gross: 1662, containerCode: 'JAR-1' })
  assert.deepEqual([done.net, done.amount, done.code], [1250, 369, '0212345003695'])
  assert.match(done.says['content'] ?? '', /1[.,]25 kg/)
  assert.match(done.says['allergens'] ?? '', /gluten/i)
  const job = await shop.look(printWeighing, { weighing: done.weighing, printer })
  assert.match(String(job.body), /\^BEN,\d+,N,N\^FH_\^FD021234500369\^FS/)
  assert.match(String(job.body), /Rice _5E with a caret/)
  const pdf = await shop.look(printWeighing, { weighing: done.weighing })
  assert.equal(pdf.type, 'application/pdf')
  assert.equal(new TextDecoder().decode((await bytesOf(pdf.body)).slice(0, 5)), '%PDF-')
  // Printed once more it says what it said then.
  await shop.act(setPrice, { product, price: 310, kind: 'regular', to: null, reason: null, sure: true } as never)
  assert.deepEqual((await shop.look(printWeighing, { weighing: done.weighing, printer })).body, job.body)
  const other = await w.shop()
  await assert.rejects(other.look(printWeighing, { weighing: done.weighing }), NotFound)
})

test('the page at the scale shows what is weighed, and says beforehand what the label would be refused for', async () => {
  const shop = await w.shop()
  const product = await withRice(shop)
  await shop.act(createProduct, { name: 'Soap', state: 'active', saleUnit: 'piece', scaleGroup: 'Bulk' } as never)
  const { products, printers } = await shop.look(readWeighing, {})
  assert.deepEqual(
    products.map(({ name, group, price, codes }) => ({ name, group, price, codes })),
    [{ name: 'Rice ^ with a caret', group: 'Bulk', price: 295, codes: ['0212345000007'] }],
  )
  assert.deepEqual(printers, [])
  const fine = await shop.look(previewWeighing, { product, gross: 500, tare: 20 })
  assert.deepEqual([fine.net, fine.amount, fine.whyNot], [480, 142, []])
  const light = await shop.look(previewWeighing, { product, gross: 20, tare: 20 })
  assert.deepEqual(
    light.whyNot.map(({ code }) => code),
    ['weighing.below_tare'],
  )
  await assert.rejects(shop.act(weighProduct, { product, gross: 20, tare: 20 }), Refused)
})

test('the list of containers is taken along as a file', async () => {
  const shop = await w.shop()
  await shop.act(addContainer, { name: 'Jar', code: 'JAR-1', tare: 412 })
  const file = await shop.act(exportContainers, { format: 'csv', size: 50, archived: 'without' } as never)
  assert.match(new TextDecoder().decode(await bytesOf(file.body)), /Jar.*JAR-1.*412/)
})

test('a weighing is forgotten after thirty days', async () => {
  w.moveTo('2025-03-03T08:00:00Z')
  const shop = await w.shop()
  const product = await withRice(shop)
  const { weighing } = await shop.act(weighProduct, { product, gross: 500 })
  w.moveTo('2025-04-02T03:55:00Z')
  assert.deepEqual(await shop.act(forgetWeighings, {}), { forgotten: 0 })
  assert.equal((await shop.look(printWeighing, { weighing })).type, 'application/pdf')
  w.moveTo('2025-04-03T03:55:00Z')
  assert.deepEqual(await shop.act(forgetWeighings, {}), { forgotten: 1 })
  await assert.rejects(shop.look(printWeighing, { weighing }), NotFound)
})
