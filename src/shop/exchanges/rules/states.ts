/** What may become of requests, proposals, calls, gifts and requests of the pot. Source: domain-shifts 4. */

export type RequestState = 'open' | 'offered' | 'done' | 'cancelled' | 'expired'
export type RequestEvent = 'accepted' | 'consented' | 'fell_through' | 'cancelled' | 'too_near'
export type CallState = 'open' | 'filled' | 'withdrawn' | 'expired'
export type CallEvent = 'accepted' | 'withdrawn' | 'started'
export type PotState = 'draft' | 'validated' | 'cancelled'
export type PotEvent = 'validated' | 'cancelled'

type Machine<S extends string, E extends string> = Readonly<Record<S, Readonly<Partial<Record<E, S>>>>>

const requests: Machine<RequestState, RequestEvent> = {
  open: { accepted: 'offered', cancelled: 'cancelled', too_near: 'expired' },
  offered: { consented: 'done', fell_through: 'open', cancelled: 'cancelled', too_near: 'expired' },
  done: {},
  cancelled: {},
  expired: {},
}

const calls: Machine<CallState, CallEvent> = {
  open: { accepted: 'filled', withdrawn: 'withdrawn', started: 'expired' },
  filled: {},
  withdrawn: {},
  expired: {},
}

const pots: Machine<PotState, PotEvent> = {
  draft: { validated: 'validated', cancelled: 'cancelled' },
  validated: { cancelled: 'cancelled' },
  cancelled: {},
}

/** The state after this event; null where the event is not possible. A request that was made only to accept another
 *  one ends when that falls through, instead of standing open. */
export function requestAfter(
  { state, madeToAccept }: { readonly state: RequestState; readonly madeToAccept: boolean },
  event: RequestEvent,
): RequestState | null {
  const next = requests[state][event] ?? null
  return next === 'open' && madeToAccept ? 'cancelled' : next
}

export const callAfter = (state: CallState, event: CallEvent): CallState | null => calls[state][event] ?? null

export const potAfter = (state: PotState, event: PotEvent): PotState | null => pots[state][event] ?? null
