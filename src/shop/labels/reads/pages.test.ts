import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementCount } from '#platform/database/driver.ts'
import { createPlace } from '#shop/catalogue/actions/place.ts'
import { setPrice } from '#shop/catalogue/actions/price.ts'
import { createProduct } from '#shop/catalogue/actions/product.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { beginRun } from '../actions/begin-run.ts'
import { readOpening } from './opening.ts'
import { listQueue, readDesk } from './queue.ts'
import { listRuns, readRun } from './run.ts'
import { readAccuracy, readShelf } from './shelf.ts'
import { readWalk } from './walk.ts'

const w = await world()

/** A shop that sells so many products, each with a price and every second with a place, and a run of all their labels. */
async function selling(products: number) {
  const shop = await w.shop()
  const { place } = await shop.act(createPlace, {
    zone: 'Dry',
    aisle: 'A',
    rack: '1',
    shelf: '',
    position: '',
    facing: 1,
  } as never)
  for (let at = 0; at < products; at += 1) {
    const places = at % 2 === 0 ? [place] : []
    const { product } = await shop.act(createProduct, {
      name: `Jar ${at}`,
      state: 'active',
      saleUnit: 'piece',
      places,
    } as never)
    await shop.act(setPrice, { product, price: 300 + at, kind: 'regular', to: null, reason: null, sure: true } as never)
  }
  await w.house.workers.drain()
  const { run } = await shop.act(beginRun, { sort: 'walk', leaveOut: false, again: [] } as never)
  return { shop, run }
}

const [today, tomorrow] = ['2025-03-03', '2025-03-04']

const pages: Readonly<Record<string, (shop: Shop, run: string | null) => Promise<unknown>>> = {
  desk: (shop) => shop.look(readDesk, {} as never),
  deskOfTomorrow: (shop) => shop.look(readDesk, { day: tomorrow } as never),
  queue: (shop) => shop.look(listQueue, { size: 50 } as never),
  queueSearched: (shop) => shop.look(listQueue, { size: 50, q: 'jar', sort: '-name' } as never),
  queueByReason: (shop) => shop.look(listQueue, { size: 50, reason: 'new' } as never),
  beforeOpening: (shop) => shop.look(readOpening, { day: today } as never),
  beforeOpeningTomorrow: (shop) => shop.look(readOpening, { day: tomorrow } as never),
  walk: (shop) => shop.look(readWalk, {} as never),
  shelf: (shop) => shop.look(readShelf, { zone: 'Dry' } as never),
  accuracy: (shop) => shop.look(readAccuracy, {}),
  run: (shop, run) => shop.look(readRun, { run } as never),
  runs: (shop) => shop.look(listRuns, { size: 50 } as never),
}

async function statementsIn(products: number): Promise<Record<string, number>> {
  const { shop, run } = await selling(products)
  const counted: Record<string, number> = {}
  for (const [name, look] of Object.entries(pages)) {
    const before = statementCount.total
    await look(shop, run)
    counted[name] = statementCount.total - before
  }
  return counted
}

test('every page of labels asks the database as often for many labels as for a few', async () => {
  assert.deepEqual(await statementsIn(24), await statementsIn(3))
})
