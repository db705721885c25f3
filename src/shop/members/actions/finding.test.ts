import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMember, addPerson } from '../../../../test/members.ts'
import { world } from '../../../../test/world.ts'
import { issueCard } from './card.ts'
import { resolvePeople } from './finding.ts'
import { mergeContacts } from './merge.ts'

const made = await world()

test('many references are resolved at once, in the order given, archived and merged people included', async () => {
  const [shop, other] = [await made.shop(), await made.shop()]
  const db = made.house.database.for(shop.id)
  const amina = await addMember(shop, 'Amina Haddad', { email: 'amina@post.example' }, { memberNo: 7 })
  const twice = await addPerson(shop, 'Amina Hadad', { email: 'hadad@post.example' })
  const { code } = await shop.act(issueCard, {
    contact: amina,
    reason: 'first card',
    code: null,
    endReason: 'replaced',
    handedOver: true,
  })
  await addMember(other, 'Lea Favre', { email: 'lea@post.example' }, { memberNo: 8 })
  await shop.act(mergeContacts, { kept: amina, gone: twice, choices: {} })
  const answers = await resolvePeople(db, shop.id, [
    { memberNo: 7 },
    { cardCode: code },
    { email: 'hadad@post.example', name: 'Amina Hadad' },
    { memberNo: 8 },
    { name: 'Amina Haddad' },
  ])
  assert.deepEqual(
    answers.map((one) => (one.answer === 'found' ? [one.contact, one.by] : one.answer)),
    [[amina, 'memberNo'], [amina, 'cardCode'], [amina, 'email_and_name'], 'unknown', 'unknown'],
  )
  assert.deepEqual(await resolvePeople(db, shop.id, [{ name: 'Amina Haddad' }], { byNameAlone: true }), [
    { answer: 'found', contact: amina, by: 'name' },
  ])
})
