import assert from 'node:assert/strict'
import test from 'node:test'
import { writeSetting } from '#platform/settings/store.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { addMember, addPerson } from '../../../../test/members.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { endHouseholdLink, linkHousehold } from './household.ts'
import { comeOfAge } from './majority.ts'
import { openFile } from './page.ts'

const { shop: makeShop, house, moveTo, now } = await world()
const adult = { kind: 'adult', untilDay: null, mayShop: true, mayWork: false } as const

const limitTo = (shop: Shop, limit: number) =>
  writeSetting(house.database.for(shop.id), shop.id, { key: 'household.limit', value: limit, now: now(), by: null })

const link = (shop: Shop, head: ContactId, contact: ContactId, more: object = {}) =>
  shop.act(linkHousehold, { ...adult, ...more, head, contact })

test('a worker takes a partner into the household, and ends the link again', async () => {
  const shop = await makeShop()
  const [gerard, hanne] = [await addMember(shop, 'Gérard Collignon'), await addPerson(shop, 'Hanne Peeters')]
  const made = await link(shop, gerard, hanne)
  const file = await shop.act(openFile, { contact: gerard })
  assert.deepEqual([file.household.room, file.household.links[0]?.contactName], [1, 'Hanne Peeters'])
  assert.equal((await shop.act(endHouseholdLink, { link: made.link })).lastDay, '2025-03-02')
  assert.equal((await shop.act(openFile, { contact: hanne })).household.links[0]?.current, false)
})

test('the last place is given once, however many ask for it at the same moment', async () => {
  const shop = await makeShop()
  const head = await addMember(shop, 'Gérard Collignon')
  const people = await Promise.all(['A B', 'C D', 'E F', 'G H', 'I J'].map((name) => addPerson(shop, name)))
  const tried = await Promise.allSettled(people.map((contact) => link(shop, head, contact)))
  assert.equal(tried.filter((one) => one.status === 'fulfilled').length, 2)
  for (const one of tried) if (one.status === 'rejected') refusedWith('household.full')(one.reason)
})

test('nobody is linked to two members, even when both ask at the same moment', async () => {
  const shop = await makeShop()
  const heads = await Promise.all(['A B', 'C D', 'E F'].map((name) => addMember(shop, name)))
  const hanne = await addPerson(shop, 'Hanne Peeters')
  const tried = await Promise.allSettled(heads.map((head) => link(shop, head, hanne)))
  assert.equal(tried.filter((one) => one.status === 'fulfilled').length, 1)
  for (const one of tried) if (one.status === 'rejected') refusedWith('household.not_possible')(one.reason)
})

test('a limit of 0 refuses the first, a day in the past is refused', async () => {
  const shop = await makeShop()
  const [head, other] = [await addMember(shop, 'Gérard Collignon'), await addPerson(shop, 'Hanne Peeters')]
  await assert.rejects(link(shop, head, other, { fromDay: '2025-03-02' }), refusedWith('household.day_passed'))
  await limitTo(shop, 0)
  await assert.rejects(link(shop, head, other), refusedWith('household.full'))
})

test('a temporary link has a last day, and frees its place by itself', async () => {
  const shop = await makeShop()
  await limitTo(shop, 1)
  const [head, guest, partner] = [
    await addMember(shop, 'Gérard Collignon'),
    await addPerson(shop, 'Tom Simon'),
    await addPerson(shop, 'Hanne Peeters'),
  ]
  assert.equal((await link(shop, head, guest, { kind: 'temporary' })).untilDay, '2025-08-29')
  await assert.rejects(link(shop, head, partner), refusedWith('household.full'))
  await link(shop, head, partner, { fromDay: '2025-08-30' })
})

test('a minor becomes an adult of the household on the birthday if there is room, else the link ends', async () => {
  const shop = await makeShop()
  await limitTo(shop, 1)
  const head = await addMember(shop, 'Gérard Collignon')
  const elder = await addPerson(shop, 'Nora Simon', { birthDate: '2007-03-20' })
  const younger = await addPerson(shop, 'Tom Simon', { birthDate: '2007-03-21' })
  await link(shop, head, elder, { kind: 'minor' })
  await link(shop, head, younger, { kind: 'minor' })
  await shop.act(comeOfAge, {})
  const states = async () =>
    (await shop.act(openFile, { contact: head })).household.links
      .map((one) => [one.contactName, one.kind, one.untilDay])
      .sort()
  assert.deepEqual(
    (await states()).map(([, kind]) => kind),
    ['minor', 'minor'],
  )
  moveTo('2025-03-21T05:00:00.000Z')
  await shop.act(comeOfAge, {})
  moveTo('2025-03-03T07:00:00.000Z')
  assert.deepEqual(await states(), [
    ['Nora Simon', 'adult', null],
    ['Tom Simon', 'minor', '2025-03-20'],
  ])
})
