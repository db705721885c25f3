import assert from 'node:assert/strict'
import test from 'node:test'
import { addMember, addPerson } from '../../../../test/members.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { isEan13 } from '../rules/card.ts'
import { activateCard, endCard, issueCard, markCardsPrinted } from './card.ts'
import { archiveContact } from './contact.ts'
import { memberByCard, scanCard } from './directory.ts'
import { openFile } from './page.ts'

const { shop: makeShop, house } = await world()
const first = { code: null, reason: 'first card', endReason: 'replaced', handedOver: false } as const
const scan = (shop: Shop, scanned: string) => shop.look(scanCard, { scanned })

test('the first card gets a code of the shop, a second one typed ends it today', async () => {
  const shop = await makeShop()
  const contact = await addMember(shop, 'Amina Haddad')
  const one = await shop.act(issueCard, { ...first, contact })
  assert.equal(isEan13(one.code) && one.code.startsWith('042'), true)
  const two = await shop.act(issueCard, { ...first, contact, code: '987654321', reason: 'lost', endReason: 'lost' })
  assert.equal(two.code, '987654321')
  const ended = await scan(shop, one.code)
  assert.deepEqual([ended.answer, ended.endReason, ended.endedOn], ['ended', 'lost', '2025-03-03'])
  assert.equal((await scan(shop, '987654321')).person?.name, 'Amina Haddad')
})

test('a scanner that drops the leading zero still finds the card', async () => {
  const shop = await makeShop()
  const contact = await addMember(shop, 'Amina Haddad')
  await shop.act(issueCard, { ...first, contact, code: '0420000123002' })
  assert.equal((await scan(shop, '420000123002')).answer, 'found')
  assert.equal((await memberByCard(house.database.for(shop.id), shop.id, '420000123002'))?.contact, contact)
})

test('a code is never given twice, not even after the card ended', async () => {
  const shop = await makeShop()
  const [amina, bram] = [await addMember(shop, 'Amina Haddad'), await addMember(shop, 'Bram Maes')]
  const { card } = await shop.act(issueCard, { ...first, contact: amina, code: '98765' })
  await shop.act(endCard, { card, reason: 'lost' })
  await assert.rejects(shop.act(issueCard, { ...first, contact: bram, code: '9 87 65' }), refusedWith('card.in_use'))
})

test('of two people given one code at once, one is told that it is taken', async () => {
  const shop = await makeShop()
  const people = await Promise.all(['A B', 'C D', 'E F'].map((name) => addPerson(shop, name)))
  const tried = await Promise.allSettled(
    people.map((contact) => shop.act(issueCard, { ...first, contact, code: 'GOLD-1' })),
  )
  assert.deepEqual(tried.map((one) => one.status).sort(), ['fulfilled', 'rejected', 'rejected'])
})

test('two desks that renew one card at once leave one card that counts', async () => {
  const shop = await makeShop()
  const contact = await addMember(shop, 'Amina Haddad')
  await Promise.all([1, 2, 3].map(() => shop.act(issueCard, { ...first, contact })))
  const { cards } = await shop.act(openFile, { contact })
  assert.deepEqual(cards.map((card) => card.state).sort(), ['ended', 'ended', 'ordered'])
})

test('a card is ordered, printed, handed over and ended, and ended is final', async () => {
  const shop = await makeShop()
  const contact = await addMember(shop, 'Amina Haddad')
  const { card } = await shop.act(issueCard, { ...first, contact })
  await shop.act(markCardsPrinted, { cards: [card] })
  await assert.rejects(shop.act(markCardsPrinted, { cards: [card] }), refusedWith('card.state'))
  await shop.act(activateCard, { card })
  await shop.act(endCard, { card, reason: 'damaged' })
  await assert.rejects(shop.act(activateCard, { card }), refusedWith('card.ended'))
  await assert.rejects(shop.act(endCard, { card, reason: 'lost' }), refusedWith('card.ended'))
})

test('a code with blanks inside a word and an archived person are refused together', async () => {
  const shop = await makeShop()
  const contact = await addPerson(shop, 'Amina Haddad')
  await shop.act(archiveContact, { contact })
  await assert.rejects(
    shop.act(issueCard, { ...first, contact, code: 'é1' }),
    refusedWith('contact.archived', 'card.code_form'),
  )
})

test('codes are seen by the office and not by the treasurer', async () => {
  const shop = await makeShop()
  const contact = await addMember(shop, 'Amina Haddad')
  await shop.act(issueCard, { ...first, contact, code: '98765' })
  const [office, treasurer] = [await shop.person('Ines', 'office'), await shop.person('Jo', 'treasurer')]
  assert.equal((await shop.act(openFile, { contact }, office)).cards[0]?.code, '98765')
  assert.equal((await shop.act(openFile, { contact }, treasurer)).cards[0]?.code, null)
})
