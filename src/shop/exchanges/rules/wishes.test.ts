import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes, type Day, instant, type TimeOfDay } from '#platform/values/day.ts'
import { insideWindow, isOffered, type Wish, whyNotWish, wishDays, wishWindow } from './wishes.ts'

const now = instant('2026-01-01T07:00:00Z')
const today = '2026-01-01' as Day
const policy = { sameSlotDays: 54, freeChangeDays: 14, wishUntilDays: 56 }
const inDays = (days: number) => addMinutes(now, days * 1440)
const own = { shift: 'own', day: '2026-01-21' as Day, localStart: '10:00' as TimeOfDay }
const wish = (more: Partial<Wish>): Wish => ({
  rank: 1,
  shift: null,
  weekday: null,
  starts: null,
  kind: null,
  from: null,
  until: null,
  ...more,
})

/** What is said against one wish for a seat so many days ahead; the wished shift starts after so many days. */
function against(ahead: number, wished: Partial<Wish>, startsIn = 20, cancelled = false) {
  const window = wishWindow(inDays(ahead), now, policy)
  const days = wishDays(window, today, policy)
  const wishes = [insideWindow(wish(wished), days)]
  const named = new Map([['other', { startsAt: inDays(startsIn), cancelled }]])
  return whyNotWish({ now, today, own, wishes, named, window, days }).map(({ code }) => code)
}

test('a shift that is wished by name lies ahead and within 56 days; far from the own seat not within 14 either', () => {
  assert.deepEqual(against(20, { shift: 'other' }, 1), [])
  assert.deepEqual(against(20, { shift: 'other' }, 56), [])
  assert.deepEqual(against(20, { shift: 'other' }, 56.1), ['swap.outside_window'])
  assert.deepEqual(against(20, { shift: 'other' }, 0), ['swap.outside_window'])
  assert.deepEqual(against(55, { shift: 'other' }, 14), [])
  assert.deepEqual(against(55, { shift: 'other' }, 13.9), ['swap.outside_window'])
  assert.deepEqual(against(54, { shift: 'other' }, 13.9), [])
})

test('nobody wishes for the own shift, nor for one that is called off; all reasons are told at once', () => {
  assert.deepEqual(against(20, { shift: 'own' }), ['shift.same_shift'])
  assert.deepEqual(against(20, { shift: 'other' }, 60, true), ['shift.cancelled', 'swap.outside_window'])
})

test('a pattern reaches as far as the window does, and one that lies outside is refused', () => {
  const near = wishDays({ way: 'same_slot' }, today, policy)
  const far = wishDays({ way: 'list' }, today, policy)
  const tuesdays = wish({ weekday: 2 })
  assert.deepEqual(insideWindow(tuesdays, near), { ...tuesdays, until: '2026-02-26' })
  assert.deepEqual(insideWindow(tuesdays, far), { ...tuesdays, from: '2026-01-15', until: '2026-02-26' })
  const narrow = wish({ from: '2026-02-01' as Day, until: '2026-02-10' as Day })
  assert.deepEqual(insideWindow(narrow, far), narrow)
  assert.deepEqual(against(20, { from: '2026-02-26' as Day }), [])
  assert.deepEqual(against(20, { from: '2026-02-27' as Day }), ['swap.outside_window'])
  assert.deepEqual(against(20, { until: '2025-12-31' as Day }), ['swap.outside_window'])
  assert.deepEqual(against(55, { until: '2026-01-14' as Day }), ['swap.outside_window'])
})

test('without days for the same slot there is always a list to wish from', () => {
  assert.equal(wishWindow(inDays(3), now, { ...policy, sameSlotDays: 0 }).way, 'list')
  assert.equal(wishWindow(inDays(54), now, policy).way, 'same_slot')
  assert.equal(wishWindow(inDays(55), now, policy).way, 'list')
})

test('near the seat the same weekday and time of other weeks are offered first', () => {
  const window = wishWindow(inDays(20), now, policy)
  const other = (day: string, localStart: string, startsIn: number) =>
    isOffered(
      own,
      { shift: 'other', day: day as Day, localStart: localStart as TimeOfDay, startsAt: inDays(startsIn) },
      window,
    )
  assert.equal(other('2026-01-28', '10:00', 27), true)
  assert.equal(other('2026-01-28', '14:00', 27), false)
  assert.equal(other('2026-01-29', '10:00', 28), false)
  assert.equal(other('2026-01-21', '10:00', 20), false)
  assert.equal(other('2026-03-04', '10:00', 62), false)
})
