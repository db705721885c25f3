import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementCount } from '#platform/database/driver.ts'
import { sql } from '#platform/database/sql.ts'
import { newId } from '#platform/values/ids.ts'
import { world } from '../../../../test/world.ts'
import { bookSeat } from '../actions/booking.ts'
import { type PlannedShop, plannedShop } from '../cast.testing.ts'
import { findShifts, nearestOpen, readOpenShift } from './open.ts'

const w = await world()
type Asked = Parameters<typeof findShifts.run>[1]

const ask = (wish: Partial<Asked> = {}): Asked => ({
  kinds: [],
  weekdays: [],
  beneficiaries: [],
  roles: [],
  mine: false,
  all: false,
  sort: 'time',
  size: 500,
  ...wish,
})

/** A shift of two hours, from this hour in UTC. */
const at = (day: string, hour: number) => ({
  day,
  startsAt: `${day}T${String(hour).padStart(2, '0')}:00:00Z`,
  endsAt: `${day}T${String(hour + 2).padStart(2, '0')}:00:00Z`,
})

async function setPolicy(here: PlannedShop, changes: object) {
  await here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, preset, changes, made_at)
    values (${here.shop.id}, ${newId()}, '2025-01-01', 'bees', ${JSON.stringify(changes)}, now())`)
}

async function fill(here: PlannedShop, shift: { id: string; group: string }, people: number) {
  for (let index = 0; index < people; index += 1) await here.sit(shift, await here.member(`Sitter${newId().slice(-6)}`))
}

test('what is left out is counted: nearly full, and not open to the person asking', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const [free, nearly, cheese] = [
    await here.oneOff({ ...at('2025-03-05', 8), seats: 10 }),
    await here.oneOff({ ...at('2025-03-06', 8), seats: 10 }),
    await here.oneOff({ ...at('2025-03-07', 8), seats: 10, skills: ['cheese'] }),
  ]
  await fill(here, nearly, 9)
  const mine = await here.shop.look(findShifts, ask({ mine: true }), bram)
  assert.deepEqual(
    mine.shifts.map(({ id }) => id),
    [free.id],
  )
  assert.deepEqual(mine.hidden, { nearlyFull: 1, notMine: 1, fuller: 0 })
  const all = await here.shop.look(findShifts, ask({ all: true }), bram)
  assert.deepEqual([all.total, all.hidden], [3, { nearlyFull: 0, notMine: 0, fuller: 0 }])
  assert.deepEqual(all.shifts.find(({ id }) => id === cheese.id)?.whyNot, [
    { code: 'shift.skill', facts: { skills: ['cheese'] } },
  ])
})

test('filters narrow by days, weekday, time and role, and the roles to choose from are those of all these days', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const wednesday = await here.oneOff(at('2025-03-05', 8))
  const thursday = await here.oneOff(at('2025-03-06', 8))
  await here.run(sql`update shifts.shift_group set role = 'till' where shift_id = ${thursday.id}`)
  const ids = async (wish: Partial<Asked>) =>
    (await here.shop.look(findShifts, ask(wish), bram)).shifts.map(({ id }) => id)
  assert.deepEqual(await ids({ weekdays: ['3'] }), [wednesday.id])
  assert.deepEqual(await ids({ from: '2025-03-06' }), [thursday.id])
  assert.deepEqual(await ids({ until: '2025-03-05' }), [wednesday.id])
  assert.deepEqual(await ids({ roles: ['till'] }), [thursday.id])
  assert.deepEqual(await ids({ starts_from: '10:01' }), [])
  assert.deepEqual((await here.shop.look(findShifts, ask({ roles: ['till'] }), bram)).roles, ['any', 'till'])
})

test('those that need people stand first when asked for, and a page is as long as asked', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const soon = await here.oneOff({ ...at('2025-03-20', 8), seats: 4 })
  const empty = await here.oneOff({ ...at('2025-03-21', 8), seats: 4 })
  await fill(here, soon, 3)
  const found = await here.shop.look(findShifts, ask({ sort: 'need', size: 1 }), bram)
  assert.deepEqual([found.shifts[0]?.id, found.total], [empty.id, 2])
})

test('who makes up sees the emptiest only, and how many fuller ones there are; all of them when asked', async () => {
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  await here.oneOff({ ...at('2025-03-20', 8), seats: 10 })
  const fuller = await here.oneOff({ ...at('2025-03-21', 8), seats: 10 })
  await fill(here, fuller, 3)
  const found = await here.shop.look(findShifts, ask(), amina)
  assert.deepEqual([found.total, found.hidden.fuller], [1, 1])
  assert.equal((await here.shop.look(findShifts, ask({ all: true }), amina)).total, 2)
})

test('however many shifts, the number of statements is the same, with seats kept for those of last time too', async () => {
  const here = await plannedShop(w)
  await setPolicy(here, { priorHolderDays: 7 })
  const bram = await here.member('Bram')
  const counted = async (): Promise<number> => {
    const before = statementCount.total
    await here.shop.look(findShifts, ask(), bram)
    return statementCount.total - before
  }
  await here.oneOff(at('2025-03-05', 8))
  await counted()
  const one = await counted()
  for (let hour = 4; hour < 16; hour += 2) await here.oneOff(at('2025-03-06', hour))
  assert.equal(await counted(), one)
})

test('the page of a shift says who comes by first names, who leads, and leaves out whoever hides the name', async () => {
  const here = await plannedShop(w)
  const [bram, chloe, shy] = [await here.member('Bram'), await here.member('Chloe'), await here.member('Shy')]
  const shift = await here.oneOff(at('2025-03-05', 8))
  await here.run(sql`update shifts.shift set lead_id = ${chloe.id} where id = ${shift.id}`)
  await here.run(sql`update shifts.worker set name_visible = false where member_id = ${shy.id}`)
  for (const one of [chloe, shy]) await here.sit(shift, one)
  const before = await here.shop.look(readOpenShift, { shift: shift.id }, bram)
  assert.deepEqual([before.names, before.leadName, before.taken, before.own], [['Chloe'], 'Chloe', 2, null])
  await here.shop.act(bookSeat, { shift: shift.id }, bram)
  const after = await here.shop.look(readOpenShift, { shift: shift.id }, bram)
  assert.deepEqual([after.names, after.own?.purpose, after.own?.whyNotCancel], [['Chloe'], 'flying', []])
})

test('where the policy shows no names, none is told', async () => {
  const here = await plannedShop(w)
  await setPolicy(here, { showAttendees: 'none' })
  const [bram, chloe] = [await here.member('Bram'), await here.member('Chloe')]
  const shift = await here.oneOff(at('2025-03-05', 8))
  await here.run(sql`update shifts.shift set lead_id = ${chloe.id} where id = ${shift.id}`)
  await here.sit(shift, chloe)
  const seen = await here.shop.look(readOpenShift, { shift: shift.id }, bram)
  assert.deepEqual([seen.names, seen.leadName, seen.taken], [[], null, 1])
})

test('each role of a shift says why not by itself', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const shift = await here.oneOff({ ...at('2025-03-05', 8), seats: 2 })
  await here.run(sql`insert into shifts.shift_group (organisation_id, shift_id, group_id, position, role, seats, skills)
    values (${here.shop.id}, ${shift.id}, ${newId()}, 2, 'cheese', 1, '{cheese}')`)
  const seen = await here.shop.look(readOpenShift, { shift: shift.id }, bram)
  assert.deepEqual(
    seen.groups.map(({ role, whyNot }) => [role, whyNot.map(({ code }) => code)]),
    [
      ['any', []],
      ['cheese', ['shift.skill']],
    ],
  )
})

test('somebody was faster: the nearest three that one may take, before and after, the full one left out', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const wished = await here.oneOff({ ...at('2025-03-12', 8), seats: 1 })
  const others = []
  for (const day of ['2025-03-04', '2025-03-10', '2025-03-13', '2025-03-15', '2025-03-30'])
    others.push(await here.oneOff(at(day, 8)))
  await here.oneOff({ ...at('2025-03-12', 14), skills: ['cheese'] })
  const { shifts } = await here.shop.look(nearestOpen, { shift: wished.id }, bram)
  assert.deepEqual(
    shifts.map(({ day }) => day),
    ['2025-03-13', '2025-03-10', '2025-03-15'],
  )
})
