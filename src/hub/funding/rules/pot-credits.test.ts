import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents } from '#platform/values/money.ts'
import { creditEntry, whyNotChangeCredit } from './pot-credits.ts'

test('adding never brings a credit below 0', () => {
  assert.equal(creditEntry({ kind: 'add', amount: cents(-500) }, cents(300)), -300)
  assert.equal(creditEntry({ kind: 'add', amount: cents(500) }, cents(300)), 500)
})

test('setting writes the difference, and nothing where there is none', () => {
  assert.equal(creditEntry({ kind: 'set', amount: cents(100) }, cents(300)), -200)
  assert.equal(creditEntry({ kind: 'set', amount: cents(300) }, cents(300)), null)
  assert.equal(creditEntry({ kind: 'add', amount: cents(-5) }, cents(0)), null)
})

test('a credit is not set below 0', () => {
  assert.equal(whyNotChangeCredit({ kind: 'set', amount: cents(-1) })[0]?.code, 'pot.set_below_0')
  assert.deepEqual(whyNotChangeCredit({ kind: 'add', amount: cents(-1) }), [])
})
