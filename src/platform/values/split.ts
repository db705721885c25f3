/** Dividing an amount so that the parts always add up (domain-hub-funding 5.5). No other code divides money. */

/** Whole and at least 0; a `bigint` where keys multiply figures past what a number holds. */
export type Weight = number | bigint

/** Equal remainders of which some got one of the left-over units and some did not: places in the list. */
export interface Tie {
  readonly served: readonly number[]
  readonly passed: readonly number[]
}

export interface Divided<T extends number> {
  readonly parts: T[]
  /** What decided a unit by turn alone; null where remainders decided every one. */
  readonly tie: Tie | null
}

/** Divides `total` (cents, may be negative) by whole weights; parts in the given order, summing to `total`.
 *  Throws on no payer, a negative weight or weights of sum 0. Largest remainders first, ties by turn:
 *  in turn 1 the first of the list, in turn 2 the second, and so on round the list.
 *  @example split(cents(10), [55, 27, 18]) // [5, 3, 2] */
export const split = <T extends number>(total: T, weights: readonly Weight[], turn = 1): T[] =>
  splitTelling(total, weights, turn).parts

/** The same, and whether a tie decided a unit: what a round must be able to show. */
export function splitTelling<T extends number>(total: T, weights: readonly Weight[], turn = 1): Divided<T> {
  const all = wholeSum(total, weights, turn)
  // Refunds mirror charges: a negative total gives the negated parts of its opposite.
  if (total < 0) {
    const charged = splitTelling(-total, weights, turn)
    return { parts: charged.parts.map((part) => (part === 0 ? 0 : -part) as T), tie: charged.tie }
  }
  const parts = weights.map((weight, place) => {
    const product = BigInt(total) * BigInt(weight)
    return { place, base: product / all, rest: product % all }
  })
  const left = Number(BigInt(total) - parts.reduce((given, part) => given + part.base, 0n))
  const asked = parts.filter((part) => part.rest > 0n).sort(largestRestFirst(turn, weights.length))
  for (const part of asked.slice(0, left)) part.base += 1n
  return { parts: parts.map((part) => Number(part.base) as T), tie: tieAt(asked, left) }
}

function tieAt(asked: readonly Part[], left: number): Tie | null {
  const [last, next] = [asked[left - 1], asked[left]]
  if (!last || !next || last.rest !== next.rest) return null
  const places = (some: readonly Part[]) => some.filter(({ rest }) => rest === last.rest).map(({ place }) => place)
  return { served: places(asked.slice(0, left)), passed: places(asked.slice(left)) }
}

function wholeSum(total: number, weights: readonly Weight[], turn: number): bigint {
  if (!Number.isSafeInteger(total)) throw new RangeError(`not a whole total: ${total}`)
  if (!Number.isSafeInteger(turn) || turn < 1) throw new RangeError(`not a turn: ${turn}`)
  if (weights.length === 0) throw new RangeError('nobody to split among')
  const wrong = weights.find((weight) => !isWhole(weight))
  if (wrong !== undefined) throw new RangeError(`not a whole weight of at least 0: ${wrong}`)
  const all = weights.reduce<bigint>((sum, weight) => sum + BigInt(weight), 0n)
  if (all === 0n) throw new RangeError('all weights are 0')
  return all
}

const isWhole = (weight: Weight): boolean =>
  typeof weight === 'bigint' ? weight >= 0n : Number.isSafeInteger(weight) && weight >= 0

interface Part {
  readonly place: number
  readonly rest: bigint
}

const largestRestFirst = (turn: number, count: number) => (one: Part, other: Part) => {
  if (one.rest !== other.rest) return one.rest > other.rest ? -1 : 1
  return inTurn(one.place, turn, count) - inTurn(other.place, turn, count)
}

function inTurn(place: number, turn: number, count: number): number {
  const shifted = (place - (turn - 1)) % count
  return shifted < 0 ? shifted + count : shifted
}
