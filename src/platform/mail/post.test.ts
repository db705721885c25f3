import assert from 'node:assert/strict'
import { Agent } from 'node:https'
import { after, before, beforeEach, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { testDatabase } from '../../../test/cluster.ts'
import { type Accounts, action, type Language, type OrganisationFacts } from '../action.ts'
import { Database } from '../database/connect.ts'
import { appRole } from '../database/migrate.ts'
import { one, rows, sql } from '../database/sql.ts'
import { system } from '../http/asking.ts'
import { makeWords } from '../i18n/words.ts'
import { makeRunner } from '../run.ts'
import { instant } from '../values/day.ts'
import { newId, type OrganisationId } from '../values/ids.ts'
import { makePost, type Post, type PostParts } from './post.ts'
import { registerOwnPerson, registerRecipients } from './recipients.ts'
import { readSignedLink } from './signed-link.ts'
import { writeOwnText, writePreferences } from './store.ts'

let now = instant('2025-03-03T07:00:00Z')
const amina = newId()
const bram = newId()
const nobody = newId()
const people = new Map([
  [amina, { person: amina, email: 'amina@example.org', name: 'Amina', language: 'fr' as Language }],
  [bram, { person: bram, email: null, name: 'Bram', language: 'nl' as Language }],
])

const zoe = newId()
const guests = new Map([[zoe, { person: zoe, email: 'zoe@example.org', name: 'Zoé', language: 'fr' as Language }]])

const words = makeWords({
  en: {
    'notice.shifts.booked.subject': 'Booked',
    'notice.shifts.booked.body': 'Hello {name},\n\nyou are on the {term.shift} of {startsAt, instant}.',
    'mail.open': 'Open',
    'mail.reason': 'You are with {organisation}.',
    'mail.reason_always': 'Always.',
    'mail.choose': 'Choose',
    'term.shift': 'shift',
  },
  fr: {
    'notice.shifts.booked.subject': 'C’est noté, {name}',
    'notice.shifts.booked.body': 'Bonjour {name},\n\nvotre {term.shift} commence {startsAt, instant}.',
  },
  nl: {},
  de: {},
  es: {},
})
const silent = { warn: () => undefined }

let database: Database
let close: () => Promise<void>
let server: SMTPServer
let port: number
let arrived: { to: string[]; text: string }[]
let answer: (address: string) => Error | null
let shop: OrganisationFacts

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code })

before(async () => {
  const fresh = await testDatabase()
  close = fresh.close
  database = new Database({ url: fresh.url, role: appRole, poolSize: 4 })
  registerRecipients(async (_db, _organisation, persons) => new Map([...people].filter(([id]) => persons.includes(id))))
  registerOwnPerson(async () => null)
  registerRecipients(async (_db, _organisation, persons) => (persons.includes(zoe) ? guests : new Map()), 'guest')
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (address, _session, done) => {
      const no = answer(address.address)
      if (no) done(no)
      else done()
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((one) => one.address)
        arrived.push({ to, text: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.server.address() as { port: number }).port
})

after(async () => {
  await new Promise<void>((done) => server.close(done))
  await database.close()
  await close()
})

beforeEach(() => {
  now = instant('2025-03-03T07:00:00Z')
  arrived = []
  answer = () => null
  shop = {
    id: newId<OrganisationId>(),
    name: 'Le Panier',
    zone: 'Europe/Brussels',
    currency: 'EUR',
    country: 'BE',
    language: 'fr',
    languages: ['fr', 'nl'],
    terms: { fr: { shift: 'service' } },
  }
})

function office(smtpUrl?: string, notices: PostParts['notices'] = [{ code: 'shifts.booked' }]): Post {
  return makePost({
    database,
    words,
    config: { secret: 'a secret of at least thirty-two characters', smtpUrl, mailFrom: 'Komunigi <mail@coop.example>' },
    publicUrl: 'https://coop.example',
    notices,
    shopOf: async () => shop,
    shopIds: async () => [shop.id],
    clock: () => now,
    log: silent,
    push: { agent: new Agent(), gone: async () => undefined },
  })
}
const smtp = () => `smtp://127.0.0.1:${port}`

/** Has an action tell somebody, and answers the notice. */
async function tell(post: Post, person: string, link?: string): Promise<string> {
  let ids: readonly string[] = []
  const runner = makeRunner({
    database,
    clock: () => now,
    accounts: {} as Accounts,
    deliver: async (db, outgoing) => {
      ids = await post.want(db, outgoing)
    },
  })
  const book = action('shifts.book', async (ctx, _input: Record<never, never>) => {
    ctx.record('shifts.seat_booked', { person })
    ctx.notify('shifts.booked', person, { startsAt: '2025-03-05T06:00:00.000Z', ...(link ? { link } : {}) })
  })
  await runner.act(book, {}, { shop, actor: system, language: 'fr', requestId: 'test' })
  return ids[0] ?? ''
}

interface Kept {
  readonly state: string
  readonly subject: string | null
  readonly text: string | null
  readonly html: string | null
  readonly attempts: number
  readonly last_error: string | null
  readonly sent_by: string | null
}
const kept = async (id: string): Promise<Kept> =>
  (await one<Kept>(
    database.for(shop.id),
    sql`select state, subject, text, html, attempts, last_error, sent_by from platform.notice
      where organisation_id = ${shop.id} and id = ${id}`,
  )) as Kept

test('a notice is written in the language of the person, with the words of the shop', async () => {
  const post = office()
  const id = await tell(post, amina)
  await post.send(shop.id, [id])
  const mail = await kept(id)
  assert.equal(mail.state, 'sent')
  assert.equal(mail.sent_by, 'mailbox')
  assert.equal(mail.subject, 'C’est noté, Amina')
  assert.match(mail.text ?? '', /votre service commence mer\.? 5 mars.*7:00/)
  assert.match(mail.text ?? '', /You are with Le Panier\./)
})

test('the main link and the choice of mails are signed for the person', async () => {
  const post = office()
  const id = await tell(post, amina, '/shifts/mine?week=10')
  await post.send(shop.id, [id])
  const { text, html } = await kept(id)
  const link = /https:\/\/coop\.example\/shifts\/mine\?week=10&signed=([^&\s]+)&in=\S+/.exec(text ?? '')
  assert.equal(readSignedLink(link?.[1] ?? '', 'shifts.booked', now)?.person, amina)
  const choose = /https:\/\/coop\.example\/o\/[^/]+\/notices\?signed=(\S+)/.exec(text ?? '')
  assert.equal(readSignedLink(choose?.[1] ?? '', 'notices.preferences', now)?.person, amina)
  assert.equal(readSignedLink(choose?.[1] ?? '', 'shifts.booked', now), null)
  assert.match(html ?? '', /<html lang="fr">/)
})

test('a guest from outside, who signs in nowhere, is offered no choice of mails that they never get', async () => {
  const post = office(undefined, [{ code: 'shifts.booked', always: true }])
  const ids = [await tell(post, zoe), await tell(post, amina)]
  await post.send(shop.id, ids)
  const [guest, own] = await Promise.all(ids.map(kept))
  assert.match(guest?.text ?? '', /Always\./)
  assert.doesNotMatch(`${guest?.text} ${guest?.html}`, /notices\?signed/)
  assert.match(own?.text ?? '', /notices\?signed/)
})

test('a mail server gets it once, however often somebody asks', async () => {
  const post = office(smtp())
  const id = await tell(post, amina)
  await Promise.all([post.send(shop.id, [id]), post.send(shop.id, [id]), post.send(shop.id, [id])])
  await post.send(shop.id, [id])
  await post.sendLeftOver(shop.id)
  assert.equal(arrived.length, 1)
  assert.deepEqual(arrived[0]?.to, ['amina@example.org'])
  assert.match(arrived[0]?.text ?? '', /From: Le Panier <mail@coop\.example>/)
  assert.match(arrived[0]?.text ?? '', /List-Unsubscribe-Post: List-Unsubscribe=One-Click/)
  assert.equal((await kept(id)).state, 'sent')
  post.close()
})

test('a mail server that is busy is asked again later, and not before', async () => {
  const post = office(smtp())
  answer = () => refusal(451, 'come back later')
  const id = await tell(post, amina)
  await post.send(shop.id, [id])
  assert.equal((await kept(id)).state, 'wanted')
  assert.match((await kept(id)).last_error ?? '', /come back later/)
  answer = () => null
  await post.sendLeftOver(shop.id)
  assert.equal(arrived.length, 0)
  now = instant('2025-03-03T07:03:00Z')
  await post.sendLeftOver(shop.id)
  assert.equal(arrived.length, 1)
  assert.equal((await kept(id)).state, 'sent')
  post.close()
})

test('an address that the mail server refuses is a failure at once', async () => {
  const post = office(smtp())
  answer = () => refusal(550, 'no such person')
  const id = await tell(post, amina)
  await post.send(shop.id, [id])
  assert.equal((await kept(id)).state, 'failed')
  post.close()
})

test('without a mail server that answers, the notice waits and is not lost', async () => {
  const post = office('smtp://127.0.0.1:1')
  const id = await tell(post, amina)
  await post.send(shop.id, [id])
  assert.equal((await kept(id)).state, 'wanted')
  post.close()
})

test('somebody without an address, or unknown, is told nothing, and it shows', async () => {
  const post = office()
  const ids = [await tell(post, bram), await tell(post, nobody)]
  await post.send(shop.id, ids)
  assert.deepEqual(await Promise.all(ids.map(async (id) => (await kept(id)).state)), ['no_address', 'no_address'])
})

test('who switched a notice off does not get it, unless it is a service message', async () => {
  const no = () =>
    writePreferences(database.for(shop.id), shop.id, {
      ...{ person: amina, codes: ['shifts.booked'], now },
      ...{ wanted: false, digest: false, push: false },
    })
  await no()
  const polite = office()
  const first = await tell(polite, amina)
  await polite.send(shop.id, [first])
  assert.equal((await kept(first)).state, 'switched_off')
  const firm = office(undefined, [{ code: 'shifts.booked', always: true }])
  const second = await tell(firm, amina)
  await firm.send(shop.id, [second])
  assert.equal((await kept(second)).state, 'sent')
})

test('a shop says it in its own words', async () => {
  await writeOwnText(database.for(shop.id), shop.id, {
    code: 'shifts.booked',
    language: 'fr',
    subject: 'À bientôt {name}',
    body: 'On se voit {startsAt, instant_time} <b>!',
    now,
    by: null,
  })
  const post = office()
  const id = await tell(post, amina)
  await post.send(shop.id, [id])
  const mail = await kept(id)
  assert.equal(mail.subject, 'À bientôt Amina')
  assert.match(mail.html ?? '', /On se voit 7:00 &lt;b&gt;!/)
})

test('another shop sees none of it', async () => {
  const post = office()
  await tell(post, amina)
  const other = newId<OrganisationId>()
  assert.deepEqual(await rows(database.for(other), sql`select id from platform.notice`), [])
  assert.deepEqual(await rows(database.for(other), sql`select id from platform.installation_mail`), [])
})

test('a mail of the installation goes out, and is seen by no organisation', async () => {
  const post = office(smtp())
  await post.sendMail({
    kind: 'auth.link',
    to: 'ines@example.org',
    language: 'en',
    subject: 'Sign in',
    body: 'Here is your link.',
    link: { url: 'https://coop.example/in?x=1&y=2', label: 'Sign in' },
  })
  for (let wait = 0; wait < 100 && arrived.length === 0; wait += 1) await new Promise((done) => setTimeout(done, 10))
  assert.deepEqual(arrived[0]?.to, ['ines@example.org'])
  assert.deepEqual(await rows(database.for(shop.id), sql`select id from platform.installation_mail`), [])
  post.close()
})
