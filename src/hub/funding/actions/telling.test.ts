import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seedCommunity, sharersIn } from '#hub/organisations/public.ts'
import { languages, read } from '#platform/action.ts'
import { rows, sql } from '#platform/database/sql.ts'
import { coOp } from '../../../../test/co-op.ts'
import { world } from '../../../../test/world.ts'
import { closeOverdue } from './closing.ts'
import { openRound } from './opening.ts'
import { pledge } from './pledging.ts'
import { tellOfRound } from './telling.ts'

const { house, shop: makeCommunity, moveTo, now } = await world()
const sharers = read('test.sharersTold', (ctx) => sharersIn(ctx, 2024))

/** Three co-ops with one person each; what each is told of a round once it is over. */
async function toldAfter(
  target: number,
  given: readonly { readonly mode: 'share' | 'fixed'; readonly amount: number; readonly payers?: number }[],
) {
  const community = await makeCommunity({ kind: 'community' })
  const organisations = ['A', 'B', 'C'].map((name) => ({
    ...coOp(name),
    turnover: null,
    people: [
      {
        name,
        email: `${name}.${community.id.slice(-9)}@example.org`,
        powers: ['speak', 'position', 'commit', 'sign'] as const,
      },
    ],
  }))
  await community.act(seedCommunity, { organisations })
  const ids = (await community.look(sharers, {})).map(({ id }) => id)
  const { round } = await community.act(openRound, {
    ...{ name: 'Labels', estimate: null, target, secured: [], key: { kind: 'equal' }, keyYear: null, minPayers: null },
    ...{ contingencyBp: 1000, tranchesBp: [10_000], deadline: '2025-03-31', estimateValidUntil: null, rate: null },
    ...{ provider: null, holder: null, invited: [] },
  })
  const before = now()
  for (const [at, { mode, amount, payers }] of given.entries())
    await community.act(pledge, {
      ...{ round, participant: ids[at] ?? '', mode, amount, minutes: null, usesArea: true },
      conditions: payers ? [{ kind: 'payers_at_least', payers }] : [],
    })
  moveTo('2025-04-01T08:00:00.000Z')
  await community.act(closeOverdue, {})
  for (const name of ['funding.round_met', 'funding.round_failed'])
    if ((await community.events()).includes(name))
      await community.act(tellOfRound, {
        ...{ id: round, at: now(), name, organisation: community.id, subject: round, person: null },
        ...{ actor: { kind: 'system', id: null }, action: 'funding.closeOverdue', facts: {} },
      })
  moveTo(before)
  const told = await rows<{ code: string; facts: Record<string, unknown> }>(
    house.database.for(community.id),
    sql`select code, facts from platform.notice where organisation_id = ${community.id}
      and code in ('funding.round_met', 'funding.round_failed') order by id`,
  )
  return told.map(({ code, facts }) => house.words.say('en', `notice.${code}.body`, facts, community.facts))
}

test('whoever pays reads the own share in the mail, and how it was made', async () => {
  const told = await toldAfter(90_000, [
    { mode: 'share', amount: 20_000 },
    { mode: 'share', amount: 90_000 },
    { mode: 'share', amount: 90_000, payers: 4 },
  ])
  assert.equal(told.length, 3)
  assert.match(told[0] ?? '', /€200\.00: your cap/)
  assert.match(told[1] ?? '', /€700\.00: made by the key .* €90\.00/)
  assert.match(told[2] ?? '', /without your pledge: it asked for 4 payers, and there were 3/)
})

/** One co-op that pledged, what it is told of this event. */
async function mailOf(name: string, facts: Record<string, string | number>) {
  const community = await makeCommunity({ kind: 'community' })
  const powers = ['speak', 'position', 'commit', 'sign'] as const
  const email = `jo.${community.id.slice(-9)}@example.org`
  const organisations = [{ ...coOp('A'), turnover: null, people: [{ name: 'Jo', email, powers }] }]
  await community.act(seedCommunity, { organisations })
  const [own] = await community.look(sharers, {})
  const { round } = await community.act(openRound, {
    ...{ name: 'Labels', estimate: null, target: 90_000, secured: [], key: { kind: 'equal' }, keyYear: null },
    ...{ minPayers: null, contingencyBp: 1000, tranchesBp: [10_000], deadline: '2025-03-31', estimateValidUntil: null },
    ...{ rate: null, provider: null, holder: null, invited: [] },
  })
  const terms = { minutes: null, usesArea: true, conditions: [] }
  await community.act(pledge, { round, participant: own?.id ?? '', mode: 'share', amount: 20_000, ...terms })
  await community.act(tellOfRound, {
    ...{ id: round, at: now(), name, organisation: community.id, subject: round, person: null },
    ...{ actor: { kind: 'system', id: null }, action: 'funding.test', facts: { participant: own?.id ?? '', ...facts } },
  })
  const [told] = await rows<{ code: string; facts: Record<string, unknown> }>(
    house.database.for(community.id),
    sql`select code, facts from platform.notice where organisation_id = ${community.id} order by id desc limit 1`,
  )
  return told ? house.words.say('en', `notice.${told.code}.body`, told.facts, community.facts) : ''
}

test('the mail says what was pledged, and that it was changed or taken back', async () => {
  const given = await mailOf('funding.pledge_given', { amount: 20_000 })
  assert.match(given, /pledged at most €200\.00 in the round Labels/)
  const changed = await mailOf('funding.pledge_changed', { from: 20_000, amount: 25_000 })
  assert.match(changed, /it is at most €250\.00 now/)
  assert.match(await mailOf('funding.pledge_withdrawn', {}), /was taken back\. It can pledge anew/)
})

test('the mail of a round that was stopped says so, not that it was settled', async () => {
  assert.match(await mailOf('funding.round_settled', { why: 'stop' }), /The payers stopped the round Labels/)
  assert.match(await mailOf('funding.round_settled', { why: 'settle' }), /was settled/)
})

test('where a round fails, the mail itself says why', async () => {
  const short = await toldAfter(90_000, [
    { mode: 'share', amount: 20_000 },
    { mode: 'fixed', amount: 30_000 },
  ])
  assert.match(short[0] ?? '', /€400\.00 were missing/)
  const alone = await toldAfter(90_000, [{ mode: 'fixed', amount: 90_000 }])
  assert.match(alone[0] ?? '', /lacked one payer\./)
  const waiting = await toldAfter(90_000, [
    { mode: 'share', amount: 90_000, payers: 3 },
    { mode: 'share', amount: 40_000 },
  ])
  assert.match(waiting[0] ?? '', /conditions did not hold for A; .* €500\.00 and (one payer|\d+ payers) were missing/)
})

const whys = {
  round_met: ['by_key', 'at_cap', 'as_pledged', 'in_proportion', 'fills_gap', 'several', 'nothing', 'intended'],
  round_failed: ['short', 'payers', 'both', 'fell_short', 'fell_payers', 'fell_both'],
  round_default: ['own', 'of_another'],
  round_call: ['contingency', 'more', 'take_over', 'buy_in'],
  round_pledge: ['given', 'changed', 'withdrawn'],
  round_settled: ['bears', 'stopped'],
} as const

test('every way of a round is said in the mail, in five languages', () => {
  for (const [code, all] of Object.entries(whys))
    for (const why of all)
      for (const language of languages) {
        const key = `notice.funding.${code}.body`
        assert.notEqual(house.words.say(language, key, { why }), house.words.say(language, key, {}), `${key}_${why}`)
      }
})
