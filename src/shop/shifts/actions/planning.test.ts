import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementCount } from '#platform/database/driver.ts'
import { sql } from '#platform/database/sql.ts'
import { Refused } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { checks } from '../checks.ts'
import { bookSeat } from './booking.ts'
import { closeDays, previewClosing, undoClosing } from './closing.ts'
import { giveFixedSeat, moveFixedSeat } from './fixed-seat.ts'
import { generate, generateAhead } from './generation.ts'
import { cancelShift, restoreShift } from './shift.ts'
import { changeTemplates, previewTemplates } from './template.ts'

const w = await world()

const codesOf = async (run: Promise<unknown>): Promise<string[]> => {
  try {
    await run
    return []
  } catch (error) {
    if (error instanceof Refused) return error.refusals.map(({ code }) => code)
    throw error
  }
}

/** One week: TA day 1 with R1 and R3, TB day 3 with R5, TC day 6 with R6; five seats each. */
async function oneWeek(anchor = '2025-03-03') {
  const here = await plannedShop(w, anchor)
  const people: Record<string, Member> = {}
  for (const name of ['R1', 'R3', 'R5', 'R6']) people[name] = await here.member(name, 'regular')
  const { R1, R3, R5, R6 } = people as { R1: Member; R3: Member; R5: Member; R6: Member }
  const ta = await here.template({ name: 'TA', day: 1, starts: '10:00', ends: '12:00' })
  const tb = await here.template({ name: 'TB', day: 3, starts: '14:00', ends: '16:00' })
  const tc = await here.template({ name: 'TC', day: 6, starts: '14:00', ends: '16:00' })
  const seats = {
    r1: await here.hold(ta, R1, '2025-01-01'),
    r3: await here.hold(ta, R3, '2025-01-01'),
    r5: await here.hold(tb, R5, '2025-01-01'),
    r6: await here.hold(tc, R6, '2025-01-01'),
  }
  return { here, R1, R3, R5, R6, ta, tb, tc, seats }
}

const rowsOf = (here: PlannedShop, member: Member) =>
  here.all<{ day: string; state: string; purpose: string }>(
    sql`select shift.day, seat.state, seat.purpose from shifts.attendance as seat
        join shifts.shift on shift.id = seat.shift_id where seat.member_id = ${member.id} order by shift.day, seat.id`,
  )
const liveDays = async (here: PlannedShop, member: Member) =>
  (await rowsOf(here, member)).filter(({ state }) => state !== 'cancelled').map(({ day }) => day)

async function healthy(here: PlannedShop) {
  const db = w.house.database.for(here.shop.id)
  for (const check of checks) assert.deepEqual(await check.run(db, here.shop.id), [], check.name)
}

test('generating one week from today makes fifteen seats on three days, four of them held', async () => {
  const { here } = await oneWeek()
  const made = await here.shop.act(generate, { from: '2025-03-03', weeks: 1 }, here.planner)
  assert.deepEqual([made.shiftsMade, made.seatsTaken, made.failures], [3, 4, []])
  const shifts = await here.all<{ day: string; seats: number }>(
    sql`select day, sum(seats) as seats from shifts.shift join shifts.shift_group on shift_id = id
        where shift.organisation_id = ${here.shop.id} group by day order by day`,
  )
  assert.deepEqual(
    shifts.map(({ day, seats }) => [day, seats]),
    [
      ['2025-03-03', 5],
      ['2025-03-05', 5],
      ['2025-03-08', 5],
    ],
  )
  await healthy(here)
})

test('generating twice equals generating once', async () => {
  const { here } = await oneWeek()
  await here.shop.act(generate, { from: '2025-03-03', weeks: 4 }, here.planner)
  const again = await here.shop.act(generate, { from: '2025-03-03', weeks: 4 }, here.planner)
  assert.deepEqual([again.shiftsMade, again.seatsTaken], [0, 0])
})

test('the number of statements does not grow with the number of templates', async () => {
  const counts = []
  for (const templates of [1, 30]) {
    const here = await plannedShop(w)
    for (let index = 0; index < templates; index += 1)
      await here.template({ day: (index % 7) + 1, starts: '08:00', ends: '10:00' })
    const before = statementCount.total
    await here.shop.act(generateAhead, {})
    counts.push(statementCount.total - before)
  }
  assert.equal(counts[0], counts[1])
})

test('a template that cannot be placed is reported while the rest goes on', async () => {
  const { here, ta } = await oneWeek()
  await here.run(sql`delete from shifts.fixed_seat where template_id = ${ta.id}`)
  await here.run(sql`delete from shifts.seat_group where template_id = ${ta.id}`)
  const made = await here.shop.act(generate, { from: '2025-03-03', weeks: 1 }, here.planner)
  assert.equal(made.shiftsMade, 2)
  assert.deepEqual(
    made.failures.map(({ name, refusals }) => [name, refusals[0]?.code]),
    [['TA', 'template.no_groups']],
  )
})

test('a ten o’clock template keeps ten o’clock over the clock change', async () => {
  const { here } = await oneWeek()
  await here.shop.act(generate, { from: '2025-03-24', weeks: 2 }, here.planner)
  const starts = await here.all<{ starts_at: string }>(
    sql`select starts_at from shifts.shift where name = 'TA' and organisation_id = ${here.shop.id} order by day`,
  )
  assert.deepEqual(
    starts.map((row) => row.starts_at),
    ['2025-03-24T09:00:00.000Z', '2025-03-31T08:00:00.000Z'],
  )
})

test('who loses a fixed seat keeps what has begun', async () => {
  const { here, R1, seats } = await oneWeek('2025-03-02')
  await here.shop.act(generate, { from: '2025-03-02', weeks: 2 }, here.planner)
  await here.shop.act(moveFixedSeat, { fixedSeat: seats.r1, until: '2025-03-03' }, here.planner)
  assert.deepEqual(await liveDays(here, R1), ['2025-03-02'])
})

test('raising the seats of a full template makes room for one more on the shifts to come', async () => {
  const { here, R5, ta } = await oneWeek('2025-03-02')
  await here.run(sql`update shifts.seat_group set seats = 2 where id = ${ta.group}`)
  await here.shop.act(generate, { from: '2025-03-02', weeks: 2 }, here.planner)
  assert.deepEqual(await codesOf(here.shop.act(giveFixedSeat, { template: ta.id, member: R5.id }, here.planner)), [
    'seat.no_room',
  ])
  const groups = [{ id: ta.group, role: 'any', seats: 3, minSeats: 0, skills: [], warnings: [] }]
  const change = { changes: [{ do: 'edit' as const, template: ta.id, fields: { groups } }] }
  const preview = await here.shop.look(previewTemplates, change, here.planner)
  assert.deepEqual([preview.shiftsChanged, preview.seatsBefore, preview.seatsAfter], [1, 2, 3])
  await here.shop.act(changeTemplates, change, here.planner)
  await here.shop.act(giveFixedSeat, { template: ta.id, member: R5.id }, here.planner)
  assert.equal((await liveDays(here, R5)).length, 3)
  const [row] = await here.all<{ seats: number }>(
    sql`select seats from shifts.shift_group join shifts.shift on id = shift_id
        where shift.template_id = ${ta.id} and day = '2025-03-09'`,
  )
  assert.equal(row?.seats, 3)
  await healthy(here)
})

test('lowering seats below the people who sit there is refused, and then nothing at all changes', async () => {
  const { here, ta, tb } = await oneWeek()
  await here.shop.act(generate, { from: '2025-03-03', weeks: 1 }, here.planner)
  const groups = [{ id: ta.group, role: 'any', seats: 1, minSeats: 0, skills: [], warnings: [] }]
  const codes = await codesOf(
    here.shop.act(
      changeTemplates,
      {
        changes: [
          { do: 'edit', template: tb.id, fields: { name: 'Renamed' } },
          { do: 'edit', template: ta.id, fields: { groups } },
        ],
      },
      here.planner,
    ),
  )
  assert.deepEqual(codes.sort(), ['template.below_held', 'template.below_taken'])
  const [row] = await here.all<{ name: string }>(sql`select name from shifts.template where id = ${tb.id}`)
  assert.equal(row?.name, 'TB')
})

test('a template moved to the next day takes its shifts and people along', async () => {
  const { here, R5, ta, tb } = await oneWeek()
  await here.shop.act(generate, { from: '2025-03-03', weeks: 2 }, here.planner)
  const place = { rota: here.rota, week: 1, day: 4 }
  await here.shop.act(
    changeTemplates,
    { changes: [{ do: 'edit', template: tb.id, fields: { place, starts: '15:00', ends: '17:00' } }] },
    here.planner,
  )
  assert.deepEqual(await liveDays(here, R5), ['2025-03-06', '2025-03-13'])
  const shifts = await here.all<{ starts_at: string; version: number }>(
    sql`select starts_at, version from shifts.shift where template_id = ${tb.id} and day = '2025-03-06'`,
  )
  assert.deepEqual(shifts, [{ starts_at: '2025-03-06T14:00:00.000Z', version: 2 }])
  assert.ok(ta)
  await healthy(here)
})

test('a template is split: the first part keeps its people, the second is new', async () => {
  const { here, R5, tb } = await oneWeek()
  await here.shop.act(generate, { from: '2025-03-03', weeks: 1 }, here.planner)
  await here.shop.act(
    changeTemplates,
    { changes: [{ do: 'split', template: tb.id, at: '15:00', name: 'Late' }] },
    here.planner,
  )
  assert.deepEqual(await liveDays(here, R5), ['2025-03-05'])
  const shifts = await here.all<{ name: string; local_start: string; local_end: string }>(
    sql`select name, local_start, local_end from shifts.shift
        where organisation_id = ${here.shop.id} and day = '2025-03-05' order by local_start`,
  )
  assert.deepEqual(shifts, [
    { name: 'TB', local_start: '14:00', local_end: '15:00' },
    { name: 'Late', local_start: '15:00', local_end: '16:00' },
  ])
})

test('an ended template keeps today and cancels from tomorrow on; its seats end today', async () => {
  w.moveTo('2025-12-31T23:30:00.000Z')
  const here = await plannedShop(w, '2025-12-29')
  const [now, later] = [await here.member('Now', 'regular'), await here.member('Later', 'regular')]
  const daily = {
    name: 'Daily',
    kind: here.kind,
    place: { every: 1, unit: 'day' as const, aheadCount: null },
    from: '2026-01-01',
    until: null,
    starts: '10:00',
    ends: '12:00',
    lead: null,
    weight: 1,
    beneficiary: null,
    publicHolidays: 'run' as const,
    groups: [{ role: 'any', seats: 3, minSeats: 0, skills: [], warnings: [] }],
  }
  const made = await here.shop.act(
    changeTemplates,
    { changes: [{ do: 'create', template: daily, activate: true }] },
    here.planner,
  )
  const template = made.templates[0]?.template ?? ''
  await here.shop.act(giveFixedSeat, { template, member: now.id }, here.planner)
  await here.shop.act(giveFixedSeat, { template, member: later.id, from: '2026-01-05' }, here.planner)
  await here.shop.act(changeTemplates, { changes: [{ do: 'end', template }] }, here.planner)
  assert.deepEqual(await liveDays(here, now), ['2026-01-01'])
  assert.deepEqual(await liveDays(here, later), [])
  const seats = await here.all<{ from_day: string; until_day: string }>(
    sql`select from_day, until_day from shifts.fixed_seat where template_id = ${template} order by from_day`,
  )
  assert.deepEqual(seats, [
    { from_day: '2026-01-01', until_day: '2026-01-01' },
    { from_day: '2026-01-05', until_day: '2026-01-04' },
  ])
  const running = await here.all<{ day: string }>(
    sql`select day from shifts.shift where template_id = ${template} and state = 'planned'`,
  )
  assert.deepEqual(running, [{ day: '2026-01-01' }])
  w.moveTo('2025-03-03T07:00:00.000Z')
  await healthy(here)
})

test('an own booking yields to a fixed seat over it; a seat cut and opened again leaves its holes', async () => {
  w.moveTo('2026-01-01T07:00:00.000Z')
  const here = await plannedShop(w, '2025-12-29')
  const elif = await here.member('Elif', 'mixed')
  const daily = {
    name: 'Daily',
    kind: here.kind,
    place: { every: 1, unit: 'day' as const, aheadCount: null },
    from: '2026-01-01',
    until: null,
    starts: '10:00',
    ends: '12:00',
    lead: null,
    weight: 1,
    beneficiary: null,
    publicHolidays: 'run' as const,
    groups: [{ role: 'any', seats: 3, minSeats: 0, skills: [], warnings: [] }],
  }
  const made = await here.shop.act(
    changeTemplates,
    { changes: [{ do: 'create', template: daily, activate: true }] },
    here.planner,
  )
  const template = made.templates[0]?.template ?? ''
  const [shift] = await here.all<{ id: string }>(
    sql`select id from shifts.shift where template_id = ${template} and day = '2026-01-07'`,
  )
  await here.shop.act(bookSeat, { shift: shift?.id ?? '' }, elif)
  const given = await here.shop.act(
    giveFixedSeat,
    { template, member: elif.id, from: '2026-01-07', until: '2026-01-10' },
    here.planner,
  )
  assert.deepEqual(
    (await rowsOf(here, elif)).filter(({ day }) => day === '2026-01-07').map(({ state, purpose }) => [purpose, state]),
    [
      ['flying', 'cancelled'],
      ['regular', 'planned'],
    ],
  )
  await here.shop.act(moveFixedSeat, { fixedSeat: given.fixedSeat, until: '2026-01-07' }, here.planner)
  assert.deepEqual(await liveDays(here, elif), ['2026-01-07'])
  await here.shop.act(moveFixedSeat, { fixedSeat: given.fixedSeat, until: '2026-01-10' }, here.planner)
  assert.deepEqual(await liveDays(here, elif), ['2026-01-07', '2026-01-08', '2026-01-09', '2026-01-10'])
  w.moveTo('2025-03-03T07:00:00.000Z')
})

test('a closing cancels its shifts and tells people; undone, fixed holders sit there again', async () => {
  const { here, R1, R5, tb } = await oneWeek()
  await here.shop.act(generate, { from: '2025-03-03', weeks: 2 }, here.planner)
  const bram = await here.member('Bram')
  const [wednesday] = await here.all<{ id: string }>(
    sql`select id from shifts.shift where template_id = ${tb.id} and day = '2025-03-05'`,
  )
  await here.shop.act(bookSeat, { shift: wednesday?.id ?? '' }, bram)
  const days = { from: '2025-03-05', until: '2025-03-09', kinds: [], sort: 'closed' as const, relief: 'none' as const }
  const preview = await here.shop.look(previewClosing, days, here.planner)
  assert.deepEqual([preview.shifts.length, preview.people, preview.seats], [2, 3, 3])
  const closed = await here.shop.act(closeDays, { ...days, reason: 'stocktaking' }, here.planner)
  assert.deepEqual([closed.shifts, closed.people], [2, 3])
  assert.deepEqual(await liveDays(here, R5), ['2025-03-12'])
  await healthy(here)
  const undone = await here.shop.act(undoClosing, { closing: closed.closing }, here.planner)
  assert.deepEqual([undone.shifts, undone.people], [2, 2])
  assert.deepEqual(await liveDays(here, R5), ['2025-03-05', '2025-03-12'])
  assert.deepEqual(await liveDays(here, bram), [])
  assert.deepEqual(await liveDays(here, R1), ['2025-03-03', '2025-03-10'])
  assert.deepEqual(await codesOf(here.shop.act(undoClosing, { closing: closed.closing }, here.planner)), [
    'closing.undone',
  ])
})

test('days closed before they were planned are planned when the closing is taken back', async () => {
  const { here } = await oneWeek()
  const days = { from: '2025-03-05', until: '2025-03-05', kinds: [], sort: 'closed' as const, relief: 'none' as const }
  const closed = await here.shop.act(closeDays, { ...days, reason: 'roof' }, here.planner)
  const made = await here.shop.act(generateAhead, {})
  const [before] = await here.all<{ count: number }>(
    sql`select count(*) as count from shifts.shift where organisation_id = ${here.shop.id} and day = '2025-03-05'`,
  )
  assert.equal(before?.count, 0)
  assert.ok(made.shiftsMade > 30)
  await here.shop.act(undoClosing, { closing: closed.closing }, here.planner)
  const [after] = await here.all<{ count: number }>(
    sql`select count(*) as count from shifts.shift where organisation_id = ${here.shop.id} and day = '2025-03-05'`,
  )
  assert.equal(after?.count, 1)
})

test('a cancelled shift comes back with its fixed holders', async () => {
  const { here, R5, tb } = await oneWeek()
  await here.shop.act(generate, { from: '2025-03-03', weeks: 1 }, here.planner)
  const [row] = await here.all<{ id: string }>(sql`select id from shifts.shift where template_id = ${tb.id}`)
  const shift = row?.id ?? ''
  await here.shop.act(cancelShift, { shift, reason: 'no light' }, here.planner)
  assert.deepEqual(await liveDays(here, R5), [])
  await here.shop.act(restoreShift, { shift }, here.planner)
  assert.deepEqual(await liveDays(here, R5), ['2025-03-05'])
})
