import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { type ContentBefore, type Pack, shrinkOn } from './shrink.ts'
import { type Unit, unitsWith } from './units.ts'

const units = unitsWith([])
const unit = (code: string): Unit => units.get(code) as Unit
const pack = (amount: number, code = 'g', packs = 1): Pack => ({ amount: amount * 1000, unit: unit(code), packs })
const until = (on: string, amount: number, cents: number | null, code = 'g'): ContentBefore => ({
  ...pack(amount, code),
  on: on as Day,
  cents,
})
const told = (
  changes: readonly ContentBefore[],
  now: Pack | null,
  cents: number | null,
  day = '2025-03-20',
  months = 2,
) => {
  const found = shrinkOn({ changes, now, cents, day: day as Day, months, units })
  return found && [found.before.amount / 1000, found.since, found.until, found.rise / 10_000]
}

test('less in the pack for the same price is told for two months, with what it rose by the kilo', () => {
  const change = [until('2025-03-10', 500, 300)]
  assert.deepEqual(told(change, pack(400), 300), [500, '2025-03-10', '2025-05-09', 25])
  assert.deepEqual(told(change, pack(400), 300, '2025-05-09'), [500, '2025-03-10', '2025-05-09', 25])
  assert.equal(told(change, pack(400), 300, '2025-05-10'), null)
  assert.equal(told(change, pack(400), 300, '2025-03-09'), null)
})

test('a price that came down with the content, or more in the pack, is nothing to be told', () => {
  const change = [until('2025-03-10', 500, 300)]
  assert.equal(told(change, pack(400), 240), null)
  assert.equal(told(change, pack(400), 239), null)
  assert.notEqual(told(change, pack(400), 241), null)
  assert.equal(told(change, pack(600), 400), null)
})

test('packs and units count together, and other dimensions are not compared', () => {
  const change = [until('2025-03-10', 1, 600, 'kg')]
  assert.deepEqual(told(change, pack(150, 'g', 6), 600)?.slice(0, 1), [1])
  assert.equal(told(change, pack(900, 'ml'), 600), null)
})

test('a fall that was taken back is no longer told, and of two falls the later one is', () => {
  const twice = [until('2025-03-01', 500, 300), until('2025-03-10', 400, 300)]
  assert.equal(told(twice, pack(500), 300), null)
  assert.deepEqual(told(twice, pack(300), 300)?.slice(0, 2), [400, '2025-03-10'])
})

test('without months, a price or content there is nothing to tell', () => {
  const change = [until('2025-03-10', 500, 300)]
  assert.equal(told(change, pack(400), 300, '2025-03-20', 0), null)
  assert.equal(told(change, pack(400), null), null)
  assert.equal(told(change, null, 300), null)
  assert.equal(told([until('2025-03-10', 500, null)], pack(400), 300), null)
})
