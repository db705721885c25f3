import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '../../../test/world.ts'

const { house, shop: makeShop } = await world()

test('a file is uploaded only by who may import', async () => {
  await makeShop()
  const body = new FormData()
  body.set('kind', 'auto')
  body.set('file', new File(['Nom\nZoé\n'], 'x.csv'))
  const answer = await house.app.fetch(new Request('http://127.0.0.1:8080/api/v1/imports', { method: 'POST', body }))
  assert.equal(answer.status, 401)
})

test('the routes of imports are in the API document', async () => {
  const answer = await house.app.fetch(new Request('http://127.0.0.1:8080/openapi.json'))
  const document = (await answer.json()) as { paths: Record<string, unknown> }
  for (const path of ['/imports', '/imports/{import}', '/imports/{import}/rows', '/imports/{import}/application'])
    assert.ok(
      Object.keys(document.paths).some((known) => known.endsWith(path)),
      path,
    )
})
