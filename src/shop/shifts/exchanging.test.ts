import assert from 'node:assert/strict'
import { test } from 'node:test'
import { action } from '#platform/action.ts'
import { sql } from '#platform/database/sql.ts'
import { Refused } from '#platform/refusal.ts'
import { world } from '../../../test/world.ts'
import { bookSeat } from './actions/booking.ts'
import { giveFixedSeat, moveFixedSeat } from './actions/fixed-seat.ts'
import { generate } from './actions/generation.ts'
import { grantLeave } from './actions/leave.ts'
import { type PlannedShop, plannedShop } from './cast.testing.ts'
import { freeSeats, lockSeats, seatPeople, setStandIn } from './exchanging.ts'
import { readMyShifts } from './reads/mine.ts'
import { readOpenShift } from './reads/open.ts'

const w = await world()
const wednesday = { day: '2025-03-12', startsAt: '2025-03-12T08:00:00Z', endsAt: '2025-03-12T10:00:00Z' }

const standIn = action('test.standIn', async (ctx, input: { seat: string; person: string | null }) => {
  const [seat] = await lockSeats(ctx, [input.seat])
  if (seat) await setStandIn(ctx, seat, input.person)
})
/** Leaves a seat for a place on another shift, as an exchange does. */
const leaveFor = action('test.leaveFor', async (ctx, input: { seat: string; shift: string; group: string }) => {
  const [seat] = await lockSeats(ctx, [input.seat], { shifts: [input.shift] })
  if (!seat) return
  await freeSeats(ctx, [seat], 'change')
  const { member, purpose, fixedSeat } = seat
  await seatPeople(ctx, [{ shift: input.shift, group: input.group, member, purpose, chain: 1, fixedSeat }])
})
const liveDays = async (here: PlannedShop, member: string) =>
  (
    await here.all<{ day: string }>(sql`select shift.day from shifts.attendance as seat
      join shifts.shift on shift.id = seat.shift_id
      where seat.member_id = ${member} and seat.state <> 'cancelled' order by shift.day`)
  ).map(({ day }) => day)

test('whoever stands in finds the shift among the own ones and the holder does not', async () => {
  const here = await plannedShop(w)
  const [amina, jo] = [await here.member('Amina', 'regular'), await here.member('Jo', 'regular')]
  const shift = await here.oneOff(wednesday)
  const seat = await here.sit(shift, amina, 'regular')
  await here.shop.act(standIn, { seat, person: jo.id })
  const ask = { past: false, all: true }
  assert.deepEqual((await here.shop.look(readMyShifts, ask, amina)).shifts, [])
  const [own] = (await here.shop.look(readMyShifts, ask, jo)).shifts
  assert.deepEqual([own?.attendance, own?.insteadOf], [seat, 'Amina Test'])
  assert.equal((await here.shop.look(readOpenShift, { shift: shift.id }, amina)).own?.replacedBy, 'Jo Test')
  assert.equal((await here.shop.look(readOpenShift, { shift: shift.id }, jo)).own?.insteadOf, 'Amina Test')
})

test('a holder who is replaced may be elsewhere at that time, and has no second seat on that shift', async () => {
  const here = await plannedShop(w)
  const [bram, jo] = [await here.member('Bram'), await here.member('Jo')]
  const [shift, other] = [await here.oneOff(wednesday), await here.oneOff(wednesday)]
  await here.shop.act(standIn, { seat: await here.sit(shift, bram), person: jo.id })
  const codes = async (run: Promise<unknown>) => {
    try {
      await run
      return []
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return error.refusals.map(({ code }) => code)
    }
  }
  assert.deepEqual(await codes(here.shop.act(bookSeat, { shift: shift.id }, bram)), ['shift.same_shift'])
  assert.deepEqual(await codes(here.shop.act(bookSeat, { shift: other.id }, jo)), ['shift.overlap'])
  assert.deepEqual(await codes(here.shop.act(bookSeat, { shift: other.id }, bram)), [])
})

test('a leave of whoever stands in gives the seat back to the holder', async () => {
  const here = await plannedShop(w)
  const [amina, jo] = [await here.member('Amina', 'regular'), await here.member('Jo', 'regular')]
  const seat = await here.sit(await here.oneOff(wednesday), amina, 'regular')
  await here.shop.act(standIn, { seat, person: jo.id })
  const leave = { member: jo.id, type: 'holiday', from: '2025-03-10', until: '2025-03-20', reason: 'away' }
  await here.shop.act(grantLeave, { ...leave, shortAccepted: true, evidenceSeen: true })
  const [row] = await here.all<{ state: string; other: string | null }>(
    sql`select state, stand_in_id as other from shifts.attendance where id = ${seat}`,
  )
  assert.deepEqual(row, { state: 'planned', other: null })
})

test('a date left for another is not given again when the fixed place is made longer', async () => {
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const template = await here.template({ day: 3, starts: '10:00', ends: '12:00' })
  await here.shop.act(generate, { from: '2025-03-03', weeks: 3 }, here.planner)
  const given = { template: template.id, member: amina.id, from: '2025-03-03', until: '2025-03-16' }
  const { fixedSeat } = await here.shop.act(giveFixedSeat, given, here.planner)
  const [seat] = await here.all<{ id: string }>(sql`select seat.id from shifts.attendance as seat
    join shifts.shift on shift.id = seat.shift_id where seat.member_id = ${amina.id} and shift.day = '2025-03-05'`)
  const friday = await here.oneOff({
    day: '2025-03-14',
    startsAt: '2025-03-14T08:00:00Z',
    endsAt: '2025-03-14T10:00:00Z',
  })
  await here.shop.act(leaveFor, { seat: seat?.id ?? '', shift: friday.id, group: friday.group })
  assert.deepEqual(await liveDays(here, amina.id), ['2025-03-12', '2025-03-14'])
  await here.shop.act(moveFixedSeat, { fixedSeat, until: '2025-03-30' }, here.planner)
  assert.deepEqual(await liveDays(here, amina.id), ['2025-03-12', '2025-03-14', '2025-03-19'])
})
