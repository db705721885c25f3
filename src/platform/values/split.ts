/** Dividing an amount so that the parts always add up (domain-hub-funding 5.5). No other code divides money. */

/** Divides `total` (cents, may be negative) by whole weights; parts in the given order, summing to `total`.
 *  Throws on no payer, a negative weight or weights of sum 0. Largest remainders first, ties by turn:
 *  in turn 1 the first of the list, in turn 2 the second, and so on round the list.
 *  @example split(cents(10), [55, 27, 18]) // [5, 3, 2] */
export function split<T extends number>(total: T, weights: readonly number[], turn = 1): T[] {
  const all = wholeSum(total, weights, turn)
  // Refunds mirror charges: a negative total gives the negated parts of its opposite.
  if (total < 0) return split(-total, weights, turn).map((part) => (part === 0 ? 0 : -part) as T)
  const parts = weights.map((weight, place) => {
    const product = BigInt(total) * BigInt(weight)
    return { place, base: product / all, rest: product % all }
  })
  let left = BigInt(total) - parts.reduce((given, part) => given + part.base, 0n)
  const asked = parts.filter((part) => part.rest > 0n).sort(largestRestFirst(turn, weights.length))
  for (const part of asked) {
    if (left === 0n) break
    part.base += 1n
    left -= 1n
  }
  return parts.map((part) => Number(part.base) as T)
}

function wholeSum(total: number, weights: readonly number[], turn: number): bigint {
  if (!Number.isSafeInteger(total)) throw new RangeError(`not a whole total: ${total}`)
  if (!Number.isSafeInteger(turn) || turn < 1) throw new RangeError(`not a turn: ${turn}`)
  if (weights.length === 0) throw new RangeError('nobody to split among')
  const wrong = weights.find((weight) => !Number.isSafeInteger(weight) || weight < 0)
  if (wrong !== undefined) throw new RangeError(`not a whole weight of at least 0: ${wrong}`)
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (all === 0n) throw new RangeError('all weights are 0')
  return all
}

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
