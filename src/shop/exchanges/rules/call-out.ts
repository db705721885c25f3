/** Who on standby is called for a place that wants somebody soon, and when. Source: domain-shifts 5.12. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addMinutes, type Instant } from '#platform/values/day.ts'

const everyMinutes = 60

/** When a further batch may go out: hourly; null: nobody was called yet. */
export const dueAgain = (lastInvitedAt: Instant | null): Instant | null =>
  lastInvitedAt && addMinutes(lastInvitedAt, everyMinutes)

/** A further batch may go out now. */
export const isDue = (lastInvitedAt: Instant | null, now: Instant): boolean => (dueAgain(lastInvitedAt) ?? now) <= now

export interface OnStandby {
  readonly member: string
  /** When this person was last called, for whatever place. */
  readonly lastCalledAt: Instant | null
  /** Counters taken together: below 0 is owed. */
  readonly balance: number
}

/** The next to be called: least recently called first, then who owes most, then by id. */
export const nextToCall = <P extends OnStandby>(people: readonly P[], atOnce: number): P[] =>
  people
    .toSorted((one, other) => byCall(one, other) || one.balance - other.balance || byId(one, other))
    .slice(0, atOnce)

const byCall = ({ lastCalledAt: one }: OnStandby, { lastCalledAt: other }: OnStandby): number =>
  (one ?? '') < (other ?? '') ? -1 : (one ?? '') > (other ?? '') ? 1 : 0

const byId = (one: OnStandby, other: OnStandby): number => (one.member < other.member ? -1 : 1)

export type CallOutEnd = 'filled' | 'over'

export interface CallOutFacts {
  /** The call behind it; null where a place is free. */
  readonly callState: 'open' | 'filled' | 'withdrawn' | 'expired' | null
  readonly shiftPlanned: boolean
  readonly startsAt: Instant
  readonly taken: number
  readonly seats: number
  /** So many people mean that freed places are taken again. */
  readonly untilTaken: number | null
}

/** How a call-out has ended, or null while somebody is still wanted. */
export function endOf(callOut: CallOutFacts, now: Instant): CallOutEnd | null {
  if (callOut.callState === 'filled') return 'filled'
  const gone = callOut.callState !== null && callOut.callState !== 'open'
  if (gone || !callOut.shiftPlanned || now >= callOut.startsAt) return 'over'
  if (callOut.callState !== null) return null
  return callOut.taken >= Math.min(callOut.untilTaken ?? callOut.seats, callOut.seats) ? 'filled' : null
}

/** Why somebody may not come any more; who said no may still change one's mind. */
export const whyNotComeTo = ({ state }: { readonly state: 'open' | 'filled' | 'over' }): Refusal[] =>
  state === 'open' ? [] : [refuse('call_out.over', { state })]
