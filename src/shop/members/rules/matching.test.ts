import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { type ComparedContact, type ComparedRecord, matchRecords, repeatedIn } from './matching.ts'

const nothing = {
  kind: 'person' as const,
  memberNo: null,
  externalId: null,
  emails: [],
  phones: [],
  birthDate: null,
  street: null,
  zip: null,
}
const contact = (id: string, facts: Partial<ComparedContact>): ComparedContact => ({
  ...nothing,
  contact: id as ContactId,
  name: '',
  otherName: facts.name ?? '',
  cardCodes: [],
  mergedInto: null,
  ...facts,
})
const record = (facts: Partial<ComparedRecord>): ComparedRecord => ({
  ...nothing,
  line: 2,
  name: '',
  cardCode: null,
  ...facts,
})
const born = '1980-05-17' as Day

const contacts = [
  contact('amina', { name: 'Amina Haddad', memberNo: 1, emails: ['amina@post.example'], cardCodes: ['0421100000491'] }),
  contact('zoe', { name: 'Zoé Çakırel', memberNo: 2, emails: ['zoe@post.example'], birthDate: born, phones: ['+321'] }),
  contact('zoe again', { name: 'zoe CAKIREL', memberNo: 3, emails: ['zoe@post.example'], birthDate: born }),
  contact('keyed', { name: 'Bram Claes', externalId: 'old.7' }),
  contact('merged', { name: 'Bram Claas', externalId: 'old.8', mergedInto: 'keyed' as ContactId }),
]
const who = (facts: Partial<ComparedRecord>) => {
  const [match] = matchRecords([record(facts)], contacts)
  if (!match) return 'none'
  if ('contacts' in match) return `${match.answer}: ${match.contacts.join(', ')}`
  return 'contact' in match ? `${match.answer}: ${match.contact}` : match.answer
}

test('a key of the other program is the same contact, whatever changed', () => {
  assert.equal(who({ externalId: 'old.7', name: 'Abraham van Damme' }), 'contact: keyed')
})

test('a contact merged away since is told, and nothing written over the one that was kept', () => {
  assert.equal(who({ externalId: 'old.8', name: 'Bram Claas' }), 'merged: keyed')
})

test('a number or a card is the same contact where anything else agrees', () => {
  assert.equal(who({ memberNo: 1, name: 'Amina Peeters' }), 'contact: amina')
  assert.equal(who({ memberNo: 1, name: 'A. Peeters', emails: ['AMINA@post.example'] }), 'contact: amina')
  assert.equal(who({ cardCode: '0421100000491', name: 'Haddad' }), 'contact: amina')
})

test('a number of somebody with whom nothing agrees is no match but a fault', () => {
  assert.equal(who({ memberNo: 1, name: 'Gérard Lefèvre', emails: ['g@post.example'] }), 'of_another: amina')
})

test('number and card of two people are a fault', () => {
  assert.equal(who({ memberNo: 2, cardCode: '0421100000491', name: 'Zoé Çakırel' }), 'keys_disagree: zoe, amina')
})

test('without a key the same name and an e-mail, phone, birth date or address is the same contact', () => {
  assert.equal(who({ name: 'HADDAD Amina', emails: ['amina@post.example'] }), 'contact: amina')
})

test('a name alone is no proof: the record is left alone and the namesake told', () => {
  assert.equal(who({ name: 'Amina Haddad' }), 'unsure: amina')
  assert.equal(who({ name: 'Amina Haddad', emails: ['other@post.example'] }), 'unsure: amina')
})

test('of people entered twice the one that shares more is meant; with two as good, nobody', () => {
  const shared = { name: 'Zoe Cakirel', emails: ['zoe@post.example'], birthDate: born }
  assert.equal(who({ ...shared, phones: ['+321'] }), 'contact: zoe')
  assert.equal(who(shared), 'unsure: zoe, zoe again')
})

test('another number, key or birth date is somebody else of the same name', () => {
  assert.equal(who({ name: 'Amina Haddad', memberNo: 9, emails: ['amina@post.example'] }), 'nobody')
  assert.equal(who({ name: 'Bram Claes', externalId: 'old.9' }), 'nobody')
  assert.equal(who({ name: 'Zoé Çakırel', birthDate: '1999-01-01' as Day }), 'nobody')
})

test('two records that mean one contact are both left open', () => {
  const twice = [2, 3].map((line) => record({ line, name: 'Amina Haddad', emails: ['amina@post.example'] }))
  assert.deepEqual(
    matchRecords(twice, contacts).map((one) => one.answer),
    ['unsure', 'unsure'],
  )
})

test('a number, card or key that stands twice in a file is told on all its lines', () => {
  const { keys } = repeatedIn([
    record({ line: 2, name: 'A', memberNo: 5 }),
    record({ line: 3, name: 'B', memberNo: 5 }),
    record({ line: 4, name: 'C', memberNo: 6 }),
  ])
  assert.deepEqual(
    [...keys].map(([line, { field, lines }]) => [line, field, lines]),
    [
      [2, 'memberNo', [2, 3]],
      [3, 'memberNo', [2, 3]],
    ],
  )
})

test('a person who stands twice is told once, unless numbers tell two people apart', () => {
  const twin = { name: 'Zoé Çakırel', emails: ['zoe@post.example'] }
  const of = (one: object, other: object) => [
    ...repeatedIn([record({ ...twin, line: 2, ...one }), record({ ...twin, line: 3, ...other })]).people,
  ]
  assert.deepEqual(of({}, {}), [[3, 2]])
  assert.deepEqual(of({ memberNo: 1 }, { memberNo: 2 }), [])
})
