/** How a round stands: what its pledges come to now, by the rules that will decide when it closes. */
import { type Sharer, sharersIn } from '#hub/organisations/public.ts'
import type { Context } from '#platform/action.ts'
import type { Cents } from '#platform/values/money.ts'
import { type Closing, type ClosingPledge, closeRound, type RoundTerms } from '../rules/closing.ts'
import { comesTo, type Known, knownOf, type Outcome, pledgesBy } from '../rules/outcome.ts'
import { type FileStep, stepsOf } from '../rules/round-file.ts'
import { type PledgeRow, pledgesOf, type ShareRow } from '../store/pledges.ts'
import type { RoundRow } from '../store/rounds.ts'

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

/** As things stand; with `kept`, as the round closed: the same pledges, by the figures of then. */
export async function standingOf(ctx: Context, round: RoundRow, kept: Kept | null = null): Promise<Standing> {
  const [pledges, sharers] = await Promise.all([
    pledgesOf(ctx.db, ctx.organisation, round.id),
    sharersIn(ctx, round.keyYear),
  ])
  const then = kept && new Set(kept.file.payers.map(({ pledge }) => pledge))
  const counted = pledges.filter((one) => (then ? then.has(one.id) : isCounted(one)))
  const known = counted.map((one, at): Known => withFigures(knownOf(one, at, sharers), kept))
  const tried = { key: round.key, tranchesBp: round.tranchesBp, turn: round.seq }
  const weighed = pledgesBy(round.key, known)
  const closing = closeRound(termsOf(round), weighed)
  const outcome = comesTo(tried, termsOf(round), known, sharers)
  return { pledges, counted, known, weighed, closing, outcome, sharers }
}

/** Figures are frozen when a round closes. */
function withFigures(known: Known, kept: Kept | null): Known {
  const frozen = kept?.weighed.find(({ organisation }) => organisation === known.weighed.organisation)
  return frozen ? { ...known, weighed: { ...known.weighed, figures: frozen.figures } } : known
}

/** What is kept of a round that closes. */
export const keptOf = (round: RoundRow, standing: Standing): Kept => ({
  ...standing.outcome,
  weighed: standing.known.map(({ weighed }) => weighed),
  file: fileOf(termsOf(round), standing),
})

/** What each pledge that holds owes, in the order in which it was shared out. */
export const sharesIn = ({ closing, counted }: Standing): ShareRow[] =>
  closing.parts.flatMap(({ pledge, organisation, mode, net, contingency, how }, place) => {
    const own = counted[Number(pledge)]
    return own
      ? [{ pledge: own.id, participant: organisation, place, mode, net, contingency, cap: own.amount, how }]
      : []
  })

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

/** Weights as the round closed with them; whoever pays without one counts by one. */
export function weightsIn(round: RoundRow): (participant: string) => bigint {
  const payers = (round.closing as Kept | null)?.file.payers ?? []
  const known = new Map(
    payers.filter(({ mode }) => mode === 'share').map((one) => [one.participant, BigInt(one.weight)]),
  )
  const all = [...known.values()]
  // in a round of fixed amounts alone, all weigh the same
  return (participant) => known.get(participant) ?? (all.some((weight) => weight > 0n) ? 0n : 1n)
}
