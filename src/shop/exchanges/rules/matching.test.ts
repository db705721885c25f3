/** Matching of wishes: what every proposal keeps to, and that nothing better was possible. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMinutes, type Instant, instant } from '#platform/values/day.ts'
import { type Match, matchWishes, type WishingRequest } from './matching.ts'

const noon = instant('2025-03-03T12:00:00.000Z')
const anything = (maxLegs = 3) => ({ maxLegs, mayTake: () => true })

/** `amina: mon > tue wed` reads: Amina gives Monday and wishes Tuesday, else Wednesday; older lines are older wishes. */
function wishing(text: string): WishingRequest[] {
  return text
    .trim()
    .split('\n')
    .map((line, place) => {
      const [id = '', shift = '', , ...wishes] = line.trim().split(/:?\s+/)
      return {
        id,
        person: id.replace(/\d+$/, ''),
        shift,
        since: addMinutes(noon, place),
        wishes: wishes.map((wished, rank) => ({ shift: wished, rank: rank + 1 })),
      }
    })
}

const shown = (matches: readonly Match[]): string[] =>
  matches.map((match) => match.legs.map((leg) => `${leg.request}>${leg.shift}`).join(' '))

test('two people who wish each other’s shift are matched', () => {
  const open = wishing(`
    amina: mon > tue
    bram:  tue > mon`)
  assert.deepEqual(shown(matchWishes(open, anything())), ['amina>tue bram>mon'])
  assert.equal(matchWishes(open, anything())[0]?.possible, 1)
})

test('three wishes that go round are found where no two people can help each other', () => {
  const open = wishing(`
    amina: mon > tue
    bram:  tue > wed
    chloe: wed > mon`)
  assert.deepEqual(shown(matchWishes(open, anything())), ['amina>tue bram>wed chloe>mon'])
  assert.deepEqual(matchWishes(open, anything(2)), [])
})

test('two exchanges of two go before one of four, and four served before three', () => {
  const round = wishing(`
    amina: mon > tue thu
    bram:  tue > wed mon
    chloe: wed > thu
    elif:  thu > mon wed`)
  assert.deepEqual(shown(matchWishes(round, anything(4))), ['amina>tue bram>mon', 'chloe>thu elif>wed'])
})

test('of exchanges that serve as many, the dearer wishes win, then the older ones', () => {
  const dearer = wishing(`
    amina: mon > wed tue
    bram:  tue > mon
    chloe: wed > mon`)
  assert.deepEqual(shown(matchWishes(dearer, anything())), ['amina>wed chloe>mon'])
  const older = wishing(`
    amina: mon > tue
    bram:  tue > mon
    chloe: tue > mon`)
  assert.deepEqual(shown(matchWishes(older, anything())), ['amina>tue bram>mon'])
  const sameAge = wishing(`
    chloe: tue > mon
    bram:  tue > mon
    amina: mon > tue`).map((request) => ({ ...request, since: noon }))
  assert.deepEqual(shown(matchWishes(sameAge, anything())), ['amina>tue bram>mon'])
})

test('nobody is matched with a shift that a rule closes to them', () => {
  const open = wishing(`
    amina: mon > tue wed
    bram:  tue > mon
    chloe: wed > mon`)
  const closed = { maxLegs: 3, mayTake: (request: string, shift: string) => !(request === 'amina' && shift === 'wed') }
  assert.deepEqual(shown(matchWishes(open, closed)), ['amina>tue bram>mon'])
})

test('one person never stands twice in one exchange', () => {
  const open = wishing(`
    amina1: mon > tue
    amina2: tue > mon`)
  assert.deepEqual(matchWishes(open, anything()), [])
})

test('a wish for the shift one already sits on is no wish', () => {
  const open = wishing(`
    amina: mon > mon
    bram:  mon > mon`)
  assert.deepEqual(matchWishes(open, anything()), [])
})

const people = ['a', 'b', 'c', 'd', 'e', 'f']
const anyWishes = fc
  .array(
    fc.record({
      person: fc.constantFrom(...people),
      shift: fc.integer({ min: 0, max: 5 }),
      minutes: fc.integer({ min: 0, max: 3 }),
      wishes: fc.array(fc.record({ shift: fc.integer({ min: 0, max: 5 }), rank: fc.integer({ min: 1, max: 3 }) }), {
        maxLength: 3,
      }),
    }),
    { minLength: 2, maxLength: 7 },
  )
  .map((rows) =>
    rows.map(
      (row, place): WishingRequest => ({
        id: `r${place}`,
        person: row.person,
        shift: `s${row.shift}`,
        since: addMinutes(noon, row.minutes) as Instant,
        wishes: row.wishes.map((wish) => ({ shift: `s${wish.shift}`, rank: wish.rank })),
      }),
    ),
  )
const anyRules = fc.record({ maxLegs: fc.integer({ min: 2, max: 4 }), closed: fc.integer({ min: 0, max: 7 }) })
const rulesOf = ({ maxLegs, closed }: { maxLegs: number; closed: number }) => ({
  maxLegs,
  mayTake: (request: string, shift: string) => (Number(request.slice(1)) * 5 + Number(shift.slice(1))) % 8 !== closed,
})

test('every exchange goes round, keeps every rule for everybody in it, and takes each seat once', () => {
  fc.assert(
    fc.property(anyWishes, anyRules, (requests, choice) => {
      const rules = rulesOf(choice)
      const byId = new Map(requests.map((request) => [request.id, request]))
      const served = matchWishes(requests, rules).flatMap((match) => {
        assert.ok(match.legs.length >= 2 && match.legs.length <= rules.maxLegs)
        assert.equal(new Set(match.legs.map((leg) => byId.get(leg.request)?.person)).size, match.legs.length)
        for (const [place, leg] of match.legs.entries()) {
          assert.equal(leg.from, match.legs[(place + 1) % match.legs.length]?.request)
          assert.equal(leg.shift, byId.get(leg.from)?.shift)
          assert.notEqual(leg.shift, byId.get(leg.request)?.shift)
          assert.ok(byId.get(leg.request)?.wishes.some((wish) => wish.shift === leg.shift))
          assert.ok(rules.mayTake(leg.request, leg.shift))
        }
        return match.legs.map((leg) => leg.request)
      })
      assert.equal(new Set(served).size, served.length)
    }),
    { numRuns: 400 },
  )
})

test('no other choice of exchanges serves more people, or as many with dearer wishes', () => {
  fc.assert(
    fc.property(anyWishes, anyRules, (requests, choice) => {
      const rules = rulesOf(choice)
      assert.deepEqual(worth(matchWishes(requests, rules).map((match) => match.legs)), bestByTrying(requests, rules))
    }),
    { numRuns: 400 },
  )
})

test('the order in which wishes are read changes nothing', () => {
  fc.assert(
    fc.property(anyWishes, anyRules, fc.infiniteStream(fc.nat()), (requests, choice, stream) => {
      const shuffled = requests
        .map((request) => ({ request, at: stream.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ request }) => request)
      assert.deepEqual(matchWishes(shuffled, rulesOf(choice)), matchWishes(requests, rulesOf(choice)))
    }),
    { numRuns: 200 },
  )
})

test('where too many exchanges are possible to try them all, a thousand people are still served', () => {
  const week = Array.from(
    { length: 1000 },
    (_, n): WishingRequest => ({
      id: `r${String(n).padStart(4, '0')}`,
      person: `p${n}`,
      shift: `s${n % 50}`,
      since: addMinutes(noon, n),
      wishes: Array.from({ length: 49 }, (_, k) => ({ shift: `s${(n + k + 1) % 50}`, rank: (k % 20) + 1 })),
    }),
  )
  const matches = matchWishes(week, anything())
  assert.ok(matches.every((match) => match.possible === null))
  assert.ok(matches.flatMap((match) => match.legs).length >= 950)
})

test('a single way round is found among many wishes that lead nowhere', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 396 }), (place) => {
      // Everybody wishes the next shift of a long line; three of them close a circle in the middle of it.
      const line = Array.from(
        { length: 400 },
        (_, n): WishingRequest => ({
          id: `r${n}`,
          person: `p${n}`,
          shift: `s${n}`,
          since: noon,
          wishes: [n + 1, ...(n === place + 2 ? [place] : [])].map((shift) => ({ shift: `s${shift}`, rank: 1 })),
        }),
      )
      assert.deepEqual(
        matchWishes(line, anything()).map((match) => match.legs.map((leg) => leg.request).sort()),
        [[`r${place}`, `r${place + 1}`, `r${place + 2}`].sort()],
      )
    }),
    { numRuns: 20 },
  )
})

interface Leg {
  readonly request: string
  readonly from: string
  readonly rank: number
}

/** Served, spread, ranks: what is compared before age. */
const worth = (cycles: readonly (readonly Leg[])[]): readonly number[] => [
  cycles.flat().length,
  cycles.reduce((sum, legs) => sum + legs.length ** 2, 0),
  cycles.flat().reduce((sum, leg) => sum + leg.rank, 0),
]

/** By trying every way to give each request one of the others' seats, or none. Slow and plain. */
function bestByTrying(requests: readonly WishingRequest[], rules: ReturnType<typeof rulesOf>): readonly number[] {
  let best: readonly number[] = [0, 0, 0]
  const seats = new Map<string, Leg>()
  const taken = new Set<string>()
  const tryFrom = (place: number): void => {
    const request = requests[place]
    if (!request) {
      const cycles = roundsOf(seats)
      const people = new Map(requests.map((one) => [one.id, one.person]))
      const fair = cycles?.every(
        (legs) =>
          legs.length >= 2 &&
          legs.length <= rules.maxLegs &&
          new Set(legs.map((leg) => people.get(leg.request))).size === legs.length,
      )
      if (cycles && fair && before(worth(cycles), best)) best = worth(cycles)
      return
    }
    tryFrom(place + 1)
    for (const giver of requests) {
      const ranks = request.wishes.filter((wish) => wish.shift === giver.shift).map((wish) => wish.rank)
      if (giver.id === request.id || giver.shift === request.shift || taken.has(giver.id) || ranks.length === 0)
        continue
      if (!rules.mayTake(request.id, giver.shift)) continue
      taken.add(giver.id)
      seats.set(request.id, { request: request.id, from: giver.id, rank: Math.min(...ranks) })
      tryFrom(place + 1)
      seats.delete(request.id)
      taken.delete(giver.id)
    }
  }
  tryFrom(0)
  return best
}

const before = (a: readonly number[], b: readonly number[]): boolean =>
  a[0] !== b[0]
    ? (a[0] as number) > (b[0] as number)
    : a[1] !== b[1]
      ? (a[1] as number) < (b[1] as number)
      : (a[2] as number) < (b[2] as number)

/** The rounds the seats make; null where somebody's seat goes away without another coming. */
function roundsOf(seats: ReadonlyMap<string, Leg>): Leg[][] | null {
  const left = new Set(seats.keys())
  const rounds: Leg[][] = []
  for (const start of seats.keys()) {
    if (!left.has(start)) continue
    const round: Leg[] = []
    for (let at = start; left.has(at); at = (seats.get(at) as Leg).from) {
      left.delete(at)
      round.push(seats.get(at) as Leg)
      if (!seats.has((seats.get(at) as Leg).from)) return null
    }
    if (round[round.length - 1]?.from !== start) return null
    rounds.push(round)
  }
  return rounds
}
