/** What ends when a seat is gone or too near: its request, the proposal it is in, the call for a stand-in; and what
 *  that leaves for the others. Source: domain-shifts 4 (SwapRequest, StandInCall) and 5.10. */
import { requestAfter } from './states.ts'

export interface LiveRequest {
  readonly id: string
  readonly member: string
  readonly state: 'open' | 'offered'
  /** The proposal it was made to accept. */
  readonly madeFor: string | null
  /** The pending proposal it is in. */
  readonly proposal: string | null
  /** The holder still answers for a planned seat of a planned shift. */
  readonly seatStands: boolean
  /** Nearer to the start than a swap may be. */
  readonly tooNear: boolean
}

export interface PendingProposal {
  readonly id: string
  readonly expired: boolean
}

export interface Settling {
  readonly ended: readonly { readonly request: LiveRequest; readonly state: 'cancelled' | 'expired' }[]
  readonly reopened: readonly LiveRequest[]
  readonly off: readonly { readonly proposal: string; readonly reason: 'expired' | 'cancelled' }[]
}

/** Which requests and proposals of these no longer hold. `requests` are all those of the proposals that are looked at. */
export function settlingOf(requests: readonly LiveRequest[], proposals: readonly PendingProposal[]): Settling {
  const broken = requests.filter(({ seatStands, tooNear }) => !seatStands || tooNear)
  const brokenIds = new Set(broken.map(({ id }) => id))
  const off = proposals.flatMap(({ id, expired }): Settling['off'] => {
    if (broken.some(({ proposal }) => proposal === id)) return [{ proposal: id, reason: 'cancelled' }]
    return expired ? [{ proposal: id, reason: 'expired' }] : []
  })
  const gone = new Set(off.map(({ proposal }) => proposal))
  const left = requests.filter((one) => !brokenIds.has(one.id) && one.proposal !== null && gone.has(one.proposal))
  const after = left.map((request) => ({
    request,
    state: requestAfter({ state: request.state, madeToAccept: request.madeFor !== null }, 'fell_through'),
  }))
  return {
    ended: [
      ...broken.map((request) => ({
        request,
        state: request.seatStands ? ('expired' as const) : ('cancelled' as const),
      })),
      ...after.flatMap(({ request, state }) => (state === 'cancelled' ? [{ request, state }] : [])),
    ],
    reopened: after.flatMap(({ request, state }) => (state === 'open' ? [request] : [])),
    off,
  }
}
