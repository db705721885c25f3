/** Exact fractions: chains of prices are computed without any loss and rounded where a rule says so. */
import { quotient, type RoundingMode, roundedQuotient } from '#platform/values/rounding.ts'

export interface Exact {
  readonly of: bigint
  readonly per: bigint
}

type Whole = number | bigint

/** `of / per`, exactly. @throws RangeError when `per` is 0. */
export function exact(of: Whole, per: Whole = 1): Exact {
  const [n, d] = [BigInt(of), BigInt(per)]
  if (d === 0n) throw new RangeError('division by 0')
  const common = gcd(n < 0n ? -n : n, d < 0n ? -d : d) || 1n
  const sign = d < 0n ? -1n : 1n
  return { of: (sign * n) / common, per: (sign * d) / common }
}

function gcd(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other]
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

export const plus = (one: Exact, other: Exact): Exact =>
  exact(one.of * other.per + other.of * one.per, one.per * other.per)
export const minus = (one: Exact, other: Exact): Exact => plus(one, { of: -other.of, per: other.per })
export const times = (one: Exact, other: Exact): Exact => exact(one.of * other.of, one.per * other.per)
export const over = (one: Exact, other: Exact): Exact => exact(one.of * other.per, one.per * other.of)
export const isLess = (one: Exact, other: Exact): boolean => one.of * other.per < other.of * one.per

/** A share in millionths: 25 % is 250 000. */
export const share = (millionths: Whole): Exact => exact(millionths, 1_000_000)
/** One and a share: what a percentage multiplies by. */
export const oneAnd = (millionths: Whole): Exact => exact(1_000_000n + BigInt(millionths), 1_000_000)

/** In whole units of `1 / scale`, half away from zero unless told otherwise. */
export const inUnits = (value: Exact, scale: Whole, mode: RoundingMode = 'halfUp'): number =>
  mode === 'halfUp'
    ? roundedQuotient(value.of * BigInt(scale), value.per)
    : quotient(value.of * BigInt(scale), value.per, mode)
