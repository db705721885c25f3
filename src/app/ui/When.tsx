/** Days, times, amounts and countries in the person's language, the shop's zone and currency. */
import {
  sayCountry,
  sayDay,
  sayInstant,
  sayMoney,
  sayMonth,
  sayNumber,
  sayTime,
  sayWeekday,
} from '#platform/i18n/formats.ts'
import type { Day as DayText, Instant, TimeOfDay } from '#platform/values/day.ts'
import { type Cents, moneyText } from '#platform/values/money.ts'
import { currentLanguage, currentPlace, useWords } from '../words.ts'

/** `Thu 26 Nov`; with the year if it is not this one. */
export const dayWords = (day: DayText): string => sayDay(day, currentLanguage(), currentPlace())
/** `November 2026` */
export const monthWords = (day: DayText): string => sayMonth(day, currentLanguage())
/** `Thu` */
export const weekdayWords = (day: DayText): string => sayWeekday(day, currentLanguage())
/** `7:00` */
export const timeWords = (time: TimeOfDay): string => sayTime(time, currentLanguage())
/** `7:00–9:45` */
export const rangeWords = (from: TimeOfDay, until: TimeOfDay): string => `${timeWords(from)}–${timeWords(until)}`
/** `Thu 26 Nov, 7:00–9:45` */
export const slotWords = (day: DayText, from: TimeOfDay, until: TimeOfDay): string =>
  `${dayWords(day)}, ${rangeWords(from, until)}`
/** `Thu 26 Nov, 7:00` on the shop's clock. */
export const momentWords = (at: Instant): string => sayInstant(at, currentLanguage(), currentPlace())
/** `Belgium`, from `BE`. */
export const countryWords = (code: string): string => sayCountry(code, currentLanguage())
/** `€12.50`, from whole cents. */
export const moneyWords = (cents: number): string => sayMoney(cents, currentLanguage(), currentPlace())
/** `1,234` */
export const numberWords = (value: number, places?: number): string => sayNumber(value, currentLanguage(), places)

/** An amount as the person would type it in a field: `12.50`, in French `12,50`. */
export const moneyToType = (amount: Cents): string => moneyText(amount).replace('.', numberWords(0.5, 1).charAt(1))

export function Day({ day }: { readonly day: DayText }) {
  useWords()
  return <time dateTime={day}>{dayWords(day)}</time>
}

export interface TimeRangeProps {
  readonly day?: DayText
  readonly from: TimeOfDay
  readonly until: TimeOfDay
}

/** `Thu 26 Nov, 7:00–9:45`, or the times alone. */
export function TimeRange({ day, from, until }: TimeRangeProps) {
  useWords()
  return (
    <time dateTime={day ? `${day}T${from}` : from}>{day ? slotWords(day, from, until) : rangeWords(from, until)}</time>
  )
}

export function Moment({ at }: { readonly at: Instant }) {
  useWords()
  return <time dateTime={at}>{momentWords(at)}</time>
}

/** Whole cents in the shop's currency. @public */
export function Money({ cents }: { readonly cents: number }) {
  useWords()
  return <span className="figures">{moneyWords(cents)}</span>
}

/** @public A part of screens, see src/app/README.md. */
export function Figure({ value }: { readonly value: number }) {
  useWords()
  return <span className="figures">{numberWords(value)}</span>
}
