import assert from 'node:assert/strict'
import { test } from 'node:test'
import { participantsIn, seedCommunity } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { coOp } from '../../../../test/co-op.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { checks } from '../checks.ts'
import { readPot } from '../reads/pots.ts'
import { changeCredit, contribute, removeFromPot } from './giving.ts'
import { acceptItem, cancelItem, cancelPot, changePot, deleteItem, openPot, settlePots } from './pots.ts'

const { shop: makeCommunity, moveTo } = await world()
const refusedFor = (doing: Promise<unknown>, ...codes: string[]) => assert.rejects(doing, refusedWith(...codes))
const parties = read('test.parties', participantsIn)

interface Terms {
  readonly kind?: 'free' | 'common_pot'
  readonly opensOn?: string | null
  readonly orgCap?: number
  readonly matchPot?: number
  readonly goals?: readonly (readonly [number, number])[]
}

async function opened({ kind = 'free', opensOn = null, orgCap, matchPot = 0, goals = [[50_000, 80_000]] }: Terms = {}) {
  const community = await makeCommunity()
  await community.act(seedCommunity, { organisations: [coOp('A'), coOp('B'), coOp('C')] })
  const all = await community.look(parties, {})
  const idOf = (name: string): string => all.find((one) => one.name === name)?.id ?? ''
  const made = await community.act(openPot, {
    ...{ name: 'Small wishes', kind, currency: null, opensOn, closesOn: '2025-03-31', matchPot },
    ...(orgCap === undefined ? {} : { orgCap }),
    items: goals.map(([least, most], at) => ({ name: `Item ${at + 1}`, says: null, least, most })),
  })
  const pot = made.pot
  const items = made.items.map(({ item }) => item)
  const give = (name: string, amount: number, at = 0) =>
    community.act(contribute, { item: items[at] ?? '', participant: idOf(name), amount })
  const look = () => community.look(readPot, { pot })
  return { community, pot, items, idOf, give, look }
}

const reasons = (tried: readonly PromiseSettledResult<unknown>[]) => tried.map(({ status }) => status).sort()

test('an item takes what is missing and no cent more; reaching the most marks it funded (example 8)', async () => {
  const { give, look } = await opened()
  await give('A', 70_000)
  await refusedFor(give('B', 10_001), 'contribution.too_much')
  await refusedFor(give('B', 0), 'contribution.nothing')
  await refusedFor(give('B', -1), 'contribution.nothing')
  assert.deepEqual(await give('B', 10_000).then(({ total, state }) => [total, state]), [80_000, 'funded'])
  await refusedFor(give('C', 1), 'contribution.item_closed')
  assert.equal((await look()).given, 80_000)
})

test('two who give the last euros in the same second: one gives them', async () => {
  const { give, look } = await opened()
  await give('A', 70_000)
  assert.deepEqual(reasons(await Promise.allSettled([give('B', 10_000), give('C', 10_000)])), ['fulfilled', 'rejected'])
  assert.equal((await look()).items[0]?.total, 80_000)
})

test('two people of one organisation who spend its last credit in the same second spend it once', async () => {
  const { community, pot, idOf, give, look } = await opened({ kind: 'common_pot' })
  await community.act(changeCredit, { pot, participant: idOf('A'), kind: 'add', amount: 5000, note: null })
  assert.deepEqual(reasons(await Promise.allSettled([give('A', 5000), give('A', 5000)])), ['fulfilled', 'rejected'])
  const { organisations } = await look()
  assert.deepEqual(
    organisations.map(({ given, credit }) => [given, credit]),
    [[5000, 0]],
  )
})

test('an organisation gives at most what the round allows each', async () => {
  const { give } = await opened({
    orgCap: 20_000,
    goals: [
      [0, 80_000],
      [0, 80_000],
    ],
  })
  await give('A', 15_000)
  await refusedFor(give('A', 5001, 1), 'contribution.org_cap')
  await give('A', 5000, 1)
})

test('credits are added and set, never below 0; nothing is written where nothing changes', async () => {
  const { community, pot, idOf } = await opened({ kind: 'common_pot' })
  const change = (kind: 'add' | 'set', amount: number) =>
    community.act(changeCredit, { pot, participant: idOf('A'), kind, amount, note: null })
  assert.deepEqual(await change('add', 3000), { balance: 3000, written: 3000 })
  assert.deepEqual(await change('add', -5000), { balance: 0, written: -3000 })
  assert.deepEqual(await change('set', 4000), { balance: 4000, written: 4000 })
  assert.deepEqual(await change('set', 4000), { balance: 4000, written: 0 })
  await refusedFor(change('set', -1), 'pot.set_below_0')
  const leave = () => community.act(removeFromPot, { pot, participant: idOf('A') })
  await refusedFor(leave(), 'pot.balance_left')
  await change('set', 0)
  await leave()
  assert.equal((await community.events()).filter((name) => name === 'funding.credit_changed').length, 4)
})

test('a free round has no credits', async () => {
  const { community, pot, idOf } = await opened()
  await refusedFor(
    community.act(changeCredit, { pot, participant: idOf('A'), kind: 'add', amount: 100, note: null }),
    'contribution.no_credits',
  )
})

test('what was given is taken back by rows of its own: three gifts, six rows, every net 0 (example 10)', async () => {
  const { community, pot, idOf, give, look } = await opened({ kind: 'common_pot' })
  for (const [name, amount] of [
    ['A', 10_000],
    ['B', 5000],
    ['C', 2500],
  ] as const) {
    await community.act(changeCredit, { pot, participant: idOf(name), kind: 'set', amount, note: null })
    await give(name, amount)
  }
  assert.deepEqual(await community.act(cancelPot, { pot, reason: 'Not needed any more' }), { reversed: 3 })
  const { contributions, organisations, state, items } = await look()
  assert.equal(contributions.length, 6)
  assert.deepEqual(
    organisations.map(({ given, credit }) => [given, credit]),
    [
      [0, 10_000],
      [0, 5000],
      [0, 2500],
    ],
  )
  assert.deepEqual([state, items[0]?.state], ['cancelled', 'cancelled'])
  await refusedFor(community.act(cancelPot, { pot, reason: 'Again' }), 'pot.is_cancelled')
  await refusedFor(give('A', 100), 'contribution.item_closed')
})

test('an item with contributions is not deleted, and cancelled gives everything back', async () => {
  const { community, items, give, look } = await opened({
    goals: [
      [0, 100],
      [0, 100],
    ],
  })
  await give('A', 50)
  const [first = '', second = ''] = items
  await refusedFor(community.act(deleteItem, { item: first }), 'item.has_contributions')
  await community.act(deleteItem, { item: second })
  assert.deepEqual(await community.act(cancelItem, { item: first }), { reversed: 1 })
  assert.equal((await look()).items.length, 1)
})

test('the first day stays once a pot is open, and may move before', async () => {
  const { community, pot } = await opened()
  const terms = { pot, name: 'Wishes', currency: null, closesOn: '2025-04-30', matchPot: 0 }
  await refusedFor(community.act(changePot, { ...terms, opensOn: '2025-04-01' }), 'pot.first_day_fixed')
  await refusedFor(community.act(changePot, { ...terms, opensOn: '2025-02-01' }), 'pot.first_day_fixed')
  const later = await opened({ opensOn: '2025-03-30' })
  await later.community.act(changePot, { ...terms, pot: later.pot, opensOn: '2025-04-02' })
})

test('the currency stays once the round is open', async () => {
  const { community, pot } = await opened()
  const terms = { pot, name: 'Wishes', opensOn: null, closesOn: '2025-04-30', matchPot: 0 }
  await refusedFor(community.act(changePot, { ...terms, currency: 'CHF' }), 'round.currency_fixed')
  await community.act(changePot, { ...terms, currency: null })
})

test('at the end, items below their least fail and give back; the others may be accepted; then the pot adds its match', async () => {
  const { community, items, give, look } = await opened({
    ...{
      matchPot: 100_000,
      goals: [
        [400, 1000],
        [5000, 9000],
      ],
    },
  })
  await give('A', 100)
  await give('B', 400)
  await give('C', 100, 1)
  const [reached = '', missed = ''] = items
  await refusedFor(community.act(acceptItem, { item: missed }), 'pot.not_over', 'item.not_reached')
  moveTo('2025-03-31T22:00:00.000Z')
  await refusedFor(give('C', 100), 'contribution.over')
  await community.act(settlePots, {})
  await community.act(acceptItem, { item: reached })
  const shown = await look()
  assert.deepEqual(
    shown.items.map(({ state, total, match }) => [state, total, match]),
    // (10 + 20)² − 500
    [
      ['funded', 500, 400],
      ['failed', 0, 0],
    ],
  )
  assert.equal(shown.contributions.length, 4)
  moveTo('2025-03-03T07:00:00.000Z')
})

test('what was given holds against the checks of the doctor', async () => {
  const { community, pot, idOf, give } = await opened({ kind: 'common_pot' })
  await community.act(changeCredit, { pot, participant: idOf('A'), kind: 'set', amount: 500, note: null })
  await give('A', 500)
  await community.act(cancelPot, { pot, reason: 'Not needed' })
  const broken = read('test.checks', (ctx) => Promise.all(checks.map(({ run }) => run(ctx.db, ctx.organisation))))
  assert.deepEqual((await community.look(broken, {})).flat(), [])
})
