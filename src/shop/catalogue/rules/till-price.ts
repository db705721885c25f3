/** What the till asks while the label on the shelf still says less (domain-catalogue 5.5, shelfPriceWins). */
import { addDays, type Day } from '#platform/values/day.ts'
import { type DatedPrice, priceOn } from './current-price.ts'

export interface TillWish<Price extends DatedPrice> {
  /** Those of the days that matter: of `days` days back and of today. */
  readonly prices: readonly Price[]
  readonly day: Day
  /** Days for which the shelf may win; 0 is off. */
  readonly days: number
  /** What the label says that was placed last, perhaps the evening before, and the day it was. */
  readonly placed: { readonly cents: number; readonly day: string } | null
}

/** After a rise the lower price stays until the label is placed or the days are over; a fall holds at once. `until` is the
 *  last day of the lower price. */
export function tillPriceOf<Price extends DatedPrice>({
  prices,
  day,
  days,
  placed,
}: TillWish<Price>): {
  readonly cents: number | null
  readonly until: Day | null
} {
  const on = (of: Day) => priceOn(prices, of)?.cents ?? null
  const now = on(day)
  let till: { cents: number | null; until: Day | null } = { cents: now, until: null }
  for (let back = 0; back < days; back += 1) {
    const start = addDays(day, -back)
    const [before, after] = [on(addDays(start, -1)), on(start)]
    // a fall was right at once: what stood before it no longer matters
    if (before === null || after === null || after < before) break
    const shown = placed !== null && placed.cents >= after
    // of several rises of one day, the shelf tells the one that was placed since
    const told = placed !== null && placed.day >= start ? Math.max(before, placed.cents) : before
    if (after > before && !shown && till.cents !== null && told < till.cents)
      till = { cents: told, until: addDays(start, days - 1) }
  }
  return till
}
