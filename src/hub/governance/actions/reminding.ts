/** Organisations that have not answered a vote yet are reminded of it; those in conflict are not asked. */
import type { ActionContext } from '#platform/action.ts'
import { reminderAfter, reminderNow } from '../rules/reminders.ts'
import type { VoteRow } from '../store/votes.ts'
import { lockReminders, remindNext } from '../store/votes-due.ts'
import { standingOf } from '../voting.ts'
import { tellOfVote } from './votes-opening.ts'

type Running = Pick<VoteRow, 'id' | 'opensAt' | 'closesAt'> & { readonly isExtended: boolean }

/** When its next reminder is due, after this moment. */
export const planReminder = (ctx: ActionContext, vote: Running): Promise<void> =>
  remindNext(ctx.db, ctx.organisation, vote.id, reminderAfter(vote, ctx.now)?.at ?? null)

export async function remindOfVotes(ctx: ActionContext): Promise<number> {
  const due = await lockReminders(ctx.db, ctx.organisation, ctx.now)
  for (const vote of due) await remind(ctx, vote)
  return due.length
}

async function remind(ctx: ActionContext, vote: VoteRow): Promise<void> {
  const running = { ...vote, isExtended: vote.state === 'extended' }
  await planReminder(ctx, running)
  const why = reminderNow(running, ctx.now)?.why
  if (!why || vote.closesAt <= ctx.now) return
  const { electors, hasAnswered } = await standingOf(ctx, vote)
  const silent = electors.filter(({ participant, conflict }) => conflict === null && !hasAnswered.has(participant))
  ctx.record('governance.vote_reminded', { subject: vote.id, why, electors: silent.length })
  const participants = silent.map(({ participant }) => participant)
  await tellOfVote(ctx, 'governance.vote_open', vote, participants, { why })
}
