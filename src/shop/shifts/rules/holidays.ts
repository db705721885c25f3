/** Public holidays of the countries komunigi knows, as proposals for closings. Regional days are left to the shop.
 *  Source: the labour law of each country. */
import { addDays, type Day, day } from '#platform/values/day.ts'

/** Fixed days as MM-DD; movable ones as days after Easter Sunday. */
interface Calendar {
  readonly fixed: readonly string[]
  readonly afterEaster: readonly number[]
}

const calendars: Readonly<Record<string, Calendar>> = {
  BE: { fixed: ['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'], afterEaster: [1, 39, 50] },
  FR: { fixed: ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'], afterEaster: [1, 39, 50] },
  NL: { fixed: ['01-01', '04-27', '12-25', '12-26'], afterEaster: [1, 39, 50] },
  DE: { fixed: ['01-01', '05-01', '10-03', '12-25', '12-26'], afterEaster: [-2, 1, 39, 50] },
  LU: {
    fixed: ['01-01', '05-01', '05-09', '06-23', '08-15', '11-01', '12-25', '12-26'],
    afterEaster: [1, 39, 50],
  },
  CH: { fixed: ['01-01', '08-01', '12-25'], afterEaster: [39] },
  ES: {
    fixed: ['01-01', '01-06', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25'],
    afterEaster: [-2],
  },
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
export function easter(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const l = (32 + 2 * e + 2 * i - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const date = ((h + l - 7 * m + 114) % 31) + 1
  return day(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
}

/** The public holidays of a country in a year, in order; none for a country we do not know. */
export function publicHolidays(country: string, year: number): Day[] {
  const calendar = calendars[country]
  if (!calendar) return []
  const sunday = easter(year)
  const days = [
    ...calendar.fixed.map((date) => day(`${year}-${date}`)),
    ...calendar.afterEaster.map((after) => addDays(sunday, after)),
  ]
  return [...new Set(days)].sort()
}

/** Answers for any day, year by year as asked. */
export function holidayQuestion(country: string): (of: Day) => boolean {
  const known = new Map<number, ReadonlySet<Day>>()
  return (of) => {
    const year = Number(of.slice(0, 4))
    const days = known.get(year) ?? new Set(publicHolidays(country, year))
    known.set(year, days)
    return days.has(of)
  }
}
