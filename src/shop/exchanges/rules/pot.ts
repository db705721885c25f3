/** The solidarity pot: giving a shift, asking for one, and what is in it. Source: domain-shifts 5.11. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day, type Instant } from '#platform/values/day.ts'
import type { ExchangePolicy } from './policy.ts'
import { lastMoment } from './seat.ts'

/** Requests of so many days back count; absences of so many may still be asked for. */
const requestDays = 365
const absenceDays = 90

/** What is in the pot: gifts that were worked less requests that hold. */
export const potOf = (gifts: number, requests: number, { potStart }: Pick<ExchangePolicy, 'potStart'>): number =>
  potStart + gifts - requests

export interface GiveFacts {
  readonly now: Instant
  readonly policy: Pick<ExchangePolicy, 'giftMinHours'>
  readonly offered: boolean
  readonly mode: string
  readonly main: number
  readonly makeUp: number
  readonly shift: { readonly startsAt: Instant }
  /** Every reason of a booking. */
  readonly booking: readonly Refusal[]
}

/** Why somebody may not give a shift; empty means yes. Who is exempt may. */
export function whyNotGive({ now, policy, offered, mode, main, makeUp, shift, booking }: GiveFacts): Refusal[] {
  const no: Refusal[] = []
  if (!offered) no.push(refuse('exchange.off', { path: 'pot' }))
  if (mode !== 'exempt' && main + makeUp < 0) no.push(refuse('pot.negative', { main, makeUp }))
  const last = lastMoment(shift.startsAt, policy.giftMinHours)
  if (now < shift.startsAt && now > last) no.push(refuse('pot.too_late', { closedAt: last }))
  return [...no, ...booking]
}

export interface RequestFacts {
  readonly now: Instant
  readonly today: Day
  readonly policy: Pick<ExchangePolicy, 'requestMinHours' | 'potLimit' | 'maxRequests'>
  readonly offered: boolean
  readonly pot: number
  readonly mode: string
  readonly main: number
  readonly makeUp: number
  /** Days on which this person's validated requests were made. */
  readonly requested: readonly Day[]
  /** The seat that is asked for; none for whoever is counted. */
  readonly seat: { readonly day: Day; readonly startsAt: Instant; readonly state: string } | null
}

/** Why somebody may not ask for a shift of the pot; empty means yes. */
export function whyNotRequestPot(facts: RequestFacts): Refusal[] {
  const { policy, pot, today, requested } = facts
  const no: Refusal[] = []
  if (!facts.offered) no.push(refuse('exchange.off', { path: 'pot' }))
  if (pot - 1 < policy.potLimit) no.push(refuse('pot.empty', { pot, limit: policy.potLimit }))
  const within = requested.filter((day) => day >= addDays(today, -requestDays)).length
  if (policy.maxRequests >= 0 && within >= policy.maxRequests)
    no.push(refuse('pot.too_many', { count: within, limit: policy.maxRequests }))
  return [...no, ...seatReasons(facts)]
}

function seatReasons({ now, today, policy, seat, mode, main, makeUp }: RequestFacts): Refusal[] {
  if (mode === 'exempt' || mode === 'not_concerned') return [refuse('pot.mode', { mode })]
  if (seat === null) return mode === 'flying' || mode === 'mixed' ? [] : [refuse('pot.no_seat')]
  if (seat.state === 'cancelled') return [refuse('pot.no_seat')]
  if (seat.state === 'planned') {
    const last = lastMoment(seat.startsAt, policy.requestMinHours)
    return now > last ? [refuse('pot.too_late', { closedAt: last })] : []
  }
  if (seat.state === 'done' || seat.day < addDays(today, -absenceDays)) return [refuse('pot.no_seat')]
  return main + makeUp < 0 ? [] : [refuse('pot.nothing_owed', { main, makeUp })]
}
