/** What a round comes to when it closes (domain-hub-funding 5.8): who pays what, or what is missing. */

import { add, type Cents, cents, noMoney, subtract, sum } from '#platform/values/money.ts'
import { basisPoints } from '#platform/values/rounding.ts'
import { splitTelling, type Tie } from '#platform/values/split.ts'
import { type Fraction, splitWithLimits } from '#platform/values/split-limits.ts'
import { type Conditional, countPayers, type Fallen, payersOf, type Supposed, standing } from './conditions.ts'

export const pledgeModes = ['share', 'fixed', 'hours', 'top_up'] as const
export type PledgeMode = (typeof pledgeModes)[number]

export interface RoundTerms {
  readonly target: Cents
  /** Money that is there already: reserve, grants. */
  readonly secured: readonly Cents[]
  readonly minPayers: number
  readonly contingencyBp: number
  /** The number of the round: whose turn it is when remainders are equal. */
  readonly turn: number
}

export interface ClosingPledge extends Conditional {
  readonly mode: PledgeMode
  readonly joinSeq: number
  /** By the key of the round; 0 for whoever has no share. */
  readonly weight: bigint
}

/** What somebody pays, and why so much. */
export interface Part {
  readonly pledge: string
  readonly organisation: string
  readonly mode: PledgeMode
  readonly net: Cents
  /** On top, only called if needed. */
  readonly contingency: Cents
  readonly how: 'by_key' | 'at_cap' | 'as_pledged' | 'in_proportion' | 'fills_gap' | 'nothing'
}

export interface Closing {
  readonly met: boolean
  /** Money that caps and top-ups do not reach; 0 where the round is feasible. */
  readonly short: Cents
  readonly payers: number
  readonly payersMissing: number
  /** The parts; none where the round is not met. */
  readonly parts: readonly Part[]
  readonly contingency: { readonly wanted: Cents; readonly covered: Cents }
  readonly fallen: readonly Fallen[]
  /** What decided left-over cents, and the limit per weight that was reached: so that anybody can check. */
  readonly ties: readonly Tie[]
  readonly reached: Fraction | null
}

export function closeRound(terms: RoundTerms, pledges: readonly ClosingPledge[], supposed?: Supposed): Closing {
  const { holding, fallen } = standing(pledges, terms.target, supposed)
  const lists = sortedByMode(holding)
  const asked = cents(Math.max(0, terms.target - sum(terms.secured)))
  const shared = shareOut(asked, lists, terms.turn)
  const payers = countPayers(payersOf(holding), supposed)
  const payersMissing = Math.max(0, terms.minPayers - payers)
  const met = shared.short === 0 && payersMissing === 0
  const kept = met ? withContingency(terms, lists.share, shared.parts) : { parts: [], covered: noMoney }
  const contingency = { wanted: cents(basisPoints(terms.target, terms.contingencyBp)), covered: kept.covered }
  return { ...shared, parts: kept.parts, met, payers, payersMissing, contingency, fallen }
}

type Lists = Readonly<Record<PledgeMode, readonly ClosingPledge[]>>

function sortedByMode(pledges: readonly ClosingPledge[]): Lists {
  const sorted = pledges.toSorted((one, other) => one.joinSeq - other.joinSeq)
  const of = (mode: PledgeMode) => sorted.filter((one) => one.mode === mode)
  return { share: of('share'), fixed: of('fixed'), hours: of('hours'), top_up: of('top_up') }
}

interface Shared {
  readonly parts: readonly Part[]
  readonly short: Cents
  readonly ties: readonly Tie[]
  readonly reached: Fraction | null
}

/** Fixed amounts and hours first; what is left, by key within caps; what caps leave open, by top-ups. */
function shareOut(asked: Cents, { share, fixed, hours, top_up }: Lists, turn: number): Shared {
  const given = [...fixed, ...hours].toSorted((one, other) => one.joinSeq - other.joinSeq)
  const left = subtract(asked, mostOf(given))
  if (left < 0) {
    const { parts, tie } = proportion(asked, given, turn)
    const paid = given.map((one, at) => part(one, parts[at], 'in_proportion'))
    const nothing = [...share, ...top_up].map((one) => part(one, noMoney, 'nothing'))
    return { parts: [...paid, ...nothing], short: noMoney, ties: tie ? [tie] : [], reached: null }
  }
  const byKey = shareByKey(left, share, turn)
  const gap = byKey.short
  const filled = gap > 0 && gap <= mostOf(top_up) ? proportion(gap, top_up, turn) : null
  const parts = [
    ...given.map((one) => part(one, one.most, 'as_pledged')),
    ...byKey.parts,
    ...top_up.map((one, at) => part(one, filled?.parts[at], filled ? 'fills_gap' : 'nothing')),
  ]
  const ties = [byKey.tie, filled?.tie].flatMap((tie) => tie ?? [])
  const short = filled || gap === 0 ? noMoney : subtract(gap, mostOf(top_up))
  return { parts, short, ties, reached: byKey.reached }
}

const mostOf = (pledges: readonly ClosingPledge[]): Cents => sum(pledges.map(({ most }) => most))

const part = (of: ClosingPledge, net: Cents = noMoney, how: Part['how'] = 'nothing'): Part => ({
  pledge: of.pledge,
  organisation: of.organisation,
  mode: of.mode,
  net,
  contingency: noMoney,
  how,
})

const proportion = (total: Cents, pledges: readonly ClosingPledge[], turn: number) =>
  splitTelling(
    total,
    pledges.map(({ most }) => most),
    turn,
  )

function shareByKey(total: Cents, share: readonly ClosingPledge[], turn: number) {
  const none = { tie: null, reached: null }
  if (share.every(({ weight }) => weight === 0n)) return { ...none, parts: share.map((one) => part(one)), short: total }
  const limits = share.map(({ weight, most }) => ({ weight, cap: most }))
  const made = splitWithLimits(total, limits, turn)
  if (made.kind !== 'parts') {
    // Everybody stands at the cap, and it is not enough.
    const caps = share.map((one) => part(one, one.weight > 0n ? one.most : noMoney, 'at_cap'))
    return { ...none, parts: caps, short: made.by }
  }
  const parts = share.map((one, at) => {
    const net = made.parts[at] ?? noMoney
    return part(one, net, net === 0 ? 'nothing' : net === one.most ? 'at_cap' : 'by_key')
  })
  return { parts, short: noMoney, tie: made.tie, reached: made.reached }
}

/** Room between share and cap, by the key: a part of the target, as far as the caps leave room. */
function withContingency(terms: RoundTerms, share: readonly ClosingPledge[], parts: readonly Part[]) {
  const netOf = new Map(parts.map((one) => [one.pledge, one.net]))
  const rooms = share.map(({ pledge, weight, most }) => ({
    weight,
    cap: weight > 0n ? subtract(most, netOf.get(pledge) ?? noMoney) : noMoney,
  }))
  const wanted = basisPoints(terms.target, terms.contingencyBp)
  const covered = cents(Math.min(wanted, sum(rooms.map(({ cap }) => cap))))
  if (covered === 0) return { parts, covered }
  const made = splitWithLimits(covered, rooms, terms.turn)
  const extra = new Map(share.map(({ pledge }, at) => [pledge, made.kind === 'parts' ? made.parts[at] : noMoney]))
  return { parts: parts.map((one) => ({ ...one, contingency: extra.get(one.pledge) ?? noMoney })), covered }
}

/** What an organisation pays in the round, all its pledges together. */
export const netOf = (organisation: string, parts: readonly Part[]): Cents =>
  parts.reduce((all, one) => (one.organisation === organisation ? add(all, one.net) : all), noMoney)
