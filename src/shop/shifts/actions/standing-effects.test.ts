import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { mergeContacts } from '#shop/members/actions/merge.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { checks } from '../checks.ts'
import { readLedger } from '../reads/ledger.ts'
import { readOneWorker } from '../reads/workers.ts'
import { markAttendance } from './attendance.ts'
import { bookSeat } from './booking.ts'
import { giveFixedSeat } from './fixed-seat.ts'
import { generate } from './generation.ts'
import { grantLeave } from './leave.ts'
import { cancelShift } from './shift.ts'
import { correctCounter, countNight, resign, takeGrace } from './standing.ts'
import { changeMode, editWorker } from './worker.ts'

const monday = '2025-03-03T07:00:00.000Z'
const w = await world(monday)
const night = (day: string) => w.moveTo(`${day}T00:10:00.000Z`)
const owe = (here: PlannedShop, member: Member, main: number) =>
  here.shop.act(correctCounter, { member: member.id, counter: 'main', amount: main, reason: 'paper list' })
const ledgerOf = (here: PlannedShop, member: Member) => here.shop.look(readLedger, { member: member.id })
const seatsOf = async (here: PlannedShop, member: Member) => {
  const { fixedSeats, shifts } = await here.shop.look(readOneWorker, { member: member.id })
  return [fixedSeats.length, shifts.filter(({ state }) => state === 'planned').length]
}
const policy = (here: PlannedShop, preset: string, changes: object = {}) =>
  here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, preset, changes, made_at)
    values (${here.shop.id}, gen_random_uuid(), '2024-01-01', ${preset}, ${JSON.stringify(changes)}, now())`)
const lettersTo = async (here: PlannedShop, member: Member): Promise<string[]> => {
  await w.house.workers.drain()
  const found = await here.all<{ code: string }>(
    sql`select code from platform.notice where organisation_id = ${here.shop.id} and person_id = ${member.id} order by id`,
  )
  return found.map(({ code }) => code)
}
const broken = async (here: PlannedShop) => {
  const found = await Promise.all(checks.map(({ run }) => run(w.house.database.for(here.shop.id), here.shop.id)))
  return checks.filter((_, at) => (found[at]?.length ?? 0) > 0).map(({ name }) => name)
}

/** Somebody regular with a seat every Wednesday, and the shifts of four weeks. */
async function seated(here: PlannedShop, name: string) {
  const member = await here.member(name, 'regular')
  const template = await here.template({ name: 'Wednesday', day: 3, starts: '08:30', ends: '11:15', seats: 2 })
  await here.hold(template, member, '2025-01-06')
  await here.shop.act(generate, { from: '2025-03-03', weeks: 4 }, here.planner)
  return { member, template }
}

test('seats are lost on the day somebody is unsubscribed, also when that night was missed and a leave hides it since', async () => {
  w.moveTo(monday)
  const here = await plannedShop(w)
  const elif = await here.member('Elif')
  await here.run(sql`update shifts.worker set flying_start = '2025-02-05' where member_id = ${elif.id}`)
  const far = { day: '2025-03-20', startsAt: '2025-03-20T13:00:00Z', endsAt: '2025-03-20T15:00:00Z' }
  await here.sit(await here.oneOff(far), elif)
  await owe(here, elif, -3)
  await here.shop.act(countNight, {})
  await here.shop.act(grantLeave, { ...away, member: elif.id })
  night('2025-03-08')
  await here.shop.act(countNight, {})
  const { standing, spans } = await ledgerOf(here, elif)
  assert.equal(standing, 'on_leave')
  assert.ok(spans.some((span) => span.standing === 'unsubscribed' && span.from === '2025-03-05'))
  assert.deepEqual(await seatsOf(here, elif), [0, 0])
})
const away = {
  type: 'holiday',
  from: '2025-03-07',
  until: '2025-03-12',
  reason: '',
  shortAccepted: false,
  evidenceSeen: false,
} as const

test('lost places stay lost when a correction lifts the counters, and the office is told', async () => {
  w.moveTo(monday)
  const here = await plannedShop(w)
  const { member } = await seated(here, 'Amina')
  const ines = await here.member('Ines')
  await here.run(sql`update members.contact set account_id = ${here.planner.account} where id = ${ines.id}`)
  assert.deepEqual(await seatsOf(here, member), [1, 4])
  await owe(here, member, -4)
  assert.deepEqual(await seatsOf(here, member), [0, 0])
  assert.deepEqual(await lettersTo(here, ines), [])
  await owe(here, member, 3)
  assert.equal((await ledgerOf(here, member)).standing, 'alert')
  assert.deepEqual(await seatsOf(here, member), [0, 0])
  assert.deepEqual(await lettersTo(here, ines), ['shifts.seats_stay_lost'])
})

test('who is unsubscribed or leaving is given no fixed place; with the main counter begun anew the change of mode gives one', async () => {
  w.moveTo(monday)
  const here = await plannedShop(w)
  const { member, template } = await seated(here, 'Amina')
  const wish = { member: member.id, template: template.id, until: null }
  await owe(here, member, -4)
  await assert.rejects(here.shop.act(giveFixedSeat, wish), refusedWith('seat.standing'))
  const change = { member: member.id, mode: 'regular', template: template.id } as const
  await assert.rejects(here.shop.act(changeMode, change), refusedWith('seat.standing'))
  await here.shop.act(changeMode, { ...change, resetMain: true })
  assert.deepEqual(await seatsOf(here, member), [1, 4])
  await here.shop.act(resign, { member: member.id, on: '2025-03-03' })
  assert.deepEqual(await seatsOf(here, member), [0, 0])
  await assert.rejects(here.shop.act(giveFixedSeat, wish), refusedWith('seat.standing'))
})

test('a block counts from its day at once, and judging anew later gives the same days', async () => {
  w.moveTo(monday)
  const here = await plannedShop(w)
  await policy(here, 'la_louve')
  const bram = await here.member('Bram')
  await here.shop.act(countNight, {})
  night('2025-03-05')
  await here.shop.act(editWorker, { member: bram.id, blocked: 'badge lent to others' })
  assert.equal((await ledgerOf(here, bram)).standing, 'suspended')
  night('2025-03-09')
  await here.shop.act(countNight, {})
  await here.shop.act(editWorker, { member: bram.id, blocked: null })
  night('2025-03-12')
  await owe(here, bram, 1)
  const { spans } = await ledgerOf(here, bram)
  assert.deepEqual(
    spans.map(({ standing, from, to }) => [standing, from, to]),
    [
      ['up_to_date', '2025-03-09', null],
      ['suspended', '2025-03-05', '2025-03-08'],
      ['up_to_date', '2025-03-03', '2025-03-04'],
    ],
  )
})

test('the count days of somebody who became exempt are skipped, and the ledger says why', async () => {
  w.moveTo(monday)
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  await here.run(sql`update shifts.worker set flying_start = '2025-02-05' where member_id = ${bram.id}`)
  await here.shop.act(changeMode, { member: bram.id, mode: 'exempt', reason: 'ill' })
  night('2025-03-06')
  await here.shop.act(countNight, {})
  const { ledger, balances } = await ledgerOf(here, bram)
  assert.deepEqual(
    ledger.map(({ amount, effectiveOn, sentence }) => [amount, effectiveOn, sentence]),
    [[0, '2025-03-05', 'shifts.ledger.count_skipped_exempt']],
  )
  assert.equal(balances.main, 0)
})

test('an outcome of a merged contact, put right later, moves the counters of the contact that was kept', async () => {
  w.moveTo('2025-03-05T16:00:00.000Z')
  const here = await plannedShop(w)
  const [amina, twin] = [await here.member('Amina', 'regular'), await here.member('Amina Twin', 'regular')]
  await here.run(sql`update members.contact set account_id = null where id = ${twin.id}`)
  const wednesday = { day: '2025-03-05', startsAt: '2025-03-05T13:00:00Z', endsAt: '2025-03-05T15:00:00Z' }
  const shift = await here.oneOff(wednesday)
  await here.sit(shift, twin, 'regular')
  await here.shop.act(markAttendance, { shift: shift.id, member: twin.id, outcome: 'absent_2' })
  await here.run(sql`delete from members.membership where contact_id = ${twin.id}`)
  await here.shop.act(mergeContacts, { kept: amina.id, gone: twin.id, choices: {} })
  const balances = async () => {
    const { main, makeUp } = (await ledgerOf(here, amina)).balances
    return [main, makeUp]
  }
  assert.deepEqual(await balances(), [-1, -1])
  await here.shop.act(markAttendance, { shift: shift.id, member: amina.id, outcome: 'done', reason: 'was there' })
  assert.deepEqual(await balances(), [0, 0])
  assert.deepEqual(await broken(here), [])
})

test('members take the first extension themselves where the shop lets them, once; else they are told who gives it', async () => {
  for (const allowed of [false, true]) {
    w.moveTo(monday)
    const here = await plannedShop(w)
    await policy(here, 'bees', { graceByMember: allowed })
    const elif = await here.member('Elif', 'regular')
    await owe(here, elif, -1)
    night('2025-04-02')
    await here.shop.act(countNight, {})
    const back = (await ledgerOf(here, elif)).says.wayBack.map(({ key }) => key.replace('shifts.says.back.', ''))
    assert.equal(back.includes('take_grace'), allowed)
    assert.equal(back.includes('grace'), !allowed)
    const take = () => here.shop.act(takeGrace, {}, elif)
    if (!allowed) await assert.rejects(take(), refusedWith('extension.by_office'))
    else {
      assert.deepEqual(await take(), { until: '2025-04-12' })
      assert.equal((await ledgerOf(here, elif)).standing, 'extension')
      await assert.rejects(take(), refusedWith('extension.in_grace'))
      night('2025-04-13')
      await here.shop.act(countNight, {})
      await assert.rejects(take(), refusedWith('extension.grace_used'))
    }
  }
})

test('where planned work counts, a past day weighs what was planned then: judging anew gives the same days', async () => {
  w.moveTo(monday)
  const here = await plannedShop(w)
  await policy(here, 'supercoop_berlin', { bookStandings: ['suspended', 'alert', 'up_to_date'] })
  const dieter = await here.member('Dieter')
  // The count of 10 March takes the fourth.
  await owe(here, dieter, -3)
  for (let day = 4; day <= 28; day += 1) {
    night(`2025-03-${String(day).padStart(2, '0')}`)
    await here.shop.act(countNight, {})
  }
  assert.equal((await ledgerOf(here, dieter)).standing, 'suspended')
  const shift = await here.oneOff({
    day: '2025-04-02',
    startsAt: '2025-04-02T13:00:00Z',
    endsAt: '2025-04-02T15:00:00Z',
  })
  w.moveTo('2025-03-28T09:00:00.000Z')
  const { attendance } = await here.shop.act(bookSeat, { shift: shift.id }, dieter)
  w.moveTo('2025-03-30T09:00:00.000Z')
  await here.shop.act(countNight, {})
  const days = async () =>
    (await ledgerOf(here, dieter)).spans.map(({ standing, from, to }) => `${standing} ${from} ${to ?? ''}`.trim())
  const before = await days()
  assert.deepEqual(before, ['alert 2025-03-28', 'suspended 2025-03-21 2025-03-27', 'alert 2025-03-03 2025-03-20'])
  await owe(here, dieter, 1)
  await owe(here, dieter, -1)
  assert.deepEqual(await days(), before)
  await here.shop.act(cancelShift, { shift: shift.id, reason: 'a holiday' }, here.planner)
  assert.equal((await days())[0], 'suspended 2025-03-30')
  assert.equal((await days()).length, 4)
  assert.ok(attendance)
})
