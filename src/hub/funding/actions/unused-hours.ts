/** Hours that dues bought, that nobody used and that may not be carried on: their worth goes from the dues to the reserve,
 *  once for each month. */
import { hourRate, minutesToReserve } from '#hub/needs/public.ts'
import { action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { addDays, monthDays, monthOf } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import { reserveValue } from '../rules/capacity.ts'
import { reserveInLines } from '../rules/entries.ts'
import { setsByKey } from '../store/ledger.ts'
import { postAll } from './booking.ts'

const keyOf = (month: string): string => `unused/${month}`

export const reserveUnused = action('funding.reserveUnused', async (ctx, _input: object) => {
  const rate = await ctx.setting(hourRate)
  // without a rate nobody knows what an hour is worth
  if (rate === null) return { months: 0 }
  // the last month is still counted anew each night
  const lastMonth = monthOf(addDays(monthDays(monthOf(ctx.today)).from, -1))
  const unused = await minutesToReserve(ctx, lastMonth)
  const booked = await setsByKey(
    ctx.db,
    ctx.organisation,
    unused.map(({ month }) => keyOf(month)),
  )
  const known = new Set(booked.map(({ requestKey }) => requestKey))
  const fresh = unused.flatMap(({ month, minutes }) => {
    const amount = reserveValue(minutes, cents(rate))
    return known.has(keyOf(month)) || amount === 0 ? [] : [{ month, minutes, amount }]
  })
  await postAll(
    ctx,
    fresh.map(({ month, amount }) => ({
      set: {
        kind: 'reserve_in',
        day: ctx.today,
        requestKey: keyOf(month),
        reverses: null,
        lines: reserveInLines(ctx.shop.currency, 'dues', amount),
      },
      note: currentWords().say(ctx.shop.language, 'money.unused_hours', { month }, ctx.shop),
    })),
  )
  for (const { month, minutes, amount } of fresh)
    ctx.record('funding.unused_reserved', { subject: ctx.organisation, month, minutes, amount })
  return { months: fresh.length }
})
