/** Prices that change on one day (domain-catalogue 4): which state a campaign is in follows from its day and from what
 *  somebody decided. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { type Exact, exact, oneAnd, over, times } from './exact.ts'
import type { PriceRule } from './price-rule.ts'
import { rounded } from './round-price.ts'

export const campaignStates = ['draft', 'scheduled', 'live', 'ended', 'cancelled'] as const
export type CampaignState = (typeof campaignStates)[number]

export interface CampaignDays {
  readonly from: string
  readonly to: string | null
  readonly scheduled: boolean
  readonly cancelled: boolean
  /** The last day it held, when somebody ended it earlier. */
  readonly lastDay: string | null
}

/** Without a last day its prices stay: it is live until somebody ends it. */
export function stateOn({ from, to, scheduled, cancelled, lastDay }: CampaignDays, day: string): CampaignState {
  if (cancelled) return 'cancelled'
  if (!scheduled) return 'draft'
  const last = lastDay ?? to
  if (last !== null && last < day) return 'ended'
  return from <= day ? 'live' : 'scheduled'
}

/** Whether two campaigns price on a common day. One without an end prices on its first day alone: what is set later
 *  comes after it, not against it. */
export const meet = (
  one: Pick<CampaignDays, 'from' | 'to'>,
  other: Pick<CampaignDays, 'from' | 'to' | 'lastDay'>,
): boolean => one.from <= (other.lastDay ?? other.to ?? other.from) && other.from <= (one.to ?? one.from)

export function whyNotDays({ from, to, today }: { from: string; to: string | null; today: string }): Refusal[] {
  return [
    ...(from < today ? [refuse('price.day_passed', { today })] : []),
    ...(to !== null && to < from ? [refuse('campaign.days_order', { from, to })] : []),
  ]
}

/** Once it is scheduled its prices are frozen. */
export const whyNotChange = (state: CampaignState): Refusal[] =>
  state === 'draft' ? [] : [refuse('campaign.frozen', { state })]

export const whyNotCancel = (state: CampaignState): Refusal[] =>
  state === 'draft' || state === 'scheduled' ? [] : [refuse('campaign.begun', { state })]

export const whyNotEnd = (state: CampaignState): Refusal[] =>
  state === 'live' ? [] : [refuse('campaign.not_live', { state })]

export function whyNotSchedule(campaign: {
  readonly state: CampaignState
  readonly from: string
  readonly today: string
  readonly products: number
  readonly kind: 'prices' | 'vat'
}): Refusal[] {
  return [
    ...whyNotChange(campaign.state),
    ...(campaign.from < campaign.today ? [refuse('price.day_passed', { today: campaign.today })] : []),
    ...(campaign.kind === 'prices' && campaign.products === 0 ? [refuse('campaign.empty')] : []),
  ]
}

/** The price that leaves as much without VAT as before, rounded as the shop rounds.
 *  @example 1.21 at 21 %, from then on 6 %: 1.06 */
export function priceKeepingNet(
  cents: number,
  rates: { readonly before: number; readonly after: number },
  rule: Pick<PriceRule, 'roundingStep' | 'roundingMode' | 'endings'>,
): number {
  const net: Exact = over(exact(cents, 100), oneAnd(rates.before))
  return rounded(times(net, oneAnd(rates.after)), rule)
}
