import assert from 'node:assert/strict'
import { get } from 'node:https'
import { test } from 'node:test'
import { isInside, outsideAgent } from './outside.ts'

test('addresses of the house are known in both families', () => {
  for (const address of ['10.1.2.3', '127.0.0.1', '172.20.0.1', '192.168.1.9', '169.254.169.254', '100.64.0.1'])
    assert.equal(isInside({ address, family: 4 }), true, address)
  for (const address of ['::1', 'fd00::1', 'fe80::1', '::ffff:127.0.0.1'])
    assert.equal(isInside({ address, family: 6 }), true, address)
  assert.equal(isInside({ address: '142.250.180.10', family: 4 }), false)
  assert.equal(isInside({ address: '2a00:1450:4007::a', family: 6 }), false)
})

test('a name that leads into the house is not called', async () => {
  const why = await new Promise<string>((done) => {
    get('https://localhost:9/x', { agent: outsideAgent() }, () => done('answered')).on('error', (error) =>
      done(error.message),
    )
  })
  assert.match(why, /leads to a machine of this house/)
})
