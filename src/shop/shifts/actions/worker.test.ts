import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import { isWorkerOn, type MemberFacts, memberById } from '#shop/members/public.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { exportWorkers, listWorkers, previewMode, readOneWorker } from '../reads/workers.ts'
import { generate } from './generation.ts'
import { changeMode, editWorker } from './worker.ts'

const w = await world()
const size = 50

/** A template on Wednesdays, held by Amina, with shifts of four weeks. */
async function withAmina() {
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const template = await here.template({ name: 'Wednesday', day: 3, starts: '08:30', ends: '11:15', seats: 2 })
  await here.hold(template, amina, '2025-01-06')
  await here.shop.act(generate, { from: '2025-03-03', weeks: 4 }, here.planner)
  return { here, amina, template }
}

const live = async (here: PlannedShop, member: Member): Promise<string[]> =>
  (
    await here.all<{ day: string }>(
      sql`select shift.day from shifts.attendance as seat join shifts.shift on shift.id = seat.shift_id
          where seat.member_id = ${member.id} and seat.state <> 'cancelled' order by shift.day`,
    )
  ).map(({ day }) => day)

test('what a change of mode gives up is shown before, and just that is done', async () => {
  const { here, amina } = await withAmina()
  const input = { member: amina.id, mode: 'flying' } as const
  const preview = await here.shop.look(previewMode, input, here.planner)
  assert.deepEqual(preview.reasons, [])
  assert.deepEqual(
    preview.ends.map(({ templateName }) => templateName),
    ['Wednesday'],
  )
  assert.deepEqual(
    preview.givesUp.map(({ day }) => day),
    await live(here, amina),
  )
  assert.equal(preview.givesUp.length, 4)
  await here.shop.act(changeMode, input, here.planner)
  assert.deepEqual(await live(here, amina), [])
  const after = await here.shop.look(readOneWorker, { member: amina.id }, here.planner)
  assert.deepEqual([after.mode, after.flyingStart, after.fixedSeats], ['flying', '2025-03-03', []])
})

test('who books freely becomes regular with a free fixed place; bookings the mode cannot hold go, the rest stays', async () => {
  const { here, template } = await withAmina()
  const bram = await here.member('Bram')
  const booked = await here.oneOff({
    day: '2025-03-13',
    startsAt: '2025-03-13T08:00:00Z',
    endsAt: '2025-03-13T10:00:00Z',
  })
  const gift = await here.oneOff({
    day: '2025-03-14',
    startsAt: '2025-03-14T08:00:00Z',
    endsAt: '2025-03-14T10:00:00Z',
  })
  await here.sit(booked, bram)
  await here.sit(gift, bram, 'solidarity')
  const none = await here.shop.look(previewMode, { member: bram.id, mode: 'regular' }, here.planner)
  assert.deepEqual(
    none.reasons.map(({ code }) => code),
    ['mode.needs_seat'],
  )
  await here.shop.act(changeMode, { member: bram.id, mode: 'regular', template: template.id }, here.planner)
  assert.deepEqual(await live(here, bram), ['2025-03-05', '2025-03-12', '2025-03-14', '2025-03-19', '2025-03-26'])
})

test('a full template refuses, and nothing of the old way is lost', async () => {
  const { here, amina, template } = await withAmina()
  await here.hold(template, await here.member('Second', 'regular'), '2025-01-06')
  const bram = await here.member('Bram')
  await assert.rejects(
    here.shop.act(changeMode, { member: bram.id, mode: 'regular', template: template.id }, here.planner),
    refusedWith('seat.no_room'),
  )
  assert.equal((await here.shop.look(readOneWorker, { member: bram.id }, here.planner)).mode, 'flying')
  assert.equal((await live(here, amina)).length, 4)
})

test('exempt needs a reason; a change takes the mark of an unsubscribed person away', async () => {
  const { here, amina } = await withAmina()
  await here.run(sql`update shifts.worker set unsubscribed_on = '2025-02-01' where member_id = ${amina.id}`)
  const exempt = { member: amina.id, mode: 'exempt' } as const
  await assert.rejects(here.shop.act(changeMode, exempt, here.planner), refusedWith('mode.needs_reason'))
  await here.shop.act(changeMode, { ...exempt, reason: 'ill for long' }, here.planner)
  const [row] = await here.all<{ unsubscribed_on: string | null; exempt_reason: string }>(
    sql`select unsubscribed_on, exempt_reason from shifts.worker where member_id = ${amina.id}`,
  )
  assert.deepEqual(row, { unsubscribed_on: null, exempt_reason: 'ill for long' })
})

test('nobody of the office changes the own way of taking part', async () => {
  const { here, amina } = await withAmina()
  await here.run(sql`update members.contact set account_id = ${here.planner.account} where id = ${amina.id}`)
  const own = { member: amina.id, mode: 'flying' } as const
  await assert.rejects(here.shop.act(changeMode, own, here.planner), refusedWith('self.not_allowed'))
  await assert.rejects(
    here.shop.act(editWorker, { member: amina.id, isLead: true }, here.planner),
    refusedWith('self.not_allowed'),
  )
})

test('the list finds by name and number, and filters by mode, skill, lead and fixed place', async () => {
  const { here, amina } = await withAmina()
  const bram = await here.member('Bram', 'flying', { skills: ['cheese'] })
  await here.run(sql`update members.membership set member_no = 77 where contact_id = ${bram.id}`)
  await here.shop.act(editWorker, { member: amina.id, isLead: true }, here.planner)
  const names = async (wish: object) =>
    (await here.shop.look(listWorkers, { size, ...wish }, here.planner)).rows.map(({ name }) => name)
  assert.deepEqual(await names({}), ['Amina Test', 'Bram Test'])
  assert.deepEqual(await names({ q: 'bram' }), ['Bram Test'])
  assert.deepEqual(await names({ q: '77' }), ['Bram Test'])
  assert.deepEqual(await names({ mode: 'regular' }), ['Amina Test'])
  assert.deepEqual(await names({ mode: 'regular,flying' }), ['Amina Test', 'Bram Test'])
  assert.deepEqual(await names({ skill: 'cheese' }), ['Bram Test'])
  assert.deepEqual(await names({ lead: 'yes' }), ['Amina Test'])
  assert.deepEqual(await names({ seat: 'without' }), ['Bram Test'])
  const [first] = (await here.shop.look(listWorkers, { size, seat: 'with' }, here.planner)).rows
  assert.deepEqual([first?.fixedSeats, first?.next], ['Wednesday', '2025-03-05'])
})

test('the list holds exactly those who work today, whatever their membership says', async () => {
  const here = await plannedShop(w)
  const changes = [
    sql`since = '2025-03-04'`,
    sql`since = '2025-03-03'`,
    sql`last_day = '2025-03-02'`,
    sql`last_day = '2025-03-03'`,
    sql`role = 'eater'`,
    sql`role = 'eater', force_worker = true`,
    sql`since = null, force_worker = true`,
    sql`excluded_on = '2025-03-01', exclusion_reason = 'theft'`,
  ]
  const people: Member[] = []
  for (const [index, change] of changes.entries()) {
    const person = await here.member(`P${index}`)
    await here.run(sql`update members.membership set ${change} where contact_id = ${person.id}`)
    people.push(person)
  }
  const db = w.house.database.for(here.shop.id)
  const expected: string[] = []
  for (const person of people) {
    const facts = (await memberById(db, here.shop.id, person.id as MemberFacts['contact'])) as MemberFacts
    if (isWorkerOn(facts, '2025-03-03' as Day)) expected.push(person.id)
  }
  const { rows } = await here.shop.look(listWorkers, { size }, here.planner)
  assert.deepEqual(rows.map(({ id }) => id).sort(), expected.sort())
  assert.ok(expected.length > 2 && expected.length < people.length)
})

test('the list as a file is recorded', async () => {
  const { here } = await withAmina()
  const file = await here.shop.act(exportWorkers, { size, format: 'csv' }, here.planner)
  assert.match(Buffer.from(file.body as Uint8Array).toString('utf8'), /Amina Test/)
  assert.ok((await here.shop.events()).includes('shifts.workers_exported'))
})
