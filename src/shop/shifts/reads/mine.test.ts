import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementCount } from '#platform/database/driver.ts'
import { NotFound } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { readMyPlan, readMyShifts } from './mine.ts'

const w = await world()

async function seated(here: PlannedShop, member: Member, days: readonly string[], purpose = 'flying') {
  for (const day of days) {
    const shift = await here.oneOff({ day, startsAt: `${day}T08:00:00Z`, endsAt: `${day}T10:00:00Z` })
    await here.sit(shift, member, purpose)
  }
}

const march = Array.from({ length: 9 }, (_, index) => `2025-03-${String(index + 10)}`)

test('five coming shifts are shown, seven to whoever has a fixed place, all when asked', async () => {
  const here = await plannedShop(w)
  const [bram, amina] = [await here.member('Bram'), await here.member('Amina', 'regular')]
  await seated(here, bram, march)
  await seated(here, amina, march, 'regular')
  const look = (as: Member, all = false) => here.shop.look(readMyShifts, { past: false, all }, as)
  const [free, fixed, all] = [await look(bram), await look(amina), await look(bram, true)]
  assert.deepEqual([free.shifts.length, fixed.shifts.length, all.shifts.length], [5, 7, 9])
  assert.deepEqual([free.total, free.shifts[0]?.day], [9, '2025-03-10'])
})

test('ten past shifts are shown, the latest first', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  await seated(
    here,
    bram,
    Array.from({ length: 12 }, (_, index) => `2025-02-${String(index + 10)}`),
  )
  const { shifts, total } = await here.shop.look(readMyShifts, { past: true, all: false }, bram)
  assert.deepEqual([shifts.length, total, shifts[0]?.day], [10, 12, '2025-02-21'])
})

test('the page of one’s own shifts costs one statement', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  await seated(here, bram, march)
  await here.shop.look(readMyShifts, { past: false, all: false }, bram)
  const before = statementCount.total
  await here.shop.look(readMyShifts, { past: false, all: false }, bram)
  assert.equal(statementCount.total - before, 1)
})

test('nobody’s account has no shifts, and a member without any an empty page', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const stranger = await here.shop.person('Stranger', 'member')
  assert.deepEqual(await here.shop.look(readMyShifts, { past: false, all: false }, bram), { shifts: [], total: 0 })
  await assert.rejects(here.shop.look(readMyShifts, { past: false, all: false }, stranger), NotFound)
})

test('a fixed place is told by weekday, week, and how often it comes round', async () => {
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const template = await here.template({ day: 3, starts: '08:30', ends: '11:15' })
  await here.hold(template, amina, '2025-01-06')
  const { fixedSeats, me } = await here.shop.look(readMyPlan, {}, amina)
  const [seat] = fixedSeats
  assert.deepEqual([me.mode, seat?.weekday, seat?.everyDays, seat?.weekLetter], ['regular', 3, 7, 'A'])
})
