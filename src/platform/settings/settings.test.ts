import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { z } from 'zod'
import { testDatabase } from '../../../test/cluster.ts'
import type { AccountFacts, Accounts, OrganisationFacts } from '../action.ts'
import { Database } from '../database/connect.ts'
import { appRole } from '../database/migrate.ts'
import { actorOf } from '../http/asking.ts'
import { NotAllowed, NotFound, Refused } from '../refusal.ts'
import { makeRunner, type Runner } from '../run.ts'
import { instant } from '../values/day.ts'
import { type AccountId, newId, type OrganisationId } from '../values/ids.ts'
import { change, reset } from './actions.ts'
import { type SettingDefinition, setting } from './definition.ts'
import { declareSettings } from './known.ts'
import { readAll, readChanges } from './reads.ts'
import { readSetting } from './store.ts'

const ines = newId<AccountId>()
const days = setting('shifts.reminderDays', 'shifts', z.int().min(0).max(14), 2)
const place = { see: 'settings.read', change: 'settings.change', page: '/staff/settings' }
const now = instant('2025-03-03T07:00:00Z')
let database: Database
let close: () => Promise<void>
let runner: Runner
let shop: OrganisationFacts

before(async () => {
  declareSettings([{ ...(days as SettingDefinition<unknown>), place }])
  const fresh = await testDatabase()
  close = fresh.close
  database = new Database({ url: fresh.url, role: appRole, poolSize: 2 })
  const accounts: Partial<Accounts> = {
    accountsById: async () =>
      new Map<AccountId, AccountFacts>([[ines, { email: 'ines@example.org', name: 'Ines', language: 'en' }]]),
  }
  runner = makeRunner({ database, clock: () => now, accounts: accounts as Accounts, strict: true })
})

beforeEach(() => {
  shop = {
    id: newId<OrganisationId>(),
    name: 'Le Panier',
    zone: 'Europe/Brussels',
    currency: 'EUR',
    country: 'BE',
    language: 'fr',
    languages: ['fr'],
    terms: {},
  }
})

after(async () => {
  await database.close()
  await close()
})

const asking = (may: readonly string[] = ['settings.read', 'settings.change']) => ({
  ...{ shop, actor: actorOf('person', ines, new Set(may)), language: 'en' as const, requestId: 'test' },
})
const act = (key: string, value: unknown) => runner.act(change, { key, value }, asking())
const line = async () => (await runner.look(readAll, {}, asking())).settings[0]

test('a setting nobody touched has its standard', async () => {
  const untouched = await line()
  assert.equal(untouched?.value, 2)
  assert.equal(untouched?.changedAt, null)
  assert.deepEqual([untouched?.kind, untouched?.minimum, untouched?.maximum], ['whole', 0, 14])
})

test('a change counts at once and tells who made it, from what to what', async () => {
  await act('shifts.reminderDays', 5)
  assert.equal(await readSetting(database.for(shop.id), shop.id, days), 5)
  assert.deepEqual([(await line())?.value, (await line())?.changedBy], [5, 'Ines'])
  const { changes } = await runner.look(readChanges, { key: 'shifts.reminderDays' }, asking())
  assert.deepEqual(changes, [{ at: now, by: 'Ines', before: 2, after: 5 }])
})

test('a value out of bounds is refused with the bounds, and nothing changes', async () => {
  await assert.rejects(act('shifts.reminderDays', 15), (error: Refused) => {
    assert.equal(error.refusals[0]?.code, 'setting.out_of_bounds')
    assert.equal(error.refusals[0]?.facts['maximum'], 14)
    return error instanceof Refused
  })
  assert.equal((await line())?.value, 2)
})

test('going back to the standard is a change like any other', async () => {
  await act('shifts.reminderDays', 5)
  await runner.act(reset, { key: 'shifts.reminderDays' }, asking())
  assert.equal((await line())?.value, 2)
  const { changes } = await runner.look(readChanges, { key: 'shifts.reminderDays' }, asking())
  assert.deepEqual(
    changes.map((one) => [one.before, one.after]),
    [
      [5, 2],
      [2, 5],
    ],
  )
})

test('a setting that does not exist is not found', async () => {
  await assert.rejects(act('shifts.moon', 1), NotFound)
})

test('one shop’s setting leaves the other’s alone', async () => {
  await act('shifts.reminderDays', 5)
  shop = { ...shop, id: newId<OrganisationId>() }
  assert.equal((await line())?.value, 2)
})

test('whoever may see a setting and not change it reads it, and whoever may neither learns nothing of it', async () => {
  const seen = (await runner.look(readAll, {}, asking(['settings.read']))).settings
  assert.deepEqual(
    seen.map(({ key, mayChange }) => [key, mayChange]),
    [['shifts.reminderDays', false]],
  )
  assert.deepEqual((await runner.look(readAll, {}, asking([]))).settings, [])
  const other = { key: 'shifts.reminderDays', value: 3 }
  await assert.rejects(runner.act(change, other, asking(['settings.read'])), NotAllowed)
  await assert.rejects(runner.act(reset, other, asking(['settings.read'])), NotAllowed)
  await assert.rejects(runner.look(readChanges, other, asking([])), NotAllowed)
})
