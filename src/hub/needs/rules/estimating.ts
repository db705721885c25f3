/** Estimates (domain-hub-funding 3, 4, 5.1): complete before they are handed in; above an amount, and where a provider
 *  estimates its own need, a second provider is asked. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { type Cents, cents, portion } from '#platform/values/money.ts'

export const bases = ['fixed', 'capped', 'time'] as const
export type Basis = (typeof bases)[number]

export interface Offer {
  readonly minutesMin: number | null
  readonly minutesLikely: number | null
  readonly minutesMax: number | null
  readonly rate: Cents | null
  readonly basis: Basis | null
  readonly net: Cents | null
  readonly validUntil: Day | null
  readonly assumptions: string | null
  readonly criteria: readonly unknown[]
}

/** Why an offer cannot be handed in: whatever is missing or does not fit, all at once. */
export function whyNotOffer(offer: Offer, today: Day): Refusal[] {
  const { minutesMin: least, minutesLikely: likely, minutesMax: most } = offer
  const no: Refusal[] = []
  if (least === null || likely === null || most === null || likely <= 0) no.push(refuse('estimate.hours_missing'))
  else {
    if (least > likely || likely > most) no.push(refuse('estimate.hours_order'))
    if ([least, likely, most].some((minutes) => minutes < 0 || minutes % 15 !== 0))
      no.push(refuse('estimate.quarter_hours'))
  }
  if (offer.rate === null || offer.rate <= 0) no.push(refuse('estimate.rate_missing'))
  if (offer.basis === null) no.push(refuse('estimate.basis_missing'))
  if (offer.net === null || offer.net <= 0) no.push(refuse('estimate.amount_missing'))
  if (offer.validUntil === null) no.push(refuse('estimate.day_missing'))
  else if (offer.validUntil < today) no.push(refuse('estimate.day_passed', { day: offer.validUntil }))
  if (!offer.assumptions?.trim()) no.push(refuse('estimate.assumptions_missing'))
  if (offer.criteria.length === 0) no.push(refuse('estimate.criteria_missing'))
  return no
}

/** What the likely hours come to, where no amount was named: half-up to the cent. */
export const netOf = (minutes: number, rate: Cents): Cents => (minutes === 0 ? cents(0) : portion(rate, minutes, 60))

/** What is not handed in yet is seen by its provider and by those who asked for it alone. */
export const seesOffer = (by: {
  readonly handedIn: boolean
  readonly provider: boolean
  readonly asker: boolean
}): boolean => by.handedIn || by.provider || by.asker

/** An offer as others see it before it is handed in: nothing of what it says. */
export const unseen: Offer & { readonly criteria: [] } = {
  minutesMin: null,
  minutesLikely: null,
  minutesMax: null,
  rate: null,
  basis: null,
  net: null,
  validUntil: null,
  assumptions: null,
  criteria: [],
}

export interface SecondOpinion {
  readonly net: Cents
  /** Cents above which two are asked. */
  readonly above: Cents
  /** The provider told one of the needs itself. */
  readonly ownNeed: boolean
  /** Other providers that were asked for an estimate of the same needs, whatever they answered. */
  readonly othersAsked: number
  /** The number of a decision that goes on with one provider alone. */
  readonly decision: string | null
}

/** Why one estimate is not enough to go on: a second provider has to be asked first, or a decision does without. */
export function whyNotAlone({ net, above, ownNeed, othersAsked, decision }: SecondOpinion): Refusal[] {
  if (othersAsked > 0 || decision !== null) return []
  const no: Refusal[] = []
  if (net > above) no.push(refuse('estimate.second_provider', { amount: net, above }))
  if (ownNeed) no.push(refuse('estimate.own_need'))
  return no
}
