import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#platform/values/day.ts'
import { type ContactFacts, whyNotContact } from './contact.ts'

const today = day('2026-11-23')
const person: ContactFacts = {
  kind: 'person',
  name: null,
  firstName: 'Elif',
  lastName: 'Yıldız',
  birthDate: day('1990-02-28'),
  deceasedOn: null,
  email: 'elif@poste.example',
  otherEmails: [],
  representative: null,
}
const entity: ContactFacts = {
  ...person,
  kind: 'entity',
  name: 'École du Parc',
  birthDate: null,
  email: 'ecole@poste.example',
  representative: { kind: 'person', email: 'elif@poste.example', represents: null },
}
const codes = (contact: ContactFacts) => whyNotContact(contact, today).map((no) => no.code)

test('a person needs a name, an entity its own', () => {
  assert.deepEqual(codes(person), [])
  assert.deepEqual(codes({ ...person, firstName: null }), [])
  assert.deepEqual(codes({ ...person, firstName: null, lastName: null }), ['contact.name_missing'])
  assert.deepEqual(codes({ ...entity, name: null }), ['contact.name_missing'])
})

test('a birth date lies between 1900 and today, both included', () => {
  for (const fine of ['1900-01-01', '2026-11-23']) assert.deepEqual(codes({ ...person, birthDate: day(fine) }), [])
  for (const wrong of ['1899-12-31', '2026-11-24'])
    assert.deepEqual(codes({ ...person, birthDate: day(wrong) }), ['contact.birth_date_impossible'])
})

test('an entity has one representative, a person with another address who represents nobody else', () => {
  const representative = { kind: 'person', email: 'elif@poste.example', represents: null } as const
  assert.deepEqual(codes(entity), [])
  assert.deepEqual(codes({ ...entity, representative: null }), ['contact.representative_missing'])
  assert.deepEqual(codes({ ...entity, email: 'Elif@poste.example' }), ['contact.representative_same_email'])
  assert.deepEqual(codes({ ...entity, representative: { ...representative, represents: 'x' } }), [
    'contact.represents_already',
  ])
})

test('all problems are told at once', () => {
  const wrong = { ...person, email: 'elif', otherEmails: ['x@y.be', 'z'], birthDate: day('2030-01-01') }
  assert.deepEqual(codes(wrong), ['contact.birth_date_impossible', 'contact.email_form', 'contact.email_form'])
})
