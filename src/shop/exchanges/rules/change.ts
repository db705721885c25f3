/** Whether somebody may leave a seat for a free one. Source: domain-shifts 5.10 (Change). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import type { ExchangePolicy } from './policy.ts'
import { type GivenSeat, lastMoment, whyNotGiveUp } from './seat.ts'

type ChangePolicy = Pick<ExchangePolicy, 'changeOldMinHours' | 'changeNewMinHours' | 'changeChainMax'>

export interface LeavingFacts {
  readonly now: Instant
  readonly policy: ChangePolicy
  /** The shop offers this path. */
  readonly offered: boolean
  readonly seat: GivenSeat & { readonly shift: string }
}

export interface ChangeFacts extends LeavingFacts {
  readonly target: {
    readonly shift: string
    readonly startsAt: Instant
    /** Every reason of a booking, asked as if the old seat were gone. */
    readonly booking: readonly Refusal[]
  }
}

/** Why this seat may be changed for none at all; empty means it may, if another suits. */
export function whyNotLeave({ now, policy, offered, seat }: LeavingFacts): Refusal[] {
  const gone = whyNotGiveUp(seat, now)
  if (gone.length > 0) return gone
  const no: Refusal[] = []
  if (!offered) no.push(refuse('exchange.off', { path: 'change' }))
  if (seat.standIn !== null) no.push(refuse('change.taken'))
  const last = lastMoment(seat.startsAt, policy.changeOldMinHours)
  if (now > last) no.push(refuse('change.too_late', { closedAt: last, which: 'old' }))
  if (policy.changeChainMax > 0 && seat.chain >= policy.changeChainMax)
    no.push(refuse('change.chain', { limit: policy.changeChainMax }))
  return no
}

/** Why this seat may not be changed for that one; empty means yes. All reasons at once. */
export function whyNotChange(facts: ChangeFacts): Refusal[] {
  const { now, policy, seat, target } = facts
  const last = lastMoment(target.startsAt, policy.changeNewMinHours)
  const late = now < target.startsAt && now > last
  return [
    ...whyNotLeave(facts),
    ...(late ? [refuse('change.too_late', { closedAt: last, which: 'new' })] : []),
    ...(target.shift === seat.shift ? [refuse('shift.same_shift')] : []),
    ...target.booking,
  ]
}
