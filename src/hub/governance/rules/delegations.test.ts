import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyNotDelegate } from './delegations.ts'

const party = (id: string, conflict: string | null = null, elector = true) => ({ id, name: id, elector, conflict })
const codes = (...given: Parameters<typeof whyNotDelegate>) => whyNotDelegate(...given).map(({ code }) => code)

test('an answer is left to another organisation that votes and has no interest, never to itself', () => {
  assert.deepEqual(codes(party('A'), party('B'), [], 1, false), [])
  assert.deepEqual(codes(party('A'), party('A'), [], 1, false), ['delegation.itself'])
  assert.deepEqual(codes(party('A'), party('B', 'own offer'), [], 1, false), ['delegation.conflict'])
  assert.deepEqual(codes(party('A'), party('B', null, false), [], 1, false), ['delegation.not_elector'])
})

test('each leaves its answer once, before it answered itself, and nobody holds more than the limit', () => {
  assert.deepEqual(codes(party('A'), party('B'), [{ from: 'A', to: 'C' }], 1, false), ['delegation.twice'])
  assert.deepEqual(codes(party('A'), party('B'), [], 1, true), ['delegation.answered'])
  assert.deepEqual(codes(party('A'), party('B'), [{ from: 'C', to: 'B' }], 1, false), ['delegation.full'])
  assert.deepEqual(codes(party('A'), party('B'), [{ from: 'C', to: 'B' }], 2, false), [])
})

test('what was left to one is not passed on to a third', () => {
  assert.deepEqual(codes(party('A'), party('B'), [{ from: 'B', to: 'C' }], 1, false), ['delegation.chain'])
  assert.deepEqual(codes(party('A'), party('B'), [{ from: 'C', to: 'A' }], 1, false), ['delegation.chain'])
})
