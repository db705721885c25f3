import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '../values/day.ts'
import type { OrganisationId } from '../values/ids.ts'
import { keepLinkSecret, readSignedLink, signedToken, signLink } from './signed-link.ts'

keepLinkSecret('a secret of at least thirty-two characters')
const now = '2025-03-03T08:00:00.000Z' as Instant
const later = '2025-04-03T08:00:00.000Z' as Instant
const amina = { organisation: 'le-panier' as OrganisationId, person: 'amina', purpose: 'shifts.answer' }
const token = signedToken({ ...amina, expires: later })

test('a signed link tells whose it is', () => {
  assert.deepEqual(readSignedLink(token, 'shifts.answer', now), amina)
})

test('a link for one purpose is good for no other', () => {
  assert.equal(readSignedLink(token, 'notices.preferences', now), null)
})

test('a link expires', () => {
  assert.equal(readSignedLink(token, 'shifts.answer', later), null)
})

test('a changed link is nobody’s', () => {
  const [payload = '', signature = ''] = token.split('.')
  const other = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('amina', 'bram_')).toString(
    'base64url',
  )
  assert.equal(readSignedLink(`${other}.${signature}`, 'shifts.answer', now), null)
  assert.equal(readSignedLink('', 'shifts.answer', now), null)
  assert.equal(readSignedLink(`${payload}.`, 'shifts.answer', now), null)
})

test('the signature joins the other parameters and stays before the fragment', () => {
  const link = { ...amina, expires: later }
  assert.equal(signLink('/a?b=c#d', link), `/a?b=c&signed=${token}#d`)
  assert.equal(signLink('/a', link), `/a?signed=${token}`)
})
