/** What somebody said on the phone or at the desk, written down by the office: the same acts under the same rules, with
 *  who wrote it down, how it came and why; the person reads of it in a mail. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, NotFound } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { lockSeats, memberOf } from '#shop/shifts/public.ts'
import { addOfficeActs, type Heard, type OfficeVerb } from '../store/office-act.ts'
import { readCalls } from '../store/stand-in.ts'
import { readRequest } from '../store/swap.ts'
import { comeTo, declineCalling } from './call-out-answering.ts'
import { notOneself } from './pot-giving.ts'
import { declineCall, endCall, handBack } from './stand-in.ts'
import { standIn } from './stand-in-filling.ts'
import { acceptAsk, endRequest, refuseAsk } from './swap.ts'
import { consent, decline } from './swap-answering.ts'

interface Said {
  readonly how: Heard
  readonly reason: string
}

interface Answer extends Said {
  readonly member: string
  readonly answer: 'yes' | 'no'
  readonly warningsAccepted?: boolean | undefined
}

interface Deed {
  readonly about: string
  readonly act: OfficeVerb
  readonly member: string
}

/** Writes down whose word it is, then does what that person would do. */
async function speakFor<T>(
  ctx: ActionContext,
  { about, act, member: id }: Deed,
  { how, reason }: Said,
  does: (member: MemberFacts) => Promise<T>,
): Promise<T> {
  await notOneself(ctx, id)
  const member = await memberOf(ctx, id)
  const outcome = await does(member)
  const written = { id: newId(), about, act, member: id, how, reason, by: ctx.actor.account, at: ctx.now }
  await addOfficeActs(ctx.db, ctx.organisation, [written])
  ctx.record('exchanges.answered_for', { subject: about, person: id, act, how })
  ctx.notify('exchanges.answered_for', id, { what: act, how, reason, link: '/shifts', about })
  return outcome
}

export const answerProposalFor = action(
  'exchanges.answerProposalFor',
  async (ctx, input: Answer & { readonly proposal: string }) =>
    speakFor(ctx, { about: input.proposal, act: input.answer, member: input.member }, input, async (member) => {
      if (input.answer === 'yes') return { state: (await consent(ctx, member, input)).state }
      await decline(ctx, member, input)
      return { state: 'off' as const }
    }),
)

export const answerAskFor = action(
  'exchanges.answerAskFor',
  async (ctx, input: Answer & { readonly swap: string; readonly attendance?: string | undefined }) =>
    speakFor(ctx, { about: input.swap, act: input.answer, member: input.member }, input, async (member) => {
      if (input.answer === 'yes') return { proposal: (await acceptAsk(ctx, member, input)).proposal }
      await refuseAsk(ctx, member, input)
      return { proposal: null }
    }),
)

export const endSwapFor = action('exchanges.endSwapFor', async (ctx, input: Said & { readonly swap: string }) => {
  const { member } = found(await readRequest(ctx.db, ctx.organisation, input.swap), 'swap')
  return speakFor(ctx, { about: input.swap, act: 'withdraw', member }, input, (who) => endRequest(ctx, who, input))
})

export const answerCallFor = action('exchanges.answerCallFor', async (ctx, input: Answer & { readonly call: string }) =>
  speakFor(ctx, { about: input.call, act: input.answer, member: input.member }, input, async (member) => {
    if (input.answer === 'yes') await standIn(ctx, member, input.call, input.warningsAccepted ?? false)
    else await declineCall(ctx, member, input)
    return {}
  }),
)

const callOf = async (ctx: ActionContext, call: string) =>
  found((await readCalls(ctx.db, ctx.organisation, [call]))[0], 'call')

export const endCallFor = action('exchanges.endCallFor', async (ctx, input: Said & { readonly call: string }) => {
  const { member } = await callOf(ctx, input.call)
  return speakFor(ctx, { about: input.call, act: 'withdraw', member }, input, (who) => endCall(ctx, who, input))
})

export const handBackFor = action('exchanges.handBackFor', async (ctx, input: Said & { readonly call: string }) => {
  const { takenBy, attendance } = await callOf(ctx, input.call)
  if (takenBy === null) throw new NotFound('call')
  return speakFor(ctx, { about: input.call, act: 'hand_back', member: takenBy }, input, async (who) => {
    const [seat] = await lockSeats(ctx, [attendance], { people: [takenBy] })
    return handBack(ctx, who, found(seat, 'attendance'))
  })
})

export const answerCallOutFor = action(
  'exchanges.answerCallOutFor',
  async (ctx, input: Answer & { readonly callOut: string }) =>
    speakFor(ctx, { about: input.callOut, act: input.answer, member: input.member }, input, async (member) => {
      if (input.answer === 'yes') await comeTo(ctx, member, input)
      else await declineCalling(ctx, member, input)
      return {}
    }),
)
