/** Which notices a person is shown to choose from, and one choice for many. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseOwn } from '#platform/mail/actions.ts'
import { readOwn } from '#platform/mail/reads.ts'
import { NotFound } from '#platform/refusal.ts'
import { world } from '../../../test/world.ts'
import { plannedShop } from './cast.testing.ts'

const w = await world()

test('a member of a shop is shown what a shop tells, and nothing of what only communities tell', async () => {
  const { shop, member } = await plannedShop(w)
  const { notices } = await shop.look(readOwn, {}, await member('Amina'))
  const subjects = new Set(notices.map(({ code }) => code.split('.')[0] ?? ''))
  assert.ok(subjects.has('shifts') && subjects.has('members'))
  for (const subject of ['needs', 'governance', 'funding', 'meetings', 'communication', 'organisations'])
    assert.ok(!subjects.has(subject), subject)
})

test('one choice goes for all of a subject; what is part of the service stays as it is', async () => {
  const { shop, member } = await plannedShop(w)
  const bram = await member('Bram')
  const about = async () =>
    (await shop.look(readOwn, {}, bram)).notices.filter(({ code }) => code.startsWith('shifts.'))
  await shop.act(chooseOwn, { code: 'shifts', wanted: false }, bram)
  const after = await about()
  assert.ok(after.some(({ always }) => always) && after.some(({ always }) => !always))
  for (const { code, wanted, always } of after) assert.equal(wanted, always, code)
  await shop.act(chooseOwn, { code: 'shifts', wanted: true, digest: true }, bram)
  for (const { code, digest, always } of await about()) assert.equal(digest, !always, code)
  await assert.rejects(shop.act(chooseOwn, { code: 'moon', wanted: false }, bram), NotFound)
})
