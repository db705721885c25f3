/** The last resort, always there until the start: lead and office know, whoever is on standby is called. */
import { action } from '#platform/action.ts'
import { refuseWith } from '#platform/refusal.ts'
import { noteTold } from '#shop/shifts/public.ts'
import { type AskedSeat, lockAnswered } from '../asking.ts'
import { whyNotTell } from '../rules/told.ts'
import { openCallOf, openToAll } from '../store/stand-in.ts'
import { settleGone } from './settle.ts'
import { openCall } from './stand-in.ts'

/** The seat stays with whoever answers for it, the holder or the stand-in, until somebody comes instead. */
export const tellShop = action('exchanges.tellShop', async (ctx, input: AskedSeat) => {
  const { member, seat } = await lockAnswered(ctx, input)
  refuseWith(whyNotTell(seat, ctx.now))
  await noteTold(ctx, seat, member)
  ctx.record('exchanges.shop_told', { subject: seat.id, person: member.contact })
  const call = await openCallOf(ctx.db, ctx.organisation, seat.id)
  if (call) await openToAll(ctx.db, ctx.organisation, call.id)
  else await openCall(ctx, seat, { member: member.contact, named: null, namedAs: null, told: true })
  await settleGone(ctx)
  return {}
})

export const tellShopByLink = action('exchanges.tellShopByLink', (ctx, input: AskedSeat) => tellShop.run(ctx, input))
