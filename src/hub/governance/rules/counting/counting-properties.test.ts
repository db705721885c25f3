import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countVote } from './count.ts'
import { compare, fraction, plus, readFraction, sumOf } from './fraction.ts'
import { ballot, lot, options, voted } from './random-votes.testing.ts'
import { bestPaths } from './schulze.ts'
import type { Ballot, Terms } from './terms.ts'

const numRuns = 200

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
