import assert from 'node:assert/strict'
import test from 'node:test'
import { addMember, addPerson } from '../../../../test/members.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { isMemberOn, isWorkerOn } from '../rules/role.ts'
import { memberById, memberByNumber } from '../store/member.ts'
import { setMembershipOf } from './membership.ts'

const { shop: makeShop, house } = await world()
const working = {
  memberNo: null,
  since: '2025-01-06',
  lastDay: null,
  role: 'worker',
  forceWorker: false,
  investing: false,
} as const

test('members are numbered 1, 2, 3 in each shop, also when many join at once', async () => {
  const [brussels, geneva] = [await makeShop(), await makeShop()]
  await addMember(geneva, 'Léa Rochat')
  const people = await Promise.all(['A B', 'C D', 'E F', 'G H', 'I J'].map((name) => addPerson(brussels, name)))
  const given = await Promise.all(people.map((contact) => brussels.act(setMembershipOf, { ...working, contact })))
  assert.deepEqual(given.map((one) => one.memberNo).sort(), [1, 2, 3, 4, 5])
})

test('a typed number is never given again, and stays when the member returns', async () => {
  const shop = await makeShop()
  const amina = await addMember(shop, 'Amina Haddad', {}, { memberNo: 40 })
  const bram = await addMember(shop, 'Bram Maes')
  const db = house.database.for(shop.id)
  assert.equal((await memberByNumber(db, shop.id, 41))?.contact, bram)
  await shop.act(setMembershipOf, { ...working, contact: amina, lastDay: '2025-02-01' })
  await shop.act(setMembershipOf, { ...working, contact: amina, since: '2025-03-01' })
  assert.equal((await memberById(db, shop.id, amina))?.memberNo, 40)
})

test('a number of somebody else, another number and days in the wrong order are refused', async () => {
  const shop = await makeShop()
  const amina = await addMember(shop, 'Amina Haddad')
  const bram = await addPerson(shop, 'Bram Maes')
  await assert.rejects(
    shop.act(setMembershipOf, { ...working, contact: amina, memberNo: 7, lastDay: '2024-01-01' }),
    refusedWith('membership.number_set', 'membership.days_order'),
  )
  await assert.rejects(
    shop.act(setMembershipOf, { ...working, contact: bram, memberNo: 1, since: null }),
    refusedWith('membership.number_taken', 'membership.first_day_missing'),
  )
})

test('writing the same again records nothing', async () => {
  const shop = await makeShop()
  const contact = await addMember(shop, 'Amina Haddad')
  const before = await shop.events()
  await shop.act(setMembershipOf, { ...working, contact })
  assert.deepEqual(await shop.events(), before)
})

test('what other modules are told of a member follows the days', async () => {
  const shop = await makeShop()
  const contact = await addMember(shop, 'Amina Haddad', {}, { lastDay: '2025-06-30' })
  const facts = await memberById(house.database.for(shop.id), shop.id, contact)
  assert.ok(facts)
  assert.equal(isMemberOn(facts, facts.lastDay ?? facts.since ?? ('' as never)), true)
  assert.equal(isWorkerOn(facts, '2025-07-01' as never), false)
})
