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
