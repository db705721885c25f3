import assert from 'node:assert/strict'
import { test } from 'node:test'
import { split } from '#platform/values/split.ts'
import { hasWeight, keyForLate, type SharingKey, type Weighed, weightsOf, whyNotKey, whyNotShare } from './weights.ts'

const shop = (
  organisation: string,
  turnover: number | null,
  members: number | null = 100,
  usesArea = true,
): Weighed => ({
  organisation,
  usesArea,
  figures: { turnover, members, fte: 250, gross_margin: 1000 },
})
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code)

test('shares by turnover are those of the figures', () => {
  const weights = weightsOf(
    { kind: 'turnover' },
    [2_400_000, 900_000, 650_000, 300_000, 120_000].map((one, at) => shop(`${at}`, one)),
  )
  assert.deepEqual(split(360_000, weights), [197_712, 74_142, 53_547, 24_714, 9885])
})

test('a key in two parts gives half of the cost equally and half by turnover', () => {
  const weights = weightsOf({ kind: 'two_part', equalBp: 5000, by: { kind: 'turnover' } }, [
    shop('a', 300),
    shop('b', 100),
  ])
  // 1000: 500 equally is 250 each, 500 by turnover is 375 and 125.
  assert.deepEqual(split(1000, weights), [625, 375])
})

test('a key in two parts without figures would weigh nothing, and is equal where all is equal', () => {
  const all = [shop('a', 0), shop('b', 0)]
  assert.deepEqual(weightsOf({ kind: 'two_part', equalBp: 10_000, by: { kind: 'turnover' } }, all), [0n, 0n])
  assert.deepEqual(weightsOf({ kind: 'equal' }, all), [1n, 1n])
})

test('the root of the members is taken to the millionth, rounded down', () => {
  assert.deepEqual(weightsOf({ kind: 'sqrt_members' }, [shop('a', 1, 2), shop('b', 1, 400)]), [1_414_213n, 20_000_000n])
})

test('a size class gives its points from its size on', () => {
  const tiers: SharingKey = {
    kind: 'tiers',
    of: 'members',
    tiers: [
      { from: 0, points: 1 },
      { from: 100, points: 2 },
      { from: 1000, points: 5 },
    ],
  }
  assert.deepEqual(
    weightsOf(
      tiers,
      [99, 100, 999, 1000].map((size) => shop('a', 1, size)),
    ),
    [1n, 2n, 2n, 5n],
  )
  assert.deepEqual(whyNotKey(tiers), [])
  assert.deepEqual(codes(whyNotKey({ ...tiers, tiers: [{ from: 10, points: 1 }] })), ['key.tiers'])
})

test('a key among users of the area leaves the others out, of the count as well', () => {
  const key: SharingKey = { kind: 'usage', among: { kind: 'two_part', equalBp: 5000, by: { kind: 'turnover' } } }
  const all = [shop('a', 300), shop('b', 1_000_000, 100, false), shop('c', 100)]
  assert.deepEqual(split(1000, weightsOf(key, all)), [625, 0, 375])
  assert.deepEqual(codes(whyNotShare(key, all[1] as Weighed, 2026)), ['pledge.not_user'])
})

test('whose figure is missing pledges a fixed amount, no share, and weighs nothing', () => {
  const key: SharingKey = { kind: 'turnover' }
  const without = shop('b', null)
  assert.deepEqual(whyNotShare(key, without, 2026), [
    { code: 'figures.missing', facts: { why: 'turnover', organisation: 'b', year: 2026 } },
  ])
  assert.deepEqual(weightsOf(key, [shop('a', 5), without]), [5n, 0n])
  assert.equal(hasWeight({ kind: 'equal' }, without), true)
  assert.deepEqual(whyNotShare({ kind: 'equal' }, without, 2026), [])
})

test('a free round has no shares', () => {
  assert.deepEqual(codes(whyNotShare({ kind: 'free' }, shop('a', 1), 2026)), ['pledge.no_shares'])
  assert.deepEqual(weightsOf({ kind: 'free' }, [shop('a', 1)]), [0n])
})

test('the parts of a key are a whole', () => {
  assert.deepEqual(codes(whyNotKey({ kind: 'two_part', equalBp: 10_001, by: { kind: 'members' } })), ['key.parts'])
})

test('whoever joins a free round late is counted in equally, any other by the key of the round', () => {
  assert.deepEqual(keyForLate({ kind: 'free' }, 'equal'), { kind: 'equal' })
  assert.deepEqual(keyForLate({ kind: 'free' }, 'members'), { kind: 'members' })
  assert.equal(keyForLate({ kind: 'free' }, 'two_part').kind, 'two_part')
  assert.deepEqual(keyForLate({ kind: 'members' }, 'equal'), { kind: 'members' })
})
