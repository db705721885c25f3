import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { consultUntil, isOver, notReached, whyNotAnswer, whyNotClassify, whyNotFinish } from './consultation.ts'

const day = (text: string) => text as Day
const codes = (no: readonly { code: string }[]) => no.map(({ code }) => code)

const panier = {
  name: 'Le Panier',
  usesArea: true,
  effect: 'Nothing to do',
  reachedOn: day('2025-03-03'),
  answer: null,
} as const
const classifying = {
  value: 'common',
  altersCommonCode: false,
  until: day('2025-03-17'),
  today: day('2025-03-18'),
  asked: [panier],
} as const

test('a consultation lasts to the last second of its last day', () => {
  assert.equal(consultUntil(day('2025-02-20'), 14), '2025-03-06')
  assert.equal(isOver(day('2025-03-06'), day('2025-03-06')), false)
  assert.equal(isOver(day('2025-03-06'), day('2025-03-07')), true)
  assert.equal(isOver(null, day('2025-03-07')), false)
})

test('silence is no objection', () => assert.deepEqual(whyNotClassify(classifying), []))

test('whatever holds a classification up is told at once', () => {
  const asked = [
    { ...panier, answer: 'objects' },
    { ...panier, name: 'La Gousse', reachedOn: null },
  ] as const
  const no = whyNotClassify({
    value: 'specific',
    altersCommonCode: true,
    asked,
    until: day('2025-03-18'),
    today: day('2025-03-18'),
  })
  assert.deepEqual(codes(no), [
    'consultation.open',
    'consultation.objections',
    'consultation.not_reached',
    'class.common_code',
  ])
  assert.deepEqual(no[1]?.facts, { names: ['Le Panier'] })
  assert.deepEqual(no[2]?.facts, { names: ['La Gousse'] })
})

test('who does not use the area holds nothing up by being out of reach', () => {
  const guest = { ...panier, usesArea: false, reachedOn: null }
  assert.deepEqual(notReached([guest]), [])
  assert.deepEqual(whyNotClassify({ ...classifying, asked: [guest] }), [])
})

test('what alters the code of all is no matter of one organisation; anything else may', () => {
  assert.deepEqual(codes(whyNotClassify({ ...classifying, value: 'specific', altersCommonCode: true })), [
    'class.common_code',
  ])
  assert.deepEqual(whyNotClassify({ ...classifying, altersCommonCode: true }), [])
})

test('an analysis says what changes, what does not, and what it means for each user of the area', () => {
  const effects = [
    { name: 'Le Panier', effect: 'Nothing to do' },
    { name: 'La Gousse', effect: ' ' },
    { name: 'Le Silo', effect: null },
  ]
  const no = whyNotFinish({ what: ' ', whatNot: '', effects })
  assert.deepEqual(codes(no), ['analysis.what_missing', 'analysis.what_not_missing', 'analysis.effects_missing'])
  assert.deepEqual(no[2]?.facts, { names: ['La Gousse', 'Le Silo'] })
  assert.deepEqual(whyNotFinish({ what: 'x', whatNot: 'y', effects: [] }), [])
})

test('an objection says why, comes in time and from somebody who is asked; it is taken back at any time', () => {
  const answering = {
    organisation: 'Le Panier',
    answer: 'objects',
    reason: 'The till would stop',
    until: day('2025-03-17'),
    today: day('2025-03-17'),
    isAsked: true,
    before: null,
  } as const
  assert.deepEqual(whyNotAnswer(answering), [])
  assert.deepEqual(codes(whyNotAnswer({ ...answering, reason: ' ', isAsked: false, today: day('2025-03-18') })), [
    'consultation.not_asked',
    'consultation.reason_missing',
    'consultation.over',
  ])
  const later = { ...answering, answer: 'agrees', reason: null, today: day('2025-03-18') } as const
  assert.deepEqual(codes(whyNotAnswer(later)), ['consultation.over'])
  assert.deepEqual(whyNotAnswer({ ...later, before: 'objects' }), [])
})
