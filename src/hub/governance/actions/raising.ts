/** What raising and taking back an objection does, whether it comes from the page of a proposal or as an answer in its vote. */
import type { ActionContext } from '#platform/action.ts'
import { newId, type OrganisationId } from '#platform/values/ids.ts'
import { testDays } from '../rules/objections.ts'
import { standsInTheWay } from '../rules/states.ts'
import { laterBy } from '../rules/votes.ts'
import * as store from '../store/objections.ts'
import type { ProposalRow } from '../store/proposals.ts'
import { tellAll } from './acting.ts'

interface Who {
  readonly id: OrganisationId
  readonly name: string
}

/** The others have seven days to say what they think of it. One that is open already goes on. */
export async function addRaised(
  ctx: ActionContext,
  proposal: ProposalRow,
  who: Who,
  told: { readonly harm: string; readonly whatWouldHelp: string },
  vote: string | null,
): Promise<string> {
  const all = await store.objectionsOf(ctx.db, ctx.organisation, proposal.id)
  const open = all.find((one) => vote !== null && one.vote === vote && isOpenOf(one, who.id))
  if (open) return open.id
  const id = newId()
  await store.addObjection(ctx.db, ctx.organisation, {
    ...{ id, vote, proposal: proposal.id, participant: who.id, round: proposal.round, state: 'raised' },
    ...{ harm: told.harm, whatWouldHelp: told.whatWouldHelp, raisedAt: ctx.now, raisedOn: ctx.today },
    testUntil: laterBy(ctx.now, testDays, ctx.shop.zone),
    by: ctx.actor.account,
  })
  ctx.record('governance.objection_raised', { subject: proposal.id, participant: who.id, objection: id })
  await tellAll(ctx, 'governance.objection', proposal, { organisation: who.name, why: 'raised' })
  return id
}

const isOpenOf = (one: store.ObjectionRow, participant: string): boolean =>
  one.participant === participant && standsInTheWay(one.state)

export async function takeBack(
  ctx: ActionContext,
  proposal: ProposalRow,
  objection: store.ObjectionRow,
  name: string,
): Promise<void> {
  await store.moveObjection(ctx.db, ctx.organisation, objection.id, { state: 'withdrawn', withdrawnAt: ctx.now })
  ctx.record('governance.objection_withdrawn', { subject: proposal.id, participant: objection.participant })
  await tellAll(ctx, 'governance.objection', proposal, { organisation: name, why: 'withdrawn' })
}

/** Whoever answers otherwise in the same round has taken its objection back. */
export async function takeBackByAnswer(ctx: ActionContext, proposal: ProposalRow, vote: string, who: Who) {
  const all = await store.objectionsOf(ctx.db, ctx.organisation, proposal.id)
  const open = all.find((one) => one.vote === vote && isOpenOf(one, who.id))
  if (open) await takeBack(ctx, proposal, open, who.name)
}
