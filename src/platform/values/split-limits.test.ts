import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Cents, cents, portion } from './money.ts'
import { split, splitTelling } from './split.ts'
import { type Limited, splitWithLimits } from './split-limits.ts'
import { thorough } from './thorough.testing.ts'

const partsOf = (total: number, payers: readonly Limited<number>[], turn = 1): number[] => {
  const made = splitWithLimits(total, payers, turn)
  assert.equal(made.kind, 'parts')
  return made.kind === 'parts' ? made.parts : []
}
const equal = (...caps: (number | undefined)[]): Limited<number>[] =>
  caps.map((cap) => (cap === undefined ? { weight: 1 } : { weight: 1, cap }))

test('whoever stands at the cap pays it, and the others share the rest', () => {
  assert.deepEqual(partsOf(300_000, equal(40_000, 60_000, 100_000, 200_000)), [40_000, 60_000, 100_000, 100_000])
  assert.deepEqual(partsOf(300_000, equal(40_000, undefined, undefined)), [40_000, 130_000, 130_000])
})

test('caps that are too low are short by what is missing, floors that are too high by what is too much', () => {
  assert.deepEqual(splitWithLimits(300_000, equal(100_000, 100_000)), { kind: 'short', by: 100_000 })
  const floors = [
    { weight: 1, floor: 70 },
    { weight: 1, floor: 50 },
  ]
  assert.deepEqual(splitWithLimits(100, floors), { kind: 'floors_too_high', by: 20 })
})

test('a floor above its cap, a floor without weight and nobody with weight are errors', () => {
  assert.throws(() => splitWithLimits(10, [{ weight: 1, floor: 5, cap: 4 }]), RangeError)
  assert.throws(() => splitWithLimits(10, [{ weight: 0, floor: 1 }, { weight: 1 }]), RangeError)
  assert.throws(() => splitWithLimits(0, [{ weight: 0 }]), RangeError)
  assert.throws(() => splitWithLimits(-1, [{ weight: 1 }]), RangeError)
})

test('a cap of whoever has no weight does not help', () => {
  assert.deepEqual(
    splitWithLimits(10, [
      { weight: 0, cap: 100 },
      { weight: 1, cap: 4 },
    ]),
    { kind: 'short', by: 6 },
  )
})

/** The parts of a share that each tranche calls: cumulative, by the final shares, never below what was called. */
function tranches(shares: readonly Cents[], basisPoints: readonly number[]): number[][] {
  const total = cents(shares.reduce<number>((all, share) => all + share, 0))
  let called: number[] = shares.map(() => 0)
  let reached = 0
  return basisPoints.map((points) => {
    reached += points
    const until = portion(total, reached, 10_000)
    const now = partsOf(
      until,
      shares.map((share, place) => ({ weight: share, floor: called[place] ?? 0, cap: share })),
    )
    const call = now.map((part, place) => part - (called[place] ?? 0))
    called = now
    return call
  })
}

test('the tranches of a round by turnover are called to the cent', () => {
  const shares = [197_712, 74_142, 53_547, 24_714, 9885].map(cents)
  assert.deepEqual(tranches(shares, [3000, 4000, 3000]), [
    [59_314, 22_243, 16_064, 7414, 2965],
    [79_084, 29_656, 21_419, 9886, 3955],
    [59_314, 22_243, 16_064, 7414, 2965],
  ])
})

test('a tie that decided a unit is told, with whoever got it and whoever did not', () => {
  assert.deepEqual(splitTelling(10, [1, 1, 1], 2), { parts: [3, 4, 3], tie: { served: [1], passed: [2, 0] } })
  assert.equal(splitTelling(10, [55, 27, 18]).tie, null)
  assert.equal(splitTelling(9, [1, 1, 1]).tie, null)
})

test('weights past what a number holds are divided exactly', () => {
  const [one, other] = split(101, [10n ** 30n, 10n ** 30n])
  assert.deepEqual([one, other], [51, 50])
})

const payer = fc
  .record({ weight: fc.nat({ max: 1_000_000 }), floor: fc.nat({ max: 500 }), room: fc.option(fc.nat({ max: 5000 })) })
  .map(
    ({ weight, floor, room }): Limited<number> => ({
      weight,
      floor: weight === 0 ? 0 : floor,
      ...(room === null ? {} : { cap: (weight === 0 ? 0 : floor) + room }),
    }),
  )
const payers = fc
  .array(payer, { minLength: 1, maxLength: 20 })
  .filter((all) => all.some((one) => BigInt(one.weight) > 0n))
/** Continuous integration tries many more rounds than a desk. */
const numRuns = thorough ? 5000 : 300

test('with limits the parts add up, and each lies between its floor and its cap', () => {
  fc.assert(
    fc.property(fc.nat({ max: 40_000 }), payers, fc.integer({ min: 1, max: 30 }), (total, all, turn) => {
      const made = splitWithLimits(total, all, turn)
      if (made.kind !== 'parts') return
      assert.equal(
        made.parts.reduce((sum, part) => sum + part, 0),
        total,
      )
      made.parts.forEach((part, place) => {
        assert.ok(part >= (all[place]?.floor ?? 0) && part <= (all[place]?.cap ?? part))
        if (all[place]?.weight === 0) assert.equal(part, 0)
      })
    }),
    { numRuns },
  )
})

test('without limits it is the plain split', () => {
  fc.assert(
    fc.property(fc.nat(), payers, fc.integer({ min: 1, max: 30 }), (total, all, turn) => {
      const weights = all.map(({ weight }) => weight)
      const free = weights.map((weight) => ({ weight }))
      assert.deepEqual(partsOf(total, free, turn), split(total, weights, turn))
    }),
    { numRuns },
  )
})

test('raising a cap never breaks a round that was possible', () => {
  fc.assert(
    fc.property(fc.nat({ max: 20_000 }), payers, fc.nat({ max: 19 }), fc.nat({ max: 900 }), (total, all, at, more) => {
      if (splitWithLimits(total, all).kind !== 'parts') return
      const raised = all.map((one, place) =>
        place === at % all.length && one.cap !== undefined ? { ...one, cap: one.cap + more } : one,
      )
      assert.equal(splitWithLimits(total, raised).kind, 'parts')
    }),
    { numRuns },
  )
})

test('between floor and cap everybody pays alike per weight, to the unit', () => {
  fc.assert(
    fc.property(fc.nat({ max: 40_000 }), payers, (total, all) => {
      const made = splitWithLimits(total, all)
      if (made.kind !== 'parts') return
      const inside = all
        .map((one, place) => ({ ...one, part: made.parts[place] ?? 0 }))
        .filter((one) => BigInt(one.weight) > 0n && one.part > (one.floor ?? 0) && one.part < (one.cap ?? Infinity))
      for (const one of inside)
        for (const other of inside) {
          // parts differ from the exact ones by less than a unit each: |a·v − b·w| < v + w
          const gap = BigInt(one.part) * BigInt(other.weight) - BigInt(other.part) * BigInt(one.weight)
          const bound = BigInt(one.weight) + BigInt(other.weight)
          assert.ok(gap < bound && -gap < bound)
        }
    }),
    { numRuns },
  )
})
