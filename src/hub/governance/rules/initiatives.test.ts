import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { isReached, type Scope, whyNotInitiative, whyNotReview, whyNotScopes, whyNotSign } from './initiatives.ts'

const scope = (more: Partial<Scope> = {}): Scope => ({ name: null, goal: 3, country: null, kind: null, ...more })
const codes = (all: readonly { readonly code: string }[]) => all.map(({ code }) => code)

test('an initiative is reached only if each scope reached its own goal', () => {
  assert.equal(isReached([{ goal: 3, signed: 3 }]), true)
  assert.equal(
    isReached([
      { goal: 2, signed: 9 },
      { goal: 2, signed: 1 },
    ]),
    false,
  )
})

test('publishing twice, and signing what is over, is refused', () => {
  assert.deepEqual(codes(whyNotInitiative('publish', 'published')), ['initiative.state'])
  assert.deepEqual(codes(whyNotInitiative('sign', 'rejected')), ['initiative.state'])
  assert.deepEqual(codes(whyNotInitiative('discard', 'published')), [])
})

test('an organisation signs a scope it belongs to, once', () => {
  const who = { name: 'Le Panier', country: 'BE', kind: 'shop' }
  assert.deepEqual(codes(whyNotSign(scope({ country: 'FR' }), who, false)), ['initiative.scope_foreign'])
  assert.deepEqual(codes(whyNotSign(scope({ kind: 'provider' }), who, false)), ['initiative.scope_foreign'])
  assert.deepEqual(codes(whyNotSign(scope({ country: 'BE' }), who, true)), ['initiative.signed'])
  assert.deepEqual(codes(whyNotSign(undefined, who, false)), ['initiative.no_scope'])
  assert.deepEqual(codes(whyNotSign(scope(), who, false)), [])
})

test('several scopes have names of their own, and the review lies after the signatures', () => {
  assert.deepEqual(codes(whyNotScopes([scope(), scope()])), ['initiative.scope_unnamed', 'initiative.scope_twice'])
  assert.deepEqual(codes(whyNotScopes([scope({ name: 'A' }), scope({ name: 'B' })])), [])
  assert.deepEqual(codes(whyNotReview('2025-04-02' as Day, '2025-04-02' as Day)), ['initiative.review_early'])
  assert.deepEqual(codes(whyNotReview('2025-04-03' as Day, '2025-04-02' as Day)), [])
})
