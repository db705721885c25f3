/** The one place that rounds. Everything else asks here, so that two screens never differ by a cent. */

type Whole = number | bigint

/** `numerator / denominator` as the nearest whole number; a half goes away from zero (commercial rounding).
 *  Exact for any size: the division is done in big integers.
 *  @throws RangeError for fractions, a denominator of 0, or a result that is no safe integer.
 *  @example roundedQuotient(2500 * 15, 31) // 1210 */
export function roundedQuotient(numerator: Whole, denominator: Whole): number {
  const over = BigInt(denominator)
  if (over === 0n) throw new RangeError('division by 0')
  const of = BigInt(numerator)
  const negative = of < 0n !== over < 0n
  const [n, d] = [of < 0n ? -of : of, over < 0n ? -over : over]
  const size = (2n * n + d) / (2n * d)
  const result = Number(negative ? -size : size)
  if (!Number.isSafeInteger(result)) throw new RangeError(`out of safe range: ${of}/${over}`)
  return result === 0 ? 0 : result
}

/** A share of a whole in basis points (1 bp = 0.01 %), rounded once. */
export const basisPoints = (of: number, points: number): number => roundedQuotient(BigInt(of) * BigInt(points), 10_000)

export const roundingModes = ['halfUp', 'up', 'down'] as const
export type RoundingMode = (typeof roundingModes)[number]

/** `numerator / denominator` as a whole number: the nearest, the next one away from zero, or the one towards it. */
export function quotient(numerator: Whole, denominator: Whole, mode: RoundingMode): number {
  if (mode === 'halfUp') return roundedQuotient(numerator, denominator)
  const [of, over] = [BigInt(numerator), BigInt(denominator)]
  if (over === 0n) throw new RangeError('division by 0')
  const whole = of / over
  const away = of % over === 0n || mode === 'down' ? 0n : of < 0n !== over < 0n ? -1n : 1n
  return roundedQuotient(whole + away, 1)
}
