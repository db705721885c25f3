/** A vote is made and opens: for itself, or because a proposal is decided. */
import { actingFor, peopleInside, tellParticipants } from '#hub/organisations/public.ts'
import type { ActionContext } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { newId } from '#platform/values/ids.ts'
import { randomDigits } from '#platform/values/random.ts'
import { wallClock } from '#platform/values/zone.ts'
import { setAside } from '../rules/interests.ts'
import { reminderAfter } from '../rules/reminders.ts'
import { conflictCandidates } from '../settings-votes.ts'
import * as store from '../store/votes.ts'
import { voters } from './acting.ts'

const numbers = 'vote'

/** It gets its number, and opens at once where its time has come. */
export async function makeVote(ctx: ActionContext, of: Omit<store.NewVote, 'id' | 'number' | 'madeAt' | 'madeBy'>) {
  const vote = { ...of, id: newId(), number: await nextNumber(ctx.db, ctx.organisation, numbers) }
  await store.addVote(ctx.db, ctx.organisation, { ...vote, madeAt: ctx.now, madeBy: ctx.actor.account })
  ctx.record('governance.vote_planned', { subject: vote.id })
  if (vote.opensAt <= ctx.now) await openVote(ctx, vote)
  return { vote: vote.id as string, number: vote.number }
}

export type Told = Pick<store.VoteRow, 'id' | 'number' | 'title' | 'closesAt' | 'electorate'>
type Opening = Told & Pick<store.VoteRow, 'opensAt' | 'peopleOf' | 'concerned'>

/** Electors are whoever has the right to vote at this moment; those whose own matter it is are set aside. The seed of the lot
 *  is drawn, and its hash is known from now on. */
export async function openVote(ctx: ActionContext, vote: Opening): Promise<void> {
  const electors = await electorsFor(ctx, vote)
  const voters = electors.map(({ participant }) => participant)
  await store.addElectors(ctx.db, ctx.organisation, vote.id, electors, ctx.now)
  await store.openVote(ctx.db, ctx.organisation, vote.id, randomDigits(40))
  const first = reminderAfter({ ...vote, isExtended: false }, ctx.now)
  await store.remindNext(ctx.db, ctx.organisation, vote.id, first?.at ?? null)
  ctx.record('governance.vote_opened', { subject: vote.id, electors: voters.length })
  await tellOfVote(ctx, 'governance.vote_open', vote, voters)
}

async function electorsFor(ctx: ActionContext, vote: Opening): Promise<store.NewElector[]> {
  const aside = setAside(vote.concerned, await ctx.setting(conflictCandidates))
  return (await whoAnswers(ctx, vote)).map((participant) => {
    const of = aside.get(participant)
    return {
      participant,
      ...{ conflict: of ? (of.reason ?? of.as) : null, interest: of?.as ?? null },
    }
  })
}

async function whoAnswers(ctx: ActionContext, { electorate, peopleOf }: Opening): Promise<readonly string[]> {
  if (electorate === 'organisations') return (await voters(ctx)).map(({ id }) => id)
  return peopleOf === null ? peopleInside(ctx) : ((await actingFor(ctx)).get(peopleOf) ?? [])
}

/** Everybody who acts for these electors, or where persons vote they themselves. */
export async function tellOfVote(
  ctx: ActionContext,
  code: string,
  { id, number, title, closesAt, electorate }: Told,
  electors: readonly string[],
  facts: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { day, time } = wallClock(closesAt, ctx.shop.zone)
  const told = { number, title, day, time, link: `/community/votes/${id}`, about: id, ...facts }
  if (electorate === 'organisations') return tellParticipants(ctx, code, electors, told)
  for (const account of electors) ctx.notify(code, account, told)
}
