import assert from 'node:assert/strict'
import test from 'node:test'
import { type MergeSide, mergeConflicts, mergedFields, whyNotMerge } from './merge.ts'

const kept: MergeSide = {
  id: 'kept',
  kind: 'person',
  mergedInto: null,
  stage: 'member',
  hasMembership: true,
  linkedTo: null,
  headsSomebody: false,
}
const gone: MergeSide = { ...kept, id: 'gone', stage: 'none', hasMembership: false }
const codes = (one: Partial<MergeSide>, other: Partial<MergeSide>) =>
  whyNotMerge({ ...kept, ...one }, { ...gone, ...other }).map((no) => no.code)

test('somebody entered twice becomes one', () => {
  assert.deepEqual(codes({}, {}), [])
  assert.deepEqual(codes({ stage: 'none', hasMembership: false }, { stage: 'member', hasMembership: true }), [])
})

test('two members, two kinds, or the same one twice are not merged', () => {
  assert.deepEqual(codes({}, { stage: 'member', hasMembership: true, kind: 'entity' }), [
    'merge.kinds_differ',
    'merge.both_members',
  ])
  assert.deepEqual(codes({ id: 'gone' }, {}), ['merge.same_contact'])
  assert.deepEqual(codes({}, { mergedInto: 'third' }), ['merge.merged_already'])
})

test('a former member goes into the member, not the other way round', () => {
  assert.deepEqual(codes({ stage: 'former' }, { stage: 'member', hasMembership: true }), ['merge.other_way'])
  assert.deepEqual(codes({}, { stage: 'former', hasMembership: true }), [])
})

test('households that would clash are untied first', () => {
  const eater = { stage: 'none', hasMembership: false } as const
  assert.deepEqual(codes(eater, { linkedTo: 'head' }), [])
  assert.deepEqual(codes({}, { linkedTo: 'head' }), ['merge.household'])
  assert.deepEqual(codes({ ...eater, linkedTo: 'a' }, { linkedTo: 'b' }), ['merge.household'])
  assert.deepEqual(codes({}, { linkedTo: 'kept' }), ['merge.household'])
})

test('the kept value stays, gaps are filled from the other, and the office may choose the other', () => {
  const one: Record<string, string | null> = { email: 'a@x.be', phone: null, city: 'Ixelles' }
  const other: Record<string, string | null> = { email: 'b@x.be', phone: '+32', city: 'Ixelles' }
  const fields = ['email', 'phone', 'city'] as const
  assert.deepEqual(mergeConflicts(one, other, fields), ['email'])
  assert.deepEqual(mergedFields(one, other, fields, {}), { email: 'a@x.be', phone: '+32', city: 'Ixelles' })
  assert.deepEqual(mergedFields(one, other, fields, { email: 'gone' }).email, 'b@x.be')
})
