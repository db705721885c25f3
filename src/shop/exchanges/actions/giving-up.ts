/** Giving a seat up for good: a booked one back, a fixed one for this date at a price. */
import { action } from '#platform/action.ts'
import { refuseWith } from '#platform/refusal.ts'
import {
  afterExchange,
  costPostings,
  freeSeats,
  letterPath,
  policyOn,
  postExchange,
  whyNotCancel,
} from '#shop/shifts/public.ts'
import { type AskedSeat, lockSeat } from '../asking.ts'
import { releaseSteps, whyNotRelease } from '../rules/paths.ts'
import { whyNotGiveUp } from '../rules/seat.ts'
import { offersRelease } from '../settings.ts'
import { settleGone } from './settle.ts'

export const giveBackSeat = action('exchanges.giveBackSeat', async (ctx, input: AskedSeat) => {
  const { member, seat } = await lockSeat(ctx, input)
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const gone = whyNotGiveUp(seat, ctx.now)
  refuseWith(gone.length > 0 ? gone : whyNotCancel({ now: ctx.now, policy, seat }))
  await freeSeats(ctx, [seat], 'self')
  ctx.record('exchanges.seat_returned', { subject: seat.id, person: member.contact })
  ctx.notify('shifts.cancelled', member.contact, {
    startsAt: seat.startsAt,
    shift: seat.name,
    link: letterPath(ctx.organisation, seat.shift),
  })
  await settleGone(ctx)
  await afterExchange(ctx, { freed: seat, shifts: [seat.shift], people: [member.contact] })
  return {}
})

export const giveBackSeatByLink = action('exchanges.giveBackSeatByLink', (ctx, input: AskedSeat) =>
  giveBackSeat.run(ctx, input),
)

export const releaseSeat = action('exchanges.releaseSeat', async (ctx, input: AskedSeat) => {
  const { member, seat } = await lockSeat(ctx, input)
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  refuseWith(whyNotRelease({ now: ctx.now, offered: { release: await ctx.setting(offersRelease) }, seat }))
  await freeSeats(ctx, [seat], 'release')
  const postings = await costPostings(ctx, seat, releaseSteps(policy))
  ctx.record('exchanges.seat_released', { subject: seat.id, person: member.contact, shift: seat.shift })
  ctx.notify('exchanges.released', member.contact, {
    startsAt: seat.startsAt,
    shift: seat.name,
    link: '/shifts/standing',
    about: seat.id,
  })
  await postExchange(ctx, member.contact, postings, {
    cause: seat.id,
    round: 1,
    sentence: 'shifts.ledger.released',
    facts: { shift: seat.shift, day: seat.day },
  })
  await settleGone(ctx)
  await afterExchange(ctx, { freed: seat, shifts: [seat.shift], people: [member.contact] })
  return {}
})

export const releaseSeatByLink = action('exchanges.releaseSeatByLink', (ctx, input: AskedSeat) =>
  releaseSeat.run(ctx, input),
)
