import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { tillPriceOf } from './till-price.ts'

const price = (
  id: string,
  from: string,
  cents: number,
  kind: 'regular' | 'promotion' = 'regular',
  to: string | null = null,
) => ({
  id,
  from,
  cents,
  kind,
  to,
})
const risen = [price('1', '2025-03-01', 200), price('2', '2025-03-10', 230)]
const till = (prices: typeof risen, day: string, days: number, said: number | null = null, on = day) => {
  const placed = said === null ? null : { cents: said, day: on }
  const { cents, until } = tillPriceOf({ prices, day: day as Day, days, placed })
  return [cents, until]
}

test('where the shelf does not win, a rise holds at the till at once', () => {
  assert.deepEqual(till(risen, '2025-03-10', 0), [230, null])
})

test('after a rise the till asks the lower price until the days are over', () => {
  assert.deepEqual(till(risen, '2025-03-09', 3), [200, null])
  assert.deepEqual(till(risen, '2025-03-10', 3), [200, '2025-03-12'])
  assert.deepEqual(till(risen, '2025-03-12', 3), [200, '2025-03-12'])
  assert.deepEqual(till(risen, '2025-03-13', 3), [230, null])
})

test('once the label says the new price, or more, the till asks it as well', () => {
  assert.deepEqual(till(risen, '2025-03-10', 3, 230), [230, null])
  assert.deepEqual(till(risen, '2025-03-10', 3, 250), [230, null])
  assert.deepEqual(till(risen, '2025-03-10', 3, 200), [200, '2025-03-12'])
})

test('of two rises of one day the till asks what the shelf says since the first, not what it said in the morning', () => {
  const twice = [...risen, price('3', '2025-03-10', 260)]
  assert.deepEqual(till(twice, '2025-03-10', 3), [200, '2025-03-12'])
  assert.deepEqual(till(twice, '2025-03-10', 3, 230), [230, '2025-03-12'])
  assert.deepEqual(till(twice, '2025-03-12', 3, 230, '2025-03-10'), [230, '2025-03-12'])
  assert.deepEqual(till(twice, '2025-03-10', 3, 260), [260, null])
  // a label from before a fall says more than anybody was asked: it counts no more
  assert.deepEqual(till(risen, '2025-03-10', 3, 220, '2025-02-20'), [200, '2025-03-12'])
})

test('a fall holds at once, and a rise before it is forgotten', () => {
  const fallen = [...risen, price('3', '2025-03-11', 210)]
  assert.deepEqual(till(fallen, '2025-03-11', 3), [210, null])
})

test('of two rises one after the other the lowest price holds as long as its own days, then the next one', () => {
  const twice = [...risen, price('3', '2025-03-12', 260)]
  assert.deepEqual(till(twice, '2025-03-12', 3), [200, '2025-03-12'])
  assert.deepEqual(till(twice, '2025-03-13', 3), [230, '2025-03-14'])
  assert.deepEqual(till(twice, '2025-03-15', 3), [260, null])
})

test('the end of a promotion is a rise as any other, and a first price has nothing before it', () => {
  const promoted = [price('1', '2025-03-01', 200), price('2', '2025-03-05', 150, 'promotion', '2025-03-09')]
  assert.deepEqual(till(promoted, '2025-03-10', 2), [150, '2025-03-11'])
  assert.deepEqual(till([price('1', '2025-03-10', 200)], '2025-03-10', 7), [200, null])
  assert.deepEqual(till([], '2025-03-10', 7), [null, null])
})
