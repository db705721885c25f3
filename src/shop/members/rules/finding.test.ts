import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ContactId } from '#platform/values/ids.ts'
import { indexOfPeople, type KnownPerson, type PersonReference } from './finding.ts'

const person = (contact: string, facts: Partial<KnownPerson>): KnownPerson => ({
  contact: contact as ContactId,
  externalId: null,
  memberNo: null,
  cardCodes: [],
  emails: [],
  names: [],
  ...facts,
})

const people = [
  person('amina', {
    memberNo: 1,
    externalId: '__export__.res_partner_167_1c2d3e4f',
    cardCodes: ['0421100000491', '0421900000127'],
    emails: ['amina@post.example'],
    names: ['Amina Haddad'],
  }),
  person('bert', { memberNo: 2, emails: ['huis@post.example'], names: ['Bert Claes'] }),
  person('carla', { memberNo: 3, emails: ['huis@post.example', 'carla@mail.example'], names: ['Carla Claes'] }),
  person('zoe', { memberNo: 4, emails: ['zoe@post.example'], names: ['Zoé Ben Slimane'] }),
  person('zoe again', { memberNo: 5, emails: ['zoe@post.example'], names: ['zoe BEN SLIMANE'] }),
  person('mimi', { emails: [], names: ['Mimi Dubois', 'Marie Dubois'] }),
  person('mimi', { externalId: 'old.gone', names: ['Dubois Marie-Line'] }),
]
const index = indexOfPeople(people)
const who = (reference: PersonReference, byNameAlone = false) => {
  const found = index.find(reference, { byNameAlone })
  if (found.answer === 'found') return `${found.contact} by ${found.by}`
  return found.answer === 'ambiguous' ? `${found.because}: ${found.contacts.join(', ')}` : 'unknown'
}

test('a number, a card or a key of the other program decides, whatever name stands beside it', () => {
  assert.equal(who({ memberNo: 1, name: 'Somebody Else' }), 'amina by memberNo')
  assert.equal(who({ cardCode: '0421 1000 00491' }), 'amina by cardCode')
  assert.equal(who({ externalId: '__export__.res_partner_167_1c2d3e4f' }), 'amina by externalId')
})

test('a card that lost its leading zero or was lost itself still tells whose it is', () => {
  assert.equal(who({ cardCode: '421100000491' }), 'amina by cardCode')
  assert.equal(who({ cardCode: '0421900000127' }), 'amina by cardCode')
})

test('the number of a database row stands for the key that was made of it', () => {
  assert.equal(who({ externalId: '167' }), 'amina by externalId')
  assert.equal(who({ externalId: '16' }), 'unknown')
})

test('keys of two people mean nobody', () => {
  assert.equal(who({ memberNo: 2, cardCode: '0421100000491' }), 'keys_disagree: bert, amina')
})

test('a key nobody has leaves the others to decide', () => {
  assert.equal(who({ memberNo: 77, cardCode: '0421100000491' }), 'amina by cardCode')
})

test('an address and a name that one person has both are that person', () => {
  assert.equal(who({ email: ' HUIS@post.example', name: 'claes  CARLA' }), 'carla by email_and_name')
  assert.equal(who({ email: 'carla@mail.example', name: 'Carla Claes' }), 'carla by email_and_name')
})

test('an address alone is enough only where one person has it', () => {
  assert.equal(who({ email: 'amina@post.example' }), 'amina by email')
  assert.equal(who({ email: 'huis@post.example' }), 'several: bert, carla')
})

test('a known address under another name is a question', () => {
  assert.equal(who({ email: 'amina@post.example', name: 'Amine Haddad' }, true), 'other_name: amina')
})

test('people entered twice are told apart by their numbers alone', () => {
  assert.equal(who({ email: 'zoe@post.example', name: 'Zoé Ben Slimane' }), 'several: zoe, zoe again')
  assert.equal(who({ memberNo: 5, email: 'zoe@post.example', name: 'Zoé Ben Slimane' }), 'zoe again by memberNo')
})

test('who has another number or key is not meant by an address or a name', () => {
  assert.equal(who({ memberNo: 99, email: 'amina@post.example', name: 'Amina Haddad' }, true), 'unknown')
  assert.equal(who({ externalId: 'another.key', email: 'amina@post.example', name: 'Amina Haddad' }), 'unknown')
  assert.equal(who({ externalId: 'another.key', name: 'Bert Claes' }, true), 'bert by name')
})

test('a name alone counts only where the caller allows it and one person bears it', () => {
  assert.equal(who({ name: 'Amina Haddad' }), 'unknown')
  assert.equal(who({ name: 'haddad amina' }, true), 'amina by name')
  assert.equal(who({ name: 'Zoé Ben Slimane' }, true), 'several: zoe, zoe again')
  assert.equal(who({ name: 'Marie Dubois' }, true), 'mimi by name')
})

test('somebody who was merged away answers for the one that was kept', () => {
  assert.equal(who({ externalId: 'old.gone' }), 'mimi by externalId')
  assert.equal(who({ name: 'Marie-Line Dubois' }, true), 'mimi by name')
})

test('nothing given means nobody', () => {
  assert.equal(who({}, true), 'unknown')
  assert.equal(who({ memberNo: null, cardCode: '', externalId: ' ', email: '', name: ' ' }, true), 'unknown')
})
