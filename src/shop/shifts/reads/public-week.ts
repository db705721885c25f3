/** The week as it hangs in the shop window and on its website: times, kinds and free seats, never a name of a person. */
import { type Content, type Context, languages, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { NotFound } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, isDay, weekday } from '#platform/values/day.ts'
import type * as contract from '../contract-website.ts'
import { fillOf } from '../rules/seats.ts'
import { publicWeek } from '../settings.ts'
import { closingsWithReason } from '../store/closing.ts'
import { readMonthRows } from '../store/week.ts'
import { weekPage } from '../week-page.ts'

export const readPublicWeek = read('shifts.readPublicWeek', (ctx, { day }: InputOf<typeof contract.readPublicWeek>) =>
  weekOf(ctx, day as Day),
)

export const readWeekPage = read(
  'shifts.readWeekPage',
  async (ctx, { lang, week }: InputOf<typeof contract.readWeekPage>): Promise<Content> => {
    const shown = await weekOf(ctx, week !== undefined && isDay(week) ? week : ctx.today)
    const language = languages.find((one) => one === lang) ?? ctx.language
    const say = (key: string, facts: Record<string, unknown> = {}) =>
      currentWords().say(language, key, facts, { ...ctx.shop, today: ctx.today })
    return {
      type: 'text/html; charset=utf-8',
      body: weekPage({ ...shown, shop: ctx.shop, language, today: ctx.today, say }),
    }
  },
)

/** From the Monday of the day. Not there at all for a shop that does not show its week. */
async function weekOf(ctx: Context, day: Day) {
  if (!(await ctx.setting(publicWeek))) throw new NotFound('week')
  const from = addDays(day, 1 - weekday(day))
  const until = addDays(from, 6)
  const rows = await readMonthRows(ctx.db, ctx.organisation, from, until, [])
  const closings = await closingsWithReason(ctx.db, ctx.organisation, from, until)
  return {
    from,
    until,
    shifts: rows.map(({ groups, ...row }) => {
      const { seats, free } = fillOf(groups)
      const ahead = row.state === 'planned' && row.startsAt > ctx.now
      return {
        id: row.id,
        day: row.day,
        localStart: row.localStart,
        localEnd: row.localEnd,
        name: row.name,
        kindName: row.kindName,
        kindColour: row.kindColour,
        weekLetter: row.weekLetter,
        seats,
        free: ahead ? free : 0,
        state: row.state,
      }
    }),
    // That the shop is closed concerns everybody; why, and which kinds of shifts rest, is an inner matter.
    closings: closings.flatMap((one) =>
      one.sort === 'closed' && one.kinds.length === 0 ? [{ from: one.from, until: one.until }] : [],
    ),
  }
}
