import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { holidayQuestion } from '#platform/values/public-holidays.ts'
import { circleDays, mentorFor, readiness } from './open-week.ts'

const plan = { perParticipant: 2, perMentor: 4 }

test('an Open Week needs two ready tasks for each participant and a mentor for every four', () => {
  const five = readiness({ participants: 5, mentors: 1, tasksReady: 9 }, plan)
  assert.deepEqual([five.tasksMissing, five.mentorsNeeded, five.mentorsMissing, five.ready], [1, 2, 1, false])
  assert.equal(readiness({ participants: 4, mentors: 1, tasksReady: 8 }, plan).ready, true)
})

test('a participant goes to the mentor with the fewest people, and to nobody who has four', () => {
  assert.equal(mentorFor(['mia', 'bob'], ['mia'], 4), 'bob')
  assert.equal(mentorFor(['mia', 'bob'], ['mia', 'bob'], 4), 'mia')
  assert.equal(mentorFor(['mia'], ['mia', 'mia', 'mia', 'mia'], 4), null)
})

const inFrance = holidayQuestion('FR')

test('the circle meets on working days, and a weekend has its own', () => {
  const days = circleDays('2025-03-06' as Day, '2025-03-10' as Day, inFrance)
  assert.deepEqual(days, ['2025-03-06', '2025-03-07', '2025-03-10'])
  assert.deepEqual(circleDays('2025-03-08' as Day, '2025-03-09' as Day, inFrance), ['2025-03-08', '2025-03-09'])
})

test('on a public holiday of the country no circle meets, and a demo that would fall on it is a day earlier', () => {
  const [from, until] = ['2025-04-28' as Day, '2025-05-01' as Day]
  assert.deepEqual(circleDays(from, until, inFrance), ['2025-04-28', '2025-04-29', '2025-04-30'])
  assert.deepEqual(circleDays(from, until, holidayQuestion('NL')).at(-1), '2025-05-01')
  assert.deepEqual(circleDays('2025-05-01' as Day, '2025-05-01' as Day, inFrance), ['2025-05-01'])
})
