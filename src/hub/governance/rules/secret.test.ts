import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showsRoll, whyNotSecret } from './secret.ts'

const codes = (change: Partial<Parameters<typeof whyNotSecret>[0]>) =>
  whyNotSecret({ secret: true, aboutPersons: true, electors: 7, evenFew: false, ...change }, 5).map(({ code }) => code)

test('only what is about persons is voted in secret; with few electors it is asked twice', () => {
  assert.deepEqual(codes({}), [])
  assert.deepEqual(codes({ aboutPersons: false }), ['vote.secret_matter'])
  assert.deepEqual(codes({ electors: 4 }), ['vote.few_electors'])
  assert.deepEqual(codes({ electors: 4, evenFew: true }), [])
  assert.deepEqual(codes({ secret: false, aboutPersons: false, electors: 2 }), [])
})

test('who has cast is hidden until three, the quorum and half of all have', () => {
  assert.equal(showsRoll(2, 3, 0), false)
  assert.equal(showsRoll(3, 7, 5000), false)
  assert.equal(showsRoll(4, 7, 5000), true)
  assert.equal(showsRoll(5, 10, 6000), false)
  assert.equal(showsRoll(6, 10, 6000), true)
  assert.equal(showsRoll(2, 2, 0), false)
})
