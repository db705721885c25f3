import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { one, sql } from '#platform/database/sql.ts'
import { applyImport } from '#platform/imports/actions.ts'
import { readImport } from '#platform/imports/reads.ts'
import { step, written } from '../../../../test/importing.ts'
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
  assert.deepEqual([begun.state, begun.progress], ['applying', { step: 'waits', rows: 300 }])
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
