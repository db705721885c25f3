import assert from 'node:assert/strict'
import { test } from 'node:test'
import { goodsFound, goodsOfCode } from './weigh-search.ts'

const all = [
  { name: 'Pâtes complètes', number: 123, group: 'Bulk', codes: ['0200123000005'] },
  { name: 'Rice', number: 12_345, group: 'Bulk', codes: [] },
  { name: 'Gouda', number: 7, group: 'Cheese', codes: [] },
]
const names = (asked: string, group: string | null = null) => goodsFound(all, { asked, group }).map(({ name }) => name)

test('goods to weigh are found by parts of the name without accents, and by their number', () => {
  assert.deepEqual(names('pates com'), ['Pâtes complètes'])
  assert.deepEqual(names('00007'), ['Gouda'])
  assert.deepEqual(names(''), ['Pâtes complètes', 'Rice', 'Gouda'])
  assert.deepEqual(names('', 'Cheese'), ['Gouda'])
  assert.deepEqual(names('rice', 'Cheese'), [])
})

test('goods to weigh are found by a scanned code, also where the scanner swallowed the leading 0', () => {
  assert.equal(goodsOfCode(all, '0200123000005')?.number, 123)
  assert.equal(goodsOfCode(all, '200123000005')?.number, 123)
  assert.equal(goodsOfCode(all, '00123')?.number, 123)
  assert.equal(goodsOfCode(all, '4006381333931'), null)
})
