import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { world } from '../../../../test/world.ts'
import { bookSeat } from '../../shifts/actions/booking.ts'
import { plannedShop } from '../../shifts/cast.testing.ts'
import { listExchangeStatistics, listExchanges } from '../reads/office.ts'
import { changeSeat } from './change.ts'
import { requestPot } from './pot-asking.ts'
import { giveShift } from './pot-giving.ts'
import { askSwap } from './swap.ts'
import { undoChange } from './undo.ts'

const w = await world()
const at = (day: string) => ({ day, startsAt: `${day}T08:00:00Z`, endsAt: `${day}T10:00:00Z` })

async function arranged() {
  const here = await plannedShop(w)
  await here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, changes, made_at)
    values (${here.shop.id}, gen_random_uuid(), '2025-01-01', '{"potStart": 3}', ${w.now()})`)
  const [amina, bram] = [await here.member('Amina', 'regular'), await here.member('Bram')]
  const wednesday = await here.oneOff({ ...at('2025-03-12'), seats: 1 })
  const friday = await here.oneOff({ ...at('2025-03-14'), seats: 2 })
  const later = await here.oneOff({ ...at('2025-04-09'), seats: 2 })
  const attendance = await here.sit(wednesday, amina, 'regular')
  await here.shop.act(changeSeat, { attendance, shift: friday.id }, amina)
  await here.shop.act(giveShift, { shift: friday.id }, bram)
  await here.shop.act(requestPot, { reason: 'ill' }, bram)
  const far = await here.sit(later, amina, 'regular')
  await here.shop.act(askSwap, { attendance: far, wishes: [{ weekday: 3 }] }, amina)
  return { here, bram, wednesday }
}

test('all that members arrange stands in one list, by way, by state and by person', async () => {
  const { here } = await arranged()
  const waysOf = async (asked: Record<string, string>) =>
    (await here.shop.look(listExchanges, { size: 50, ...asked })).rows.map(({ way }) => way).sort()
  assert.deepEqual(await waysOf({}), ['change', 'gift', 'pot', 'swap'])
  assert.deepEqual(await waysOf({ state: 'waiting' }), ['swap'])
  assert.deepEqual(await waysOf({ way: 'gift' }), ['gift'])
  assert.deepEqual(await waysOf({ q: 'bram' }), ['gift', 'pot'])
  assert.deepEqual(await waysOf({ when: 'coming', q: 'amina' }), ['change', 'swap'])
})

test('a freed place counts as saved once somebody took it before it began, with the hours until then', async () => {
  const { here, bram, wednesday } = await arranged()
  const changes = async () =>
    (await here.shop.look(listExchangeStatistics, { size: 50 })).rows.find(({ way }) => way === 'change')
  assert.deepEqual([(await changes())?.asked, (await changes())?.saved, (await changes())?.medianHours], [1, 0, null])
  const before = w.now()
  w.moveTo('2025-03-03T10:00:00.000Z')
  await here.shop.act(bookSeat, { shift: wednesday.id }, bram)
  const done = await changes()
  assert.equal(done?.saved, 1)
  assert.ok((done?.medianHours ?? 0) > 0)
  w.moveTo(before)
})

/** Which of the places given up by a change were taken again, as the numbers of the office say. */
async function savedOf(here: Awaited<ReturnType<typeof plannedShop>>): Promise<number | undefined> {
  const { rows } = await here.shop.look(listExchangeStatistics, { size: 50 })
  return rows.find(({ way }) => way === 'change')?.saved
}

test('a freed place is saved by one person at most, and a person saves one place at most', async () => {
  const here = await plannedShop(w)
  const before = w.now()
  const left = await here.oneOff({ ...at('2025-03-12'), seats: 3 })
  const other = await here.oneOff({ ...at('2025-03-14'), seats: 5 })
  const [amina, bram] = [await here.member('Amina', 'regular'), await here.member('Bram', 'regular')]
  const takers = [await here.member('Chloe'), await here.member('Dora'), await here.member('Emil')]
  for (const [hour, who] of [
    ['08:00', amina],
    ['09:00', bram],
  ] as const) {
    const attendance = await here.sit(left, who, 'regular')
    w.moveTo(`2025-03-03T${hour}:30.000Z`)
    await here.shop.act(changeSeat, { attendance, shift: other.id }, who)
  }
  const saved: (number | undefined)[] = [await savedOf(here)]
  for (const [at, who] of takers.entries()) {
    w.moveTo(`2025-03-03T1${at}:00:00.000Z`)
    await here.shop.act(bookSeat, { shift: left.id }, who)
    saved.push(await savedOf(here))
  }
  assert.deepEqual(saved, [0, 1, 2, 2], 'the third took a place that was free anyway')
  w.moveTo(before)
})

test('whoever came before a place was freed, or comes back to the own one, saves none', async () => {
  const here = await plannedShop(w)
  const before = w.now()
  const left = await here.oneOff({ ...at('2025-03-12'), seats: 3 })
  const other = await here.oneOff({ ...at('2025-03-14'), seats: 5 })
  const [amina, chloe] = [await here.member('Amina', 'regular'), await here.member('Chloe')]
  const attendance = await here.sit(left, amina, 'regular')
  await here.shop.act(bookSeat, { shift: left.id }, chloe)
  w.moveTo('2025-03-03T09:00:00.000Z')
  await here.shop.act(changeSeat, { attendance, shift: other.id }, amina)
  assert.equal(await savedOf(here), 0)
  const [change] = (await here.shop.look(listExchanges, { size: 50, way: 'change' })).rows
  w.moveTo('2025-03-03T10:00:00.000Z')
  await here.shop.act(undoChange, {
    change: change?.id ?? '',
    agreed: [amina.id],
    how: 'phone' as const,
    reason: 'a mistake',
  })
  assert.equal(await savedOf(here), 0)
  w.moveTo(before)
})
