import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#platform/values/day.ts'
import { conflicts, emailKey, isEmail, matchIdentity, registerKey } from './identity.ts'

const amina = { name: 'Amina Haddad', birthDate: day('1988-07-03') }

test('an address is compared trimmed and in lower case, and nothing matches nobody', () => {
  assert.equal(emailKey('  Amina@Poste.Example '), 'amina@poste.example')
  assert.equal(emailKey('  '), null)
})

test('a register number is compared by its letters and digits', () => {
  assert.equal(registerKey('be 0123.456.789'), 'BE0123456789')
  assert.equal(registerKey('--'), null)
})

test('accents, capitals, blanks and the order of names are no conflict; another name or birth date is', () => {
  assert.equal(conflicts(amina, { name: 'HADDAD  amina', birthDate: null }), false)
  assert.equal(conflicts({ name: 'Zoé Çakırel', birthDate: null }, { name: 'Zoe Cakirel', birthDate: null }), false)
  assert.equal(conflicts(amina, { ...amina, name: 'Karim Haddad' }), true)
  assert.equal(conflicts(amina, { ...amina, birthDate: day('1989-07-03') }), true)
})

test('one known person without conflict is linked', () => {
  const known = { contact: 'a', ...amina, hasMembership: false }
  assert.deepEqual(matchIdentity(amina, [known]), { answer: 'linked', contact: 'a' })
  assert.deepEqual(matchIdentity(amina, []), { answer: 'nobody' })
})

test('a second adult with the family address is a question, not a match', () => {
  const known = { contact: 'a', ...amina, hasMembership: true }
  const karim = { name: 'Karim Haddad', birthDate: null }
  assert.deepEqual(matchIdentity(karim, [known]), { answer: 'ask', contacts: ['a'] })
})

test('of two that agree the one with a membership comes first; two alike are a question', () => {
  const entered = { contact: 'a', ...amina, hasMembership: false }
  const member = { contact: 'b', ...amina, hasMembership: true }
  assert.deepEqual(matchIdentity(amina, [entered, member]), { answer: 'linked', contact: 'b' })
  assert.deepEqual(matchIdentity(amina, [entered, { ...entered, contact: 'c' }]), {
    answer: 'ask',
    contacts: ['a', 'c'],
  })
})

test('two addresses in one field, blanks and missing ends are no address', () => {
  const given = ['a@b.be', 'zoé@école.example', 'a@b', 'a b@c.be', 'a@b.be, c@d.be', 'a@b..be', '@b.be']
  assert.deepEqual(given.map(isEmail), [true, true, false, false, false, false, false])
})
