import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { type WaitingFacts, waitingFor } from './waiting.ts'

const day = (text: string) => text as Day
const need = {
  id: 'labels',
  number: 1,
  problem: 'Labels',
  state: 'analysed',
  consultUntil: day('2025-03-17'),
  acceptUntil: null,
  deliveredOn: null,
  release: null,
} as const
const nothing: WaitingFacts = { needs: [], consulted: [], answers: [], feedback: [], payers: [], backings: [] }
const own = { need: 'labels', participant: 'panier' }
const seen = (facts: Partial<WaitingFacts>, today = '2025-03-17', of = 'panier') =>
  waitingFor(of, day(today), { ...nothing, ...facts }).map(({ what, until }) => `${what} ${until}`)

test('a consultation waits for whoever is asked and silent, to its last day', () => {
  const facts = { needs: [need], consulted: [{ ...own, answer: null }] }
  assert.deepEqual(seen(facts), ['consultation 2025-03-17'])
  assert.deepEqual(seen(facts, '2025-03-18'), [])
  assert.deepEqual(seen(facts, '2025-03-17', 'gousse'), [])
  assert.deepEqual(seen({ ...facts, consulted: [{ ...own, answer: 'agrees' }] }), [])
})

test('a release waits for payers and for who backs the need, until they answered about this very release', () => {
  const tried = { ...need, state: 'in_acceptance', acceptUntil: day('2025-04-01'), release: 'second' } as const
  const facts = { needs: [tried], backings: [own] }
  assert.deepEqual(seen(facts), ['acceptance 2025-04-01'])
  assert.deepEqual(seen({ needs: [tried], payers: [own] }), ['acceptance 2025-04-01'])
  assert.deepEqual(seen({ needs: [tried] }), [])
  assert.deepEqual(seen({ ...facts, answers: [{ ...own, release: 'first' }] }), ['acceptance 2025-04-01'])
  assert.deepEqual(seen({ ...facts, answers: [{ ...own, release: 'second' }] }), [])
})

test('whether it helps is asked from day 30 on, again from day 90, and waits until the need closes', () => {
  const delivered = { ...need, state: 'delivered', deliveredOn: day('2025-01-01') } as const
  const facts = { needs: [delivered], payers: [own] }
  assert.deepEqual(seen(facts, '2025-01-30'), [])
  assert.deepEqual(seen(facts, '2025-01-31'), ['feedback 2025-04-14'])
  const answered = { ...facts, feedback: [{ ...own, day: 30 }] }
  assert.deepEqual(seen(answered, '2025-03-31'), [])
  assert.deepEqual(seen(answered, '2025-04-01'), ['feedback 2025-04-14'])
  assert.deepEqual(seen({ ...facts, feedback: [...answered.feedback, { ...own, day: 90 }] }, '2025-04-01'), [])
})
