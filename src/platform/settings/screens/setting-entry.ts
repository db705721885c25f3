/** What stands in the field of a setting, and what is kept of it: people type amounts and percents, cents and basis points
 *  are kept. */
import { exactUnits, readDecimal } from '#platform/values/decimal.ts'
import { type Cents, moneyText } from '#platform/values/money.ts'
import type { SettingLine } from '../contract.ts'

type Entered = Pick<SettingLine, 'kind' | 'nullable' | 'counted'>

/** A number as it is typed. */
const typed = (counted: SettingLine['counted'], value: number): string =>
  counted === null ? String(value) : moneyText(value as Cents).replace(/\.00$/, '')

/** What a field holds first. */
export function startOf({ kind, counted }: Entered, value: unknown): FormValue {
  if (kind === 'switch') return value === true
  if (kind === 'choices') return Array.isArray(value) ? value.map(String) : []
  if (kind === 'numbers') return Array.isArray(value) ? value.map((one) => typed(counted, Number(one))).join('  ') : ''
  if (value === null || value === undefined) return ''
  return typeof value === 'number' ? typed(counted, value) : String(value)
}

/** Fields hold text, but for switches and lists of choices. */
export type FormValue = string | boolean | string[]

/** What was typed, as it is kept. What is no number is sent as it is, and refused with the bounds. */
export function sentOf({ kind, nullable, counted }: Entered, value: FormValue): unknown {
  if (typeof value !== 'string') return value
  if (value.trim() === '' && nullable) return null
  const read = (text: string): unknown => numberIn(text, counted === null ? 0 : hundredths) ?? text
  if (kind === 'numbers')
    return value
      .split(/[\s·;/%]+/)
      .filter(Boolean)
      .map(read)
  if (kind === 'whole') return read(value.replace(/%/g, ''))
  return kind === 'number' ? Number(value.replace(',', '.')) : value
}

const hundredths = 2

function numberIn(text: string, places: number): number | null {
  const decimal = readDecimal(text)
  return decimal && exactUnits(decimal, places)
}
