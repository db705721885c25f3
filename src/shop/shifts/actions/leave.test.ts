import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { world } from '../../../../test/world.ts'
import { plannedShop } from '../cast.testing.ts'
import { checks } from '../checks.ts'
import { listLeaves } from '../reads/leave.ts'
import { bookSeat } from './booking.ts'
import { grantLeave } from './leave.ts'
import { cancelLeave, leaveNight } from './leave-end.ts'

const w = await world()
const days = { type: 'holiday', from: '2025-03-10', until: '2025-03-16', reason: '', shortAccepted: false }
const inside = { day: '2025-03-12', startsAt: '2025-03-12T13:00:00Z', endsAt: '2025-03-12T15:00:00Z' }

test('a booking and a leave at the same second never leave somebody seated inside the leave', async () => {
  for (let round = 0; round < 6; round += 1) {
    const here = await plannedShop(w)
    const bram = await here.member('Bram')
    const shift = await here.oneOff(inside)
    await Promise.allSettled([
      here.shop.act(bookSeat, { shift: shift.id }, bram),
      here.shop.act(grantLeave, { member: bram.id, evidenceSeen: false, ...days }),
    ])
    const seated = await here.all(sql`select id from shifts.attendance
      where organisation_id = ${here.shop.id} and member_id = ${bram.id} and state = 'planned'`)
    assert.deepEqual(seated, [])
    assert.equal((await here.shop.look(listLeaves, { size: 5 })).leaves.length, 1)
  }
})

test('of two leaves granted at the same second on the same days one is refused', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const grant = () => here.shop.act(grantLeave, { member: bram.id, evidenceSeen: false, ...days })
  const done = await Promise.allSettled([grant(), grant(), grant()])
  assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const check of checks)
    assert.deepEqual(await check.run(w.house.database.for(here.shop.id), here.shop.id), [], check.name)
})

test('the days of a leave that was ended early are not given to another one', async () => {
  w.moveTo('2025-03-03T07:00:00.000Z')
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const { leave } = await here.shop.act(grantLeave, { member: bram.id, evidenceSeen: false, ...days })
  w.moveTo('2025-03-12T07:00:00.000Z')
  await here.shop.act(cancelLeave, { leave })
  const again = (from: string) =>
    here.shop.act(grantLeave, { member: bram.id, evidenceSeen: false, ...days, from, until: '2025-03-20' })
  await assert.rejects(again('2025-03-12'))
  await again('2025-03-13')
  w.moveTo('2025-03-03T07:00:00.000Z')
})

test('the morning of leaves run twice, or after missed nights, tells everybody once', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  await here.shop.act(grantLeave, { member: bram.id, evidenceSeen: false, ...days, until: '2025-03-24' })
  const told = async () =>
    (
      await here.all(sql`select id from platform.notice
      where organisation_id = ${here.shop.id} and code = 'shifts.leave_end'`)
    ).length
  w.moveTo('2025-03-20T07:00:00.000Z')
  assert.equal((await here.shop.act(leaveNight, {})).told, 1)
  assert.equal((await here.shop.act(leaveNight, {})).told, 0)
  assert.equal(await told(), 1)
  w.moveTo('2025-03-03T07:00:00.000Z')
})

test('the own leave of whoever stands in releases that person, and the holder answers for the seat again', async () => {
  const here = await plannedShop(w)
  const [bram, chloe] = [await here.member('Bram'), await here.member('Chloe')]
  const seats = new Map<string, string>()
  for (const day of ['2025-03-12', '2025-03-19']) {
    const shift = await here.oneOff({ day, startsAt: `${day}T13:00:00Z`, endsAt: `${day}T15:00:00Z` })
    seats.set(day, await here.sit(shift, bram))
  }
  await here.run(sql`update shifts.attendance set stand_in_id = ${chloe.id} where organisation_id = ${here.shop.id}`)
  const { freed } = await here.shop.act(grantLeave, { member: chloe.id, evidenceSeen: false, ...days })
  assert.equal(freed, 0)
  const standing = await here.all<{ day: string; state: string; answers: string }>(sql`select shift.day, seat.state,
      who.first_name as answers
    from shifts.attendance as seat
    join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
    join members.contact as who on who.organisation_id = seat.organisation_id
      and who.id = coalesce(seat.stand_in_id, seat.member_id)
    where seat.organisation_id = ${here.shop.id} order by shift.day`)
  assert.deepEqual(standing, [
    { day: '2025-03-12', state: 'planned', answers: 'Bram' },
    { day: '2025-03-19', state: 'planned', answers: 'Chloe' },
  ])
  const told = await here.all<{ person: string }>(sql`select person_id as person from platform.event
    where organisation_id = ${here.shop.id} and name = 'shifts.stand_in_set'`)
  assert.deepEqual(told, [{ person: bram.id }])
})
