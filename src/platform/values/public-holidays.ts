/** Public holidays of the countries komunigi knows. Regional days are left to whoever asks: a shop closes on them by itself.
 *  Source: the labour law of each country. */
import { addDays, type Day, day } from './day.ts'

/** What a holiday is called; who shows one words it (`shifts.holiday.<name>`). */
export type HolidayName =
  | 'new_year'
  | 'epiphany'
  | 'good_friday'
  | 'easter_monday'
  | 'kings_day'
  | 'labour_day'
  | 'victory_day'
  | 'europe_day'
  | 'ascension'
  | 'whit_monday'
  | 'national_day'
  | 'assumption'
  | 'unity_day'
  | 'all_saints'
  | 'armistice'
  | 'constitution_day'
  | 'immaculate_conception'
  | 'christmas'
  | 'second_christmas'

export interface Holiday {
  readonly day: Day
  readonly name: HolidayName
}

/** Fixed days as MM-DD; movable ones as days after Easter Sunday. */
interface Calendar {
  readonly fixed: Readonly<Record<string, HolidayName>>
  readonly afterEaster: Readonly<Record<string, HolidayName>>
}

const everywhere = { '01-01': 'new_year', '12-25': 'christmas' } as const
const mondays = { '1': 'easter_monday', '39': 'ascension', '50': 'whit_monday' } as const
const may = { '05-01': 'labour_day' } as const
const catholic = { '08-15': 'assumption', '11-01': 'all_saints' } as const
const boxingDay = { '12-26': 'second_christmas' } as const
const armistice = { '11-11': 'armistice' } as const

const calendars: Readonly<Record<string, Calendar>> = {
  BE: { fixed: { ...everywhere, ...may, ...catholic, ...armistice, '07-21': 'national_day' }, afterEaster: mondays },
  FR: {
    fixed: { ...everywhere, ...may, ...catholic, ...armistice, '05-08': 'victory_day', '07-14': 'national_day' },
    afterEaster: mondays,
  },
  NL: { fixed: { ...everywhere, ...boxingDay, '04-27': 'kings_day' }, afterEaster: mondays },
  DE: {
    fixed: { ...everywhere, ...may, ...boxingDay, '10-03': 'unity_day' },
    afterEaster: { ...mondays, '-2': 'good_friday' },
  },
  LU: {
    fixed: { ...everywhere, ...may, ...catholic, ...boxingDay, '05-09': 'europe_day', '06-23': 'national_day' },
    afterEaster: mondays,
  },
  CH: { fixed: { ...everywhere, '08-01': 'national_day' }, afterEaster: { '39': 'ascension' } },
  ES: {
    fixed: {
      ...everywhere,
      ...may,
      ...catholic,
      '01-06': 'epiphany',
      '10-12': 'national_day',
      '12-06': 'constitution_day',
      '12-08': 'immaculate_conception',
    },
    afterEaster: { '-2': 'good_friday' },
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

/** The public holidays of a country in a year, in order; none for a country we do not know. Where two fall on one
 *  day (1 May and Ascension in 2008) the fixed one names it. */
export function publicHolidays(country: string, year: number): Holiday[] {
  const calendar = calendars[country]
  if (!calendar) return []
  const sunday = easter(year)
  const names = new Map<Day, HolidayName>([
    ...Object.entries(calendar.afterEaster).map(([after, name]): [Day, HolidayName] => [
      addDays(sunday, Number(after)),
      name,
    ]),
    ...Object.entries(calendar.fixed).map(([date, name]): [Day, HolidayName] => [day(`${year}-${date}`), name]),
  ])
  return [...names].map(([of, name]) => ({ day: of, name })).sort((one, other) => (one.day < other.day ? -1 : 1))
}

/** The public holidays in [from, until], in order. */
export function holidaysBetween(country: string, from: Day, until: Day): Holiday[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))]
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  return years
    .flatMap((year) => publicHolidays(country, year))
    .filter((holiday) => from <= holiday.day && holiday.day <= until)
}

/** Answers for any day, year by year as asked. */
export function holidayQuestion(country: string): (of: Day) => boolean {
  const known = new Map<number, ReadonlySet<Day>>()
  return (of) => {
    const year = Number(of.slice(0, 4))
    const days = known.get(year) ?? new Set(publicHolidays(country, year).map((holiday) => holiday.day))
    known.set(year, days)
    return days.has(of)
  }
}
