import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headline } from './telling.ts'

test('a need is called by the first line of its problem, cut after a word where it is long', () => {
  assert.equal(headline('  The oven says E7\n\nSince this morning.'), 'The oven says E7')
  assert.equal(headline(null), '')
  const long = headline(`${'beep '.repeat(60)}`)
  assert.ok(long.length <= 141)
  assert.match(long, /beep…$/)
  assert.equal(headline('x'.repeat(300)).length, 141)
})
