import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differentParts, whyNotSettle, whyNotTwo } from './drafts.ts'

const codes = (no: readonly { readonly code: string }[]) => no.map(({ code }) => code)

test('two drafts differ in those parts that do not say the same, in the order of the form', () => {
  const one = { title: 'Jars', cost: '5.00', paragraphs: ['One jar'], theme: null, options: [] }
  assert.deepEqual(differentParts(one, one), [])
  assert.deepEqual(differentParts(one, { ...one, cost: '9.00', paragraphs: ['One jar', 'One deposit'] }), [
    'paragraphs',
    'cost',
  ])
  assert.deepEqual(differentParts({ title: 'Jars' }, { title: 'Jars', theme: null }), [])
})

test('only a draft that stands beside the current one is settled, and only once', () => {
  assert.deepEqual(codes(whyNotSettle(null, [])), [])
  assert.deepEqual(codes(whyNotSettle(3, [3])), [])
  assert.deepEqual(codes(whyNotSettle(3, [])), ['proposal.not_beside'])
})

test('a draft in two versions is not read by everybody', () => {
  assert.deepEqual(codes(whyNotTwo(1)), ['proposal.two_versions'])
  assert.deepEqual(codes(whyNotTwo(0)), [])
})
