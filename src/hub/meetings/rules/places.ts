/** Places of an event: given by time, kept for each organisation, offered to the first in line when one is free
 *  (domain-hub-governance-communication 4, Registration, and 5.9). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addMinutes, type Day, type Instant } from '#platform/values/day.ts'

export const registrationStates = ['confirmed', 'waiting', 'offered', 'lapsed', 'cancelled'] as const
export type RegistrationState = (typeof registrationStates)[number]
export const questions = ['food', 'lodging', 'access'] as const
export type Question = (typeof questions)[number]

export const offerHours = 48

/** A place is held for whoever has it, and for whoever was offered it. */
export const holdsPlace = (state: RegistrationState): boolean => state === 'confirmed' || state === 'offered'
/** Of an organisation's seats, waiting counts too: else it could fill the line. */
export const countsForSeats = (state: RegistrationState): boolean => holdsPlace(state) || state === 'waiting'

export interface Terms {
  readonly state: 'announced' | 'cancelled'
  readonly capacity: number | null
  readonly seatsPerOrganisation: number | null
  readonly priceSteps: readonly number[]
  readonly openToAll: boolean
  readonly registerUntil: Day | null
  readonly startsAt: Instant
}

export interface Asking {
  readonly event: Terms
  /** Null: a guest. */
  readonly organisation: string | null
  readonly seatsUsed: number
  readonly already: boolean
  readonly price: number
  readonly now: Instant
  readonly today: Day
}

/** Every reason why this person may not register. */
export function whyNotRegister({ event, organisation, seatsUsed, already, price, now, today }: Asking): Refusal[] {
  const no = whyClosed(event, now, today)
  if (already) no.push(refuse('registration.already'))
  if (organisation === null && !event.openToAll) no.push(refuse('registration.not_for_guests'))
  const most = event.seatsPerOrganisation
  if (organisation !== null && most !== null && seatsUsed >= most)
    no.push(refuse('registration.no_seats', { organisation, seats: most }))
  if (!event.priceSteps.includes(price)) no.push(refuse('registration.price'))
  return no
}

/** Why nobody registers any more. */
export function whyClosed(event: Terms, now: Instant, today: Day): Refusal[] {
  if (event.state === 'cancelled') return [refuse('event.cancelled')]
  if (now >= event.startsAt) return [refuse('event.begun')]
  const until = event.registerUntil
  return until !== null && today > until ? [refuse('registration.over', { day: until })] : []
}

export interface Line {
  readonly id: string
  readonly state: RegistrationState
}

/** Null: no limit. */
export function freePlaces(capacity: number | null, line: readonly Line[]): number | null {
  return capacity === null ? null : Math.max(0, capacity - line.filter(({ state }) => holdsPlace(state)).length)
}

/** By time: nobody passes those who wait. */
export function stateOnAsking(capacity: number | null, line: readonly Line[]): 'confirmed' | 'waiting' {
  const free = freePlaces(capacity, line)
  const waits = line.some(({ state }) => state === 'waiting')
  return free === null || (free > 0 && !waits) ? 'confirmed' : 'waiting'
}

/** Who is offered a place now; the line is in the order of asking. */
export function nextOffers(capacity: number | null, line: readonly Line[]): string[] {
  const waiting = line.filter(({ state }) => state === 'waiting').map(({ id }) => id)
  return waiting.slice(0, freePlaces(capacity, line) ?? waiting.length)
}

/** An offer holds for two days, and not beyond the beginning. */
export function offeredUntil(now: Instant, startsAt: Instant): Instant {
  const end = addMinutes(now, offerHours * 60)
  return end < startsAt ? end : startsAt
}

export function whyNotAccept(state: RegistrationState, until: Instant | null, now: Instant): Refusal[] {
  if (state === 'offered' && until !== null && now < until) return []
  return [refuse('registration.no_offer', { why: state === 'offered' ? 'lapsed' : state, state })]
}

export const whyNotCancel = (state: RegistrationState): Refusal[] =>
  countsForSeats(state) ? [] : [refuse('registration.ended', { state })]

/** Fewer places than people who have one: they keep them, so the limit cannot go below. */
export function whyNotCapacity(capacity: number | null, line: readonly Line[]): Refusal[] {
  const held = line.filter(({ state }) => holdsPlace(state)).length
  return capacity !== null && capacity < held ? [refuse('event.places_taken', { taken: held })] : []
}
