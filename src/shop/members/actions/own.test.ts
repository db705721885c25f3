import assert from 'node:assert/strict'
import test from 'node:test'
import { grantRoleTo, rolesOn } from '#hub/organisations/public.ts'
import { action, type Content } from '#platform/action.ts'
import { changeAddress, confirmAddress } from '#platform/auth/contract.ts'
import { one, sql } from '#platform/database/sql.ts'
import { NotFound } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { addMember, addPerson } from '../../../../test/members.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { type Person, type Shop, world } from '../../../../test/world.ts'
import { registerPersonData } from '../doors.ts'
import { inviteAccount, unlinkAccount } from './account.ts'
import { issueCard } from './card.ts'
import { writeNotes } from './contact.ts'
import { exportOwnData, exportPersonData } from './export.ts'
import { editOwnData } from './own.ts'
import { openFile, readOwnHistory, readOwnPage } from './page.ts'

const { shop: makeShop, house } = await world()
const data = (content: Content) => JSON.parse(content.body as string)

const grant = action('test.grant', (ctx, input: { account: AccountId; role: string }) => grantRoleTo(ctx, input))

/** The token behind the `#` of the link in the last mail to this address. */
async function tokenSentTo(to: string): Promise<string> {
  const mail = await one<{ text: string }>(
    house.database.installation,
    sql<{
      text: string
    }>`select text from platform.installation_mail where to_address = ${to} order by id desc limit 1`,
  )
  return /#([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
}

async function invited(shop: Shop, name: string, email: string): Promise<Person & { contact: string }> {
  const contact = await addMember(shop, name, { email })
  const { account } = await shop.act(inviteAccount, { contact })
  house.organisations.forget()
  return { account: account as AccountId, email, contact }
}

test('an invited member may sign in here, and sees the own page with card and number', async () => {
  const shop = await makeShop()
  const amina = await invited(shop, 'Amina Haddad', 'amina@post.example')
  const db = house.database.for(shop.id)
  assert.deepEqual(await rolesOn(db, shop.id, amina.account, '2025-03-03' as Day), ['member'])
  await shop.act(issueCard, {
    contact: amina.contact,
    code: '98765',
    reason: 'first card',
    endReason: 'replaced',
    handedOver: true,
  })
  const page = await shop.look(readOwnPage, {}, amina)
  assert.deepEqual([page.contact.displayName, page.stage, page.cards[0]?.code], ['Amina Haddad', 'member', '98765'])
})

test('one address signs in one contact of a shop, and in two shops one account', async () => {
  const [brussels, geneva] = [await makeShop(), await makeShop()]
  const amina = await invited(brussels, 'Amina Haddad', 'both@post.example')
  const again = await invited(geneva, 'Amina Haddad', 'both@post.example')
  assert.equal(again.account, amina.account)
  const partner = await addPerson(brussels, 'Karim Haddad', { email: 'both@post.example' })
  await assert.rejects(brussels.act(inviteAccount, { contact: partner }), refusedWith('account.other_contact'))
  await assert.rejects(brussels.act(inviteAccount, { contact: amina.contact }), refusedWith('account.linked'))
  const nobody = await addPerson(brussels, 'Bram Maes')
  await assert.rejects(brussels.act(inviteAccount, { contact: nobody }), refusedWith('account.no_email'))
  await brussels.act(unlinkAccount, { contact: amina.contact })
  await assert.rejects(brussels.look(readOwnPage, {}, amina), NotFound)
})

test('a member changes the own data, an impossible birth date is refused, an old tab too', async () => {
  const shop = await makeShop()
  const amina = await invited(shop, 'Amina Haddad', 'own@post.example')
  const { version } = (await shop.look(readOwnPage, {}, amina)).contact
  const done = await shop.act(
    editOwnData,
    { version, usedName: ' Mina ', mobile: '0470 00 17 42', language: 'nl' },
    amina,
  )
  const page = await shop.look(readOwnPage, {}, amina)
  assert.deepEqual([page.contact.displayName, page.contact.mobile], ['Mina Haddad', '+32470001742'])
  assert.equal(page.contact.version, done.version)
  await assert.rejects(
    shop.act(editOwnData, { version, birthDate: '1899-01-01' }, amina),
    refusedWith('contact.changed_meanwhile', 'contact.birth_date_impossible'),
  )
})

test('a new address for signing in, proved from both mailboxes, becomes the address of the contact in each shop', async () => {
  const shops = [await makeShop(), await makeShop()]
  const email = 'old@post.example'
  const amina = await invited(shops[0] as Shop, 'Amina Haddad', email)
  await invited(shops[1] as Shop, 'Amina Haddad', email)
  const stranger = await invited(shops[0] as Shop, 'Bram Maes', 'bram@post.example')
  const cookies = await house.auth.createSession(amina.account, new Request('http://127.0.0.1:8080/'))
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ')
  const send = (path: string, body: object) =>
    house.app.request(`/api/v1${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: 'http://127.0.0.1:8080' },
      body: JSON.stringify(body),
    })
  assert.equal((await send(changeAddress.path, { email: 'new@post.example' })).status, 200)
  await house.auth.settled()
  for (const to of [email, 'new@post.example'])
    assert.equal((await send(confirmAddress.path, { token: await tokenSentTo(to) })).status, 200)
  await house.workers.drain()
  for (const shop of shops) assert.equal((await shop.look(readOwnPage, {}, amina)).contact.email, 'new@post.example')
  assert.equal((await (shops[0] as Shop).look(readOwnPage, {}, stranger)).contact.email, 'bram@post.example')
})

test('a parted sign-in loses the role of a member at once, and keeps what it may do as staff', async () => {
  const shop = await makeShop()
  const amina = await invited(shop, 'Amina Haddad', 'parted@post.example')
  await shop.act(grant, { account: amina.account, role: 'office' })
  await shop.act(unlinkAccount, { contact: amina.contact })
  const db = house.database.for(shop.id)
  assert.deepEqual(await rolesOn(db, shop.id, amina.account, '2025-03-03' as Day), ['office'])
  await shop.act(inviteAccount, { contact: amina.contact })
  assert.deepEqual(await rolesOn(db, shop.id, amina.account, '2025-03-03' as Day), ['member', 'office'])
})

test('somebody with an account and without a contact has no own page', async () => {
  const shop = await makeShop()
  const stranger = await shop.person('Bram', 'member')
  await assert.rejects(shop.look(readOwnPage, {}, stranger), NotFound)
})

test('members see who opened their file', async () => {
  const shop = await makeShop()
  const amina = await invited(shop, 'Amina Haddad', 'seen@post.example')
  await shop.act(openFile, { contact: amina.contact }, await shop.person('Ines', 'office'))
  const { events } = await shop.look(readOwnHistory, { limit: 50, openings: true }, amina)
  assert.deepEqual(
    events.map((one) => [one.name, one.actor.name]),
    [['members.file_opened', 'Ines']],
  )
})

test('the own export holds everything, notes of the staff and other modules included, as data and as a page', async () => {
  registerPersonData('shifts', async (_ctx, contact) => ({ booked: [`for ${contact}`] }))
  const shop = await makeShop()
  const amina = await invited(shop, 'Amina <b> Haddad', 'all@post.example')
  const { version } = (await shop.look(readOwnPage, {}, amina)).contact
  await shop.act(writeNotes, { contact: amina.contact, version, notes: 'said: "back in March"' })
  const all = data(await shop.act(exportOwnData, { format: 'json' }, amina))
  assert.equal(all.members.contact.email, 'all@post.example')
  assert.equal(all.members.staffNotes, 'said: "back in March"')
  assert.deepEqual(all.shifts, { booked: [`for ${amina.contact}`] })
  assert.ok(all.history.length >= 4)
  const page = await shop.act(exportPersonData, { contact: amina.contact, format: 'html' })
  const html = page.body as string
  assert.ok(html.includes('Amina &lt;b&gt; Haddad') && !html.includes('<b>'))
  assert.ok((await shop.events()).filter((name) => name === 'members.data_exported').length === 2)
})
