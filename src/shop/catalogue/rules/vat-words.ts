/** The rate a tax is called by: `TVA 6% TTC`, `21%`, `btw 9 %`, `6.00`. In millionths. */
import { exactUnits, readDecimal } from '#platform/values/decimal.ts'

export function readRate(text: string): number | null {
  const marked = /(\d+(?:[.,]\d+)?)\s*%/.exec(text)?.[1]
  const decimal = readDecimal(marked ?? text)
  return decimal && exactUnits(decimal, 4)
}
