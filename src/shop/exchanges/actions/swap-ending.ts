/** How a proposal comes to nothing: what was asked stands open again, what was only made to accept ends with it. */
import type { ActionContext } from '#platform/action.ts'
import type { Refusal } from '#platform/refusal.ts'
import { copy } from '../reads/seat.ts'
import { requestAfter } from '../rules/states.ts'
import { endProposals, endRequests, reopenRequests } from '../store/settling.ts'
import { lockRequests, type ProposalRow, type RequestRow } from '../store/swap.ts'
import { mySwapsPath } from './swap-telling.ts'

type OffReason = 'declined' | 'checks' | 'cancelled'

/** Part of whatever action calls it; the proposal is locked. `cancelled` is the request that somebody
 *  takes back, `found` what the last look at the rules found. */
export async function endProposal(
  ctx: ActionContext,
  proposal: ProposalRow,
  reason: OffReason,
  { cancelled = null, found = [] }: { readonly cancelled?: string | null; readonly found?: readonly Refusal[] } = {},
): Promise<void> {
  const [db, here] = [ctx.db, ctx.organisation]
  const requests = await lockRequests(
    db,
    here,
    proposal.legs.map(({ request }) => request),
  )
  const after = requests.map((request) => ({ request, state: stateAfter(request, cancelled) }))
  const idsOf = (state: string) => after.filter((one) => one.state === state).map(({ request }) => request.id)
  await endProposals(db, here, [proposal.id], reason, ctx.now)
  await endRequests(db, here, idsOf('cancelled'), { state: 'cancelled', reason, now: ctx.now })
  await reopenRequests(db, here, idsOf('open'))
  ctx.record('exchanges.proposal_off', { subject: proposal.id, reason, found: copy(found) })
  for (const { request, state } of after) tellOff(ctx, request, state, request.id === cancelled)
}

const stateAfter = (request: RequestRow, cancelled: string | null) =>
  requestAfter(
    { state: request.state, madeToAccept: request.madeFor !== null },
    request.id === cancelled ? 'cancelled' : 'fell_through',
  )

function tellOff(ctx: ActionContext, request: RequestRow, state: string | null, byOneself: boolean): void {
  if (state === 'open') ctx.record('exchanges.request_reopened', { subject: request.id, person: request.member })
  else ctx.record('exchanges.request_ended', { subject: request.id, person: request.member, state })
  if (!byOneself) ctx.notify('exchanges.swap_off', request.member, { link: mySwapsPath, about: request.id })
}
