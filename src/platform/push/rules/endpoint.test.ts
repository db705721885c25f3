import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyNotEndpoint } from './endpoint.ts'

const codes = (endpoint: string) => whyNotEndpoint(endpoint).map(({ code }) => code)

test('the address of a push service has a name and is closed to listeners', () => {
  assert.deepEqual(codes('https://updates.push.services.mozilla.com/wpush/v2/gAAAA'), [])
  assert.deepEqual(codes('https://fcm.googleapis.com/fcm/send/abc:APA91'), [])
  assert.deepEqual(codes('https://web.push.apple.com/QGuQ'), [])
  assert.deepEqual(codes('http://push.example.org/abc'), ['push.endpoint_unusable'])
})

test('a device cannot send our server to machines of its own house', () => {
  for (const inside of [
    'https://127.0.0.1/x',
    'https://2130706433/x',
    'https://[::1]:8443/x',
    'https://localhost/x',
    'https://printer.local/x',
    'https://db.internal/x',
    'https://me:secret@push.example.org/x',
    'nothing',
  ])
    assert.deepEqual(codes(inside), ['push.endpoint_unusable'], inside)
})
