import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyNotKeep } from './format-check.ts'
import { newPart, newParts } from './new-part.ts'
import { readyFormats } from './ready-formats.ts'

test('whatever part is added to whatever format, twice even, lies on the label and could be kept', () => {
  for (const { format } of readyFormats)
    for (const part of newParts) {
      const once = { ...format, elements: [...format.elements, newPart(part, format)] }
      const twice = { ...once, elements: [...once.elements, newPart(part, once)] }
      assert.deepEqual(whyNotKeep(twice), [], `${format.id} ${part}`)
    }
})
