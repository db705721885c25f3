/** Whether a price follows its suggestion by itself (domain-catalogue 5.2, applyMode). */
import { exact, isLess, share, times } from './exact.ts'
import type { PriceRule } from './price-rule.ts'

/** A price of 0 never comes by itself. `band`: only while it moves by no more than so much of what it was. A product without a price is given one by
 *  `whenEdited` and `always` alone. */
export function appliesItself(
  { applyMode, band }: Pick<PriceRule, 'applyMode' | 'band'>,
  price: number | null,
  suggested: number | null,
): boolean {
  if (suggested === null || applyMode === 'manual' || suggested === 0) return false
  if (applyMode !== 'band') return true
  if (price === null) return false
  return !isLess(times(exact(price), share(band)), exact(Math.abs(suggested - price)))
}
