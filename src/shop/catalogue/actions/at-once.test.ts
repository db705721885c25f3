/** Two people, or one who presses twice, in the same second. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { one, sql } from '#platform/database/sql.ts'
import { Refused } from '#platform/refusal.ts'
import { step, written } from '../../../../test/importing.ts'
import { type Shop, world } from '../../../../test/world.ts'
import * as campaignContract from '../contract-campaign.ts'
import * as productContract from '../contract-product.ts'
import * as supplierContract from '../contract-supplier.ts'
import { readProduct } from '../reads/product.ts'
import { createCampaign, scheduleCampaign } from './campaign.ts'
import { applySuggested, setPrice } from './price.ts'
import { createProduct, editProduct, giveOwnBarcode } from './product.ts'
import { addLine, createSupplier } from './supplier.ts'

const made = await world('2026-11-25T07:00:00.000Z')

async function product(shop: Shop, name: string): Promise<string> {
  const body = productContract.createProduct.body?.parse({ name, vatClass: 'zero' })
  return (await shop.act(createProduct, body as Parameters<typeof createProduct.run>[1])).product
}

/** How each ended: what was done, or the reasons against it. */
const ends = (all: readonly PromiseSettledResult<unknown>[]): string[] =>
  all
    .map((each) => {
      if (each.status === 'fulfilled') return 'done'
      assert.ok(each.reason instanceof Refused, String(each.reason))
      return each.reason.refusals.map(({ code }) => code).join()
    })
    .sort()

const pricesOf = async (shop: Shop, id: string): Promise<number> =>
  Number(
    (
      await one(
        made.house.database.for(shop.id),
        sql<{
          n: number
        }>`select count(*) as n from catalogue.price where organisation_id = ${shop.id} and product_id = ${id}`,
      )
    )?.n,
  )

test('of two who change the version of a product they both read, one is told of the other', async () => {
  const shop = await made.shop()
  const id = await product(shop, 'Tea')
  const { version } = await shop.look(readProduct, { product: id })
  const edit = (name: string) => shop.act(editProduct, { product: id, version, name })
  assert.deepEqual(ends(await Promise.allSettled([edit('Black tea'), edit('Green tea')])), [
    'done',
    'product.changed_meanwhile',
  ])
})

test('products entered in the same second get numbers and own barcodes of their own', async () => {
  const shop = await made.shop()
  const ids = await Promise.all(['A', 'B', 'C', 'D'].map((name) => product(shop, name)))
  await Promise.all(ids.map((id) => shop.act(giveOwnBarcode, { product: id, rule: null, article: null })))
  const all = await Promise.all(ids.map((id) => shop.look(readProduct, { product: id })))
  assert.equal(new Set(all.map(({ number }) => number)).size, 4)
  assert.equal(new Set(all.map(({ fields }) => fields.barcodes[0])).size, 4)
})

test('a suggestion that is taken over by two presses at once sets one price', async () => {
  const shop = await made.shop()
  const id = await product(shop, 'Rice')
  const { supplier } = await shop.act(
    createSupplier,
    supplierContract.createSupplier.body?.parse({ name: 'Mill' }) as Parameters<typeof createSupplier.run>[1],
  )
  const line = supplierContract.addLine.body?.parse({ supplier, price: 20_000 })
  await shop.act(addLine, { product: id, ...line } as Parameters<typeof addLine.run>[1])
  const take = () => shop.act(applySuggested, { products: [id], sure: true, leaveOut: false })
  const taken = await Promise.all([take(), take()])
  assert.deepEqual(taken.map(({ prices }) => prices).sort(), [0, 1])
  assert.equal(await pricesOf(shop, id), 1)
})

test('of two campaigns that price one product on one day and are scheduled at once, one is refused', async () => {
  const shop = await made.shop()
  const id = await product(shop, 'Oats')
  await shop.act(setPrice, { product: id, price: 200, kind: 'regular', to: null, reason: null, sure: true })
  const draft = async (name: string) => {
    const days = { name, from: '2026-12-01', to: '2026-12-07' }
    const body = campaignContract.createCampaign.body?.parse({ ...days, prices: [{ product: id, price: 180 }] })
    return (await shop.act(createCampaign, body as Parameters<typeof createCampaign.run>[1])).priceCampaign
  }
  const drafts = [await draft('One'), await draft('Other')]
  const scheduled = drafts.map((priceCampaign) => shop.act(scheduleCampaign, { priceCampaign, leaveOut: false }))
  assert.deepEqual(ends(await Promise.allSettled(scheduled)), ['campaign.product_taken', 'done'])
})

test('a list that is brought in by two presses at once is brought in once', async () => {
  const shop = await made.shop()
  const text = 'Supplier;Order number;Name;Unit;VAT;Purchase price;Unit quantity\nFarm;1;Leeks;kg;6;1,00;1\n'
  const work = await step(shop, written(text), 'articles')
  const [first, second] = ends(await Promise.allSettled([work.apply(), work.apply()]))
  assert.deepEqual([first, second], ['done', 'import.not_planned'])
})
