import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noBalance, postingsOf, withPostings } from './effects.ts'
import { presets } from './policy.ts'
import { counters, type Mode, modes, type Outcome, outcomes, type Purpose, purposes } from './words.ts'

/** The table of domain-shifts 5.4, written by hand: main, make_up, absences of one ordinary shift. `repay` and the
 *  bound of `absences` are spelled out below. Whatever is not here moves nothing. */
type Row = Readonly<Record<Outcome, readonly [number, number, number]>>
const still = [0, 0, 0] as const
const table: Readonly<Record<string, Row>> = {
  'regular regular': { done: still, absent_0: still, absent_1: [-1, 0, 0], absent_2: [-1, -1, 0] },
  'regular make_up': { done: still, absent_0: still, absent_1: [-1, 0, 0], absent_2: [-1, -1, 0] },
  'regular solidarity': { done: still, absent_0: still, absent_1: [-1, 0, 0], absent_2: [-1, -1, 0] },
  'flying flying': { done: [1, 0, 1], absent_0: [1, 0, 1], absent_1: [0, 0, -1], absent_2: [-1, 0, -1] },
  // `absences` follows whoever books freely, whatever the seat counts as.
  'flying solidarity': { done: [0, 0, 1], absent_0: [0, 0, 1], absent_1: [0, 0, -1], absent_2: [-1, 0, -1] },
}

function oracle(mode: Mode, purpose: Purpose, outcome: Outcome, before: readonly [number, number, number]) {
  const [main, makeUp, absences] = before
  if (mode === 'regular' && purpose === 'make_up' && outcome === 'done')
    return main >= 0 && makeUp < 0 ? [0, 1, 0] : [1, 0, 0]
  const moved = table[`${mode} ${purpose}`]?.[outcome] ?? still
  return [moved[0], moved[1], Math.min(moved[2], -absences)]
}

const balance = fc.integer({ min: -5, max: 5 })
const anyBalances = fc.tuple(balance, balance, fc.integer({ min: -5, max: 0 }))

test('every cell of the table of effects posts what the domain says, whatever the balances before', () => {
  for (const mode of modes.filter((one) => one !== 'mixed'))
    for (const purpose of purposes)
      for (const outcome of outcomes)
        fc.assert(
          fc.property(anyBalances, (before) => {
            const [main, make_up, absences] = before.map((units) => units * 1000) as [number, number, number]
            const balances = { main, make_up, absences }
            const worked = { mode, purpose, outcome, weight: 1000, minutes: 165 }
            const after = withPostings(balances, postingsOf(worked, balances, presets.bees))
            const moved = counters.map((counter) => (after[counter] - balances[counter]) / 1000)
            assert.deepEqual(
              moved.map((units) => units + 0),
              oracle(mode, purpose, outcome, before).map((units) => units + 0),
              `${mode} ${purpose} ${outcome} at ${before.join('/')}`,
            )
          }),
          { numRuns: 40 },
        )
})

test('a shift of another weight moves that much more, and nothing else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), fc.constantFrom(...outcomes), (quarters, outcome) => {
      const weight = quarters * 250
      const worked = { mode: 'regular', purpose: 'regular', outcome, minutes: 60 } as const
      const of = (one: number) => postingsOf({ ...worked, weight: one }, noBalance, presets.bees)
      assert.deepEqual(
        of(weight),
        weight === 0 ? [] : of(1000).map(({ counter, amount }) => ({ counter, amount: (amount * weight) / 1000 })),
      )
    }),
  )
})

test('no posting of any preset carries a counter over its bounds', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(presets)),
      fc.constantFrom(...modes),
      fc.constantFrom(...purposes),
      fc.constantFrom(...outcomes),
      anyBalances,
      (policy, mode, purpose, outcome, [main, makeUp, absences]) => {
        const before = { main: main * 1000, make_up: makeUp * 1000, absences: absences * 1000 }
        const worked = { mode, purpose, outcome, weight: 1750, minutes: 165 }
        const after = withPostings(before, postingsOf(worked, before, policy))
        for (const counter of counters) {
          const { least, most } = policy.bounds[counter]
          if (most !== null) assert.ok(after[counter] <= Math.max(most * 1000, before[counter]))
          if (least !== null) assert.ok(after[counter] >= Math.min(least * 1000, before[counter]))
        }
      },
    ),
  )
})
