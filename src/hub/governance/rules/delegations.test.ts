import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { holdingIn, whyNotDelegate, whyNotDelegateTheme } from './delegations.ts'

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

const open = (...ids: string[]) => new Map(ids.map((id) => [id, { conflict: null as string | null }]))
const held = (...all: string[]) => all.map((pair) => ({ from: pair.charAt(0), to: pair.charAt(1) }))
const inVote = (...given: Parameters<typeof holdingIn>) => holdingIn(...given).map(({ from, to }) => from + to)

test('a delegation for a theme holds where both vote, the receiver has no interest and the giver said nothing itself', () => {
  assert.deepEqual(inVote([], held('AB'), open('A', 'B'), new Set(), 1), ['AB'])
  assert.deepEqual(inVote([], held('AB'), open('A'), new Set(), 1), [])
  assert.deepEqual(inVote([], held('AB'), open('B'), new Set(), 1), [])
  assert.deepEqual(inVote([], held('AB'), open('A', 'B'), new Set(['A']), 1), [])
  assert.deepEqual(inVote([], held('AB'), new Map([...open('A'), ['B', { conflict: 'x' }]]), new Set(), 1), [])
})

test('beside what was given for the vote alone it makes no chain and fills nobody above the limit', () => {
  const all = open('A', 'B', 'C', 'D')
  assert.deepEqual(inVote(held('AC'), held('AB'), all, new Set(), 1), [])
  assert.deepEqual(inVote(held('CB'), held('AB'), all, new Set(), 1), [])
  assert.deepEqual(inVote(held('CB'), held('AB'), all, new Set(), 2), ['AB'])
  assert.deepEqual(inVote(held('BC'), held('AB'), all, new Set(), 1), [])
  assert.deepEqual(inVote([], held('AB', 'CB', 'BD'), all, new Set(), 1), ['AB'])
})

test('for a theme a delegation is dated, between organisations that vote', () => {
  const when = { until: '2025-03-02' as Day, today: '2025-03-03' as Day }
  const no = (to: ReturnType<typeof party>) => whyNotDelegateTheme(party('A'), to, [], 1, when).map(({ code }) => code)
  assert.deepEqual(no(party('B', null, false)), ['delegation.not_voting', 'delegation.until_passed'])
  assert.deepEqual(no(party('A')), ['delegation.itself'])
})
