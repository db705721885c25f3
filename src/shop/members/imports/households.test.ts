import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows, sql } from '#platform/database/sql.ts'
import { bringIn, ends, step, told, written } from '../../../../test/importing.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { type Shop, world } from '../../../../test/world.ts'

const made = await world('2026-11-25T07:00:00.000Z')
const people = written(
  'Nom,Email,Numéro,Carte,Date effective\nAmina Haddad,a@post.example,1,A-0001,2024-05-01\nBram Claes,b@post.example,2,B-0001,2024-05-01\n',
)
const all = (shop: Shop, statement: ReturnType<typeof sql>) => rows(made.house.database.for(shop.id), statement)
const cardsOf = (shop: Shop) =>
  all(
    shop,
    sql`select code, state, end_reason as why, ended_on as on from members.card
      where organisation_id = ${shop.id} order by code`,
  )

const cardFile = (...lines: string[]) =>
  written(
    `Nom,Email,Code-barres,Carte de membre/Code-barres,Carte de membre/Actif,Carte de membre/Date d'expiration,Carte de membre/Raison\n${lines.join('\n')}\n`,
  )
const amina = 'Amina Haddad,a@post.example,A-0001,'

test('cards come in with why and when they ended, and go again when the import is taken back', async () => {
  const shop = await made.shop()
  await bringIn(shop, people)
  const before = await cardsOf(shop)
  const file = cardFile(`${amina}A-0000,,2025-06-06,Carte perdue`, ',,,A-0002,True,,Nouvelle carte')
  const imported = await step(shop, file)
  await imported.apply()
  assert.deepEqual(await cardsOf(shop), [
    { code: 'A-0000', state: 'ended', why: 'lost', on: '2025-06-06' },
    { code: 'A-0001', state: 'ended', why: 'replaced', on: '2026-11-25' },
    { code: 'A-0002', state: 'active', why: null, on: null },
    { code: 'B-0001', state: 'active', why: null, on: null },
  ])
  await imported.undo()
  assert.deepEqual(await cardsOf(shop), before)
})

test('a card of somebody else, a code that stands twice and a person nobody knows are faults', async () => {
  const shop = await made.shop()
  await bringIn(shop, people)
  const result = await bringIn(
    shop,
    cardFile(
      `${amina}B-0001,True,,`,
      'Bram Claes,b@post.example,B-0001,X-0001,,,',
      'Zoé Çakırel,z@post.example,,X-0001,,,',
    ),
  )
  assert.equal(result.state, 'refused')
  assert.deepEqual(told(result), { 'card.in_use': 1, 'person.key_twice': 1, 'person.unknown': 1 })
})

const linksOf = (shop: Shop) =>
  all(
    shop,
    sql`select person.display_name as person, head.display_name as head, until_day as until
      from members.household_link as link
      join members.contact as person on person.id = link.contact_id join members.contact as head on head.id = link.head_id
      where link.organisation_id = ${shop.id} order by link.id`,
  )
const eaterFile = (...lines: string[]) =>
  written(`Nom,Prénom,Nom de famille,Email,Parent Worker,Parent Worker/Numéro de coopérateur\n${lines.join('\n')}\n`)

test('who shops with another member in a later file moves, and moves back when that is taken back', async () => {
  const shop = await made.shop()
  await bringIn(shop, people)
  const karim = 'Karim Haddad,Karim,Haddad,k@post.example,'
  const first = await step(shop, eaterFile(`${karim}Amina Haddad,1`))
  assert.equal(first.planned.kind, 'eaters')
  await first.apply()
  assert.deepEqual(ends(await bringIn(shop, eaterFile(`${karim}Amina Haddad,1`))), [0, 0, 1, 0, 0, 0])
  const moved = await step(shop, eaterFile(`${karim}Bram Claes,2`))
  assert.deepEqual(moved.rows[0]?.changes, [{ field: 'head', before: 'Amina Haddad', after: 'Bram Claes' }])
  await moved.apply()
  await assert.rejects(first.undo(), refusedWith('import.built_on'))
  assert.deepEqual(await linksOf(shop), [
    { person: 'Karim Haddad', head: 'Amina Haddad', until: '2026-11-24' },
    { person: 'Karim Haddad', head: 'Bram Claes', until: null },
  ])
  await moved.undo()
  assert.deepEqual(await linksOf(shop), [{ person: 'Karim Haddad', head: 'Amina Haddad', until: null }])
  await first.undo()
  assert.deepEqual(await linksOf(shop), [])
})

test('a member does not shop on another membership, and an unknown head is a fault', async () => {
  const shop = await made.shop()
  await bringIn(shop, people)
  const result = await bringIn(
    shop,
    eaterFile('Bram Claes,Bram,Claes,b@post.example,Amina Haddad,1', 'Zoé Çakırel,Zoé,Çakırel,,Nobody Known,'),
  )
  assert.equal(result.state, 'refused')
  assert.deepEqual(told(result), { 'household.not_possible': 1, 'person.unknown': 1 })
})
