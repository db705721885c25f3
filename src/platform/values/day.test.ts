import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  addMonths,
  type Day,
  day,
  daysBetween,
  daysFrom,
  isDay,
  isMonth,
  isTimeOfDay,
  isWithin,
  type Month,
  mondayOf,
  mondayOfWeek,
  monthDays,
  monthOf,
  weekday,
  weekName,
  weekOf,
  weeksInYear,
} from './day.ts'

const anyDay = fc.integer({ min: -200_000, max: 400_000 }).map((number) => addDays(day('2000-01-01'), number % 100_000))

test('a day exists or it does not', () => {
  assert.ok(isDay('2024-02-29'))
  for (const text of ['2025-02-29', '2025-13-01', '2025-1-1', '2025-00-10', '2025-04-31', ''])
    assert.ok(!isDay(text), text)
  assert.throws(() => day('2025-02-30'), RangeError)
})

test('a time of day lies between 00:00 and 23:59', () => {
  assert.ok(isTimeOfDay('00:00') && isTimeOfDay('23:59'))
  for (const text of ['24:00', '7:30', '12:60', '']) assert.ok(!isTimeOfDay(text), text)
})

test('the turn of the year belongs to the ISO week of its Thursday', () => {
  assert.deepEqual(weekOf(day('2027-01-03')), { year: 2026, week: 53 })
  assert.deepEqual(weekOf(day('2027-01-04')), { year: 2027, week: 1 })
  assert.deepEqual(weekOf(day('2024-12-30')), { year: 2025, week: 1 })
  assert.deepEqual(weekOf(day('2021-01-01')), { year: 2020, week: 53 })
  assert.equal(weekName(weekOf(day('2026-02-01'))), '2026-W05')
})

test('2020 and 2026 have 53 weeks, 2025 has 52', () => {
  assert.deepEqual([2015, 2020, 2025, 2026, 2027].map(weeksInYear), [53, 53, 52, 53, 52])
  assert.equal(mondayOfWeek({ year: 2026, week: 53 }), '2026-12-28')
  assert.throws(() => mondayOfWeek({ year: 2025, week: 53 }), RangeError)
})

test('every Monday is the Monday of its own week', () => {
  fc.assert(
    fc.property(anyDay, (of) => {
      assert.equal(weekday(mondayOf(of)), 1)
      assert.equal(mondayOfWeek(weekOf(of)), mondayOf(of))
    }),
  )
})

test('a month later is the same day, or the last of a shorter month', () => {
  assert.equal(addMonths(day('2025-01-31'), 1), '2025-02-28')
  assert.equal(addMonths(day('2024-01-31'), 1), '2024-02-29')
  assert.equal(addMonths(day('2024-02-29'), 12), '2025-02-28')
  assert.equal(addMonths(day('2025-03-31'), -1), '2025-02-28')
  assert.equal(addMonths(day('2025-11-30'), 3), '2026-02-28')
  assert.equal(addMonths(day('2025-05-15'), -17), '2023-12-15')
})

test('adding months keeps the day or clamps it', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (from, months) => {
      const later = addMonths(from, months)
      assert.ok(isDay(later))
      assert.ok(later.slice(8) === from.slice(8) || later === monthDays(monthOf(later)).to)
    }),
  )
})

test('a month has all its days', () => {
  assert.deepEqual(monthDays('2024-02' as Month), { from: '2024-02-01', to: '2024-02-29' })
  assert.deepEqual(monthDays('2025-12' as Month), { from: '2025-12-01', to: '2025-12-31' })
  assert.ok(isMonth('2025-12') && !isMonth('2025-13'))
})

test('counting days and walking them agree', () => {
  assert.equal(daysBetween(day('2024-02-28'), day('2024-03-01')), 2)
  assert.deepEqual(daysFrom(day('2024-02-28'), day('2024-03-01')), ['2024-02-28', '2024-02-29', '2024-03-01'])
  assert.deepEqual(daysFrom(day('2024-03-02'), day('2024-03-01')), [])
})

test('an open end holds everything on its side', () => {
  const of = '2025-03-03' as Day
  assert.ok(isWithin(of, null, null) && isWithin(of, of, of))
  assert.ok(!isWithin(of, '2025-03-04' as Day, null) && !isWithin(of, null, '2025-03-02' as Day))
})
