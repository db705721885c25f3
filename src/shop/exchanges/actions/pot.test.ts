import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { Refused } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../../shifts/cast.testing.ts'
import { potChecks } from '../checks-pot.ts'
import { readMyPot, readPotLevels } from '../reads/pot.ts'
import { cancelPotRequest, requestPot, validatePotRequest } from './pot-asking.ts'
import { cancelGift, giveCredit, giveShift } from './pot-giving.ts'

const w = await world()
const at = (day: string) => ({ day, startsAt: `${day}T08:00:00Z`, endsAt: `${day}T10:00:00Z` })
const refusedWith = (wanted: string[], error: unknown) => {
  if (!(error instanceof Refused)) throw error
  assert.deepEqual(error.refusals.map(({ code }) => code).sort(), wanted)
}

async function shopWith(changes: Record<string, unknown>): Promise<PlannedShop> {
  const here = await plannedShop(w)
  await here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, changes, made_at)
    values (${here.shop.id}, gen_random_uuid(), '2025-01-01', ${JSON.stringify(changes)}, ${w.now()})`)
  return here
}

const levelOf = async (here: PlannedShop): Promise<number> =>
  (await here.shop.look(readPotLevels, { months: 0 })).level.pot

async function soundIn(here: PlannedShop): Promise<void> {
  const db = w.house.database.for(here.shop.id)
  for (const { name, run } of potChecks) assert.deepEqual([name, await run(db, here.shop.id)], [name, []])
}

const seatsOf = (here: PlannedShop, member: Member) =>
  here.all<{ shift: string }>(sql`select shift_id as shift from shifts.attendance
    where organisation_id = ${here.shop.id} and member_id = ${member.id} and state <> 'cancelled'`)

test('two who ask for the last shift of the pot at the same moment: one gets it', async () => {
  const here = await shopWith({ potStart: 1 })
  const people = [await here.member('Amina'), await here.member('Bram'), await here.member('Chloe')]
  const answers = await Promise.allSettled(people.map((person) => here.shop.act(requestPot, { reason: 'ill' }, person)))
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const answer of answers) if (answer.status === 'rejected') refusedWith(['pot.empty'], answer.reason)
  assert.equal(await levelOf(here), 0)
  await soundIn(here)
})

test('two drafts granted at the same moment from a pot of one: one is, the other waits on', async () => {
  const here = await shopWith({ potStart: 1, autoValidate: false })
  const [amina, bram] = [await here.member('Amina'), await here.member('Bram')]
  const olga = await here.shop.person('Olga', 'office')
  const asked = [
    await here.shop.act(requestPot, { reason: 'ill' }, amina),
    await here.shop.act(requestPot, { reason: 'ill' }, bram),
  ]
  const answers = await Promise.allSettled(
    asked.map(({ potRequest }) => here.shop.act(validatePotRequest, { potRequest }, olga)),
  )
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.equal(await levelOf(here), 0)
  await soundIn(here)
})

test('a request that is taken back twice at the same moment gives one place back, and one to the pot', async () => {
  const here = await shopWith({ potStart: 1 })
  const amina = await here.member('Amina', 'regular')
  const wednesday = await here.oneOff({ ...at('2025-03-12'), seats: 1 })
  const attendance = await here.sit(wednesday, amina, 'regular')
  const { potRequest } = await here.shop.act(requestPot, { attendance, reason: 'moving' }, amina)
  assert.deepEqual(await seatsOf(here, amina), [])
  const answers = await Promise.allSettled([1, 2].map(() => here.shop.act(cancelPotRequest, { potRequest }, amina)))
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const answer of answers) if (answer.status === 'rejected') refusedWith(['pot.cancelled'], answer.reason)
  assert.deepEqual(await seatsOf(here, amina), [{ shift: wednesday.id }])
  assert.equal(await levelOf(here), 1)
  await soundIn(here)
})

test('a place freed by the pot while somebody books it, and taken back at that moment, is never lost nor doubled', async () => {
  const here = await shopWith({ potStart: 1 })
  const [amina, bram] = [await here.member('Amina', 'regular'), await here.member('Bram')]
  const wednesday = await here.oneOff({ ...at('2025-03-12'), seats: 1 })
  const attendance = await here.sit(wednesday, amina, 'regular')
  const { potRequest } = await here.shop.act(requestPot, { attendance, reason: 'moving' }, amina)
  const { bookSeat } = await import('../../shifts/actions/booking.ts')
  await Promise.allSettled([
    here.shop.act(bookSeat, { shift: wednesday.id }, bram),
    here.shop.act(cancelPotRequest, { potRequest }, amina),
  ])
  assert.equal((await seatsOf(here, amina)).length, 1)
  const [group] = await here.all<{ seats: number; taken: number }>(sql`select one.seats,
      (select count(*) from shifts.attendance as seat where seat.organisation_id = one.organisation_id
        and seat.shift_id = one.shift_id and seat.state <> 'cancelled')::integer as taken
    from shifts.shift_group as one where one.organisation_id = ${here.shop.id} and one.shift_id = ${wednesday.id}`)
  assert.ok(group && group.taken <= group.seats)
  await soundIn(here)
})

test('the last free place is given by one of two who press at the same moment', async () => {
  const here = await shopWith({})
  const people = [await here.member('Amina', 'regular'), await here.member('Eva', 'exempt')]
  const friday = await here.oneOff({ ...at('2025-03-14'), seats: 1 })
  const answers = await Promise.allSettled(
    people.map((person) => here.shop.act(giveShift, { shift: friday.id }, person)),
  )
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const answer of answers) if (answer.status === 'rejected') refusedWith(['shift.full'], answer.reason)
  await soundIn(here)
})

test('a credit given away and taken back leaves the ledger as it was, line by line', async () => {
  const here = await shopWith({ giveCredit: true })
  const amina = await here.member('Amina')
  const { gift } = await here.shop.act(giveCredit, {}, amina)
  const { gifts, giveCredit: more } = await here.shop.look(readMyPot, {}, amina)
  assert.deepEqual([gifts[0]?.counts, more?.whyNot.map(({ code }) => code)], [true, ['pot.negative']])
  await here.shop.act(cancelGift, { gift }, amina)
  const entries = await here.all<{ amount: number }>(sql`select amount from shifts.ledger_entry
    where organisation_id = ${here.shop.id} and member_id = ${amina.id} order by recorded_at, round`)
  assert.deepEqual(entries, [{ amount: -1000 }, { amount: 1000 }])
  await soundIn(here)
})

test('what is in the pot on a past day is told by what held on that evening', async () => {
  const here = await shopWith({ potStart: 2 })
  const amina = await here.member('Amina')
  const before = w.now()
  const { potRequest } = await here.shop.act(requestPot, { reason: 'ill' }, amina)
  w.moveTo('2025-03-05T08:00:00.000Z')
  await here.shop.act(cancelPotRequest, { potRequest }, amina)
  const on = async (day: string) => (await here.shop.look(readPotLevels, { on: day, months: 2 })).level.pot
  assert.deepEqual([await on('2025-03-02'), await on('2025-03-04'), await on('2025-03-05')], [2, 1, 2])
  const { months } = await here.shop.look(readPotLevels, { on: '2025-03-05', months: 2 })
  assert.deepEqual(
    months.map(({ on: day, pot }) => [day, pot]),
    [
      ['2025-01-31', 2],
      ['2025-02-28', 2],
    ],
  )
  w.moveTo(before)
})

test('the checks of the pot find what they are for', async () => {
  const here = await shopWith({ potStart: 5 })
  const amina = await here.member('Amina', 'regular')
  const wednesday = await here.oneOff(at('2025-03-12'))
  const attendance = await here.sit(wednesday, amina, 'regular')
  const bram = await here.member('Bram')
  await here.shop.act(requestPot, { reason: 'ill' }, bram)
  await here.shop.act(requestPot, { attendance, reason: 'ill' }, amina)
  await here.run(sql`update exchanges.pot_request set state = 'cancelled', cancelled_on = '2025-03-03'
    where organisation_id = ${here.shop.id} and sort = 'credit'`)
  await here.run(sql`update shifts.attendance set state = 'planned' where organisation_id = ${here.shop.id}
    and id = ${attendance}`)
  await here.run(sql`insert into exchanges.pot_offer (organisation_id, id, member_id, sort, shift_id, attendance_id, state,
      made_at, validated_at, validated_on)
    values (${here.shop.id}, gen_random_uuid(), ${bram.id}, 'shift', ${wednesday.id}, ${attendance}, 'validated', ${w.now()},
      ${w.now()}, '2025-03-03')`)
  const db = w.house.database.for(here.shop.id)
  for (const { name, run } of potChecks) assert.deepEqual([name, (await run(db, here.shop.id)).length], [name, 1])
})
