/** Fixed seats: what is shown before, what is done, who leads by it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementCount } from '#platform/database/driver.ts'
import { sql } from '#platform/database/sql.ts'
import { Refused } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { checks } from '../checks.ts'
import { bookSeat } from './booking.ts'
import { endSeats, giveFixedSeat, moveFixedSeat } from './fixed-seat.ts'
import { previewFixedSeat, previewFixedSeatMove } from './fixed-seat-wish.ts'
import { generate } from './generation.ts'
import { exportFixedSeats, listFixedSeats, seekTemplates } from './planning-lists.ts'
import { readPlanWords, renamePlanWord } from './word.ts'
import { editWorker } from './worker.ts'

const w = await world()

const codesOf = async (run: Promise<unknown>): Promise<string[]> => {
  try {
    await run
    return []
  } catch (error) {
    if (error instanceof Refused) return error.refusals.map(({ code }) => code).sort()
    throw error
  }
}

async function mondays(seats = 2) {
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const monday = await here.template({ name: 'Monday', day: 1, starts: '10:00', ends: '12:00', seats })
  await here.shop.act(generate, { from: '2025-03-03', weeks: 4 }, here.planner)
  return { here, amina, monday }
}

const give = (
  here: PlannedShop,
  template: { id: string },
  member: Member,
  more: { from?: string; until?: string } = {},
) => here.shop.act(giveFixedSeat, { template: template.id, member: member.id, ...more }, here.planner)

const liveDays = async (here: PlannedShop, member: Member): Promise<string[]> =>
  (
    await here.all<{ day: string }>(sql`select shift.day from shifts.attendance as seat
      join shifts.shift on shift.id = seat.shift_id
      where seat.member_id = ${member.id} and seat.state <> 'cancelled' order by shift.day`)
  ).map(({ day }) => day)

const leads = (here: PlannedShop) =>
  here.all<{ day: string; lead: string | null }>(
    sql`select day, lead_id as lead from shifts.shift where organisation_id = ${here.shop.id} order by day`,
  )

test('before a fixed seat is given, its dates, extra seats and yielding bookings are shown', async () => {
  const { here, amina, monday } = await mondays(1)
  const bram = await here.member('Bram', 'flying')
  const elif = await here.member('Elif', 'mixed')
  const [, second, third] = await here.all<{ id: string }>(
    sql`select id from shifts.shift where template_id = ${monday.id} order by day`,
  )
  await here.shop.act(bookSeat, { shift: second?.id ?? '' }, bram)
  await here.shop.act(bookSeat, { shift: third?.id ?? '' }, elif)
  const shown = await here.shop.look(previewFixedSeat, { template: monday.id, member: elif.id }, here.planner)
  assert.deepEqual(shown.refusals, [])
  assert.deepEqual(shown.seated, ['2025-03-03', '2025-03-10', '2025-03-17', '2025-03-24'])
  assert.deepEqual([shown.extra, shown.yielding], [['2025-03-10'], ['2025-03-17']])
  const given = await give(here, monday, elif)
  assert.equal(given.seated, shown.seated.length)
  const late = await here.shop.look(previewFixedSeat, { template: monday.id, member: amina.id }, here.planner)
  assert.deepEqual(
    late.refusals.map(({ code }) => code),
    ['seat.no_room'],
  )
})

test('every reason against a fixed seat is shown at once', async () => {
  const { here, monday } = await mondays()
  const bram = await here.member('Bram', 'flying')
  const wish = { template: monday.id, member: bram.id, from: '2025-02-01', until: '2025-01-15' }
  const shown = await here.shop.look(previewFixedSeat, wish, here.planner)
  assert.deepEqual(shown.refusals.map(({ code }) => code).sort(), ['seat.ends_before_start', 'seat.past', 'shift.mode'])
})

test('a second fixed seat is given with a warning, unless the policy refuses it', async () => {
  const { here, amina, monday } = await mondays()
  const friday = await here.template({ name: 'Friday', day: 5, starts: '10:00', ends: '12:00' })
  await give(here, monday, amina)
  const wish = { template: friday.id, member: amina.id }
  assert.deepEqual((await here.shop.look(previewFixedSeat, wish, here.planner)).warnings, ['seat.second'])
  await here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, preset, changes, made_at)
    values (${here.shop.id}, gen_random_uuid(), '2025-03-01', 'bees', '{"secondFixedSeat":"refuse"}', now())`)
  assert.deepEqual(await codesOf(give(here, friday, amina)), ['seat.second'])
})

test('a fixed seat goes to the first group with room on every day, also where holders follow one another', async () => {
  const { here, amina, monday } = await mondays(2)
  const [one, two] = [await here.member('One', 'regular'), await here.member('Two', 'regular')]
  await give(here, monday, one, { until: '2025-03-10' })
  await give(here, monday, two, { from: '2025-03-11' })
  const shown = await here.shop.look(previewFixedSeat, { template: monday.id, member: amina.id }, here.planner)
  assert.deepEqual(shown.refusals, [])
})

test('a lead with an account who is seated where nobody leads becomes the lead there', async () => {
  const { here, amina, monday } = await mondays()
  const chloe = await here.member('Chloe', 'regular')
  const paul = await here.member('Paul', 'regular')
  for (const one of [chloe, paul]) await here.shop.act(editWorker, { member: one.id, isLead: true }, here.planner)
  await give(here, monday, amina)
  assert.ok((await leads(here)).every(({ lead }) => lead === null))
  const wish = { template: monday.id, member: chloe.id, from: '2025-03-11' }
  assert.equal((await here.shop.look(previewFixedSeat, wish, here.planner)).becomesLead, true)
  await give(here, monday, chloe, { from: '2025-03-11' })
  assert.deepEqual(
    (await leads(here)).map(({ lead }) => lead === chloe.id),
    [false, false, true, true],
  )
  const friday = await here.template({ name: 'Friday', day: 5, starts: '10:00', ends: '12:00' })
  await here.run(sql`update members.contact set account_id = null where id = ${paul.id}`)
  await give(here, friday, paul)
  const [row] = await here.all<{ lead: string | null }>(
    sql`select lead_id as lead from shifts.template where id = ${friday.id}`,
  )
  assert.equal(row?.lead, null)
})

test('a fixed seat that lies ahead may begin on another day; one that runs keeps its first day', async () => {
  const { here, amina, monday } = await mondays()
  const { fixedSeat } = await give(here, monday, amina, { from: '2025-03-10' })
  const later = { fixedSeat, from: '2025-03-17', until: null }
  const shown = await here.shop.look(previewFixedSeatMove, later, here.planner)
  assert.deepEqual([shown.cancelled, shown.seated], [['2025-03-10'], []])
  await here.shop.act(moveFixedSeat, later, here.planner)
  assert.deepEqual(await liveDays(here, amina), ['2025-03-17', '2025-03-24'])
  const earlier = { fixedSeat, from: '2025-03-04', until: '2025-03-17' }
  assert.deepEqual((await here.shop.look(previewFixedSeatMove, earlier, here.planner)).seated, ['2025-03-10'])
  await here.shop.act(moveFixedSeat, earlier, here.planner)
  assert.deepEqual(await liveDays(here, amina), ['2025-03-10', '2025-03-17'])
  w.moveTo('2025-03-12T07:00:00.000Z')
  assert.deepEqual(await codesOf(here.shop.act(moveFixedSeat, { ...earlier, from: '2025-03-13' }, here.planner)), [
    'seat.begun',
  ])
  w.moveTo('2025-03-03T07:00:00.000Z')
})

test('moving a fixed seat shows the exchanged rows it leaves alone', async () => {
  const { here, amina, monday } = await mondays()
  const { fixedSeat } = await give(here, monday, amina)
  await here.run(sql`update shifts.attendance set chain = 1 where member_id = ${amina.id} and shift_id = (
    select id from shifts.shift where template_id = ${monday.id} and day = '2025-03-17')`)
  const end = { fixedSeat, until: '2025-03-10' }
  const shown = await here.shop.look(previewFixedSeatMove, end, here.planner)
  assert.deepEqual([shown.cancelled, shown.exchanged], [['2025-03-24'], ['2025-03-17']])
  const done = await here.shop.act(moveFixedSeat, end, here.planner)
  assert.deepEqual([done.cancelled, done.exchanged.length], [1, 1])
  assert.deepEqual(await liveDays(here, amina), ['2025-03-03', '2025-03-10', '2025-03-17'])
})

test('the list of fixed seats finds people by name and number, tells which run, and is saved as a file', async () => {
  const { here, amina, monday } = await mondays(9)
  const dieter = await here.member('Dieter', 'regular')
  await give(here, monday, amina)
  await give(here, monday, dieter, { from: '2025-04-07' })
  const look = (more: object) => here.shop.look(listFixedSeats, { size: 50, ...more }, here.planner)
  const all = await look({})
  assert.deepEqual(
    all.rows.map(({ name, templateName, week, state }) => [name, templateName, week, state]),
    [
      ['Amina Test', 'Monday', 'A', 'running'],
      ['Dieter Test', 'Monday', 'A', 'coming'],
    ],
  )
  assert.equal((await look({ q: 'diet' })).total, 1)
  assert.equal((await look({ state: 'coming' })).rows[0]?.name, 'Dieter Test')
  assert.equal((await look({ weekday: '2' })).total, 0)
  const file = await here.shop.act(exportFixedSeats, { format: 'csv', size: 50 }, here.planner)
  assert.match(new TextDecoder().decode(file.body), /Dieter Test/)
  assert.ok((await here.shop.events()).includes('shifts.list_exported'))
})

test('the list of templates counts seats and who holds them', async () => {
  const { here, amina, monday } = await mondays(2)
  await give(here, monday, amina)
  const found = await here.shop.look(seekTemplates, { size: 50, fill: 'free' }, here.planner)
  assert.deepEqual(
    found.rows.map(({ name, roles, seats, held, state }) => [name, roles, seats, held, state]),
    [['Monday', 'any 2', 2, 1, 'active']],
  )
  assert.equal((await here.shop.look(seekTemplates, { size: 50, fill: 'full' }, here.planner)).total, 0)
})

test('a skill is renamed everywhere at once, and two spellings become one', async () => {
  const { here, monday } = await mondays()
  const elif = await here.member('Elif', 'regular', { skills: ['till', 'Till'] })
  await here.run(sql`update shifts.seat_group set skills = '{till}' where id = ${monday.group}`)
  await here.shop.act(renamePlanWord, { sort: 'skill', from: 'till', to: 'Till' }, here.planner)
  assert.deepEqual(
    (await here.shop.look(readPlanWords, {}, here.planner)).words.filter(({ sort }) => sort === 'skill'),
    [{ sort: 'skill', word: 'Till', templates: 1, people: 1 }],
  )
  const [row] = await here.all<{ skills: string[] }>(sql`select skills from shifts.worker where member_id = ${elif.id}`)
  assert.deepEqual(row?.skills, ['Till'])
})

test('ending many seats at once costs as many statements as ending one', async () => {
  const { here, monday } = await mondays(9)
  const people = []
  for (let index = 0; index < 6; index += 1) people.push(await here.member(`P${index}`, 'regular'))
  for (const one of people) await give(here, monday, one)
  const held = await here.all<{ id: string; from: string }>(
    sql`select id, from_day as "from" from shifts.fixed_seat where template_id = ${monday.id} order by id`,
  )
  const { action } = await import('#platform/action.ts')
  const counts: number[] = []
  for (const some of [held.slice(0, 1), held.slice(1)]) {
    const end = action('test.endSeats', async (ctx, _input: object) => {
      const before = statementCount.total
      await endSeats(ctx, some.map((seat, index) => ({ ...seat, until: `2025-03-${10 + index}` })) as never)
      counts.push(statementCount.total - before)
      ctx.record('shifts.fixed_seat_moved', { subject: monday.id })
    })
    await here.shop.act(end, {}, here.planner)
  }
  assert.equal(counts[0], counts[1])
  const db = w.house.database.for(here.shop.id)
  for (const check of checks) assert.deepEqual(await check.run(db, here.shop.id), [], check.name)
})
