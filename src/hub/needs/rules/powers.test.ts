import assert from 'node:assert/strict'
import { test } from 'node:test'
import { events } from '../events.ts'
import { powerBehind } from './powers.ts'

test('the history of a need says with which power each step was decided, from the first "we too" to the feedback', () => {
  const steps = ['backed', 'prioritised', 'analysed', 'consultation_answered', 'released', 'accepted', 'feedback_given']
  assert.deepEqual(
    steps.map((step) => powerBehind(`needs.${step}`, 'Mira', null)),
    ['speak', 'steer', 'provide', 'position', 'provide', 'position', 'speak'],
  )
})

test('an analysis is begun by a provider, or by the core group', () => {
  assert.equal(powerBehind('needs.analysis_started', 'Rosa', 'code-commun'), 'provide')
  assert.equal(powerBehind('needs.analysis_started', 'Frieda', null), 'steer')
})

test('what happens by itself was decided with no power', () => {
  for (const event of events) assert.equal(powerBehind(event, null, null), null)
})
