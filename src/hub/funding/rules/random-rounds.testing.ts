/** Random rounds: terms, payers with figures and a key, pledges of every mode with conditions. */
import fc from 'fast-check'
import { type Cents, cents } from '#platform/values/money.ts'
import { thorough } from '#platform/values/thorough.testing.ts'
import { type ClosingPledge, type PledgeMode, pledgeModes, type RoundTerms } from './closing.ts'
import type { Condition } from './conditions.ts'
import { type SharingKey, type Weighed, weightsOf } from './weights.ts'

/** Continuous integration tries five thousand rounds. */
export const numRuns = thorough ? 5000 : 250

export interface RandomRound {
  readonly terms: RoundTerms
  readonly key: SharingKey
  readonly payers: readonly Weighed[]
  readonly pledges: readonly ClosingPledge[]
  readonly tranchesBp: readonly number[]
}

const figure = fc.option(fc.nat({ max: 3_000_000 }), { freq: 12 })
const payer = fc.record({
  mode: fc.constantFrom<PledgeMode>('share', 'share', 'share', ...pledgeModes),
  also: fc.boolean(),
  most: fc.nat({ max: 400_000 }),
  usesArea: fc.boolean(),
  figures: fc.record({ turnover: figure, members: figure, fte: figure, gross_margin: figure }),
  conditions: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('payers_at_least' as const), payers: fc.integer({ min: 1, max: 6 }) }),
      fc.record({ kind: fc.constant('with' as const), at: fc.nat({ max: 9 }) }),
      fc.record({ kind: fc.constant('target_at_most' as const), amount: fc.nat({ max: 900_000 }).map(cents) }),
    ),
    { maxLength: 1 },
  ),
})
const byFigure = fc.constantFrom<SharingKey>(
  { kind: 'turnover' },
  { kind: 'members' },
  { kind: 'sqrt_members' },
  { kind: 'two_part', equalBp: 5000, by: { kind: 'turnover' } },
  { kind: 'two_part', equalBp: 1234, by: { kind: 'fte' } },
  {
    kind: 'tiers',
    of: 'members',
    tiers: [
      { from: 0, points: 1 },
      { from: 1000, points: 3 },
    ],
  },
)
const key = fc.oneof(
  { weight: 2, arbitrary: fc.constant<SharingKey>({ kind: 'equal' }) },
  { weight: 4, arbitrary: byFigure },
  { weight: 1, arbitrary: fc.constant<SharingKey>({ kind: 'usage', among: { kind: 'equal' } }) },
)
const tranches = fc
  .uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 4 })
  .map((cuts) => [...cuts.sort((one, other) => one - other), 10_000])
  .map((ends) => ends.map((end, at) => end - (ends[at - 1] ?? 0)))

/** Caps far above the target are as common as caps that leave it short. */
export const randomRound: fc.Arbitrary<RandomRound> = fc
  .record({
    payers: fc.array(payer, { minLength: 1, maxLength: 9 }),
    key,
    tranches,
    target: fc.integer({ min: 1, max: 700_000 }),
    secured: fc.array(fc.nat({ max: 60_000 }).map(cents), { maxLength: 2 }),
    minPayers: fc.nat({ max: 3 }),
    contingencyBp: fc.nat({ max: 5000 }),
    turn: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ payers, key: by, tranches: tranchesBp, target, ...terms }) => {
    const weighed = payers.map(({ figures, usesArea }, at) => ({ organisation: `o${at}`, usesArea, figures }))
    return {
      terms: { ...terms, target: cents(target) },
      key: by,
      payers: weighed,
      pledges: pledgesOf(payers, by, weighed),
      tranchesBp,
    }
  })

type Payer = typeof payer extends fc.Arbitrary<infer P> ? P : never

function pledgesOf(payers: readonly Payer[], by: SharingKey, weighed: readonly Weighed[]): ClosingPledge[] {
  const sharing = payers.flatMap(({ mode }, at) => (mode === 'share' ? [at] : []))
  const weights = weightsOf(
    by,
    sharing.flatMap((at) => weighed[at] ?? []),
  )
  return payers.flatMap(({ mode, also, most, conditions }, at) => {
    const own = {
      organisation: `o${at}`,
      joinSeq: at + 1,
      conditions: conditions.map((one): Condition => {
        return one.kind === 'with' ? { kind: 'with', organisation: `o${one.at}` } : one
      }),
    }
    const given: ClosingPledge = {
      ...own,
      pledge: `p${at}`,
      mode,
      most: cents(most),
      weight: weights[sharing.indexOf(at)] ?? 0n,
    }
    // a payer may top up beside its share, with nothing to wait for
    const more = { ...own, conditions: [], pledge: `t${at}`, mode: 'top_up' as const, most: cents(most % 5000) }
    return mode === 'share' && also ? [given, { ...more, weight: 0n }] : [given]
  })
}

/** What is asked of the pledges. */
export const askedIn = ({ terms }: RandomRound): Cents =>
  cents(Math.max(0, terms.target - terms.secured.reduce((all, one) => all + one, 0)))
