import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentOf, startOf } from './setting-entry.ts'

const line = { kind: 'whole', nullable: true, counted: null } as const
const percent = { ...line, counted: 'basis_points' } as const

test('percents and amounts are typed as people write them and kept exactly', () => {
  assert.equal(sentOf(percent, '8,1 %'), 810)
  assert.equal(sentOf(percent, '50'), 5000)
  assert.equal(sentOf({ ...line, counted: 'cents' }, '5000.50'), 500_050)
  assert.equal(sentOf(line, '14'), 14)
  assert.equal(sentOf(line, ' '), null)
})

test('several numbers stand with blanks between them', () => {
  const several = { ...percent, kind: 'numbers' } as const
  assert.deepEqual(sentOf(several, '30  40 30 %'), [3000, 4000, 3000])
  assert.deepEqual(sentOf(several, '33,34 33,33 33,33'), [3334, 3333, 3333])
})

test('what is no number is sent as it is, so that the server says what fits', () => {
  assert.equal(sentOf(line, 'many'), 'many')
  assert.equal(sentOf(percent, '8.123'), '8.123')
})

test('a switch, choices and nothing at all begin as their fields want them', () => {
  assert.equal(startOf({ ...line, kind: 'switch' }, true), true)
  assert.deepEqual(startOf({ ...line, kind: 'choices' }, ['a']), ['a'])
  assert.equal(startOf(line, null), '')
  assert.equal(startOf(line, 14), '14')
})
