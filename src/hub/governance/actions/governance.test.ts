import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castCommunity } from '#cast.ts'
import { seedCommunity, takingPart } from '#hub/organisations/public.ts'
import { action, read } from '#platform/action.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import { newId } from '#platform/values/ids.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { checks } from '../checks.ts'
import { planVote as asked } from '../contract/votes-planning.ts'
import { readVote } from '../reads/votes.ts'
import { seed } from '../seed.ts'
import { shuffleBox } from '../store/secret.ts'
import { castBallot } from './secret.ts'
import { answerVote } from './votes.ts'
import { delegateVote } from './votes-delegations.ts'
import { planVote } from './votes-planning.ts'

const { shop: makeCommunity, house } = await world()
const participants = read('test.participants', (ctx) => takingPart(ctx))
const shuffle = action('test.shuffle', async (ctx, { vote }: { vote: string }) => {
  await shuffleBox(ctx.db, ctx.organisation, vote)
  ctx.record('governance.boxes_shuffled', { subject: ctx.organisation, boxes: 1 })
})

async function told(secret: boolean) {
  const community = await makeCommunity({ kind: 'community' })
  await community.act(seedCommunity, {
    organisations: castCommunity.organisations.map((of) => ({ ...of, id: null })),
  })
  const sent = { title: 'Confirm Jo', method: 'majority', secret, aboutPersons: true, evenFew: true }
  const { vote } = await community.act(planVote, asked.body?.parse(sent) as Parameters<typeof planVote.run>[1])
  const active = (await community.look(participants, {})).filter(({ state }) => state === 'active').map(({ id }) => id)
  return { community, db: house.database.for(community.id), vote, active: active as string[] }
}

const yes = (vote: string, participant: string) => ({ vote, participant, says: 'yes' as const, marks: [] })

test('nothing that is stored links whoever cast to a secret ballot: no time, no sequence, no transaction', async () => {
  const { community, db, vote, active } = await told(true)
  for (const [place, participant] of active.slice(0, 3).entries())
    await community.act(castBallot, yes(vote, participant), undefined, { idempotencyKey: `ballot-${place}` })
  const night = () => community.act(shuffle, { vote })
  await night()
  const columns = await rows<{ name: string }>(
    db,
    sql`select column_name as name from information_schema.columns
      where table_schema = 'governance' and table_name = 'secret_ballot' order by 1`,
  )
  assert.deepEqual(
    columns.map(({ name }) => name),
    ['content', 'id', 'organisation_id', 'receipt', 'vote_id'],
  )
  const ballots = await rows<{ id: string; xmin: string }>(
    db,
    sql`select id, xmin::text from governance.secret_ballot where vote_id = ${vote} order by ctid`,
  )
  assert.equal(new Set(ballots.map(({ xmin }) => xmin)).size, 1)
  assert.ok(ballots.every(({ id }) => id.charAt(14) === '4'))
  assert.deepEqual(
    ballots.map(({ id }) => id),
    ballots.map(({ id }) => id).sort(),
  )
  const rolled = await rows<{ xmin: string }>(
    db,
    sql`select xmin::text from governance.elector where vote_id = ${vote} and cast_on is not null`,
  )
  assert.ok(rolled.every(({ xmin }) => xmin !== ballots[0]?.xmin))
  const events = await rows<{ id: string; at: string }>(
    db,
    sql`select id, at::text from platform.event where organisation_id = ${community.id} and name = 'governance.ballot_cast'`,
  )
  assert.equal(events.length, 3)
  assert.equal(new Set(events.map(({ at }) => at)).size, 1)
  assert.equal(new Set(events.map(({ id }) => id.slice(0, 13))).size, 1)
})

test('a repeated request keeps no receipt, and nothing by which the ballot could be guessed', async () => {
  const { community, db, vote, active } = await told(true)
  const [first = '', second = ''] = active
  const cast = (participant: string, key: string, says: 'yes' | 'no') =>
    community.act(castBallot, { ...yes(vote, participant), says }, undefined, { idempotencyKey: key })
  assert.ok((await cast(first, 'one', 'yes')).receipt)
  assert.deepEqual(await cast(first, 'one', 'yes'), { receipt: null })
  await cast(second, 'two', 'no')
  const kept = await rows<{ fingerprint: string; answer: unknown }>(
    db,
    sql`select fingerprint, answer from platform.idempotency where organisation_id = ${community.id} order by key`,
  )
  assert.equal(new Set(kept.map(({ fingerprint }) => fingerprint)).size, 1)
  assert.ok(kept.every(({ answer }) => JSON.stringify(answer) === '{"value":{"receipt":null}}'))
})

test('two people of one co-op who cast in the same second cast one ballot', async () => {
  const { community, vote, active } = await told(true)
  const cast = () => community.act(castBallot, yes(vote, active[0] ?? ''))
  const tried = await Promise.allSettled([cast(), cast()])
  assert.deepEqual(tried.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal((await community.look(readVote, { vote })).answered, 1)
})

const broken = async (community: Shop): Promise<string[]> => {
  const found = await Promise.all(
    checks.map(async ({ name, run }) =>
      (await run(house.database.for(community.id), community.id)).length > 0 ? name : '',
    ),
  )
  return found.filter((name) => name !== '').map((name) => name.replace('governance.', ''))
}

test('the demo breaks nothing that the doctor looks at', async () => {
  const { community } = await told(false)
  await seed.community?.({ act: (run, input) => community.act(run, input) } as Parameters<
    NonNullable<typeof seed.community>
  >[0])
  assert.deepEqual(await broken(community), [])
})

test('the doctor finds ballots that are in no box or on no roll, and an open answer of a secret vote', async () => {
  const { community, db, vote, active } = await told(true)
  await community.act(castBallot, yes(vote, active[0] ?? ''))
  await sql`delete from governance.secret_ballot where organisation_id = ${community.id}`.execute(db)
  assert.deepEqual(await broken(community), ['box_holds_what_was_cast'])
  await sql`insert into governance.answer (organisation_id, id, vote_id, participant_id, content, given_at, turn)
    select ${community.id}, ${newId()}, ${vote}, ${active[1]}, '{"says":"yes","marks":[]}', opens_at, 1
    from governance.vote where id = ${vote}`.execute(db)
  assert.deepEqual(await broken(community), ['answered_while_open', 'box_holds_what_was_cast'])
})

test('the doctor finds a vote that was closed without its quorum, and figures of the register that are others', async () => {
  const { community, db, vote } = await told(false)
  const result = JSON.stringify({ count: {}, eligible: 7, answered: 3 })
  await sql`update governance.vote set state = 'closed', result = ${result}::jsonb where id = ${vote}`.execute(db)
  assert.deepEqual(await broken(community), ['closed_with_quorum'])
  await sql`insert into governance.decision (organisation_id, id, year, seq, number, title, text, language, method, taken_on,
      in_force_from, review_on, eligible, answered, recorded_at, vote_id)
    values (${community.id}, ${newId()}, 2025, 99, 'D-2025-099', 'x', 'x', 'fr', 'majority', '2025-03-03', '2025-03-03',
      '2026-03-03', 7, 4, now(), ${vote})`.execute(db)
  assert.deepEqual(await broken(community), ['closed_with_quorum', 'register_agrees'])
})

const plantProposal = async (community: Shop, state: string): Promise<string> => {
  const id = newId()
  await sql`insert into governance.proposal (organisation_id, id, number, published_on, state, title, language, written_at)
    values (${community.id}, ${id}, 99, '2025-03-03', ${state}, 'x', 'fr', now())`.execute(
    house.database.for(community.id),
  )
  return id
}

test('the doctor finds a proposal that was adopted without a vote, and a vote on what is not decided', async () => {
  const { community, db, vote } = await told(false)
  const proposal = await plantProposal(community, 'adopted')
  assert.deepEqual(await broken(community), ['decided_by_its_vote'])
  await sql`update governance.proposal set state = 'rejected' where id = ${proposal}`.execute(db)
  assert.deepEqual(await broken(community), ['decided_by_its_vote'])
  await sql`update governance.vote set proposal_id = ${proposal} where id = ${vote}`.execute(db)
  await sql`update governance.proposal set state = 'open' where id = ${proposal}`.execute(db)
  assert.deepEqual(await broken(community), ['one_vote_at_a_time'])
})

test('the doctor finds chains of delegations, and objections that nobody tested', async () => {
  const { community, db, vote, active } = await told(false)
  const [giver = '', receiver = '', third = ''] = active
  await community.act(delegateVote, { vote, participant: giver, receiver })
  await sql`insert into governance.delegation (organisation_id, id, vote_id, from_id, to_id, given_at)
    values (${community.id}, ${newId()}, ${vote}, ${receiver}, ${third}, now())`.execute(db)
  assert.deepEqual(await broken(community), ['no_chains'])
  const proposal = await plantProposal(community, 'open')
  await sql`insert into governance.objection (organisation_id, id, proposal_id, participant_id, harm, what_would_help, round,
      state, raised_at, raised_on)
    values (${community.id}, ${newId()}, ${proposal}, ${giver}, 'x', 'x', 1, 'not_qualified', now(), '2025-03-03')`.execute(
    db,
  )
  assert.deepEqual(await broken(community), ['no_chains', 'objections_weighed'])
})

test('of answers that come in the same second the newest counts, and only once', async () => {
  const { community, db, vote, active } = await told(false)
  const answer = (says: 'yes' | 'no') =>
    community.act(answerVote, {
      ...{ vote, participant: active[0] ?? '', says, marks: [], reason: null, whatWouldHelp: '', draft: false },
    })
  await Promise.all([answer('yes'), answer('no'), answer('yes')])
  assert.equal((await community.look(readVote, { vote })).answered, 1)
  const kept = await one<{ answers: string }>(
    db,
    sql`select count(*)::text as answers from governance.answer where organisation_id = ${community.id}`,
  )
  assert.equal(kept?.answers, '3')
})
