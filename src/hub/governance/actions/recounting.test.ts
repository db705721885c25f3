/** Whoever has no sign-in downloads the file of a closed vote and counts it again, whatever its method. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { castCommunity } from '#cast.ts'
import { seedCommunity, takingPart } from '#hub/organisations/public.ts'
import { action, read } from '#platform/action.ts'
import { sql } from '#platform/database/sql.ts'
import { found } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { world } from '../../../../test/world.ts'
import { writeProposal as askedProposal } from '../contract/proposals.ts'
import { planVote as asked } from '../contract/votes-planning.ts'
import { readVote } from '../reads/votes.ts'
import { type Content, type Method, methods } from '../rules/counting/terms.ts'
import { changeProposal, lockProposal } from '../store/proposals.ts'
import { votesOn } from '../store/votes.ts'
import { openDecision } from './deciding.ts'
import { publishProposal, writeProposal } from './proposals.ts'
import { recountVote } from './recounting.ts'
import { turnVotes } from './turning.ts'
import { answerVote } from './votes.ts'
import { planVote } from './votes-planning.ts'

const { shop: makeCommunity, house, moveTo } = await world()
const community = await makeCommunity({ kind: 'community' })
await community.act(seedCommunity, { organisations: castCommunity.organisations.map((of) => ({ ...of, id: null })) })
const participants = read('test.participants', (ctx) => takingPart(ctx))
const active = (await community.look(participants, {})).filter(({ state }) => state === 'active').map(({ id }) => id)
const folder = mkdtempSync(join(tmpdir(), 'komunigi-outsider-'))
const origin = 'http://127.0.0.1:8080'
const address = `${origin}/api/v1/organisations/${community.address}/votes`

const options = ['Red', 'Blue', 'Green']
const ranks = [['Red', 'Blue'], ['Blue', 'Green', 'Red'], ['Green', 'Red'], ['Red']]
const saysIn: Partial<Record<Method, readonly Content['says'][]>> = {
  majority: ['yes', 'no', 'yes', 'abstain'],
  qualified: ['yes', 'yes', 'no', 'yes'],
  sortition: ['yes', 'no', 'yes', 'yes'],
  consent: ['no_objection', 'concern', 'stand_aside', 'abstain'],
}

function contentOf(method: Method, at: number): { says: Content['says']; marks: { option: string; mark: number }[] } {
  const says = saysIn[method]?.[at % 4]
  if (says) return { says, marks: [] }
  const ranking = ranks[at % 4] ?? []
  const isRanked = method === 'borda' || method === 'schulze' || method === 'stv'
  const chosen = method === 'basket' ? ranking.slice(0, 2) : ranking
  return { says: 'marks', marks: chosen.map((option, place) => ({ option, mark: isRanked ? place + 1 : 1 })) }
}

async function planned(method: Exclude<Method, 'consent'>): Promise<string> {
  const choice = saysIn[method] ? [] : options.map((name) => ({ name, cost: 1000 }))
  const sent = { title: `By ${method}`, method, options: choice, envelope: 2500, basketRule: { kind: 'minimum' } }
  return (await community.act(planVote, asked.body?.parse(sent) as Parameters<typeof planVote.run>[1])).vote
}

/** Consent is asked of a proposal alone: one whose final comments are over. */
const decide = action('test.decide', async (ctx, { rfc }: { rfc: string }) => {
  await changeProposal(ctx.db, ctx.organisation, rfc, { state: 'deciding' })
  await openDecision(ctx, found(await lockProposal(ctx.db, ctx.organisation, rfc), 'proposal'))
  const [vote] = await votesOn(ctx.db, ctx.organisation, rfc)
  return { vote: found(vote, 'vote').id }
})

async function proposed(): Promise<string> {
  const told = {
    title: 'By consent',
    driver: 'It hurts',
    requirement: 'It stops',
    text: 'We do it.',
    criteria: 'It stopped',
  }
  const rest = {
    alternatives: 'None',
    effectOnShops: 'None',
    cost: 'None',
    reviewOn: addDays('2025-03-03' as Day, 300),
  }
  const body = askedProposal.body?.parse({ ...told, ...rest }) as Parameters<typeof writeProposal.run>[1]
  const { rfc } = await community.act(writeProposal, body)
  await community.act(publishProposal, { rfc })
  return (await community.act(decide, { rfc })).vote
}

const votes = new Map<Method, string>()
for (const method of methods) votes.set(method, method === 'consent' ? await proposed() : await planned(method))
for (const [method, vote] of votes)
  for (const [at, participant] of active.entries())
    await community.act(answerVote, {
      ...{ vote, participant, ...contentOf(method, at) },
      ...{ reason: null, whatWouldHelp: '', draft: false },
    })

const filesOf = async (): Promise<{ number: number; method: string; file: string }[]> => {
  const answer = await house.app.request(address)
  assert.equal(answer.status, 200)
  return ((await answer.json()) as { votes: { number: number; method: string; file: string }[] }).votes
}

test('while a vote is open nobody from outside sees anything of it', async () => {
  assert.deepEqual(await filesOf(), [])
  assert.equal((await house.app.request(`${address}/1/file`)).status, 404)
})

test('an outsider downloads the file of each closed vote and finds the same count, by every method', async () => {
  moveTo('2025-03-30T07:00:00.000Z')
  await community.act(turnVotes, {})
  const files = await filesOf()
  assert.deepEqual(files.map(({ method }) => method).sort(), [...methods].sort())
  for (const { method, file } of files) {
    const answer = await house.app.request(`${origin}${file}`)
    assert.equal(answer.status, 200, method)
    const path = join(folder, `${method}.json`)
    writeFileSync(path, await answer.text())
    const counted = spawnSync(process.execPath, ['scripts/recount-vote.ts', path], { encoding: 'utf8' })
    assert.equal(counted.status, 0, `${method}: ${counted.stdout} ${counted.stderr}`)
    assert.match(counted.stdout, new RegExp(`${active.length} answers`))
  }
})

test('a count made again stands beside the first, agrees or differs, and changes nothing', async () => {
  const vote = votes.get('approval') ?? ''
  const before = (await community.look(readVote, { vote })).count
  assert.deepEqual(await community.act(recountVote, { vote }), { agrees: true })
  const db = house.database.for(community.id)
  await sql`update governance.answer set content = '{"says": "none", "marks": []}'::jsonb
    where organisation_id = ${community.id} and vote_id = ${vote}`.execute(db)
  assert.deepEqual(await community.act(recountVote, { vote }), { agrees: false })
  const after = await community.look(readVote, { vote })
  assert.deepEqual(after.count, before)
  assert.deepEqual(
    after.recounts.map(({ agrees }) => agrees),
    [true, false],
  )
})
