import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { signedToken } from '#platform/mail/signed-link.ts'
import { NotFound } from '#platform/refusal.ts'
import { instant } from '#platform/values/day.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { bookSeat, cancelSeat } from '../../shifts/actions/booking.ts'
import { grantLeave } from '../../shifts/actions/leave.ts'
import { cancelShift } from '../../shifts/actions/shift.ts'
import { unsubscribe } from '../../shifts/actions/standing.ts'
import { type Member, type PlannedShop, plannedShop } from '../../shifts/cast.testing.ts'
import { checks } from '../checks.ts'
import { readCannotCome } from '../reads/cannot-come.ts'
import { listCalls, readCall, readStandInWays } from '../reads/stand-in.ts'
import { callOut } from './call-out.ts'
import { changeSeat } from './change.ts'
import { settle } from './settle.ts'
import { acceptStandIn, askStandIn, declineStandIn, handBackSeat, withdrawStandIn } from './stand-in.ts'
import { addStandby } from './standby.ts'
import { askSwap } from './swap.ts'
import { tellShop } from './tell-shop.ts'

const w = await world()

const on = (day: string, hour = 8) => ({
  day,
  startsAt: `${day}T${String(hour).padStart(2, '0')}:00:00Z`,
  endsAt: `${day}T${String(hour + 2).padStart(2, '0')}:00:00Z`,
})

/** Amina in her fixed place on a Wednesday; Elif regular, Bram and Jo book freely. */
async function wednesday(more: { purpose?: string; seats?: number } = {}) {
  const day = '2025-03-12'
  const here = await plannedShop(w)
  const purpose = more.purpose ?? 'regular'
  const amina = await here.member('Amina', purpose === 'flying' ? 'flying' : 'regular')
  const [elif, bram, jo] = [await here.member('Elif', 'regular'), await here.member('Bram'), await here.member('Jo')]
  const shift = await here.oneOff({ ...on(day), seats: more.seats ?? 1 })
  const seat = await here.sit(shift, amina, purpose)
  const ask = (person?: string) =>
    here.shop
      .act(askStandIn, { attendance: seat, ...(person ? { partner: person } : {}) }, amina)
      .then(({ call }) => call)
  return { here, amina, elif, bram, jo, shift, seat, ask }
}

const rowsOn = (here: PlannedShop, shift: string) =>
  here.all<{ member: string; standIn: string | null; purpose: string; state: string }>(
    sql`select member_id as member, stand_in_id as "standIn", purpose, state from shifts.attendance
      where shift_id = ${shift} and state <> 'cancelled' order by id`,
  )

async function told(here: PlannedShop, member: Member) {
  await w.house.workers.drain()
  const rows = await here.all<{ code: string }>(
    sql`select code from platform.notice where organisation_id = ${here.shop.id} and person_id = ${member.id}
      order by wanted_at, id`,
  )
  return rows.map(({ code }) => code)
}

const decide = (here: PlannedShop, changes: Readonly<Record<string, number>>) =>
  here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, changes, made_at)
    values (${here.shop.id}, gen_random_uuid(), '2025-01-01', ${JSON.stringify(changes)}, ${w.now()})`)

const stateOf = async (here: PlannedShop, call: string) =>
  (await here.all<{ state: string }>(sql`select state from exchanges.stand_in_call where id = ${call}`))[0]?.state

test('until somebody says yes the holder answers; the first who may comes instead, and both are told', async () => {
  const { here, amina, elif, bram, shift, seat, ask } = await wednesday()
  const call = await ask()
  assert.equal((await rowsOn(here, shift.id))[0]?.standIn, null)
  const { calls } = await here.shop.look(listCalls, {}, elif)
  assert.deepEqual(
    calls.map((one) => [one.call, one.whyNot.length]),
    [[call, 0]],
  )
  await here.shop.act(acceptStandIn, { call }, elif)
  assert.deepEqual(await rowsOn(here, shift.id), [
    { member: amina.id, standIn: elif.id, purpose: 'regular', state: 'planned' },
  ])
  await assert.rejects(here.shop.act(acceptStandIn, { call }, bram), refusedWith('stand_in.final'))
  assert.deepEqual(await told(here, amina), ['exchanges.stand_in_found'])
  assert.deepEqual(await told(here, elif), ['exchanges.stand_in_yours'])
  const { over, offers } = await here.shop.look(readCannotCome, { attendance: seat }, amina)
  assert.deepEqual([over.map(({ code }) => code), offers], [['stand_in.found'], []])
})

test('four say yes at the same second: one comes, nobody sits twice, no seat is lost', async () => {
  const { here, amina, elif, bram, jo, shift, ask } = await wednesday()
  const ana = await here.member('Ana')
  const call = await ask()
  const people = [elif, bram, jo, ana]
  const answers = await Promise.allSettled(people.map((one) => here.shop.act(acceptStandIn, { call }, one)))
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const answer of answers) if (answer.status === 'rejected') refusedWith('stand_in.final')(answer.reason)
  const winner = people[answers.findIndex(({ status }) => status === 'fulfilled')]
  assert.deepEqual(
    (await rowsOn(here, shift.id)).map(({ member, standIn }) => [member, standIn]),
    [[amina.id, winner?.id]],
  )
})

test('a freely booked seat passes to whoever takes it, and the holder is free', async () => {
  const { here, amina, bram, shift, ask } = await wednesday({ purpose: 'flying' })
  await here.shop.act(acceptStandIn, { call: await ask() }, bram)
  assert.deepEqual(await rowsOn(here, shift.id), [
    { member: bram.id, standIn: null, purpose: 'flying', state: 'planned' },
  ])
  const left = await here.all<{ reason: string }>(
    sql`select cancel_reason as reason from shifts.attendance where member_id = ${amina.id}`,
  )
  assert.deepEqual(left, [{ reason: 'stand_in' }])
})

test('a person asked by number may say yes by the link of the mail; nobody else hears of it', async () => {
  const { here, elif, bram, jo, shift, seat, amina } = await wednesday()
  await here.run(sql`update members.membership set member_no = 4711 where contact_id = ${bram.id}`)
  const { call } = await here.shop.act(askStandIn, { attendance: seat, partner: ' 4711 ' }, amina)
  assert.deepEqual(await told(here, bram), ['exchanges.stand_in_asked'])
  await assert.rejects(here.shop.look(readCall, { call }, elif), NotFound)
  await assert.rejects(here.shop.act(acceptStandIn, { call }, elif), refusedWith('stand_in.not_asked'))
  const signed = (person: Member) =>
    signedToken({
      organisation: here.shop.id,
      person: person.id,
      purpose: 'exchanges.stand_in_asked',
      expires: instant('2025-06-01T00:00:00.000Z'),
    })
  assert.equal((await here.shop.look(readCall, { call, signed: signed(bram) })).named, true)
  assert.equal(await stateOf(here, call), 'open')
  await assert.rejects(here.shop.act(acceptStandIn, { call, signed: signed(jo) }), refusedWith('stand_in.not_asked'))
  await here.shop.act(acceptStandIn, { call, signed: signed(bram) })
  assert.equal((await rowsOn(here, shift.id))[0]?.standIn, bram.id)
})

test('asking by an address nobody has looks the same as asking somebody, and tells nobody', async () => {
  const { here, amina, elif, seat, ask } = await wednesday()
  const call = await ask('stranger@nowhere.example')
  const { call: own } = await here.shop.look(readStandInWays, { attendance: seat }, amina)
  assert.deepEqual([own?.call, own?.namedAs, own?.state], [call, 'stranger@nowhere.example', 'open'])
  assert.deepEqual((await here.shop.look(listCalls, {}, elif)).calls, [])
  await assert.rejects(here.shop.act(acceptStandIn, { call }, elif), refusedWith('stand_in.not_asked'))
  await assert.rejects(ask(), refusedWith('stand_in.called'))
  await assert.rejects(
    here.shop.act(askStandIn, { attendance: seat, partner: amina.email }, amina),
    refusedWith('stand_in.called', 'stand_in.oneself'),
  )
})

test('who is asked by name may say no: the holder hears of it and asks somebody else', async () => {
  const { here, amina, bram, jo, ask } = await wednesday()
  const call = await ask(bram.email)
  await assert.rejects(here.shop.act(declineStandIn, { call }, jo), refusedWith('stand_in.not_asked'))
  await here.shop.act(declineStandIn, { call }, bram)
  assert.deepEqual(await told(here, amina), ['exchanges.stand_in_declined'])
  assert.equal(await stateOf(here, call), 'withdrawn')
  await ask()
})

test('the holder takes the call back at the same second as somebody says yes: one of the two holds', async () => {
  const { here, amina, bram, shift, ask } = await wednesday()
  const call = await ask()
  const [back, yes] = await Promise.allSettled([
    here.shop.act(withdrawStandIn, { call }, amina),
    here.shop.act(acceptStandIn, { call }, bram),
  ])
  assert.notEqual(back.status, yes.status)
  const state = await stateOf(here, call)
  assert.equal(state, yes.status === 'fulfilled' ? 'filled' : 'withdrawn')
  assert.equal((await rowsOn(here, shift.id))[0]?.standIn, yes.status === 'fulfilled' ? bram.id : null)
})

test('somebody who says yes and books a free place there at the same second sits there once', async () => {
  const { here, bram, shift, ask } = await wednesday({ seats: 2 })
  const call = await ask()
  const answers = await Promise.allSettled([
    here.shop.act(bookSeat, { shift: shift.id }, bram),
    here.shop.act(acceptStandIn, { call }, bram),
  ])
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
  const own = (await rowsOn(here, shift.id)).filter(({ member, standIn }) => [member, standIn].includes(bram.id))
  assert.equal(own.length, 1)
})

test('a stand-in gives the seat back two hours before, not one hour before; the holder answers again and is told', async () => {
  const { here, amina, elif, shift, seat, ask } = await wednesday()
  await here.shop.act(acceptStandIn, { call: await ask() }, elif)
  const { offers, insteadOf } = await here.shop.look(readCannotCome, { attendance: seat }, elif)
  assert.deepEqual([offers.map(({ path }) => path), insteadOf], [['hand_back', 'tell_shop'], 'Amina'])
  const before = w.now()
  w.moveTo('2025-03-12T07:00:00.000Z')
  await assert.rejects(here.shop.act(handBackSeat, { attendance: seat }, elif), refusedWith('shift.too_late'))
  w.moveTo('2025-03-12T06:00:00.000Z')
  await assert.rejects(here.shop.act(handBackSeat, { attendance: seat }, amina), NotFound)
  await here.shop.act(handBackSeat, { attendance: seat }, elif)
  assert.equal((await rowsOn(here, shift.id))[0]?.standIn, null)
  assert.ok((await told(here, amina)).includes('exchanges.stand_in_left'))
  w.moveTo(before)
})

test('leave of the stand-in gives the seat back to its holder; a holder on leave is not asked to come again', async () => {
  const { here, amina, elif, shift, ask } = await wednesday()
  await here.shop.act(acceptStandIn, { call: await ask() }, elif)
  const leave = { type: 'holiday', from: '2025-03-11', until: '2025-03-20', reason: 'away' }
  await here.shop.act(grantLeave, { ...leave, member: elif.id, shortAccepted: true, evidenceSeen: true })
  assert.ok((await told(here, amina)).includes('exchanges.stand_in_left'))
  assert.equal((await rowsOn(here, shift.id))[0]?.standIn, null)
  const other = await wednesday()
  await other.here.shop.act(acceptStandIn, { call: await other.ask() }, other.elif)
  await other.here.shop.act(grantLeave, { ...leave, member: other.amina.id, shortAccepted: true, evidenceSeen: true })
  assert.equal((await rowsOn(other.here, other.shift.id))[0]?.standIn, other.elif.id)
  await other.here.shop.act(handBackSeat, { attendance: other.seat }, other.elif)
  assert.ok(!(await told(other.here, other.amina)).includes('exchanges.stand_in_left'))
  assert.deepEqual(await rowsOn(other.here, other.shift.id), [])
})

test('a call ends with the seat, with the shift, and when the shift begins', async () => {
  const { here, amina, shift, seat, ask } = await wednesday()
  const friday = await here.oneOff({ ...on('2025-03-14'), seats: 1 })
  const call = await ask()
  await here.shop.act(changeSeat, { attendance: seat, shift: friday.id }, amina)
  assert.equal(await stateOf(here, call), 'withdrawn')
  const off = await wednesday()
  const second = await off.ask()
  await off.here.shop.act(cancelShift, { shift: off.shift.id, reason: 'flood' }, off.here.planner)
  await w.house.workers.drain()
  assert.equal(await stateOf(off.here, second), 'withdrawn')
  const late = await wednesday()
  const third = await late.ask()
  const before = w.now()
  w.moveTo('2025-03-12T08:00:00.000Z')
  await late.here.shop.act(settle, {})
  assert.equal(await stateOf(late.here, third), 'expired')
  await assert.rejects(late.here.shop.act(acceptStandIn, { call: third }, late.bram), refusedWith('shift.past'))
  w.moveTo(before)
  assert.ok(shift.id)
})

test('a credit is given when somebody comes instead, and taken back when that person does not', async () => {
  const { here, amina, elif, seat, ask } = await wednesday()
  await decide(here, { standInCredit: 1 })
  const main = async () =>
    Number(
      (await here.all<{ main: string }>(sql`select main from shifts.standing_state where member_id = ${amina.id}`))[0]
        ?.main ?? 0,
    )
  await here.shop.act(acceptStandIn, { call: await ask() }, elif)
  assert.equal(await main(), 1000)
  await here.shop.act(handBackSeat, { attendance: seat }, elif)
  assert.equal(await main(), 0)
  await here.shop.act(settle, {})
  assert.equal(await main(), 0)
})

test('telling the shop keeps the seat, tells lead and office, opens a call to all, and is done once', async () => {
  const { here, amina, bram, elif, shift, seat, ask } = await wednesday()
  await here.run(sql`update shifts.shift set lead_id = ${elif.id} where id = ${shift.id}`)
  const call = await ask(bram.email)
  await here.shop.act(tellShop, { attendance: seat }, amina)
  assert.equal((await rowsOn(here, shift.id)).length, 1)
  assert.ok((await told(here, elif)).includes('shifts.absence_told'))
  const { call: own } = await here.shop.look(readStandInWays, { attendance: seat }, amina)
  assert.deepEqual([own?.call, own?.namedAs, own?.told], [call, null, true])
  await assert.rejects(here.shop.act(tellShop, { attendance: seat }, amina), refusedWith('seat.told'))
  const { told: since, offers } = await here.shop.look(readCannotCome, { attendance: seat }, amina)
  assert.ok(since)
  assert.equal(offers.at(-1)?.path, 'tell_shop')
  const before = w.now()
  w.moveTo('2025-03-12T07:59:00.000Z')
  await here.shop.act(acceptStandIn, { call }, bram)
  w.moveTo(before)
  assert.equal((await rowsOn(here, shift.id))[0]?.standIn, bram.id)
})

test('a mail that asks does not go out once nobody needs the answer', async () => {
  const { here, amina, bram, jo, ask } = await wednesday()
  await here.shop.act(withdrawStandIn, { call: await ask(bram.email) }, amina)
  await ask(jo.email)
  await w.house.workers.drain()
  const states = await here.all<{ person: string; state: string }>(
    sql`select person_id as person, state from platform.notice
      where organisation_id = ${here.shop.id} and code = 'exchanges.stand_in_asked' order by wanted_at, id`,
  )
  assert.deepEqual(states, [
    { person: bram.id, state: 'settled' },
    { person: jo.id, state: 'sent' },
  ])
})

test('who comes instead ends the swap that was asked for the same seat', async () => {
  const { here, amina, elif, seat, ask } = await wednesday()
  const friday = await here.oneOff({ ...on('2025-03-28'), seats: 2 })
  const { swap } = await here.shop.act(askSwap, { attendance: seat, wishes: [{ shift: friday.id }] }, amina)
  await here.shop.act(acceptStandIn, { call: await ask() }, elif)
  const [request] = await here.all<{ state: string }>(sql`select state from exchanges.swap_request where id = ${swap}`)
  assert.equal(request?.state, 'cancelled')
})

test('who leaves the shop comes instead of nobody, and is called no more', async () => {
  const { here, amina, elif, shift, ask } = await wednesday()
  await here.shop.act(addStandby, {}, elif)
  await here.shop.act(acceptStandIn, { call: await ask() }, elif)
  await here.shop.act(unsubscribe, { member: elif.id, reason: 'moved away' }, here.planner)
  assert.ok((await told(here, amina)).includes('exchanges.stand_in_left'))
  assert.equal((await rowsOn(here, shift.id))[0]?.standIn, null)
  const left = await here.all(sql`select 1 from exchanges.standby where member_id = ${elif.id} and ended_at is null`)
  assert.equal(left.length, 0)
})

test('the shop calls the shift off: whoever would have come instead hears of it once', async () => {
  const { here, elif, shift, ask } = await wednesday()
  await here.shop.act(acceptStandIn, { call: await ask() }, elif)
  await here.shop.act(cancelShift, { shift: shift.id, reason: 'flood' }, here.planner)
  assert.deepEqual(await told(here, elif), ['exchanges.stand_in_yours', 'shifts.shift_cancelled'])
})

test('the office gives the seat away otherwise: whoever would have come instead need not', async () => {
  const { here, elif, seat, ask } = await wednesday()
  await here.shop.act(acceptStandIn, { call: await ask() }, elif)
  await here.shop.act(cancelSeat, { attendance: seat, reason: 'moved' }, here.planner)
  assert.deepEqual(await told(here, elif), ['exchanges.stand_in_yours', 'exchanges.stand_in_over'])
})

test('what is kept of stand-ins fits the seats, whatever happened above', async () => {
  const { here } = await wednesday()
  for (const check of checks) assert.deepEqual(await check.run(w.house.database.for(here.shop.id), here.shop.id), [])
})

test('a stand-in who cannot come either tells the shop: standby is called, the first who comes frees the stand-in', async () => {
  const { here, amina, elif, bram, jo, shift, seat, ask } = await wednesday()
  for (const one of [amina, elif, jo]) await here.shop.act(addStandby, {}, one)
  await here.shop.act(acceptStandIn, { call: await ask() }, elif)
  await here.shop.act(tellShop, { attendance: seat }, elif)
  await here.shop.act(callOut, {})
  const { call } = await here.shop.look(readCannotCome, { attendance: seat }, elif)
  assert.deepEqual([call?.told, call?.invited], [true, 1], 'neither the stand-in nor the holder is called')
  assert.deepEqual((await told(here, jo)).at(-1), 'exchanges.call_out')
  assert.equal((await rowsOn(here, shift.id))[0]?.standIn, elif.id, 'until somebody comes the stand-in answers')

  await here.shop.act(acceptStandIn, { call: call?.call ?? '' }, bram)
  assert.equal((await rowsOn(here, shift.id))[0]?.standIn, bram.id)
  assert.equal((await told(here, elif)).at(-1), 'exchanges.stand_in_found')
  assert.equal((await told(here, bram)).at(-1), 'exchanges.stand_in_yours')
  assert.deepEqual((await told(here, amina)).slice(1), [], 'nothing changes for the holder')
  for (const check of checks) assert.deepEqual(await check.run(w.house.database.for(here.shop.id), here.shop.id), [])

  await here.shop.act(handBackSeat, { attendance: seat }, bram)
  assert.equal((await told(here, amina)).at(-1), 'exchanges.stand_in_left')
  assert.deepEqual((await told(here, bram)).slice(1), [])
})

test('the holder may come after all for a stand-in who looks for somebody; a credit that was given is taken back', async () => {
  const { here, amina, elif, shift, seat, ask } = await wednesday()
  await decide(here, { standInCredit: 1 })
  await here.shop.act(acceptStandIn, { call: await ask() }, elif)
  await here.shop.act(tellShop, { attendance: seat }, elif)
  const { call } = await here.shop.look(readCannotCome, { attendance: seat }, elif)
  await here.shop.act(acceptStandIn, { call: call?.call ?? '' }, amina)
  assert.equal((await rowsOn(here, shift.id))[0]?.standIn, null)
  const [{ main } = { main: null }] = await here.all<{ main: number }>(
    sql`select coalesce(sum(amount), 0)::integer as main from shifts.ledger_entry
      where organisation_id = ${here.shop.id} and member_id = ${amina.id} and counter = 'main'`,
  )
  assert.equal(main, 0)
})

test('a stand-in who gives the seat back is no longer looked for, and a shop that calls nobody invites nobody', async () => {
  const { here, elif, jo, seat, ask } = await wednesday()
  await decide(here, { callOutHours: 0 })
  await here.shop.act(addStandby, {}, jo)
  await here.shop.act(acceptStandIn, { call: await ask() }, elif)
  await here.shop.act(tellShop, { attendance: seat }, elif)
  assert.deepEqual(await here.shop.act(callOut, {}), { opened: 0, invited: 0 })
  const { call } = await here.shop.look(readCannotCome, { attendance: seat }, elif)
  await here.shop.act(handBackSeat, { attendance: seat }, elif)
  assert.equal(await stateOf(here, call?.call ?? ''), 'withdrawn')
  assert.deepEqual(await told(here, jo), [])
})
