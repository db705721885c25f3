import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#platform/refusal.ts'
import { setPrice } from '#shop/catalogue/actions/price.ts'
import { createProduct, editProduct } from '#shop/catalogue/actions/product.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { labelsOfProduct } from '../reads/label.ts'
import { lookUp } from '../reads/look-up.ts'
import { readOpening } from '../reads/opening.ts'
import { readAccuracy, readShelf } from '../reads/shelf.ts'
import { shortFingerprint } from '../rules/fingerprint.ts'
import { readLabels } from '../store/shelf-label.ts'
import { beginRun } from './begin-run.ts'
import { tellLeads, tellTeam } from './digest.ts'
import { makeRun, tellRun } from './make-run.ts'
import { placeRun } from './placing.ts'
import { reportLabel, tellFound } from './round.ts'

const w = await world()
const code = '4006381333931'

async function hung(shop: Shop): Promise<string> {
  const { product } = await shop.act(createProduct, {
    name: 'Lentils',
    state: 'active',
    saleUnit: 'piece',
    barcodes: [code],
    allergens: { nuts: 'mayContain' },
  } as never)
  await shop.act(setPrice, { product, price: 250, kind: 'regular', to: null, reason: null, sure: true } as never)
  await w.house.workers.drain()
  const { run } = await shop.act(beginRun, { sort: 'walk', leaveOut: false, again: [] })
  assert.ok(run)
  await shop.act(makeRun, { run, printer: null, startAt: 1, again: [] })
  await shop.act(tellRun, { run, missing: [] })
  await shop.act(placeRun, { run })
  return product
}
const rowOf = async (shop: Shop) => {
  const [row] = await readLabels(w.house.database.for(shop.id), shop.id, null)
  assert.ok(row)
  return row
}
const state = async (shop: Shop, product: string) => (await shop.look(labelsOfProduct, { product }))[0]?.state

test('a round finds the right label, the old one by its short code, the damaged and the missing one', async () => {
  const shop = await w.shop()
  const product = await hung(shop)
  const { id, placed } = await rowOf(shop)
  const before = shortFingerprint(placed ?? '')
  assert.deepEqual(await shop.act(tellFound, { label: id, found: 'hangs' }), { verdict: 'right' })
  await shop.act(editProduct, { product, name: 'Green lentils' })
  await w.house.workers.drain()
  assert.deepEqual(await shop.act(tellFound, { label: id, found: 'hangs', shortCode: before }), { verdict: 'old' })
  assert.equal(await state(shop, product), 'to_print')
  // Somebody hung the new one and told nobody.
  assert.deepEqual(await shop.act(tellFound, { label: id, found: 'hangs' }), { verdict: 'right' })
  assert.equal(await state(shop, product), 'up_to_date')
  assert.deepEqual(await shop.act(tellFound, { label: id, found: 'hangs', shortCode: 'ffffff' }), {
    verdict: 'unknown',
  })
  assert.equal(await state(shop, product), 'to_print')
  assert.deepEqual(await shop.act(tellFound, { label: id, found: 'missing' }), { verdict: 'missing' })
  assert.deepEqual(
    (await shop.look(readShelf, { zone: 'unplaced' })).rows.map(({ name, hangs }) => [name, hangs]),
    [['Green lentils', false]],
  )
})

test('a member sees what a scanned product costs and may contain, and a label they report is printed again', async () => {
  const shop = await w.shop()
  const product = await hung(shop)
  const amina = await shop.person('Amina', 'member')
  const seen = await shop.look(lookUp, { code }, amina)
  assert.deepEqual(
    [seen.name, seen.price, seen.allergens.mayContain, seen.history.length],
    ['Lentils', 250, ['nuts'], 1],
  )
  await assert.rejects(shop.look(lookUp, { code: '4006381333948' }, amina), Refused)
  assert.deepEqual(await shop.act(reportLabel, { product }, amina), { queued: 1 })
  assert.equal(await state(shop, product), 'to_print')
  assert.deepEqual(await shop.act(reportLabel, { product }, amina), { queued: 0 })
})

test('before opening one sees the new prices, the labels that do not say them yet, and the rises; leads are told the evening before', async () => {
  const shop = await w.shop()
  const product = await hung(shop)
  const tomorrow = '2025-03-04'
  await shop.act(setPrice, {
    product,
    price: 300,
    from: tomorrow,
    kind: 'regular',
    to: null,
    reason: null,
    sure: true,
  } as never)
  await w.house.workers.drain()
  const { newPrices, notPlaced, rises, rows } = await shop.look(readOpening, { day: tomorrow })
  assert.deepEqual([newPrices, notPlaced, rises], [1, 1, 1])
  assert.deepEqual(
    rows.map(({ state: one, rise }) => [one, rise]),
    [['to_print', true]],
  )
  assert.equal((await shop.look(readOpening, {})).notPlaced, 0)
  assert.deepEqual(await shop.act(tellLeads, {}), { told: 0 })
})

test('the team is told of nothing when there is nothing; how many labels are right is known at any time', async () => {
  const shop = await w.shop()
  const product = await hung(shop)
  assert.deepEqual(await shop.act(tellTeam, {}), { told: 0 })
  const { labels, right, percent, ages } = await shop.look(readAccuracy, {})
  assert.deepEqual([labels, right, percent, ages[0]], [1, 1, 100, { days: 30, labels: 1 }])
  await shop.act(editProduct, { product, name: 'Green lentils' })
  await w.house.workers.drain()
  assert.equal((await shop.look(readAccuracy, {})).percent, 0)
})
