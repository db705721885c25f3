import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { boundsOf } from './bounds.ts'

const bounds = (schema: z.ZodType) => {
  const { kind, nullable, minimum, maximum, maxLength, options } = boundsOf(schema)
  return [kind, nullable, minimum, maximum, maxLength, options]
}

test('the page of settings reads bounds from the schema of each', () => {
  assert.deepEqual(bounds(z.int().min(0).max(14)), ['whole', false, 0, 14, null, []])
  assert.deepEqual(bounds(z.int().min(0).nullable()), ['whole', true, 0, null, null, []])
  assert.deepEqual(bounds(z.number().max(1.5)), ['number', false, null, 1.5, null, []])
  assert.deepEqual(bounds(z.boolean()), ['switch', false, null, null, null, []])
  assert.deepEqual(bounds(z.enum(['none', 'first', 'full'])), [
    'choice',
    false,
    null,
    null,
    null,
    ['none', 'first', 'full'],
  ])
  assert.deepEqual(bounds(z.array(z.enum(['a', 'b']))), ['choices', false, null, null, null, ['a', 'b']])
  assert.deepEqual(bounds(z.string().max(20)), ['text', false, null, null, 20, []])
  assert.deepEqual(bounds(z.iso.date().nullable()), ['day', true, null, null, null, []])
  assert.deepEqual(bounds(z.record(z.string(), z.string())), ['other', false, null, null, null, []])
})
