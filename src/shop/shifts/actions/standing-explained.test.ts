import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from '#platform/action.ts'
import { sql } from '#platform/database/sql.ts'
import { Refused } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { mayShop } from '../public.ts'
import { readLedger, readStanding } from '../reads/ledger.ts'
import { listAboutToStop, listAttendance, listHoles, listStandings, listWeeksAhead } from '../reads/reports.ts'
import { markAttendance } from './attendance.ts'
import { bookSeat, cancelSeat } from './booking.ts'
import { approveClaim, claimWork } from './claim.ts'
import { closeDays, undoClosing } from './closing.ts'
import { grantLeave } from './leave.ts'
import { cancelLeave } from './leave-end.ts'
import { cancelShift, restoreShift } from './shift.ts'
import { correctCounter, countNight } from './standing.ts'

const w = await world('2025-03-03T07:00:00.000Z')
const at = (when: string): void => w.moveTo(when)
const wednesday = { day: '2025-03-05', startsAt: '2025-03-05T13:00:00Z', endsAt: '2025-03-05T15:00:00Z' }
const owe = async (here: PlannedShop, member: Member, main: number) => {
  await here.shop.act(correctCounter, { member: member.id, counter: 'main', amount: main, reason: 'paper list' })
}
const balances = async (here: PlannedShop, member: Member) => {
  const { balances: counted } = await here.shop.look(readLedger, { member: member.id })
  return [counted.main, counted.makeUp]
}
const schedule = (here: PlannedShop, preset: string, changes: object = {}) =>
  here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, preset, changes, made_at)
    values (${here.shop.id}, gen_random_uuid(), '2024-01-01', ${preset}, ${JSON.stringify(changes)}, now())`)

test('somebody in alert reads until when to shop, what follows, and how many shifts put it right', async () => {
  at('2025-03-03T07:00:00.000Z')
  const here = await plannedShop(w)
  const elif = await here.member('Elif', 'regular')
  await owe(here, elif, -1)
  const { says, needed } = await here.shop.look(readStanding, { member: elif.id })
  assert.equal(needed, 1)
  assert.equal(says.mayShopUntil, '2025-03-31')
  assert.deepEqual(says.head, { key: 'shifts.says.head.alert_until', facts: { until: '2025-03-31' } })
  assert.deepEqual(says.next[0], {
    key: 'shifts.says.next.change',
    facts: { why: 'suspended', day: '2025-04-01' },
  })
  assert.deepEqual(says.wayBack[0], { key: 'shifts.says.back.book', facts: { count: 1 } })
})

test('a booked shift that repairs is said at once, with the day on which all is in order', async () => {
  at('2025-03-03T07:00:00.000Z')
  const here = await plannedShop(w)
  const elif = await here.member('Elif', 'regular')
  await owe(here, elif, -1)
  const shift = await here.oneOff(wednesday)
  await here.shop.act(bookSeat, { shift: shift.id }, elif)
  const { says } = await here.shop.look(readStanding, { member: elif.id })
  assert.deepEqual(says.next.at(-1), { key: 'shifts.says.next.booked_repairs', facts: { day: '2025-03-05' } })
  assert.deepEqual(says.wayBack, [{ key: 'shifts.says.back.come', facts: {} }])
})

test('where the policy looks at planned work, booking lifts a suspension at once and cancelling brings it back', async () => {
  at('2025-03-03T07:00:00.000Z')
  const here = await plannedShop(w)
  await schedule(here, 'supercoop_berlin', { bookStandings: ['suspended', 'alert', 'up_to_date'] })
  const dieter = await here.member('Dieter', 'flying')
  await owe(here, dieter, -3)
  at('2025-03-21T07:00:00.000Z')
  await here.shop.act(countNight, {})
  const standing = async () => (await here.shop.look(readStanding, { member: dieter.id })).standing
  assert.equal(await standing(), 'suspended')
  const shift = await here.oneOff({
    day: '2025-03-29',
    startsAt: '2025-03-29T13:00:00Z',
    endsAt: '2025-03-29T15:00:00Z',
  })
  const { attendance } = await here.shop.act(bookSeat, { shift: shift.id }, dieter)
  assert.notEqual(await standing(), 'suspended')
  await here.shop.act(cancelSeat, { attendance }, dieter)
  assert.equal(await standing(), 'suspended')
})

for (const [relief, after] of [
  ['all', [0, 0]],
  ['one', [0, -1]],
  ['none', [-1, -1]],
] as const)
  test(`relief ${relief} of a reduced day leaves an absence without a word at ${after.join('/')}, and undoing takes it back`, async () => {
    at('2025-03-03T07:00:00.000Z')
    const here = await plannedShop(w)
    const amina = await here.member('Amina', 'regular')
    const shift = await here.oneOff(wednesday)
    await here.sit(shift, amina, 'regular')
    const { closing } = await here.shop.act(closeDays, {
      from: '2025-03-05',
      until: '2025-03-05',
      kinds: [],
      sort: 'reduced',
      relief,
      reason: 'works',
    })
    at('2025-03-05T16:00:00.000Z')
    await here.shop.act(markAttendance, { shift: shift.id, member: amina.id, outcome: 'absent_2' })
    assert.deepEqual(await balances(here, amina), after)
    await here.shop.act(undoClosing, { closing })
    assert.deepEqual(await balances(here, amina), [-1, -1])
  })

test('a relief decided afterwards gives back what was noted before, and goes with a corrected outcome', async () => {
  at('2025-03-05T16:00:00.000Z')
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const shift = await here.oneOff(wednesday)
  await here.sit(shift, amina, 'regular')
  await here.shop.act(markAttendance, { shift: shift.id, member: amina.id, outcome: 'absent_1' })
  await here.shop.act(closeDays, {
    from: '2025-03-05',
    until: '2025-03-05',
    kinds: [],
    sort: 'reduced',
    relief: 'all',
    reason: 'snow',
  })
  assert.deepEqual(await balances(here, amina), [0, 0])
  await here.shop.act(markAttendance, { shift: shift.id, member: amina.id, outcome: 'planned' })
  assert.deepEqual(await balances(here, amina), [0, 0])
})

test('excused where the policy says so: a cancelled shift counts for its fixed holder until it runs again', async () => {
  at('2025-03-03T07:00:00.000Z')
  const here = await plannedShop(w)
  await schedule(here, 'supercoop_berlin')
  const amina = await here.member('Amina', 'regular')
  const shift = await here.oneOff(wednesday)
  const seat = await here.sit(shift, amina, 'regular')
  const template = await here.template({ day: 3, starts: '14:00', ends: '16:00' })
  const held = await here.hold(template, amina, '2025-01-01')
  await here.run(sql`update shifts.attendance set fixed_seat_id = ${held} where id = ${seat}`)
  await here.shop.act(cancelShift, { shift: shift.id, reason: 'no heating' })
  assert.deepEqual(await balances(here, amina), [1, 0])
  await here.shop.act(restoreShift, { shift: shift.id })
  assert.deepEqual(await balances(here, amina), [0, 0])
})

test('the price of a leave worked in advance is given back when it is cancelled', async () => {
  at('2025-03-03T07:00:00.000Z')
  const here = await plannedShop(w)
  await schedule(here, 'la_louve')
  const bram = await here.member('Bram', 'flying')
  await owe(here, bram, 2)
  for (const day of ['2025-03-12', '2025-03-13'])
    await here.sit(await here.oneOff({ day, startsAt: `${day}T13:00:00Z`, endsAt: `${day}T15:00:00Z` }), bram)
  const days = { from: '2025-03-10', until: '2025-03-20', reason: '', shortAccepted: true, evidenceSeen: false }
  const { leave, freed } = await here.shop.act(grantLeave, { member: bram.id, type: 'anticipated', ...days })
  assert.deepEqual([freed, ...(await balances(here, bram))], [2, 0, 0])
  await here.shop.act(cancelLeave, { leave })
  assert.deepEqual(await balances(here, bram), [2, 0])
})

test('a lead whose leave ends the seat gives up the lead role and has it back on the return', async () => {
  at('2025-03-03T07:00:00.000Z')
  const here = await plannedShop(w)
  await schedule(here, 'la_louve')
  const chloe = await here.member('Chloe', 'flying')
  const template = await here.template({ day: 3, starts: '14:00', ends: '16:00' })
  await here.run(sql`update shifts.template set lead_id = ${chloe.id} where id = ${template.id}`)
  const lead = async () =>
    (
      await here.all<{ lead: string | null }>(
        sql`select lead_id as lead from shifts.template where id = ${template.id}`,
      )
    )[0]?.lead
  const days = { from: '2025-03-10', until: null, reason: '', shortAccepted: true, evidenceSeen: false }
  const { leave } = await here.shop.act(grantLeave, { member: chloe.id, type: 'undefined', ...days })
  assert.equal(await lead(), null)
  await here.shop.act(cancelLeave, { leave })
  assert.equal(await lead(), chloe.id)
})

test('work outside shifts counts once somebody else approves it', async () => {
  at('2025-03-05T16:00:00.000Z')
  const here = await plannedShop(w)
  const bram = await here.member('Bram', 'flying')
  const told = { day: '2025-03-04', amount: 1, description: 'sewed curtains' }
  const { claim } = await here.shop.act(claimWork, told, bram)
  assert.deepEqual(await balances(here, bram), [0, 0])
  await assert.rejects(here.shop.act(approveClaim, { claim }, bram), (error: unknown) => error instanceof Refused)
  await here.shop.act(approveClaim, { claim }, here.planner)
  assert.deepEqual(await balances(here, bram), [1, 0])
})

test('seven days before shopping stops the person is told, once', async () => {
  at('2025-03-03T07:00:00.000Z')
  const here = await plannedShop(w)
  const elif = await here.member('Elif', 'regular')
  await owe(here, elif, -1)
  const told = async () =>
    (
      await here.all<{ told: number }>(sql`select count(*)::integer as told from platform.notice
      where organisation_id = ${here.shop.id} and code = 'shifts.standing_stops'`)
    )[0]?.told
  const night = async (day: string) => {
    at(`${day}T00:10:00.000Z`)
    await here.shop.act(countNight, {})
    return told()
  }
  assert.equal(await night('2025-03-24'), 0)
  assert.equal(await night('2025-03-25'), 1)
  assert.equal(await night('2025-03-26'), 1)
})

test('the reports name who stops shopping, every standing of a past day, empty weeks and who came', async () => {
  at('2025-03-03T07:00:00.000Z')
  const here = await plannedShop(w)
  const [elif, bram] = [await here.member('Elif', 'regular'), await here.member('Bram')]
  await owe(here, elif, -1)
  const shift = await here.oneOff(wednesday)
  await here.sit(shift, bram)
  const size = { size: 50 }
  const ahead = await here.shop.look(listWeeksAhead, size)
  assert.deepEqual(
    ahead.rows.map(({ week, taken, seats }) => [week, taken, seats]),
    [['2025-03-03', 1, 5]],
  )
  at('2025-03-05T16:00:00.000Z')
  await here.shop.act(countNight, {})
  await here.shop.act(markAttendance, { shift: shift.id, member: bram.id, outcome: 'done' })
  const { rows } = await here.shop.look(listAboutToStop, size)
  assert.deepEqual(
    rows.map(({ name, until, daysLeft }) => [name, until, daysLeft]),
    [['Elif Test', '2025-03-31', 26]],
  )
  const past = await here.shop.look(listStandings, { on: '2025-03-04', standing: 'alert', ...size })
  assert.deepEqual(
    past.rows.map(({ name }) => name),
    ['Elif Test'],
  )
  const [came] = (await here.shop.look(listAttendance, size)).rows
  assert.deepEqual([came?.done, came?.rate, came?.hours], [1, 100, 2])
})

test('what is missing in two weeks names each date with too few people or with nobody who leads, and none beyond', async () => {
  at('2025-03-03T07:00:00.000Z')
  const here = await plannedShop(w)
  const [bram, chloe] = [await here.member('Bram'), await here.member('Chloe')]
  const short = await here.oneOff(wednesday)
  const led = await here.oneOff({ day: '2025-03-10', startsAt: '2025-03-10T13:00:00Z', endsAt: '2025-03-10T15:00:00Z' })
  await here.oneOff({ day: '2025-03-18', startsAt: '2025-03-18T13:00:00Z', endsAt: '2025-03-18T15:00:00Z' })
  await here.run(sql`update shifts.shift_group set min_seats = 2`)
  await here.run(sql`update shifts.shift set lead_id = ${chloe.id} where id = ${led.id}`)
  for (const one of [bram, chloe]) await here.sit(led, one)
  await here.sit(short, bram)
  const { rows } = await here.shop.look(listHoles, { size: 50 })
  assert.deepEqual(
    rows.map(({ id, missing, taken, leaderless }) => [id, missing, taken, leaderless]),
    [[short.id, 1, 1, true]],
  )
})

const door = read('test.mayShop', (ctx, { member, day }: { member: string; day?: Day }) => mayShop(ctx, member, day))

test('the till asks one door whether somebody may shop on a day, and has the sentence and the way back', async () => {
  at('2025-03-03T07:00:00.000Z')
  const here = await plannedShop(w)
  const elif = await here.member('Elif', 'regular')
  await here.shop.act(countNight, {})
  await owe(here, elif, -1)
  const on = async (day?: string) => {
    const { allowed, standing, sentence } = await here.shop.look(door, {
      member: elif.id,
      ...(day ? { day: day as Day } : {}),
    })
    return [allowed, standing, sentence.key.replace('shifts.says.head.', '')]
  }
  assert.deepEqual(await on(), [true, 'alert', 'alert_until'])
  assert.deepEqual(await on('2025-03-31'), [true, 'alert', 'alert'])
  assert.deepEqual(await on('2025-04-01'), [false, 'suspended', 'suspended'])
  at('2025-04-02T07:00:00.000Z')
  await here.shop.act(countNight, {})
  assert.deepEqual(await on(), [false, 'suspended', 'suspended'])
  assert.deepEqual(await on('2025-03-15'), [true, 'alert', 'alert'])
  const { wayBack, concerned } = await here.shop.look(door, { member: elif.id })
  assert.equal(concerned, true)
  assert.ok(wayBack.length > 0)
})
