import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seedCommunity, sharersIn } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import type { Refused } from '#platform/refusal.ts'
import { coOp } from '../../../../test/co-op.ts'
import { world } from '../../../../test/world.ts'
import { readRoundHistory } from '../reads/history.ts'
import { readRound } from '../reads/rounds.ts'
import { closeOverdue } from './closing.ts'
import { openRound } from './opening.ts'
import { changePledge, pledge, withdrawPledge } from './pledging.ts'

const { shop: makeCommunity, moveTo } = await world()

const sharers = read('test.sharers', (ctx) => sharersIn(ctx, 2024))
const reasons = (tried: readonly PromiseSettledResult<unknown>[]) =>
  tried.flatMap((one) =>
    one.status === 'rejected' ? (one.reason as Refused).refusals.map(({ code }) => code) : ['done'],
  )

async function opened(currency: 'EUR' | 'CHF' = 'EUR') {
  const community = await makeCommunity()
  await community.act(seedCommunity, { organisations: [coOp('Le Panier'), coOp('La Gousse')] })
  const [panier, gousse] = await community.look(sharers, {})
  const { round } = await community.act(openRound, {
    name: 'Labels',
    target: 100_000,
    currency,
    secured: [],
    key: { kind: 'equal' },
    keyYear: null,
    minPayers: null,
    contingencyBp: null,
    tranchesBp: [10_000],
    deadline: '2025-03-31',
    estimateValidUntil: '2025-12-31',
    estimate: null,
    rate: null,
    provider: null,
    holder: null,
    invited: [],
  })
  const give = (participant = '') =>
    community.act(pledge, {
      round,
      participant,
      mode: 'share',
      amount: 60_000,
      minutes: null,
      usesArea: true,
      conditions: [],
    })
  return { community, round, give, panier: panier?.id, gousse: gousse?.id }
}

test('two people of one co-op who pledge in the same second pledge once', async () => {
  const { give, panier } = await opened()
  assert.deepEqual(reasons(await Promise.allSettled([give(panier), give(panier)])).sort(), [
    'done',
    'pledge.given_already',
  ])
})

test('the history of a round tells its amounts in its own currency', async () => {
  const { community, round, give, panier } = await opened('CHF')
  const given = await give(panier)
  await community.act(changePledge, { round, pledge: given.pledge, amount: 70_000, minutes: null })
  const { events } = await community.look(readRoundHistory, { round })
  assert.match(events[0]?.says ?? '', /600.00.*CHF.*700.00.*CHF|CHF.*600.00.*CHF.*700.00/)
})

test('whoever takes a pledge back while the round closes is too late, before the closing has run as after it', async () => {
  const { community, round, give, panier, gousse } = await opened()
  const given = await give(panier)
  await give(gousse)
  moveTo('2025-03-31T22:00:00.000Z')
  const tried = await Promise.allSettled([
    community.act(withdrawPledge, { round, pledge: given.pledge }),
    community.act(closeOverdue, {}),
    community.act(withdrawPledge, { round, pledge: given.pledge }),
  ])
  // whichever came first, the clock alone says no
  for (const one of [tried[0], tried[2]]) assert.ok(reasons([one]).includes('pledge.closed'))
  assert.equal(tried[1].status, 'fulfilled')
  const { state, pledges, outcome } = await community.look(readRound, { round })
  assert.equal(state, 'closing')
  assert.deepEqual(
    pledges.map((one) => one.state),
    ['binding', 'binding'],
  )
  assert.deepEqual(
    outcome.parts.map(({ net }) => net),
    [50_000, 50_000],
  )
})
