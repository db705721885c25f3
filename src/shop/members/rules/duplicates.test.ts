import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#platform/values/day.ts'
import { type ComparedContact, likenessOf } from './duplicates.ts'

const zoe: ComparedContact = {
  kind: 'person',
  name: 'Zoé Çakırel',
  birthDate: day('1938-02-01'),
  emails: ['zoe@poste.example'],
  phones: ['+32470004704'],
  registerNo: null,
}

test('the same name with other accents and the same birth date is likely one person', () => {
  const again = { ...zoe, name: 'ZOE CAKIREL', emails: [], phones: [] }
  assert.deepEqual(likenessOf(zoe, again), { score: 80, level: 'likely', because: ['same_name', 'same_birth_date'] })
})

test('a couple with one address is only possible, and unlikely when both birth dates are known', () => {
  const partner = { ...zoe, name: 'Deniz Aydın', birthDate: null, phones: [] }
  assert.equal(likenessOf(zoe, partner).level, 'possible')
  assert.equal(likenessOf(zoe, { ...partner, birthDate: day('1940-01-01') }).level, 'unlikely')
})

test('namesakes with different birth dates are unlikely', () => {
  const namesake = { ...zoe, birthDate: day('1990-01-01'), emails: [], phones: [] }
  assert.equal(likenessOf(zoe, namesake).level, 'unlikely')
})

test('a person and an entity are never one', () => {
  assert.equal(likenessOf(zoe, { ...zoe, kind: 'entity' }).score, 0)
})

test('the order of the two does not matter', () => {
  const other = { ...zoe, emails: ['ZOE@poste.example '], birthDate: null }
  assert.deepEqual(likenessOf(zoe, other), likenessOf(other, zoe))
})
