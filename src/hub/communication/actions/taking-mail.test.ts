import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createTransport } from 'nodemailer'
import { pino } from 'pino'
import { openHouse } from '#compose.ts'
import { addOrganisation, grantRoleTo } from '#hub/organisations/public.ts'
import { action, type OrganisationFacts } from '#platform/action.ts'
import { actorOf, system } from '#platform/http/asking.ts'
import { openMailIn } from '#platform/mail/mail-in.ts'
import { outside } from '#platform/run.ts'
import { type Instant, instant } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { testDatabase } from '../../../../test/cluster.ts'
import { mailServer } from '../../../../test/mail-server.ts'
import { listThreads, readThread } from '../reads/list.ts'
import { listMembers, listPosts } from '../reads/moderation.ts'
import { sendLetters } from './list-sending.ts'
import { chooseMode } from './on-list.ts'

const { url, close } = await testDatabase()

/** The mail server of the co-op, which takes what we send. */
const { url: smtpUrl, arrived } = await mailServer()

const silent = pino({ level: 'silent' })
const now: Instant = instant('2025-03-03T08:00:00.000Z')
const house = await openHouse({
  url,
  clock: () => now,
  publicUrl: 'https://coop.example',
  config: {
    secret: 'a secret of the tests, long enough to be one',
    smtpUrl,
    mailFrom: 'Co-op <post@coop.example>',
    trustedProxy: [],
  },
  log: silent,
  strict: true,
})
const [smtp, lmtp] = await Promise.all([
  openMailIn(house, { host: '127.0.0.1', port: 0, lmtp: false }, silent),
  openMailIn(house, { host: '127.0.0.1', port: 0, lmtp: true }, silent),
])
after(async () => {
  await Promise.all([smtp.close(), lmtp.close()])
  await house.close()
  await close()
})

const asking = { actor: system, language: 'en' as const, requestId: 'test' }
const found = action('test.found', (ctx, input: Parameters<typeof addOrganisation>[1]) => addOrganisation(ctx, input))
const grant = action('test.grant', (ctx, input: { account: AccountId; role: string }) => grantRoleTo(ctx, input))

/** A community with Ann and Bob on its help list. */
async function community(name: string) {
  const profile = { country: 'BE', zone: 'Europe/Brussels', currency: 'EUR', language: 'en', email: null } as const
  const { id, address } = await house.runner.act(
    found,
    { name, kind: 'community', languages: ['en'], demo: null, ...profile },
    { shop: outside, ...asking },
  )
  const shop = (await house.organisations.shopOf(id)) as OrganisationFacts
  const people: AccountId[] = []
  for (const person of ['Ann', 'Bob']) {
    const account = await house.auth.ensureAccount(`${person.toLowerCase()}@${address}.example`, person, 'en')
    await house.runner.act(grant, { account, role: 'representative' }, { shop, ...asking })
    house.organisations.forget()
    const actor = actorOf('person', account, await house.organisations.permissionsOf(id, account))
    await house.runner.act(chooseMode, { mode: 'each' }, { shop, ...asking, actor })
    people.push(account)
  }
  const list = `list-${address}@coop.example`
  return {
    ...{ shop, list, address },
    ann: `ann@${address}.example`,
    bob: `bob@${address}.example`,
    threads: async () => (await house.runner.look(listThreads, { size: 50 }, { shop, ...asking })).rows,
    thread: (thread: string) => house.runner.look(readThread, { thread }, { shop, ...asking }),
    members: async () => (await house.runner.look(listMembers, { size: 50 }, { shop, ...asking })).rows,
    posts: async () => (await house.runner.look(listPosts, { size: 50 }, { shop, ...asking })).rows,
    async send() {
      arrived.length = 0
      await house.runner.act(sendLetters, {}, { shop, ...asking })
      return arrived
    },
  }
}

/** Of another mail server, handed over on this port. */
function hand(mail: Parameters<ReturnType<typeof createTransport>['sendMail']>[0], door = smtp) {
  const way = createTransport({
    ...{ host: '127.0.0.1', port: door.port, secure: false, ignoreTLS: true, lmtp: door === lmtp },
  })
  return way.sendMail(mail).finally(() => way.close())
}

const photo = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(60_000, 7)])

test('a mail with a photo, sent by SMTP, becomes a thread with a link, and reaches the others with all that a list says', async () => {
  const here = await community('Harvest')
  await hand({
    ...{ from: `Ann <${here.ann}>`, to: here.list, subject: 'Étagère', text: 'Who has a shelf?' },
    attachments: [{ filename: 'shelf.png', content: photo }],
  })
  const [thread] = await here.threads()
  assert.equal(thread?.subject, 'Étagère')
  const { posts } = await here.thread(thread?.id ?? '')
  assert.deepEqual(
    posts.map(({ by, text }) => ({ by, text })),
    [{ by: 'Ann', text: 'Who has a shelf?' }],
  )
  const href = posts[0]?.files[0]?.href ?? ''
  const file = await house.app.request(`https://coop.example${href}`)
  assert.equal(file.headers.get('content-type'), 'image/png')
  assert.equal((await file.arrayBuffer()).byteLength, photo.length)
  const [mail, ...more] = await here.send()
  assert.equal(more.length, 0)
  assert.equal(mail?.to, here.bob)
  assert.match(mail?.from ?? '', new RegExp(`^list-${here.address}\\+bounce-[\\w-]+@coop\\.example$`))
  const text = mail?.text ?? ''
  for (const line of [
    `From: Ann <${here.ann}>`,
    `Sender: ${here.list}`,
    `Reply-To: ${here.list}`,
    `List-Post: <mailto:${here.list}>`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Precedence: list',
  ])
    assert.ok(text.includes(line), `${line} in ${text.slice(0, 1500)}`)
  assert.match(text, /List-Unsubscribe: <https:\/\/coop\.example\/l\/[\w-]+\/stop\/[\w-]+>/)
  assert.doesNotMatch(text, /<img|Auto-Submitted/)
})

test('an answer by LMTP finds its thread, and what we sent out ourselves does not go round', async () => {
  const here = await community('Meadow')
  const asked = {
    from: `Ann <${here.ann}>`,
    to: here.list,
    subject: 'Scale',
    text: 'It beeps',
    messageId: '<1@ann.example>',
  }
  await hand(asked)
  await hand(asked)
  const answer = {
    from: here.bob,
    to: here.list,
    subject: 'Re: Scale',
    text: 'Off and on',
    inReplyTo: '<1@ann.example>',
  }
  await hand(answer, lmtp)
  const threads = await here.threads()
  assert.deepEqual(
    threads.map(({ subject, posts }) => ({ subject, posts })),
    [{ subject: 'Scale', posts: 2 }],
  )
  await hand({ ...answer, headers: { 'List-Id': `<list-${here.address}.coop.example>` }, subject: 'Again' })
  assert.deepEqual((await here.posts()).map(({ state, why }) => `${state} ${why}`).sort(), [
    'accepted null',
    'accepted null',
    'discarded loop',
  ])
})

test('nobody but a list is taken mail for, and no shop has one', async () => {
  await assert.rejects(hand({ from: 'ann@x.example', to: 'office@coop.example', text: 'x' }), /nobody here/)
  await assert.rejects(hand({ from: 'ann@x.example', to: 'list-nobody@coop.example', text: 'x' }), /nobody here/)
  const { address } = await community('Orchard')
  await assert.rejects(hand({ from: 'ann@x.example', to: `list-${address}@other.example`, text: 'x' }), /nobody here/)
})

test('a report to the address a mail came from counts for its reader', async () => {
  const here = await community('Brook')
  await hand({ from: here.ann, to: here.list, subject: 'Hi', text: 'x' })
  const [mail] = await here.send()
  await hand({
    envelope: { from: '', to: mail?.from ?? '' },
    raw: 'From: MAILER-DAEMON@x.example\r\nSubject: Returned\r\nContent-Type: multipart/report\r\n\r\nStatus: 5.1.1\r\n',
  })
  assert.deepEqual((await here.members()).map(({ name, score }) => `${name} ${score}`).sort(), ['Ann 0', 'Bob 10'])
})

test('a mail that is no mail waits, and breaks nothing', async () => {
  const here = await community('Hill')
  await hand({ envelope: { from: here.ann, to: here.list }, raw: '\u0000\u0001 nothing\r\n\r\n\u00ff' })
  assert.deepEqual(
    (await here.posts()).map(({ state, why }) => `${state} ${why}`),
    ['held unreadable'],
  )
})
