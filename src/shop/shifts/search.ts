/** What the search box finds here: shifts of the coming weeks, by name, week or date. */
import { sayInstant } from '#platform/i18n/formats.ts'
import type { SearchSource } from '#platform/module.ts'
import { findShiftsNamed } from './store/search.ts'

export const searchSources: readonly SearchSource[] = [
  {
    kind: 'shifts',
    label: 'menu.shifts',
    may: 'shifts.see_week',
    async find(ctx, words, limit) {
      const place = { zone: ctx.shop.zone, today: ctx.today }
      const found = await findShiftsNamed(ctx.db, ctx.organisation, { words: words.split(' '), now: ctx.now, limit })
      return found.map((shift) => ({
        title: shift.name,
        detail: sayInstant(shift.startsAt, ctx.language, place),
        href: `/staff/shifts/${shift.id}`,
      }))
    },
  },
]
