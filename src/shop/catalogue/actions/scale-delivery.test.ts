/** Scales on the network, against real servers on this machine. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { rows, sql } from '#platform/database/sql.ts'
import { atTheEnd } from '../../../../test/ending.ts'
import { type FtpServer, ftpServer } from '../../../../test/ftp-server.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { setPrice } from './price.ts'
import { createProduct, editProduct } from './product.ts'
import { createScale, editScale, readScales, sendScale } from './scale.ts'
import { callScales, tellOfScales, testScale } from './scale-delivery.ts'

const w = await world()
const access = { user: 'bizerba', password: 'four cheeses', folder: 'in' }

const plain = {
  name: 'Counter',
  groups: ['Cheese'] as string[],
  charset: 'windows-1252' as const,
  lineEnds: 'lf' as const,
  username: '',
  folder: '',
  secure: false,
}

const cheese = (shop: Shop, name: string, more: object = {}) =>
  shop.act(createProduct, {
    name,
    state: 'active',
    saleUnit: 'kg',
    scaleGroup: 'Cheese',
    scaleTexts: [`Texts of ${name}`],
    ...more,
  } as never)

async function priced(shop: Shop, product: string, price: number): Promise<void> {
  await shop.act(setPrice, { product, price, kind: 'regular', to: null, reason: null, sure: true } as never)
}

async function onFtp(more: object = {}): Promise<{ shop: Shop; server: FtpServer; system: string }> {
  const shop = await w.shop()
  const server = await ftpServer(access)
  const { product } = await cheese(shop, 'Gouda')
  await priced(shop, product, 1450)
  await w.house.workers.drain()
  const { system } = await shop.act(createScale, {
    ...plain,
    adapter: 'bizerba',
    transport: 'ftp',
    address: server.address,
    username: access.user,
    password: access.password,
    folder: access.folder,
    ...more,
  })
  return { shop, server, system }
}

const only = async (shop: Shop) => {
  const [system] = (await shop.look(readScales, {})).systems
  assert.ok(system)
  return system
}
const states = async (shop: Shop) => (await only(shop)).sendings.map(({ state }) => state)

test('what changes is brought to an FTP scale by itself: texts first, then articles, each whole before it has its name', async () => {
  const { shop, server } = await onFtp()
  await w.house.workers.drain()
  const names = [...server.files.keys()]
  assert.deepEqual(
    names.map((name) => name.replace(/\d{10,}/, 'STAMP')),
    ['in/STAMP-1-texts.txt', 'in/STAMP-2-articles.txt'],
  )
  assert.deepEqual([...server.files.values()], ['C#10001#Texts of Gouda#\n', 'C#1#P#Gouda#1450#0####10001#\n'])
  assert.deepEqual(
    server.asked.filter((line) => /^(STOR|RNTO)/.test(line)).map((line) => line.replace(/\d{10,}/, 'STAMP')),
    [
      'STOR STAMP-1-texts.txt.part',
      'RNTO STAMP-1-texts.txt',
      'STOR STAMP-2-articles.txt.part',
      'RNTO STAMP-2-articles.txt',
    ],
  )
  assert.deepEqual(await states(shop), ['arrived'])
  assert.equal((await only(shop)).waiting, 0)
})

test('what did not come in is brought again after 5, 10, 20 minutes, in its order', async () => {
  const { shop, server } = await onFtp()
  w.moveTo('2025-03-03T08:00:00Z')
  server.breakNext(2)
  await w.house.workers.drain()
  const first = await only(shop)
  assert.deepEqual([await states(shop), first.waiting, first.nextTryAt], [['failed'], 1, '2025-03-03T08:05:00.000Z'])
  w.moveTo('2025-03-03T08:04:00Z')
  assert.deepEqual(await shop.act(callScales, {}), { due: 0 })
  w.moveTo('2025-03-03T08:05:00Z')
  assert.deepEqual(await shop.act(callScales, {}), { due: 1 })
  await w.house.workers.drain()
  assert.equal((await only(shop)).nextTryAt, '2025-03-03T08:15:00.000Z')
  w.moveTo('2025-03-03T08:15:00Z')
  await shop.act(callScales, {})
  await w.house.workers.drain()
  const last = await only(shop)
  assert.deepEqual([await states(shop), last.failingSince], [['arrived', 'failed', 'failed'], null])
})

test('goods without a price are never sent, not even for nothing: they are held until they have one', async () => {
  const { shop, server } = await onFtp()
  const { product } = await cheese(shop, 'Brie')
  await w.house.workers.drain()
  assert.deepEqual(
    (await only(shop)).held.map(({ name }) => name),
    ['Brie'],
  )
  assert.ok(![...server.files.values()].some((content) => content.includes('Brie')))
  await assert.rejects(shop.act(sendScale, { system: (await only(shop)).system }), refusedWith('scale.only_held'))
  w.moveTo('2025-03-03T09:00:00Z')
  await priced(shop, product, 2200)
  await w.house.workers.drain()
  assert.ok([...server.files.values()].some((content) => content.includes('#Brie#2200#')))
  assert.ok(![...server.files.values()].some((content) => content.includes('#Brie#0#')))
  assert.deepEqual((await only(shop)).held, [])
})

test('the connection is tried without sending anything, and says what is wrong', async () => {
  const { shop, server, system } = await onFtp()
  await w.house.workers.drain()
  const stored = server.files.size
  assert.deepEqual(await shop.look(testScale, { system }), {})
  assert.equal(server.files.size, stored)
  const after = async (change: object) => {
    await shop.act(editScale, { system, ...change } as never)
    return shop.look(testScale, { system })
  }
  await assert.rejects(after({ folder: 'out' }), refusedWith('scale.folder'))
  await assert.rejects(after({ folder: 'in', password: 'wrong' }), refusedWith('scale.denied'))
  await assert.rejects(after({ address: '127.0.0.1:9' }), refusedWith('scale.unreachable'))
  await assert.rejects(after({ transport: 'file' }), refusedWith('scale.no_network'))
  await assert.rejects(after({ transport: 'ftp', address: 'ftp://somewhere' }), refusedWith('scale.address'))
  await assert.rejects(after({ transport: 'http' }), refusedWith('scale.file_by_ftp'))
})

test('a password is kept encrypted, and no answer shows it', async () => {
  const { shop } = await onFtp()
  const [kept] = await rows<{ line: string }>(
    w.house.database.for(shop.id),
    sql`select system::text as line from catalogue.scale_system as system where organisation_id = ${shop.id}`,
  )
  assert.ok(kept && !kept.line.includes(access.password))
  assert.ok(!JSON.stringify(await shop.look(readScales, {})).includes(access.password))
  assert.equal((await only(shop)).hasPassword, true)
})

test('a scale that does not answer for half an hour is told to the shop once, until it answers again', async () => {
  const { shop, server } = await onFtp()
  w.moveTo('2025-03-03T10:00:00Z')
  server.breakNext(1)
  await w.house.workers.drain()
  w.moveTo('2025-03-03T10:29:00Z')
  assert.deepEqual(await shop.act(tellOfScales, {}), { told: 0 })
  w.moveTo('2025-03-03T10:30:00Z')
  assert.deepEqual(await shop.act(tellOfScales, {}), { told: 1 })
  assert.deepEqual(await shop.act(tellOfScales, {}), { told: 0 })
  await shop.act(callScales, {})
  await w.house.workers.drain()
  assert.equal((await only(shop)).failingSince, null)
})

interface Asked {
  readonly path: string
  readonly key: string | undefined
  readonly body: Record<string, unknown>
}

async function digi(result: () => object) {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      const key = request.headers['applicationid'] as string | undefined
      asked.push({ path: `${request.method} ${request.url}`, key, body: body ? JSON.parse(body) : {} })
      if (key !== 'app-key') response.statusCode = 401
      response.end(JSON.stringify(result()))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  atTheEnd(() => void server.close())
  return { asked, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/API/V1` }
}

test('a DIGI scale is told article by article over HTTP, and what it answers with no waits again', async () => {
  const shop = await w.shop()
  let answer: object = { Result: 1, ResultDescription: 'Ok' }
  const { asked, address } = await digi(() => answer)
  const { product } = await cheese(shop, 'Gouda', { tare: 12 })
  await priced(shop, product, 1450)
  await w.house.workers.drain()
  await shop.act(createScale, { ...plain, adapter: 'digi', transport: 'http', address, password: 'app-key' })
  await w.house.workers.drain()
  assert.deepEqual(asked, [
    {
      path: 'POST /API/V1/ARTICLE.SVC/POST',
      key: 'app-key',
      body: {
        DataId: 1,
        Names: [
          { Reference: 'Default', DdFormatCommodity: '01000000Gouda', DdFormatIngredient: '01000000Texts of Gouda' },
        ],
        UnitPrice: 1450,
        Tare: 12,
        StatusFields: { PiecesArticle: false },
      },
    },
  ])
  answer = { Result: -95, ResultDescription: 'Article not valid' }
  await shop.act(editProduct, { product, name: 'Old gouda' } as never)
  await w.house.workers.drain()
  const scale = await only(shop)
  assert.deepEqual(
    [scale.sendings[0]?.error, scale.sendings[0]?.facts, scale.waiting],
    ['scale.answer', { what: 'Article not valid' }, 1],
  )
  await assert.rejects(
    shop.act(createScale, { ...plain, adapter: 'digi', transport: 'ftp', address: 'scale' }),
    refusedWith('scale.digi_by_http'),
  )
})

test('changes of many products at once are one reckoning for the scales', async () => {
  const shop = await w.shop()
  for (const name of ['Gouda', 'Brie', 'Feta']) await cheese(shop, name)
  await w.house.workers.drain()
  const events = await shop.events()
  assert.equal(events.filter((name) => name === 'catalogue.scales_queued').length, 1)
})
