import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Cents, cents } from '#platform/values/money.ts'
import { thorough } from '#platform/values/thorough.testing.ts'
import { type Condition, type Conditional, payersOf, standing, whyNotConditions } from './conditions.ts'

const target = cents(150_000)
const pledge = (organisation: string, ...conditions: Condition[]): Conditional => ({
  pledge: `pledge of ${organisation}`,
  organisation,
  most: cents(50_000),
  conditions,
})
const a = pledge('A', { kind: 'payers_at_least', payers: 3 })
const b = pledge('B', { kind: 'with', organisation: 'A' })
const c = pledge('C')
const inside = (all: readonly Conditional[], at: Cents = target) =>
  standing(all, at).holding.map(({ organisation }) => organisation)

test('pledges that wait for each other hold together once enough are there', () => {
  assert.deepEqual(inside([a, b, c]), ['A', 'B', 'C'])
})

test('when one leaves, all that hung on it fall, in any order of arrival, and each cause is told', () => {
  for (const all of [
    [a, b],
    [b, a],
  ]) {
    const { holding, fallen } = standing(all, target)
    assert.deepEqual(holding, [])
    assert.deepEqual(fallen, [
      {
        pledge: 'pledge of A',
        organisation: 'A',
        turn: 1,
        causes: [{ kind: 'payers_at_least', payers: 3, found: 2 }],
      },
      { pledge: 'pledge of B', organisation: 'B', turn: 2, causes: [{ kind: 'with', organisation: 'A', fell: true }] },
    ])
  }
})

test('waiting for somebody who never pledged is another cause than waiting for who fell', () => {
  assert.deepEqual(standing([b, c], target).fallen[0]?.causes, [{ kind: 'with', organisation: 'A', fell: false }])
})

test('a target above what a pledge allows lets it fall', () => {
  const careful = pledge('D', { kind: 'target_at_most', amount: cents(149_999) })
  assert.deepEqual(inside([careful, c]), ['C'])
  assert.deepEqual(inside([careful, c], cents(149_999)), ['D', 'C'])
})

test('a pledge of nothing makes no payer, and several pledges make one', () => {
  assert.equal(payersOf([{ ...c, most: cents(0) }, a, { ...a, pledge: 'top-up' }]).size, 1)
})

test('two that wait for each other hold, as nothing speaks against it', () => {
  const one = pledge('E', { kind: 'with', organisation: 'F' })
  const other = pledge('F', { kind: 'with', organisation: 'E' })
  assert.deepEqual(inside([one, other]), ['E', 'F'])
})

test('a condition that could turn false when somebody joins is refused', () => {
  for (const asked of [
    { kind: 'without', organisation: 'A' },
    { kind: 'payers_at_most', payers: 3 },
  ] as const)
    assert.deepEqual(
      whyNotConditions([asked]).map(({ code }) => code),
      ['pledge.condition'],
    )
  assert.deepEqual(whyNotConditions([...a.conditions, ...b.conditions]), [])
})

const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
const condition = fc.oneof(
  fc.record({ kind: fc.constant('payers_at_least' as const), payers: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('with' as const), organisation: fc.constantFrom(...names) }),
  fc.record({
    kind: fc.constant('target_at_most' as const),
    amount: fc.integer({ min: 140_000, max: 200_000 }).map(cents),
  }),
)
const pledges = fc
  .uniqueArray(fc.constantFrom(...names), { maxLength: 8 })
  .chain((some) =>
    fc.tuple(...some.map((name) => fc.array(condition, { maxLength: 2 }).map((all) => pledge(name, ...all)))),
  )
const numRuns = thorough ? 5000 : 300

test('the order of arrival decides nothing', () => {
  fc.assert(
    fc.property(pledges, (all) => {
      assert.deepEqual(inside(all).sort(), inside(all.toReversed()).sort())
    }),
    { numRuns },
  )
})

test('one more payer never lets anybody fall', () => {
  fc.assert(
    fc.property(pledges, (all) => {
      const before = inside(all)
      const after = inside([...all, pledge('Z')])
      assert.ok(before.every((one) => after.includes(one)))
    }),
    { numRuns },
  )
})

test('those who hold are the most that can hold together', () => {
  fc.assert(
    fc.property(pledges, fc.nat({ max: 255 }), (all, mask) => {
      // Any group in which all conditions are true lies within the one found.
      const group = all.filter((_, at) => (mask >> at) & 1)
      if (inside(group).length === group.length) {
        const found = inside(all)
        assert.ok(group.every(({ organisation }) => found.includes(organisation)))
      }
    }),
    { numRuns },
  )
})
