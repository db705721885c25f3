import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLegible, withLegible } from './legible.ts'
import { readyFormats } from './ready-formats.ts'

test('a label is written in easy letters and back again without losing what is bold', () => {
  const [{ format }] = readyFormats
  const easy = withLegible(format, true)
  assert.deepEqual([isLegible(format), isLegible(easy)], [false, true])
  assert.deepEqual(withLegible(easy, false).elements, format.elements)
})
