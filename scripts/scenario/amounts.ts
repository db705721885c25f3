/** Amounts in files: `"12.50"` is worth what the schema of its field says, and nothing where it says nothing. */
import { Amount, type Places, readUnits } from '#platform/values/amount.ts'
import { type Shape, waysOf } from './shape.ts'

/** Whole numbers that do not say are cents; a number with decimals of its own (percent) stands bare. */
const placesOf = (ways: readonly Shape[]): Places | undefined =>
  ways.find((way) => way['x-decimals'] !== undefined)?.['x-decimals'] ??
  (ways.some(({ type }) => type === 'integer') ? 2 : undefined)

const isNumber = (ways: readonly Shape[]): boolean =>
  ways.some(({ type }) => type === 'integer' || type === 'number') && !ways.some(({ type }) => type === 'string')

/** Why a text is no number of this field; null where it is, or where texts belong. */
export function whyNoAmount(ways: readonly Shape[], value: unknown): string | null {
  if (typeof value !== 'string' || !isNumber(ways)) return null
  const places = placesOf(ways)
  if (places === undefined) return 'a bare number is wanted here, without quotes'
  return readUnits(value, places) === null
    ? `an amount is wanted: with a point and at most ${places} decimals, or bare in units of 1/${10 ** places}`
    : null
}

/** The whole number that `"12.50"` stands for in this field; anything else stays. */
export function inUnits(ways: readonly Shape[], value: unknown): unknown {
  const places = placesOf(ways)
  return places !== undefined && isNumber(ways) && typeof value === 'string'
    ? (readUnits(value, places) ?? value)
    : value
}

/** An answer whose amounts know their decimals, so that `answers:` may write them either way. */
export function withAmounts(shape: Shape, value: unknown): unknown {
  const ways = waysOf(shape)
  if (typeof value === 'number') {
    const places = placesOf(ways)
    return places === undefined ? value : new Amount(value, places)
  }
  if (Array.isArray(value)) {
    const items: Shape = { anyOf: ways.flatMap((way) => way.items ?? []) }
    return value.map((one) => withAmounts(items, one))
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  const open = ways.flatMap(({ additionalProperties: one }) => (typeof one === 'object' ? [one] : []))
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const own = ways.flatMap(({ properties }) => properties?.[key] ?? [])
      return [key, withAmounts({ anyOf: own.length > 0 ? own : open }, one)]
    }),
  )
}
