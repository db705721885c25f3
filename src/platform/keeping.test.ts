import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keeping } from './keeping.ts'

test('what was worked out is kept while what it follows from is the same, and made once for all who ask', async () => {
  const kept = keeping<number>(2)
  let made = 0
  const make = async () => (made += 1)
  assert.deepEqual(await Promise.all([kept.get('a', '1', make), kept.get('a', '1', make)]), [1, 1])
  assert.equal(await kept.get('a', '1', make), 1)
  assert.equal(await kept.get('a', '2', make), 2)
  assert.equal(await kept.get('a', '1', make), 3)
})

test('what was asked for longest ago goes first, and what failed is tried again', async () => {
  const kept = keeping<string>(2)
  const of = (name: string, value = name) => kept.get(name, '', async () => value)
  await of('a')
  await of('b')
  await of('a')
  await of('c')
  assert.deepEqual([await of('a', 'new'), await of('b', 'new')], ['a', 'new'])
  await assert.rejects(kept.get('d', '', () => Promise.reject(new Error('the database is away'))))
  assert.equal(await of('d'), 'd')
})
