/** Exact fractions: votes are parted, never rounded. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

const divisor = (one: bigint, other: bigint): bigint => (other === 0n ? one : divisor(other, one % other))

export function fraction(over: bigint | number, under: bigint | number = 1): Fraction {
  const [top, bottom] = [BigInt(over), BigInt(under)]
  if (bottom === 0n) throw new RangeError('a fraction under nothing')
  const sign = bottom < 0n ? -1n : 1n
  const common = divisor(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom) || 1n
  return { over: (sign * top) / common, under: (sign * bottom) / common }
}

export const none = fraction(0)
export const plus = (one: Fraction, other: Fraction): Fraction =>
  fraction(one.over * other.under + other.over * one.under, one.under * other.under)
export const minus = (one: Fraction, other: Fraction): Fraction => plus(one, { over: -other.over, under: other.under })
export const times = (one: Fraction, other: Fraction): Fraction =>
  fraction(one.over * other.over, one.under * other.under)
export const parted = (one: Fraction, other: Fraction): Fraction =>
  fraction(one.over * other.under, one.under * other.over)
/** Below 0, 0 or above 0, as sorting wants it. */
export function compare(one: Fraction, other: Fraction): number {
  const difference = one.over * other.under - other.over * one.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
export const sumOf = (all: readonly Fraction[]): Fraction => all.reduce(plus, none)
/** The whole part of what is not below nothing. */
export const whole = (one: Fraction): bigint => one.over / one.under

/** `61/3`, or `20` where it is whole. */
export const written = ({ over, under }: Fraction): string => (under === 1n ? `${over}` : `${over}/${under}`)
/** Reads what `written` wrote. */
export function readFraction(text: string): Fraction {
  const [over = '0', under = '1'] = text.split('/')
  return fraction(BigInt(over), BigInt(under))
}
