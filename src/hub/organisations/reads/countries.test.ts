import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Language, OrganisationFacts } from '#platform/action.ts'
import { system } from '#platform/http/asking.ts'
import { outside } from '#platform/run.ts'
import { world } from '../../../../test/world.ts'
import { createCommunity } from '../actions/membership.ts'
import { seedCommunity } from '../public.ts'
import { listParticipants } from './community.ts'

const { house } = await world()
const asking = { actor: system, requestId: 'test' }
const founded = { name: 'Les Récoltes', country: 'BE', language: 'fr', email: 'ines@example.org' } as const
const coop = (name: string, country: string) => ({
  ...{ id: null, name, kind: 'shop', country, city: 'Ville', state: 'active', days: 400, turnover: null, people: [] },
  state: 'active' as const,
})

test('organisations are sorted by the name of their country in the language of the reader', async () => {
  const { id } = await house.runner.act(createCommunity, founded, { ...asking, language: 'en', shop: outside })
  const shop = (await house.organisations.shopOf(id)) as OrganisationFacts
  const organisations = [coop('De', 'DE'), coop('Es', 'ES'), coop('Be', 'BE'), coop('Ch', 'CH')]
  await house.runner.act(seedCommunity, { organisations }, { ...asking, language: 'en', shop })
  const sorted = async (language: Language, sort: string) => {
    const asked = { community: id, sort, size: 50 } as never
    const { rows } = await house.runner.look(listParticipants, asked, { ...asking, language, shop })
    return rows.map(({ country }) => country)
  }
  assert.deepEqual(await sorted('en', 'country'), ['BE', 'DE', 'ES', 'CH'])
  assert.deepEqual(await sorted('fr', 'country'), ['DE', 'BE', 'ES', 'CH'])
  assert.deepEqual(await sorted('de', 'country'), ['BE', 'DE', 'CH', 'ES'])
  assert.deepEqual(await sorted('es', '-country'), ['CH', 'ES', 'BE', 'DE'])
})
