import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NotAllowed } from '../refusal.ts'
import { mustBeOwnPage, senderThrough } from './sender.ts'

test('without a trusted proxy, nobody chooses their own network address', () => {
  assert.equal(senderThrough([])('203.0.113.9', '10.1.2.3'), '203.0.113.9')
})

test('behind trusted proxies the address is the first that is none of them, read from the end', () => {
  const senderOf = senderThrough(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])
  assert.equal(senderOf('127.0.0.1', '203.0.113.9'), '203.0.113.9')
  assert.equal(senderOf('10.0.0.2', '6.6.6.6, 203.0.113.9, 10.0.0.1'), '203.0.113.9')
  assert.equal(senderOf('fd00::1', '2001:db8::7'), '2001:db8::7')
  assert.equal(senderOf('::ffff:127.0.0.1', '203.0.113.9:5123'), '203.0.113.9')
})

test('a stranger who writes the header of a proxy keeps the address of the connection', () => {
  const senderOf = senderThrough(['127.0.0.1'])
  assert.equal(senderOf('198.51.100.4', '203.0.113.9'), '198.51.100.4')
  assert.equal(senderOf('127.0.0.1', 'not an address'), '127.0.0.1')
  assert.equal(senderOf('127.0.0.1', undefined), '127.0.0.1')
  assert.equal(senderOf(undefined, '203.0.113.9'), 'unknown')
})

const ours = 'https://shop.example'
const writes = (headers: Record<string, string>) => () =>
  mustBeOwnPage(new Request(`${ours}/api/v1/x`, { method: 'POST', headers }), ours)

test('a write from a page of another site is refused, with cookies or without', () => {
  assert.throws(writes({ origin: 'https://evil.example' }), NotAllowed)
  assert.throws(writes({ origin: 'null' }), NotAllowed)
  assert.throws(writes({ origin: 'https://evil.example', authorization: 'Basic abc' }), NotAllowed)
  assert.throws(writes({ 'sec-fetch-site': 'cross-site' }), NotAllowed)
  assert.throws(writes({ 'sec-fetch-site': 'same-site' }), NotAllowed)
})

test('a write from our own page, from a program with a key, or from no page at all goes on', () => {
  assert.doesNotThrow(writes({ origin: ours, 'sec-fetch-site': 'same-origin' }))
  assert.doesNotThrow(writes({ origin: 'https://elsewhere.example', authorization: 'Bearer kom_abc' }))
  assert.doesNotThrow(writes({}))
})
