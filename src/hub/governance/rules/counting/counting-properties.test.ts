import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countVote } from './count.ts'
import { compare, fraction, plus, readFraction, sumOf } from './fraction.ts'
import { bestPaths } from './schulze.ts'
import { type Ballot, type Method, methods, type Terms } from './terms.ts'
import { termsOf } from './votes.testing.ts'

const options = ['A', 'B', 'C', 'D', 'E']
const numRuns = 200
const lot = ['C', 'A', 'E', 'B', 'D']

const ranked = fc.shuffledSubarray(options, { minLength: 1 })
const marks = (method: Method) =>
  method === 'borda' || method === 'schulze' || method === 'stv'
    ? ranked.map((all) => all.map((option, place) => ({ option, mark: place + 1 })))
    : fc.subarray(options).chain((all) =>
        fc
          .array(fc.nat(method === 'dots' || method === 'score' ? 5 : 0), {
            minLength: all.length,
            maxLength: all.length,
          })
          .map((points) =>
            all.map((option, at) => ({
              option,
              mark: method === 'dots' || method === 'score' ? (points[at] ?? 0) : 1,
            })),
          ),
      )
const ballot = (method: Method): fc.Arbitrary<Ballot> =>
  fc.record({
    content:
      method === 'majority' || method === 'qualified'
        ? fc.constantFrom('yes' as const, 'no' as const, 'abstain' as const).map((says) => ({ says, marks: [] }))
        : marks(method).map((all) => ({ says: 'marks' as const, marks: all })),
    weight: fc.constantFrom(1000, 1000, 500, 1333),
  })
const voted = fc
  .record({
    method: fc.constantFrom(...methods),
    seats: fc.integer({ min: 1, max: 4 }),
    quota: fc.constantFrom('droop' as const, 'hare' as const, 'hagenbach_bischoff' as const, 'imperiali' as const),
    tieRule: fc.constantFrom('status_quo' as const, 'lot' as const, 'run_off' as const),
  })
  .chain(({ method, seats, quota, tieRule }) =>
    fc.record({
      terms: fc.constant(
        termsOf({
          method,
          options: method === 'majority' || method === 'qualified' ? [] : options,
          seats: method === 'schulze' ? 1 : seats,
          quota,
          tieRule,
          envelope: 100,
          costs: { A: 30, B: 40, C: 50, D: 60, E: 20 },
        }),
      ),
      ballots: fc.array(ballot(method), { maxLength: 25 }),
    }),
  )

const count = (terms: Terms, all: readonly Ballot[], drawn = lot) => countVote(terms, all, all.length, drawn)

test('the order in which ballots lie in the box changes nothing', () => {
  fc.assert(
    fc.property(voted, fc.nat(), ({ terms, ballots }, turn) => {
      const turned = [
        ...ballots.slice(turn % (ballots.length + 1)),
        ...ballots.slice(0, turn % (ballots.length + 1)),
      ].reverse()
      assert.deepEqual(count(terms, turned), count(terms, ballots))
    }),
    { numRuns },
  )
})

test('options are treated alike: other names give the same count under other names', () => {
  const renamed: Readonly<Record<string, string>> = { A: 'D', B: 'A', C: 'E', D: 'C', E: 'B', yes: 'yes', no: 'no' }
  const name = (option: string) => renamed[option] ?? option
  fc.assert(
    fc.property(voted, ({ terms, ballots }) => {
      const found = count(terms, ballots)
      const other = count(
        {
          ...terms,
          options: terms.options.map(name),
          costs: Object.fromEntries(Object.entries(terms.costs).map(([option, cost]) => [name(option), cost])),
        },
        ballots.map((one) => ({
          ...one,
          content: {
            ...one.content,
            marks: one.content.marks.map(({ option, mark }) => ({ option: name(option), mark })),
          },
        })),
        lot.map(name),
      )
      assert.deepEqual([...other.chosen].sort(), found.chosen.map(name).sort())
      assert.equal(other.outcome, found.outcome)
    }),
    { numRuns },
  )
})

test('in a transfer of votes nothing is lost: what all hold and what is exhausted is what was cast', () => {
  const stv = voted.filter(({ terms }) => terms.method === 'stv')
  fc.assert(
    fc.property(stv, ({ terms, ballots }) => {
      const cast = sumOf(
        ballots.filter(({ content }) => content.marks.length > 0).map(({ weight }) => fraction(weight, 1000)),
      )
      const { stages, chosen } = count(terms, ballots)
      for (const stage of stages) {
        if (stage.kind === 'regained') break
        if (!('held' in stage)) continue
        const held = sumOf(stage.held.map(({ votes }) => readFraction(votes)))
        assert.equal(compare(plus(held, readFraction(stage.exhausted)), cast), 0)
      }
      assert.equal(chosen.length, cast.over === 0n ? 0 : terms.seats)
    }),
    { numRuns },
  )
})

test('a ballot more for whoever is ahead never takes the place away where scores add up, nor by Schulze', () => {
  const monotone = voted.filter(({ terms }) => ['approval', 'dots', 'score', 'borda', 'schulze'].includes(terms.method))
  fc.assert(
    fc.property(monotone, ({ terms, ballots }) => {
      const { chosen, tied } = count(terms, ballots)
      const first = chosen.find((option) => !tied.includes(option))
      if (first === undefined) return
      const more: Ballot = { content: { says: 'marks', marks: [{ option: first, mark: 1 }] }, weight: 1000 }
      assert.ok(count(terms, [...ballots, more]).chosen.includes(first))
    }),
    { numRuns },
  )
})

test('whoever beats each other one by one wins by Schulze', () => {
  fc.assert(
    fc.property(fc.array(ballot('schulze'), { minLength: 1, maxLength: 15 }), (ballots) => {
      const paths = bestPaths(options, ballots)
      const condorcet = options.find((one) =>
        options.every((other) => one === other || compare(paths.prefer(one, other), paths.prefer(other, one)) > 0),
      )
      assert.ok(paths.winners.length > 0)
      if (condorcet !== undefined) assert.deepEqual(paths.winners, [condorcet])
    }),
    { numRuns },
  )
})

test('what baskets fund never costs more than the envelope', () => {
  const basket = voted.filter(({ terms }) => terms.method === 'basket')
  fc.assert(
    fc.property(basket, ({ terms, ballots }) => {
      const cost = count(terms, ballots).chosen.reduce((sum, option) => sum + (terms.costs[option] ?? 0), 0)
      assert.ok(cost <= terms.envelope)
    }),
    { numRuns },
  )
})
