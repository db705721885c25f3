import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, instant } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import {
  afterPayment,
  duesFor,
  duesOf,
  exempted,
  hoursValue,
  keepsVote,
  periodFrom,
  remindersDue,
  sponsoredDues,
  sponsoredPart,
  whyNotCountHours,
  whyNotDues,
} from './dues.ts'

const monthly = cents(2500)

test('a part month costs its days, the first included', () => {
  assert.equal(duesFor(monthly, { from: day('2027-01-17'), to: day('2027-01-31') }), 1210)
  assert.equal(duesFor(monthly, { from: day('2027-01-01'), to: day('2027-01-31') }), 2500)
  assert.equal(duesFor(monthly, { from: day('2028-02-29'), to: day('2028-02-29') }), 86)
})

test('a period runs to the end of its month, quarter or year', () => {
  const from = day('2027-05-17')
  assert.deepEqual(periodFrom(from, 'monthly'), { from, to: '2027-05-31' })
  assert.deepEqual(periodFrom(from, 'quarterly'), { from, to: '2027-06-30' })
  assert.deepEqual(periodFrom(from, 'yearly'), { from, to: '2027-12-31' })
  assert.deepEqual(periodFrom(day('2027-12-31'), 'quarterly').to, '2027-12-31')
  // 15 of 31 days of May and seven whole months
  assert.equal(duesFor(monthly, periodFrom(from, 'yearly')), 1210 + 7 * 2500)
})

test('three sponsors share what they take over to the cent', () => {
  assert.deepEqual(sponsoredDues(monthly, 10_000, [1, 1, 1]), { own: 0, sponsors: [834, 833, 833] })
  assert.deepEqual(sponsoredDues(cents(1001), 5000, [2, 1]), { own: 500, sponsors: [334, 167] })
  assert.deepEqual(sponsoredDues(monthly, 5000, []), { own: 2500, sponsors: [] })
})

test('a sponsorship ends by itself', () => {
  assert.deepEqual(
    [1, 0].map((periodsLeft) => sponsoredPart({ partBp: 5000, periodsLeft })),
    [5000, 0],
  )
})

test('other communities ask for a part of the margin, or for each member and week', () => {
  const facts = { chosen: monthly, grossMargin: cents(432_109), members: 40 }
  assert.equal(duesOf({ kind: 'margin', fixed: cents(3000), marginBp: 1350 }, facts), 61_335)
  assert.equal(duesOf({ kind: 'members', each: cents(100), weeks: 4 }, facts), 16_000)
  assert.equal(duesOf({ kind: 'chosen', minimum: cents(1000) }, facts), 2500)
})

test('whoever chooses gives at least the minimum', () => {
  const policy = { kind: 'chosen', minimum: cents(2500) } as const
  assert.deepEqual(whyNotDues(policy, cents(2500)), [])
  assert.deepEqual(whyNotDues(policy, cents(2499)), [{ code: 'dues.below_minimum', facts: { least: 2500 } }])
})

test('exemptions that hold on the first day lower what is due, to nothing at most', () => {
  const until = day('2027-06-30')
  assert.equal(exempted(monthly, [{ partBp: 5000, until }], day('2027-06-30')), 1250)
  assert.equal(exempted(monthly, [{ partBp: 5000, until }], day('2027-07-01')), 2500)
  assert.equal(
    exempted(
      monthly,
      [
        { partBp: 8000, until },
        { partBp: 8000, until },
      ],
      day('2027-01-01'),
    ),
    0,
  )
})

test('hours in kind count once confirmed, where an hour has a value', () => {
  assert.equal(hoursValue(50, cents(1999)), 1666)
  assert.deepEqual(
    whyNotCountHours({ hourValue: null, confirmed: false }).map(({ code }) => code),
    ['dues.rate_not_set', 'dues.hours_unconfirmed'],
  )
  assert.deepEqual(whyNotCountHours({ hourValue: cents(1), confirmed: true }), [])
})

test('unpaid dues are reminded of after thirty, sixty and ninety days', () => {
  const due = day('2027-01-31')
  assert.deepEqual(
    ['2027-03-01', '2027-03-02', '2027-04-01', '2027-05-01'].map((today) => remindersDue(due, day(today))),
    [0, 1, 2, 3],
  )
})

test('long arrears take the vote away in votes opened after the check, never in one already open', () => {
  const arrears = [{ due: day('2027-01-01'), remindersSent: 2, checkedAt: instant('2027-04-10T12:00:00.000Z') }]
  const later = instant('2027-04-11T00:00:00.000Z')
  assert.equal(keepsVote(arrears, day('2027-04-12'), later), false)
  assert.equal(keepsVote(arrears, day('2027-04-12'), instant('2027-04-09T00:00:00.000Z')), true)
  assert.equal(keepsVote(arrears, day('2027-04-01'), later), true)
  assert.equal(
    keepsVote([{ due: day('2027-01-01'), remindersSent: 1, checkedAt: later }], day('2027-09-01'), later),
    true,
  )
})

test('what is paid too much is the credit of the organisation', () => {
  assert.deepEqual(afterPayment(cents(100), cents(130)), { covers: 100, credit: 30 })
  assert.deepEqual(afterPayment(cents(100), cents(40)), { covers: 40, credit: 0 })
})
