import assert from 'node:assert/strict'
import { Agent } from 'node:https'
import { after, before, beforeEach, test } from 'node:test'
import { testDatabase } from '../../../test/cluster.ts'
import { type Accounts, action, type OrganisationFacts } from '../action.ts'
import { Database } from '../database/connect.ts'
import { appRole } from '../database/migrate.ts'
import { rows, sql } from '../database/sql.ts'
import { system } from '../http/asking.ts'
import { makeWords } from '../i18n/words.ts'
import { makePost, type Post } from '../mail/post.ts'
import { registerRecipients } from '../mail/recipients.ts'
import type { HappenedEvent, Job, Reaction } from '../module.ts'
import { NotFound } from '../refusal.ts'
import { makeRunner, type Runner } from '../run.ts'
import { type Instant, instant } from '../values/day.ts'
import { newId, type OrganisationId } from '../values/ids.ts'
import { retryTask } from './actions.ts'
import { readJobs } from './reads.ts'
import { makeWorkers, type Workers } from './workers.ts'

const amina = newId()
let now = instant('2025-03-03T07:00:00Z')
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const noAccounts = {} as Accounts

let database: Database
let url: string
let close: () => Promise<void>
let shop: OrganisationFacts
let post: Post
let runner: Runner
let workers: Workers
let seen: string[]
let trouble: Error | null
let failures: number
let slow: number
let began: boolean

const shopNamed = (name: string): OrganisationFacts => ({
  id: newId<OrganisationId>(),
  name,
  zone: 'Europe/Brussels',
  currency: 'EUR',
  country: 'BE',
  language: 'en',
  languages: ['en'],
  terms: {},
})

const words = makeWords({
  en: {
    'notice.test.hello.subject': 'Hello {name}',
    'notice.test.hello.body': 'It is {what}.',
    'mail.open': 'Open',
    'mail.reason': 'Because of {organisation}.',
    'mail.choose': 'Choose',
  },
  fr: {},
  nl: {},
  de: {},
  es: {},
})

const hear = action('test.hear', async (ctx, event: HappenedEvent) => {
  if (failures > 0) {
    failures -= 1
    throw new Error('not today')
  }
  began = true
  await new Promise((done) => setTimeout(done, slow))
  seen.push(`heard ${String(event.facts['what'])}`)
  ctx.record('test.heard', { subject: event.subject })
})
const reckon = action('test.reckon', async (ctx, events: readonly HappenedEvent[]) => {
  if (failures > 0) {
    failures -= 1
    throw new Error('not today')
  }
  seen.push(`reckoned ${events.map(({ facts }) => String(facts['what'])).join(' and ')}`)
  ctx.record('test.reckoned', {})
})
const nightly = action('test.nightly', async (ctx, _input: Record<never, never>) => {
  if (trouble) throw trouble
  seen.push(`night ${ctx.now} of ${ctx.shop.name}`)
  ctx.record('test.night_passed', {})
})
const quarterly = action('test.quarterly', async (ctx, _input: Record<never, never>) => {
  seen.push(`quarter ${ctx.now}`)
})
const speakUp = action('test.speakUp', async (ctx, input: { what: string; fail?: boolean }) => {
  ctx.record('test.spoken', { subject: newId(), what: input.what })
  ctx.notify('test.hello', amina, { what: input.what })
  if (input.fail) throw new Error('changed my mind')
})

const hearing: Reaction = { name: 'test.hear', on: ['test.spoken'], run: hear }
const reckoning: Reaction = { name: 'test.reckon', on: ['test.spoken'], together: reckon }
const jobs: Job[] = [{ name: 'test.nightly', at: { time: '02:00' }, run: nightly }]

function staff(given: readonly Job[], reactions: readonly Reaction[] = [hearing]): Workers {
  return makeWorkers({
    database,
    url,
    jobs: given,
    reactions,
    runner: () => runner,
    post,
    shopIds: async () => [shop.id],
    shopOf: async () => shop,
    clock: () => now,
    log: silent as never,
  })
}

const asking = () => ({ shop, actor: system, language: 'en' as const, requestId: 'test' })
const notices = () =>
  rows<{ state: string; subject: string | null; to_address: string | null }>(
    database.for(shop.id),
    sql`select state, subject, to_address from platform.notice where organisation_id = ${shop.id} order by id`,
  )
const runs = () =>
  rows<{ job: string; slot: Instant; state: string; attempts: number }>(
    database.for(shop.id),
    sql`select job, slot, state, attempts from platform.job_run where organisation_id = ${shop.id} order by slot, job`,
  )

before(async () => {
  const fresh = await testDatabase()
  url = fresh.url
  close = fresh.close
  database = new Database({ url, role: appRole, poolSize: 4 })
  registerRecipients(async (_db, _organisation, persons) => {
    return new Map(
      persons.map((person) => [person, { person, email: 'amina@example.org', name: 'Amina', language: 'en' as const }]),
    )
  })
})

beforeEach(() => {
  shop = shopNamed('Le Panier')
  now = instant('2025-03-03T07:00:00Z')
  seen = []
  trouble = null
  failures = 0
  slow = 0
  began = false
  post = makePost({
    database,
    words,
    config: { secret: 'a secret of at least thirty-two characters', mailFrom: 'shop@example.org' },
    publicUrl: 'http://shop.example',
    notices: [{ code: 'test.hello' }],
    shopOf: async () => shop,
    shopIds: async () => [shop.id],
    clock: () => now,
    log: silent,
    push: { agent: new Agent(), gone: async () => undefined },
  })
  workers = staff(jobs)
  runner = makeRunner({
    database,
    clock: () => now,
    accounts: noAccounts,
    deliver: (db, outgoing) => workers.deliver(db, outgoing),
    wake: () => workers.wake(),
  })
})

const ended: Workers[] = []
after(async () => {
  await Promise.all(ended.map((one) => one.stop()))
  await database.close()
  await close()
})

test('what happened is heard after the commit, and the person is told', async () => {
  ended.push(workers)
  await runner.act(speakUp, { what: 'spring' }, asking())
  assert.deepEqual(seen, [])
  await workers.drain()
  assert.deepEqual(seen, ['heard spring'])
  assert.deepEqual(await notices(), [{ state: 'sent', subject: 'Hello Amina', to_address: 'amina@example.org' }])
})

test('nothing is heard or told of an action that failed', async () => {
  ended.push(workers)
  await assert.rejects(runner.act(speakUp, { what: 'nothing', fail: true }, asking()))
  await workers.drain()
  assert.deepEqual(seen, [])
  assert.deepEqual(await notices(), [])
})

test('a reaction that fails is tried again, and its effect happens once', async () => {
  ended.push(workers)
  failures = 2
  await runner.act(speakUp, { what: 'rain' }, asking())
  await workers.drain()
  assert.equal(failures, 0)
  assert.deepEqual(seen, ['heard rain'])
})

test('a reaction that never works waits for a person, and holds up nobody', async () => {
  ended.push(workers)
  failures = 100
  await runner.act(speakUp, { what: 'hail' }, asking())
  await workers.drain()
  failures = 0
  await runner.act(speakUp, { what: 'sun' }, asking())
  await workers.drain()
  assert.deepEqual(seen, ['heard sun'])
  const given = await rows(database.installation, sql`select data from pgboss.job where name = 'given_up'`)
  assert.equal(given.length, 1)

  const { givenUp } = await runner.look(readJobs, { limit: 10 }, asking())
  assert.deepEqual(
    givenUp.map((one) => [one.what, one.error]),
    [['test.hear', 'not today']],
  )
  await runner.act(retryTask, { task: givenUp[0]?.id ?? '' }, asking())
  await workers.drain()
  assert.deepEqual(seen, ['heard sun', 'heard hail'])
})

test('a reaction that takes what waits together reckons once for all of it, in the order it happened', async () => {
  ended.push(workers)
  const other = staff(jobs, [reckoning])
  ended.push(other)
  workers = other
  await runner.act(speakUp, { what: 'dawn' }, asking())
  await runner.act(speakUp, { what: 'noon' }, asking())
  await runner.act(speakUp, { what: 'dusk' }, asking())
  await other.drain()
  assert.deepEqual(seen, ['reckoned dawn and noon and dusk'])
})

test('what could not be reckoned together is tried again together, and nothing of it is lost', async () => {
  ended.push(workers)
  const other = staff(jobs, [reckoning])
  ended.push(other)
  workers = other
  failures = 1
  await runner.act(speakUp, { what: 'snow' }, asking())
  await runner.act(speakUp, { what: 'thaw' }, asking())
  await other.drain()
  assert.deepEqual(seen, ['reckoned snow and thaw'])
})

test('another shop sees nothing of what was given up here, and cannot try it again', async () => {
  ended.push(workers)
  failures = 100
  await runner.act(speakUp, { what: 'fog' }, asking())
  await workers.drain()
  const own = await runner.look(readJobs, { limit: 10 }, asking())
  const task = own.givenUp[0]?.id ?? ''
  shop = shopNamed('La Gousse')
  assert.deepEqual((await runner.look(readJobs, { limit: 10 }, asking())).givenUp, [])
  await assert.rejects(runner.act(retryTask, { task }, asking()), NotFound)
})

test('the page of jobs shows each run and when each job is due next', async () => {
  ended.push(workers)
  await workers.runDue()
  const { jobs: listed, runs: shown, failed } = await runner.look(readJobs, { limit: 10 }, asking())
  assert.deepEqual(listed, [
    { job: 'test.nightly', time: '02:00', everyMinutes: null, next: '2025-03-04T01:00:00.000Z' },
  ])
  assert.deepEqual(
    shown.map((run) => [run.job, run.state]),
    [['test.nightly', 'done']],
  )
  assert.equal(failed, 0)
})

test('running workers hear at once', async () => {
  ended.push(workers)
  await workers.start()
  await runner.act(speakUp, { what: 'wind' }, asking())
  for (let wait = 0; wait < 100 && !seen.includes('heard wind'); wait += 1)
    await new Promise((done) => setTimeout(done, 20))
  await workers.drain()
  assert.ok(seen.includes('heard wind'))
  assert.equal((await notices())[0]?.state, 'sent')
  await workers.stop()
})

test('workers of another process hear at once too', async () => {
  const other = staff(jobs)
  ended.push(workers, other)
  await other.start()
  await runner.act(speakUp, { what: 'thunder' }, asking())
  for (let wait = 0; wait < 100 && !seen.includes('heard thunder'); wait += 1)
    await new Promise((done) => setTimeout(done, 10))
  assert.ok(seen.includes('heard thunder'))
  await other.stop()
})

test('what runs is ended before the workers stop', async () => {
  ended.push(workers)
  await workers.start()
  slow = 300
  await runner.act(speakUp, { what: 'snow' }, asking())
  for (let wait = 0; wait < 100 && !began; wait += 1) await new Promise((done) => setTimeout(done, 10))
  await workers.stop()
  assert.deepEqual(
    seen.filter((one) => one.startsWith('heard')),
    ['heard snow'],
  )
})

test('a nightly job runs once for its night, however often somebody looks', async () => {
  ended.push(workers)
  await workers.runDue()
  await workers.runDue()
  await staff(jobs).runDue()
  assert.deepEqual(await runs(), [
    { job: 'test.nightly', slot: '2025-03-03T01:00:00.000Z', state: 'done', attempts: 1 },
  ])
  assert.equal(seen.length, 1)
})

test('two processes looking at the same moment run it once', async () => {
  const other = staff(jobs)
  ended.push(workers, other)
  await Promise.all([workers.runDue(), other.runDue(), staff(jobs).runDue()])
  assert.equal(seen.length, 1)
})

test('after three nights without power, only the last one is caught up', async () => {
  ended.push(workers)
  await workers.runDue()
  now = instant('2025-03-06T07:00:00Z')
  await workers.runDue()
  assert.deepEqual(
    (await runs()).map((run) => run.slot),
    ['2025-03-03T01:00:00.000Z', '2025-03-06T01:00:00.000Z'],
  )
})

test('a job that failed is tried again after a while and then rests', async () => {
  ended.push(workers)
  trouble = new Error('no disk')
  await workers.runDue()
  await workers.runDue()
  assert.deepEqual(
    (await runs()).map((run) => [run.state, run.attempts]),
    [['failed', 1]],
  )
  trouble = null
  now = instant('2025-03-03T07:02:00Z')
  await workers.runDue()
  assert.deepEqual(
    (await runs()).map((run) => [run.state, run.attempts]),
    [['done', 2]],
  )
})

test('as a simulated clock moves, every due job runs in order', async () => {
  workers = staff([...jobs, { name: 'test.quarterly', at: { everyMinutes: 15 }, run: quarterly }])
  ended.push(workers)
  now = instant('2025-03-03T00:40:00Z')
  await workers.runDueJobs(instant('2025-03-03T01:20:00Z'), (at) => {
    now = at
  })
  assert.deepEqual(seen.slice(2), [
    'quarter 2025-03-03T00:45:00.000Z',
    'night 2025-03-03T01:00:00.000Z of Le Panier',
    'quarter 2025-03-03T01:00:00.000Z',
    'quarter 2025-03-03T01:15:00.000Z',
  ])
  assert.equal(now, '2025-03-03T01:20:00.000Z')
})

test('as a simulated clock moves, a job that waits is left out until there may be something to do', async () => {
  const waits = async (_db: unknown, _shop: unknown, at: Instant) =>
    at < '2025-03-05T12:10:00.000Z' ? instant('2025-03-05T12:10:00.000Z') : null
  workers = staff([{ name: 'test.quarterly', at: { everyMinutes: 15 }, waits, run: quarterly }])
  ended.push(workers)
  now = instant('2025-03-03T00:40:00Z')
  await workers.runDueJobs(instant('2025-03-09T00:00:00Z'), (at) => {
    now = at
  })
  // Once for what was done before, once when it is due.
  assert.deepEqual(seen.slice(1), ['quarter 2025-03-03T00:45:00.000Z', 'quarter 2025-03-05T12:15:00.000Z'])
})

test('as a simulated clock moves, a job is passed over while what it goes through has no rows, and its slot is done', async () => {
  const speaking = action('test.speaking', async (ctx, _input: Record<never, never>) => {
    if (ctx.now > '2025-03-05') ctx.notify('test.hello', amina, { what: 'late' })
  })
  const over = ['platform.notice']
  const given: Job[] = [
    { name: 'test.nightly', at: { time: '02:00' }, over, run: nightly },
    { name: 'test.speaking', at: { time: '03:00' }, run: speaking },
    { name: 'test.quarterly', at: { everyMinutes: 15 }, waits: async (_db, _shop, at) => at, over, run: quarterly },
  ]
  workers = staff(given)
  ended.push(workers)
  now = instant('2025-03-03T07:00:00Z')
  const moveTo = (at: Instant) => {
    now = at
  }
  await workers.runDueJobs(instant('2025-03-05T02:10:00Z'), moveTo)
  assert.equal(seen.length, 0)
  // What came too late for the night is no reason to run it after all, whoever looks next.
  const other = staff(given)
  ended.push(other)
  await other.runDue()
  assert.deepEqual(seen, ['quarter 2025-03-05T02:10:00.000Z'])
  await other.runDueJobs(instant('2025-03-06T01:10:00Z'), moveTo)
  const nights = seen.filter((one) => one.startsWith('night'))
  assert.deepEqual(nights, ['night 2025-03-06T01:00:00.000Z of Le Panier'])
})

test('as a simulated clock moves, what waits is asked anew when something happened, and else once a day', async () => {
  const asked: Instant[] = []
  const waits = async (_db: unknown, _shop: unknown, at: Instant) => {
    asked.push(at)
    return at < '2025-03-05T01:00:00.000Z' ? null : instant('2025-03-05T12:10:00.000Z')
  }
  const quiet = action('test.quiet', async () => undefined)
  workers = staff([
    ...['03:00', '04:00', '05:00'].map((time) => ({ name: `test.quiet_${time}`, at: { time }, run: quiet })),
    {
      name: 'test.spoken',
      at: { time: '23:50' },
      run: action('test.say', async (ctx) => ctx.record('test.spoken', {})),
    },
    { name: 'test.quarterly', at: { everyMinutes: 15 }, waits, run: quarterly },
  ])
  ended.push(workers)
  now = instant('2025-03-03T12:00:00Z')
  await workers.runDueJobs(instant('2025-03-05T12:20:00Z'), (at) => {
    now = at
  })
  assert.ok(seen.includes('heard undefined'), 'what happened was not heard')
  assert.equal(seen.at(-1), 'quarter 2025-03-05T12:15:00.000Z')
  assert.deepEqual(asked.slice(1, 5), [
    '2025-03-03T22:50:00.000Z',
    '2025-03-04T02:00:00.000Z',
    '2025-03-04T22:50:00.000Z',
    '2025-03-05T02:00:00.000Z',
  ])
})

test('a notice that is not in the catalogue stops the action', async () => {
  ended.push(workers)
  const shout = action('test.shout', async (ctx, _input: Record<never, never>) => {
    ctx.record('test.shouted', {})
    ctx.notify('test.unknown', amina, {})
  })
  await assert.rejects(runner.act(shout, {}, asking()), /not in the catalogue/)
})
