import assert from 'node:assert/strict'
import test from 'node:test'
import { statementCount } from '#platform/database/driver.ts'
import { rows, sql } from '#platform/database/sql.ts'
import { addDays, type Day, day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { addMember, addPerson } from '../../../../test/members.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { stageOn } from '../rules/role.ts'
import { addContacts, addMemberships } from '../store/bulk.ts'
import { stageSql } from '../store/directory.ts'
import { issueCard } from './card.ts'
import { archiveContact, createContact } from './contact.ts'
import { exportMembers, findMembers, listMembers } from './directory.ts'

const { shop: makeShop, house } = await world()
const all = { size: 50, archived: 'without' } as const
const namesOf = async (shop: Shop, asked: object) =>
  (await shop.look(listMembers, { ...all, ...asked })).rows.map((row) => row.name)

async function village(): Promise<Shop> {
  const shop = await makeShop()
  const zoe = await addMember(shop, 'Zoé Çakırel', { email: 'z@post.example', language: 'fr', tags: ['choir'] })
  await addMember(shop, 'Bram Maes', { language: 'nl' }, { role: 'eater', lastDay: '2025-02-01' })
  await addPerson(shop, 'Anke Öztürk', { language: 'de' })
  const old = await addPerson(shop, 'Old Record')
  await shop.act(archiveContact, { contact: old })
  await shop.act(issueCard, {
    contact: zoe,
    code: '0420000123002',
    reason: 'first',
    endReason: 'replaced',
    handedOver: true,
  })
  return shop
}

test('the list is sought by name without accents, number, card with or without its leading zero, and address', async () => {
  const shop = await village()
  for (const q of ['cakirel zoe', '1', '420000123002', '0420000123002', 'Z@POST.example'])
    assert.deepEqual(await namesOf(shop, { q }), ['Zoé Çakırel'], q)
  assert.deepEqual(await namesOf(shop, { q: 'ozturk' }), ['Anke Öztürk'])
  assert.deepEqual(await namesOf(shop, { q: 'nobody' }), [])
})

test('the list is filtered by stage, role, language, tag, what is missing, and archived ones come on request', async () => {
  const shop = await village()
  assert.deepEqual(await namesOf(shop, {}), ['Zoé Çakırel', 'Bram Maes', 'Anke Öztürk'])
  assert.deepEqual(await namesOf(shop, { stage: 'former,none' }), ['Bram Maes', 'Anke Öztürk'])
  assert.deepEqual(await namesOf(shop, { role: 'worker' }), ['Zoé Çakırel'])
  assert.deepEqual(await namesOf(shop, { language: 'nl' }), ['Bram Maes'])
  assert.deepEqual(await namesOf(shop, { tag: 'choir' }), ['Zoé Çakırel'])
  assert.deepEqual(await namesOf(shop, { missing: 'email' }), ['Bram Maes', 'Anke Öztürk'])
  assert.deepEqual(await namesOf(shop, { missing: 'card,number' }), ['Bram Maes', 'Anke Öztürk'])
  assert.deepEqual(await namesOf(shop, { archived: 'only' }), ['Old Record'])
  assert.deepEqual(await namesOf(shop, { sort: '-memberNo', stage: 'member,former' }), ['Bram Maes', 'Zoé Çakırel'])
})

test('who may not see card codes gets none, in the list and in the file', async () => {
  const shop = await village()
  const treasurer = await shop.person('Jo', 'treasurer')
  const list = await shop.look(listMembers, { ...all, q: 'zoe' }, treasurer)
  assert.equal(list.rows[0]?.card, null)
  const board = await shop.look(listMembers, { ...all, q: 'zoe' }, await shop.person('Bea', 'board'))
  assert.equal(board.rows[0]?.card, '0420000123002')
  const file = await shop.act(exportMembers, { ...all, format: 'csv' })
  assert.ok(new TextDecoder().decode(file.body as Uint8Array).includes('0420000123002'))
  assert.ok((await shop.events()).includes('members.list_exported'))
})

test('the desk gets name, number and photo, never an address', async () => {
  const shop = await village()
  const { people } = await shop.look(findMembers, { q: 'zoe' }, await shop.person('Tablet', 'desk'))
  assert.deepEqual(Object.keys(people[0] ?? {}).sort(), ['contact', 'memberNo', 'name', 'photo', 'stage'])
  assert.deepEqual((await shop.look(findMembers, { q: ' ' })).people, [])
})

test('the stage is the same in lists as in the rule, for every order of days', async () => {
  const shop = await makeShop()
  const db = house.database.for(shop.id)
  const today = day('2025-03-03')
  const near: (Day | null)[] = [null, addDays(today, -1), today, addDays(today, 1)]
  const facts = near.flatMap((since) =>
    near.flatMap((lastDay) =>
      near
        .filter(() => lastDay === null || (since !== null && lastDay >= since))
        .map((deceasedOn) => ({ id: newId(), since, lastDay, deceasedOn })),
    ),
  )
  await addContacts(
    db,
    shop.id,
    facts.map(({ id }) => ({ id, first_name: 'A', created_at: '2025-01-01T00:00:00Z' })),
  )
  await addMemberships(
    db,
    shop.id,
    facts.map((one) => ({ contact_id: one.id, since: one.since, last_day: one.lastDay })),
  )
  for (const { id, deceasedOn } of facts)
    await sql`update members.contact set deceased_on = ${deceasedOn} where organisation_id = ${shop.id} and id = ${id}`.execute(
      db,
    )
  const found = await rows<{ id: string; stage: string }>(
    db,
    sql`select contact.id, ${stageSql(today)} as stage from members.contact
        left join members.membership on membership.organisation_id = ${shop.id} and membership.contact_id = contact.id
        where contact.organisation_id = ${shop.id}`,
  )
  const common = { memberNo: null, role: 'worker', forceWorker: false, excluded: false } as const
  for (const one of facts)
    assert.equal(
      found.find((row) => row.id === one.id)?.stage,
      stageOn({ ...common, ...one }, today),
      JSON.stringify(one),
    )
})

test('names and searching are the same in the database as in the rules', async () => {
  const shop = await makeShop()
  const { displayName, sortName } = await import('../rules/names.ts')
  const names = [
    { kind: 'person', name: null, firstName: 'Marie "Mimi"', usedName: null, lastName: '-' },
    { kind: 'person', name: null, firstName: 'Zoé', usedName: 'Zo', lastName: 'Çakırel' },
    { kind: 'person', name: null, firstName: null, usedName: null, lastName: 'Van der  Elst' },
    { kind: 'entity', name: 'École du Parc', firstName: null, usedName: null, lastName: null },
  ] as const
  for (const one of names) {
    const representative = one.kind === 'entity' ? { newRepresentative: { firstName: 'Elif' } } : {}
    await shop.act(createContact, { somebodyElse: true, ...one, ...representative })
  }
  const kept = await rows<{ display_name: string; sort_name: string }>(
    house.database.for(shop.id),
    sql`select display_name, sort_name from members.contact where organisation_id = ${shop.id}`,
  )
  for (const one of names)
    assert.ok(
      kept.some((row) => row.display_name === displayName(one) && row.sort_name === sortName(one)),
      JSON.stringify(one),
    )
})

test('a page of the list takes as many statements for 3,000 members as for three', async () => {
  const shop = await village()
  const cost = async () => {
    const before = statementCount.total
    await shop.look(listMembers, all)
    return statementCount.total - before
  }
  const few = await cost()
  const people = Array.from({ length: 3000 }, (_, at) => ({
    id: newId(),
    first_name: `P${at}`,
    created_at: '2025-01-01T00:00:00Z',
  }))
  await addContacts(house.database.for(shop.id), shop.id, people)
  assert.equal(await cost(), few)
})

test('another shop finds nobody of this one', async () => {
  await village()
  const other = await makeShop()
  assert.deepEqual(await namesOf(other, { q: 'zoe' }), [])
  const seen = await rows(house.database.for(other.id), sql`select contact_id from members.public_member`)
  assert.deepEqual(seen, [])
})
