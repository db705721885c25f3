/** Who may answer what in a swap, and when everybody has. Source: domain-shifts 4 (SwapRequest) and 5.10 (Swap). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import type { RequestState } from './states.ts'

/** Why this person may not accept the request with that seat; empty means yes, if the rules of booking agree. */
export function whyNotAccept(facts: {
  readonly member: string
  readonly request: { readonly member: string; readonly state: RequestState }
  /** The request wishes for the shift of the seat offered. */
  readonly wished: boolean
}): Refusal[] {
  const { member, request, wished } = facts
  if (request.state !== 'open') return [refuse('swap.final')]
  if (request.member === member) return [refuse('swap.not_yours')]
  return wished ? [] : [refuse('swap.not_wished')]
}

export interface AskedProposal {
  readonly state: 'pending' | 'done' | 'off'
  readonly expiresAt: Instant
  readonly legs: readonly { readonly member: string; readonly consentedAt: Instant | null }[]
}

/** Why this person may not say yes or no to the proposal. */
export function whyNotAnswer(proposal: AskedProposal, member: string, now: Instant): Refusal[] {
  if (!proposal.legs.some((leg) => leg.member === member)) return [refuse('swap.not_yours')]
  return proposal.state !== 'pending' || now >= proposal.expiresAt ? [refuse('swap.final')] : []
}

/** Whose yes is still missing once this person has said it. */
export const missingAfter = ({ legs }: Pick<AskedProposal, 'legs'>, member: string): string[] =>
  legs.filter((leg) => leg.member !== member && leg.consentedAt === null).map((leg) => leg.member)

/** Why this person may not take the request back. */
export function whyNotTakeBack(
  request: { readonly member: string; readonly state: RequestState },
  member: string,
): Refusal[] {
  if (request.member !== member) return [refuse('swap.not_yours')]
  return request.state === 'open' || request.state === 'offered' ? [] : [refuse('swap.final')]
}

/** Why the wishes of this request may not be changed: only its owner does, while it stands open. */
export function whyNotEdit(
  request: { readonly member: string; readonly state: RequestState },
  member: string,
): Refusal[] {
  const no = whyNotTakeBack(request, member)
  return no.length > 0 || request.state === 'open' ? no : [refuse('swap.offered')]
}
