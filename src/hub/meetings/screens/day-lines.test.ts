import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayProblems, daysIn, startDays, typedDays } from './day-lines.ts'

const days = [
  { day: '2027-03-05', from: '09:00', until: '17:00', says: null },
  { day: '2027-03-06', from: '10:00', until: '16:00', says: 'Developers' },
]

test('the days of an event are typed one under the other, and read as they were', () => {
  assert.deepEqual(daysIn(typedDays(days)), days)
  assert.deepEqual(daysIn(startDays), [])
})

test('a line without a date is no day, and a further day says when it begins and ends', () => {
  const typed = { ...typedDays(days), 'day-1': '', 'until-2': '' }
  assert.deepEqual(
    daysIn(typed).map(({ day }) => day),
    ['2027-03-06'],
  )
  assert.deepEqual(dayProblems(typed), [{ path: 'until-2', code: 'required' }])
  assert.deepEqual(dayProblems({ ...startDays, 'from-3': '09:00' }), [])
})
