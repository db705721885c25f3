import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { Refused } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { readLedger } from '../reads/ledger.ts'
import { markAttendance } from './attendance.ts'
import { correctCounter, countNight, giveExtension, giveGrace, unsubscribe } from './standing.ts'
import { changeMode } from './worker.ts'

const monday = '2025-03-03T07:00:00.000Z'
const w = await world(monday)
const wednesday = { day: '2025-03-05', startsAt: '2025-03-05T13:00:00Z', endsAt: '2025-03-05T15:00:00Z' }
const refusedWith = (wanted: string[]) => (error: unknown) => {
  if (!(error instanceof Refused)) throw error
  assert.deepEqual(error.refusals.map(({ code }) => code).sort(), wanted)
  return true
}
const facts = async (here: PlannedShop, member: Member) => {
  const { balances, standing } = await here.shop.look(readLedger, { member: member.id })
  return [balances.main, balances.makeUp, standing]
}
const at = (when: string): void => w.moveTo(when)

test('an absence without a word posts one on each counter, and taking it back posts the exact opposite', async () => {
  at('2025-03-05T16:00:00.000Z')
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const shift = await here.oneOff(wednesday)
  await here.sit(shift, amina, 'regular')
  const mark = (outcome: 'done' | 'absent_0' | 'absent_1' | 'absent_2' | 'planned') =>
    here.shop.act(markAttendance, { shift: shift.id, member: amina.id, outcome })
  await mark('absent_2')
  assert.deepEqual(await facts(here, amina), [-1, -1, 'alert'])
  await mark('absent_1')
  assert.deepEqual(await facts(here, amina), [-1, 0, 'alert'])
  await mark('planned')
  assert.deepEqual(await facts(here, amina), [0, 0, 'up_to_date'])
  const entries = await here.all<{ amount: number; reverses: string | null }>(
    sql`select amount, reverses from shifts.ledger_entry where member_id = ${amina.id} order by round, position`,
  )
  assert.deepEqual(
    entries.map(({ amount, reverses }) => [amount, reverses !== null]),
    [
      [-1000, false],
      [-1000, false],
      [1000, true],
      [1000, true],
      [-1000, false],
      [1000, true],
    ],
  )
})

test('the counters of a stand-in move, those of the holder do not', async () => {
  at('2025-03-05T16:00:00.000Z')
  const here = await plannedShop(w)
  const [amina, elif] = [await here.member('Amina', 'regular'), await here.member('Elif', 'regular')]
  const shift = await here.oneOff(wednesday)
  const seat = await here.sit(shift, amina, 'regular')
  await here.run(sql`update shifts.attendance set stand_in_id = ${elif.id} where id = ${seat}`)
  await here.shop.act(markAttendance, { shift: shift.id, member: amina.id, outcome: 'absent_2' })
  assert.deepEqual(await facts(here, amina), [0, 0, 'up_to_date'])
  assert.deepEqual(await facts(here, elif), [-1, -1, 'alert'])
})

test('flying: done gives one, correcting it to absent without a word leaves minus one', async () => {
  at('2025-03-05T16:00:00.000Z')
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const shift = await here.oneOff(wednesday)
  await here.sit(shift, bram)
  await here.shop.act(markAttendance, { shift: shift.id, member: bram.id, outcome: 'done' })
  assert.deepEqual(await facts(here, bram), [1, 0, 'up_to_date'])
  await here.shop.act(markAttendance, { shift: shift.id, member: bram.id, outcome: 'absent_2', reason: 'not there' })
  assert.deepEqual(await facts(here, bram), [-1, 0, 'alert'])
})

test('a member marks nothing, and nobody marks before the start', async () => {
  at(monday)
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const shift = await here.oneOff(wednesday)
  await here.sit(shift, bram)
  await assert.rejects(
    here.shop.act(markAttendance, { shift: shift.id, member: bram.id, outcome: 'done' }, here.planner),
    refusedWith(['attendance.not_started']),
  )
  at('2025-03-05T16:00:00.000Z')
  await assert.rejects(
    here.shop.act(markAttendance, { shift: shift.id, member: bram.id, outcome: 'done' }, bram),
    refusedWith(['attendance.not_yours', 'self.not_allowed']),
  )
})

test('alert, suspension, grace, an extension by hand, and unsubscribed: each on its day', async () => {
  at(monday)
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  for (const counter of ['main', 'make_up'] as const)
    await here.shop.act(correctCounter, { member: amina.id, counter, amount: -1, reason: 'from the paper list' })
  const night = async (day: string) => {
    at(`${day}T00:30:00.000Z`)
    await here.shop.act(countNight, {})
    return (await facts(here, amina))[2]
  }
  assert.equal(await night('2025-03-31'), 'alert')
  await assert.rejects(here.shop.act(giveGrace, { member: amina.id }), refusedWith(['extension.not_suspended']))
  assert.equal(await night('2025-04-01'), 'suspended')
  await assert.rejects(here.shop.act(giveExtension, { member: amina.id }), refusedWith(['extension.no_grace']))
  assert.deepEqual(await here.shop.act(giveGrace, { member: amina.id }), { until: '2025-04-11' })
  assert.equal((await facts(here, amina))[2], 'extension')
  await assert.rejects(here.shop.act(giveGrace, { member: amina.id }), refusedWith(['extension.in_grace']))
  assert.equal(await night('2025-04-12'), 'suspended')
  assert.deepEqual(await here.shop.act(giveExtension, { member: amina.id }), { until: '2025-05-10' })
  for (const counter of ['main', 'make_up'] as const)
    await here.shop.act(correctCounter, { member: amina.id, counter, amount: -1, reason: 'again' })
  assert.equal((await facts(here, amina))[2], 'extension')
  assert.equal(await night('2025-05-11'), 'unsubscribed')
})

test('three missed nights are caught up as if each had run, and running twice changes nothing', async () => {
  at(monday)
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  await here.run(sql`update shifts.worker set flying_start = '2025-03-03' where member_id = ${bram.id}`)
  await here.shop.act(countNight, {})
  at('2025-05-10T00:30:00.000Z')
  await here.shop.act(countNight, {})
  const first = await here.shop.look(readLedger, { member: bram.id })
  assert.deepEqual(
    first.ledger.map(({ effectiveOn, amount }) => [effectiveOn, amount]),
    [
      ['2025-04-28', -1],
      ['2025-03-31', -2],
    ],
  )
  await here.shop.act(countNight, {})
  assert.deepEqual(await here.shop.look(readLedger, { member: bram.id }), first)
})

test('whoever is unsubscribed loses the seats, and comes back with main at 0', async () => {
  at(monday)
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const template = await here.template({ day: 1, starts: '10:00', ends: '12:00' })
  await here.hold(template, amina, '2025-03-03')
  for (const counter of ['main', 'make_up'] as const)
    await here.shop.act(correctCounter, { member: amina.id, counter, amount: -2, reason: 'owed' })
  assert.equal((await facts(here, amina))[2], 'unsubscribed')
  const [seat] = await here.all<{ until_day: string }>(
    sql`select until_day from shifts.fixed_seat where member_id = ${amina.id}`,
  )
  assert.equal(seat?.until_day, '2025-03-02')
  await assert.rejects(
    here.shop.act(unsubscribe, { member: amina.id, reason: 'twice' }),
    refusedWith(['standing.unsubscribed']),
  )
  await here.shop.act(changeMode, {
    member: amina.id,
    mode: 'regular',
    template: template.id,
    resetMain: true,
    resetMakeUp: false,
  })
  assert.deepEqual(await facts(here, amina), [0, -2, 'up_to_date'])
})
