/** Ends gifts and requests of the pot that no longer make sense: the place went by itself, the shop called the shift
 *  off, an absence was corrected. What a request had given goes back into the pot. */
import type { ActionContext } from '#platform/action.ts'
import { takeBackExchange } from '#shop/shifts/public.ts'
import * as store from '../store/pot.ts'

export async function settlePot(ctx: ActionContext): Promise<number> {
  const [db, here] = [ctx.db, ctx.organisation]
  const end = { on: ctx.today, now: ctx.now, reason: 'seat' }
  const gifts = await store.goneGifts(db, here, ctx.now)
  if (gifts.length > 0)
    await store.cancelGifts(
      db,
      here,
      gifts.map(({ id }) => id),
      end,
    )
  for (const { id, member } of gifts) {
    ctx.record('exchanges.gift_cancelled', { subject: id, person: member, by_self: false })
    ctx.notify('exchanges.gift_off', member, { reason: '', link: '/shifts/pot', about: id })
  }
  const requests = await store.gonePotRequests(db, here, ctx.now)
  const ids = requests.map(({ id }) => id)
  if (ids.length > 0) await store.cancelPotRequests(db, here, ids, end)
  for (const { id, member } of requests)
    ctx.record('exchanges.pot_cancelled', { subject: id, person: member, by_self: false })
  await takeBackExchange(ctx, ids, 'shifts.ledger.pot_taken_back')
  return gifts.length + requests.length
}
