/** Who acts on proposals: for an organisation, or as the core group; and how the community is told. */
import { lockActing, mustHave, takingPart, tellParticipants } from '#hub/organisations/public.ts'
import type { ActionContext, Context } from '#platform/action.ts'
import { found, NotAllowed, refuse, refuseWith } from '#platform/refusal.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { isRunning } from '../rules/initiatives.ts'
import { type ProposalAct, whyNotMove } from '../rules/states.ts'
import { initiativeOf } from '../store/initiatives.ts'
import { lockProposal, type ProposalRow } from '../store/proposals.ts'

export async function proposalFor(ctx: ActionContext, id: string, act: ProposalAct): Promise<ProposalRow> {
  const proposal = found(await lockProposal(ctx.db, ctx.organisation, id), 'proposal')
  const initiative = proposal.state === 'draft' ? await initiativeOf(ctx.db, ctx.organisation, proposal.id) : null
  const waits = initiative !== null && isRunning(initiative.state)
  refuseWith(waits ? [refuse('proposal.in_initiative')] : whyNotMove(act, proposal.state))
  return proposal
}

export const steers = (ctx: Context): boolean => ctx.actor.kind === 'system' || ctx.actor.may('community.steer')

export function mustSteer(ctx: Context): void {
  if (!steers(ctx)) throw new NotAllowed('community.steer')
}

/** Locks an active organisation for which the person has this power. */
export async function activeFor(ctx: ActionContext, participant: string, power: 'speak' | 'position') {
  const acting = await lockActing(ctx, participant)
  mustHave(ctx, power, acting)
  if (acting.row.state !== 'active') refuseWith([refuse('proposal.not_active', { organisation: acting.row.name })])
  return acting
}

/** Whoever speaks for the organisation that wrote it, or the core group. */
export async function mustWrite(ctx: ActionContext, proposal: ProposalRow): Promise<void> {
  if (steers(ctx)) return
  if (proposal.author === null) throw new NotAllowed('community.steer')
  mustHave(ctx, 'speak', await lockActing(ctx, proposal.author))
}

/** Those who vote: every active organisation, in the order of joining. */
export async function voters(ctx: Context): Promise<{ id: string; name: string }[]> {
  const all = await takingPart(ctx)
  return all.filter(({ state }) => state === 'active').map(({ id, name }) => ({ id, name }))
}

/** Tells everybody who acts for somebody in the community. */
export async function tellAll(
  ctx: ActionContext,
  code: string,
  proposal: Pick<ProposalRow, 'id' | 'number' | 'title'>,
  facts: Readonly<Record<string, string | number | boolean | null>> = {},
): Promise<void> {
  const inside = (await takingPart(ctx)).filter((one) => one.inside).map(({ id }) => id)
  await tellAbout(ctx, code, proposal, inside, facts)
}

/** Tells those who act for these organisations. */
export async function tellAbout(
  ctx: ActionContext,
  code: string,
  { id, number, title }: Pick<ProposalRow, 'id' | 'number' | 'title'>,
  whom: readonly OrganisationId[],
  facts: Readonly<Record<string, string | number | boolean | null>>,
): Promise<void> {
  await tellParticipants(ctx, code, whom, { number, title, link: `/community/proposals/${id}`, about: id, ...facts })
}
