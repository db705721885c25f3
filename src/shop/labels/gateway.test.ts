/** A gateway from end to end: a small HTTP program against the real server, as docs/guides/e-paper.md describes it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { setPrice } from '#shop/catalogue/actions/price.ts'
import { createProduct, editProduct, setProductState } from '#shop/catalogue/actions/product.ts'
import { atTheEnd } from '../../../test/ending.ts'
import { refusedWith } from '../../../test/refused.ts'
import { type Shop, world } from '../../../test/world.ts'
import { beginRun } from './actions/begin-run.ts'
import { addTags, archiveGateway, pairTag, registerGateway, renewGatewayKey, unpairTag } from './actions/e-paper.ts'
import { tellOfSilence } from './actions/gateway.ts'
import { listTags, readEPaper } from './reads/e-paper.ts'
import { labelsOfProduct } from './reads/label.ts'
import { readDesk } from './reads/queue.ts'

const w = await world()
const web = serve({ fetch: (request) => w.house.app.fetch(request), port: 0, hostname: '127.0.0.1' })
await new Promise<void>((ready) => web.once('listening', () => ready()))
const address = `http://127.0.0.1:${(web.address() as { port: number }).port}/api/v1`
atTheEnd(() => void web.close())

const code = '4006381333931'

interface Pending {
  readonly tag: string
  readonly picture: string
  readonly across: number
  readonly down: number
  readonly colours: readonly string[]
}

/** What the firmware of a gateway does, and no more. */
function gatewayAt(gateway: string, key: string) {
  const ask = (path: string, more: RequestInit = {}) =>
    fetch(`${address}/labels/gateways/${gateway}${path}`, {
      ...more,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...(more.headers ?? {}) },
    })
  const send = async (path: string, body: unknown) => {
    const answer = await ask(path, { method: 'POST', body: JSON.stringify(body) })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  return {
    pending: async () => ((await (await ask('/pending')).json()) as { pending: Pending[] }).pending,
    status: async () => (await ask('/pending')).status,
    picture: (tag: string, known?: string) =>
      ask(`/tags/${tag}/picture`, known ? { headers: { 'if-none-match': known } } : {}),
    shown: (...shown: { tag: string; picture: string }[]) => send('/acknowledgements', { shown }),
    failed: (tag: string, why: string) => send('/acknowledgements', { failed: [{ tag, why }] }),
    report: (...tags: object[]) => send('/reports', { tags }),
  }
}

async function selling(shop: Shop, name = 'Lentils', barcode = code): Promise<string> {
  const { product } = await shop.act(createProduct, {
    name,
    state: 'active',
    saleUnit: 'piece',
    barcodes: [barcode],
  } as never)
  await shop.act(setPrice, { product, price: 250, kind: 'regular', to: null, reason: null, sure: true } as never)
  await w.house.workers.drain()
  return product
}

const shape = { across: 296, down: 128, inks: ['red'] as ('red' | 'yellow')[], labelFormat: null }

async function paired(shop: Shop) {
  const product = await selling(shop)
  const { gateway, secret } = await shop.act(registerGateway, { name: 'Dairy' })
  await shop.act(addTags, { tags: ['A1'], ...shape })
  await shop.act(pairTag, { tag: 'A1', scanned: code })
  return { product, gateway, client: gatewayAt(gateway, secret), secret }
}

const stateOf = async (shop: Shop, product: string) => (await shop.look(labelsOfProduct, { product }))[0]
const tagOf = async (shop: Shop) => (await shop.look(listTags, { size: 50 })).rows[0]

test('a gateway fetches the picture of a tag, says that it is shown, and the label counts as placed', async () => {
  const shop = await w.shop()
  const { product, client } = await paired(shop)
  const [one] = await client.pending()
  assert.deepEqual(
    [one?.tag, one?.across, one?.down, one?.colours],
    ['A1', 296, 128, ['#ffffff', '#000000', '#c8102e']],
  )
  const answer = await client.picture('A1')
  assert.equal(answer.headers.get('content-type'), 'image/png')
  assert.equal(answer.headers.get('etag'), `"${one?.picture}"`)
  const png = Buffer.from(await answer.arrayBuffer())
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [296, 128])
  const pixels = inflateSync(png.subarray(png.indexOf('IDAT') + 4))
  assert.ok(pixels.filter((byte) => byte === 1).length > 2000, 'something is written in black')
  assert.equal((await client.picture('A1', `"${one?.picture}"`)).status, 304)
  assert.equal((await stateOf(shop, product))?.state, 'to_print')
  const told = await client.shown({ tag: 'A1', picture: one?.picture ?? '' })
  assert.deepEqual([told.status, told.body], [200, { placed: 1, stale: [], unknown: [] }])
  assert.equal((await stateOf(shop, product))?.state, 'up_to_date')
  assert.equal((await tagOf(shop))?.state, 'shows')
  assert.deepEqual(await client.pending(), [])
  assert.ok((await shop.events()).includes('labels.placed'))
})

test('what changes a label changes its tag: until the new picture is shown the old one hangs', async () => {
  const shop = await w.shop()
  const { product, client } = await paired(shop)
  const [first] = await client.pending()
  await client.shown({ tag: 'A1', picture: first?.picture ?? '' })
  await shop.act(editProduct, { product, name: 'Green lentils' })
  await w.house.workers.drain()
  const [second] = await client.pending()
  assert.notEqual(second?.picture, first?.picture)
  assert.deepEqual((await stateOf(shop, product))?.hangs?.name, 'Lentils')
  const late = await client.shown({ tag: 'A1', picture: first?.picture ?? '' })
  assert.deepEqual(late.body, { placed: 0, stale: ['A1'], unknown: [] })
  await client.shown({ tag: 'A1', picture: second?.picture ?? '' })
  assert.deepEqual((await stateOf(shop, product))?.hangs?.name, 'Green lentils')
})

test('labels of tags are no work for people: nobody prints, hangs or removes them', async () => {
  const shop = await w.shop()
  const { product, client } = await paired(shop)
  const desk = await shop.look(readDesk, {})
  assert.deepEqual([desk.toPrint, desk.toPlace], [0, 0])
  await assert.rejects(shop.act(beginRun, { sort: 'walk', leaveOut: false, again: [] }), refusedWith('run.empty'))
  await client.shown({ tag: 'A1', picture: (await client.pending())[0]?.picture ?? '' })
  await shop.act(setProductState, { product, state: 'withdrawn' } as never)
  await w.house.workers.drain()
  assert.equal((await shop.look(readDesk, {})).toRemove, 0)
  const [blank] = await client.pending()
  assert.equal(blank?.picture, 'blank')
  const png = Buffer.from(await (await client.picture('A1')).arrayBuffer())
  assert.ok(inflateSync(png.subarray(png.indexOf('IDAT') + 4)).every((byte) => byte === 0))
  await client.shown({ tag: 'A1', picture: 'blank' })
  assert.equal((await stateOf(shop, product))?.state, 'none')
})

test('a tag that is unpaired is made blank, and its label goes back to paper', async () => {
  const shop = await w.shop()
  const { product, client } = await paired(shop)
  await client.shown({ tag: 'A1', picture: (await client.pending())[0]?.picture ?? '' })
  await shop.act(unpairTag, { tag: 'A1' })
  assert.deepEqual(
    (await client.pending()).map(({ picture }) => picture),
    ['blank'],
  )
  const label = await stateOf(shop, product)
  assert.deepEqual([label?.state, label?.format, label?.reasons], ['to_print', 'standard', ['format']])
  await assert.rejects(shop.act(unpairTag, { tag: 'A1' }), refusedWith('tag.free'))
})

test('a picture that could not be shown is offered again after 2, 4, 8 minutes, and after three the tag needs somebody', async () => {
  const shop = await w.shop()
  const { client } = await paired(shop)
  w.moveTo('2025-03-03T07:00:00Z')
  await client.failed('A1', 'no answer')
  assert.deepEqual(await client.pending(), [])
  w.moveTo('2025-03-03T07:02:00Z')
  assert.equal((await client.pending()).length, 1)
  await client.failed('A1', 'no answer')
  w.moveTo('2025-03-03T07:05:00Z')
  assert.deepEqual(await client.pending(), [])
  w.moveTo('2025-03-03T07:06:00Z')
  await client.failed('A1', 'checksum')
  const tag = await tagOf(shop)
  assert.deepEqual([tag?.state, tag?.tries, tag?.trouble], ['fails', 3, 'checksum'])
  w.moveTo('2025-03-03T07:14:00Z')
  await client.shown({ tag: 'A1', picture: (await client.pending())[0]?.picture ?? '' })
  assert.deepEqual([(await tagOf(shop))?.state, (await tagOf(shop))?.tries], ['shows', 0])
})

test('a gateway tells of batteries, and of tags nobody entered yet; silent and weak ones are listed', async () => {
  const shop = await w.shop()
  const { client } = await paired(shop)
  w.moveTo('2025-03-03T07:00:00Z')
  const told = await client.report(
    { tag: 'a1', battery: 12, signal: -70 },
    { tag: 'B2', battery: 90, across: 400, down: 300 },
    { tag: 'C3' },
  )
  assert.deepEqual(told.body, { heard: 2, added: 1, unknown: ['C3'] })
  const tag = await tagOf(shop)
  assert.deepEqual([tag?.battery, tag?.low, tag?.signal, tag?.silent], [12, true, -70, false])
  const look = async (value: string) =>
    (await shop.look(listTags, { look: value, size: 50 })).rows.map((one) => one.tag)
  assert.deepEqual([await look('low'), await look('silent'), await look('free')], [['A1'], [], ['B2']])
  w.moveTo('2025-03-04T07:00:00Z')
  assert.deepEqual(await look('silent'), ['A1', 'B2'])
  assert.equal((await shop.look(readEPaper, {})).silent, 2)
})

test('the shop is told once of a gateway that was not heard for half an hour', async () => {
  const shop = await w.shop()
  const { client } = await paired(shop)
  await shop.person('Ada', 'admin')
  w.moveTo('2025-03-03T07:00:00Z')
  await client.report({ tag: 'A1', battery: 80 })
  w.moveTo('2025-03-03T07:29:00Z')
  assert.deepEqual(await shop.act(tellOfSilence, {}), { told: 0 })
  w.moveTo('2025-03-03T07:30:00Z')
  assert.deepEqual(await shop.act(tellOfSilence, {}), { told: 1 })
  assert.deepEqual(await shop.act(tellOfSilence, {}), { told: 0 })
  assert.equal((await shop.look(readEPaper, {})).gateways[0]?.silent, true)
})

test('a key opens one gateway of one shop only, and none once it is renewed or the gateway is gone', async () => {
  const shop = await w.shop()
  const { client, gateway, secret } = await paired(shop)
  const other = await shop.act(registerGateway, { name: 'Bakery' })
  assert.equal(await gatewayAt(other.gateway, secret).status(), 404)
  const elsewhere = await w.shop()
  const foreign = await elsewhere.act(registerGateway, { name: 'Dairy' })
  assert.equal(await gatewayAt(gateway, foreign.secret).status(), 404)
  assert.equal(await gatewayAt(gateway, 'kom_nothing').status(), 401)
  await assert.rejects(shop.act(registerGateway, { name: 'dairy' }), refusedWith('gateway.name_taken'))
  const renewed = await shop.act(renewGatewayKey, { gateway })
  assert.deepEqual([await client.status(), await gatewayAt(gateway, renewed.secret).status()], [401, 200])
  await shop.act(archiveGateway, { gateway })
  assert.equal(await gatewayAt(gateway, renewed.secret).status(), 401)
})

test('a tag is paired by two scans; another one put there frees it, and where several stand one chooses', async () => {
  const shop = await w.shop()
  await paired(shop)
  await shop.act(addTags, { tags: ['A2'], ...shape })
  const again = await shop.act(pairTag, { tag: 'A2', scanned: '1' })
  assert.deepEqual([again.paired?.name, again.instead], ['Lentils', 'A1'])
  await assert.rejects(shop.act(pairTag, { tag: 'Z9', scanned: code }), refusedWith('tag.unknown'))
  await assert.rejects(shop.act(pairTag, { tag: 'A1', scanned: '4006381333948' }), refusedWith('tag.nothing_there'))
  await assert.rejects(shop.act(addTags, { tags: ['A1', 'A3'], ...shape }), refusedWith('tag.taken'))
})
