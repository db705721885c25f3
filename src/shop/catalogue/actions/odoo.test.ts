import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows, sql } from '#platform/database/sql.ts'
import { answerImport, applyImport, dropImport } from '#platform/imports/actions.ts'
import { readImport, readImportBatch } from '#platform/imports/reads.ts'
import { access, replay } from '../../../../test/odoo-replay.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { protocols } from '../rules/odoo.ts'
import { connectOdoo, disconnectOdoo, readOdoo } from './odoo.ts'
import { pullNight, pullOdoo } from './odoo-pull.ts'

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

const batchOf = async (shop: Shop, batch: string | null | undefined) =>
  (await shop.look(readImportBatch, { batch: batch ?? '' })).imports

/** Answers whatever is asked as a person would who takes each word for something plain, and brings the rest in. */
async function bringIn(shop: Shop, batch: string | null | undefined): Promise<void> {
  for (const { id } of await batchOf(shop, batch)) {
    for (let round = 0; round < 4; round += 1) {
      const { questions, choices } = await shop.look(readImport, { import: id })
      const open = questions.filter(({ answer, proposal }) => answer === null && proposal === null)
      if (open.length === 0) break
      const answers = open.map(({ topic, given }) => ({ topic, given, answer: choices[topic]?.[0]?.value ?? 'yes' }))
      await shop.act(answerImport, { import: id, answers })
    }
    await shop.act(applyImport, { import: id, leaveOut: true, asItIsNow: true })
  }
}

const productsOf = (shop: Shop) =>
  rows<{ name: string; key: string; state: string }>(
    w.house.database.for(shop.id),
    sql`select name, external_id as key, state from catalogue.product where organisation_id = ${shop.id} order by number`,
  )

for (const protocol of protocols)
  test(`the products of an Odoo are read by ${protocol} page by page, and wait to be looked at together`, async () => {
    const { shop, odoo } = await connected(protocol)
    const reading = await pulled(shop)
    assert.deepEqual([reading?.state, reading?.done, reading?.total, reading?.everything], ['ready', 200, 200, true])
    const reads = ['version', 'authenticate', 'fields_get', 'search_count', 'search_read']
    assert.ok(
      odoo.calls.every((method) => reads.includes(method)),
      'nothing is ever written there',
    )
    assert.deepEqual(
      (await batchOf(shop, reading?.batch)).map(({ kind, totals }) => [kind, totals.created, totals.faulty]),
      [
        ['suppliers', 24, 0],
        ['products', 200, 0],
        ['supplier-lines', 236, 0],
      ],
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
  await bringIn(shop, first?.batch)
  const key = 'product.template,124'
  const state = async () => (await productsOf(shop)).find((one) => one.key === key)?.state
  assert.equal(await state(), 'active')
  assert.equal((await pulled(shop))?.state, 'nothing')
  odoo.change()
  const second = await pulled(shop)
  assert.deepEqual([second?.state, second?.done, second?.everything], ['ready', 4, false])
  await bringIn(shop, second?.batch)
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
  // Two pages of suppliers' lines and two of products are read, three calls each; then the Odoo is gone.
  odoo.fail('hang_up', 99, 12)
  await w.house.workers.drain()
  const broken = await last(shop)
  assert.deepEqual([broken?.state, broken?.trouble?.code], ['failed', 'odoo.unreachable'])
  assert.equal(broken?.done, 100)
  const before = odoo.calls.length
  odoo.fail('hang_up', 0)
  assert.equal((await shop.act(pullOdoo, { everything: false })).pull, pull)
  await w.house.workers.drain()
  const whole = await last(shop)
  assert.deepEqual([whole?.state, whole?.done], ['ready', 200])
  // Two pages of products with the empty one after them, the taxes, the units and the categories: nothing twice.
  assert.equal(odoo.calls.slice(before).filter((method) => method === 'search_read').length, 6)
})

test('nobody waits for the Odoo: while it is silent, no lock is held and no transaction is open', async () => {
  const { shop, odoo, wish } = await connected('json_rpc', 24)
  const go = odoo.hold()
  const silent = [shop.act(pullOdoo, { everything: false }), shop.act(connectOdoo, wish)]
  await odoo.asked(2)
  await w.house.database
    .for(shop.id)
    .transaction()
    .execute(async (db) => {
      await rows(db, sql`select 1 from catalogue.odoo_connection where organisation_id = ${shop.id} for update nowait`)
    })
  go()
  await Promise.all(silent)
  const again = odoo.hold()
  const reading = w.house.workers.drain()
  await odoo.asked(1)
  await w.house.database
    .for(shop.id)
    .transaction()
    .execute(async (db) => {
      await rows(db, sql`select 1 from catalogue.odoo_pull where organisation_id = ${shop.id} for update nowait`)
      const open = await rows<{ query: string }>(
        db,
        sql`select query from pg_stat_activity where state like 'idle in transaction%' and pid <> pg_backend_pid()
        and query ilike '%odoo%'`,
      )
      assert.deepEqual(open, [])
    })
  again()
  await reading
  assert.equal((await last(shop))?.state, 'ready')
})

test('what the login may not read beside the products is told, and the rest goes on; taxes cannot be done without', async () => {
  const { shop, odoo } = await connected('json_rpc', 24)
  odoo.close('product.supplierinfo')
  odoo.close('uom.uom')
  const reading = await pulled(shop)
  assert.deepEqual(
    [reading?.state, reading?.leftOut.map(({ step, code }) => `${step} ${code}`)],
    ['ready', ['supplier_lines odoo.not_allowed']],
  )
  assert.match(reading?.leftOut[0]?.facts['what'] ?? '', /account\.move/)
  assert.deepEqual(
    (await batchOf(shop, reading?.batch)).map(({ kind }) => kind),
    ['products'],
  )
  odoo.close('account.tax')
  const without = await pulled(shop, true)
  assert.deepEqual([without?.state, without?.trouble?.code], ['failed', 'odoo.not_allowed'])
})

test('suppliers come with their lines: order number, price, least quantity, days, and what a purchase unit holds', async () => {
  const { shop, odoo } = await connected('json_rpc', 24)
  const line = {
    id: 2,
    product_tmpl_id: [4, 'Vrac'],
    product_id: false,
    partner_id: [2027, 'Brasserie'],
    product_code: 'B-1',
  }
  const terms = {
    product_name: false,
    min_qty: 2,
    price: 36,
    currency_id: [1, 'EUR'],
    sequence: 1,
    write_date: '2026-11-22 22:38:15',
  }
  odoo.put('product.supplierinfo', { ...line, ...terms, date_start: '2026-11-01', date_end: '2027-01-31' })
  odoo.put('product.supplierinfo', { ...line, ...terms, id: 9001, currency_id: [2, 'CHF'] })
  const units = { id: 90, name: 'Sac 5 kg', category_id: [2, 'Poids'], factor: 0.2 }
  odoo.put('uom.uom', units)
  odoo.put('product.template', { ...odoo.of('product.template', 4), uom_po_id: [90, 'Sac 5 kg'] })
  const reading = await pulled(shop)
  assert.deepEqual(
    reading?.leftOut.map(({ code, facts }) => [code, facts]),
    [['odoo.other_money', { count: '1' }]],
  )
  await bringIn(shop, reading?.batch)
  const found = await rows(
    w.house.database.for(shop.id),
    sql`select supplier.name, line.code, line.price::integer, line.per, line.package_qty::integer as packed,
        line.min_qty::integer as least, line.valid_from::text as since, line.valid_to::text as until
      from catalogue.supplier_line as line join catalogue.supplier on supplier.organisation_id = line.organisation_id
        and supplier.id = line.supplier_id
      join catalogue.product on product.organisation_id = line.organisation_id and product.id = line.product_id
      where line.organisation_id = ${shop.id} and product.external_id = 'product.template,4' and line.code = 'B-1'`,
  )
  assert.deepEqual(found, [
    {
      ...{ name: 'Brasserie', code: 'B-1', price: 360_000, per: 'package', packed: 5000, least: 10_000 },
      ...{ since: '2026-11-01', until: '2027-01-31' },
    },
  ])
  // A new price of a supplier is a change to be looked at, though the product itself did not change.
  odoo.put('product.supplierinfo', {
    ...line,
    ...terms,
    price: 40,
    date_start: '2026-11-01',
    date_end: '2027-01-31',
    write_date: '2026-11-24 10:00:00',
  })
  const later = await pulled(shop)
  assert.deepEqual([later?.state, later?.done], ['ready', 1])
  assert.deepEqual(
    (await batchOf(shop, later?.batch)).map(({ kind, totals }) => [kind, totals.updated]),
    [['supplier-lines', 1]],
  )
})

test('deposits become items of their own, once for all products that bear them', async () => {
  const { shop, odoo } = await connected('json_rpc', 24)
  const deposit = { id: 800, name: 'Bouteille 75 cl', amount: 0.2, amount_type: 'fixed', price_include: false }
  odoo.put('account.tax', { ...deposit, tax_group_id: [4, 'Consignes'] })
  for (const id of [5, 6]) odoo.put('product.template', { ...odoo.of('product.template', id), taxes_id: [72, 800] })
  await bringIn(shop, (await pulled(shop))?.batch)
  const found = await rows<{ name: string; cents: number; products: number }>(
    w.house.database.for(shop.id),
    sql`select item.name, item.cents::integer, count(*)::integer as products from catalogue.deposit_item as item
      join catalogue.product_deposit as borne on borne.organisation_id = item.organisation_id and borne.deposit_id = item.id
      where item.organisation_id = ${shop.id} group by 1, 2`,
  )
  assert.deepEqual(found, [{ name: 'Bouteille 75 cl', cents: 20, products: 2 }])
})

test('an import that was put away is read again; disconnecting ends a reading and keeps the products', async () => {
  const { shop, wish } = await connected('json_rpc', 24)
  const first = await pulled(shop)
  for (const { id } of await batchOf(shop, first?.batch)) await shop.act(dropImport, { import: id })
  const second = await pulled(shop)
  assert.deepEqual([second?.done, second?.everything], [first?.done, true])
  await bringIn(shop, second?.batch)
  const products = await productsOf(shop)
  await shop.act(pullOdoo, { everything: true })
  await shop.act(disconnectOdoo, {})
  const stopped = await last(shop)
  assert.deepEqual([stopped?.state, stopped?.trouble?.code], ['failed', 'odoo.stopped'])
  assert.deepEqual(await productsOf(shop), products)
  await shop.act(connectOdoo, wish)
  await w.house.workers.drain()
  assert.equal((await last(shop))?.state, 'failed')
})

test('a key that was changed meanwhile and an error of the Odoo are told with what to do, and nothing is lost', async () => {
  for (const [error, code] of [
    ['19_object_wrong_password', 'odoo.denied'],
    ['18_access_error_model', 'odoo.not_allowed'],
    ['20_unknown_field', 'odoo.field'],
  ] as const) {
    const { shop, odoo } = await connected()
    await shop.act(pullOdoo, { everything: false })
    // In the midst of the products: three calls for each of the two pages before.
    odoo.fail(error, 1, 6)
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
