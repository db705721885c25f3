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

const w = await world()
const at = (day: string) => ({ day, startsAt: `${day}T08:00:00Z`, endsAt: `${day}T10:00:00Z` })

async function arranged() {
  const here = await plannedShop(w)
  await here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, changes, made_at)
    values (${here.shop.id}, gen_random_uuid(), '2025-01-01', '{"potStart": 3}', now())`)
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
