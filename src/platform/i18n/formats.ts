/** How messages are written: one set of rules for server and browser.
 *  `{name}` is a fact, `{startsAt, instant}` a fact in the person's language and the shop's zone. */
import type { InitOptions, i18n } from 'i18next'
import { type Day, dayNumber, type Instant } from '../values/day.ts'
import { joinArticles } from './french-articles.ts'

/** What numbers and dates need to know of the shop. `today` decides whether the year is worth saying. */
export interface Place {
  readonly zone?: string
  readonly currency?: string
  readonly today?: Day
}

/** Options of every i18next instance of the product. */
export const manner = {
  keySeparator: false,
  nsSeparator: false,
  returnNull: false,
  interpolation: { prefix: '{', suffix: '}', escapeValue: false },
  postProcess: ['one_dot', 'articles'],
} as const satisfies InitOptions

type Options = { readonly place?: Place; readonly of?: unknown; readonly [fact: string]: unknown }
type Format = (value: unknown, language: string, place: Place) => string

/** en is written as in Europe: day before month, 24 hours. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language)

const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.ListFormat>()
function kept<F extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.ListFormat>(key: string, make: () => F): F {
  const known = made.get(key)
  if (known) return known as F
  const fresh = make()
  made.set(key, fresh)
  return fresh
}

const dates = (language: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(
    `${language} ${zone} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(localeOf(language), { timeZone: zone, ...options }),
  )

const numbers = (language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  kept(`${language} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(localeOf(language), options))

const shortDay = { weekday: 'short', day: 'numeric', month: 'short' } as const
const wholeDay = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
const clock = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' } as const

const middayOf = (day: Day): Date => new Date((dayNumber(day) + 0.5) * 86_400_000)
const yearIn = (moment: Date, zone: string): string => dates('en', zone, { year: 'numeric' }).format(moment)

/** Adds the year where it is not this one. */
function withYear(moment: Date, zone: string, place: Place): { year?: 'numeric' } {
  const now = place.today ? middayOf(place.today) : new Date()
  return yearIn(moment, zone) === yearIn(now, place.today ? 'UTC' : zone) ? {} : { year: 'numeric' }
}

const zoneOf = (place: Place): string => place.zone ?? 'UTC'

/** `Thu 26 Nov`, with the year if it is not this one. */
export const sayDay = (day: Day, language: string, place: Place = {}): string =>
  dates(language, 'UTC', { ...shortDay, ...withYear(middayOf(day), 'UTC', place) }).format(middayOf(day))

/** `November 2026`, the month a day lies in. */
export const sayMonth = (day: Day, language: string): string =>
  capital(dates(language, 'UTC', { month: 'long', year: 'numeric' }).format(middayOf(day)), language)

/** `Thu` */
export const sayWeekday = (day: Day, language: string): string =>
  dates(language, 'UTC', { weekday: 'short' }).format(middayOf(day))

/** `7:00`, from `07:00`. */
export const sayTime = (time: string, language: string): string =>
  dates(language, 'UTC', clock).format(new Date(`1970-01-01T${time}:00Z`))

/** `Thu 26 Nov, 7:00` on the shop's clock. */
export function sayInstant(at: Instant, language: string, place: Place = {}): string {
  const moment = new Date(at)
  const zone = zoneOf(place)
  return dates(language, zone, { ...shortDay, ...withYear(moment, zone, place), ...clock }).format(moment)
}

/** `€12.50`, from whole cents. A true minus, the shop's currency. */
export const sayMoney = (cents: number, language: string, place: Place = {}): string =>
  numbers(language, { style: 'currency', currency: place.currency ?? 'EUR' })
    .format(cents / 100)
    .replace('-', '−')

/** `1,234.5`, with a true minus and at most so many decimals. */
export const sayNumber = (value: number, language: string, places = 3): string =>
  numbers(language, { maximumFractionDigits: places }).format(value).replace('-', '−')

/** `Belgium`, from the two letters of a country. */
export const sayCountry = (code: string, language: string): string =>
  new Intl.DisplayNames([localeOf(language)], { type: 'region', fallback: 'code' }).of(code) ?? code

const capital = (text: string, language: string): string =>
  text.charAt(0).toLocaleUpperCase(localeOf(language)) + text.slice(1)

/** Marks a dot that belongs to an abbreviation (`2 nov.`): before the dot of the sentence it is said once. */
const dotEnds = '\u2060'
const abbreviated = (text: string): string => (text.endsWith('.') ? text + dotEnds : text)

/** Without the marks, and with one dot where an abbreviation ends a sentence. */
export const oneDot = (text: string): string => text.replaceAll(`.${dotEnds}.`, '.').replaceAll(dotEnds, '')

const hourMark: Readonly<Record<string, string>> = { nl: 'u', de: 'Std.' }

/** The formats a message may name. A fact that does not fit its format is shown as it is. */
const formats: Readonly<Record<string, Format>> = {
  day: (value, language, place) => abbreviated(sayDay(value as Day, language, place)),
  long_day: (value, language) => dates(language, 'UTC', wholeDay).format(middayOf(value as Day)),
  time: (value, language) => sayTime(value as string, language),
  instant: (value, language, place) => sayInstant(value as Instant, language, place),
  instant_day: (value, language, place) => {
    const moment = new Date(value as Instant)
    return abbreviated(
      dates(language, zoneOf(place), { ...shortDay, ...withYear(moment, zoneOf(place), place) }).format(moment),
    )
  },
  instant_time: (value, language, place) => dates(language, zoneOf(place), clock).format(new Date(value as Instant)),
  money: (value, language, place) => sayMoney(value as number, language, place),
  number: (value, language) => sayNumber(value as number, language),
  /** Minutes of work, told in hours: `2.5 h`. */
  hours: (value, language) => `${sayNumber((value as number) / 60, language, 2)}\u00a0${hourMark[language] ?? 'h'}`,
  percent: (value, language) =>
    numbers(language, { style: 'percent', maximumFractionDigits: 1 })
      .format(value as number)
      .replace('-', '−'),
  list: (value, language) =>
    kept(`${language} list`, () => new Intl.ListFormat(localeOf(language), { type: 'conjunction' })).format(
      (value as readonly unknown[]).map(String),
    ),
  capital: (value, language) => capital(String(value), language),
}

/** A number told by a plural of its own: `{open, plural(of: questions)}` says `questions_one` or `questions_other`. */
const pluralFormat = 'plural'

const plurals = new Map<string, Intl.PluralRules>()
function pluralOf(count: number, language: string): Intl.LDMLPluralRule {
  const rules = plurals.get(language) ?? new Intl.PluralRules(localeOf(language))
  plurals.set(language, rules)
  return rules.select(count)
}

/** Looked up, and not asked of the instance: that is in the middle of another sentence. */
function sayPlural(instance: i18n, count: number, language: string, key: string): string {
  const zero = count === 0 ? ['zero'] : []
  const spoken = [language, 'en'].flatMap((one) =>
    [...zero, pluralOf(count, one), 'other'].map((form): unknown =>
      instance.getResource(one, 'translation', `${key}_${form}`),
    ),
  )
  const text = spoken.find((one) => typeof one === 'string') as string
  return text.replace('{count}', sayNumber(count, language))
}

/** Codes, each told by a message of its own: `{parts, names(of: proposal.field)}` says `proposal.field.cost` and others. */
const namesFormat = 'names'

function sayNames(instance: i18n, codes: readonly unknown[], language: string, stem: string): string {
  const said = (code: unknown) =>
    [language, 'en']
      .map((one): unknown => instance.getResource(one, 'translation', `${stem}.${String(code)}`))
      .find((text) => typeof text === 'string') ?? code
  return formats['list']?.(codes.map(said), language, {}) ?? ''
}

/** Names of the formats, for the check of messages. */
export const formatNames: readonly string[] = [...Object.keys(formats), pluralFormat, namesFormat]

/** Teaches an i18next instance the formats. Call after `init`. */
export function addFormats(instance: i18n): void {
  instance.use({ type: 'postProcessor', name: 'one_dot', process: oneDot })
  instance.use({
    ...{ type: 'postProcessor', name: 'articles' },
    process: (said: string, _key: unknown, { lng, replace }: { lng?: string; replace?: Record<string, unknown> }) =>
      (lng ?? instance.language) === 'fr' && replace ? joinArticles(said, replace) : said,
  })
  for (const [name, format] of Object.entries(formats))
    instance.services.formatter?.add(name, (value: unknown, language: string | undefined, options: Options) => {
      try {
        return format(value, language ?? 'en', options.place ?? {})
      } catch {
        return String(value)
      }
    })
  instance.services.formatter?.add(pluralFormat, (value: unknown, language: string | undefined, options: Options) => {
    try {
      return sayPlural(instance, value as number, language ?? 'en', String(options.of))
    } catch {
      return String(value)
    }
  })
  instance.services.formatter?.add(namesFormat, (value: unknown, language: string | undefined, options: Options) => {
    try {
      return sayNames(instance, value as readonly unknown[], language ?? 'en', String(options.of))
    } catch {
      return String(value)
    }
  })
}
