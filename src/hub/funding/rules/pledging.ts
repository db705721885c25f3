/** Whether a pledge may be given, changed or taken back (domain-hub-funding 5.7). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import { type Cents, noMoney, portion, sum } from '#platform/values/money.ts'
import type { PledgeMode } from './closing.ts'
import { type Asked, whyNotConditions } from './conditions.ts'
import { type PledgeState, type RoundState, whyNotMove } from './states.ts'
import { type SharingKey, type Weighed, whyNotShare } from './weights.ts'

export interface WantedPledge {
  readonly organisation: string
  readonly mode: PledgeMode
  /** The cap of a share, the amount of the others; null where none was given. Hours: see `minutes`. */
  readonly amount: Cents | null
  readonly minutes: number | null
  readonly conditions: readonly Asked[]
}

export interface LivePledge {
  readonly organisation: string
  readonly mode: PledgeMode
  readonly state: PledgeState
  readonly most: Cents
}

export interface PledgingFacts {
  readonly state: RoundState
  readonly now: Instant
  /** The first moment at which pledging is over. */
  readonly endsAt: Instant
  readonly target: Cents
  readonly hoursMaxBp: number
  readonly rate: Cents
  readonly key: SharingKey
  readonly keyYear: number
  readonly weighed: Weighed
  /** Pledges of the round that live, the one that is changed left out. */
  readonly others: readonly LivePledge[]
  readonly providerAgreed: boolean
}

/** What a pledge costs at most. */
export const mostOf = (
  { mode, amount, minutes }: Pick<WantedPledge, 'mode' | 'amount' | 'minutes'>,
  rate: Cents,
): Cents => (mode === 'hours' ? portion(rate, minutes ?? 0, 60) : (amount ?? noMoney))

export function whyNotPledge(wanted: WantedPledge, facts: PledgingFacts): Refusal[] {
  return [
    ...whyNotNow(facts),
    ...whyNotAmount(wanted, facts),
    ...whyNotBeside(
      wanted,
      facts.others.filter(({ state }) => isLive(state)),
    ),
    ...(wanted.mode === 'share' ? whyNotShare(facts.key, facts.weighed, facts.keyYear) : []),
    ...(wanted.mode === 'hours' ? whyNotHours(wanted, facts) : []),
    ...whyNotConditions(wanted.conditions),
  ]
}

/** After the deadline the way in is to join late; the state may say it before the clock does, and the other way. */
export function whyNotNow({ state, now, endsAt }: Pick<PledgingFacts, 'state' | 'now' | 'endsAt'>): Refusal[] {
  if (state === 'draft') return [refuse('pledge.not_open')]
  return state !== 'open' || now >= endsAt ? [refuse('pledge.closed', { time: endsAt })] : []
}

function whyNotAmount(wanted: WantedPledge, { rate }: PledgingFacts): Refusal[] {
  if (wanted.mode === 'share' && wanted.amount === null) return [refuse('pledge.cap_missing')]
  return mostOf(wanted, rate) > 0 ? [] : [refuse('pledge.nothing')]
}

type Beside = Pick<LivePledge, 'organisation' | 'mode'>

/** One live pledge for each organisation and mode; a share and a fixed amount exclude each other. */
export function whyNotBeside({ organisation, mode }: Beside, live: readonly Beside[]): Refusal[] {
  const own = live.filter((one) => one.organisation === organisation).map((one) => one.mode)
  const no: Refusal[] = []
  if (own.includes(mode)) no.push(refuse('pledge.given_already', { why: mode }))
  if ((mode === 'share' && own.includes('fixed')) || (mode === 'fixed' && own.includes('share')))
    no.push(refuse('pledge.share_or_fixed'))
  return no
}

const isLive = (state: PledgeState): boolean => state !== 'withdrawn' && state !== 'released'

/** Hours are agreed with the provider and are a part of the target at most, all hours of the round together. */
function whyNotHours(
  wanted: WantedPledge,
  { target, hoursMaxBp, rate, others, providerAgreed }: PledgingFacts,
): Refusal[] {
  const no: Refusal[] = []
  if (!providerAgreed) no.push(refuse('pledge.hours_not_agreed'))
  const given = sum(others.filter((one) => one.mode === 'hours' && isLive(one.state)).map(({ most }) => most))
  const all = given + mostOf(wanted, rate)
  if (BigInt(all) * 10_000n > BigInt(target) * BigInt(hoursMaxBp))
    no.push(refuse('pledge.hours_too_much', { part: hoursMaxBp / 10_000 }))
  return no
}

/** Who has answered a round: pledged, or said that it does not. An intention is the opinion of a person, not the
 *  answer of an organisation; it is reminded, and the round does not close early over it. */
export const answeredBy = (
  pledges: readonly { readonly participant: string; readonly state: PledgeState }[],
  declined: readonly string[],
): Set<string> =>
  new Set([
    ...declined,
    ...pledges.filter(({ state }) => isLive(state) && state !== 'intended').map(({ participant }) => participant),
  ])

/** While the round is open a pledge may be changed or taken back; its history stays. */
export const whyNotChange = (state: PledgeState, round: Pick<PledgingFacts, 'state' | 'now' | 'endsAt'>): Refusal[] => [
  ...whyNotNow(round),
  ...whyNotMove('pledge', 'change', state),
]

/** What becomes of each pledge when the round closes: intentions never counted. */
export const stateAtClosing = (state: PledgeState, met: boolean, holds: boolean): PledgeState =>
  state === 'confirmed' && met && holds ? 'binding' : state === 'withdrawn' ? 'withdrawn' : 'released'
