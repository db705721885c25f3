/** Whole numbers that hold decimals: cents two, quantities three, purchase prices four, rates six, grams none. The schema says how many, so
 *  that whoever reads `"12.50"` (a scenario file), or the description of the API, knows what it is worth. */
import { exactUnits, readDecimal } from './decimal.ts'

export type Places = 0 | 2 | 3 | 4 | 6

/** For `.meta(…)` of a schema of whole numbers; OpenAPI tells it as `x-decimals`. */
export const decimals = (places: Places): { readonly 'x-decimals': Places } => ({ 'x-decimals': places })

/** `1.2345` with four places is 12345. Null where there is no point, or there are more decimals than fit. */
export function readUnits(text: string, places: Places): number | null {
  const decimal = /^-?\d+\.\d+$/.test(text) ? readDecimal(text) : null
  return decimal && exactUnits(decimal, places)
}

/** A whole number and how many decimals it holds. */
export class Amount {
  readonly units: number
  readonly places: Places
  constructor(units: number, places: Places) {
    this.units = units
    this.places = places
  }
  toJSON(): number {
    return this.units
  }
}

const amountOf =
  (places: Places) =>
  (units: number | null): Amount | null =>
    units === null ? null : new Amount(units, places)

/** 1/10 000 of money. */
export const tenThousandths = amountOf(4)
/** 1/1000 of a unit. */
export const thousandths = amountOf(3)
