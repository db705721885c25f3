import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyNotCast, whyNotDraft } from './ballots.ts'
import type { Content, Terms } from './terms.ts'
import { ranking, termsOf } from './votes.testing.ts'

const marks = (all: Readonly<Record<string, number>>): Content => ({
  says: 'marks',
  marks: Object.entries(all).map(([option, mark]) => ({ option, mark })),
})
const codes = (terms: Partial<Terms> & Pick<Terms, 'method'>, content: Content) =>
  whyNotCast(termsOf(terms), content).map(({ code }) => code)

test('a ballot that names an option twice, or a foreign one, is refused whole', () => {
  assert.deepEqual(codes({ method: 'stv' }, ranking('AA')), ['ballot.option_twice'])
  assert.deepEqual(codes({ method: 'stv' }, ranking('AX')), ['ballot.option_foreign'])
  assert.deepEqual(codes({ method: 'stv' }, ranking('BA')), [])
})

test('ranks run from 1 without a gap, and an empty ranked ballot is refused', () => {
  assert.deepEqual(codes({ method: 'borda' }, marks({ A: 1, B: 3 })), ['ballot.ranks'])
  assert.deepEqual(codes({ method: 'schulze' }, marks({ A: 1, B: 1 })), ['ballot.ranks'])
  assert.deepEqual(codes({ method: 'stv' }, marks({})), ['ballot.empty'])
})

test('of dots no more than the budget are given, and the refusal tells how many to take back', () => {
  const [no] = whyNotCast(termsOf({ method: 'dots' }), marks({ A: 6, B: 4 }))
  assert.deepEqual([no?.code, no?.facts], ['ballot.dots', { used: 10, budget: 8, over: 2 }])
  assert.deepEqual(codes({ method: 'dots' }, marks({ A: 1.5 })), ['ballot.dots_whole'])
})

test('a score is whole and between 0 and the highest', () => {
  assert.deepEqual(codes({ method: 'score' }, marks({ A: 6 })), ['ballot.score'])
  assert.deepEqual(codes({ method: 'score' }, marks({ A: 5, B: 0 })), [])
})

test('as many are chosen as the vote allows', () => {
  const choices = { least: 1, most: 2 }
  assert.deepEqual(codes({ method: 'approval', choices }, marks({})), ['ballot.choices'])
  assert.deepEqual(codes({ method: 'approval', choices }, marks({ A: 1, B: 1, C: 1 })), ['ballot.choices'])
})

test('none of these goes with no choice', () => {
  assert.deepEqual(codes({ method: 'approval' }, { ...marks({ A: 1 }), says: 'none' }), ['ballot.none_with_choice'])
  assert.deepEqual(codes({ method: 'approval' }, { says: 'none', marks: [] }), [])
})

test('a basket over the envelope is no draft; one below its threshold is a draft that cannot be handed in', () => {
  const basket = termsOf({
    method: 'basket',
    envelope: 100,
    costs: { A: 100, B: 20, C: 30, D: 50 },
    basketRule: { kind: 'threshold', bp: 5000 },
  })
  assert.deepEqual(
    whyNotDraft(basket, marks({ A: 1, B: 1 })).map(({ code }) => code),
    ['ballot.envelope'],
  )
  assert.deepEqual(whyNotDraft(basket, marks({ B: 1 })), [])
  assert.deepEqual(
    whyNotCast(basket, marks({ B: 1 })).map(({ code }) => code),
    ['ballot.threshold'],
  )
  assert.deepEqual(whyNotCast(basket, marks({ D: 1 })), [])
})

test('a basket may be bound by a number instead, and one that counts choices looks at no money', () => {
  const terms = { method: 'basket' as const, envelope: 100, costs: { A: 300, B: 20 } }
  assert.deepEqual(codes({ ...terms, basketRule: { kind: 'minimum', least: 2 } }, marks({ B: 1 })), ['ballot.minimum'])
  assert.deepEqual(codes({ ...terms, basketRule: { kind: 'selected', least: 0, most: 1 } }, marks({ A: 1 })), [])
  assert.deepEqual(codes({ ...terms, basketRule: { kind: 'selected', least: 0, most: 1 } }, marks({ A: 1, B: 1 })), [
    'ballot.choices',
  ])
})
