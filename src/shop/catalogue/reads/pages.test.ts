import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementCount } from '#platform/database/driver.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { createCampaign } from '../actions/campaign.ts'
import { setPrice } from '../actions/price.ts'
import { createProduct } from '../actions/product.ts'
import { createSupplier } from '../actions/supplier.ts'
import { listCampaignPrices, listCampaigns, readCampaign } from './campaign.ts'
import { listPriceChanges } from './price-changes.ts'
import { listPriceChecks } from './price-checks.ts'
import { listProducts } from './product.ts'
import { listShop } from './shop.ts'

const w = await world()

/** A shop that sells so many products, and will sell all of them for less in a week. */
async function selling(products: number) {
  const shop = await w.shop()
  await shop.act(createSupplier, { name: 'Ferme du Pré' } as never)
  const prices: { product: string; price: number }[] = []
  for (let at = 0; at < products; at += 1) {
    const { product } = await shop.act(createProduct, {
      name: `Jar ${at}`,
      state: 'active',
      saleUnit: 'piece',
    } as never)
    await shop.act(setPrice, { product, price: 300 + at, kind: 'regular', to: null, reason: null, sure: true } as never)
    prices.push({ product, price: 250 })
  }
  await w.house.workers.drain()
  const { priceCampaign } = await shop.act(createCampaign, {
    name: 'Spring',
    from: '2025-03-10',
    to: '2025-03-16',
    prices,
    vat: null,
    sure: true,
    leaveOut: false,
  } as never)
  return { shop, priceCampaign }
}

const pages: Readonly<Record<string, (shop: Shop, priceCampaign: string) => Promise<unknown>>> = {
  products: (shop) => shop.look(listProducts, { size: 50 } as never),
  searched: (shop) => shop.look(listProducts, { size: 50, q: 'jar' } as never),
  shopRoom: (shop) => shop.look(listShop, { size: 50 } as never),
  priceChecks: (shop) => shop.look(listPriceChecks, { size: 50 } as never),
  pricesToReview: (shop) => shop.look(listPriceChanges, { size: 50 } as never),
  campaigns: (shop) => shop.look(listCampaigns, { size: 50 } as never),
  campaign: (shop, priceCampaign) => shop.look(readCampaign, { priceCampaign } as never),
  campaignPrices: (shop, priceCampaign) => shop.look(listCampaignPrices, { priceCampaign, size: 50 } as never),
}

async function statementsIn(products: number): Promise<Record<string, number>> {
  const { shop, priceCampaign } = await selling(products)
  const counted: Record<string, number> = {}
  for (const [name, look] of Object.entries(pages)) {
    const before = statementCount.total
    await look(shop, priceCampaign)
    counted[name] = statementCount.total - before
  }
  return counted
}

test('every page of the catalogue asks the database as often for many products as for a few', async () => {
  assert.deepEqual(await statementsIn(24), await statementsIn(3))
})
