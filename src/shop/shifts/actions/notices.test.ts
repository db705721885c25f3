import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { readSignedLink } from '#platform/mail/signed-link.ts'
import { newId } from '#platform/values/ids.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { bookSeat, cancelSeat } from './booking.ts'
import { remind, remindUnbooked, summarise } from './reminder.ts'
import { cancelShift, restoreShift } from './shift.ts'
import { addWatch, dropWatch, readWatches } from './watch.ts'

const w = await world()
const monday = '2025-03-03T07:00:00.000Z'

/** A shift of two hours, from this hour in UTC. */
const at = (day: string, hour: number) => ({
  day,
  startsAt: `${day}T${String(hour).padStart(2, '0')}:00:00Z`,
  endsAt: `${day}T${String(hour + 2).padStart(2, '0')}:00:00Z`,
})

interface Letter {
  readonly code: string
  readonly state: string
  readonly language: string
  readonly subject: string
  readonly text: string
}

/** The letters a person got, oldest first, once everything was sent. */
async function lettersTo(here: PlannedShop, member: { readonly id: string }): Promise<Letter[]> {
  await w.house.workers.drain()
  return here.all<Letter>(
    sql`select code, state, language, subject, text from platform.notice
        where organisation_id = ${here.shop.id} and person_id = ${member.id} order by id`,
  )
}
const codesTo = async (here: PlannedShop, member: { readonly id: string }): Promise<string[]> =>
  (await lettersTo(here, member)).map(({ code }) => code.replace('shifts.', ''))

const nothing = { shift: null, weekday: null, kind: null, startsFrom: null, startsUntil: null, untilDay: null }
const watchOf = (here: PlannedShop, member: Member, shift: string) =>
  here.shop.act(addWatch, { ...nothing, shift }, member)

test('booked and cancelled are told once each, in the language of the person, with a link signed for the person', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  await here.run(sql`update members.contact set language = 'nl' where id = ${bram.id}`)
  const shift = await here.oneOff(at('2025-03-12', 8))
  const key = { idempotencyKey: 'one tap' }
  const seat = await here.shop.act(bookSeat, { shift: shift.id }, bram, key)
  await here.shop.act(bookSeat, { shift: shift.id }, bram, key)
  await here.shop.act(cancelSeat, { attendance: seat.attendance }, bram)
  const letters = await lettersTo(here, bram)
  assert.deepEqual(
    letters.map(({ code, state, language }) => [code, state, language]),
    [
      ['shifts.booked', 'sent', 'nl'],
      ['shifts.cancelled', 'sent', 'nl'],
    ],
  )
  const [booked] = letters as [Letter, Letter]
  assert.match(booked.text, /U wordt verwacht wo 12 mrt, 9:00: One/)
  const [, path = '', token = ''] = /127\.0\.0\.1:8080(\/o\/[^?\s]+)\?signed=([\w.-]+)/.exec(booked.text) ?? []
  assert.equal(path, `/o/${here.shop.id}/shifts/${shift.id}`)
  assert.deepEqual(readSignedLink(token, 'shifts.booked', w.now()), {
    organisation: here.shop.id,
    person: bram.id,
    purpose: 'shifts.booked',
  })
})

test('what the person switched off is not sent, a called-off shift always is, with its reason', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  for (const code of ['shifts.booked', 'shifts.shift_cancelled'])
    await here.run(sql`insert into platform.notice_preference (organisation_id, person_id, code, channel, wanted, changed_at)
      values (${here.shop.id}, ${bram.id}, ${code}, 'mail', false, now())`)
  const shift = await here.oneOff(at('2025-03-12', 8))
  await here.shop.act(bookSeat, { shift: shift.id }, bram)
  await here.shop.act(cancelShift, { shift: shift.id, reason: 'the fridge broke' }, here.planner)
  const letters = await lettersTo(here, bram)
  assert.deepEqual(
    letters.map(({ code, state }) => [code, state]),
    [
      ['shifts.booked', 'switched_off'],
      ['shifts.shift_cancelled', 'sent'],
    ],
  )
  assert.match(letters[1]?.text ?? '', /the fridge broke/)
})

test('a shift brought back is told to the holders who sit there again', async () => {
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const template = await here.template({ day: 3, starts: '08:30', ends: '11:15' })
  const held = await here.hold(template, amina, '2025-01-06')
  const shift = await here.oneOff(at('2025-03-12', 8))
  await here.run(sql`update shifts.shift set template_id = ${template.id} where id = ${shift.id}`)
  await here.run(sql`update shifts.shift_group set group_id = ${template.group} where shift_id = ${shift.id}`)
  await here.sit({ id: shift.id, group: template.group }, amina, 'regular')
  await here.run(sql`update shifts.attendance set fixed_seat_id = ${held} where shift_id = ${shift.id}`)
  await here.shop.act(cancelShift, { shift: shift.id, reason: 'ice' }, here.planner)
  await here.shop.act(restoreShift, { shift: shift.id }, here.planner)
  assert.deepEqual(await codesTo(here, amina), ['shift_cancelled', 'restored'])
})

test('a reminder goes out once, two days before; opening its link changes nothing', async () => {
  const here = await plannedShop(w)
  const [bram, chloe] = [await here.member('Bram'), await here.member('Chloe')]
  const [soon, later] = [await here.oneOff(at('2025-03-05', 8)), await here.oneOff(at('2025-03-06', 8))]
  await here.sit(soon, bram)
  await here.sit(later, chloe)
  for (let run = 0; run < 2; run += 1) await here.shop.act(remind, {})
  assert.deepEqual([await codesTo(here, bram), await codesTo(here, chloe)], [['reminder'], []])
  const [letter] = await lettersTo(here, bram)
  const [, signed = ''] = /\/shifts\/[^?\s]+\?signed=([\w.-]+)/.exec(letter?.text ?? '') ?? []
  const open = (shift: string, token: string, organisation: string = here.shop.id) =>
    w.house.app.request(`/api/v1/organisations/${organisation}/shift-letters/${shift}?signed=${token}`)
  const before = await here.all(sql`select * from shifts.attendance where organisation_id = ${here.shop.id}`)
  const shown = (await (await open(soon.id, signed)).json()) as { seated: boolean; day: string }
  assert.deepEqual([shown.seated, shown.day], [true, '2025-03-05'])
  const there = await plannedShop(w)
  assert.equal((await open(soon.id, `${signed}x`)).status, 404)
  assert.equal((await open(later.id, signed)).status, 404)
  assert.equal((await open(soon.id, signed, there.shop.id)).status, 404)
  assert.deepEqual(await here.all(sql`select * from shifts.attendance where organisation_id = ${here.shop.id}`), before)
})

test('who books after the reminders of the morning is reminded the next one, and nobody of a cancelled shift', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const [shift, off] = [await here.oneOff(at('2025-03-04', 14)), await here.oneOff(at('2025-03-05', 8))]
  await here.shop.act(remind, {})
  await here.shop.act(bookSeat, { shift: shift.id }, bram)
  await here.sit(off, bram)
  await here.run(sql`update shifts.shift set state = 'cancelled', cancel_reason = 'ice' where id = ${off.id}`)
  w.moveTo('2025-03-04T07:00:00.000Z')
  await here.shop.act(remind, {})
  w.moveTo(monday)
  assert.deepEqual(await codesTo(here, bram), ['booked', 'reminder'])
})

test('the summary of the week goes out on Sundays, once, where the shop wants it', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  for (const day of ['2025-03-10', '2025-03-16', '2025-03-17']) await here.sit(await here.oneOff(at(day, 8)), bram)
  const on = sql`insert into platform.setting (organisation_id, key, value, changed_at)
    values (${here.shop.id}, 'shifts.weekly_summary', 'true', now())`
  w.moveTo('2025-03-09T16:00:00.000Z')
  await here.shop.act(summarise, {})
  assert.deepEqual(await codesTo(here, bram), [])
  await here.run(on)
  for (let run = 0; run < 2; run += 1) await here.shop.act(summarise, {})
  w.moveTo('2025-03-10T16:00:00.000Z')
  await here.shop.act(summarise, {})
  w.moveTo(monday)
  const letters = await lettersTo(here, bram)
  assert.deepEqual(
    letters.map(({ code }) => code),
    ['shifts.weekly'],
  )
  assert.match(letters[0]?.text ?? '', /2/)
})

test('who books freely and has nothing is told once in a period, nobody who has something or does not work', async () => {
  const here = await plannedShop(w)
  const [none, has, gone] = [await here.member('None'), await here.member('Has'), await here.member('Gone')]
  await here.run(sql`update shifts.worker set flying_start = '2025-01-27' where organisation_id = ${here.shop.id}`)
  await here.run(sql`update members.membership set last_day = '2025-03-01' where contact_id = ${gone.id}`)
  await here.sit(await here.oneOff(at('2025-03-20', 8)), has)
  const days = ['2025-03-01', '2025-03-02', '2025-03-03', '2025-03-10', '2025-03-24', '2025-03-30']
  for (const day of days) {
    w.moveTo(`${day}T07:15:00.000Z`)
    await here.shop.act(remindUnbooked, {})
  }
  w.moveTo(monday)
  assert.deepEqual(
    [await codesTo(here, none), await codesTo(here, has), await codesTo(here, gone)],
    [['unbooked', 'unbooked'], ['unbooked'], []],
  )
})

test('a seat freed within two days is told to the lead and the office, not to whoever freed it', async () => {
  const here = await plannedShop(w)
  const [bram, chloe, ines] = [await here.member('Bram'), await here.member('Chloe'), await here.member('Ines')]
  const office = await here.shop.person('Office', 'office')
  await here.run(sql`update members.contact set account_id = ${office.account} where id = ${ines.id}`)
  const [near, far] = [await here.oneOff(at('2025-03-05', 6)), await here.oneOff(at('2025-03-05', 8))]
  await here.run(sql`update shifts.shift set lead_id = ${chloe.id} where organisation_id = ${here.shop.id}`)
  for (const shift of [near, far]) await here.shop.act(cancelSeat, { attendance: await here.sit(shift, bram) }, bram)
  assert.deepEqual([await codesTo(here, chloe), await codesTo(here, ines)], [['seat_freed_late'], ['seat_freed_late']])
  await here.shop.act(cancelSeat, { attendance: await here.sit(near, bram), reason: 'ill' }, office)
  assert.deepEqual((await codesTo(here, chloe)).length, 2)
  assert.deepEqual((await codesTo(here, ines)).length, 1)
})

test('a newcomer whom a cancelling leaves alone is told to the lead, somebody experienced is not', async () => {
  const here = await plannedShop(w)
  await here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, preset, changes, made_at)
    values (${here.shop.id}, ${newId()}, '2025-01-01', 'bees', '{"beginnerShifts": 3}', now())`)
  const [bram, chloe, nora] = [await here.member('Bram'), await here.member('Chloe'), await here.member('Nora')]
  await here.run(sql`update shifts.worker set shifts_before = 5 where member_id = ${bram.id}`)
  const shifts = [await here.oneOff(at('2025-03-12', 8)), await here.oneOff(at('2025-03-13', 8))]
  await here.run(sql`update shifts.shift set lead_id = ${chloe.id} where organisation_id = ${here.shop.id}`)
  for (const shift of shifts) await here.sit(shift, nora)
  const [first, second] = shifts as [{ id: string; group: string }, { id: string; group: string }]
  await here.shop.act(cancelSeat, { attendance: await here.sit(first, bram) }, bram)
  const other = await here.all<{ id: string }>(sql`select id from shifts.attendance where shift_id = ${second.id}`)
  await here.sit(second, bram)
  await here.shop.act(cancelSeat, { attendance: other[0]?.id ?? '' }, nora)
  const letters = await lettersTo(here, chloe)
  assert.deepEqual(
    letters.map(({ code }) => code),
    ['shifts.beginner_alone'],
  )
  assert.match(letters[0]?.text ?? '', /Nora Test/)
})

test('a watcher is told when one place is left, when it is full, and never the same twice', async () => {
  const here = await plannedShop(w)
  const [bram, amina, chloe] = [await here.member('Bram'), await here.member('Amina'), await here.member('Chloe')]
  const shift = await here.oneOff({ ...at('2025-03-12', 8), seats: 2 })
  await watchOf(here, bram, shift.id)
  await here.shop.act(bookSeat, { shift: shift.id }, amina)
  const seat = await here.shop.act(bookSeat, { shift: shift.id }, chloe)
  await here.shop.act(cancelSeat, { attendance: seat.attendance }, chloe)
  assert.deepEqual(await codesTo(here, bram), ['watch_almost_full', 'watch_full', 'watch_almost_full'])
})

test('a watched pattern tells of every shift that fits and of no other', async () => {
  const here = await plannedShop(w)
  const [bram, amina] = [await here.member('Bram'), await here.member('Amina')]
  await here.shop.act(addWatch, { ...nothing, weekday: 3, startsFrom: '10:00', startsUntil: '10:00' }, bram)
  const [wednesday, thursday] = [
    await here.oneOff({ ...at('2025-03-12', 9), seats: 1 }),
    await here.oneOff({ ...at('2025-03-13', 9), seats: 1 }),
  ]
  for (const shift of [wednesday, thursday]) await here.shop.act(bookSeat, { shift: shift.id }, amina)
  const letters = await lettersTo(here, bram)
  assert.equal(letters.length, 1)
  assert.match(letters[0]?.text ?? '', new RegExp(wednesday.id))
})

test('a watch is kept once however often it is asked for, listed, and gone when dropped', async () => {
  const here = await plannedShop(w)
  const [bram, amina] = [await here.member('Bram'), await here.member('Amina')]
  const shift = await here.oneOff({ ...at('2025-03-12', 8), seats: 1 })
  const first = await watchOf(here, bram, shift.id)
  assert.deepEqual(await watchOf(here, bram, shift.id), first)
  assert.equal((await here.shop.look(readWatches, {}, bram)).watches.length, 1)
  await assert.rejects(here.shop.act(dropWatch, first, amina), { name: 'NotFound' })
  await here.shop.act(dropWatch, { watch: first.watch }, bram)
  await here.shop.act(bookSeat, { shift: shift.id }, amina)
  assert.deepEqual(await codesTo(here, bram), [])
  assert.deepEqual((await here.shop.look(readWatches, {}, bram)).watches, [])
})
