import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '../../../test/world.ts'
import { messageFolders } from '../../house.ts'
import { sql } from '../database/sql.ts'
import { gatherMessages } from '../i18n/folders.ts'
import { makeWords } from '../i18n/words.ts'
import { NotAllowed, NotFound, Refused } from '../refusal.ts'
import { addMinutes } from '../values/day.ts'
import { newId } from '../values/ids.ts'
import { changeText, chooseOwn, clearMails, resetText, sendMailAgain } from './actions.ts'
import { makePost } from './post.ts'
import { previewText, readMails, readNoticeTexts, readOneMail, readOwn } from './reads.ts'
import { registerOwnPerson, registerRecipients } from './recipients.ts'
import { signedToken } from './signed-link.ts'
import { claimNotices, wantNotices } from './store.ts'

const amina = newId()
const code = 'test.hello'
let address: string | null = 'amina@example.org'

const place = await world()
const said = gatherMessages(messageFolders())
const english = { ...said.en, 'notice.test.hello.subject': 'Hello {name}', 'notice.test.hello.body': 'It is spring.' }
const post = makePost({
  ...place.house.post.house,
  words: makeWords({ ...said, en: english }),
  notices: [{ code }],
})
registerRecipients(
  async () => new Map([[amina, { person: amina, email: address, name: 'Amina', language: 'fr' as const }]]),
)
registerOwnPerson(async () => amina)
const panier = await place.shop({ name: 'Le Panier' })
const everything = { of: 'organisation', show: 'all', size: 50 } as const

async function tell(): Promise<void> {
  const id = newId()
  const notice = { id, code, person: amina, facts: {} }
  await wantNotices(place.house.database.for(panier.id), panier.id, [notice], place.now())
  await post.send(panier.id, [id])
}

test('the office reads what went out, with its text', async () => {
  const ines = await panier.person('Ines', 'office')
  await tell()
  const { rows: mails, server } = await panier.look(readMails, everything, ines)
  assert.equal(server, false)
  assert.deepEqual([mails[0]?.state, mails[0]?.sentBy, mails[0]?.to], ['sent', 'mailbox', 'amina@example.org'])
  const mail = await panier.look(readOneMail, { mail: mails[0]?.id ?? '', of: 'organisation' }, ines)
  assert.match(mail.text ?? '', /Le Panier/)
  assert.equal((await panier.look(readMails, { ...everything, q: 'AMINA@' }, ines)).rows.length, mails.length)
  assert.equal((await panier.look(readMails, { ...everything, q: '%' }, ines)).rows.length, 0)
})

test('a member may not read the mailbox, and the office not that of another shop', async () => {
  const bram = await panier.person('Bram', 'member')
  await assert.rejects(panier.look(readMails, everything, bram), NotAllowed)
  const ines = await panier.person('Ines', 'office')
  const { rows: mails } = await panier.look(readMails, everything, ines)
  const gousse = await place.shop({ name: 'La Gousse' })
  const lea = await gousse.person('Lea', 'office')
  assert.deepEqual((await gousse.look(readMails, everything, lea)).rows, [])
  await assert.rejects(gousse.look(readOneMail, { mail: mails[0]?.id ?? '', of: 'organisation' }, lea), NotFound)
})

test('sign-in links are not shown where several shops share an installation', async () => {
  const ines = await panier.person('Ines', 'admin')
  await place.shop({ name: 'La Gousse' })
  await assert.rejects(panier.look(readMails, { ...everything, of: 'installation' }, ines), NotAllowed)
})

test('a mail without an address is listed as trouble, and goes out once it is mended', async () => {
  const ines = await panier.person('Ines', 'office')
  address = null
  await tell()
  const before = await panier.look(readMails, { ...everything, show: 'trouble' }, ines)
  assert.deepEqual([before.troubles, before.rows[0]?.state], [1, 'no_address'])
  address = 'amina@example.org'
  const mail = before.rows[0]?.id ?? ''
  await panier.act(sendMailAgain, { mail }, ines)
  place.moveTo(addMinutes(place.now(), 3))
  await post.sendLeftOver(panier.id)
  const after = await panier.look(readMails, { ...everything, show: 'trouble' }, ines)
  assert.equal(after.troubles, 0)
  await assert.rejects(panier.act(sendMailAgain, { mail }, ines), Refused)
})

test('a mail that was in the hands of a process that died is unsure, and never sent again by itself', async () => {
  const ines = await panier.person('Ines', 'office')
  const id = newId()
  const db = place.house.database.for(panier.id)
  await wantNotices(db, panier.id, [{ id, code, person: amina, facts: {} }], place.now())
  await claimNotices(db, panier.id, [id], place.now())
  const shown = async () => (await panier.look(readMails, { ...everything, show: 'trouble' }, ines)).rows[0]
  assert.equal(await shown(), undefined)
  place.moveTo(addMinutes(place.now(), 11))
  await post.sendLeftOver(panier.id)
  assert.deepEqual([(await shown())?.id, (await shown())?.state], [id, 'unsure'])
  await panier.act(sendMailAgain, { mail: id }, ines)
  place.moveTo(addMinutes(place.now(), 3))
  await post.sendLeftOver(panier.id)
  assert.equal(await shown(), undefined)
})

test('the office words a notice, sees how it looks, and can go back', async () => {
  const ines = await panier.person('Ines', 'office')
  const own = { code, language: 'fr' as const, subject: 'Bonjour {name}', body: 'À bientôt chez {organisation}.' }
  const preview = await panier.look(previewText, own, ines)
  assert.equal(preview.subject, 'Bonjour Amina')
  await panier.act(changeText, own, ines)
  const texts = async () =>
    (await panier.look(readNoticeTexts, {}, ines)).notices
      .find((one) => one.code === code)
      ?.texts.find((one) => one.language === 'fr')
  assert.equal((await texts())?.own?.subject, 'Bonjour {name}')
  await assert.rejects(panier.act(changeText, { ...own, body: '{moon}' }, ines), Refused)
  await panier.act(resetText, { code, language: 'fr' }, ines)
  assert.equal((await texts())?.own, null)
})

test('a person switches a notice off, and on again', async () => {
  const person = await panier.person('Amina', 'member')
  const wanted = async () => (await panier.look(readOwn, {}, person)).notices.find((one) => one.code === code)?.wanted
  assert.equal(await wanted(), true)
  await panier.act(chooseOwn, { code, wanted: false }, person)
  assert.equal(await wanted(), false)
  await panier.act(chooseOwn, { code, wanted: true }, person)
  assert.equal(await wanted(), true)
})

test('the link of a mail lets one choose without signing in, and a mail program unsubscribe', async () => {
  const signed = signedToken({
    organisation: panier.id,
    person: amina,
    purpose: 'notices.preferences',
    expires: addMinutes(place.now(), 60),
  })
  const at = `http://127.0.0.1:8080/api/v1/organisations/${panier.id}`
  const choices = await place.house.app.request(`${at}/notice-preferences?signed=${signed}`)
  assert.equal(choices.status, 200)
  const stopped = await place.house.app.request(`${at}/notices/${code}/stop?signed=${signed}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  assert.equal(stopped.status, 200)
  const { notices } = (await stopped.json()) as { notices: { code: string; wanted: boolean }[] }
  assert.equal(notices.find((one) => one.code === code)?.wanted, false)
  const other = await place.shop({ name: 'La Gousse' })
  const elsewhere = `http://127.0.0.1:8080/api/v1/organisations/${other.id}/notice-preferences?signed=${signed}`
  assert.equal((await place.house.app.request(elsewhere)).status, 409)
  await panier.act(chooseOwn, { code, wanted: true }, await panier.person('Amina', 'member'))
})

test('after ninety days nothing but the fact of a mail is left', async () => {
  await sql`update platform.notice set wanted_at = wanted_at - interval '91 days'
    where organisation_id = ${panier.id}`.execute(place.house.database.for(panier.id))
  await panier.act(clearMails, {})
  const ines = await panier.person('Ines', 'office')
  const { rows: mails } = await panier.look(readMails, everything, ines)
  assert.ok(mails.length > 0 && mails.every((mail) => mail.to === null))
  await panier.act(clearMails, {})
  assert.equal((await panier.events()).filter((name) => name === 'mail.cleared').length, 1)
})
