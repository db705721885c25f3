import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase } from './cluster.ts'

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}

test('every test database is migrated, and its own', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()])
  await ask(one.url, 'create table platform.mine ()')
  assert.deepEqual(
    await ask(other.url, `select to_regclass('platform.mine'), to_regclass('platform.event') is not null`),
    [[null, true]],
  )
  await Promise.all([one.close(), other.close()])
  await assert.rejects(ask(one.url, 'select 1'), /does not exist/)
})
