import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '../../../test/world.ts'

const { house } = await world()
const wanted = ['nosniff', 'no-store', "default-src 'none'; style-src 'unsafe-inline'; sandbox"]

async function guardsOf(path: string): Promise<[number, (string | null)[]]> {
  const { status, headers } = await house.app.request(path)
  const names = ['x-content-type-options', 'cache-control', 'content-security-policy']
  return [status, names.map((name) => headers.get(name))]
}

test('every answer of the API is guarded, those that say no and those of no route too', async () => {
  assert.deepEqual(await guardsOf('/api/v1/me'), [200, wanted])
  assert.deepEqual(await guardsOf('/api/v1/me/shifts'), [401, wanted])
  assert.deepEqual(await guardsOf('/api/v1/no-such-route'), [404, wanted])
})

test('the words of the screens may be kept and asked anew', async () => {
  const [status, [, cache]] = await guardsOf('/api/v1/messages/fr')
  assert.deepEqual([status, cache], [200, 'private, no-cache'])
})
