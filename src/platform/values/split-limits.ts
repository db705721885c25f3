/** Dividing an amount where payers have a floor and a cap (domain-hub-funding 5.5, split with limits). */
import { splitTelling, type Tie, type Weight } from './split.ts'

export interface Limited<T extends number> {
  readonly weight: Weight
  /** The part is this at least; 0 when left out. */
  readonly floor?: T
  /** The part is this at most; left out: no limit. */
  readonly cap?: T
}

/** A factor as an exact fraction. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

export type LimitedSplit<T extends number> =
  | {
      readonly kind: 'parts'
      readonly parts: T[]
      readonly tie: Tie | null
      /** The largest limit per weight that was reached: at or above it payers stand at their cap or floor. */
      readonly reached: Fraction
    }
  /** The caps together are less than the total, by this. */
  | { readonly kind: 'short'; readonly by: T }
  /** The floors together are more than the total, by this. */
  | { readonly kind: 'floors_too_high'; readonly by: T }

/** Divides `total` (at least 0) so that nobody is below the floor or above the cap and all others pay alike per weight.
 *  Throws where a floor is above its cap, or asked of somebody who has no weight.
 *  @example splitWithLimits(cents(3000), [{ weight: 1, cap: cents(400) }, { weight: 1 }]) // parts 400, 2600 */
export function splitWithLimits<T extends number>(total: T, payers: readonly Limited<T>[], turn = 1): LimitedSplit<T> {
  const lines = payers.map(lineOf)
  if (total < 0) throw new RangeError(`limits hold for charges only: ${total}`)
  // Also refuses what the plain split refuses.
  splitTelling(
    total,
    lines.map(({ weight }) => weight),
    turn,
  )
  const sum = BigInt(total)
  const floors = lines.reduce((all, { floor }) => all + floor, 0n)
  if (floors > sum) return { kind: 'floors_too_high', by: Number(floors - sum) as T }
  const most = capsOf(lines)
  if (most !== null && most < sum) return { kind: 'short', by: Number(sum - most) as T }
  const reached = largestReached(sum, lines)
  const fixed = lines.map((line) => fixedAt(line, reached))
  const rest = Number(sum - fixed.reduce<bigint>((all, part) => all + (part ?? 0n), 0n)) as T
  const free = lines.map(({ weight }, place) => (fixed[place] === null ? weight : 0n))
  // Places and turns are those of the whole list, whoever is left in it.
  const shared = free.some((weight) => weight > 0n) ? splitTelling(rest, free, turn) : null
  const parts = fixed.map((part, place) => (part === null ? (shared?.parts[place] ?? (0 as T)) : (Number(part) as T)))
  return { kind: 'parts', parts, tie: shared?.tie ?? null, reached }
}

interface Line {
  readonly weight: bigint
  readonly floor: bigint
  readonly cap: bigint | null
}

function lineOf<T extends number>({ weight, floor, cap }: Limited<T>): Line {
  for (const limit of [floor ?? 0, cap ?? 0])
    if (!Number.isSafeInteger(limit) || limit < 0) throw new RangeError(`not a whole limit of at least 0: ${limit}`)
  if (cap !== undefined && (floor ?? 0) > cap) throw new RangeError(`the floor ${floor} is above the cap ${cap}`)
  if ((floor ?? 0) > 0 && BigInt(weight) === 0n) throw new RangeError(`a floor of ${floor} without a weight`)
  return { weight: BigInt(weight), floor: BigInt(floor ?? 0), cap: cap === undefined ? null : BigInt(cap) }
}

/** The most that all can pay; null where somebody has no cap. */
function capsOf(lines: readonly Line[]): bigint | null {
  const paying = lines.filter(({ weight }) => weight > 0n)
  return paying.some(({ cap }) => cap === null) ? null : paying.reduce((all, { cap }) => all + (cap ?? 0n), 0n)
}

/** The largest of all limits per weight at which the parts together are not more than the sum: exact, no rounding. */
function largestReached(sum: bigint, lines: readonly Line[]): Fraction {
  const limits = lines
    .filter(({ weight }) => weight > 0n)
    .flatMap(({ weight, floor, cap }) =>
      [floor, cap].flatMap((over) => (over === null ? [] : [{ over, under: weight }])),
    )
    .sort((one, other) => compare(one, other))
  // What all pay grows with the factor: halve the search.
  let [low, high] = [0, limits.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(sum, lines, limits[middle] as Fraction)) low = middle
    else high = middle - 1
  }
  return limits[low] as Fraction
}

const compare = (one: Fraction, other: Fraction): number => {
  const [left, right] = [one.over * other.under, other.over * one.under]
  return left < right ? -1 : left > right ? 1 : 0
}

const fits = (sum: bigint, lines: readonly Line[], { over, under }: Fraction): boolean =>
  lines.reduce((all, { weight, floor, cap }) => {
    const asked = over * weight
    const least = asked < floor * under ? floor * under : asked
    return all + (cap !== null && least > cap * under ? cap * under : least)
  }, 0n) <=
  sum * under

/** The part of whoever stands at the cap or the floor there; null for those who share the rest. */
function fixedAt({ weight, floor, cap }: Line, { over, under }: Fraction): bigint | null {
  const asked = over * weight
  if (weight === 0n) return 0n
  if (cap !== null && asked >= cap * under) return cap
  return asked < floor * under ? floor : null
}
