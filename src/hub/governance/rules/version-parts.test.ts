import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differencesTold, partChanges, type Words } from './version-parts.ts'

const old: Words = {
  paragraphs: ['One jar', 'One deposit'],
  alternatives: 'Doing nothing',
  effectOnShops: null,
  cost: '5.00',
  effects: [
    { kind: 'grocery', participant: null, what: 'A shelf' },
    { kind: 'provider', participant: null, what: 'An article' },
  ],
}

test('what it costs, the other ways, and what changes for whom are held against the version before', () => {
  assert.deepEqual(partChanges(old, old), [])
  const now: Words = {
    ...old,
    cost: '9.00',
    effectOnShops: 'More work',
    effects: [{ kind: 'grocery', participant: null, what: 'Two shelves' }],
  }
  assert.deepEqual(partChanges(old, now), [
    { part: 'effectOnShops', kind: null, participant: null, before: null, after: 'More work' },
    { part: 'cost', kind: null, participant: null, before: '5.00', after: '9.00' },
    { part: 'effect', kind: 'grocery', participant: null, before: 'A shelf', after: 'Two shelves' },
    { part: 'effect', kind: 'provider', participant: null, before: 'An article', after: null },
  ])
})

test('a mail tells what went and what came, and ends where it would be too long', () => {
  assert.equal(
    differencesTold(old, { ...old, paragraphs: ['One jar', 'One deposit of 0.20'], cost: '9.00' }),
    '− One deposit\n+ One deposit of 0.20\n\n− 5.00\n+ 9.00',
  )
  assert.equal(differencesTold(old, old), '')
  assert.equal(differencesTold(old, { ...old, cost: 'x'.repeat(5000) }), '…')
})
