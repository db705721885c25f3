import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import {
  decidableFrom,
  holdsFrom,
  knownSince,
  pendingUntil,
  whyNotDecide,
  whyNotObjectAfter,
  whyNotSave,
} from './meeting-decisions.ts'

const day = (text: string) => text as Day
const codes = (no: readonly { readonly code: string }[]) => no.map(({ code }) => code)
const text = {
  state: 'open',
  knownSince: day('2025-03-01'),
  consultDays: 14,
  within: false,
  elsewhere: false,
  openObjections: 0,
} as const

test('a meeting decides on words that everybody has known for the days of consultation; a circle within its mandate at once', () => {
  assert.equal(decidableFrom(text), '2025-03-15')
  assert.deepEqual(codes(whyNotDecide(text, day('2025-03-14'))), ['decision.not_consulted'])
  assert.deepEqual(whyNotDecide(text, day('2025-03-15')), [])
  assert.deepEqual(whyNotDecide({ ...text, within: true }, day('2025-03-01')), [])
})

test('what lies with another circle, is objected to, or is decided already is not decided in a meeting', () => {
  const both = { ...text, elsewhere: true, openObjections: 2 }
  assert.deepEqual(codes(whyNotDecide(both, day('2025-04-01'))), ['decision.other_circle', 'decision.objections'])
  assert.deepEqual(codes(whyNotDecide({ ...text, state: 'adopted' }, day('2025-04-01'))), ['proposal.state'])
})

test('words are known since they were published, or since their substance changed last', () => {
  assert.equal(knownSince(day('2025-03-01'), []), '2025-03-01')
  assert.equal(knownSince(day('2025-03-01'), [day('2025-03-09'), day('2025-03-05')]), '2025-03-09')
})

test('a decision is saved when enough have answered: of ten at half, four are one too few', () => {
  assert.deepEqual(whyNotSave({ eligible: 10, answered: 4 }, 5000)[0]?.facts, { answered: 4, eligible: 10, missing: 1 })
  assert.deepEqual(whyNotSave({ eligible: 10, answered: 5 }, 5000), [])
})

test('who was absent may object for seven days; who was there said so there', () => {
  const taken = day('2025-03-13')
  assert.equal(pendingUntil(taken), '2025-03-20')
  assert.equal(holdsFrom(taken), '2025-03-21')
  const absent = { organisation: 'Epi', wasThere: false, conflict: null, takenOn: taken }
  assert.deepEqual(whyNotObjectAfter(absent, day('2025-03-20')), [])
  assert.deepEqual(codes(whyNotObjectAfter(absent, day('2025-03-21'))), ['objection.pending_over'])
  assert.deepEqual(codes(whyNotObjectAfter({ ...absent, wasThere: true }, taken)), ['objection.was_there'])
  assert.deepEqual(codes(whyNotObjectAfter({ ...absent, wasThere: null }, taken)), ['vote.not_elector'])
})
