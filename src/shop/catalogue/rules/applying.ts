/** Whether a price follows its suggestion by itself (domain-catalogue 5.2, applyMode). */
import { exact, isLess, share, times } from './exact.ts'
import type { PriceRule } from './price-rule.ts'
import { asksToBeSure } from './supplier-change.ts'

/** A price of 0, or one that moves by more than half, never comes by itself: somebody is asked (9). `band`: only while it
 *  moves by no more than so much of what it was. A product without a price is given one by `whenEdited` and `always`
 *  alone. */
export function appliesItself(
  { applyMode, band }: Pick<PriceRule, 'applyMode' | 'band'>,
  price: number | null,
  suggested: number | null,
): boolean {
  if (suggested === null || applyMode === 'manual' || asksToBeSure(price, suggested)) return false
  if (applyMode !== 'band') return true
  return isWithin(price, suggested, band)
}

/** Whether something moves by no more than so much (in millionths) of what it was. */
const isWithin = (before: number | null, after: number | null, band: number): boolean =>
  before !== null && after !== null && !isLess(times(exact(before), share(band)), exact(Math.abs(after - before)))

/** A price that a supplier's list changes needs nobody's yes where the shop says so (5.9, autoAccept): of the main
 *  supplier, holding today, and neither cost nor price moves beyond the band. */
export function acceptsItself(
  change: {
    readonly main: boolean
    readonly begun: boolean
    readonly oldCost: number | null
    readonly newCost: number | null
    readonly price: number | null
    readonly suggested: number | null
  },
  band: number,
): boolean {
  const { main, begun, oldCost, newCost, price, suggested } = change
  return band > 0 && main && begun && isWithin(oldCost, newCost, band) && isWithin(price, suggested, band)
}
