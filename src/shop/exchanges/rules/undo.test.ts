import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '#platform/values/day.ts'
import { type UndoFacts, whyNotUndo } from './undo.ts'

const now = instant('2025-03-03T08:00:00Z')
const at = (day: string) => instant(`${day}T08:00:00Z`)
const place = (member: string, over: Partial<UndoFacts['places'][number]> = {}): UndoFacts['places'][number] => ({
  member,
  got: { state: 'planned', shiftState: 'planned', startsAt: at('2025-03-14'), standIn: null, member },
  gave: { shiftState: 'planned', startsAt: at('2025-03-12'), cancelReason: 'swap' },
  booking: [],
  ...over,
})
const codes = (over: Partial<UndoFacts>): string[] =>
  whyNotUndo({
    now,
    way: 'swap',
    undone: false,
    places: [place('Amina'), place('Bram')],
    agreed: ['Amina', 'Bram'],
    ...over,
  }).map(({ code }) => code)

test('a swap is undone while all its shifts are ahead and everybody agreed', () => {
  assert.deepEqual(codes({}), [])
})

test('it is not undone without the yes of each, nor a second time', () => {
  assert.deepEqual(codes({ agreed: ['Amina'] }), ['undo.consent'])
  assert.deepEqual(codes({ undone: true, agreed: [] }), ['undo.undone'])
})

test('once the first of its shifts began nothing goes back', () => {
  assert.deepEqual(codes({ now: at('2025-03-12') }), ['shift.past'])
})

test('a place that went on, is stood in for, or was lost to the plan is not taken back', () => {
  const got = place('Bram').got
  assert.deepEqual(codes({ places: [place('Bram', { got: { ...got, state: 'cancelled' } })] }), ['undo.moved_on'])
  assert.deepEqual(codes({ places: [place('Bram', { got: { ...got, standIn: 'Chloe' } })] }), ['undo.replaced'])
  const gave = { ...place('Bram').gave, cancelReason: 'unseated' }
  assert.deepEqual(codes({ places: [place('Bram', { gave })] }), ['undo.lost'])
})

test('a full shift and reached limits do not hold against going back; leave and a second place at that time do', () => {
  const booking = ['shift.full', 'shift.day_limit', 'shift.on_leave', 'shift.overlap'].map((code) => ({
    code,
    facts: {},
  }))
  assert.deepEqual(codes({ places: [place('Bram', { booking })] }), ['shift.on_leave', 'shift.overlap'])
})
