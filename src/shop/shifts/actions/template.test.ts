/** Changing the week: what the preview says is what is then done, all of it or nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { NotFound, Refused } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { checks } from '../checks.ts'
import type { TemplateChange, TemplateFields } from '../rules/template-edit.ts'
import { bookSeat } from './booking.ts'
import { giveFixedSeat } from './fixed-seat.ts'
import { generate } from './generation.ts'
import { editShift } from './shift.ts'
import { changeTemplates, previewTemplates } from './template.ts'

const w = await world()

const codesOf = async (run: Promise<unknown>): Promise<string[]> => {
  try {
    await run
    return []
  } catch (error) {
    if (error instanceof Refused) return [...new Set(error.refusals.map(({ code }) => code))].sort()
    throw error
  }
}

const anyone = (id: string | undefined, seats: number) => ({
  ...(id ? { id } : {}),
  role: 'any',
  seats,
  minSeats: 0,
  skills: [],
  warnings: [],
})

const preview = (here: PlannedShop, changes: readonly TemplateChange[]) =>
  here.shop.look(previewTemplates, { changes }, here.planner)
const change = (here: PlannedShop, changes: readonly TemplateChange[]) =>
  here.shop.act(changeTemplates, { changes }, here.planner)

const liveDays = async (here: PlannedShop, member: Member): Promise<string[]> =>
  (
    await here.all<{ day: string }>(sql`select shift.day from shifts.attendance as seat
      join shifts.shift on shift.id = seat.shift_id
      where seat.member_id = ${member.id} and seat.state <> 'cancelled' order by shift.day`)
  ).map(({ day }) => day)

const shiftsOf = (here: PlannedShop, template: string) =>
  here.all<{ id: string; day: string; state: string; version: number }>(
    sql`select id, day, state, version from shifts.shift where template_id = ${template} order by day`,
  )

const told = async (here: PlannedShop, member: Member): Promise<string[]> =>
  (
    await here.all<{ code: string; facts: { count?: number } }>(
      sql`select code, facts from platform.notice where person_id = ${member.id} order by id`,
    )
  ).map(({ code, facts }) => (facts.count === undefined ? code : `${code} ${facts.count}`))

async function healthy(here: PlannedShop) {
  const db = w.house.database.for(here.shop.id)
  for (const check of checks) assert.deepEqual(await check.run(db, here.shop.id), [], check.name)
}

/** Mondays with three seats: Amina and Dieter hold theirs, Bram booked the second Monday; four weeks are planned. */
async function mondays() {
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const dieter = await here.member('Dieter', 'regular')
  const bram = await here.member('Bram', 'flying')
  const monday = await here.template({ name: 'Monday', day: 1, starts: '10:00', ends: '12:00', seats: 3 })
  const seats = {
    amina: await here.hold(monday, amina, '2025-01-01'),
    dieter: await here.hold(monday, dieter, '2025-02-01'),
  }
  await here.shop.act(generate, { from: '2025-03-03', weeks: 4 }, here.planner)
  const second = (await shiftsOf(here, monday.id))[1]
  await here.shop.act(bookSeat, { shift: second?.id ?? '' }, bram)
  return { here, amina, dieter, bram, monday, seats }
}

const seatsTo = (template: { id: string; group: string }, seats: number): TemplateChange => ({
  do: 'edit',
  template: template.id,
  fields: { groups: [anyone(template.group, seats)] },
})

test('lowering seats shows who sits there, and only whom the planner chooses gives up a seat', async () => {
  const { here, amina, dieter, bram, monday, seats } = await mondays()
  const shown = await preview(here, [seatsTo(monday, 1)])
  const [crowd] = shown.crowds
  assert.deepEqual(
    crowd?.holders.map(({ name }) => name),
    ['Amina Test', 'Dieter Test'],
  )
  assert.deepEqual([crowd?.seats, crowd?.over], [1, 1])
  assert.deepEqual(
    crowd?.shifts.map(({ day, over }) => [day, over]),
    [
      ['2025-03-03', 1],
      ['2025-03-10', 2],
      ['2025-03-17', 1],
      ['2025-03-24', 1],
    ],
  )
  assert.deepEqual(await codesOf(change(here, [seatsTo(monday, 1)])), ['template.below_held', 'template.below_taken'])

  const release = { do: 'release' as const, template: monday.id, fixedSeats: [seats.dieter], attendances: [] }
  const half = await preview(here, [seatsTo(monday, 1), release])
  assert.deepEqual(
    half.crowds[0]?.shifts.map(({ day, over, people }) => [day, over, people.map(({ name }) => name)]),
    [['2025-03-10', 1, ['Amina Test', 'Bram Test']]],
  )
  const booked = half.crowds[0]?.shifts[0]?.people.find(({ fixed }) => !fixed)?.attendance ?? ''
  const whole = [seatsTo(monday, 1), { ...release, attendances: [booked] }]
  const last = await preview(here, whole)
  assert.deepEqual(last.refusals, [])
  assert.deepEqual(last.people.map(({ name, day }) => `${name} ${day}`).sort(), [
    'Bram Test 2025-03-10',
    ...['03', '10', '17', '24'].map((day) => `Dieter Test 2025-03-${day}`),
  ])
  assert.deepEqual(await change(here, whole), last)
  assert.equal((await liveDays(here, amina)).length, 4)
  assert.deepEqual(await liveDays(here, dieter), [])
  assert.deepEqual(await liveDays(here, bram), [])
  await healthy(here)
})

test('whoever loses several dates by one change is told once', async () => {
  const { here, dieter, bram, monday, seats } = await mondays()
  const booked = (await preview(here, [seatsTo(monday, 1)])).crowds[0]?.shifts[1]?.people.find(({ fixed }) => !fixed)
  await change(here, [
    seatsTo(monday, 1),
    { do: 'release', template: monday.id, fixedSeats: [seats.dieter], attendances: [booked?.attendance ?? ''] },
  ])
  assert.deepEqual(await told(here, dieter), ['shifts.unseated 4'])
  assert.deepEqual((await told(here, bram)).slice(-1), ['shifts.unseated 1'])
})

test('who gave up a fixed seat is not seated again by the next generation', async () => {
  const { here, dieter, monday, seats } = await mondays()
  await change(here, [{ do: 'release', template: monday.id, fixedSeats: [seats.dieter], attendances: [] }])
  await here.shop.act(generate, { from: '2025-03-03', weeks: 8 }, here.planner)
  assert.deepEqual(await liveDays(here, dieter), [])
})

test('a fixed holder whose template ends is told, with or without dates ahead', async () => {
  const { here, amina, monday } = await mondays()
  const elif = await here.member('Elif', 'regular')
  await here.shop.act(giveFixedSeat, { template: monday.id, member: elif.id, from: '2026-03-02' }, here.planner)
  await change(here, [{ do: 'end', template: monday.id }])
  assert.deepEqual(await told(here, amina), ['shifts.unseated 3'])
  assert.deepEqual((await told(here, elif)).slice(-1), ['shifts.fixed_seat_ended'])
})

test('a date changed by hand stays as it is, and is shown, only where the change would touch the same', async () => {
  const { here, monday } = await mondays()
  const third = (await shiftsOf(here, monday.id))[2]
  await here.shop.act(editShift, { shift: third?.id ?? '', starts: '09:00', ends: '11:00' }, here.planner)
  const later = { do: 'edit' as const, template: monday.id, fields: { starts: '10:30', ends: '12:30' } }
  const shown = await preview(here, [later])
  assert.deepEqual([shown.shiftsChanged, shown.templates[0]?.kept], [3, ['2025-03-17']])
  const renamed = await preview(here, [{ do: 'edit', template: monday.id, fields: { name: 'Early' } }])
  assert.deepEqual([renamed.shiftsChanged, renamed.shiftsKept], [4, 0])
})

test('a template does not move onto a date that was moved there by hand', async () => {
  const { here, monday } = await mondays()
  const first = (await shiftsOf(here, monday.id))[1]
  await here.shop.act(editShift, { shift: first?.id ?? '', day: '2025-03-11' }, here.planner)
  const tuesday = { rota: here.rota, week: 1, day: 2 }
  await change(here, [{ do: 'edit', template: monday.id, fields: { place: tuesday } }])
  assert.deepEqual(
    (await shiftsOf(here, monday.id)).map(({ day }) => day),
    ['2025-03-04', '2025-03-11', '2025-03-18', '2025-03-25'],
  )
})

test('an old tab is told instead of overwriting, and then nothing of the batch is done', async () => {
  const { here, monday } = await mondays()
  const other = await here.template({ name: 'Other', day: 2, starts: '10:00', ends: '12:00' })
  await change(here, [{ do: 'edit', template: monday.id, version: 1, fields: { name: 'First' } }])
  const both: TemplateChange[] = [
    { do: 'edit', template: other.id, version: 1, fields: { name: 'Renamed' } },
    { do: 'edit', template: monday.id, version: 1, fields: { name: 'Second' } },
  ]
  assert.deepEqual(await codesOf(change(here, both)), ['template.changed_meanwhile'])
  const names = await here.all<{ name: string }>(
    sql`select name from shifts.template where organisation_id = ${here.shop.id} order by name`,
  )
  assert.deepEqual(
    names.map(({ name }) => name),
    ['First', 'Other'],
  )
})

test('several changes of one template are judged by how it stands after all of them', async () => {
  const { here, monday } = await mondays()
  const shown = await preview(here, [seatsTo(monday, 1), seatsTo(monday, 4)])
  assert.deepEqual([shown.refusals, shown.seatsBefore, shown.seatsAfter], [[], 3, 4])
})

const series = (here: PlannedShop, more: Partial<TemplateFields> = {}): TemplateChange => ({
  do: 'create',
  activate: true,
  template: {
    name: 'Series',
    kind: here.kind,
    place: { every: 1, unit: 'day', aheadCount: null },
    from: '2025-03-03',
    until: '2025-03-10',
    starts: '10:00',
    ends: '12:00',
    lead: null,
    weight: 1,
    beneficiary: null,
    publicHolidays: 'run',
    groups: [anyone(undefined, 3)],
    ...more,
  },
})

test('a daily series that becomes every second day keeps those dates with their people', async () => {
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const made = await change(here, [series(here)])
  const template = made.templates[0]?.template ?? ''
  assert.equal(made.shiftsMade, 8)
  await here.shop.act(giveFixedSeat, { template, member: amina.id }, here.planner)
  const sparse: TemplateChange = {
    do: 'edit',
    template,
    fields: { place: { every: 2, unit: 'day', aheadCount: null } },
  }
  const shown = await preview(here, [sparse])
  assert.deepEqual(shown.templates[0]?.cancelled, ['2025-03-04', '2025-03-06', '2025-03-08', '2025-03-10'])
  await change(here, [sparse])
  assert.deepEqual(await liveDays(here, amina), ['2025-03-03', '2025-03-05', '2025-03-07', '2025-03-09'])
})

test('a template that begins to skip public holidays cancels the dates that fall on them', async () => {
  w.moveTo('2025-04-14T07:00:00.000Z')
  const here = await plannedShop(w)
  const monday = await here.template({ name: 'Monday', day: 1, starts: '10:00', ends: '12:00' })
  await here.shop.act(generate, { from: '2025-04-14', weeks: 3 }, here.planner)
  const shown = await preview(here, [{ do: 'edit', template: monday.id, fields: { publicHolidays: 'skip' } }])
  assert.deepEqual(shown.templates[0]?.cancelled, ['2025-04-21'])
  w.moveTo('2025-03-03T07:00:00.000Z')
})

test('a series made ahead by number has its next so many dates, however far they lie', async () => {
  const here = await plannedShop(w)
  const made = await change(here, [
    series(here, { place: { every: 3, unit: 'month', aheadCount: 5 }, from: '2025-01-31', until: null }),
  ])
  assert.deepEqual(made.templates[0]?.made, ['2025-04-30', '2025-07-31', '2025-10-31', '2026-01-31', '2026-04-30'])
})

test('a draft makes nothing until it is activated, and the preview says how much that will be', async () => {
  const here = await plannedShop(w)
  const draft = await change(here, [{ ...series(here), activate: false } as TemplateChange])
  assert.equal(draft.shiftsMade, 0)
  const template = draft.templates[0]?.template ?? ''
  const shown = await preview(here, [{ do: 'activate', template }])
  assert.equal(shown.shiftsMade, 8)
  await change(here, [{ do: 'activate', template }])
  assert.equal((await shiftsOf(here, template)).length, 8)
  assert.deepEqual(await codesOf(change(here, [{ do: 'activate', template }])), ['template.not_draft'])
})

test('a template without groups is a draft at most', async () => {
  const here = await plannedShop(w)
  assert.deepEqual(await codesOf(change(here, [series(here, { groups: [] })])), ['template.no_groups'])
})

test('a kind or a lead of nobody’s is not found, and nothing is written', async () => {
  const { here, monday } = await mondays()
  const unknown = (fields: object) => change(here, [{ do: 'edit', template: monday.id, fields }])
  await assert.rejects(unknown({ kind: newId() }), NotFound)
  await assert.rejects(unknown({ lead: newId() }), NotFound)
})

test('what the preview counts is what is done', async () => {
  const { here, monday } = await mondays()
  const plan: TemplateChange[] = [
    { do: 'edit', template: monday.id, fields: { place: { rota: here.rota, week: 1, day: 5 }, starts: '11:00' } },
    { do: 'split', template: monday.id, at: '11:30' },
    series(here),
  ]
  const shown = await preview(here, plan)
  const before = await here.all<{ count: number }>(
    sql`select count(*) as count from shifts.shift where organisation_id = ${here.shop.id}`,
  )
  const done = await change(here, plan)
  const after = await here.all<{ count: number }>(
    sql`select count(*) as count from shifts.shift where organisation_id = ${here.shop.id}`,
  )
  assert.deepEqual(
    [done.shiftsMade, done.shiftsChanged, done.people],
    [shown.shiftsMade, shown.shiftsChanged, shown.people],
  )
  assert.equal((after[0]?.count ?? 0) - (before[0]?.count ?? 0), shown.shiftsMade)
  await healthy(here)
})
