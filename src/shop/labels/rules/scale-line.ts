/** What a scale on a cable says, line by line: `ST,GS,+  0.452kg` (A&D, CAS), `S S      452.0 g` (Mettler SICS), or the
 *  weight alone. */
import { roundedQuotient } from '#platform/values/rounding.ts'

/** It moves, is overloaded, or cannot weigh. */
const unsteady = /^\s*(US|OL|S [DI+-]|ES|EL|ET)\b/

/** Whole grams, half a gram up; null where the line has no weight that rests. */
export function gramsIn(line: string): number | null {
  if (unsteady.test(line)) return null
  const [, sign, whole = '', decimals = '', unit = ''] = /([+-]?)\s*(\d+)(?:[.,](\d+))?\s*(kg|g)\b/i.exec(line) ?? []
  if (whole === '' || sign === '-') return null
  const grams = BigInt(whole + decimals) * (unit.toLowerCase() === 'kg' ? 1000n : 1n)
  return roundedQuotient(grams, 10n ** BigInt(decimals.length))
}
