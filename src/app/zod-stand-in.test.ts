import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z as standIn } from './zod-stand-in.ts'

// The browser's schemas have no types: the build puts them in place of the library.
// biome-ignore lint/suspicious/noExplicitAny: a value without types is what is tested
const z = standIn as any

test('the browser keeps the field names of a schema and nothing else', () => {
  const page = z.object({ q: z.string().max(100).optional(), size: z.coerce.number().int().default(50) })
  const list = page.extend({ stage: z.enum(['member', 'former']).nullable() })
  assert.deepEqual(Object.keys(list.shape), ['q', 'size', 'stage'])
  assert.deepEqual(Object.keys(list.omit({ q: true }).shape), ['size', 'stage'])
  assert.deepEqual(Object.keys(list.pick({ q: true }).partial().shape), ['q'])
})

test('the choices of an enumeration can be listed on a screen', () => {
  assert.deepEqual(z.enum(['member', 'former']).options, ['member', 'former'])
})

test('a screen that tries to check with a schema is told where rules live', () => {
  assert.throws(() => z.object({ name: z.string() }).parse({}), /rules/)
})
