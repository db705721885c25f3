/** A vote is made and opens: for itself, or because a proposal is decided. */
import { takingPart, tellParticipants } from '#hub/organisations/public.ts'
import type { ActionContext } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { newId } from '#platform/values/ids.ts'
import { randomDigits } from '#platform/values/random.ts'
import { wallClock } from '#platform/values/zone.ts'
import { reminderAfter } from '../rules/reminders.ts'
import * as store from '../store/votes.ts'

const numbers = 'vote'

/** It gets its number, and opens at once where its time has come. */
export async function makeVote(ctx: ActionContext, of: Omit<store.NewVote, 'id' | 'number' | 'madeAt' | 'madeBy'>) {
  const vote = { ...of, id: newId(), number: await nextNumber(ctx.db, ctx.organisation, numbers) }
  await store.addVote(ctx.db, ctx.organisation, { ...vote, madeAt: ctx.now, madeBy: ctx.actor.account })
  ctx.record('governance.vote_planned', { subject: vote.id })
  if (vote.opensAt <= ctx.now) await openVote(ctx, vote)
  return { vote: vote.id as string, number: vote.number }
}

export type Told = Pick<store.VoteRow, 'id' | 'number' | 'title' | 'closesAt'>
type Opening = Told & Pick<store.VoteRow, 'opensAt'>

/** Electors are whoever has the right to vote at this moment; the seed of the lot is drawn, and its hash is known from now on. */
export async function openVote(ctx: ActionContext, vote: Opening): Promise<void> {
  const voters = (await takingPart(ctx)).filter(({ state }) => state === 'active').map(({ id }) => id)
  await store.addElectors(ctx.db, ctx.organisation, vote.id, voters)
  await store.openVote(ctx.db, ctx.organisation, vote.id, randomDigits(40))
  const first = reminderAfter({ ...vote, isExtended: false }, ctx.now)
  await store.remindNext(ctx.db, ctx.organisation, vote.id, first?.at ?? null)
  ctx.record('governance.vote_opened', { subject: vote.id, electors: voters.length })
  await tellOfVote(ctx, 'governance.vote_open', vote, voters)
}

export const tellOfVote = (
  ctx: ActionContext,
  code: string,
  { id, number, title, closesAt }: Told,
  participants: readonly string[],
  facts: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const { day, time } = wallClock(closesAt, ctx.shop.zone)
  const link = `/community/votes/${id}`
  return tellParticipants(ctx, code, participants, { number, title, day, time, link, about: id, ...facts })
}
