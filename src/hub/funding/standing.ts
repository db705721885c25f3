/** How a round stands: what its pledges come to now, by the rules that will decide when it closes. */
import { type Sharer, sharersIn } from '#hub/organisations/public.ts'
import type { Context } from '#platform/action.ts'
import type { Cents } from '#platform/values/money.ts'
import { type Closing, type ClosingPledge, closeRound, type RoundTerms } from './rules/closing.ts'
import { comesTo, type Known, knownOf, type Outcome, pledgesBy } from './rules/outcome.ts'
import { type FileStep, stepsOf } from './rules/round-file.ts'
import { type PledgeRow, pledgesOf } from './store/pledges.ts'
import type { RoundRow } from './store/rounds.ts'

export interface Standing {
  readonly pledges: readonly PledgeRow[]
  /** Those that count, and what they are known by, in the same order. */
  readonly counted: readonly PledgeRow[]
  readonly known: readonly Known[]
  readonly weighed: readonly ClosingPledge[]
  readonly closing: Closing
  readonly outcome: Outcome
  readonly sharers: readonly Sharer[]
}

const isCounted = ({ state }: PledgeRow): boolean =>
  state !== 'intended' && state !== 'withdrawn' && state !== 'released'

export async function standingOf(ctx: Context, round: RoundRow): Promise<Standing> {
  const [pledges, sharers] = await Promise.all([
    pledgesOf(ctx.db, ctx.organisation, round.id),
    sharersIn(ctx, round.keyYear),
  ])
  const counted = pledges.filter(isCounted)
  const known = counted.map((one, at): Known => knownOf(one, at, sharers))
  const tried = { key: round.key, tranchesBp: round.tranchesBp, turn: round.seq }
  const weighed = pledgesBy(round.key, known)
  const closing = closeRound(termsOf(round), weighed)
  const outcome = comesTo(tried, termsOf(round), known, sharers)
  return { pledges, counted, known, weighed, closing, outcome, sharers }
}

export const termsOf = (round: RoundRow): RoundTerms => ({
  target: round.target,
  secured: round.secured.map(({ amount }) => amount),
  minPayers: round.minPayers,
  contingencyBp: round.contingencyBp,
  turn: round.seq,
})

/** What it came to when it closed; figures that change later change nothing. */
export interface Kept extends Outcome {
  readonly weighed: readonly Known['weighed'][]
  readonly file: RoundFile
}

/** Everything one needs to check the round by hand. */
export interface RoundFile {
  readonly payers: readonly {
    readonly pledge: string
    readonly participant: string
    readonly mode: string
    readonly joinSeq: number
    readonly weight: string
    readonly cap: Cents
  }[]
  /** The limit per weight that was reached, as a fraction; null: nobody met a limit by key. */
  readonly reached: { readonly over: string; readonly under: string } | null
  readonly ties: Closing['ties']
  /** Each division with its weights, limits and remainders; none in developments of before and in older rounds. */
  readonly steps?: readonly FileStep[]
}

export const fileOf = (terms: RoundTerms, { counted, weighed, closing }: Standing): RoundFile => ({
  payers: weighed.map((one, at) => ({
    pledge: counted[at]?.id ?? one.pledge,
    participant: one.organisation,
    mode: one.mode,
    joinSeq: one.joinSeq,
    weight: String(one.weight),
    cap: one.most,
  })),
  reached: closing.reached && { over: String(closing.reached.over), under: String(closing.reached.under) },
  ties: closing.ties,
  steps: stepsOf(terms, weighed, closing),
})
