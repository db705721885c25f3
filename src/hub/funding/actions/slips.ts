/** Slips of the pen after a round closed: reported, put right by two, or answered. Nothing is called while one is open. */
import { lockActing, whyNotAct } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { cents, noMoney } from '#platform/values/money.ts'
import type * as contract from '../contract/slips.ts'
import { type Kept, keptOf, sharesIn, standingOf } from '../reads/standing.ts'
import { mostOf } from '../rules/pledging.ts'
import { whyNotAfter, whyNotCorrect, whyNotReportSlip } from '../rules/slips.ts'
import * as pledges from '../store/pledges.ts'
import { lockRound, type RoundRow, readRound } from '../store/rounds.ts'
import * as store from '../store/slips.ts'
import { askFor } from './wishes.ts'

type Of<C> = InputOf<C>

export const reportSlip = action('funding.reportSlip', async (ctx, input: Of<typeof contract.reportSlip>) => {
  const round = found(await readRound(ctx.db, ctx.organisation, input.round), 'round')
  const acting = await lockActing(ctx, input.participant)
  const participant = acting.row.id as string
  const pledge = await pledgeOf(ctx, round, input.pledge)
  const { text, minutes, usesArea } = input
  const amount = input.amount === null ? null : cents(input.amount)
  const slip = {
    id: newId() as string,
    round: round.id,
    participant,
    text,
    pledge: input.pledge,
    minutes,
    usesArea,
    amount,
  }
  const power = pledge ? whyNotAct(ctx, 'commit', acting, costOf(round, pledge, slip)) : whyNotAct(ctx, 'speak', acting)
  refuseWith([...power, ...whyNotReportSlip(round.state, slip, pledge)])
  await store.writeSlip(ctx.db, ctx.organisation, { ...slip, at: ctx.now, by: ctx.actor.account })
  ctx.record('funding.slip_reported', { subject: round.id, slip: slip.id, participant, text })
  return { slip: slip.id }
})

async function pledgeOf(ctx: ActionContext, round: RoundRow, id: string | null): Promise<pledges.PledgeRow | null> {
  if (id === null) return null
  const all = await pledges.pledgesOf(ctx.db, ctx.organisation, round.id)
  return found(all.find((one) => one.id === id) ?? null, 'pledge')
}

/** What the pledge costs at most once it is right. */
const costOf = (round: RoundRow, pledge: pledges.PledgeRow, right: Pick<store.SlipRow, 'amount' | 'minutes'>) =>
  mostOf(
    {
      ...pledge,
      amount: right.amount ?? pledge.amount,
      minutes: right.minutes ?? pledge.minutes,
    },
    round.rate ?? noMoney,
  )

/** The slip, its round locked, and the pledge it is about. */
async function lockSlip(ctx: ActionContext, id: string) {
  const seen = found(await store.slipById(ctx.db, ctx.organisation, id), 'slip')
  const round = found(await lockRound(ctx.db, ctx.organisation, seen.round), 'round')
  const slip = found(await store.slipById(ctx.db, ctx.organisation, id), 'slip')
  return { round, slip, pledge: await pledgeOf(ctx, round, slip.pledge) }
}

export const correctSlip = action('funding.correctSlip', async (ctx, input: Of<typeof contract.correctSlip>) => {
  const { round, slip, pledge } = await lockSlip(ctx, input.slip)
  refuseWith(whyNotCorrect(round.state, slip.state, slip, pledge))
  const asked = await askFor(ctx, {
    act: 'round.slip',
    subject: round.id,
    amount: slip.amount ?? noMoney,
    currency: round.currency,
    input: { slip: slip.id },
    needsTwo: true,
    reason: slip.text,
  })
  if (asked.ready) await carryOutSlip(ctx, slip.id)
  return { wish: asked.wish, done: asked.ready }
})

/** The pledge as it was meant, and everybody's share counted again by the figures of the closing. */
export async function carryOutSlip(ctx: ActionContext, id: string): Promise<void> {
  const { round, slip, pledge } = await lockSlip(ctx, id)
  refuseWith(whyNotCorrect(round.state, slip.state, slip, pledge))
  const meant = found(pledge, 'pledge')
  await pledges.rewritePledge(ctx.db, ctx.organisation, {
    ...meant,
    amount: costOf(round, meant, slip),
    minutes: slip.minutes ?? meant.minutes,
    usesArea: slip.usesArea ?? meant.usesArea,
    ...{ power: 'slip', at: ctx.now, by: ctx.actor.account },
  })
  const standing = await standingOf(ctx, round, round.closing as Kept)
  refuseWith(whyNotAfter(standing.closing))
  await store.keepAnew(ctx.db, ctx.organisation, round.id, keptOf(round, standing))
  await pledges.writeShares(ctx.db, ctx.organisation, round.id, sharesIn(standing))
  await answer(ctx, slip, 'corrected', null)
}

export const dismissSlip = action('funding.dismissSlip', async (ctx, input: Of<typeof contract.dismissSlip>) => {
  const { slip } = await lockSlip(ctx, input.slip)
  if (slip.state !== 'open') refuseWith([refuse('slip.answered', { why: slip.state })])
  await answer(ctx, slip, 'dismissed', input.answer)
  return {}
})

async function answer(ctx: ActionContext, slip: store.SlipRow, state: 'corrected' | 'dismissed', says: string | null) {
  const answered = { state, answer: says, at: ctx.now, by: ctx.actor.account }
  await store.answerSlip(ctx.db, ctx.organisation, slip.id, answered)
  const happened = state === 'corrected' ? 'funding.slip_corrected' : 'funding.slip_dismissed'
  ctx.record(happened, { subject: slip.round, slip: slip.id, participant: slip.participant, answer: says })
}
