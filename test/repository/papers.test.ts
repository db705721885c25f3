/** What is generated from the database is current; the other papers are compared by `npm run check`. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '../..')

test('the page of tables shows the tables there are', () => {
  const ran = spawnSync(process.execPath, ['scripts/data-docs.ts', '--check'], { cwd: root, encoding: 'utf8' })
  assert.equal(ran.status, 0, ran.stderr)
})
