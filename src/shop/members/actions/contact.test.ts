import assert from 'node:assert/strict'
import test from 'node:test'
import { NotFound, type Refused } from '#platform/refusal.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { addMember, addPerson } from '../../../../test/members.ts'
import { refusedWith as refused } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { memberById } from '../store/member.ts'
import {
  archiveContact,
  createContact,
  editContact,
  readTags,
  restoreContact,
  tagContacts,
  writeNotes,
} from './contact.ts'
import { setMembershipOf } from './membership.ts'
import { openFile, readHistory } from './page.ts'

const { shop: makeShop, house } = await world()

const plainPerson = { kind: 'person', somebodyElse: false, firstName: 'Amina', lastName: 'Haddad' } as const

test('a person is entered, found again and changed; the event names the fields and not what stood in them', async () => {
  const shop = await makeShop()
  const { contact } = await shop.act(createContact, { ...plainPerson, mobile: '0470 00 17 42' })
  const office = await shop.person('Ines', 'office')
  await shop.act(editContact, { contact, version: 1, city: 'Ixelles', usedName: 'Mina' }, office)
  const file = await shop.act(openFile, { contact }, office)
  assert.equal(file.contact.displayName, 'Mina Haddad')
  assert.equal(file.contact.mobile, '+32470001742')
  assert.equal(file.contact.version, 2)
  const history = await shop.look(readHistory, { contact, limit: 50, openings: false })
  assert.deepEqual(
    history.events.map((one) => [one.name, one.actor.name]),
    [
      ['members.contact_changed', 'Ines'],
      ['members.contact_created', null],
    ],
  )
})

test('somebody with the same address is asked about, unless the office looked', async () => {
  const shop = await makeShop()
  const known = await addPerson(shop, 'Amina Haddad', { email: 'Family@post.example' })
  const partner = { ...plainPerson, firstName: 'Karim', email: 'family@post.example' }
  await assert.rejects(shop.act(createContact, partner), (error) => {
    assert.deepEqual((error as Refused).refusals[0]?.facts, { names: ['Amina Haddad'], contacts: [known] })
    return refused('contact.same_person')(error)
  })
  await shop.act(createContact, { ...partner, somebodyElse: true })
})

test('an entity comes with its representative, who represents nobody else', async () => {
  const shop = await makeShop()
  const entity = { kind: 'entity', somebodyElse: false, name: 'École du Parc', email: 'ecole@post.example' } as const
  await assert.rejects(shop.act(createContact, entity), refused('contact.representative_missing'))
  await assert.rejects(
    shop.act(createContact, { ...entity, newRepresentative: { firstName: 'Elif', email: 'Ecole@post.example' } }),
    refused('contact.representative_same_email'),
  )
  const made = await shop.act(createContact, {
    ...entity,
    registerNo: 'BE 0123.456.789',
    representativeFunction: 'head teacher',
    newRepresentative: { firstName: 'Elif', lastName: 'Aydın', email: 'elif@post.example' },
  })
  const file = await shop.act(openFile, made)
  assert.equal(file.contact.registerNo, 'BE0123456789')
  assert.equal(file.contact.representativeName, 'Elif Aydın')
  const elif = await shop.act(openFile, { contact: file.contact.representative as string })
  assert.equal(elif.represents?.name, 'École du Parc')
  await assert.rejects(
    shop.act(createContact, { ...entity, name: 'Crèche', email: null, representative: file.contact.representative }),
    refused('contact.represents_already'),
  )
})

test('an old tab is told that somebody was faster, and every other problem with it', async () => {
  const shop = await makeShop()
  const contact = await addPerson(shop, 'Amina Haddad')
  await shop.act(writeNotes, { contact, version: 1, notes: 'comes with a pushchair' })
  await assert.rejects(
    shop.act(editContact, { contact, version: 1, birthDate: '2090-01-01', email: 'x' }),
    refused('contact.changed_meanwhile', 'contact.birth_date_impossible', 'contact.email_form'),
  )
})

test('a member cannot be archived; whoever left can, and comes back', async () => {
  const shop = await makeShop()
  const contact = await addMember(shop, 'Amina Haddad')
  await assert.rejects(shop.act(archiveContact, { contact }), refused('contact.is_member'))
  const leaving = { memberNo: null, since: '2025-01-06', lastDay: '2025-02-28', role: 'worker' } as const
  await shop.act(setMembershipOf, { ...leaving, forceWorker: false, investing: false, contact })
  await shop.act(archiveContact, { contact })
  assert.equal((await memberById(house.database.for(shop.id), shop.id, contact))?.archived, true)
  await shop.act(restoreContact, { contact })
  assert.equal((await memberById(house.database.for(shop.id), shop.id, contact))?.archived, false)
})

test('tags are given to many at once, and only those that changed are recorded', async () => {
  const shop = await makeShop()
  const [one, two] = [
    await addPerson(shop, 'Amina Haddad', { tags: ['cargo bike'] }),
    await addPerson(shop, 'Bram Maes'),
  ]
  const given = await shop.act(tagContacts, { contacts: [one, two], add: ['cargo bike'], remove: [] })
  assert.equal(given.changed, 1)
  assert.deepEqual((await shop.look(readTags, {})).tags, [{ tag: 'cargo bike', contacts: 2 }])
})

test('another shop sees and changes nothing', async () => {
  const [brussels, geneva] = [await makeShop(), await makeShop()]
  const lea = await addMember(geneva, 'Léa Rochat')
  await assert.rejects(brussels.act(openFile, { contact: lea }), NotFound)
  await assert.rejects(brussels.act(editContact, { contact: lea, version: 1, city: 'X' }), NotFound)
  assert.equal(await memberById(house.database.for(brussels.id), geneva.id, lea as ContactId), null)
})

test('a visit to a file is recorded once, however often the page is loaded, and not one’s own', async () => {
  const shop = await makeShop()
  const contact = await addPerson(shop, 'Amina Haddad')
  const office = await shop.person('Ines', 'office')
  await shop.act(openFile, { contact }, office)
  await shop.act(openFile, { contact }, office)
  const openings = await shop.look(readHistory, { contact, limit: 50, openings: true })
  assert.equal(openings.events.length, 1)
})
