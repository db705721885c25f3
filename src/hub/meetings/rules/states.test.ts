import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type MeetingAct, meetingStates, whyNotMove } from './states.ts'

const from = (act: MeetingAct) => meetingStates.filter((state) => whyNotMove(act, state).length === 0)

test('a meeting goes from state to state as agreed, and no other way', () => {
  assert.deepEqual(from('call'), ['planned'])
  assert.deepEqual(from('start'), ['called'])
  assert.deepEqual(from('end'), ['open'])
  assert.deepEqual(from('publish'), ['minutes_draft'])
  assert.deepEqual(from('correct'), ['minutes_published'])
  assert.deepEqual(from('cancel'), ['planned', 'called'])
})

test('an approved or cancelled meeting changes no more', () => {
  const acts: MeetingAct[] = ['change', 'name', 'order', 'attend', 'write', 'add_action', 'poll', 'time', 'add_item']
  for (const act of acts)
    for (const state of ['approved', 'cancelled'] as const) assert.equal(whyNotMove(act, state).length, 1)
})
