import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import type { LeaveType } from './counting.ts'
import { bees, la_louve } from './counting-presets.ts'
import {
  endedOn,
  evidenceDue,
  type LeaveMove,
  type LeaveWish,
  losesSeat,
  movedDays,
  payingCounter,
  purseOf,
  tellsEnd,
  whyNotCancelLeave,
  whyNotLeave,
  whyNotMoveLeave,
} from './leave.ts'

const day = (text: string) => text as Day
const span = (from: string, until: string | null) => ({ from: day(from), until: until === null ? null : day(until) })
const bees_ = (name: string) => bees.leaveTypes[name] as LeaveType
const louve = (name: string) => la_louve.leaveTypes[name] as LeaveType
const today = day('2025-03-03')

const wish = (more: Partial<LeaveWish> = {}): LeaveWish => ({
  ...span('2025-03-04', '2025-03-10'),
  type: bees_('holiday'),
  today,
  reason: '',
  others: [],
  mayBackdate: false,
  self: false,
  missedShifts: 0,
  purse: { standard: null, credits: 0 },
  shortAccepted: false,
  ...more,
})
const codes = (more: Partial<LeaveWish>) => whyNotLeave(wish(more)).map(({ code }) => code)

test('a holiday from tomorrow with a last day needs nothing else', () => {
  assert.deepEqual(codes({}), [])
  assert.deepEqual(codes({ self: true }), [])
})

test('a leave begins after today; only an admin enters earlier days', () => {
  assert.deepEqual(codes(span('2025-03-03', '2025-03-10')), ['leave.past'])
  assert.deepEqual(codes({ ...span('2025-02-01', '2025-03-10'), mayBackdate: true }), [])
})

test('a holiday has a last day, not before the first; an exemption may be open and has a reason', () => {
  assert.deepEqual(codes(span('2025-03-04', null)), ['leave.end'])
  assert.deepEqual(codes(span('2025-03-10', '2025-03-09')), ['leave.end'])
  assert.deepEqual(codes({ ...span('2025-03-04', null), type: bees_('exemption') }), ['leave.reason'])
  assert.deepEqual(codes({ ...span('2025-03-04', null), type: bees_('exemption'), reason: 'a broken leg' }), [])
})

test('leaves of a person never share a day, not even the last of one and the first of the other', () => {
  const others = [{ id: 'other', ...span('2025-03-10', '2025-03-20') }]
  assert.deepEqual(codes({ others }), ['leave.overlap'])
  assert.deepEqual(codes({ others, ...span('2025-03-04', '2025-03-09') }), [])
  assert.deepEqual(codes({ others: [{ id: 'open', ...span('2025-01-01', null) }] }), ['leave.overlap'])
})

test('all reasons are told at once', () => {
  const others = [{ id: 'other', ...span('2025-01-01', null) }]
  assert.deepEqual(codes({ ...span('2025-03-01', null), type: { ...bees_('exemption'), openEnd: false }, others }), [
    ...['leave.past', 'leave.end', 'leave.reason', 'leave.overlap'],
  ])
})

test('members ask only for kinds that are open to them', () => {
  const type = { ...bees_('holiday'), selfRequest: false }
  assert.deepEqual(codes({ self: true, type }), ['leave.office_only'])
  assert.deepEqual(codes({ type }), [])
})

test('an incapacity lasts at least 15 days, a parental leave at most 730, both ends counted', () => {
  assert.deepEqual(codes({ type: louve('incapacity'), ...span('2025-03-04', '2025-03-17') }), ['leave.too_short'])
  assert.deepEqual(codes({ type: louve('incapacity'), ...span('2025-03-04', '2025-03-18') }), [])
  assert.deepEqual(codes({ type: louve('parental'), ...span('2025-03-04', '2027-03-04') }), ['leave.too_long'])
  assert.deepEqual(codes({ type: louve('parental'), ...span('2025-03-04', '2027-03-03') }), [])
})

test('a vacation under 56 days is asked about once more', () => {
  const short = { type: louve('vacation'), ...span('2025-03-04', '2025-04-27') }
  assert.deepEqual(codes(short), ['leave.confirm_short'])
  assert.deepEqual(codes({ ...short, shortAccepted: true }), [])
  assert.deepEqual(codes({ type: louve('vacation'), ...span('2025-03-04', '2025-04-28') }), [])
})

test('what is worked in advance needs a first counter of 0, two missed shifts and a credit for each', () => {
  const type = louve('anticipated')
  const ask = (standard: number | null, credits: number, missedShifts: number) =>
    codes({ type, purse: { standard, credits }, missedShifts })
  assert.deepEqual(ask(0, 2, 2), [])
  assert.deepEqual(ask(-1, 2, 2), ['leave.balance'])
  assert.deepEqual(ask(0, 2, 1), ['leave.too_few_shifts'])
  assert.deepEqual(ask(0, 2, 3), ['leave.credits'])
  assert.deepEqual(ask(-2, 0, 1), ['leave.balance', 'leave.too_few_shifts', 'leave.credits'])
  assert.deepEqual(ask(null, 3, 3), [])
})

test('whoever has a fixed place pays from the second counter, everybody else from the only one', () => {
  assert.equal(payingCounter('regular'), 'make_up')
  assert.equal(payingCounter('flying'), 'main')
  assert.deepEqual(purseOf('regular', { main: 0, makeUp: 3000 }), { standard: 0, credits: 3 })
  assert.deepEqual(purseOf('flying', { main: 2000, makeUp: 0 }), { standard: null, credits: 2 })
})

const move = (before: ReturnType<typeof span>, after: ReturnType<typeof span>, more: Partial<LeaveMove> = {}) =>
  whyNotMoveLeave({ ...wish(), before, ...after, freedBefore: 0, ...more }).map(({ code }) => code)

test('a start that was reached is fixed, also for an admin', () => {
  const before = span('2025-03-03', '2025-03-20')
  assert.deepEqual(move(before, span('2025-03-10', '2025-03-20')), ['leave.started'])
  assert.deepEqual(move(before, span('2025-03-10', '2025-03-20'), { mayBackdate: true }), ['leave.started'])
  assert.deepEqual(move(before, span('2025-03-03', '2025-03-10')), [])
})

test('new bounds lie after today, except for an admin', () => {
  const before = span('2025-03-10', '2025-03-20')
  assert.deepEqual(move(before, span('2025-03-03', '2025-03-20')), ['leave.past'])
  assert.deepEqual(move(before, span('2025-03-03', '2025-03-20'), { mayBackdate: true }), [])
  assert.deepEqual(move(span('2025-03-01', '2025-03-20'), span('2025-03-01', '2025-03-03')), ['leave.past'])
})

test('a leave that is over is not lengthened', () => {
  const over = span('2025-02-01', '2025-03-02')
  assert.deepEqual(move(over, span('2025-02-01', '2025-03-20')), ['leave.over'])
  assert.deepEqual(move(over, span('2025-02-01', '2025-03-20'), { mayBackdate: true }), [])
  assert.deepEqual(
    whyNotCancelLeave(over, today).map(({ code }) => code),
    ['leave.over'],
  )
  assert.deepEqual(whyNotCancelLeave(span('2025-02-01', '2025-03-04'), today), [])
  assert.deepEqual(whyNotCancelLeave(span('2025-02-01', null), today), [])
})

test('moved days keep to the kind of leave: its end, its length, and no other leave', () => {
  const before = span('2025-03-04', '2025-03-18')
  const type = louve('incapacity')
  assert.deepEqual(move(before, span('2025-03-04', '2025-03-10'), { type }), ['leave.too_short'])
  assert.deepEqual(move(before, span('2025-03-04', null), { type }), ['leave.end'])
  const others = [{ id: 'other', ...span('2025-04-01', '2025-04-05') }]
  assert.deepEqual(move(before, span('2025-03-04', '2025-04-01'), { type, others }), ['leave.overlap'])
  assert.deepEqual(move(before, span('2025-03-04', '2025-03-31'), { type: louve('vacation') }), [])
})

test('days given back and days newly taken', () => {
  assert.deepEqual(movedDays(span('2025-03-04', '2025-03-16'), span('2025-03-17', '2025-03-23')), {
    given: [span('2025-03-04', '2025-03-16')],
    taken: [span('2025-03-17', '2025-03-23')],
  })
  assert.deepEqual(movedDays(span('2025-03-04', '2025-03-16'), span('2025-03-10', null)), {
    given: [span('2025-03-04', '2025-03-09')],
    taken: [{ from: day('2025-03-17'), until: null }],
  })
})

test('what began holds up to its last day; what had not begun is gone as a whole', () => {
  assert.deepEqual(endedOn(span('2025-03-01', null), today), {
    left: { ...span('2025-03-01', '2025-03-03'), held: true },
    given: span('2025-03-04', null),
  })
  assert.deepEqual(endedOn(span('2025-03-04', '2025-03-10'), today), {
    left: { ...span('2025-03-04', '2025-03-10'), held: false },
    given: span('2025-03-04', '2025-03-10'),
  })
})

test('a fixed seat is lost from so many days on, and with an open end', () => {
  const type = bees_('exemption')
  const half = span('2025-03-04', '2025-08-18')
  assert.equal(losesSeat(type, half, null), false)
  assert.equal(losesSeat(type, half, 168), true)
  assert.equal(losesSeat(type, span('2025-03-04', '2025-08-17'), 168), false)
  assert.equal(losesSeat(type, span('2025-03-04', null), 168), true)
  assert.equal(losesSeat(louve('undefined'), span('2025-03-04', '2025-03-05'), null), true)
})

test('a certificate is asked for 15 days after the first one, once, and the leave lapses after 22', () => {
  const due = (on: string, asked = false, name = 'incapacity') =>
    evidenceDue(louve(name), { from: day('2025-03-03'), asked }, day(on))
  assert.deepEqual(
    [due('2025-03-17'), due('2025-03-18'), due('2025-03-19'), due('2025-03-19', true)],
    [null, 'ask', 'ask', null],
  )
  assert.deepEqual([due('2025-03-24', true), due('2025-03-25', true), due('2025-03-25')], [null, 'lapse', 'lapse'])
  assert.equal(due('2025-03-25', false, 'vacation'), null)
})

test('an end is told a week before, or after a missed night, and not to whom it was granted later than that', () => {
  const tells = (today: string, decidedOn: string) =>
    tellsEnd({ until: day('2025-03-20'), decidedOn: day(decidedOn), today: day(today) })
  assert.deepEqual([tells('2025-03-12', '2025-03-01'), tells('2025-03-13', '2025-03-01')], [false, true])
  assert.deepEqual([tells('2025-03-16', '2025-03-01'), tells('2025-03-21', '2025-03-01')], [true, false])
  assert.equal(tells('2025-03-16', '2025-03-14'), false)
})
