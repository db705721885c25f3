/** How much a delivered need is used (domain-hub-funding 6, last line): what shops that agreed count of the part of the
 *  software that the need is about, from the month before the delivery, to compare, to a year after it. */
import { addMonths, type Day, type Month, monthDays, monthOf } from '#platform/values/day.ts'

/** Areas that bear another name than the parts of the software they are about. */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  products: ['catalogue'],
  shifts: ['shifts', 'exchanges'],
  accounting: ['shares'],
}

/** The parts in which what was done is a use of the area. */
export const partsOfArea = (area: string): readonly string[] => partsOf[area] ?? [area]

export const firstMonthOfUse = (deliveredOn: Day): Month => monthOf(addMonths(firstDay(deliveredOn), -1))

const lastMonthOfUse = (deliveredOn: Day): Month => monthOf(addMonths(firstDay(deliveredOn), 12))

/** Counted from the first of a month: a month before the 31st is no surprise then. */
const firstDay = (of: Day): Day => monthDays(monthOf(of)).from

export interface ToldUse {
  readonly participant: string
  readonly month: Month
  readonly uses: Readonly<Record<string, number>>
}

export interface UseOfNeed {
  readonly id: string
  readonly months: { readonly month: Month; readonly times: number }[]
}

/** By shop, the earliest month first. A shop that never used the part is left out: its silence says nothing of the need. */
export function usesAfter(deliveredOn: Day, area: string, told: readonly ToldUse[]): UseOfNeed[] {
  const [first, last] = [firstMonthOfUse(deliveredOn), lastMonthOfUse(deliveredOn)]
  const parts = partsOfArea(area)
  const within = told.filter(({ month }) => month >= first && month <= last)
  return [...Map.groupBy(within, ({ participant }) => participant)]
    .map(([id, of]) => ({
      id,
      months: of.map(({ month, uses }) => ({ month, times: parts.reduce((sum, part) => sum + (uses[part] ?? 0), 0) })),
    }))
    .filter(({ months }) => months.some(({ times }) => times > 0))
}
