import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { signedToken } from '#platform/mail/signed-link.ts'
import { NotFound, Refused } from '#platform/refusal.ts'
import { instant } from '#platform/values/day.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../../shifts/cast.testing.ts'
import { readCannotCome } from '../reads/cannot-come.ts'
import { findPlaces } from '../reads/places.ts'
import { changeSeat } from './change.ts'
import { giveBackSeat, releaseSeat } from './giving-up.ts'

const w = await world()
const at = (day: string, hour: number) => ({
  day,
  startsAt: `${day}T${String(hour).padStart(2, '0')}:00:00Z`,
  endsAt: `${day}T${String(hour + 2).padStart(2, '0')}:00:00Z`,
})
const refusedWith = (wanted: string[]) => (error: unknown) => {
  if (!(error instanceof Refused)) throw error
  assert.deepEqual(error.refusals.map(({ code }) => code).sort(), wanted)
  return true
}
interface Seat {
  readonly id: string
  readonly shift: string
  readonly purpose: string
  readonly chain: number
  readonly source: string
}
const live = (here: PlannedShop, member: Member): Promise<Seat[]> =>
  here.all<Seat>(sql`select id, shift_id as shift, purpose, chain, source from shifts.attendance
    where organisation_id = ${here.shop.id} and member_id = ${member.id} and state <> 'cancelled' order by id`)

/** Amina sits on Wednesday in a week, in her fixed place; Friday after that is free. */
async function aminaAway() {
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const wednesday = await here.oneOff({ ...at('2025-03-12', 8), seats: 1 })
  const friday = await here.oneOff({ ...at('2025-03-14', 8), seats: 1 })
  const seat = await here.sit(wednesday, amina, 'regular')
  return { here, amina, wednesday, friday, seat }
}

test('a seat left for a free one: purpose and person follow, the chain grows, the old place is free', async () => {
  const { here, amina, wednesday, friday, seat } = await aminaAway()
  const done = await here.shop.act(changeSeat, { attendance: seat, shift: friday.id }, amina)
  assert.deepEqual(await live(here, amina), [
    { id: done.attendance, shift: friday.id, purpose: 'regular', chain: 1, source: 'exchange' },
  ])
  const bram = await here.member('Bram')
  const { places } = await here.shop.look(findPlaces, { attendance: await here.sit(wednesday, bram) }, bram)
  assert.ok(!places.some(({ id }) => id === friday.id))
  await w.house.workers.drain()
  const told = await here.all<{ code: string }>(
    sql`select code from platform.notice where organisation_id = ${here.shop.id} and person_id = ${amina.id}`,
  )
  assert.deepEqual(told, [{ code: 'exchanges.changed' }])
})

test('a regular person who owes nothing may leave a fixed place for another: it is no booking of a make-up', async () => {
  const { here, amina, friday, seat } = await aminaAway()
  const { places, whyNot } = await here.shop.look(findPlaces, { attendance: seat }, amina)
  assert.deepEqual(whyNot, [])
  assert.deepEqual(
    places.map(({ id }) => id),
    [friday.id],
  )
})

test('one change allowed: the second is refused', async () => {
  const { here, amina, wednesday, friday, seat } = await aminaAway()
  await here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, changes, made_at)
    values (${here.shop.id}, gen_random_uuid(), '2025-01-01', '{"changeChainMax": 1}', ${w.now()})`)
  const { attendance } = await here.shop.act(changeSeat, { attendance: seat, shift: friday.id }, amina)
  await assert.rejects(
    here.shop.act(changeSeat, { attendance, shift: wednesday.id }, amina),
    refusedWith(['change.chain']),
  )
})

test('two people want one free place at the same moment: one has it, the other keeps the own seat', async () => {
  const here = await plannedShop(w)
  const target = await here.oneOff({ ...at('2025-03-14', 8), seats: 1 })
  const people: { person: Member; own: string; seat: string }[] = []
  for (const name of ['Amina', 'Elif', 'Bram', 'Jo']) {
    const person = await here.member(name, 'regular')
    const own = await here.oneOff({ ...at('2025-03-12', 8), seats: 1 })
    people.push({ person, own: own.id, seat: await here.sit(own, person, 'regular') })
  }
  const answers = await Promise.allSettled(
    people.map(({ person, seat }) => here.shop.act(changeSeat, { attendance: seat, shift: target.id }, person)),
  )
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const [index, answer] of answers.entries()) {
    const one = people[index]
    assert.ok(one)
    const [seat, ...more] = await live(here, one.person)
    assert.equal(more.length, 0)
    assert.equal(seat?.shift, answer.status === 'fulfilled' ? target.id : one.own)
    if (answer.status === 'rejected') refusedWith(['shift.full'])(answer.reason)
  }
})

test('the same seat changed for two places at the same moment goes to one of them', async () => {
  const { here, amina, friday, seat } = await aminaAway()
  const saturday = await here.oneOff({ ...at('2025-03-15', 8), seats: 1 })
  const answers = await Promise.allSettled(
    [friday, saturday].map(({ id }) => here.shop.act(changeSeat, { attendance: seat, shift: id }, amina)),
  )
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.equal((await live(here, amina)).length, 1)
})

test('two people who take each other’s freed places at once never wait for one another for good', async () => {
  const here = await plannedShop(w)
  const [one, two] = [await here.member('Amina', 'regular'), await here.member('Elif', 'regular')]
  const first = await here.oneOff({ ...at('2025-03-12', 8), seats: 2 })
  const second = await here.oneOff({ ...at('2025-03-13', 8), seats: 2 })
  const seats = [await here.sit(first, one, 'regular'), await here.sit(second, two, 'regular')] as const
  await Promise.all([
    here.shop.act(changeSeat, { attendance: seats[0], shift: second.id }, one),
    here.shop.act(changeSeat, { attendance: seats[1], shift: first.id }, two),
  ])
  assert.equal((await live(here, one))[0]?.shift, second.id)
  assert.equal((await live(here, two))[0]?.shift, first.id)
})

test('somebody else’s seat looks as if it did not exist', async () => {
  const { here, friday, seat } = await aminaAway()
  const bram = await here.member('Bram')
  await assert.rejects(here.shop.act(changeSeat, { attendance: seat, shift: friday.id }, bram), NotFound)
  await assert.rejects(here.shop.look(readCannotCome, { attendance: seat }, bram), NotFound)
})

const linkOf = (here: PlannedShop, member: Member, purpose = 'shifts.reminder', expires = '2025-06-01T00:00:00.000Z') =>
  signedToken({ organisation: here.shop.id, person: member.id, purpose, expires: instant(expires) })

test('the link of a reminder arranges that person’s seat without signing in; no other link does', async () => {
  const { here, amina, friday, seat } = await aminaAway()
  const signed = linkOf(here, amina)
  const { offers } = await here.shop.look(readCannotCome, { attendance: seat, signed })
  assert.equal(offers[0]?.path, 'change')
  assert.equal((await live(here, amina))[0]?.id, seat)
  const bram = await here.member('Bram')
  for (const wrong of [
    linkOf(here, bram),
    linkOf(here, amina, 'shifts.sheet_late'),
    linkOf(here, amina, 'shifts.reminder', '2025-03-01T00:00:00.000Z'),
    'x.y',
  ])
    await assert.rejects(here.shop.act(changeSeat, { attendance: seat, shift: friday.id, signed: wrong }), NotFound)
  const { chain } = await here.shop.act(changeSeat, { attendance: seat, shift: friday.id, signed })
  assert.equal(chain, 1)
})

test('once the shift has begun the link shows that nothing is left, and does nothing', async () => {
  const { here, amina, friday, seat } = await aminaAway()
  const signed = linkOf(here, amina)
  const before = w.now()
  w.moveTo('2025-03-12T08:00:00.000Z')
  const { over, offers } = await here.shop.look(readCannotCome, { attendance: seat, signed })
  assert.deepEqual([over.map(({ code }) => code), offers], [['shift.past'], []])
  await assert.rejects(
    here.shop.act(changeSeat, { attendance: seat, shift: friday.id, signed }),
    refusedWith(['shift.past']),
  )
  w.moveTo(before)
})

test('giving a fixed date up costs what was shown before, and frees the place', async () => {
  const { here, amina, seat } = await aminaAway()
  const { offers } = await here.shop.look(readCannotCome, { attendance: seat }, amina)
  const shown = offers.find(({ path }) => path === 'release')?.after
  assert.deepEqual([shown?.makeUp, shown?.standing, shown?.changes], [-1, 'up_to_date', false])
  await here.shop.act(releaseSeat, { attendance: seat }, amina)
  const [state] = await here.all<{ makeUp: number; standing: string }>(
    sql`select make_up / 1000.0 as "makeUp", standing from shifts.standing_state where member_id = ${amina.id}`,
  )
  assert.deepEqual([Number(state?.makeUp), state?.standing], [shown?.makeUp, shown?.standing])
  assert.deepEqual(await live(here, amina), [])
  await assert.rejects(here.shop.act(releaseSeat, { attendance: seat }, amina), refusedWith(['attendance.not_planned']))
})

test('a free booking is given back three hours before, not one hour before; a fixed place never', async () => {
  const { here, amina, seat } = await aminaAway()
  const bram = await here.member('Bram')
  const early = await here.sit(await here.oneOff(at('2025-03-03', 10)), bram)
  const late = await here.sit(await here.oneOff(at('2025-03-03', 8)), bram)
  await here.shop.act(giveBackSeat, { attendance: early }, bram)
  await assert.rejects(here.shop.act(giveBackSeat, { attendance: late }, bram), refusedWith(['shift.too_late']))
  await assert.rejects(here.shop.act(giveBackSeat, { attendance: seat }, amina), refusedWith(['attendance.fixed']))
})
