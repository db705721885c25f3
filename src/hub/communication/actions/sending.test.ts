import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { SMTPServer } from 'smtp-server'
import { openHouse } from '#compose.ts'
import { addOrganisation, grantRoleTo } from '#hub/organisations/public.ts'
import { action, type OrganisationFacts } from '#platform/action.ts'
import { one, sql } from '#platform/database/sql.ts'
import { system } from '#platform/http/asking.ts'
import { outside } from '#platform/run.ts'
import { systemClock } from '#platform/values/clock.ts'
import { addMinutes, type Instant } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { testDatabase } from '../../../../test/cluster.ts'
import { readIssue } from '../reads/issues.ts'
import { beginIssue, settleUnsure } from './issues.ts'
import { sendNews } from './sending.ts'

const { url, close } = await testDatabase()
const arrived: { to: string; text: string }[] = []
let heard: (count: number) => void = () => undefined
let answer: (address: string) => Error | null = () => null
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (address, _session, done) => done(answer(address.address) ?? undefined),
  onData: (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      arrived.push({ to: session.envelope.rcptTo[0]?.address ?? '', text: Buffer.concat(chunks).toString() })
      heard(arrived.length)
      done()
    })
  },
})
server.on('error', () => undefined)
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
const smtpUrl = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`

let ahead = 0
const house = await openHouse({
  url,
  clock: (): Instant => addMinutes(systemClock(), ahead),
  publicUrl: 'https://coop.example',
  config: {
    secret: 'a secret of the tests, long enough to be one',
    smtpUrl,
    mailFrom: 'news@coop.example',
    trustedProxy: [],
  },
  log: pino({ level: 'silent' }),
  strict: true,
})
after(async () => {
  await house.close()
  await new Promise<void>((done) => server.close(done))
  await close()
})

const found = action('test.found', (ctx, input: Parameters<typeof addOrganisation>[1]) => addOrganisation(ctx, input))
const grant = action('test.grant', (ctx, input: { account: AccountId; role: string }) => grantRoleTo(ctx, input))
const asking = { actor: system, language: 'en' as const, requestId: 'test' }

/** A community whose issue is on its way to so many readers. */
async function sending(count: number) {
  arrived.length = 0
  const profile = {
    country: 'BE',
    zone: 'Europe/Brussels',
    currency: 'EUR',
    language: 'en',
    email: null,
    demo: null,
  } as const
  const { id } = await house.runner.act(
    found,
    { name: `News ${count}`, kind: 'community', languages: ['en'], ...profile },
    { shop: outside, ...asking },
  )
  const shop = (await house.organisations.shopOf(id)) as OrganisationFacts
  const db = house.database.for(id)
  await sql`insert into platform.setting (organisation_id, key, value, changed_at) values (${id}, 'news.per_second', '100', now())`.execute(
    db,
  )
  const { issue } = await house.runner.act(beginIssue, {}, { shop, ...asking })
  await sql`insert into communication.subscriber (organisation_id, id, email, email_hash, language, state, token, asked_at,
      asked_on, asked_by, proof, confirmed_at)
    select ${id}::uuid, gen_random_uuid(), 'reader' || n || '@example.org', n::text, 'en', 'confirmed', 'word' || n, now(), current_date,
      'form', 'form', now() from generate_series(1, ${count}::int) as n`.execute(db)
  await sql`update communication.issue set state = 'sending' where organisation_id = ${id}`.execute(db)
  await sql`insert into communication.send (organisation_id, issue_id, subscriber_id, state)
    select organisation_id, ${issue}::uuid, id, 'waiting' from communication.subscriber where organisation_id = ${id}`.execute(
    db,
  )
  const send = () => house.runner.act(sendNews, {}, { shop, ...asking })
  const look = () => house.runner.look(readIssue, { issue }, { shop, ...asking })
  return { id, shop, db, issue, send, look }
}

test('a process killed in the middle of sending leaves nobody out and sends nobody twice; what is unsure waits for a person', async () => {
  const { id, shop, issue, send, look } = await sending(1000)
  const child = spawn(
    process.execPath,
    [fileURLToPath(import.meta.resolve('./sending.testing.ts')), url, smtpUrl, id],
    {
      stdio: 'inherit',
    },
  )
  heard = (count) => void (count === 437 && child.kill('SIGKILL'))
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  heard = () => undefined
  assert.equal(signal, 'SIGKILL')
  // it still holds the issue: nobody else sends meanwhile
  const before = arrived.length
  await send()
  assert.equal(arrived.length, before)
  ahead = 10
  await send()
  const { state, mails, unsure } = await look()
  assert.equal(state, 'sent')
  assert.equal(new Set(arrived.map(({ to }) => to)).size, arrived.length)
  assert.equal(unsure.length, 1)
  assert.equal(mails['sent'], 999)
  assert.ok(arrived.length === 999 || arrived.length === 1000)
  const one = { issue, subscriber: unsure[0]?.subscriber ?? '' }
  await house.runner.act(settleUnsure, { ...one, arrived: true }, { shop, ...asking })
  assert.deepEqual((await look()).mails, { arrived: 1, sent: 999 })
})

test('each mail names the one click that ends it, and nothing that counts who reads', async () => {
  const { id, send } = await sending(1)
  await send()
  const text = arrived[0]?.text.replace(/\r\n[ \t]+/g, ' ') ?? ''
  assert.match(text, new RegExp(`List-Unsubscribe: <https://coop.example/n/${id}/stop/word1>`))
  assert.match(text, /List-Unsubscribe-Post: List-Unsubscribe=One-Click/)
  assert.doesNotMatch(text, /<img/)
})

test('whoever left a second ago is passed over, a mailbox that is gone ends it, and a server that does not want us is no proof of that', async () => {
  const { id, db, send, look } = await sending(3)
  await sql`update communication.subscriber set state = 'unsubscribed' where organisation_id = ${id} and token = 'word1'`.execute(
    db,
  )
  answer = (address) =>
    Object.assign(new Error(address.includes('reader2') ? '5.1.1 user unknown' : '5.7.1 we want no mail'), {
      responseCode: 550,
    })
  await send()
  answer = () => null
  assert.deepEqual((await look()).mails, { failed: 2, skipped: 1 })
  const states = await one<{ all: string }>(
    db,
    sql`select string_agg(state, ' ' order by token) as all from communication.subscriber where organisation_id = ${id}`,
  )
  assert.equal(states?.all, 'unsubscribed suppressed confirmed')
})

test('sending stops after so many errors, waits for a person, and tells the core group', async () => {
  const { id, shop, db, send, look } = await sending(30)
  const editor = await house.auth.ensureAccount('editor@coop.example', 'Edith', 'en')
  await house.runner.act(grant, { account: editor, role: 'noyau' }, { shop, ...asking })
  await sql`insert into platform.setting (organisation_id, key, value, changed_at) values (${id}, 'news.stop_after_errors', '10', now())`.execute(
    db,
  )
  answer = () => Object.assign(new Error('come back later'), { responseCode: 451 })
  await send()
  answer = () => null
  const { state, mails } = await look()
  assert.equal(state, 'paused')
  assert.deepEqual(mails, { waiting: 30 })
  assert.equal(arrived.length, 0)
  const told = await one<{ code: string; person: string }>(
    db,
    sql`select code, person_id as person from platform.notice where organisation_id = ${id}`,
  )
  assert.deepEqual(told, { code: 'communication.news_stopped', person: editor })
})
