import assert from 'node:assert/strict'
import test from 'node:test'
import { rolesOn } from '#hub/organisations/public.ts'
import { NotFound, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { addMember, addPerson } from '../../../../test/members.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { checks } from '../checks.ts'
import { registerMergeMove, registerMergeQuestion } from '../doors.ts'
import { memberById } from '../store/member.ts'
import { inviteAccount } from './account.ts'
import { issueCard } from './card.ts'
import { createContact } from './contact.ts'
import { scanCard } from './directory.ts'
import { linkHousehold } from './household.ts'
import { listDuplicates, mergeContacts, previewMerge, tellApart } from './merge.ts'
import { openFile, readHistory } from './page.ts'

const { shop: makeShop, house } = await world()
const card = { reason: 'first card', endReason: 'replaced', handedOver: true } as const

test('a merge moves membership, cards, sign-in, household and history to the kept contact', async () => {
  const shop = await makeShop()
  const kept = await addPerson(shop, 'Zoé Çakırel', { email: 'zoe@post.example', tags: ['cargo bike'] })
  const gone = await addMember(shop, 'ZOE CAKIREL', {
    email: 'zc@mail.example',
    mobile: '0470 00 47 04',
    tags: ['choir'],
  })
  const hanne = await addPerson(shop, 'Hanne Peeters')
  await shop.act(issueCard, { ...card, contact: kept, code: 'KEPT1' })
  await shop.act(issueCard, { ...card, contact: gone, code: 'GONE1' })
  await shop.act(inviteAccount, { contact: gone })
  await shop.act(linkHousehold, {
    head: gone,
    contact: hanne,
    kind: 'adult',
    untilDay: null,
    mayShop: true,
    mayWork: false,
  })

  await shop.act(mergeContacts, { kept, gone, choices: {} })

  const file = await shop.act(openFile, { contact: gone })
  assert.equal(file.contact.id, kept)
  assert.equal(file.contact.displayName, 'Zoé Çakırel')
  assert.deepEqual(file.contact.otherEmails, ['zc@mail.example'])
  assert.equal(file.contact.mobile, '+32470004704')
  assert.deepEqual(file.tags, ['cargo bike', 'choir'])
  assert.equal(file.membership?.memberNo, 1)
  assert.equal(file.hasAccount, true)
  assert.deepEqual(
    file.household.links.map((link) => [link.head, link.contactName]),
    [[kept, 'Hanne Peeters']],
  )
  assert.deepEqual(file.cards.map((one) => [one.code, one.state]).sort(), [
    ['GONE1', 'ended'],
    ['KEPT1', 'active'],
  ])
  assert.equal((await shop.look(scanCard, { scanned: 'GONE1' })).person?.contact, kept)
  const history = await shop.look(readHistory, { contact: kept, limit: 50, openings: false })
  assert.equal(history.events.filter((one) => one.name === 'members.contact_created').length, 2)
  assert.equal(await memberById(house.database.for(shop.id), shop.id, gone), null)
  for (const check of checks) assert.deepEqual(await check.run(house.database.for(shop.id), shop.id), [], check.name)
})

test('where both say something else the office chooses, and sees it before', async () => {
  const shop = await makeShop()
  const kept = await addPerson(shop, 'Zoé Çakırel', { city: 'Liège', zip: '4000' })
  const gone = await addPerson(shop, 'Zoé Çakırel', { city: 'Ixelles', phone: 'ring at Karim' })
  const preview = await shop.look(previewMerge, { kept, gone })
  assert.deepEqual(preview, {
    reasons: [],
    conflicts: [{ field: 'city', kept: 'Liège', gone: 'Ixelles' }],
    filled: ['phone'],
  })
  await shop.act(mergeContacts, { kept, gone, choices: { city: 'gone' } })
  const { contact } = await shop.act(openFile, { contact: kept })
  assert.deepEqual([contact.city, contact.zip, contact.phone], ['Ixelles', '4000', 'ring at Karim'])
})

test('two members are not merged, nor a contact with itself, nor a merged one again', async () => {
  const shop = await makeShop()
  const [one, two] = [await addMember(shop, 'Zoé Çakırel'), await addMember(shop, 'Zoé Çakırel')]
  const eater = await addPerson(shop, 'Zoé Çakırel')
  await assert.rejects(
    shop.act(mergeContacts, { kept: one, gone: two, choices: {} }),
    refusedWith('merge.both_members'),
  )
  await assert.rejects(
    shop.act(mergeContacts, { kept: one, gone: one, choices: {} }),
    refusedWith('merge.same_contact'),
  )
  await shop.act(mergeContacts, { kept: one, gone: eater, choices: {} })
  await assert.rejects(
    shop.act(mergeContacts, { kept: two, gone: eater, choices: {} }),
    refusedWith('merge.merged_already'),
  )
})

test('two people who each represent an entity stay two', async () => {
  const shop = await makeShop()
  const ids = []
  for (const name of ['École du Parc', 'Crèche du Lac']) {
    const person = { firstName: 'Elif', lastName: 'Aydın' }
    const entity = await shop.act(createContact, {
      kind: 'entity',
      somebodyElse: true,
      name,
      newRepresentative: person,
    })
    ids.push((await shop.act(openFile, entity)).contact.representative as string)
  }
  const [kept = '', gone = ''] = ids
  await assert.rejects(shop.act(mergeContacts, { kept, gone, choices: {} }), refusedWith('contact.represents_already'))
})

test('a module above is asked before, and moves its rows in the same transaction', async () => {
  const shop = await makeShop()
  const [kept, gone, other] = [
    await addPerson(shop, 'Zoé Çakırel'),
    await addPerson(shop, 'Zoé Çakırel'),
    await addPerson(shop, 'Zoé Çakırel'),
  ]
  const moved: string[] = []
  registerMergeQuestion(async (_db, _organisation, one) => (one === other ? [refuse('shares.both_hold')] : []))
  registerMergeMove(async (_ctx, to, from) => void moved.push(`${from} ${to}`))
  await assert.rejects(shop.act(mergeContacts, { kept: other, gone, choices: {} }), refusedWith('shares.both_hold'))
  await shop.act(mergeContacts, { kept, gone, choices: {} })
  assert.deepEqual(moved, [`${gone} ${kept}`])
})

test('two desks that merge the same pair in both directions at once leave one contact', async () => {
  const shop = await makeShop()
  const [one, two] = [await addPerson(shop, 'Zoé Çakırel'), await addPerson(shop, 'Zoé Çakırel')]
  const tried = await Promise.allSettled([
    shop.act(mergeContacts, { kept: one, gone: two, choices: {} }),
    shop.act(mergeContacts, { kept: two, gone: one, choices: {} }),
  ])
  assert.deepEqual(tried.map((each) => each.status).sort(), ['fulfilled', 'rejected'])
})

test('the list of likely duplicates leaves out whom the office told apart', async () => {
  const shop = await makeShop()
  const born = { birthDate: '1938-02-01' }
  const one = await addPerson(shop, 'Zoé Çakırel', born)
  const other = await addPerson(shop, 'zoe CAKIREL', born)
  await addPerson(shop, 'Bram Maes', { email: 'family@post.example' })
  await addPerson(shop, 'Anke Maes', { email: 'Family@post.example' })
  const { pairs } = await shop.look(listDuplicates, {})
  assert.deepEqual(
    pairs.map((pair) => [pair.level, [...pair.because], pair.one.name]),
    [
      ['likely', ['same_name', 'same_birth_date'], 'Zoé Çakırel'],
      ['possible', ['same_email'], 'Bram Maes'],
    ],
  )
  await shop.act(tellApart, { one: other, other: one })
  assert.equal((await shop.look(listDuplicates, {})).pairs.length, 1)
})

test('another shop cannot merge into its own', async () => {
  const [brussels, geneva] = [await makeShop(), await makeShop()]
  const [kept, gone] = [await addPerson(brussels, 'Zoé Çakırel'), await addPerson(geneva, 'Zoé Çakırel')]
  await assert.rejects(brussels.act(mergeContacts, { kept, gone, choices: {} }), NotFound)
})

test('of two sign-ins the one that is not kept loses the role of a member', async () => {
  const shop = await makeShop()
  const kept = await addMember(shop, 'Amina Haddad', { email: 'kept@post.example' })
  const gone = await addPerson(shop, 'A. Haddad', { email: 'gone@post.example' })
  const accounts = []
  for (const contact of [kept, gone]) accounts.push((await shop.act(inviteAccount, { contact })).account as AccountId)
  await shop.act(mergeContacts, { kept, gone, choices: {} })
  const roles = []
  for (const account of accounts)
    roles.push(await rolesOn(house.database.for(shop.id), shop.id, account, '2025-03-03' as Day))
  assert.deepEqual(roles, [['member'], []])
})
