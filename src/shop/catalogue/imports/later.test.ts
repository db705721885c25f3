import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { one, sql } from '#platform/database/sql.ts'
import { applyImport } from '#platform/imports/actions.ts'
import { stopImport } from '#platform/imports/apply-later.ts'
import { readImport } from '#platform/imports/reads.ts'
import { step, written } from '../../../../test/importing.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { type Shop, world } from '../../../../test/world.ts'

const made = await world('2026-11-25T07:00:00.000Z')

const list = (...lines: string[]) =>
  written(`Supplier;Order number;Name;Unit;VAT;Purchase price;Unit quantity\n${lines.join('\n')}\n`)
const many = list(...Array.from({ length: 300 }, (_, at) => `Farm;${at};Article ${at};kg;6;1,00;1`))

const tables = ['product', 'supplier', 'supplier_line', 'article', 'supplier_price_change', 'search_word'] as const
const counted = (shop: Shop) =>
  one(
    made.house.database.for(shop.id),
    sql<Record<string, number>>`select ${sql.join(
      tables.map(
        (name) =>
          sql`(select count(*) from ${sql.raw(`catalogue.${name}`)} where organisation_id = ${shop.id}) as ${sql.ref(name)}`,
      ),
    )}`,
  )

test('a long import goes on by itself: it is found again meanwhile, and bears the name of who asked for it', async () => {
  const shop = await made.shop()
  const buyer = await shop.person('Ana', 'buyer')
  const { planned } = await step(shop, many, 'articles')
  const asked = { import: planned.id, leaveOut: false, asItIsNow: false, later: true }
  const begun = await shop.act(applyImport, asked, buyer)
  assert.deepEqual([begun.state, begun.progress], ['applying', { step: 'waits', rows: 300, stopping: false }])
  await made.house.workers.drain()
  const done = await shop.look(readImport, { import: planned.id })
  assert.deepEqual([done.state, done.appliedBy, done.totals.created, done.progress], ['applied', 'Ana', 300, null])
})

/** The import stands still at a lock that somebody else holds, in the middle of its writing; then its connection dies. */
test('an import whose connection is killed in the middle leaves nothing behind, and can be applied afterwards', async () => {
  const shop = await made.shop()
  const before = await counted(shop)
  const work = await step(shop, many, 'articles')
  const killer = new pg.Client({ connectionString: made.house.database.url })
  await killer.connect()
  await killer.query('begin')
  await killer.query('lock table catalogue.article in access exclusive mode')
  const applying = assert.rejects(work.apply())
  for (let killed = 0; killed === 0; ) {
    const waiting = await killer.query(
      `select pg_terminate_backend(pid) from pg_locks where not granted and relation = 'catalogue.article'::regclass`,
    )
    killed = waiting.rowCount ?? 0
  }
  await applying
  await killer.end()
  assert.deepEqual(await counted(shop), before)
  assert.equal((await shop.look(readImport, { import: work.planned.id })).state, 'planned')
  await work.apply()
  assert.equal((await counted(shop))?.['product'], 300)
})

test('an import that still waits is stopped at once, and can be asked for again', async () => {
  const shop = await made.shop()
  const { planned } = await step(shop, many, 'articles')
  const asked = { import: planned.id, leaveOut: false, asItIsNow: false, later: true }
  await shop.act(applyImport, asked)
  const stopped = await shop.act(stopImport, { import: planned.id })
  assert.deepEqual([stopped.state, stopped.trouble.map(({ code }) => code)], ['planned', ['import.stopped']])
  await made.house.workers.drain()
  assert.equal((await counted(shop))?.['product'], 0)
  await assert.rejects(shop.act(stopImport, { import: planned.id }), refusedWith('import.not_applying'))
  await shop.act(applyImport, asked)
  await made.house.workers.drain()
  assert.equal((await shop.look(readImport, { import: planned.id })).state, 'applied')
})

test('an import that is stopped in the middle of its writing leaves nothing behind, and tells nobody that it failed', async () => {
  const shop = await made.shop()
  const before = await counted(shop)
  const { planned } = await step(shop, many, 'articles')
  const holder = new pg.Client({ connectionString: made.house.database.url })
  await holder.connect()
  await holder.query('begin')
  await holder.query('lock table catalogue.article in access exclusive mode')
  await shop.act(applyImport, { import: planned.id, leaveOut: false, asItIsNow: false, later: true })
  const drained = made.house.workers.drain()
  for (let waiting = 0; waiting === 0; )
    waiting =
      (await holder.query(`select from pg_locks where not granted and relation = 'catalogue.article'::regclass`))
        .rowCount ?? 0
  const stopping = await shop.act(stopImport, { import: planned.id })
  assert.deepEqual([stopping.state, stopping.progress?.stopping], ['applying', true])
  await holder.query('rollback')
  await holder.end()
  await drained
  const after = await shop.look(readImport, { import: planned.id })
  assert.deepEqual([after.state, after.trouble.map(({ code }) => code)], ['planned', ['import.stopped']])
  assert.deepEqual(await counted(shop), before)
  const events = await shop.events()
  assert.deepEqual([events.includes('imports.stopped'), events.includes('imports.failed')], [true, false])
})
