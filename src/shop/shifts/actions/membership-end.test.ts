import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { setMembershipOf } from '#shop/members/actions/membership.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { generate } from './generation.ts'
import { followMemberships } from './membership-end.ts'

const w = await world()

const on = (day: string) => ({ day, startsAt: `${day}T08:00:00Z`, endsAt: `${day}T10:00:00Z` })

/** Elif holds every Wednesday from 12 March, generated until 2 April. */
async function wednesdays() {
  const here = await plannedShop(w)
  const elif = await here.member('Elif', 'regular')
  const template = await here.template({ day: 3, starts: '10:00', ends: '12:00', from: '2025-03-12' })
  await here.hold(template, elif, '2025-03-12')
  await here.run(sql`update shifts.template set lead_id = ${elif.id} where id = ${template.id}`)
  const run = () => here.shop.act(generate, { from: '2025-03-10', weeks: 4 })
  await run()
  return { here, elif, run }
}

const membership = (member: Member, lastDay: string | null) => ({
  contact: member.id,
  memberNo: null,
  since: '2020-01-01',
  lastDay,
  role: 'worker' as const,
  forceWorker: false,
  investing: false,
})

const daysOf = async (here: PlannedShop, member: Member) =>
  (
    await here.all<{ day: string }>(sql`select shift.day from shifts.attendance as seat
      join shifts.shift on shift.id = seat.shift_id
      where seat.organisation_id = ${here.shop.id} and seat.member_id = ${member.id} and seat.state = 'planned'
      order by shift.day`)
  ).map(({ day }) => day)

const toldOf = async (here: PlannedShop, member: Member) =>
  (
    await here.all<{ code: string }>(sql`select code from platform.notice
      where organisation_id = ${here.shop.id} and person_id = ${member.id} order by wanted_at, id`)
  ).map(({ code }) => code)

test('a last day frees the places after it and keeps those until then, and no night gives them back', async () => {
  const { here, elif, run } = await wednesdays()
  assert.deepEqual(await daysOf(here, elif), ['2025-03-12', '2025-03-19', '2025-03-26', '2025-04-02'])
  await here.shop.act(setMembershipOf, membership(elif, '2025-03-19'))
  await w.house.workers.drain()
  assert.deepEqual(await daysOf(here, elif), ['2025-03-12', '2025-03-19'])
  assert.deepEqual(await toldOf(here, elif), ['shifts.unseated'])
  assert.deepEqual(await here.shop.act(followMemberships, {}), { freed: 0 })
  await run()
  assert.deepEqual(await daysOf(here, elif), ['2025-03-12', '2025-03-19'])
  const [led] = await here.all<{ lead: string | null }>(
    sql`select lead_id as lead from shifts.template where organisation_id = ${here.shop.id}`,
  )
  assert.equal(led?.lead, elif.id)
})

test('whoever is excluded or died loses every place ahead in the night, and leads nothing', async () => {
  const ends = [
    (id: string) =>
      sql`update members.membership set excluded_on = '2025-03-02', exclusion_reason = 'theft' where contact_id = ${id}`,
    (id: string) => sql`update members.contact set deceased_on = '2025-03-02' where id = ${id}`,
  ]
  for (const end of ends) {
    const { here, elif } = await wednesdays()
    await here.run(end(elif.id))
    assert.deepEqual(await here.shop.act(followMemberships, {}), { freed: 4 })
    assert.deepEqual(await daysOf(here, elif), [])
    const [led] = await here.all<{ lead: string | null }>(
      sql`select lead_id as lead from shifts.template where organisation_id = ${here.shop.id}`,
    )
    assert.equal(led?.lead, null)
  }
})

test('whoever leaves no longer stands in for others, and a place somebody stands in for stays with the stand-in', async () => {
  const here = await plannedShop(w)
  const [amina, elif, bram] = [
    await here.member('Amina', 'regular'),
    await here.member('Elif', 'regular'),
    await here.member('Bram', 'regular'),
  ]
  const [first, second] = [await here.oneOff(on('2025-03-12')), await here.oneOff(on('2025-03-13'))]
  const [hers, own] = [await here.sit(first, amina, 'regular'), await here.sit(second, elif, 'regular')]
  const standsIn = (seat: string, who: Member) =>
    here.run(sql`update shifts.attendance set stand_in_id = ${who.id} where id = ${seat}`)
  await standsIn(hers, elif)
  await standsIn(own, bram)
  await here.shop.act(setMembershipOf, membership(elif, '2025-03-04'))
  await w.house.workers.drain()
  const rows = await here.all<{ id: string; standIn: string | null; state: string }>(
    sql`select id, stand_in_id as "standIn", state from shifts.attendance where organisation_id = ${here.shop.id}`,
  )
  const seat = (id: string) => rows.find((one) => one.id === id)
  assert.deepEqual([seat(hers)?.standIn, seat(hers)?.state], [null, 'planned'])
  assert.deepEqual([seat(own)?.standIn, seat(own)?.state], [bram.id, 'planned'])
  assert.ok((await toldOf(here, amina)).includes('exchanges.stand_in_left'))
})

test('a membership that goes on, begins later, or is none takes nothing away', async () => {
  const { here, elif } = await wednesdays()
  const jo = await here.member('Jo', 'regular')
  await here.sit(await here.oneOff(on('2025-03-14')), jo, 'regular')
  await here.run(sql`delete from members.membership where contact_id = ${jo.id}`)
  const koen = await here.member('Koen', 'regular')
  await here.sit(await here.oneOff(on('2025-03-21')), koen, 'regular')
  await here.run(sql`update members.membership set since = '2025-03-20' where contact_id = ${koen.id}`)
  assert.deepEqual(await here.shop.act(followMemberships, {}), { freed: 0 })
  assert.equal((await daysOf(here, elif)).length, 4)
  assert.equal((await daysOf(here, jo)).length, 1)
  assert.equal((await daysOf(here, koen)).length, 1)
})
