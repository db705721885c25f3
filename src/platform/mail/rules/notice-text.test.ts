import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factsOf, whyNotText } from './notice-text.ts'

const product = { subject: 'Booked', body: 'Hello {name}, your {term.shift} starts {startsAt, instant}.' }
const terms = new Set(['shift'])
const codes = (subject: string, body: string) => whyNotText({ subject, body }, product, terms).map((no) => no.code)

test('a text may name what the product’s text names, the person, the organisation and terms', () => {
  assert.deepEqual(codes('{organisation}', '{name} {startsAt, day} {term.shift}'), [])
  assert.deepEqual(factsOf(product), ['name', 'organisation', 'startsAt'])
})

test('a text that names something else is refused with what it may name', () => {
  const [no] = whyNotText({ subject: 'Hi', body: '{balance}' }, product, terms)
  assert.equal(no?.code, 'notice.unknown_placeholder')
  assert.deepEqual(no?.facts, { placeholder: '{balance}', known: ['name', 'organisation', 'startsAt'] })
  assert.deepEqual(codes('Hi', '{term.unicorn}'), ['notice.unknown_placeholder'])
})

test('everything wrong is said at once', () => {
  assert.deepEqual(codes(' ', ''), ['notice.subject_empty', 'notice.body_empty'])
})
