import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Refusal } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import {
  answerUntil,
  isIdle,
  reminderOf,
  type TaskParts,
  whyNotAnswer,
  whyNotDeliver,
  whyNotReady,
  whyNotTake,
  whyNotTaker,
} from './task.ts'

const codes = (no: readonly Refusal[]) => no.map(({ code }) => code)
const empty: TaskParts = {
  ...{ state: 'proposed', size: null, place: '', doneWhen: ' ', mentor: null, addition: false, class: null },
}
const whole: TaskParts = { ...empty, size: 'M', place: 'shop/labels', doneWhen: 'npm test', mentor: 'mia' }
const ready = { state: 'ready', mentor: 'mia', forPair: false, takers: [] } as const
const lou = { account: 'lou', agreements: null }

test('a task is ready only with a size, a place, a test and a mentor, and all that lacks is told at once', () => {
  assert.deepEqual(codes(whyNotReady(empty)), [
    'task.size_missing',
    'task.where_missing',
    'task.done_when_missing',
    'task.mentor_missing',
  ])
  assert.deepEqual(whyNotReady(whole), [])
  assert.deepEqual(codes(whyNotReady({ ...whole, state: 'ready' })), ['task.state'])
})

test('an addition of a shop is ready only once it was classified as common', () => {
  assert.deepEqual(codes(whyNotReady({ ...whole, addition: true })), ['task.not_common'])
  assert.deepEqual(codes(whyNotReady({ ...whole, addition: true, class: 'specific' })), ['task.not_common'])
  assert.deepEqual(whyNotReady({ ...whole, addition: true, class: 'common' }), [])
})

test('nobody takes a task without agreeing to the licence, nor the one they mentor', () => {
  assert.deepEqual(whyNotTake(ready, lou, true), [])
  assert.deepEqual(codes(whyNotTake(ready, { ...lou, account: 'mia' }, false)), ['task.own_mentor', 'task.licence'])
})

test('a taken task is joined by a second person where it is for two, and by no third', () => {
  const taken = { ...ready, state: 'taken', takers: ['ana'] } as const
  assert.deepEqual(codes(whyNotTake(taken, lou, true)), ['task.state'])
  assert.deepEqual(whyNotTake({ ...taken, forPair: true }, lou, true), [])
  assert.deepEqual(codes(whyNotTake({ ...taken, forPair: true, takers: ['lou'] }, lou, true)), ['task.yours_already'])
  assert.deepEqual(codes(whyNotTake({ ...taken, forPair: true, takers: ['ana', 'bo'] }, lou, true)), ['task.pair_full'])
})

test('under 18 nothing is taken before school and parents agreed', () => {
  const young = { account: 'lou', agreements: { school: false, parents: false } }
  assert.deepEqual(codes(whyNotTake(ready, young, true)), ['contributor.school_missing', 'contributor.parents_missing'])
  assert.deepEqual(whyNotTake(ready, { ...young, agreements: { school: true, parents: true } }, true), [])
})

test('only whoever has a task delivers it, and with a link', () => {
  assert.deepEqual(codes(whyNotTaker('ana', ['lou'], false)), ['task.not_yours'])
  assert.deepEqual(codes(whyNotDeliver('taken', ' ')), ['task.link_missing'])
  assert.deepEqual(codes(whyNotDeliver('done', 'https://x.example')), ['task.state'])
})

test('a mentor accepts without a word, and asks for changes with one', () => {
  assert.deepEqual(whyNotAnswer('in_review', true, ''), [])
  assert.deepEqual(codes(whyNotAnswer('in_review', false, '')), ['task.reason_missing'])
  assert.equal(answerUntil('2025-03-03' as Day, 3), '2025-03-06')
})

test('a task goes back on the fourteenth day without a move, in an Open Week on the third', () => {
  const days = { usual: 14, week: 3 }
  const idle = (today: string, inWeek: boolean) => isIdle('2025-03-03' as Day, today as Day, days, inWeek)
  assert.deepEqual([idle('2025-03-16', false), idle('2025-03-17', false)], [false, true])
  assert.deepEqual([idle('2025-03-05', true), idle('2025-03-06', true)], [false, true])
})

test('a mentor who does not answer is reminded on the last day, and then the core group is told, each once', () => {
  const told = (today: string, reminders: number) => reminderOf('2025-03-06' as Day, reminders, today as Day)
  assert.deepEqual([told('2025-03-05', 0), told('2025-03-06', 0), told('2025-03-06', 1)], [null, 'mentor', null])
  assert.deepEqual([told('2025-03-07', 1), told('2025-03-08', 2)], ['core_group', null])
})
