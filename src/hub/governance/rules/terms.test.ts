import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import {
  holdsOn,
  lastDay,
  lastDayOf,
  placesAfter,
  rowAround,
  stateOn,
  type Term,
  termInRow,
  whyNotActing,
  whyNotJoin,
  whyNotReport,
  whyNotSeats,
  whyNotSit,
  whyNotSpend,
  whyNotTerm,
} from './terms.ts'

const day = (text: string) => text as Day
const codes = (all: readonly { readonly code: string }[]) => all.map(({ code }) => code)
const held: Term = {
  fromDay: day('2023-01-01'),
  untilDay: day('2023-12-31'),
  leftAs: null,
  leftOn: null,
  renewedBy: null,
  actingFrom: null,
  actingUntil: null,
}

test('a mandate of twelve months from 1 January ends with 31 December', () => {
  assert.equal(lastDayOf(day('2023-01-01'), 12), '2023-12-31')
  assert.equal(lastDayOf(day('2024-02-29'), 12), '2025-02-27')
  assert.equal(lastDayOf(day('2023-08-31'), 6), '2024-02-28')
})

test('a mandate is accepted, active, due for a report sixty days before its end, and ended after its last day', () => {
  assert.equal(stateOn(held, day('2022-12-31')), 'accepted')
  assert.equal(stateOn(held, day('2023-01-01')), 'active')
  assert.equal(stateOn(held, day('2023-10-31')), 'active')
  assert.equal(stateOn(held, day('2023-11-01')), 'report_due')
  assert.equal(stateOn(held, day('2023-12-31')), 'report_due')
  assert.equal(stateOn(held, day('2024-01-01')), 'ended')
})

test('powers run on the days of a mandate, stop where it was left, and go on where a decision lets them', () => {
  assert.equal(holdsOn(held, day('2023-12-31')), true)
  assert.equal(holdsOn(held, day('2024-01-01')), false)
  const left: Term = { ...held, leftAs: 'resigned', leftOn: day('2023-06-01') }
  assert.deepEqual([holdsOn(left, day('2023-05-31')), holdsOn(left, day('2023-06-01'))], [true, false])
  const acting = { ...held, actingFrom: day('2024-01-10'), actingUntil: day('2024-02-29') }
  const on = ['2024-01-09', '2024-01-10', '2024-02-29', '2024-03-01'].map((one) => holdsOn(acting, day(one)))
  assert.deepEqual(on, [false, true, true, false])
  assert.deepEqual([lastDay(held), lastDay(left), lastDay(acting)], ['2023-12-31', '2023-05-31', '2024-02-29'])
})

test('terms follow in a row unless more days lie between than somebody may act after the end', () => {
  const one = { fromDay: day('2023-01-01'), untilDay: day('2023-12-31') }
  const two = { fromDay: day('2024-01-01'), untilDay: day('2024-12-31') }
  assert.equal(termInRow([], day('2025-01-01'), 60), 1)
  assert.equal(termInRow([one, two], day('2025-01-01'), 60), 3)
  assert.equal(termInRow([two, one], day('2025-03-01'), 60), 3)
  assert.equal(termInRow([one, two], day('2025-03-03'), 60), 1)
  assert.equal(termInRow([one], day('2025-01-01'), 0), 1)
})

test('a mandate given for days before others is weighed with the whole row that comes of it', () => {
  const two = { id: 'two', fromDay: day('2026-01-01'), untilDay: day('2026-12-31') }
  const three = { id: 'three', fromDay: day('2027-02-10'), untilDay: day('2028-02-09') }
  const first = { fromDay: day('2025-01-01'), untilDay: day('2025-12-31') }
  const row = rowAround([three, two], first, 40)
  assert.equal(row.inRow, 1)
  assert.deepEqual(
    row.later.map(({ of, inRow }) => [of.id, inRow]),
    [
      ['two', 2],
      ['three', 3],
    ],
  )
  // forty days lie between, one more than the thirty-nine within which terms follow each other
  assert.deepEqual(
    rowAround([three, two], first, 39).later.map(({ of, inRow }) => [of.id, inRow]),
    [['two', 2]],
  )
  const before = { id: 'before', fromDay: day('2024-01-01'), untilDay: day('2024-12-31') }
  assert.deepEqual(
    [rowAround([two, before], first, 0).inRow, rowAround([two, before], first, 0).later[0]?.inRow],
    [2, 3],
  )
})

test('acting after the end may not join terms to more in a row than somebody may hold', () => {
  const later = { fromDay: day('2024-03-15'), untilDay: day('2025-03-14') }
  const before = { fromDay: day('2022-01-01'), untilDay: day('2022-12-31') }
  const limit = (maxInRow: number) => ({ gapDays: 60, maxInRow })
  // 74 days lie between; acting until 13 January leaves 61, until 14 January 60
  assert.deepEqual(whyNotJoin([later, before], held, day('2024-01-13'), limit(2)), [])
  assert.deepEqual(codes(whyNotJoin([later, before], held, day('2024-01-14'), limit(2))), ['mandate.terms'])
  assert.deepEqual(whyNotJoin([later, before], held, day('2024-01-14'), limit(3)), [])
  // a row that was too long before is not made longer by it
  const next = { fromDay: day('2024-01-20'), untilDay: day('2025-01-19') }
  assert.deepEqual(whyNotJoin([next, before], held, day('2024-01-19'), limit(2)), [])
})

test('the place in the row of what comes after follows how long a mandate came to last', () => {
  const later = { fromDay: day('2024-03-15'), untilDay: day('2025-03-14') }
  const places = (untilDay: string) =>
    placesAfter([{ ...held, untilDay: day(untilDay) }, later], held.fromDay, 60).map(({ inRow }) => inRow)
  assert.deepEqual([places('2024-01-13'), places('2024-01-14'), places('2022-12-31')], [[1], [2], [1]])
})

test('a mandate that was left on its first day is no term of the row', () => {
  const left = { fromDay: day('2025-01-01'), untilDay: day('2024-12-31') }
  assert.equal(rowAround([left], { fromDay: day('2025-01-02'), untilDay: day('2025-12-31') }, 60).inRow, 1)
})

test('all that stands against somebody on a seat is told at once', () => {
  const free = {
    fromDay: day('2025-01-01'),
    untilDay: day('2025-12-31'),
    inRow: 2,
    maxInRow: 2,
    seat: 'user' as const,
    isProvider: false,
    represents: true,
    takesPart: true,
    takenUntil: null,
    otherSeat: false,
  }
  assert.deepEqual(whyNotSit(free), [])
  const wrong = {
    ...free,
    inRow: 3,
    isProvider: true,
    represents: false,
    takesPart: false,
    takenUntil: day('2025-02-01'),
    otherSeat: true,
  }
  assert.deepEqual(codes(whyNotSit(wrong)), [
    'mandate.terms',
    'mandate.not_taking_part',
    'mandate.not_representing',
    'mandate.seat_kind',
    'mandate.seat_taken',
    'mandate.other_seat',
  ])
  assert.deepEqual(whyNotSit({ ...free, seat: 'any', isProvider: true }), [])
})

test('an ended mandate gives nothing any more but its report, what is handed over, and acting by a decision', () => {
  const after = day('2024-01-01')
  assert.deepEqual(whyNotTerm('resign', held, after), [{ code: 'mandate.ended', facts: { day: '2023-12-31' } }])
  assert.deepEqual(codes(whyNotTerm('renew', held, after)), ['mandate.ended'])
  assert.deepEqual(whyNotTerm('report', held, after), [])
  assert.deepEqual(whyNotTerm('let_act', held, after), [])
  assert.deepEqual(codes(whyNotTerm('renew', held, day('2023-05-01'))), ['mandate.state'])
})

test('after the end somebody acts for the days the community allows, not longer', () => {
  const asked = { days: 60, today: day('2024-01-01') }
  assert.deepEqual(whyNotActing(held, day('2024-02-29'), asked), [])
  assert.deepEqual(codes(whyNotActing(held, day('2024-03-01'), asked)), ['mandate.acting_days'])
  assert.deepEqual(codes(whyNotActing(held, day('2023-12-31'), asked)), ['mandate.acting_passed'])
})

test('a report tells what was done, what was not, the money and the open tasks', () => {
  assert.deepEqual(whyNotReport({ done: 'Calls', notDone: 'Site', money: 'None', openTasks: 'Site' }), [])
  assert.deepEqual(whyNotReport({ done: 'Calls', notDone: ' ', money: '', openTasks: 'x' })[0]?.facts, {
    parts: ['notDone', 'money'],
  })
})

test('a circle spends up to its limit in a year, to the cent', () => {
  assert.deepEqual(whyNotSpend(4000, 1000, 5000), [])
  assert.deepEqual(whyNotSpend(4000, 1001, 5000)[0]?.facts, { limit: 5000, spent: 4000, over: 1 })
})

test('a core group has seats of users, and of up to three providers', () => {
  const seats = (users: number, providers: number) => [
    ...Array.from({ length: users }, () => ({ from: 'user' as const })),
    ...Array.from({ length: providers }, () => ({ from: 'provider' as const })),
  ]
  assert.deepEqual(whyNotSeats('noyau', seats(2, 1)), [])
  assert.deepEqual(codes(whyNotSeats('noyau', seats(0, 1))), ['circle.noyau_seats'])
  assert.deepEqual(codes(whyNotSeats('noyau', seats(1, 4))), ['circle.noyau_seats'])
  assert.deepEqual(whyNotSeats('working', []), [])
})
