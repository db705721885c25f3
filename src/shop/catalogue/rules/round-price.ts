/** The last step of a price: to the cent, to a step of coins, or to an ending the shop likes. */
import { type Exact, exact, inUnits, isLess, minus } from './exact.ts'
import type { PriceRule } from './price-rule.ts'

type Rounding = Pick<PriceRule, 'roundingStep' | 'roundingMode' | 'endings'>

/** In cents. Endings come before steps. */
export function rounded(gross: Exact, { roundingStep, roundingMode, endings }: Rounding): number {
  if (endings.length > 0) return withEnding(gross, roundingMode, endings)
  const step = roundingStep || 1
  return inUnits({ of: gross.of * 100n, per: gross.per * BigInt(step) }, 1, roundingMode) * step
}

/** `.x9` fits 1.09 and 1.19, `.95` fits 1.95. */
const fits = (cents: number, ending: string): boolean => {
  const digits = String(cents % 100).padStart(2, '0')
  return [...ending.slice(1)].every((mark, at) => mark === 'x' || mark === digits.charAt(at))
}

/** The nearest price that ends so, of two equally near ones the higher; up and down look in that direction only. */
function withEnding(gross: Exact, mode: Rounding['roundingMode'], endings: readonly string[]): number {
  const exactCents = { of: gross.of * 100n, per: gross.per }
  const floor = inUnits(exactCents, 1, 'down')
  const near = Array.from({ length: 203 }, (_, at) => floor - 101 + at).filter(
    (cents) => cents >= 0 && endings.some((ending) => fits(cents, ending)),
  )
  const up = near.find((cents) => !isLess(exact(cents), exactCents))
  const down = near.findLast((cents) => !isLess(exactCents, exact(cents)))
  if (mode === 'up' || down === undefined) return up ?? floor
  if (mode === 'down' || up === undefined) return down
  return isLess(minus(exactCents, exact(down)), minus(exact(up), exactCents)) ? down : up
}
