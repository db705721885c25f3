import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castCommunity } from '#cast.ts'
import { type Action, type OrganisationFacts, read } from '#platform/action.ts'
import { actorOf, system } from '#platform/http/asking.ts'
import { outside } from '#platform/run.ts'
import { world } from '../../../../test/world.ts'
import { participantsIn, seedCommunity } from '../public.ts'
import { readParticipant } from '../reads/community.ts'
import { createCommunity } from './membership.ts'
import { grantMandate } from './powers.ts'

const { shop: makeShop, house } = await world()
const asking = { language: 'en', requestId: 'test' } as const
const wanted = { name: 'Les Récoltes', country: 'BE', language: 'fr', email: 'ines@example.org' } as const
const participants = read('test.participants', participantsIn)

test('whoever founds a community does the work of its core group until one is named by decision', async () => {
  const shop = await makeShop()
  const ines = await shop.person('Ines', 'admin')
  const actor = actorOf('person', ines.account, new Set())
  const { id } = await house.runner.act(createCommunity, wanted, { ...asking, shop: outside, actor })
  const may = async (permission: string) => {
    house.organisations.forget()
    return (await house.organisations.permissionsOf(id, ines.account)).has(permission)
  }
  assert.equal(await may('community.steer'), true)

  const facts = (await house.organisations.shopOf(id)) as OrganisationFacts
  const here = { ...asking, shop: facts, actor: system }
  const act = <I, O>(run: Action<I, O>, input: I) => house.runner.act(run, input, here)
  await act(seedCommunity, { organisations: castCommunity.organisations.map((one) => ({ ...one, id: null })) })
  const all = await house.runner.look(participants, {}, here)
  const moestuin = all.find(({ name }) => name === 'De Moestuin')?.id ?? ''
  const { people } = await house.runner.look(readParticipant, { participant: moestuin }, here)
  await act(grantMandate, {
    role: 'noyau',
    participant: moestuin,
    account: people[0]?.account ?? null,
    until: '2026-03-01',
    decision: { number: 'D-1', day: '2025-03-01' },
  })
  assert.equal(await may('community.steer'), false)
  assert.equal(await may('community.mandate'), true)
})

test('somebody who administers nothing here founds no community', async () => {
  const shop = await makeShop()
  const eve = await shop.person('Eve', 'office')
  const actor = actorOf('person', eve.account, new Set())
  await assert.rejects(
    house.runner.act(createCommunity, wanted, { ...asking, shop: outside, actor }),
    /NotAllowed|not_allowed|organisations.create/,
  )
})
