import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { checks } from '../checks.ts'
import { bookSeat, cancelSeat } from './booking.ts'
import { closeDays, listClosings, previewClosing, undoClosing } from './closing.ts'
import { generate, generateAhead } from './generation.ts'
import { cancelShift, restoreShift } from './shift.ts'
import { changeTemplates } from './template.ts'

const w = await world()

/** A shop with a shift on Monday (Amina), Wednesday (Chloé) and Saturday, planned for two weeks. */
async function twoWeeks() {
  const here = await plannedShop(w)
  const [amina, chloe] = [await here.member('Amina', 'regular'), await here.member('Chloe', 'regular')]
  const monday = await here.template({ name: 'Mon', day: 1, starts: '10:00', ends: '12:00' })
  const wednesday = await here.template({ name: 'Wed', day: 3, starts: '14:00', ends: '16:00' })
  const saturday = await here.template({ name: 'Sat', day: 6, starts: '14:00', ends: '16:00' })
  await here.hold(monday, amina, '2025-01-01')
  await here.hold(wednesday, chloe, '2025-01-01')
  await here.shop.act(generate, { from: '2025-03-03', weeks: 2 }, here.planner)
  return { here, amina, chloe, monday, wednesday, saturday }
}

const wish = (from: string, until: string, more: Partial<Parameters<typeof closeDays.run>[1]> = {}) => ({
  from,
  until,
  kinds: [],
  sort: 'closed' as const,
  relief: 'none' as const,
  reason: 'stocktaking',
  ...more,
})
const close = (here: PlannedShop, ...days: Parameters<typeof wish>) =>
  here.shop.act(closeDays, wish(...days), here.planner)
const undo = (here: PlannedShop, closing: string) => here.shop.act(undoClosing, { closing }, here.planner)

const running = async (here: PlannedShop) =>
  (
    await here.all<{ day: string }>(sql`select day from shifts.shift
      where organisation_id = ${here.shop.id} and state = 'planned' order by day`)
  ).map(({ day }) => day)
const liveDays = async (here: PlannedShop, member: Member) =>
  (
    await here.all<{ day: string }>(sql`select shift.day from shifts.attendance as seat
      join shifts.shift on shift.id = seat.shift_id
      where seat.member_id = ${member.id} and seat.state <> 'cancelled' order by shift.day`)
  ).map(({ day }) => day)
const told = async (here: PlannedShop, member: Member) =>
  (
    await here.all<{ code: string }>(sql`select code from platform.notice
      where organisation_id = ${here.shop.id} and person_id = ${member.id} order by id`)
  ).map(({ code }) => code)
const shiftOn = async (here: PlannedShop, day: string) =>
  (
    await here.all<{ id: string; state: string; cancel_reason: string | null; closing_id: string | null }>(
      sql`select id, state, cancel_reason, closing_id from shifts.shift
          where organisation_id = ${here.shop.id} and day = ${day}`,
    )
  )[0] ?? { id: '', state: '', cancel_reason: null, closing_id: null }
async function healthy(here: PlannedShop) {
  const db = w.house.database.for(here.shop.id)
  for (const check of checks) assert.deepEqual(await check.run(db, here.shop.id), [], check.name)
}

const all = ['2025-03-03', '2025-03-05', '2025-03-08', '2025-03-10', '2025-03-12', '2025-03-15']

test('of two overlapping closings the older taken back leaves the common days closed by the younger', async () => {
  const { here, chloe } = await twoWeeks()
  const first = await close(here, '2025-03-05', '2025-03-08')
  const second = await close(here, '2025-03-08', '2025-03-12', { reason: 'new fridge' })
  assert.deepEqual([first.shifts, second.shifts], [2, 2])
  const undone = await undo(here, first.closing)
  assert.deepEqual([undone.shifts, undone.people], [1, 1])
  assert.deepEqual(await running(here), ['2025-03-03', '2025-03-05', '2025-03-15'])
  const common = await shiftOn(here, '2025-03-08')
  assert.deepEqual([common.closing_id, common.cancel_reason], [second.closing, 'new fridge'])
  await undo(here, second.closing)
  assert.deepEqual(await running(here), all)
  assert.deepEqual(await liveDays(here, chloe), ['2025-03-05', '2025-03-12'])
  await healthy(here)
})

test('of two overlapping closings the younger taken back leaves what the older had closed', async () => {
  const { here } = await twoWeeks()
  const first = await close(here, '2025-03-05', '2025-03-08')
  const second = await close(here, '2025-03-08', '2025-03-12')
  assert.equal((await undo(here, second.closing)).shifts, 2)
  assert.deepEqual(await running(here), ['2025-03-03', '2025-03-10', '2025-03-12', '2025-03-15'])
  await undo(here, first.closing)
  assert.deepEqual(await running(here), all)
})

test('people who pass from one closing to another get their place back when the second is taken back', async () => {
  const { here, chloe } = await twoWeeks()
  const first = await close(here, '2025-03-05', '2025-03-05')
  const second = await close(here, '2025-03-04', '2025-03-06')
  assert.equal((await undo(here, first.closing)).shifts, 0)
  assert.deepEqual(await liveDays(here, chloe), ['2025-03-12'])
  await undo(here, second.closing)
  assert.deepEqual(await liveDays(here, chloe), ['2025-03-05', '2025-03-12'])
})

test('a closing of another kind of shifts inherits nothing', async () => {
  const { here } = await twoWeeks()
  const other = 'c0000000-0000-4000-8000-000000000001'
  await here.run(sql`insert into shifts.kind (organisation_id, id, name) values (${here.shop.id}, ${other}, 'Office')`)
  const first = await close(here, '2025-03-05', '2025-03-05')
  await close(here, '2025-03-05', '2025-03-05', { kinds: [other] })
  await undo(here, first.closing)
  assert.deepEqual(await running(here), all)
})

test('a shift cancelled by hand before the closing stays cancelled after it', async () => {
  const { here } = await twoWeeks()
  const shift = await shiftOn(here, '2025-03-05')
  await here.shop.act(cancelShift, { shift: shift.id, reason: 'no light' }, here.planner)
  const closed = await close(here, '2025-03-05', '2025-03-08')
  assert.equal(closed.shifts, 1)
  await undo(here, closed.closing)
  assert.deepEqual(await shiftOn(here, '2025-03-05'), { ...shift, state: 'cancelled', cancel_reason: 'no light' })
})

test('a shift brought back by hand during a closing is left alone when the closing is taken back', async () => {
  const { here, chloe } = await twoWeeks()
  const closed = await close(here, '2025-03-05', '2025-03-08')
  const { id } = await shiftOn(here, '2025-03-05')
  await here.shop.act(restoreShift, { shift: id }, here.planner)
  assert.deepEqual(await liveDays(here, chloe), ['2025-03-05', '2025-03-12'])
  assert.equal((await undo(here, closed.closing)).shifts, 1)
  assert.deepEqual(await liveDays(here, chloe), ['2025-03-05', '2025-03-12'])
})

test('who had been taken off a date before the closing is not put there again', async () => {
  const { here, chloe } = await twoWeeks()
  const [seat] = await here.all<{ id: string }>(sql`select seat.id from shifts.attendance as seat
    join shifts.shift on shift.id = seat.shift_id where seat.member_id = ${chloe.id} and shift.day = '2025-03-05'`)
  await here.shop.act(cancelSeat, { attendance: seat?.id ?? '', reason: 'asked for it' }, here.planner)
  const closed = await close(here, '2025-03-05', '2025-03-05')
  await undo(here, closed.closing)
  assert.deepEqual(await liveDays(here, chloe), ['2025-03-12'])
  assert.deepEqual(await running(here), all)
})

test('a closing taken back tells holders that they sit there again, and others that they may book again', async () => {
  const { here, chloe } = await twoWeeks()
  const bram = await here.member('Bram')
  await here.shop.act(bookSeat, { shift: (await shiftOn(here, '2025-03-05')).id }, bram)
  const closed = await close(here, '2025-03-05', '2025-03-05')
  await undo(here, closed.closing)
  assert.deepEqual(await told(here, chloe), ['shifts.shift_cancelled', 'shifts.restored'])
  assert.deepEqual(await told(here, bram), ['shifts.booked', 'shifts.shift_cancelled', 'shifts.runs_again'])
})

test('dates of a template that ended during the closing do not come back', async () => {
  const { here, wednesday } = await twoWeeks()
  const closed = await close(here, '2025-03-05', '2025-03-08')
  await here.shop.act(changeTemplates, { changes: [{ do: 'end', template: wednesday.id }] }, here.planner)
  assert.equal((await undo(here, closed.closing)).shifts, 1)
  assert.deepEqual(await running(here), ['2025-03-03', '2025-03-08', '2025-03-10', '2025-03-15'])
})

test('reduced days run as planned: nobody is sent away, the relief is kept, and the preview shows whom it is for', async () => {
  const { here, chloe } = await twoWeeks()
  const days = wish('2025-03-05', '2025-03-08', { sort: 'reduced', relief: 'all' })
  const preview = await here.shop.look(previewClosing, days, here.planner)
  assert.deepEqual([preview.shifts.length, preview.people], [2, 1])
  const made = await here.shop.act(closeDays, days, here.planner)
  assert.deepEqual([made.shifts, made.people], [0, 0])
  assert.deepEqual(await running(here), all)
  assert.deepEqual(await told(here, chloe), [])
  const { closings } = await here.shop.look(listClosings, {}, here.planner)
  assert.deepEqual(
    closings.map(({ sort, relief }) => [sort, relief]),
    [['reduced', 'all']],
  )
})

test('the preview names the closings that lie over the same days', async () => {
  const { here } = await twoWeeks()
  await close(here, '2025-03-05', '2025-03-08', { reason: 'roof' })
  const preview = await here.shop.look(previewClosing, wish('2025-03-08', '2025-03-11'), here.planner)
  assert.deepEqual(
    [preview.shifts.map(({ day }) => day), preview.overlapping.map(({ reason }) => reason)],
    [['2025-03-10'], ['roof']],
  )
})

test('a closing that ends before it begins or has no reason is refused with both reasons', async () => {
  const { here } = await twoWeeks()
  await assert.rejects(
    close(here, '2025-03-08', '2025-03-05', { reason: ' ' }),
    refusedWith('closing.ends_before_start', 'closing.reason'),
  )
  assert.deepEqual(await running(here), all)
})

test('public holidays of the country are proposed until the shop closes on them', async () => {
  const { here } = await twoWeeks()
  const before = await here.shop.look(listClosings, {}, here.planner)
  assert.ok(before.proposals.some(({ day, name }) => day === '2025-05-01' && name === 'labour_day'))
  await close(here, '2025-05-01', '2025-05-01')
  const after = await here.shop.look(listClosings, {}, here.planner)
  assert.ok(!after.proposals.some(({ day }) => day === '2025-05-01'))
})

test('a series that keeps two dates ahead gets none beyond them when a far closing is taken back', async () => {
  const here = await plannedShop(w)
  const series = {
    name: 'Daily',
    kind: here.kind,
    place: { every: 1, unit: 'day' as const, aheadCount: 2 },
    from: '2025-03-03',
    until: null,
    starts: '20:00',
    ends: '21:00',
    lead: null,
    weight: 1,
    beneficiary: null,
    publicHolidays: 'run' as const,
    groups: [{ role: 'any', seats: 3, minSeats: 0, skills: [], warnings: [] }],
  }
  await here.shop.act(changeTemplates, { changes: [{ do: 'create', template: series, activate: true }] }, here.planner)
  await here.shop.act(generateAhead, {})
  assert.deepEqual(await running(here), ['2025-03-03', '2025-03-04'])
  const closed = await close(here, '2025-03-10', '2025-03-12')
  await undo(here, closed.closing)
  assert.deepEqual(await running(here), ['2025-03-03', '2025-03-04'])
  const asked = await here.shop.act(generate, { from: '2025-03-10', weeks: 1 }, here.planner)
  assert.equal(asked.shiftsMade, 7)
})
