import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { Refused } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import { plannedShop } from '../cast.testing.ts'
import { bookSeat, cancelSeat } from './booking.ts'

const wednesday = { day: '2025-03-05', startsAt: '2025-03-05T13:00:00Z', endsAt: '2025-03-05T15:00:00Z' }
const codes = (error: unknown): string[] => {
  if (error instanceof Refused) return error.refusals.map(({ code }) => code).sort()
  throw error
}
const refusedWith = (wanted: string[]) => (error: unknown) => {
  assert.deepEqual(codes(error), wanted)
  return true
}
const w = await world()

test('fifty people want three free seats: three have them, everybody else is told why', async () => {
  const here = await plannedShop(w)
  const shift = await here.oneOff({ ...wednesday, seats: 3 })
  const people = []
  for (let index = 0; index < 50; index += 1) people.push(await here.member(`P${index}`))
  const answers = await Promise.allSettled(people.map((as) => here.shop.act(bookSeat, { shift: shift.id }, as)))
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 3)
  for (const answer of answers) if (answer.status === 'rejected') assert.deepEqual(codes(answer.reason), ['shift.full'])
  const [live] = await here.all<{ count: number }>(
    sql`select count(*) as count from shifts.attendance where shift_id = ${shift.id} and state <> 'cancelled'`,
  )
  assert.equal(live?.count, 3)
})

test('one person taps twice, and on two shifts at once: one seat each, never past the limit of the day', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const shifts = []
  for (const hour of [8, 10, 12, 14])
    shifts.push(
      await here.oneOff({
        ...wednesday,
        startsAt: `2025-03-05T${String(hour).padStart(2, '0')}:00:00Z`,
        endsAt: `2025-03-05T${String(hour + 2).padStart(2, '0')}:00:00Z`,
      }),
    )
  const answers = await Promise.allSettled(
    [...shifts, ...shifts].map(({ id }) => here.shop.act(bookSeat, { shift: id }, bram)),
  )
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 2)
})

test('a repeated key books once and answers the same', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const shift = await here.oneOff(wednesday)
  const key = { idempotencyKey: 'one-tap' }
  const first = await here.shop.act(bookSeat, { shift: shift.id }, bram, key)
  assert.deepEqual(await here.shop.act(bookSeat, { shift: shift.id }, bram, key), first)
})

test('the office adds a seat to a full shift when it says why, and never books somebody twice', async () => {
  const here = await plannedShop(w)
  const [bram, amina] = [await here.member('Bram'), await here.member('Amina')]
  const shift = await here.oneOff({ ...wednesday, seats: 1 })
  await here.shop.act(bookSeat, { shift: shift.id }, bram)
  const asOffice = (reason?: string) =>
    here.shop.act(bookSeat, { shift: shift.id, member: amina.id, reason }, here.planner)
  await assert.rejects(asOffice(), refusedWith(['shift.full']))
  await asOffice('she trains the new ones')
  await assert.rejects(asOffice('again'), refusedWith(['shift.same_shift']))
  const [row] = await here.all<{ seats: number }>(
    sql`select seats from shifts.shift_group where shift_id = ${shift.id}`,
  )
  assert.equal(row?.seats, 2)
})

test('a member books for nobody else', async () => {
  const here = await plannedShop(w)
  const [bram, amina] = [await here.member('Bram'), await here.member('Amina')]
  const shift = await here.oneOff(wednesday)
  await assert.rejects(here.shop.act(bookSeat, { shift: shift.id, member: amina.id }, bram), { name: 'NotAllowed' })
})

test('somebody of another shop finds neither shift nor seat', async () => {
  const [here, there] = [await plannedShop(w), await plannedShop(w)]
  const lea = await there.member('Lea')
  const shift = await here.oneOff(wednesday)
  await assert.rejects(there.shop.act(bookSeat, { shift: shift.id }, lea), { name: 'NotFound' })
})

test('a cancelled seat is free for the next, and may be booked again by the same person', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const shift = await here.oneOff({ ...wednesday, seats: 1 })
  const seat = await here.shop.act(bookSeat, { shift: shift.id }, bram)
  await here.shop.act(cancelSeat, { attendance: seat.attendance }, bram)
  await here.shop.act(bookSeat, { shift: shift.id }, bram)
  const events = (await here.shop.events()).filter((name) => name.startsWith('shifts.'))
  assert.deepEqual(events, ['shifts.seat_booked', 'shifts.seat_cancelled', 'shifts.seat_booked'])
})

test('whoever is flying cancels three hours before, one hour before is too late', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const soon = await here.oneOff({
    day: '2025-03-03',
    startsAt: '2025-03-03T08:00:00Z',
    endsAt: '2025-03-03T09:00:00Z',
  })
  const later = await here.oneOff({
    day: '2025-03-03',
    startsAt: '2025-03-03T10:00:00Z',
    endsAt: '2025-03-03T11:00:00Z',
  })
  const [one, other] = [await here.sit(soon, bram), await here.sit(later, bram)]
  await here.shop.act(cancelSeat, { attendance: other }, bram)
  await assert.rejects(here.shop.act(cancelSeat, { attendance: one }, bram), refusedWith(['shift.too_late']))
})
