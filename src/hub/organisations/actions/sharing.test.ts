import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castCommunity } from '#cast.ts'
import { world } from '../../../../test/world.ts'
import { seedCommunity } from '../public.ts'
import { readParticipant } from '../reads/community.ts'
import { editTerms } from './profile.ts'
import { noteShared, readSharing, shareFacts, takeShared } from './sharing.ts'
import { attestFigures } from './welcome.ts'

const w = await world()

/** A shop of this installation that takes part in a community here, at nine on a day of March. */
async function shopIn() {
  w.moveTo('2025-03-03T08:00:00.000Z')
  const [shop, community] = [await w.shop(), await w.shop({ kind: 'community' })]
  const [first, ...others] = castCommunity.organisations
  assert.ok(first)
  const organisations = [{ ...first, id: shop.id }, ...others.map((one) => ({ ...one, id: null }))]
  await community.act(seedCommunity, { organisations })
  await shop.act(editTerms, { terms: {} })
  const agree = (agrees: boolean) => shop.act(shareFacts, { community: community.id, agrees })
  const night = async () => {
    await shop.act(noteShared, {})
    await community.act(takeShared, {})
  }
  const told = async () => {
    const { shared, figures } = await community.look(readParticipant, { participant: shop.id })
    return { shared, of2025: figures.find(({ year }) => year === 2025) }
  }
  return { shop, community, agree, night, told }
}

test('a shop that did not agree tells its communities nothing', async () => {
  const { shop, night, told } = await shopIn()
  assert.equal((await shop.look(readSharing, {})).communities.length, 1)
  w.moveTo('2025-04-01T08:00:00.000Z')
  await night()
  assert.deepEqual(await told(), { shared: null, of2025: undefined })
})

test('a shop that agreed tells members, version and use of the month that is over, once', async () => {
  const { shop, agree, night, told } = await shopIn()
  await agree(true)
  w.moveTo('2025-04-01T08:00:00.000Z')
  await night()
  await night()
  const { shared, of2025 } = await told()
  assert.equal(shared?.month, '2025-03')
  assert.match(shared?.version ?? '', /^\d+\.\d+/)
  assert.ok((shared?.uses['organisations'] ?? 0) > 0)
  assert.deepEqual([of2025?.activeMembers, of2025?.state], [0, 'declared'])
  const events = await shop.events()
  assert.equal(events.filter((name) => name === 'organisations.facts_noted').length, 1)
})

test('taking it back is heard at once, and attested figures stay as they are', async () => {
  const { shop, community, agree, night, told } = await shopIn()
  await agree(true)
  w.moveTo('2025-04-01T08:00:00.000Z')
  await night()
  await community.act(attestFigures, { participant: shop.id, year: 2025 })
  await agree(false)
  assert.equal((await told()).shared, null)
  assert.equal((await told()).of2025?.state, 'attested')
  w.moveTo('2025-05-01T08:00:00.000Z')
  await night()
  assert.equal((await told()).of2025?.state, 'attested')
})

test('a shop tells nothing to a community it does not take part in', async () => {
  const { shop } = await shopIn()
  const other = await w.shop({ kind: 'community' })
  await assert.rejects(shop.act(shareFacts, { community: other.id, agrees: true }), /sharing\.not_taking_part/)
})
