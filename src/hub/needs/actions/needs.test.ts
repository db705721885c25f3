import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castCommunity } from '#cast.ts'
import { seedCommunity, takingPart } from '#hub/organisations/public.ts'
import { action, read } from '#platform/action.ts'
import type { CommunitySeed } from '#platform/module.ts'
import type { Refused } from '#platform/refusal.ts'
import { addMinutes } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { dayIn } from '#platform/values/zone.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { checks } from '../checks.ts'
import { readEstimate } from '../reads/estimates.ts'
import { readNeed } from '../reads/needs.ts'
import { readQueue } from '../reads/queue.ts'
import type { RoundMove } from '../rules/rounds.ts'
import { seed } from '../seed.ts'
import { startAnalysis } from './analysis.ts'
import { acceptEstimate, reviseEstimate } from './estimates.ts'
import { withdrawNeed } from './exits.ts'
import { putDots } from './order.ts'
import { deliveredOn, estimateFor, moveNeedsByRound } from './rounds.ts'

const { shop: makeCommunity, house, now } = await world()

const participants = read('test.participants', (ctx) => takingPart(ctx))
const forRound = read('test.estimateFor', (ctx, { estimate }: { estimate: string }) => estimateFor(ctx, estimate))
const dayOf = read('test.deliveredOn', (ctx, { estimate }: { estimate: string }) => deliveredOn(ctx, estimate))
const move = action(
  'test.move',
  async (ctx, told: { estimate: string; move: RoundMove; round: string; payers: string[] }) =>
    moveNeedsByRound(ctx, told.estimate, told.move, told),
)
const reasons = (tried: readonly PromiseSettledResult<unknown>[]) =>
  tried.flatMap((one) =>
    one.status === 'rejected' ? (one.reason as Refused).refusals.map(({ code }) => code) : ['done'],
  )

async function told() {
  const community = await makeCommunity({ kind: 'community' })
  await community.act(seedCommunity, {
    organisations: castCommunity.organisations.map((one) => ({ ...one, id: null })),
  })
  await seed.community?.(seedOf(community))
  const all = await community.look(participants, {})
  const idOf = (name: string): string => all.find((one) => one.name === name)?.id ?? ''
  const { columns } = await community.look(readQueue, {})
  const inState = (state: string) => columns.find((one) => one.state === state)?.needs ?? []
  const [labels, scales] = await Promise.all(
    [1, 4].map((number) => {
      const one = inState('estimated').find((need) => need.number === number)
      return community.look(readNeed, { need: one?.id ?? '' })
    }),
  )
  assert.ok(labels && scales)
  return { community, idOf, inState, labels, need: scales, estimate: scales.estimates[0]?.id ?? '' }
}

/** As the demo tells it; whoever it was, the system did it. */
const seedOf = ({ act, facts }: Shop): CommunitySeed => ({
  act,
  today: dayIn(now(), facts.zone),
  actThen: (daysAgo, _by, run, input) => act(run, input, undefined, { happenedAt: addMinutes(now(), -1440 * daysAgo) }),
})

test('three co-ops suffer from the same thing: told in three languages, merged, backed by five, estimated at 36 hours', async () => {
  const { labels } = await told()
  assert.equal(labels.state, 'estimated')
  assert.deepEqual([labels.language, ...labels.merged.map(({ language }) => language)], ['fr', 'de', 'nl'])
  assert.equal(labels.backings.length, 5)
  assert.equal(labels.estimates[0]?.minutesLikely, 36 * 60)
})

test('two people of one co-op who give dots in the same second never give more than it has', async () => {
  const { community, idOf, inState } = await told()
  const [one, other] = inState('prioritised')
  const give = (need = '') => community.act(putDots, { need, participant: idOf('Le Silo'), dots: 5 })
  assert.deepEqual(reasons(await Promise.allSettled([give(one?.id), give(other?.id)])).sort(), [
    'done',
    'dots.too_many',
  ])
})

test('the needs of an estimate move with its round, and payers stay with them only while it is secured', async () => {
  const { community, idOf, need, estimate } = await told()
  const round = newId()
  const payers = [idOf('Le Panier'), idOf('La Gousse')]
  const go = (to: RoundMove) => community.act(move, { estimate, move: to, round, payers })
  const current = () => community.look(readNeed, { need: need.id })
  assert.equal((await community.look(forRound, { estimate }))?.net, 160_000)
  assert.deepEqual(reasons(await Promise.allSettled([go('secured')])), ['need.state'])
  await go('opened')
  await go('opened') // said twice, done once
  assert.equal((await current()).state, 'co_financing')
  assert.equal((await current()).estimates[0]?.state, 'accepted')
  await go('secured')
  assert.deepEqual((await current()).payers.map(({ id }) => id).sort(), [...payers].sort())
  await go('ended')
  const after = await current()
  assert.equal(after.state, 'estimated')
  assert.deepEqual(after.payers, [])
  assert.equal(await community.look(dayOf, { estimate }), null)
})

test('an estimate that was taken is not taken a second time', async () => {
  const { community, estimate } = await told()
  const take = () => community.act(acceptEstimate, { estimate, decision: null })
  assert.deepEqual(reasons(await Promise.allSettled([take(), take()])).sort(), ['done', 'estimate.state'])
})

test('what a provider is still writing is seen by itself and by those who asked, by nobody else', async () => {
  const { community, estimate: first } = await told()
  const { revision: estimate } = await community.act(reviseEstimate, { estimate: first })
  const seenBy = async (person: Awaited<ReturnType<typeof community.person>>) => {
    const { shown, net, assumptions, criteria } = await community.look(readEstimate, { estimate }, person)
    return [shown, net, assumptions, criteria.length]
  }
  assert.deepEqual(await seenBy(await community.person('Eve', 'representative')), [false, null, null, 0])
  assert.deepEqual(await seenBy(await community.person('Frieda', 'noyau')), [
    true,
    160_000,
    'La balance est joignable par le réseau.',
    2,
  ])
})

test('dots on a need that goes on are spent in their cycle, those on one that was withdrawn come back', async () => {
  const { community, idOf, inState } = await told()
  const [one, other] = inState('prioritised').map(({ id }) => id)
  const give = (need = '') => community.act(putDots, { need, participant: idOf('Le Silo'), dots: 5 })
  await give(one)
  await community.act(startAnalysis, { need: one ?? '', participant: null })
  assert.deepEqual(reasons(await Promise.allSettled([give(other)])), ['dots.too_many'])
  await community.act(withdrawNeed, { need: one ?? '', reason: 'solved' })
  assert.equal((await give(other)).left, 3)
})

test('the needs of the demo break nothing that the doctor looks at', async () => {
  const { community } = await told()
  const found = await Promise.all(checks.map(({ run }) => run(house.database.for(community.id), community.id)))
  assert.deepEqual(found.flat(), [])
})
