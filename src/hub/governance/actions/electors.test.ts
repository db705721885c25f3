import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castCommunity } from '#cast.ts'
import { seedCommunity, takingPart } from '#hub/organisations/public.ts'
import { action, read } from '#platform/action.ts'
import { rows, sql } from '#platform/database/sql.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { type Person, type Shop, world } from '../../../../test/world.ts'
import { checks } from '../checks.ts'
import { planVote as asked } from '../contract/votes-planning.ts'
import { readClocks } from '../reads/clocks.ts'
import { listElectors } from '../reads/electors.ts'
import { readVote } from '../reads/votes.ts'
import { ballotsIn, putBallots } from '../store/secret.ts'
import { castBallot } from './secret.ts'
import { delegateTheme } from './themes.ts'
import { turnVotes } from './turning.ts'
import { answerVote } from './votes.ts'
import { planVote } from './votes-planning.ts'

const { shop: makeCommunity, house, moveTo } = await world()
const participants = read('test.participants', (ctx) => takingPart(ctx))

type Planned = Parameters<typeof planVote.run>[1]

async function community() {
  const made = await makeCommunity({ kind: 'community' })
  await made.act(seedCommunity, { organisations: castCommunity.organisations.map((of) => ({ ...of, id: null })) })
  const all = await made.look(participants, {})
  const active = all.filter(({ state }) => state === 'active').map(({ id }) => id as string)
  const plan = async (more: object) =>
    (await made.act(planVote, asked.body?.parse({ title: 'Vote', method: 'majority', ...more }) as Planned)).vote
  return { made, db: house.database.for(made.id), active, plan }
}

const broken = async (of: Shop): Promise<string[]> => {
  const found = await Promise.all(
    checks.map(async ({ name, run }) =>
      (await run(house.database.for(of.id), of.id)).length > 0 ? [name.replace('governance.', '')] : [],
    ),
  )
  return found.flat()
}

/** These people act for one organisation, with these powers. */
async function act(
  of: Awaited<ReturnType<typeof community>>,
  people: readonly string[],
  participant: string,
  powers: string,
) {
  await sql`insert into organisations.person (organisation_id, account_id, name, email)
    select ${of.made.id}, account, account::text, account || '@example.org' from unnest(${people as string[]}::uuid[]) as account`.execute(
    of.db,
  )
  await sql`insert into organisations.representation (organisation_id, id, participant_id, account_id, powers, from_day, source,
      granted_at)
    select ${of.made.id}, gen_random_uuid(), ${participant}, account, ${powers}::text[], '2025-01-01', 'x', now()
    from unnest(${people as string[]}::uuid[]) as account`.execute(of.db)
}

test('an assembly of ten thousand persons votes: opened, answered and counted in a constant number of statements', async () => {
  const of = await community()
  const people = Array.from({ length: 10_000 }, () => newId())
  await act(of, people, of.active[0] ?? '', '{speak}')
  const vote = await of.plan({ electorate: 'persons', peopleOf: of.active[0], aboutPersons: true, secret: true })
  const page = await of.made.look(readVote, { vote })
  assert.ok(page.fixed >= 10_000)
  // the roll is found by name, page after page; nobody is told who has cast while too few have
  const first = await of.made.look(listElectors, { vote, size: 200 })
  const next = await of.made.look(listElectors, { vote, size: 200, after: first.next ?? '' })
  assert.deepEqual([first.total, next.rows[0]?.number, next.rows.length], [page.fixed, 201, 200])
  assert.deepEqual([...new Set(next.rows.map(({ hasAnswered }) => hasAnswered))], [null])
  // of so many nobody is listed, and nobody's answer
  assert.deepEqual([page.electors.length, page.answers.length], [0, 0])
  await of.made.act(castBallot, { vote, elector: people[0] ?? '', says: 'yes', marks: [] })
  await sql`update governance.elector set cast_on = '2025-03-03' where organisation_id = ${of.made.id} and vote_id = ${vote}
    and participant_id = any(${people.slice(1, 6001)}::uuid[])`.execute(of.db)
  const ballots = Array.from({ length: 6000 }, (_, place) => ({
    receipt: `receipt-${place}`,
    content: { says: place < 2000 ? ('no' as const) : ('yes' as const), marks: [] },
  }))
  await of.made.act(
    action('test.fill', async (ctx) => {
      await putBallots(ctx.db, ctx.organisation, vote, ballots)
      ctx.record('governance.boxes_shuffled', { subject: ctx.organisation, boxes: 1 })
    }),
    {},
  )
  moveTo('2025-03-11T09:00:00.000Z')
  await of.made.act(turnVotes, {})
  moveTo('2025-03-03T07:00:00.000Z')
  const after = await of.made.look(readVote, { vote })
  assert.deepEqual([after.state, after.answered, after.count?.outcome], ['closed', 6001, 'passed'])
  assert.deepEqual(
    after.count?.lines.map(({ score }) => score),
    ['4001', '2000'],
  )
  assert.equal((await ballotsIn(of.db, of.made.id, vote)).length, 6001)
  const roll = await of.made.look(listElectors, { vote, size: 200, sort: '-number' })
  assert.ok(roll.rows.every(({ hasAnswered }) => hasAnswered !== null))
})

test('what runs names the organisations that have not answered, counts the persons, and hides both in a secret vote', async () => {
  const of = await community()
  const people = Array.from({ length: 12 }, () => newId())
  await act(of, people, of.active[0] ?? '', '{speak,position}')
  const plans: readonly (readonly [string, object])[] = [
    ['open', {}],
    ['persons', { electorate: 'persons', peopleOf: of.active[0] }],
    ['secret', { aboutPersons: true, secret: true, evenFew: true }],
  ]
  const asked = new Map<string, string>()
  for (const [name, more] of plans) asked.set(await of.plan(more), name)
  const acting: Person = { ...(await of.made.person('Nora')), account: people[0] as Person['account'] }
  const answered = [...asked.entries()].find(([, name]) => name === 'open')?.[0] ?? ''
  await of.made.act(
    answerVote,
    {
      ...{ vote: answered, participant: of.active[0] ?? '', says: 'yes' as const, marks: [] },
      ...{ reason: null, whatWouldHelp: '', draft: false },
    },
    acting,
  )
  const { votes } = await of.made.look(readClocks, {})
  const told = votes.map((one) => [asked.get(one.id), one.silent.length, one.silentPeople])
  assert.deepEqual(told.toSorted(), [
    ['open', of.active.length - 1, 0],
    ['persons', 0, 12 + (castCommunity.organisations[0]?.people.length ?? 0)],
    ['secret', 0, 0],
  ])
})

test('of a secret vote the proxy that was used keeps the day alone', async () => {
  const of = await community()
  const [giver = '', receiver = ''] = of.active
  await of.made.act(delegateTheme, {
    ...{ participant: giver, receiver, theme: 'people' },
    untilDay: addDays('2025-03-03' as Day, 30),
  })
  const vote = await of.plan({ aboutPersons: true, secret: true, evenFew: true, theme: 'people' })
  const person: Person = await of.made.person('Nora')
  await act(of, [person.account], receiver, '{speak,position}')
  await of.made.act(castBallot, { vote, participant: giver, says: 'yes', marks: [] }, person)
  const used = await rows<{ id: string; given: string; used: string; by: string | null }>(
    of.db,
    sql`select id, to_char(given_at at time zone 'Europe/Brussels', 'HH24:MI') as given,
        to_char(used_at at time zone 'Europe/Brussels', 'HH24:MI') as used, given_by as by
      from governance.delegation where vote_id = ${vote}`,
  )
  assert.deepEqual(
    used.map((one) => [one.given, one.used, one.by, one.id.charAt(14)]),
    [['00:00', '00:00', null, '4']],
  )
})

test('the doctor finds a provider that votes on its own estimate', async () => {
  const { made, db, active, plan } = await community()
  const vote = await plan({ concerned: [{ participant: active[0], as: 'estimate' }] })
  assert.deepEqual(await broken(made), [])
  await sql`update governance.elector set conflict = null where vote_id = ${vote}`.execute(db)
  assert.deepEqual(await broken(made), ['own_matter_set_aside'])
})

test('the doctor finds a run-off without a tie, a delegation used for another theme, and opinions where nobody asks for any', async () => {
  const { made, db, active, plan } = await community()
  const [first, again] = [await plan({}), await plan({ theme: 'funding' })]
  await sql`update governance.vote set follows_id = ${first}, is_run_off = true where id = ${again}`.execute(db)
  assert.deepEqual(await broken(made), ['run_off_after_tie'])
  await sql`update governance.vote set is_run_off = false where id = ${again}`.execute(db)
  const [giver = '', receiver = ''] = active
  const theme = { participant: giver, receiver, theme: 'software' as const, untilDay: '2025-06-30' }
  const { themed } = await made.act(delegateTheme, theme)
  await sql`insert into governance.delegation (organisation_id, id, vote_id, from_id, to_id, given_at, used_at,
      theme_delegation_id)
    values (${made.id}, ${newId()}, ${again}, ${giver}, ${receiver}, now(), now(), ${themed})`.execute(db)
  assert.deepEqual(await broken(made), ['used_within_theme'])
  await sql`update governance.vote set theme = 'software' where id = ${again}`.execute(db)
  const ofPersons = await plan({ electorate: 'persons' })
  await sql`insert into governance.opinion (organisation_id, id, vote_id, account_id, content, given_at)
    values (${made.id}, ${newId()}, ${ofPersons}, ${newId()}, '{"says":"yes","marks":[]}', now())`.execute(db)
  assert.deepEqual(await broken(made), ['opinions_beside_open_votes'])
})

test('whoever leaves keeps an answer that was cast; without one it leaves the count', async () => {
  const { made, db, active, plan } = await community()
  const vote = await plan({})
  const [stays = '', leaves = ''] = active
  await made.act(answerVote, {
    ...{ vote, participant: stays, says: 'yes', marks: [], reason: null, whatWouldHelp: '', draft: false },
  })
  const before = (await made.look(readVote, { vote })).eligible
  await sql`update organisations.participant set state = 'left' where organisation_id = ${made.id}
    and id = any(${[stays, leaves]}::uuid[])`.execute(db)
  const after = await made.look(readVote, { vote })
  assert.deepEqual([after.answered, after.eligible], [1, before - 1])
})
