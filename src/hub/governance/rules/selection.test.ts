import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextStep, stillToAnswer, whyNotAccept, whyNotStep } from './selection.ts'

const codes = (all: readonly { readonly code: string }[]) => all.map(({ code }) => code)
const says = (participant: string, objects = false) => ({ participant, objects })

test('a person is chosen step by step: named, told about, named anew, proposed, objected to, asked', () => {
  assert.deepEqual([nextStep('nominations'), nextStep('information')], ['information', 'changes'])
  assert.deepEqual(whyNotStep('nominate', 'changes'), [])
  assert.deepEqual(codes(whyNotStep('nominate', 'information')), ['selection.step'])
  assert.deepEqual(codes(whyNotStep('propose', 'nominations')), ['selection.step'])
  assert.deepEqual(codes(whyNotStep('go_on', 'changes')), ['selection.step'])
})

test('the nominee is asked last, when enough others answered and nobody objects', () => {
  const asked = ['a', 'b', 'c']
  const of = (...answers: ReturnType<typeof says>[]) => ({ asked, answers, quorumBp: 5000 })
  assert.equal(stillToAnswer(of()), 2)
  assert.deepEqual(whyNotAccept(of(says('a')))[0]?.facts, { missing: 1 })
  assert.deepEqual(codes(whyNotAccept(of(says('a', true)))), ['selection.others_first', 'selection.objections'])
  assert.deepEqual(whyNotAccept(of(says('a'), says('c'))), [])
  assert.equal(stillToAnswer(of(says('a'), says('left'))), 1)
})
