import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { NotFound } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { plannedShop } from '../cast.testing.ts'
import { editShift as editRoute } from '../contract-office.ts'
import { readShift, readWeek } from '../reads/week.ts'
import { bookSeat } from './booking.ts'
import { generate } from './generation.ts'
import { cancelShift, changeShifts, editShift, openShift, previewShift, restoreShift } from './shift.ts'

const w = await world()

const group = (seats: number, more: { role?: string; minSeats?: number; id?: string } = {}) => ({
  role: 'any',
  minSeats: 0,
  skills: [],
  warnings: [],
  seats,
  ...more,
})

/** A shop with one opening on Thursday 2025-03-06, 14:00 to 16:00 (13:00 UTC), three seats. */
async function opening(more: Partial<Parameters<typeof openShift.run>[1]> = {}) {
  const here = await plannedShop(w)
  const fields = {
    name: 'Spring cleaning',
    kind: here.kind,
    day: '2025-03-06',
    starts: '14:00',
    ends: '16:00',
    lead: null,
    weight: 1,
    beneficiary: null,
    groups: [group(3)],
    ...more,
  }
  const { shift } = await here.shop.act(openShift, fields, here.planner)
  const read = () => here.shop.look(readShift, { shift }, here.planner)
  const edit = (changes: Omit<Parameters<typeof editShift.run>[1], 'shift'>) =>
    here.shop.act(editShift, { shift, ...changes }, here.planner)
  return { here, shift, fields, read, edit }
}

test('a one-off opening stands in the week with its seats and belongs to no template', async () => {
  const { here, shift } = await opening()
  const { shifts } = await here.shop.look(readWeek, { day: '2025-03-03', days: 7, kinds: [] }, here.planner)
  assert.deepEqual(
    shifts.map(({ id, template, startsAt, seats, free }) => ({ id, template, startsAt, seats, free })),
    [{ id: shift, template: null, startsAt: '2025-03-06T13:00:00.000Z', seats: 3, free: 3 }],
  )
})

test('an opening whose end is not after its start ends on the next day', async () => {
  const { read } = await opening({ starts: '22:00', ends: '02:00' })
  assert.equal((await read()).endsAt, '2025-03-07T01:00:00.000Z')
})

test('an opening at a time that the clock skips moves forward; at a doubled time it is the first', async () => {
  const spring = await opening({ day: '2025-03-30', starts: '02:30', ends: '04:00' })
  assert.equal((await spring.read()).startsAt, '2025-03-30T01:30:00.000Z')
  const autumn = await opening({ day: '2025-10-26', starts: '02:30', ends: '04:00' })
  const read = await autumn.read()
  assert.deepEqual([read.startsAt, read.endsAt], ['2025-10-26T00:30:00.000Z', '2025-10-26T03:00:00.000Z'])
})

test('an opening in the past, and one that wants more people than it has seats, are refused together', async () => {
  await assert.rejects(
    opening({ day: '2025-03-02', groups: [group(2, { minSeats: 3 })] }),
    refusedWith('shift.past', 'template.group_min'),
  )
})

test('an opening of a kind or with a lead that is not here is not found', async () => {
  await assert.rejects(opening({ kind: newId() }), NotFound)
  await assert.rejects(opening({ lead: newId() }), NotFound)
})

test('an edit changes what it names and nothing else', async () => {
  const { here, read, edit } = await opening({ weight: 2 })
  const lead = await here.member('Chloe')
  await edit({ lead: lead.id })
  const sent = editRoute.body?.parse({ name: 'Autumn cleaning' }) as { name: string }
  await edit(sent)
  const { name, lead: led, weight, editedFields } = await read()
  assert.deepEqual([name, led, weight, editedFields], ['Autumn cleaning', lead.id, 2, ['lead', 'name']])
})

test('an edit from an old tab is told instead of overwriting', async () => {
  const { read, edit } = await opening()
  const { version } = await read()
  await edit({ name: 'First', version })
  await assert.rejects(edit({ name: 'Second', version }), refusedWith('shift.changed_meanwhile'))
  assert.equal((await read()).name, 'First')
})

test('seats below the people who sit there are refused, one with room is not', async () => {
  const { here, shift, read, edit } = await opening()
  for (const name of ['Amina', 'Bram']) await here.shop.act(bookSeat, { shift }, await here.member(name))
  const id = (await read()).groups[0]?.id as string
  await assert.rejects(edit({ groups: [group(1, { id })] }), refusedWith('shift.below_taken'))
  await assert.rejects(edit({ groups: [group(5)] }), refusedWith('shift.below_taken'))
  await edit({ groups: [group(2, { id })] })
  assert.equal((await read()).free, 0)
})

test('the preview of a new time says who hears of it and who is expected elsewhere then, and writes nothing', async () => {
  const { here, shift, read } = await opening()
  const [amina, bram] = [await here.member('Amina'), await here.member('Bram')]
  const other = await here.oneOff({
    day: '2025-03-06',
    startsAt: '2025-03-06T17:00:00Z',
    endsAt: '2025-03-06T19:00:00Z',
  })
  for (const person of [amina, bram]) await here.shop.act(bookSeat, { shift }, person)
  await here.shop.act(bookSeat, { shift: other.id }, bram)
  const before = await read()
  const preview = await here.shop.look(previewShift, { shift, starts: '19:00', ends: '21:00' }, here.planner)
  assert.deepEqual([preview.whyNot, preview.told], [[], 2])
  assert.deepEqual(
    preview.elsewhere.map(({ member, other: name }) => [member, name]),
    [[bram.id, 'One']],
  )
  assert.deepEqual(await read(), before)
  assert.equal((await here.shop.look(previewShift, { shift, name: 'New' }, here.planner)).told, 0)
})

test('the preview gives the same reasons as the edit', async () => {
  const { here, shift } = await opening()
  const { whyNot } = await here.shop.look(previewShift, { shift, day: '2025-03-01', groups: [group(2)] }, here.planner)
  assert.deepEqual(
    whyNot.map(({ code }) => code),
    ['shift.past'],
  )
})

test('a moved time is told to everybody on it, to the stand-in instead of the holder', async () => {
  const { here, shift, edit } = await opening()
  const [amina, bram, jo] = [await here.member('Amina'), await here.member('Bram'), await here.member('Jo')]
  for (const person of [amina, bram]) await here.shop.act(bookSeat, { shift }, person)
  await here.run(sql`update shifts.attendance set stand_in_id = ${jo.id} where member_id = ${bram.id}`)
  await edit({ starts: '15:00', ends: '17:00' })
  const told = await here.all<{ person_id: string }>(sql`select person_id from platform.notice
    where organisation_id = ${here.shop.id} and code = 'shifts.moved' order by id`)
  assert.deepEqual(new Set(told.map((row) => row.person_id)), new Set([amina.id, jo.id]))
})

test('a cancelled shift is not edited or cancelled again; brought back it is empty but for its fixed holders', async () => {
  const { here, shift, read, edit } = await opening()
  await here.shop.act(bookSeat, { shift }, await here.member('Bram'))
  assert.deepEqual(await here.shop.act(cancelShift, { shift, reason: 'rain' }, here.planner), { people: 1 })
  await assert.rejects(edit({ name: 'x' }), refusedWith('shift.cancelled'))
  await assert.rejects(
    here.shop.act(cancelShift, { shift, reason: 'rain' }, here.planner),
    refusedWith('shift.cancelled'),
  )
  assert.deepEqual(await here.shop.act(restoreShift, { shift }, here.planner), { people: 0 })
  const { state, cancelReason, taken } = await read()
  assert.deepEqual([state, cancelReason, taken], ['planned', null, 0])
  await assert.rejects(here.shop.act(restoreShift, { shift }, here.planner), refusedWith('shift.not_cancelled'))
})

test('a shift that has begun is not changed any more', async () => {
  const { here, shift, edit } = await opening()
  w.moveTo('2025-03-06T13:00:00.000Z')
  try {
    await assert.rejects(edit({ name: 'x' }), refusedWith('shift.past'))
    await assert.rejects(here.shop.act(cancelShift, { shift, reason: 'rain' }, here.planner), refusedWith('shift.past'))
  } finally {
    w.moveTo('2025-03-03T07:00:00.000Z')
  }
})

test('many changes are all done or none', async () => {
  const { here, shift, fields, read } = await opening()
  const move = { do: 'move' as const, shift, day: '2025-03-07', starts: '09:00', ends: '11:00' }
  const wrong = { do: 'create' as const, shift: { ...fields, day: '2025-03-01' } }
  await assert.rejects(here.shop.act(changeShifts, { changes: [move, wrong] }, here.planner), refusedWith('shift.past'))
  assert.equal((await read()).day, '2025-03-06')
})

test('soon and without a lead, without a cashier, or under three quarters full, a shift is critical', async () => {
  const { here, shift, read, edit } = await opening({ groups: [group(4), group(1, { role: 'cashier' })] })
  const [lead, ...people] = await Promise.all(['Chloe', 'Amina', 'Bram', 'Jo'].map((name) => here.member(name)))
  const [any, till] = (await read()).groups
  const book = (member: typeof lead, to: string | undefined) =>
    here.shop.act(bookSeat, { shift, member: member?.id, group: to }, here.planner)
  for (const person of people) await book(person, any?.id)
  await edit({ lead: lead?.id ?? null })
  assert.equal((await read()).critical, true, 'the till is empty')
  await book(lead, till?.id)
  assert.equal((await read()).critical, false, 'four of five, a lead, a cashier')
  await edit({ lead: null })
  assert.equal((await read()).critical, true, 'nobody leads')
  w.moveTo('2025-02-26T07:00:00.000Z')
  assert.equal((await read()).critical, false, 'eight days ahead')
  w.moveTo('2025-03-07T07:00:00.000Z')
  assert.equal((await read()).critical, false, 'over')
  w.moveTo('2025-03-03T07:00:00.000Z')
})

test('the printed name is what the shop shows to members, and nothing for who does not want it', async () => {
  const { here, shift, read } = await opening()
  const [amina, bram] = [await here.member('Amina'), await here.member('Bram')]
  for (const person of [amina, bram]) await here.shop.act(bookSeat, { shift }, person)
  await here.run(sql`update shifts.worker set name_visible = false where member_id = ${bram.id}`)
  const { people } = await read()
  assert.deepEqual(
    people.map(({ name, shownName }) => [name, shownName]),
    [
      ['Amina Test', 'Amina'],
      ['Bram Test', null],
    ],
  )
})

test('a date moved to another day by hand is not made again on the day it left', async () => {
  const here = await plannedShop(w)
  await here.template({ name: 'Bread', day: 4, starts: '10:00', ends: '12:00' })
  const week = { from: '2025-03-03', weeks: 1 }
  await here.shop.act(generate, week, here.planner)
  const [made] = await here.all<{ id: string; version: number }>(
    sql`select id, version from shifts.shift where name = 'Bread' and day = '2025-03-06'`,
  )
  await here.shop.act(
    changeShifts,
    { changes: [{ do: 'move', shift: made?.id ?? '', day: '2025-03-07', starts: '10:00', ends: '12:00' }] },
    here.planner,
  )
  await here.shop.act(generate, week, here.planner)
  const days = await here.all<{ day: string }>(sql`select day from shifts.shift where name = 'Bread' order by day`)
  assert.deepEqual(days, [{ day: '2025-03-07' }])
})
