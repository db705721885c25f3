import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#platform/values/day.ts'
import { easter, holidaysBetween, publicHolidays } from './public-holidays.ts'

const named = (country: string, year: number) =>
  Object.fromEntries(publicHolidays(country, year).map((one) => [one.day, one.name]))

test('Easter falls between 22 March and 25 April, as the calendars print it', () => {
  assert.deepEqual(
    [1818, 2024, 2025, 2026, 2038].map((year) => easter(year)),
    ['1818-03-22', '2024-03-31', '2025-04-20', '2026-04-05', '2038-04-25'],
  )
})

test('Belgium rests on its ten public holidays', () => {
  assert.deepEqual(named('BE', 2025), {
    '2025-01-01': 'new_year',
    '2025-04-21': 'easter_monday',
    '2025-05-01': 'labour_day',
    '2025-05-29': 'ascension',
    '2025-06-09': 'whit_monday',
    '2025-07-21': 'national_day',
    '2025-08-15': 'assumption',
    '2025-11-01': 'all_saints',
    '2025-11-11': 'armistice',
    '2025-12-25': 'christmas',
  })
})

test('two holidays on one day are one, with the name of the fixed one', () => {
  assert.equal(named('BE', 2008)['2008-05-01'], 'labour_day')
  assert.equal(publicHolidays('BE', 2008).length, 9)
})

test('holidays of a span that crosses the year stand in order; an unknown country has none', () => {
  assert.deepEqual(
    holidaysBetween('FR', day('2025-12-20'), day('2026-01-10')).map((one) => one.name),
    ['christmas', 'new_year'],
  )
  assert.deepEqual(holidaysBetween('XX', day('2025-01-01'), day('2025-12-31')), [])
})
