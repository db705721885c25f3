import assert from 'node:assert/strict'
import { test } from 'node:test'
import { piecesOf } from './place.ts'

test('the path of a task breaks after its strokes and loses nothing', () => {
  assert.deepEqual(piecesOf('src/shop/labels'), ['src/', 'shop/', 'labels'])
  assert.deepEqual(piecesOf('docs/'), ['docs/'])
  assert.deepEqual(piecesOf(''), [])
})
