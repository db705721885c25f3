import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows, sql } from '#platform/database/sql.ts'
import { exportTables } from '#platform/export/tables.ts'
import { world } from '../../../../test/world.ts'

const w = await world()

test('what an organisation takes along holds every table of the catalogue and of labels, with every column but hashes', async () => {
  const shop = await w.shop()
  const db = w.house.database.for(shop.id)
  const taken = (await exportTables(db)).filter(({ schema }) => schema === 'catalogue' || schema === 'labels')
  const there = await rows(
    db,
    sql<{ name: string; columns: string[] }>`select n.nspname || '.' || c.relname as name,
        array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p') and n.nspname in ('catalogue', 'labels') group by 1 order by 1`,
  )
  assert.ok(there.length > 40)
  assert.deepEqual(
    taken
      .map(({ schema, name, columns }) => ({ name: `${schema}.${name}`, columns }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    there
      .map(({ name, columns }) => ({ name, columns: columns.filter((column) => !/(^|_)hash$/.test(column)) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  )
})
