/** The demo is a shop that could exist: everything that must hold in a real one holds there, and no page is empty. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listWishes } from '#hub/funding/reads/dues-periods.ts'
import { readRoundHistory } from '#hub/funding/reads/history.ts'
import { readRound } from '#hub/funding/reads/rounds.ts'
import { listNeeds, readNeed } from '#hub/needs/reads/needs.ts'
import type { OrganisationFacts, Read } from '#platform/action.ts'
import { rows, sql } from '#platform/database/sql.ts'
import { system } from '#platform/http/asking.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { dayIn } from '#platform/values/zone.ts'
import { demoWorld } from '../demo-world.ts'

const { house } = await demoWorld('2026-03-02T08:00:00.000Z')
const panier = (await house.organisations.shopByAddress('le-panier'))?.id as OrganisationId
const db = house.database.for(panier)
const pairs = async (statement: ReturnType<typeof sql<{ what: string; many: number }>>) =>
  new Map((await rows(db, statement)).map(({ what, many }) => [what, many]))

test('every check of every module finds the demo in order', async () => {
  const found = []
  for (const organisation of await house.organisations.hosted())
    for (const check of house.rooms.flatMap((one) => one.checks)) {
      const broken = await check.run(house.database.for(organisation), organisation)
      if (broken.length > 0) found.push([check.name, broken])
    }
  assert.deepEqual(found, [])
})

test('in the demo every way of an exchange was walked to its end, and some wait', async () => {
  const swaps = await pairs(
    sql`select state as what, count(*)::integer as many from exchanges.swap_request where organisation_id = ${panier} group by state`,
  )
  for (const state of ['open', 'offered', 'done', 'cancelled', 'expired'])
    assert.ok((swaps.get(state) ?? 0) > 0, `a request for a swap is ${state}`)
  const calls = await pairs(
    sql`select state as what, count(*)::integer as many from exchanges.stand_in_call where organisation_id = ${panier} group by state`,
  )
  for (const state of ['open', 'filled', 'withdrawn', 'expired'])
    assert.ok((calls.get(state) ?? 0) > 0, `a call for a stand-in is ${state}`)
  const others = await pairs(
    sql`select 'change' as what, count(*)::integer as many from exchanges.change where organisation_id = ${panier}
      union all select 'round', count(*)::integer from exchanges.swap_leg where organisation_id = ${panier} and position = 3
      union all select 'gift', count(*)::integer from exchanges.pot_offer where organisation_id = ${panier}
      union all select 'pot', count(*)::integer from exchanges.pot_request where organisation_id = ${panier}
      union all select 'call_out', count(*)::integer from exchanges.call_out where organisation_id = ${panier}
      union all select 'standby', count(*)::integer from exchanges.standby where organisation_id = ${panier}`,
  )
  for (const [what, many] of others) assert.ok(many > 1, `${what}: ${many}`)
})

test('the pot of the demo never gave more than was in it', async () => {
  const [worst] = await rows<{ least: number }>(
    db,
    sql<{ least: number }>`with moved as (
        select shift.day as "on", 1 as by from shifts.public_attendance as seat
          join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
          where seat.organisation_id = ${panier} and seat.purpose = 'solidarity' and seat.state = 'done'
        union all select validated_on, -1 from exchanges.pot_request where organisation_id = ${panier})
      select min(level)::integer as least from (select sum(by) over (order by "on") as level from moved) as levels`,
  )
  assert.ok(worst && worst.least >= 0, `the pot stood at ${worst?.least}`)
})

test('the shifts ahead of the people whose tales are told stay as their fixed places made them', async () => {
  const moved = await rows(
    db,
    sql`select person.first_name, shift.day from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
        and shift.starts_at > ${house.clock()}
      join members.contact as person on person.organisation_id = seat.organisation_id and person.id = seat.member_id
        and person.account_id is not null
      where seat.organisation_id = ${panier}
        and (seat.source = 'exchange' or seat.state = 'cancelled' or seat.stand_in_id is not null)`,
  )
  assert.deepEqual(moved, [])
})

const community = (await house.organisations.shopByAddress('recoltes-communes')) as OrganisationFacts
const look = <I, O>(run: Read<I, O>, input: I): Promise<O> =>
  house.runner.look(run, input, { shop: community, actor: system, language: 'en', requestId: 'test' })
const labels = async () => {
  const first = (await look(listNeeds, { size: 50 })).rows.find(({ number }) => number === 1)
  return look(readNeed, { need: first?.id ?? '' })
}

test('the shelf labels of the demo went their whole way, each step decided by somebody', async () => {
  const { history, happened, state, deliveredOn } = await labels()
  assert.equal(state, 'closed')
  const steps = happened.map((name, at) => `${history[at]?.by}: ${name.replace('needs.', '')}`).toReversed()
  const way = [
    'Inès Fontaine: submitted',
    'Léa Rochat: took_in',
    'Mira Lefort: backed',
    'Léa Rochat: prioritised',
    'Frieda Bach: dots_put',
    'Mo Haddad: analysed',
    'Mira Lefort: consultation_answered',
    'Léa Rochat: classified',
    'Mo Haddad: estimated',
    'Frieda Bach: round_opened',
    'Jo Wouters: round_secured',
    'Mo Haddad: work_started',
    'Mo Haddad: released',
    'Mira Lefort: rejected',
    'Frieda Bach: accepted',
    'Frieda Bach: delivered',
    'null: feedback_asked',
    'Frieda Bach: feedback_given',
    'null: feedback_reminded',
    'Frieda Bach: closed',
    'Frieda Bach: defect_told',
    'Jo Wouters: payer_joined',
  ]
  assert.deepEqual(
    [...new Set(steps)].filter((step) => way.includes(step)),
    way,
  )
  const days = history.map(({ at }) => dayIn(at as Instant, community.zone)).toReversed()
  assert.deepEqual(days, days.toSorted())
  assert.equal(days[0], '2025-06-23')
  assert.equal(deliveredOn, '2025-11-06')
})

test('their round went from the first pledge to the last refund: four paid what it cost, a fifth joined late', async () => {
  const round = (await labels()).round ?? ''
  const { events } = await look(readRoundHistory, { round })
  const says = events.map(({ says }) => says).toReversed()
  const firsts = [
    'A round was opened',
    'The round is met',
    'The round was confirmed',
    'The round is secured',
    'Tranche 2 was called',
    'Delivered on',
    'The round was settled',
    'A late joiner takes part',
  ].map((words) => says.findIndex((said) => said.startsWith(words)))
  assert.ok(!firsts.includes(-1))
  assert.deepEqual(
    firsts,
    firsts.toSorted((one, other) => one - other),
  )
  const { nets } = await look(readRound, { round })
  assert.equal(nets.length, 5)
  assert.equal(
    nets.reduce((sum, { net }) => sum + net, 0),
    342_000,
  )
  assert.equal(nets.find(({ name }) => name === 'De Moestuin')?.net, 17_257)
})

test('nobody hears today of what the demo tells of the past', async () => {
  const { id, round } = await labels()
  const told = await rows(
    house.database.for(community.id),
    sql`select code from platform.notice where organisation_id = ${community.id}
      and facts ->> 'about' = any(${[id, round]}::text[])`,
  )
  assert.deepEqual(told, [])
})

test('the treasurer of the demo finds something on the desk: a payer who is late, a line of the bank, an approval that waits', async () => {
  const db = house.database.for(community.id)
  const { wishes } = await look(listWishes, { over: 'no' })
  assert.deepEqual(
    wishes.map(({ act, about }) => `${act}: ${about}`),
    ['expense.approve: Écran pour la salle de réunion'],
  )
  const late = await rows(
    db,
    sql<{ name: string }>`select round.name from funding.call_line as call
      join funding.round as round on round.organisation_id = call.organisation_id and round.id = call.round_id
      where call.organisation_id = ${community.id} and call.defaulted_on is not null`,
  )
  assert.deepEqual(late, [{ name: 'Caisse\u00a0: vendre sans réseau' }])
  const lines = await rows(
    db,
    sql<{ waits: number; proposed: number }>`select count(*)::int as waits, count(proposed_id)::int as proposed
      from funding.bank_line where organisation_id = ${community.id} and state = 'waiting'`,
  )
  assert.deepEqual(lines, [{ waits: 3, proposed: 1 }])
})

test('the search box finds in the demo whatever a community has a list of, by a name of each', async () => {
  const [named] = await rows<Record<string, string>>(
    house.database.for(community.id),
    sql<Record<string, string>>`select
      (select problem from needs.need where state <> 'draft' order by number limit 1) as needs,
      (select name from funding.round order by seq limit 1) as rounds,
      (select name from funding.pot order by seq limit 1) as pots,
      (select title from governance.proposal where number = 1) as proposals,
      (select title from governance.vote where number = 1) as votes,
      (select title from governance.decision order by number limit 1) as decisions,
      (select title from meetings.meeting order by id limit 1) as meetings,
      (select title from meetings.event order by id limit 1) as meeting_events,
      (select subject from communication.thread where number = 1) as threads,
      (select question from communication.faq order by id limit 1) as faq,
      (select title from communication.task where state <> 'proposed' order by number limit 1) as tasks,
      'Panier' as participants`,
  )
  const box = house.routes.find(({ contract }) => contract.path === '/search')?.run as unknown as Read<
    { q: string },
    { groups: { kind: string; items: { title: string; href: string }[] }[] }
  >
  for (const [kind, name] of Object.entries(named ?? {})) {
    const { groups } = await look(box, { q: name.slice(0, 60) })
    const found = groups.find((group) => group.kind === kind)?.items ?? []
    assert.ok(
      found.some(({ title }) => title.includes(name)),
      `${kind}: ${name}`,
    )
    assert.ok(found.every(({ href }) => href.startsWith('/community/')))
  }
})
