import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day, Month } from '#platform/values/day.ts'
import { firstMonthOfUse, partsOfArea, usesAfter } from './use.ts'

const told = (participant: string, month: string, uses: Record<string, number>) => ({
  participant,
  month: month as Month,
  uses,
})

test('the use of a need is counted from the month before its delivery to twelve months after it', () => {
  const months = ['2025-01', '2025-02', '2025-03', '2026-03', '2026-04'].map((month) =>
    told('panier', month, { labels: 5 }),
  )
  const [panier] = usesAfter('2025-03-31' as Day, 'labels', months)
  assert.deepEqual(
    panier?.months.map(({ month }) => month),
    ['2025-02', '2025-03', '2026-03'],
  )
  assert.equal(firstMonthOfUse('2025-01-31' as Day), '2024-12')
})

test('shifts are used by booking and by exchanging, products in the catalogue, everything else under its own name', () => {
  assert.deepEqual(partsOfArea('shifts'), ['shifts', 'exchanges'])
  assert.deepEqual(partsOfArea('products'), ['catalogue'])
  assert.deepEqual(partsOfArea('labels'), ['labels'])
  const [panier] = usesAfter('2025-03-10' as Day, 'shifts', [
    told('panier', '2025-03', { shifts: 40, exchanges: 2, labels: 900 }),
  ])
  assert.deepEqual(panier?.months, [{ month: '2025-03', times: 42 }])
})

test('a month without use is told as none, a shop that never used the part is left out', () => {
  const uses = usesAfter('2025-03-10' as Day, 'labels', [
    told('panier', '2025-03', { labels: 7 }),
    told('panier', '2025-04', { shifts: 3 }),
    told('gousse', '2025-03', { shifts: 3 }),
  ])
  assert.deepEqual(uses, [
    {
      id: 'panier',
      months: [
        { month: '2025-03', times: 7 },
        { month: '2025-04', times: 0 },
      ],
    },
  ])
})
