import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idOfMoment, idOfStory, isId, newId } from './ids.ts'

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

test('an identifier of a moment sorts by it and tells nothing finer', () => {
  const [one, other] = [idOfMoment('2025-03-03T23:00:00.000Z'), idOfMoment('2025-03-03T23:00:00.000Z')]
  assert.ok(isId(one) && isId(other))
  assert.notEqual(one, other)
  assert.equal(one.slice(0, 13), other.slice(0, 13))
  assert.ok(one < idOfMoment('2025-03-04T23:00:00.000Z'))
})

test('identifiers of earlier moments sort by them, and those of one moment as they were made', () => {
  const march = idOfStory('2025-03-03T10:00:00.000Z')
  const [first, second] = [idOfStory('2025-02-03T10:00:00.000Z'), idOfStory('2025-02-03T10:00:00.000Z')]
  assert.ok(isId(first))
  assert.ok(first < second)
  assert.ok(second < march)
})
