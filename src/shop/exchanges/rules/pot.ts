/** The solidarity pot: giving a shift, asking for one, taking either back, and what is in it.
 *  Source: domain-shifts 4 and 5.11. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day, type Instant } from '#platform/values/day.ts'
import type { ExchangePolicy } from './policy.ts'
import { againstReturn } from './returning.ts'
import { lastMoment } from './seat.ts'
import { type PotState, potAfter } from './states.ts'

/** Requests of so many days back count; absences of so many may still be asked for. */
const requestDays = 365
export const absenceDays = 90

/** What is in the pot: gifts that were worked less requests that hold. */
export const potOf = (gifts: number, requests: number, { potStart }: Pick<ExchangePolicy, 'potStart'>): number =>
  potStart + gifts - requests

interface Giver {
  readonly offered: boolean
  readonly mode: string
  readonly main: number
  readonly makeUp: number
}

export interface GiveFacts extends Giver {
  readonly now: Instant
  readonly policy: Pick<ExchangePolicy, 'giftMinHours'>
  readonly shift: { readonly startsAt: Instant }
  /** Every reason of a booking. */
  readonly booking: readonly Refusal[]
  /** The same gift waits for the office. */
  readonly waits: boolean
}

/** Why somebody may not give a shift; empty means yes. Who is exempt may. */
export function whyNotGive(facts: GiveFacts): Refusal[] {
  const { now, policy, shift, booking, waits } = facts
  const no = whyNotGiver(facts)
  if (waits) no.push(refuse('pot.waits'))
  const last = lastMoment(shift.startsAt, policy.giftMinHours)
  if (now < shift.startsAt && now > last) no.push(refuse('pot.too_late', { closedAt: last }))
  return [...no, ...booking]
}

/** What holds against any gift of this person. */
export function whyNotGiver({ offered, mode, main, makeUp }: Giver): Refusal[] {
  const no: Refusal[] = []
  if (!offered) no.push(refuse('exchange.off', { path: 'pot' }))
  if (mode !== 'exempt' && main + makeUp < 0) no.push(refuse('pot.negative', { main, makeUp }))
  return no
}

/** Why somebody may not give from the own counter; who is exempt has none. */
export function whyNotGiveCredit(facts: Giver & { readonly policy: Pick<ExchangePolicy, 'giveCredit'> }): Refusal[] {
  const { mode, policy } = facts
  const no = whyNotGiver(facts)
  if (!policy.giveCredit) no.push(refuse('pot.no_credits'))
  if (mode === 'exempt' || mode === 'not_concerned') no.push(refuse('pot.mode', { mode }))
  return no
}

/** The seat that is asked for: one ahead, or an absence that the person answered for. */
export interface PotSeat {
  readonly day: Day
  readonly startsAt: Instant
  readonly state: string
  readonly shiftState: string
  readonly purpose: string
  /** Somebody else comes instead. */
  readonly replaced: boolean
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
  readonly seat: PotSeat | null
  /** The same request runs already. */
  readonly waits: boolean
}

/** Why somebody may not ask for a shift of the pot; empty means yes. */
export function whyNotRequestPot(facts: RequestFacts): Refusal[] {
  const { policy, pot } = facts
  const no: Refusal[] = []
  if (!facts.offered) no.push(refuse('exchange.off', { path: 'pot' }))
  if (facts.waits) no.push(refuse('pot.waits'))
  if (pot - 1 < policy.potLimit) no.push(refuse('pot.empty', { pot, limit: policy.potLimit }))
  const count = countedRequests(facts)
  if (policy.maxRequests >= 0 && count >= policy.maxRequests)
    no.push(refuse('pot.too_many', { count, limit: policy.maxRequests }))
  return [...no, ...seatReasons(facts)]
}

/** Validated requests that still count towards the most of a year. */
export const countedRequests = ({ requested, today }: Pick<RequestFacts, 'requested' | 'today'>): number =>
  requested.filter((day) => day >= addDays(today, -requestDays)).length

/** Whoever is counted asks for a credit, without naming a seat. */
export const asksForCredit = (mode: string): boolean => mode === 'flying' || mode === 'mixed'

function seatReasons(facts: RequestFacts): Refusal[] {
  const { now, policy, seat, mode } = facts
  if (mode === 'exempt' || mode === 'not_concerned') return [refuse('pot.mode', { mode })]
  if (asksForCredit(mode)) return seat === null ? [] : [refuse('pot.credit_only')]
  if (seat === null || seat.state === 'cancelled') return [refuse('pot.no_seat')]
  if (seat.state !== 'planned') return absenceReasons(facts, seat)
  if (seat.shiftState === 'cancelled') return [refuse('shift.cancelled')]
  if (now >= seat.startsAt) return [refuse('shift.past', { startedAt: seat.startsAt })]
  const no: Refusal[] = []
  if (seat.purpose !== 'regular') no.push(refuse('pot.no_seat'))
  if (seat.replaced) no.push(refuse('release.replaced'))
  const last = lastMoment(seat.startsAt, policy.requestMinHours)
  if (now > last) no.push(refuse('pot.too_late', { closedAt: last }))
  return no
}

function absenceReasons({ today, main, makeUp }: RequestFacts, seat: PotSeat): Refusal[] {
  if (seat.state === 'done' || seat.day < addDays(today, -absenceDays)) return [refuse('pot.no_seat')]
  return main + makeUp < 0 ? [] : [refuse('pot.nothing_owed', { main, makeUp })]
}

export interface CancelFacts {
  readonly now: Instant
  readonly state: PotState
  /** Whoever decides for others is not bound by the hours. */
  readonly byOffice: boolean
}

export interface CancelGiftFacts extends CancelFacts {
  readonly policy: Pick<ExchangePolicy, 'giftMinHours' | 'potLimit'>
  readonly pot: number
  /** The place the gift took; none: a draft, or a credit. */
  readonly seat: { readonly state: string; readonly startsAt: Instant } | null
  readonly sort: 'shift' | 'credit'
}

/** Why a gift may not be taken back; empty means yes. A credit that was given on already stays given. */
export function whyNotCancelGift({ now, policy, state, seat, sort, pot, byOffice }: CancelGiftFacts): Refusal[] {
  if (potAfter(state, 'cancelled') === null) return [refuse('pot.cancelled')]
  if (state === 'draft') return []
  if (sort === 'credit') return pot - 1 < policy.potLimit ? [refuse('pot.empty', { pot, limit: policy.potLimit })] : []
  if (!seat || seat.state !== 'planned')
    return [refuse('attendance.not_planned', { state: seat?.state ?? 'cancelled' })]
  if (now >= seat.startsAt) return [refuse('shift.past', { startedAt: seat.startsAt })]
  const last = lastMoment(seat.startsAt, policy.giftMinHours)
  return !byOffice && now > last ? [refuse('pot.too_late', { closedAt: last })] : []
}

export interface CancelRequestFacts {
  readonly now: Instant
  readonly state: PotState
  readonly sort: 'seat' | 'absence' | 'credit'
  /** The shift of the freed seat. */
  readonly shift: { readonly state: string; readonly startsAt: Instant } | null
  /** Every reason of a booking why the person may not sit there again. */
  readonly booking: readonly Refusal[]
}

/** Why a request may not be taken back; empty means yes. A seat is taken back while its shift is ahead. */
export function whyNotCancelRequest({ now, state, sort, shift, booking }: CancelRequestFacts): Refusal[] {
  if (potAfter(state, 'cancelled') === null) return [refuse('pot.cancelled')]
  if (state === 'draft' || sort !== 'seat' || !shift) return []
  if (now >= shift.startsAt) return [refuse('shift.past', { startedAt: shift.startsAt })]
  return againstReturn(booking)
}

/** Why the office may not validate; empty means the reasons of asking decide. */
export function whyNotValidate(state: PotState): Refusal[] {
  if (potAfter(state, 'validated') !== null) return []
  return [refuse(state === 'cancelled' ? 'pot.cancelled' : 'pot.validated')]
}
