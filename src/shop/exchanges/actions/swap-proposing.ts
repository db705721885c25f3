/** Two seats put into one proposal: accepted by the holder of the wished one, or agreed beforehand. */
import type { ActionContext } from '#platform/action.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { type HeldSeat, policyOn } from '#shop/shifts/public.ts'
import { consentUntil } from '../rules/swap.ts'
import type { Wish } from '../rules/wishes.ts'
import { addLegs, addProposals, addRequest, type NewProposal, offerRequests, type RequestRow } from '../store/swap.ts'
import { whyNotCross } from './swap-crossing.ts'
import { tellOffer } from './swap-telling.ts'

export interface Side {
  readonly seat: HeldSeat
  /** The request of this seat that runs already. */
  readonly request: RequestRow | null
  /** A request made now ends with the proposal: it was made only to accept. */
  readonly onlyToAccept: boolean
  readonly partner: string | null
  readonly rank: number | null
  readonly consents: boolean
}

/** What the rules say against the two seats crossing. Of somebody else's reasons only that there are some is told. */
export async function whyNotPair(
  ctx: ActionContext,
  own: HeldSeat,
  other: HeldSeat,
  warningsAccepted: boolean,
): Promise<Refusal[]> {
  const [mine = [], theirs = []] = await whyNotCross(ctx, [
    { member: own.member, gives: own, takes: other, warningsAccepted },
    { member: other.member, gives: other, takes: own, warningsAccepted: true },
  ])
  return theirs.length > 0 ? [...mine, refuse('swap.other_may_not')] : mine
}

export const wishFor = (shift: string): Wish => ({
  rank: 1,
  shift,
  weekday: null,
  starts: null,
  kind: null,
  from: null,
  until: null,
})

/** Writes the proposal of these two and asks whoever has not said yes. */
export async function propose(
  ctx: ActionContext,
  origin: 'accepted' | 'agreed',
  sides: readonly [Side, Side],
): Promise<{ readonly proposal: string; readonly requests: readonly [string, string] }> {
  const [db, here] = [ctx.db, ctx.organisation]
  const policy = await policyOn(db, here, ctx.today)
  const requests = sides.map(({ request }) => request?.id ?? newId()) as [string, string]
  const id = newId()
  const other = (at: number): Side => sides[1 - at] as Side
  const legs = sides.map((side, at) => ({
    request: requests[at] as string,
    member: side.seat.member,
    gives: side.seat.id,
    takes: other(at).seat.id,
    rank: side.rank,
    consentedAt: side.consents ? ctx.now : null,
  }))
  const starts = sides.map(({ seat }) => seat.startsAt)
  const proposal: NewProposal = { id, origin, possible: null, expiresAt: consentUntil(ctx.now, starts, policy), legs }
  await addProposals(db, here, [proposal], ctx.now)
  for (const [at, side] of sides.entries())
    if (!side.request)
      await addRequest(
        db,
        here,
        {
          id: requests[at] as string,
          member: side.seat.member,
          attendance: side.seat.id,
          partner: side.partner,
          state: 'offered',
          madeFor: side.onlyToAccept ? id : null,
          wishes: [wishFor(other(at).seat.shift)],
        },
        ctx.now,
      )
  await offerRequests(db, here, requests)
  await addLegs(db, here, [proposal])
  const [willing] = sides.filter(({ consents }) => consents)
  const seats = legs.map(({ gives }) => gives)
  ctx.record('exchanges.proposal_made', { subject: id, person: willing?.seat.member ?? null, origin, seats })
  tellOffer(ctx, proposal, new Map(sides.map(({ seat }) => [seat.id, seat])))
  return { proposal: id, requests }
}
