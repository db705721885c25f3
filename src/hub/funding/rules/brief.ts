/** What a round would cost an organisation under three caps, and what it comes to without it. */
import { type Cents, cents } from '#platform/values/money.ts'
import type { RoundTerms } from './closing.ts'
import { comesTo, type KeySharer, knownOf, type Outcome, type Pledged, type Tried, whyNotTry } from './outcome.ts'

export interface BriefRound {
  readonly tried: Tried
  readonly terms: RoundTerms
  readonly keyYear: number
  /** Pledges that count, without those of the organisation. */
  readonly others: readonly Pledged[]
}

export interface UnderCap {
  readonly cap: Cents
  /** Null: it would not succeed under this cap. */
  readonly share: Cents | null
  readonly short: Cents
  readonly payersMissing: number
}

export interface BriefSum {
  /** Whether a share by the key is possible; otherwise fixed amounts are shown. */
  readonly byKey: boolean
  readonly caps: readonly UnderCap[]
  readonly without: Outcome
}

const ten = 1000

/** Half of what the key would ask, what it asks, and twice as much: up to whole tens. */
export function briefOf(participant: string, round: BriefRound, sharers: readonly KeySharer[]): BriefSum {
  const outcomeWith = (more: readonly Pledged[]) => {
    const known = [...round.others, ...more].map((one, at) => knownOf(one, at, sharers))
    return comesTo(round.tried, round.terms, known, sharers)
  }
  const share = (amount: number): Pledged => ({ participant, mode: 'share', amount, usesArea: true, conditions: [] })
  const byKey = whyNotTry(round.tried, [knownOf(share(ten), 0, sharers)], round.keyYear).length === 0
  const mode = byKey ? ('share' as const) : ('fixed' as const)
  const under = (amount: number): UnderCap => {
    const outcome = outcomeWith([{ ...share(amount), mode }])
    const part = outcome.parts.find((one) => one.participant === participant && one.mode === mode)
    const { short, payersMissing } = outcome
    return { cap: cents(amount), share: part?.net ?? null, short, payersMissing }
  }
  const without = outcomeWith([])
  const asked = (byKey ? under(round.terms.target).share : null) ?? equalPart(round)
  return { byKey, caps: [asked / 2, asked, asked * 2].map((amount) => under(wholeTens(amount))), without }
}

/** Where the key says nothing yet: as if everybody who pledged and we paid the same. */
const equalPart = ({ terms, others }: BriefRound): number =>
  terms.target / (new Set(others.map((one) => one.participant)).size + 1)

const wholeTens = (amount: number): number => Math.max(ten, Math.ceil(amount / ten) * ten)
