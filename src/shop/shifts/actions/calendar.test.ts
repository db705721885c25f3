import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { NotFound } from '#platform/refusal.ts'
import { change } from '#platform/settings/actions.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { bookSeat, cancelSeat } from './booking.ts'
import { closeCalendar, closeShopCalendar, listShopCalendars, openCalendar, openShopCalendar } from './calendar.ts'
import { editShift } from './shift.ts'

const w = await world()

const read = async (path: string) => {
  const answer = await w.house.app.request(path)
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    text: (await answer.text()).replace(/\r\n /g, ''),
  }
}
const lines = (text: string, name: string) =>
  text
    .split('\r\n')
    .filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    .map((line) => line.slice(line.indexOf(':') + 1))

const thursday = (here: PlannedShop) =>
  here.oneOff({ day: '2025-03-06', startsAt: '2025-03-06T09:00:00Z', endsAt: '2025-03-06T11:00:00Z', seats: 2 })
const feedOf = async (here: PlannedShop, member: Member) => (await here.shop.act(openCalendar, {}, member)).path

test('the personal feed has each booked shift once, with its moments, the zone, an alarm a day before and a link', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const shift = await thursday(here)
  const { attendance } = await here.shop.act(bookSeat, { shift: shift.id }, bram)
  const { status, type, text } = await read(await feedOf(here, bram))
  assert.deepEqual([status, type], [200, 'text/calendar; charset=utf-8'])
  assert.deepEqual(lines(text, 'UID'), [`${attendance}@komunigi`])
  assert.deepEqual([lines(text, 'DTSTART'), lines(text, 'DTEND')], [['20250306T090000Z'], ['20250306T110000Z']])
  assert.deepEqual(lines(text, 'X-WR-TIMEZONE'), ['Europe/Brussels'])
  assert.deepEqual(lines(text, 'TRIGGER'), ['-P1D'])
  assert.equal(lines(text, 'URL').length, 1)
})

test('a moved shift keeps its id and counts up, so that calendars move it instead of doubling it', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const shift = await thursday(here)
  await here.shop.act(bookSeat, { shift: shift.id }, bram)
  const path = await feedOf(here, bram)
  const before = (await read(path)).text
  await here.shop.act(editShift, { shift: shift.id, starts: '15:00', ends: '17:00' }, here.planner)
  const after = (await read(path)).text
  assert.deepEqual(lines(after, 'UID'), lines(before, 'UID'))
  assert.deepEqual(lines(after, 'DTSTART'), ['20250306T140000Z'])
  assert.ok(Number(lines(after, 'SEQUENCE')[0]) > Number(lines(before, 'SEQUENCE')[0]))
})

test('a cancelled seat stays in the feed as cancelled for thirty days, without an alarm, then it is gone', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const shift = await here.oneOff({
    day: '2025-04-20',
    startsAt: '2025-04-20T09:00:00Z',
    endsAt: '2025-04-20T11:00:00Z',
  })
  const { attendance } = await here.shop.act(bookSeat, { shift: shift.id }, bram)
  const path = await feedOf(here, bram)
  const sequence = Number(lines((await read(path)).text, 'SEQUENCE')[0])
  await here.shop.act(cancelSeat, { attendance }, bram)
  const cancelled = (await read(path)).text
  assert.deepEqual(lines(cancelled, 'STATUS'), ['CANCELLED'])
  assert.deepEqual(lines(cancelled, 'TRIGGER'), [])
  assert.ok(Number(lines(cancelled, 'SEQUENCE')[0]) > sequence)
  w.moveTo('2025-04-02T06:00:00.000Z')
  assert.equal(lines((await read(path)).text, 'UID').length, 1, 'on the thirtieth day')
  w.moveTo('2025-04-02T08:00:00.000Z')
  assert.equal(lines((await read(path)).text, 'UID').length, 0, 'after it')
  w.moveTo('2025-03-03T07:00:00.000Z')
})

test('a seat with a stand-in is in the stand-in’s feed, and cancelled in the holder’s', async () => {
  const here = await plannedShop(w)
  const [bram, jo] = [await here.member('Bram'), await here.member('Jo')]
  const shift = await thursday(here)
  await here.shop.act(bookSeat, { shift: shift.id }, bram)
  await here.run(sql`update shifts.attendance set stand_in_id = ${jo.id} where member_id = ${bram.id}`)
  assert.deepEqual(lines((await read(await feedOf(here, bram))).text, 'STATUS'), ['CANCELLED'])
  assert.deepEqual(lines((await read(await feedOf(here, jo))).text, 'STATUS'), ['CONFIRMED'])
})

test('the alarm follows the shop’s setting; 0 rings not at all', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  await here.shop.act(bookSeat, { shift: (await thursday(here)).id }, bram)
  const path = await feedOf(here, bram)
  const admin = await here.shop.person('Ada', 'admin')
  const triggers = []
  for (const value of [3, 0]) {
    await here.shop.act(change, { key: 'shifts.calendar_alarm_days', value }, admin)
    triggers.push(lines((await read(path)).text, 'TRIGGER'))
  }
  assert.deepEqual(triggers, [['-P3D'], []])
})

test('an address that was ended answers as if it had never been, and only its owner ends it', async () => {
  const here = await plannedShop(w)
  const [bram, jo] = [await here.member('Bram'), await here.member('Jo')]
  const { id, path } = await here.shop.act(openCalendar, {}, bram)
  await assert.rejects(here.shop.act(closeCalendar, { calendar: id }, jo), NotFound)
  assert.equal((await read(path)).status, 200)
  await here.shop.act(closeCalendar, { calendar: id }, bram)
  assert.equal((await read(path)).status, 404)
})

test('an address of one shop opens nothing at another', async () => {
  const [here, there] = [await plannedShop(w), await plannedShop(w)]
  const path = await feedOf(here, await here.member('Bram'))
  assert.equal((await read(path.replace(here.shop.id, there.shop.id))).status, 404)
})

test('the shop’s feed has the open seats ahead, without a name, and can be ended', async () => {
  const here = await plannedShop(w)
  const [bram, jo] = [await here.member('Bram'), await here.member('Jo')]
  const [open, full] = [await thursday(here), await thursday(here)]
  await here.sit(open, bram)
  for (const person of [bram, jo]) await here.sit(full, person)
  await here.run(sql`update shifts.shift set name = 'Full' where id = ${full.id}`)
  const { id, path } = await here.shop.act(openShopCalendar, {}, here.planner)
  const { text } = await read(path)
  assert.deepEqual(lines(text, 'UID'), [`${open.id}@komunigi`])
  assert.doesNotMatch(text, /Bram|Jo Test|Full/)
  assert.deepEqual(lines(text, 'TRIGGER'), [])
  assert.equal((await here.shop.look(listShopCalendars, {}, here.planner)).calendars.length, 1)
  await here.shop.act(closeShopCalendar, { calendar: id }, here.planner)
  assert.equal((await read(path)).status, 404)
})

test('the address itself is kept nowhere: a repeated press does not get it again', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const first = await here.shop.act(openCalendar, {}, bram, { idempotencyKey: 'one-press' })
  await assert.rejects(here.shop.act(openCalendar, {}, bram, { idempotencyKey: 'one-press' }))
  const kept = await here.all<{
    row: string
  }>(sql`select to_jsonb(token)::text as row from shifts.calendar_token as token
    where organisation_id = ${here.shop.id}`)
  const secret = first.path.split('/').at(-1)?.replace('.ics', '') ?? ''
  assert.ok(secret.length >= 40 && kept.every(({ row }) => !row.includes(secret)))
})
