import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#platform/values/day.ts'
import { isMemberOn, isWorkerOn, type MembershipFacts, stageOn } from './role.ts'

const member: MembershipFacts = {
  memberNo: 7,
  role: 'worker',
  forceWorker: false,
  since: day('2025-01-10'),
  lastDay: day('2025-06-30'),
  excluded: false,
  deceasedOn: null,
}
const nobody: MembershipFacts = { ...member, memberNo: null, role: null, since: null, lastDay: null }
const candidate: MembershipFacts = { ...member, memberNo: null, since: null, lastDay: null }

test('a membership holds from its first to its last day, both included', () => {
  const held = ['2025-01-09', '2025-01-10', '2025-06-30', '2025-07-01'].map((on) => isMemberOn(member, day(on)))
  assert.deepEqual(held, [false, true, true, false])
})

test('somebody with a membership that has not begun is a candidate, after the last day a former member', () => {
  assert.equal(stageOn(member, day('2025-01-09')), 'candidate')
  assert.equal(stageOn(member, day('2025-03-01')), 'member')
  assert.equal(stageOn(member, day('2025-07-01')), 'former')
  assert.equal(stageOn(candidate, day('2025-03-01')), 'candidate')
  assert.equal(stageOn(nobody, day('2025-03-01')), 'none')
})

test('a number without a first day, from another program, proves no stage', () => {
  const numbered = { ...member, since: null, lastDay: null }
  assert.equal(stageOn(numbered, day('2025-03-01')), 'none')
  assert.equal(isMemberOn(numbered, day('2025-03-01')), false)
  assert.equal(isWorkerOn(numbered, day('2025-03-01')), false)
  assert.equal(stageOn({ ...numbered, lastDay: day('2025-02-01') }, day('2025-03-01')), 'former')
})

test('only members with the role owe shifts, a candidate when the office lets one work already', () => {
  const on = day('2025-03-01')
  assert.equal(isWorkerOn(member, on), true)
  assert.equal(isWorkerOn({ ...member, role: 'eater' }, on), false)
  assert.equal(isWorkerOn(candidate, on), false)
  assert.equal(isWorkerOn({ ...candidate, forceWorker: true }, on), true)
  assert.equal(isWorkerOn({ ...member, excluded: true }, on), false)
})

test('nobody owes shifts after the last day or after death', () => {
  assert.equal(isWorkerOn({ ...member, forceWorker: true }, day('2025-07-01')), false)
  assert.equal(isWorkerOn({ ...member, deceasedOn: day('2025-02-01') }, day('2025-02-02')), false)
})
