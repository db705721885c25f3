import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castCommunity } from '#cast.ts'
import { seedCommunity } from '#hub/organisations/public.ts'
import { world } from '../../../../test/world.ts'
import { printPublicPoster, readPublicPoll, readShopPolls } from '../reads/quick-polls.ts'
import { answerPublicPoll, askQuickPoll, endQuickPoll } from './quick-polls.ts'

const w = await world()

/** A shop of this installation in a community that asks, at nine on a Monday of March. */
async function shopIn() {
  w.moveTo('2025-03-03T08:00:00.000Z')
  const [shop, community, elsewhere] = [await w.shop(), await w.shop({ kind: 'community' }), await w.shop()]
  const [first, ...others] = castCommunity.organisations
  assert.ok(first)
  const organisations = [{ ...first, id: shop.id }, ...others.map((one) => ({ ...one, id: null }))]
  await community.act(seedCommunity, { organisations })
  const base = { question: null, statements: [], closesOn: null, closesTime: '20:00', goal: null }
  const ask = async (title: string, openToAll: boolean) => {
    const asked = await community.act(askQuickPoll, { ...base, kind: 'count', title, openToAll })
    return asked.quickPoll
  }
  const say = (quickPoll: string, said: string) =>
    community.act(answerPublicPoll, {
      ...{ organisation: community.id, quickPoll, said: [said], reason: null, voice: null },
    })
  const titles = async () => (await shop.look(readShopPolls, {})).polls.map(({ title, state }) => `${title} ${state}`)
  return { shop, community, elsewhere, ask, say, titles }
}

test('a shop sees what its community asks everybody with the answers so far, and nothing that is asked inside', async () => {
  const { shop, community, ask, say } = await shopIn()
  const poll = await ask('Jars', true)
  await ask('Among us', false)
  for (const word of ['yes', 'yes', 'no']) await say(poll, word)
  const { takesPart, polls } = await shop.look(readShopPolls, {})
  assert.equal(takesPart, true)
  assert.equal(polls.length, 1)
  const [one] = polls
  assert.deepEqual([one?.title, one?.people, one?.organisation], ['Jars', 3, community.id])
  assert.deepEqual(one?.lines, [
    {
      statement: null,
      counts: [
        { word: 'yes', people: 2 },
        { word: 'no', people: 1 },
      ],
    },
  ])
  assert.ok(!JSON.stringify(polls).includes('voice'))
})

test('a poll that closed stands below the open ones for a week, ended before its time or not', async () => {
  const { community, ask, titles } = await shopIn()
  const early = await ask('Early', true)
  await ask('Runs out', true)
  await community.act(endQuickPoll, { quickPoll: early })
  assert.deepEqual(await titles(), ['Runs out open', 'Early closed'])
  w.moveTo('2025-03-07T08:00:00.000Z')
  await ask('New', true)
  assert.deepEqual(await titles(), ['New open', 'Runs out closed', 'Early closed'])
  w.moveTo('2025-03-11T08:00:00.000Z')
  assert.deepEqual(await titles(), ['New closed', 'Runs out closed'])
})

test('a shop outside the community sees nothing of it, and the community itself is no shop', async () => {
  const { community, elsewhere, ask } = await shopIn()
  await ask('Jars', true)
  const nothing = { takesPart: false, polls: [] }
  assert.deepEqual(await elsewhere.look(readShopPolls, {}), nothing)
  assert.deepEqual(await community.look(readShopPolls, {}), nothing)
})

test('whoever hangs it up prints the poster of a poll that is open to all, and of no other', async () => {
  const { community, ask } = await shopIn()
  const print = (quickPoll: string) =>
    community.look(printPublicPoster, { organisation: community.id, quickPoll, language: 'fr' })
  const paper = await print(await ask('Jars', true))
  assert.equal(paper.type, 'application/pdf')
  const inside = await ask('Among us', false)
  await assert.rejects(print(inside), { name: 'NotFound' })
  await assert.rejects(community.look(readPublicPoll, { organisation: community.id, quickPoll: inside }), {
    name: 'NotFound',
  })
})
