import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testDatabase } from '../../../test/cluster.ts'
import { type AccountFacts, type Accounts, action, type OrganisationFacts, read } from '../action.ts'
import { Database } from '../database/connect.ts'
import { appRole } from '../database/migrate.ts'
import { actorOf } from '../http/asking.ts'
import { loadWords } from '../i18n/words.ts'
import { makeRunner, type Runner } from '../run.ts'
import { day, instant } from '../values/day.ts'
import { type AccountId, newId, type OrganisationId } from '../values/ids.ts'
import { type HistoryOf, historyOf } from './history.ts'
import { registerNames } from './names.ts'

const ines = newId<AccountId>()
const amina = newId()
const wednesday = newId()
let now = instant('2025-03-03T07:00:00Z')
let database: Database
let close: () => Promise<void>
let runner: Runner
let folder: string

const shop: OrganisationFacts = {
  id: newId<OrganisationId>(),
  name: 'Le Panier',
  zone: 'Europe/Brussels',
  currency: 'EUR',
  country: 'BE',
  language: 'en',
  languages: ['en'],
  terms: {},
}
const accounts: Partial<Accounts> = {
  accountsById: async () =>
    new Map<AccountId, AccountFacts>([[ines, { email: 'ines@example.org', name: 'Ines', language: 'en' }]]),
}

const happen = action('test.happen', async (ctx, input: { name: string; facts: Record<string, unknown> }) => {
  ctx.record(input.name, input.facts)
})
const look = read('test.look', (ctx, asked: HistoryOf) => historyOf(ctx, asked))
const asking = (organisation = shop) => ({
  shop: organisation,
  actor: actorOf('person', ines, new Set()),
  language: 'en' as const,
  requestId: 'test',
})
const history = (asked: Partial<HistoryOf> = {}, of = shop) => runner.look(look, { limit: 10, ...asked }, asking(of))

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'words-'))
  const english = {
    'event.test.booked': '{actor} booked {person} on {shift} of {day, day}',
    'event.test.left': '{person} left',
    'event.test.many': '{people, list} came',
    'event.test.paid': '{amount, money} came in',
    'history.nameless': 'somebody',
    'history.unknown': '{event}',
  }
  writeFileSync(join(folder, 'en.json'), JSON.stringify(english))
  loadWords([folder])
  registerNames('test', async (_db, _organisation, ids) => {
    const known = new Map([
      [amina, 'Amina'],
      [wednesday, 'Wednesday 7:00'],
    ])
    return new Map([...known].filter(([id]) => ids.includes(id)))
  })
  const fresh = await testDatabase()
  close = fresh.close
  database = new Database({ url: fresh.url, role: appRole, poolSize: 2 })
  runner = makeRunner({ database, clock: () => now, accounts: accounts as Accounts })
  const facts = { subject: wednesday, person: amina, shift: wednesday, day: '2025-03-05' }
  await runner.act(happen, { name: 'test.booked', facts }, asking())
  now = instant('2025-03-03T23:30:00Z')
  await runner.act(happen, { name: 'test.left', facts: { person: newId() } }, asking())
  now = instant('2025-03-06T07:00:00Z')
  await runner.act(happen, { name: 'test.many', facts: { people: [amina, newId()] } }, asking())
  await runner.act(happen, { name: 'other.happened', facts: { subject: amina, person: amina } }, asking())
})

after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
  await close()
})

const says = (page: Awaited<ReturnType<typeof history>>) => page.events.map((one) => one.says)

test('history is told in sentences with the names of today, latest first', async () => {
  assert.deepEqual(says(await history()), [
    'other.happened',
    'Amina and somebody came',
    'somebody left',
    'Ines booked Amina on Wednesday 7:00 of Wed 5 Mar',
  ])
})

test('the history of a person and of a thing are parts of it', async () => {
  assert.equal((await history({ person: amina })).events.length, 2)
  assert.equal((await history({ subject: wednesday })).events.length, 1)
})

test('history is searched by event, module, actor and day', async () => {
  assert.deepEqual(says(await history({ name: 'test.left' })), ['somebody left'])
  assert.equal((await history({ name: 'test.' })).events.length, 3)
  assert.equal((await history({ actor: ines })).events.length, 4)
  assert.equal((await history({ actor: 'system' })).events.length, 0)
})

test('days are those of the shop: half past midnight in Brussels is the next day', async () => {
  assert.deepEqual(says(await history({ from: day('2025-03-04'), to: day('2025-03-04') })), ['somebody left'])
})

test('a long history comes in pages', async () => {
  const first = await history({ limit: 3 })
  assert.equal(first.more, true)
  const rest = await history({ limit: 3, before: first.events[2]?.id })
  assert.equal(rest.more, false)
  assert.equal(rest.events.length, 1)
})

test('another shop sees none of it', async () => {
  assert.deepEqual((await history({}, { ...shop, id: newId<OrganisationId>() })).events, [])
})

test('an amount is told in the currency it came in, else in that of the organisation', async () => {
  const other = { ...shop, id: newId<OrganisationId>() }
  await runner.act(happen, { name: 'test.paid', facts: { amount: 1250 } }, asking(other))
  await runner.act(happen, { name: 'test.paid', facts: { amount: 1250, currency: 'CHF' } }, asking(other))
  const [francs, euros] = says(await history({}, other))
  assert.match(francs ?? '', /CHF/)
  assert.match(euros ?? '', /€/)
})
