/** Figures of the catalogue as people read and type them. */
import { currentMe } from '#app/session.ts'
import { moneyWords, numberWords } from '#app/ui/When.tsx'
import { t } from '#app/words.ts'
import { decimalText, exactUnits, readDecimal } from '#platform/values/decimal.ts'
import { hundredths } from '../rules/percent.ts'

/** What is typed, in units of 10^-places; null for nothing, or for what is no such number. */
export function unitsOf(text: string, places: number): number | null {
  const decimal = text.trim() === '' ? null : readDecimal(text)
  return decimal && exactUnits(decimal, places)
}

/** The other way round, as it is typed: without needless zeros, with a point. */
export const textOf = (units: number | null, places: number): string =>
  units === null
    ? ''
    : decimalText(units, places)
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')

/** The same as it is read. */
export const decimalWords = (units: number, places: number): string => numberWords(units / 10 ** places, places)

/** What something is, and so much of it: in the way of the language. */
export const pairWords = (name: string, value: string): string => t('catalogue.pair', { name, value })

export const fiveDigits = (number: number): string => String(number).padStart(5, '0')

/** 1/10 000 of money: two decimals where they say it all, else four. */
export const costWords = (cost: number): string =>
  cost % 100 === 0 ? moneyWords(cost / 100) : `${moneyWords(0).replace(/0[.,]00/, decimalWords(cost, 4))}`

/** With two decimals at most: nobody reads a thousandth of a percent. */
export const percentWords = (percent: number | null): string | null =>
  percent === null ? null : t('catalogue.percent', { value: hundredths(percent) / 100 })

/** A unit by its word; those of the shop have a name of their own. */
export const unitWords = (code: string, name?: string | null): string => name ?? t(`catalogue.unit.${code}`)

export const vatWords = (code: string, name?: string | null): string => name ?? t(`catalogue.vat.${code}`)

export const countryWords = (code: string): string =>
  new Intl.DisplayNames([currentMe().language], { type: 'region' }).of(code) ?? code
