import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '../../../test/world.ts'
import { insertRows, sql } from '../database/sql.ts'
import { newId } from '../values/ids.ts'
import { exportList } from './export.ts'
import { type ListAsked, type ListDefinition, listPage, wordIn } from './list.ts'

const { house, shop: makeShop } = await world()

/** Saved views serve as rows to list: a small table with text and an empty column. */
async function filled(names: readonly (readonly [name: string, list: string])[]) {
  const shop = await makeShop()
  const db = house.database.for(shop.id)
  const types = {
    organisation_id: 'uuid',
    id: 'uuid',
    list: 'text',
    name: 'text',
    query: 'text',
    saved_at: 'timestamptz',
  }
  await insertRows(
    db,
    'platform.saved_view',
    types,
    names.map(([name, list]) => ({
      organisation_id: shop.id,
      id: newId(),
      list,
      name,
      query: '',
      saved_at: '2025-03-03T07:00:00Z',
    })),
  )
  const definition: ListDefinition = {
    name: 'test',
    from: sql`from platform.saved_view where organisation_id = ${shop.id}`,
    id: sql`id`,
    columns: {
      name: { sql: sql`name`, type: 'text', sortable: true },
      list: { sql: sql`nullif(list, '')`, type: 'text', sortable: true },
    },
    search: wordIn(sql`platform.plain(name)`),
    filters: { list: (value) => sql`list = ${value}` },
    sort: 'name',
  }
  return { db, definition }
}

type Row = { id: string; name: string; list: string | null }

async function walk(db: Parameters<typeof listPage>[0], definition: ListDefinition, asked: Partial<ListAsked>) {
  const names: string[] = []
  let after: string | undefined
  for (let page = 0; page < 20; page += 1) {
    const got = await listPage<Row>(db, definition, { size: 2, ...asked, after })
    names.push(...got.rows.map((row) => row.name))
    if (!got.next) return names
    after = got.next
  }
  throw new Error('the pages never end')
}

test('pages follow each other without a gap or a repeat, also over equal values', async () => {
  const { db, definition } = await filled([
    ['b', 'x'],
    ['a', 'x'],
    ['b', 'y'],
    ['c', 'x'],
    ['b', 'z'],
  ])
  assert.deepEqual(await walk(db, definition, {}), ['a', 'b', 'b', 'b', 'c'])
  assert.deepEqual(await walk(db, definition, { sort: '-name' }), ['c', 'b', 'b', 'b', 'a'])
})

test('rows without a value come last in both directions', async () => {
  const { db, definition } = await filled([
    ['none', ''],
    ['one', 'p'],
    ['nothing', ''],
    ['two', 'q'],
  ])
  assert.deepEqual(await walk(db, definition, { sort: 'list' }), ['one', 'two', 'none', 'nothing'])
  assert.deepEqual(await walk(db, definition, { sort: '-list' }), ['two', 'one', 'none', 'nothing'])
})

test('every word is sought without accents and capitals, and only the first page counts', async () => {
  const { db, definition } = await filled([
    ['Zoé Çakırel', 'x'],
    ['Zoë Peeters', 'x'],
    ['Emile', 'x'],
  ])
  const got = await listPage<Row>(db, definition, { size: 1, q: 'ZOE' })
  assert.equal(got.total, 2)
  const rest = await listPage<Row>(db, definition, { size: 1, q: 'ZOE', after: got.next ?? '' })
  assert.deepEqual([rest.total, rest.rows.length, rest.next], [null, 1, null])
  assert.deepEqual(await walk(db, definition, { q: 'cakirel zo' }), ['Zoé Çakırel'])
})

test('a filter takes several values, and a sort or cursor it does not know is passed over', async () => {
  const { db, definition } = await filled([
    ['a', 'x'],
    ['b', 'y'],
    ['c', 'z'],
  ])
  assert.deepEqual(await walk(db, definition, { list: 'x,z' }), ['a', 'c'])
  const got = await listPage<Row>(db, definition, { size: 10, sort: 'organisation_id; drop', after: 'nonsense' })
  assert.equal(got.rows.length, 3)
})

test('the file holds every row of the question, over many pages', async () => {
  const { db, definition } = await filled(
    Array.from({ length: 450 }, (_, index): [string, string] => [`n${index}`, index === 3 ? '=cmd' : 'x']),
  )
  const file = exportList(
    db,
    definition,
    { size: 1 },
    { format: 'csv', name: 'rows', zone: 'UTC', heading: (key) => key },
  )
  const text = await new Response(file.body).text()
  assert.equal(text.trim().split('\r\n').length, 451)
  assert.ok(text.includes("'=cmd"), 'a formula is disarmed')
})
