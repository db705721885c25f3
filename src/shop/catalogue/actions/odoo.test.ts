import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows, sql } from '#platform/database/sql.ts'
import { answerImport, applyImport } from '#platform/imports/actions.ts'
import { readImport } from '#platform/imports/reads.ts'
import { access, replay } from '../../../../test/odoo-replay.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { protocols } from '../rules/odoo.ts'
import { connectOdoo, disconnectOdoo, pullNight, pullOdoo, readOdoo } from './odoo.ts'

const w = await world('2026-11-25T07:00:00.000Z')

type Protocol = (typeof protocols)[number]

async function connected(protocol: Protocol = 'json_rpc', most?: number) {
  const shop = await w.shop()
  const odoo = await replay(most)
  const wish = { ...access, url: odoo.url, protocol, nightly: true }
  await shop.act(connectOdoo, wish)
  return { shop, odoo, wish }
}

const last = async (shop: Shop) => (await shop.look(readOdoo, {})).pulls[0]

async function pulled(shop: Shop, everything = false) {
  const { pull } = await shop.act(pullOdoo, { everything })
  await w.house.workers.drain()
  const found = await last(shop)
  assert.equal(found?.pull, pull)
  return found
}

/** Answers whatever is asked as a person would who takes each word for something plain, and brings the rest in. */
async function bringIn(shop: Shop, id: string): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    const { questions, choices } = await shop.look(readImport, { import: id })
    const open = questions.filter(({ answer, proposal }) => answer === null && proposal === null)
    if (open.length === 0) break
    const answers = open.map(({ topic, given }) => ({ topic, given, answer: choices[topic]?.[0]?.value ?? 'yes' }))
    await shop.act(answerImport, { import: id, answers } as never)
  }
  const { planHash } = (await shop.look(readImport, { import: id })) as unknown as { planHash: string }
  await shop.act(applyImport, { import: id, plan: planHash, leaveOut: true } as never)
}

const productsOf = (shop: Shop) =>
  rows<{ name: string; key: string; state: string }>(
    w.house.database.for(shop.id),
    sql`select name, external_id as key, state from catalogue.product where organisation_id = ${shop.id} order by number`,
  )

for (const protocol of protocols)
  test(`the products of an Odoo are read by ${protocol} page by page, and wait as one import`, async () => {
    const { shop, odoo } = await connected(protocol)
    const reading = await pulled(shop)
    assert.deepEqual([reading?.state, reading?.done, reading?.total, reading?.everything], ['ready', 200, 200, true])
    assert.equal(odoo.calls.filter((method) => method === 'search_read').length, 6)
    assert.ok(
      odoo.calls.every((method) => ['authenticate', 'fields_get', 'search_count', 'search_read'].includes(method)),
    )
    assert.deepEqual(await productsOf(shop), [], 'nothing is here before somebody said yes')
    const left = await rows(
      w.house.database.for(shop.id),
      sql`select 1 from catalogue.odoo_record where organisation_id = ${shop.id}`,
    )
    assert.deepEqual(left, [])
  })

test('the second reading brings what changed: three prices and one that was archived', async () => {
  const { shop, odoo } = await connected('json_rpc', 24)
  const first = await pulled(shop)
  await bringIn(shop, first?.import ?? '')
  const key = 'product.template,124'
  const state = async () => (await productsOf(shop)).find((one) => one.key === key)?.state
  assert.equal(await state(), 'active')
  assert.equal((await pulled(shop))?.state, 'nothing')
  odoo.change()
  const second = await pulled(shop)
  assert.deepEqual([second?.state, second?.done, second?.everything], ['ready', 4, false])
  await bringIn(shop, second?.import ?? '')
  assert.equal(await state(), 'withdrawn')
})

test('what was read and not brought in is read again', async () => {
  const { shop, odoo } = await connected()
  await pulled(shop)
  odoo.change()
  assert.equal((await pulled(shop))?.done, 200)
})

test('a reading that was interrupted says why, and goes on behind what it has', async () => {
  const { shop, odoo } = await connected()
  const { pull } = await shop.act(pullOdoo, { everything: false })
  // Two pages are read, three calls each; then the Odoo is gone.
  odoo.fail('hang_up', 9, 6)
  await w.house.workers.drain()
  const broken = await last(shop)
  assert.deepEqual([broken?.state, broken?.trouble?.code], ['failed', 'odoo.unreachable'])
  assert.equal(broken?.done, 100)
  odoo.fail('hang_up', 0)
  assert.equal((await shop.act(pullOdoo, { everything: false })).pull, pull)
  await w.house.workers.drain()
  const whole = await last(shop)
  assert.deepEqual([whole?.state, whole?.done], ['ready', 200])
})

test('a key that was changed meanwhile and an error of the Odoo are told with what to do, and nothing is lost', async () => {
  for (const [error, code] of [
    ['19_object_wrong_password', 'odoo.denied'],
    ['18_access_error_model', 'odoo.not_allowed'],
    ['20_unknown_field', 'odoo.field'],
  ] as const) {
    const { shop, odoo } = await connected()
    await shop.act(pullOdoo, { everything: false })
    odoo.fail(error)
    await w.house.workers.drain()
    assert.equal((await last(shop))?.trouble?.code, code)
    assert.equal((await pulled(shop))?.done, 200)
  }
})

test('a wrong key, database or address is refused before anything is kept', async () => {
  const shop = await w.shop()
  const odoo = await replay()
  const wish = { ...access, url: odoo.url, protocol: 'json_rpc' as const, nightly: true }
  const connect = (more: object) => shop.act(connectOdoo, { ...wish, ...more })
  await assert.rejects(connect({ key: 'wrong' }), refusedWith('odoo.denied'))
  await assert.rejects(connect({ database: 'no_such_db' }), refusedWith('odoo.database'))
  await assert.rejects(
    connect({ url: 'http://odoo.example.org', key: '' }),
    refusedWith('odoo.address', 'odoo.key_missing'),
  )
  odoo.fail('page')
  await assert.rejects(connect({}), refusedWith('odoo.not_odoo'))
  assert.equal((await shop.look(readOdoo, {})).connection, null)
  await assert.rejects(shop.act(pullOdoo, { everything: false }), refusedWith('odoo.none'))
})

test('the key is kept encrypted, never told, and stays where a change leaves it out', async () => {
  const { shop, wish } = await connected()
  const { connection } = await shop.look(readOdoo, {})
  assert.ok(connection && !('key' in connection) && !('sealedKey' in connection))
  const [kept] = await rows<{ key: string }>(
    w.house.database.for(shop.id),
    sql`select sealed_key as key from catalogue.odoo_connection where organisation_id = ${shop.id}`,
  )
  assert.ok(kept && !kept.key.includes(access.key))
  const { key: _key, ...change } = wish
  await shop.act(connectOdoo, { ...change, nightly: false })
  assert.equal((await pulled(shop))?.state, 'ready')
  await shop.act(disconnectOdoo, {})
  assert.equal((await shop.look(readOdoo, {})).connection, null)
})

test('one reading at a time; the night reads where the shop wants it, and keeps silent where it cannot', async () => {
  const { shop, odoo, wish } = await connected()
  await shop.act(pullOdoo, { everything: false })
  await assert.rejects(shop.act(pullOdoo, { everything: true }), refusedWith('odoo.running'))
  assert.deepEqual(await shop.act(pullNight, {}), { pull: null })
  await w.house.workers.drain()
  odoo.fail('hang_up')
  assert.deepEqual(await shop.act(pullNight, {}), { pull: null })
  assert.notEqual((await shop.act(pullNight, {})).pull, null)
  await w.house.workers.drain()
  await shop.act(connectOdoo, { ...wish, nightly: false })
  assert.deepEqual(await shop.act(pullNight, {}), { pull: null })
  assert.deepEqual(await (await w.shop()).act(pullNight, {}), { pull: null })
})
