import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#platform/refusal.ts'
import { change as changeSetting } from '#platform/settings/actions.ts'
import { createQuality } from '#shop/catalogue/actions/basics.ts'
import { createCategory } from '#shop/catalogue/actions/category.ts'
import { addPicture } from '#shop/catalogue/actions/picture.ts'
import { createPlace } from '#shop/catalogue/actions/place.ts'
import { setPrice } from '#shop/catalogue/actions/price.ts'
import { createProduct, editProduct, setProductState } from '#shop/catalogue/actions/product.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { readPdf } from '../drawing/pdf-reader.testing.ts'
import { labelsOfProduct } from '../reads/label.ts'
import { findLabels, readProductLabels } from '../reads/product-labels.ts'
import { listQueue, readDesk } from '../reads/queue.ts'
import { listRuns, readRun, readRunFile } from '../reads/run.ts'
import { readWalk } from '../reads/walk.ts'
import { beginRun } from './begin-run.ts'
import { chooseFormat } from './format-rule.ts'
import { makeRun, tellRun } from './make-run.ts'
import { dropOldDrafts } from './old-drafts.ts'
import { placeLabels, placeRun, printAgain, removeLabels } from './placing.ts'

const w = await world()
const refusedWith = (wanted: string[]) => (error: unknown) => {
  if (!(error instanceof Refused)) throw error
  assert.deepEqual(error.refusals.map(({ code }) => code).sort(), wanted)
  return true
}

const queue = (shop: Shop, more: object = {}) => shop.look(listQueue, { size: 50, ...more } as never)
const begin = (shop: Shop, more: object = {}) =>
  shop.act(beginRun, { sort: 'walk', leaveOut: false, again: [], ...more } as never)
const make = (shop: Shop, run: string, more: object = {}) =>
  shop.act(makeRun, { run, printer: null, startAt: 1, again: [], ...more } as never)
const counts = async (shop: Shop, day?: string) => {
  const { toPrint, toPlace, toRemove } = await shop.look(readDesk, { day } as never)
  return [toPrint, toPlace, toRemove]
}

async function sell(shop: Shop, name: string, price: number | null = 295, more: object = {}): Promise<string> {
  const { product } = await shop.act(createProduct, { name, state: 'active', saleUnit: 'piece', ...more } as never)
  if (price !== null)
    await shop.act(setPrice, { product, price, kind: 'regular', to: null, reason: null, sure: true } as never)
  await w.house.workers.drain()
  return product
}

async function printAll(shop: Shop): Promise<string> {
  const { run } = await begin(shop)
  assert.ok(run)
  await make(shop, run)
  await shop.act(tellRun, { run, missing: [] })
  return run
}

test('a label is wanted, printed, told of, hung, and then up to date', async () => {
  const shop = await w.shop()
  await sell(shop, 'Lentils')
  assert.deepEqual(await counts(shop), [1, 0, 0])
  const { run } = await begin(shop)
  assert.ok(run)
  await make(shop, run)
  const { body } = await shop.look(readRunFile, { run })
  const [page] = readPdf(Buffer.from(await new Response(body).arrayBuffer()))
  assert.ok(page && page.texts.length > 1)
  assert.deepEqual(await counts(shop), [1, 0, 0])
  await shop.act(tellRun, { run, missing: [] })
  assert.deepEqual(await counts(shop), [0, 1, 0])
  const { rows } = await shop.look(readWalk, {})
  await shop.act(placeLabels, { labels: rows.map(({ label }) => label) } as never)
  assert.deepEqual(await counts(shop), [0, 0, 0])
})

test('what changes while its print is held is printed again, and the paper is to be thrown away', async () => {
  const shop = await w.shop()
  const product = await sell(shop, 'Rice')
  await printAll(shop)
  await shop.act(editProduct, { product, name: 'Brown rice' })
  await w.house.workers.drain()
  const { rows } = await queue(shop)
  assert.deepEqual(
    rows.map(({ state, throwAway, reasons }) => [state, throwAway, reasons]),
    [['to_print', true, ['new']]],
  )
  const [row] = rows
  assert.ok(row)
  await assert.rejects(shop.act(placeLabels, { labels: [row.id] } as never), refusedWith(['label.changed_since']))
})

test('a changed name is wanted; set back before printing, the label that hangs is right again', async () => {
  const shop = await w.shop()
  const product = await sell(shop, 'Oats')
  const run = await printAll(shop)
  assert.deepEqual(await shop.act(placeRun, { run }), { placed: 1, leftOut: 0 })
  await shop.act(editProduct, { product, name: 'Rolled oats' })
  await w.house.workers.drain()
  assert.deepEqual(
    (await queue(shop)).rows.map(({ state, reasons }) => [state, reasons]),
    [['to_print', ['name']]],
  )
  await shop.act(editProduct, { product, name: 'Oats' })
  await w.house.workers.drain()
  assert.deepEqual(await counts(shop), [0, 0, 0])
})

test('a label in a made print says so, is left out of a second one unless ticked, and comes back when it went missing', async () => {
  const shop = await w.shop()
  const ana = await shop.person('Ana', 'labels')
  await sell(shop, 'Tea')
  await sell(shop, 'Rice')
  const { run } = await shop.act(beginRun, { sort: 'walk', leaveOut: false, again: [] } as never, ana)
  assert.ok(run)
  // Both began at once: the second one to make it has nothing left.
  const other = await begin(shop)
  assert.ok(other.run)
  await shop.act(makeRun, { run, printer: null, startAt: 1, again: [] } as never, ana)
  await assert.rejects(make(shop, other.run), refusedWith(['run.empty']))
  const { rows } = await queue(shop)
  assert.deepEqual(
    rows.map(({ name, inRun }) => [name, inRun?.number, inRun?.by]),
    [
      ['Rice', 1, 'Ana'],
      ['Tea', 1, 'Ana'],
    ],
  )
  const second = await begin(shop)
  assert.deepEqual([second.run, second.held], [null, 2])
  const rice = rows[0]?.id ?? ''
  const ticked = await begin(shop, { labels: [rice], again: [rice] })
  assert.deepEqual(
    ticked.runs.map(({ labels }) => labels),
    [1],
  )
  assert.deepEqual(await shop.act(tellRun, { run, missing: [rice] }), { state: 'partly', printed: 1, again: 1 })
  assert.deepEqual(await counts(shop), [1, 1, 0])
  const [told] = (await shop.look(listRuns, { size: 50 })).runs.filter(({ number }) => number === 1)
  assert.deepEqual([told?.state, told?.labels, told?.missing], ['partly', 2, 1])
  await assert.rejects(shop.act(tellRun, { run, missing: [] }), refusedWith(['run.told']))
})

test('a selection with products that have no format is refused and names them, or leaves them out', async () => {
  const shop = await w.shop()
  const bare = await sell(shop, 'Loose bolts')
  await sell(shop, 'Rice')
  await shop.act(changeSetting, { key: 'labels.shop_format', value: '' })
  await w.house.workers.drain()
  assert.deepEqual(await counts(shop), [0, 0, 0])
  const { rows } = await queue(shop)
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['no_format', 'no_format'],
  )
  const rice = rows.find(({ name }) => name === 'Rice')
  await shop.act(chooseFormat, { product: rice?.product, labelFormat: 'square' } as never)
  const labels = rows.map(({ id }) => id)
  await assert.rejects(begin(shop, { labels }), (error: unknown) => {
    assert.ok(error instanceof Refused)
    assert.deepEqual(error.refusals[0]?.facts['products'], ['Loose bolts'])
    return true
  })
  const { runs } = await begin(shop, { labels, leaveOut: true })
  assert.deepEqual(
    runs.map(({ labelFormat, labels: count }) => [labelFormat, count]),
    [['square', 1]],
  )
  assert.ok(bare)
})

test('tonight’s prices print today: as of tomorrow the label is wanted, printed early it hangs right and stays right', async () => {
  const shop = await w.shop()
  const product = await sell(shop, 'Milk', 120)
  await shop.act(placeRun, { run: await printAll(shop) })
  const tomorrow = '2025-03-04'
  await shop.act(setPrice, {
    product,
    price: 130,
    from: tomorrow,
    kind: 'regular',
    to: null,
    reason: null,
    sure: true,
  } as never)
  await w.house.workers.drain()
  assert.deepEqual(await counts(shop), [0, 0, 0])
  assert.deepEqual(await counts(shop, tomorrow), [1, 0, 0])
  const { run } = await begin(shop, { day: tomorrow })
  assert.ok(run)
  await make(shop, run)
  const { rows, warnings } = await shop.look(readRun, { run })
  assert.match(JSON.stringify(rows[0]?.content), /1,30/)
  assert.deepEqual(warnings, [])
  await shop.act(tellRun, { run, missing: [] })
  assert.deepEqual(await counts(shop), [0, 0, 0])
  assert.deepEqual(await counts(shop, tomorrow), [0, 1, 0])
  await shop.act(placeRun, { run })
  assert.deepEqual(await counts(shop, tomorrow), [0, 0, 0])
  assert.deepEqual(await counts(shop), [0, 0, 0])
})

test('asked for again the label is printed and hung once more; withdrawn it is to be taken off, and then nothing is left', async () => {
  const shop = await w.shop()
  const product = await sell(shop, 'Soap')
  await shop.act(placeRun, { run: await printAll(shop) })
  const label = (await shop.look(labelsOfProduct, { product }))[0]?.label ?? ''
  await assert.rejects(shop.act(removeLabels, { labels: [label] }), refusedWith(['label.still_wanted']))
  await shop.act(printAgain, { labels: [label], reason: 'Torn' })
  assert.deepEqual(
    (await queue(shop)).rows.map(({ asked }) => asked),
    ['Torn'],
  )
  await shop.act(setProductState, { product, state: 'withdrawn' })
  await w.house.workers.drain()
  assert.deepEqual(await counts(shop), [0, 0, 1])
  await shop.act(removeLabels, { labels: [label] })
  assert.deepEqual(await counts(shop), [0, 0, 0])
})

test('a product has a label at each of its places; one without a place moves to the first that comes', async () => {
  const shop = await w.shop()
  const place = async (zone: string, walkOrder: number) =>
    (await shop.act(createPlace, { zone, aisle: '', rack: '', shelf: '', position: '', facing: 1, walkOrder })).place
  const product = await sell(shop, 'Honey')
  await shop.act(placeRun, { run: await printAll(shop) })
  const [dry, till] = [await place('Dry', 2), await place('Till', 1)]
  await shop.act(editProduct, { product, places: [dry] })
  await w.house.workers.drain()
  assert.deepEqual(await counts(shop), [0, 0, 0])
  await shop.act(editProduct, { product, places: [dry, till] })
  await w.house.workers.drain()
  assert.deepEqual(
    (await queue(shop)).rows.map(({ zone, state }) => [zone, state]),
    [['Till', 'to_print']],
  )
  await shop.act(editProduct, { product, places: [till] })
  await w.house.workers.drain()
  assert.deepEqual(await counts(shop), [1, 0, 1])
})

test('a print keeps the logo it was made with; a new logo asks for new labels', async () => {
  const shop = await w.shop()
  const { quality } = await shop.act(createQuality, { name: 'Bio', type: 'ecological' } as never)
  const logo = (colour: string) => {
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><circle cx="2" cy="2" r="2" fill="${colour}"/></svg>`
    const bytes = new TextEncoder().encode(drawing)
    return shop.act(addPicture, {
      kind: 'quality',
      of: quality,
      file: { name: 'bio.svg', type: 'image/svg+xml', bytes },
    } as never)
  }
  await logo('#063')
  await sell(shop, 'Lentils', 295, { qualities: [quality] })
  const run = await printAll(shop)
  const fileOf = async (): Promise<string> => {
    const { body } = await shop.look(readRunFile, { run })
    return Buffer.from(await new Response(body).arrayBuffer()).toString('latin1')
  }
  const first = await fileOf()
  assert.match(first, /\/Subtype \/Form/)
  await shop.act(placeRun, { run })
  await logo('#360')
  await w.house.workers.drain()
  assert.deepEqual(
    (await queue(shop)).rows.map(({ reasons }) => reasons),
    [['quality']],
  )
  assert.equal(await fileOf(), first)
})

test('a draft nobody went on with is put away at night, and its labels stay to print', async () => {
  const shop = await w.shop()
  await sell(shop, 'Lentils')
  const old = await begin(shop)
  const { dropped } = await shop.act(dropOldDrafts, {})
  assert.equal(dropped, 0)
  w.moveTo('2025-03-04T09:00:00Z')
  const fresh = await begin(shop)
  assert.deepEqual(await shop.act(dropOldDrafts, {}), { dropped: 1 })
  const { runs } = await shop.look(listRuns, { size: 50 })
  assert.deepEqual(
    runs.map(({ run }) => run),
    [fresh.run],
  )
  assert.notEqual(old.run, fresh.run)
  assert.deepEqual(await counts(shop), [1, 0, 0])
  w.moveTo('2025-03-03T09:00:00Z')
})

test('labels are found by code, number and words of the name, and a product tells where its format comes from', async () => {
  const shop = await w.shop()
  const { category } = await shop.act(createCategory, { name: 'Dry' } as never)
  const product = await sell(shop, 'Crème brûlée', 350, { category, barcodes: ['4006381333931'] })
  await sell(shop, 'Rice')
  const found = async (q: string) => (await shop.look(findLabels, { q })).rows.map(({ name }) => name)
  assert.deepEqual(await found('4006381333931'), ['Crème brûlée'])
  assert.deepEqual(await found('brulee'), ['Crème brûlée'])
  assert.deepEqual(await found('nothing of that'), [])
  const told = () => shop.look(readProductLabels, { product })
  assert.deepEqual([(await told()).own, (await told()).given, (await told()).givenBy], [null, 'standard', null])
  await shop.act(chooseFormat, { category, labelFormat: 'square' } as never)
  assert.deepEqual([(await told()).given, (await told()).givenBy], ['square', 'Dry'])
  await shop.act(chooseFormat, { product, labelFormat: 'easy' } as never)
  const { own, labels } = await told()
  assert.deepEqual([own, labels.length, labels[0]?.state], ['easy', 1, 'to_print'])
  await shop.act(chooseFormat, { shop: true, labelFormat: null } as never)
  assert.deepEqual(
    (await queue(shop, { state: 'no_format' })).rows.map(({ name }) => name),
    ['Rice'],
  )
  await assert.rejects(
    shop.act(chooseFormat, { product, category, labelFormat: null } as never),
    refusedWith(['format.one_target']),
  )
})
