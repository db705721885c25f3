import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isId, newId } from './ids.ts'

test('new ids are unique, well-formed and go up', () => {
  const ids = Array.from({ length: 20_000 }, () => newId())
  assert.ok(ids.every(isId))
  assert.ok(ids.every((id) => id.charAt(14) === '7' && '89ab'.includes(id.charAt(19))))
  assert.equal(new Set(ids).size, ids.length)
  assert.deepEqual(ids.toSorted(), ids)
})

test('what is no id is not taken for one', () => {
  for (const text of ['', 'abc', '0198c0de-0000-7000-8000-00000000000G', '0198C0DE-0000-7000-8000-000000000000'])
    assert.ok(!isId(text), text)
})
