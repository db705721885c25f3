import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindCalled, powersCalled, stageCalled, stateCalled } from './bringing-in.ts'

test('kinds, stages and states are known in five languages and by their codes, whatever the accents', () => {
  assert.deepEqual(['Prestataire', 'winkel', 'soutien', 'Unterstützer'].map(kindCalled), [
    'provider',
    'shop',
    'supporter',
    'supporter',
  ])
  assert.deepEqual(['EPICERIE', 'Labor', 'grupos'].map(stageCalled), ['grocery', 'lab', 'groups'])
  assert.deepEqual(['actif', 'Beobachterin', 'left', 'paused'].map(stateCalled), [
    'active',
    'observer',
    'left',
    undefined,
  ])
})

test('powers are read one by one in their order, all at once, and not at all where a word is unknown', () => {
  assert.deepEqual(powersCalled('signer, parler'), ['speak', 'sign'])
  assert.deepEqual(powersCalled('Alle'), ['speak', 'position', 'commit', 'sign', 'pay'])
  assert.equal(powersCalled('sign, dance'), null)
})
