import assert from 'node:assert/strict'
import test from 'node:test'
import { displayName, officialName, sortName } from './names.ts'

const person = { kind: 'person', name: null, firstName: 'Marie', usedName: null, lastName: 'Çakırel' } as const

test('a person is shown by the used name, a contract names the official one', () => {
  const mimi = { ...person, usedName: 'Mimi' }
  assert.equal(displayName(mimi), 'Mimi Çakırel')
  assert.equal(officialName(mimi), 'Marie Çakırel')
})

test('lists are ordered by last name without accents and capitals', () => {
  assert.equal(sortName(person), 'cakirel marie')
})

test('a dash or nothing for a last name is left out', () => {
  assert.equal(displayName({ ...person, lastName: '-' }), 'Marie')
  assert.equal(displayName({ ...person, lastName: null }), 'Marie')
  assert.equal(displayName({ ...person, firstName: null }), 'Çakırel')
})

test('an entity is shown by its name', () => {
  assert.equal(displayName({ ...person, kind: 'entity', name: 'École du Parc' }), 'École du Parc')
})
