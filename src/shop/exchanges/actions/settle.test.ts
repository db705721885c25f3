import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { newId } from '#platform/values/ids.ts'
import { world } from '../../../../test/world.ts'
import { grantLeave } from '../../shifts/actions/leave.ts'
import { cancelShift } from '../../shifts/actions/shift.ts'
import { type Member, type PlannedShop, plannedShop } from '../../shifts/cast.testing.ts'
import { settle } from './settle.ts'

const w = await world()

/** Two people whose seats are in one pending proposal; the second asked only to accept the first. */
async function twoAgreeing() {
  const here = await plannedShop(w)
  const [one, two] = [await here.member('Amina', 'regular'), await here.member('Elif', 'regular')]
  const shift = (day: string) =>
    here.oneOff({ day, startsAt: `${day}T08:00:00Z`, endsAt: `${day}T10:00:00Z`, seats: 1 })
  const [first, second] = [await shift('2025-03-12'), await shift('2025-03-14')]
  const seats = [await here.sit(first, one, 'regular'), await here.sit(second, two, 'regular')] as const
  const proposal = newId()
  await here.run(sql`insert into exchanges.swap_proposal (organisation_id, id, origin, made_at, expires_at)
    values (${here.shop.id}, ${proposal}, 'accepted', ${w.now()}, '2025-03-06T07:00:00Z')`)
  const requests = [await request(here, one, seats[0], null), await request(here, two, seats[1], proposal)] as const
  await leg(here, proposal, 1, { request: requests[0], member: one, gives: seats[0], takes: seats[1] })
  await leg(here, proposal, 2, { request: requests[1], member: two, gives: seats[1], takes: seats[0] })
  return { here, one, two, first, second, proposal, requests }
}

async function request(here: PlannedShop, member: Member, seat: string, madeFor: string | null): Promise<string> {
  const id = newId()
  await here.run(sql`insert into exchanges.swap_request (organisation_id, id, member_id, attendance_id, state, made_for_id, made_at)
    values (${here.shop.id}, ${id}, ${member.id}, ${seat}, 'offered', ${madeFor}, ${w.now()})`)
  return id
}

const leg = (
  here: PlannedShop,
  proposal: string,
  position: number,
  of: { readonly request: string; readonly member: Member; readonly gives: string; readonly takes: string },
) =>
  here.run(sql`insert into exchanges.swap_leg (organisation_id, proposal_id, position, request_id, member_id, gives_id, takes_id)
    values (${here.shop.id}, ${proposal}, ${position}, ${of.request}, ${of.member.id}, ${of.gives}, ${of.takes})`)

const states = async (here: PlannedShop) => {
  const found = await here.all<{ id: string; state: string }>(
    sql`select id, state from exchanges.swap_request where organisation_id = ${here.shop.id}`,
  )
  return new Map(found.map(({ id, state }) => [id, state]))
}
const stateOf = async (here: PlannedShop, proposal: string) =>
  (
    await here.all<{ state: string; reason: string | null }>(
      sql`select state, off_reason as reason from exchanges.swap_proposal where id = ${proposal}`,
    )
  )[0]

test('the shop calls a shift off: the request of that seat ends, and so does what was made to accept it', async () => {
  const { here, two, first, proposal, requests } = await twoAgreeing()
  await here.shop.act(cancelShift, { shift: first.id, reason: 'flood' }, here.planner)
  await w.house.workers.drain()
  assert.deepEqual(await stateOf(here, proposal), { state: 'off', reason: 'cancelled' })
  const after = await states(here)
  assert.deepEqual([after.get(requests[0]), after.get(requests[1])], ['cancelled', 'cancelled'])
  const told = await here.all<{ code: string }>(
    sql`select code from platform.notice where person_id = ${two.id} and code like 'exchanges.%'`,
  )
  assert.deepEqual(told, [{ code: 'exchanges.swap_off' }])
})

test('a leave of the other person leaves the first request open again', async () => {
  const { here, two, proposal, requests } = await twoAgreeing()
  const leave = { member: two.id, type: 'holiday', from: '2025-03-13', until: '2025-03-20', reason: 'away' }
  await here.shop.act(grantLeave, { ...leave, shortAccepted: true, evidenceSeen: true })
  await w.house.workers.drain()
  assert.equal((await stateOf(here, proposal))?.state, 'off')
  const after = await states(here)
  assert.deepEqual([after.get(requests[0]), after.get(requests[1])], ['open', 'cancelled'])
})

test('a proposal that ran out reopens what was asked, and settling twice changes nothing more', async () => {
  const { here, proposal, requests } = await twoAgreeing()
  const before = w.now()
  w.moveTo('2025-03-06T07:00:00.000Z')
  assert.deepEqual(await here.shop.act(settle, {}), { ended: 2 })
  assert.deepEqual(await here.shop.act(settle, {}), { ended: 0 })
  assert.deepEqual(await stateOf(here, proposal), { state: 'off', reason: 'expired' })
  assert.equal((await states(here)).get(requests[0]), 'open')
  w.moveTo('2025-03-12T06:30:00.000Z')
  await here.shop.act(settle, {})
  assert.equal((await states(here)).get(requests[0]), 'expired')
  w.moveTo(before)
})

test('a seat has one live request, and is in one pending proposal, whatever is written', async () => {
  const { here, one, requests, proposal } = await twoAgreeing()
  const [row] = await here.all<{ seat: string }>(
    sql`select attendance_id as seat from exchanges.swap_request where id = ${requests[0]}`,
  )
  const seat = row?.seat ?? ''
  await assert.rejects(request(here, one, seat, null), /swap_request_once_per_seat/)
  await assert.rejects(
    leg(here, proposal, 3, { request: requests[0], member: one, gives: seat, takes: newId() }),
    /swap_leg_once_per_seat/,
  )
})

test('an open call ends when the shift begins, and is taken back when the seat is gone', async () => {
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const shift = await here.oneOff({
    day: '2025-03-12',
    startsAt: '2025-03-12T08:00:00Z',
    endsAt: '2025-03-12T10:00:00Z',
  })
  const seat = await here.sit(shift, amina, 'regular')
  const call = newId()
  await here.run(sql`insert into exchanges.stand_in_call (organisation_id, id, member_id, attendance_id, made_at)
    values (${here.shop.id}, ${call}, ${amina.id}, ${seat}, ${w.now()})`)
  const before = w.now()
  await here.shop.act(settle, {})
  const state = async () =>
    (await here.all<{ state: string }>(sql`select state from exchanges.stand_in_call where id = ${call}`))[0]?.state
  assert.equal(await state(), 'open')
  w.moveTo('2025-03-12T08:00:00.000Z')
  await here.shop.act(settle, {})
  assert.equal(await state(), 'expired')
  w.moveTo(before)
})
