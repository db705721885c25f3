import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seedCommunity } from '#hub/organisations/public.ts'
import { world } from '../../../../test/world.ts'
import { readSharers } from './sharers.ts'

const { shop: makeCommunity } = await world()

test('whoever shares a cost sees who may commit each organisation, and its attested figures of that year', async () => {
  const community = await makeCommunity()
  const powers = ['speak', 'commit'] as const
  const panier = {
    id: null,
    name: 'Le Panier',
    kind: 'shop',
    country: 'BE',
    city: 'Ixelles',
    state: 'active' as const,
    days: 100,
    turnover: 240_000_000,
    people: [{ name: 'Jo Wouters', email: 'jo@panier.example', powers }],
  }
  await community.act(seedCommunity, {
    organisations: [panier, { ...panier, name: 'La Gousse', turnover: null, people: [] }],
  })
  const { rows, minPayers } = await community.look(readSharers, {})
  assert.equal(minPayers, 2)
  assert.deepEqual(
    rows.map(({ name, committers, figures }) => [name, committers, figures.turnoverExVat]),
    [
      ['Le Panier', ['Jo Wouters'], 240_000_000],
      ['La Gousse', [], null],
    ],
  )
})
