/** Putting 2,000 open wishes together, beside the pairs alone that a plain loop finds. */
import { addMinutes, instant } from '#platform/values/day.ts'
import { matchWishes, type WishingRequest } from '#shop/exchanges/rules/matching.ts'
import { type Case, milliseconds } from '../harness.ts'

const people = 2000

/** Everybody gives one of `shifts` shifts and wishes `wished` others, spread by a fixed step: the same each time. */
const wishes = (shifts: number, wished: number): WishingRequest[] =>
  Array.from({ length: people }, (_, n) => ({
    id: `request ${n}`,
    person: `person ${n}`,
    shift: `shift ${n % shifts}`,
    since: addMinutes(instant('2025-03-03T08:00:00.000Z'), n),
    wishes: Array.from({ length: wished }, (_, k) => ({
      shift: `shift ${(n * 7 + k * k * 3 + k + 1) % shifts}`,
      rank: (k % 20) + 1,
    })),
  }))

function pairsOnly(requests: readonly WishingRequest[]): number {
  const taken = new Set<string>()
  for (const one of requests) {
    const other = requests.find(
      (two) =>
        two !== one &&
        !taken.has(two.id) &&
        one.wishes.some((wish) => wish.shift === two.shift) &&
        two.wishes.some((wish) => wish.shift === one.shift),
    )
    if (!other || taken.has(one.id)) continue
    taken.add(one.id).add(other.id)
  }
  return taken.size
}

const matching = (name: string, shifts: number, wished: number, maxLegs: number): Case => ({
  name: `matching ${name}`,
  what: `${people} open wishes for ${shifts} shifts, ${wished} each, in exchanges of up to ${maxLegs}`,
  unit: 'ms',
  referenceWhat: 'a plain loop that finds pairs, the oldest first',
  async prepare() {
    const open = wishes(shifts, wished)
    let [served, inPairs] = [0, 0]
    return {
      ours: () =>
        milliseconds(async () => {
          served = matchWishes(open, { maxLegs, mayTake: () => true }).flatMap((match) => match.legs).length
        }),
      reference: () =>
        milliseconds(async () => {
          inPairs = pairsOnly(open)
        }),
      notes: () => ({ served, inPairs }),
      close: async () => {},
    }
  },
})

export const cases = [
  matching('few wishes', 1000, 6, 3),
  matching('many wishes', 500, 20, 3),
  matching('patterns', 100, 60, 3),
  matching('four at a time', 500, 20, 4),
]
