import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrganisationId } from '../../values/ids.ts'
import { linkIn } from './link-in.ts'

const shop = 'a1' as OrganisationId

test('a link says of which organisation it speaks, beside what it says already', () => {
  assert.equal(linkIn('/shifts', shop), '/shifts?in=a1')
  assert.equal(linkIn('/shifts/mine?week=10#day', shop), '/shifts/mine?week=10&in=a1#day')
})

test('a page whose address names the organisation needs no more', () => {
  assert.equal(linkIn('/o/a1/notices?signed=x', shop), '/o/a1/notices?signed=x')
  assert.equal(linkIn('/n/recoltes/confirm/word', shop), '/n/recoltes/confirm/word')
})
