import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castCommunity } from '#cast.ts'
import { seedCommunity } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { world } from '../../../test/world.ts'
import { planMeeting } from './actions/planning.ts'
import { searchSources } from './search.ts'

const { shop: makeCommunity } = await world()

const find = read('test.find', async (ctx, { words }: { words: string }) => {
  const found = await Promise.all(searchSources.map((source) => source.find(ctx, words, 5)))
  return found.flat().map(({ title }) => title)
})

test('a meeting is found by a word of its name, without its accents', async () => {
  const community = await makeCommunity({ kind: 'community' })
  await community.act(seedCommunity, {
    organisations: castCommunity.organisations.map((one) => ({ ...one, id: null })),
  })
  const plan = { kind: 'technical' as const, day: null, from: '09:00', lastDay: null, until: '17:00', place: null }
  const rest = { videoLink: null, languages: [], facilitator: null, circle: null, noteTaker: null }
  await community.act(planMeeting, { ...plan, ...rest, title: 'Journée étiquettes' })
  assert.deepEqual(await community.look(find, { words: 'etiquettes' }), ['Journée étiquettes'])
  assert.deepEqual(await community.look(find, { words: 'balance' }), [])
})
