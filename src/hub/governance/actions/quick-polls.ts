/** Quick polls are asked, answered and ended by persons. */
import { takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { found, NotAllowed, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { momentOf } from '#platform/values/moment.ts'
import { randomId } from '#platform/values/random.ts'
import { dayIn } from '#platform/values/zone.ts'
import type * as contract from '../contract/quick-polls.ts'
import { pollState, whyNotAskPoll, whyNotOpen, whyNotSay } from '../rules/quick-polls.ts'
import { quickPollDays } from '../settings/votes.ts'
import * as store from '../store/quick-polls.ts'
import { steers } from './acting.ts'

const numbers = 'quick_poll'

export const askQuickPoll = action(
  'governance.askQuickPoll',
  async (ctx, { closesOn, closesTime, ...asked }: InputOf<typeof contract.askQuickPoll>) => {
    await takingPart(ctx)
    const day = (closesOn ?? addDays(ctx.today, await ctx.setting(quickPollDays))) as Day
    const closes = momentOf(day, closesTime as TimeOfDay, ctx.shop.zone)
    const closesAt = closes.at
    refuseWith([...closes.no, ...(closesAt === null ? [] : whyNotAskPoll(asked, { closesAt, now: ctx.now }))])
    const id = newId()
    const number = await nextNumber(ctx.db, ctx.organisation, numbers)
    await store.addPoll(ctx.db, ctx.organisation, {
      ...{ ...asked, id, number, question: asked.question || null },
      ...{ madeAt: ctx.now, madeBy: ctx.actor.account, closesAt: found(closesAt, 'moment') },
    })
    ctx.record('governance.quick_poll_asked', { subject: id })
    return { quickPoll: id as string, number }
  },
)

const whyNotNow = (ctx: ActionContext, poll: store.PollRow) =>
  whyNotOpen(pollState(poll, ctx.now), dayIn(poll.endedAt ?? poll.closesAt, ctx.shop.zone))

interface Said {
  readonly said: readonly string[]
  readonly reason: string | null
}

async function say(ctx: ActionContext, poll: store.PollRow, voice: string, { said, reason }: Said): Promise<void> {
  refuseWith([...whyNotNow(ctx, poll), ...whyNotSay(poll, said)])
  const answer = { voice, account: ctx.actor.account, said, reason: reason || null, at: ctx.now }
  await store.sayInPoll(ctx.db, ctx.organisation, poll.id, answer)
  ctx.record('governance.quick_poll_answered', { subject: poll.id })
}

export const answerQuickPoll = action(
  'governance.answerQuickPoll',
  async (ctx, { quickPoll, ...said }: InputOf<typeof contract.answerQuickPoll>) => {
    // a poll is of persons: a program or the community itself has no opinion
    if (ctx.actor.account === null) throw new NotAllowed('community.enter')
    const poll = found(await store.lockPoll(ctx.db, ctx.organisation, quickPoll, 'to_answer'), 'quick_poll')
    await say(ctx, poll, ctx.actor.account, said)
    return {}
  },
)

/** Nobody is asked who they are: the device gets a word of chance, and brings it along to change the answer. */
export const answerPublicPoll = action(
  'governance.answerPublicPoll',
  async (ctx, { quickPoll, voice, ...said }: InputOf<typeof contract.answerPublicPoll>) => {
    const poll = found(await store.lockPoll(ctx.db, ctx.organisation, quickPoll, 'to_answer'), 'quick_poll')
    if (!poll.openToAll) found(null, 'quick_poll')
    const speaks = ctx.actor.account ?? voice ?? randomId()
    await say(ctx, poll, speaks, { ...said, reason: null })
    return { voice: speaks as string }
  },
)

export const endQuickPoll = action(
  'governance.endQuickPoll',
  async (ctx, input: InputOf<typeof contract.endQuickPoll>) => {
    const poll = found(await store.lockPoll(ctx.db, ctx.organisation, input.quickPoll, 'to_end'), 'quick_poll')
    if (!steers(ctx) && poll.madeBy !== ctx.actor.account) throw new NotAllowed('community.steer')
    refuseWith(whyNotNow(ctx, poll))
    await store.endPoll(ctx.db, ctx.organisation, poll.id, ctx.now)
    ctx.record('governance.quick_poll_ended', { subject: poll.id })
    return {}
  },
)

export const exportQuickPolls = action(
  'governance.exportQuickPolls',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportQuickPolls>) => {
    await takingPart(ctx)
    const file = await fileOfList(ctx, store.pollList(ctx.organisation, ctx.now), asked, {
      format,
      name: 'governance.polls_file',
      fields: 'governance.poll_field',
    })
    ctx.record('governance.quick_polls_exported', { subject: ctx.organisation, format })
    return file
  },
)
