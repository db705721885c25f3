/** Votes made up at random, by any method. */
import fc from 'fast-check'
import { type Ballot, consentAnswers, hasOptions, type Method, methods } from './terms.ts'
import { termsOf } from './votes.testing.ts'

export const options = ['A', 'B', 'C', 'D', 'E']
export const lot = ['C', 'A', 'E', 'B', 'D']

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
export const ballot = (method: Method): fc.Arbitrary<Ballot> =>
  fc.record({
    content: hasOptions(method)
      ? marks(method).map((all) => ({ says: 'marks' as const, marks: all }))
      : fc
          .constantFrom(...(method === 'consent' ? consentAnswers : (['yes', 'no'] as const)), 'abstain' as const)
          .map((says) => ({ says, marks: [] })),
    weight: fc.constantFrom(1000, 1000, 500, 1333),
  })
export const voted = fc
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
          options: hasOptions(method) ? options : [],
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
