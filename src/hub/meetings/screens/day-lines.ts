/** The days of an event as they are typed: a few fields each, numbered. */
export const mostDays = 14
export const numbers = Array.from({ length: mostDays }, (_, at) => at + 1)

export interface EventDayTerms {
  readonly day: string
  readonly from: string
  readonly until: string
  readonly says: string | null
}

export type TypedDays = Readonly<Record<string, string | boolean | readonly string[]>>

const typedDay = ({ day, from, until, says }: EventDayTerms, number: number): Record<string, string> => ({
  [`day-${number}`]: day,
  [`from-${number}`]: from,
  [`until-${number}`]: until,
  [`says-${number}`]: says ?? '',
})

const usual = { from: '09:00', until: '17:00', says: null }

export const typedDays = (days: readonly EventDayTerms[]): Record<string, string> =>
  Object.assign({}, ...days.map((one, at) => typedDay(one, at + 1)))

/** One day, of which only the date is asked. */
export const startDays = typedDays([{ day: '', ...usual }])

const textIn = (typed: TypedDays, field: string): string => String(typed[field] ?? '')

/** A line without a date is none. */
export const daysIn = (typed: TypedDays): EventDayTerms[] =>
  numbers
    .map((number) => ({
      day: textIn(typed, `day-${number}`),
      from: textIn(typed, `from-${number}`),
      until: textIn(typed, `until-${number}`),
      says: textIn(typed, `says-${number}`).trim() || null,
    }))
    .filter(({ day }) => day !== '')

/** Of each further day when it begins and ends; the first is asked for anyway. */
export const dayProblems = (typed: TypedDays) =>
  numbers
    .slice(1)
    .filter((number) => textIn(typed, `day-${number}`) !== '')
    .flatMap((number) => [`from-${number}`, `until-${number}`])
    .filter((path) => textIn(typed, path) === '')
    .map((path) => ({ path, code: 'required' }))
