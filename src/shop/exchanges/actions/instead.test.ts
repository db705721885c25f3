import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementCount } from '#platform/database/driver.ts'
import { sql } from '#platform/database/sql.ts'
import { NotFound } from '#platform/refusal.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { generate } from '../../shifts/actions/generation.ts'
import { changeTemplates, previewTemplates } from '../../shifts/actions/template.ts'
import { type Member, plannedShop } from '../../shifts/cast.testing.ts'
import { findInstead } from '../reads/instead.ts'
import { takeInstead } from './instead.ts'

const w = await world()
const on = (day: string) => ({ day, startsAt: `${day}T08:00:00Z`, endsAt: `${day}T10:00:00Z`, seats: 1 })

/** Amina's fixed place of the 12th was taken away; the 10th, 13th and 20th are free, the 11th is full. */
async function aminaLost(reason = 'template_changed') {
  const here = await plannedShop(w)
  const [amina, bram] = [await here.member('Amina', 'regular'), await here.member('Bram')]
  const lost = await here.oneOff(on('2025-03-12'))
  const seat = await here.sit(lost, amina, 'regular')
  await here.run(sql`update shifts.attendance set state = 'cancelled', cancel_reason = ${reason}, cancelled_at = ${w.now()}
    where id = ${seat}`)
  await here.sit(lost, bram)
  await here.sit(await here.oneOff(on('2025-03-11')), bram)
  const [tenth, thirteenth] = [await here.oneOff(on('2025-03-10')), await here.oneOff(on('2025-03-13'))]
  await here.oneOff(on('2025-03-20'))
  return { here, amina, bram, seat, tenth, thirteenth }
}

test('who loses a place to a change of the plan is offered the two nearest free ones, and takes one that counts as the lost one', async () => {
  const { here, amina, seat, tenth, thirteenth } = await aminaLost()
  const { places, whyNot } = await here.shop.look(findInstead, { attendance: seat }, amina)
  assert.deepEqual(whyNot, [])
  assert.deepEqual(
    places.map(({ id }) => id),
    [thirteenth.id, tenth.id],
  )
  const { attendance } = await here.shop.act(takeInstead, { attendance: seat, shift: tenth.id }, amina)
  const rows = await here.all(sql`select id, purpose, state from shifts.attendance
    where organisation_id = ${here.shop.id} and member_id = ${amina.id} and state <> 'cancelled'`)
  assert.deepEqual(rows, [{ id: attendance, purpose: 'regular', state: 'planned' }])
})

test('one place is taken for one lost, also by two presses at once, and only by whoever lost it', async () => {
  const { here, amina, bram, seat, tenth, thirteenth } = await aminaLost()
  const answers = await Promise.allSettled(
    [tenth, thirteenth].map(({ id }) => here.shop.act(takeInstead, { attendance: seat, shift: id }, amina)),
  )
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  await assert.rejects(
    here.shop.act(takeInstead, { attendance: seat, shift: tenth.id }, amina),
    refusedWith('instead.taken'),
  )
  await assert.rejects(here.shop.act(takeInstead, { attendance: seat, shift: tenth.id }, bram), NotFound)
})

test('a seat given up by oneself, or full by now, is no reason for another place', async () => {
  const own = await aminaLost('self')
  await assert.rejects(
    own.here.shop.act(takeInstead, { attendance: own.seat, shift: own.tenth.id }, own.amina),
    refusedWith('instead.not_lost'),
  )
  const late = await aminaLost()
  await late.here.sit(late.tenth, late.bram)
  await assert.rejects(
    late.here.shop.act(takeInstead, { attendance: late.seat, shift: late.tenth.id }, late.amina),
    refusedWith('shift.full'),
  )
})

test('the preview of a change of the week names for each who loses a place the two that are offered afterwards', async () => {
  const asked = async (people: number) => {
    const here = await plannedShop(w)
    const till = await here.template({ name: 'Till', day: 3, starts: '10:00', ends: '12:00', seats: people })
    const held: { member: Member; fixedSeat: string }[] = []
    for (let at = 0; at < people; at += 1) {
      const member = await here.member(`Person ${at}`, 'regular')
      held.push({ member, fixedSeat: await here.hold(till, member, '2025-01-01') })
    }
    await here.shop.act(generate, { from: '2025-03-03', weeks: 2 }, here.planner)
    const before = await here.oneOff({ ...on('2025-03-04'), seats: people })
    const after = await here.oneOff({ ...on('2025-03-06'), seats: people })
    await here.oneOff({ ...on('2025-03-20'), seats: people })
    const groups = [{ id: till.group, role: 'any', seats: 1, minSeats: 0, skills: [], warnings: [] }]
    const changes = [
      { do: 'edit' as const, template: till.id, fields: { groups } },
      {
        do: 'release' as const,
        template: till.id,
        fixedSeats: held.slice(1).map(({ fixedSeat }) => fixedSeat),
        attendances: [],
      },
    ]
    const counted = statementCount.total
    const { instead } = await here.shop.look(previewTemplates, { changes }, here.planner)
    return { here, changes, instead, held, near: [before.id, after.id], statements: statementCount.total - counted }
  }
  const few = await asked(2)
  const many = await asked(6)
  assert.equal(many.statements, few.statements, 'as many statements for five people as for one')
  assert.deepEqual(
    many.instead.map(({ member }) => member).toSorted(),
    many.held
      .slice(1)
      .map(({ member }) => member.id)
      .toSorted(),
  )
  for (const { places } of many.instead)
    assert.deepEqual(places.map(({ shift }) => shift).toSorted(), many.near.toSorted())

  const { here, changes, instead } = few
  await here.shop.act(changeTemplates, { changes }, here.planner)
  const [lost] = await here.all<{
    id: string
    member: string
  }>(sql`select id, member_id as member from shifts.attendance
    where organisation_id = ${here.shop.id} and state = 'cancelled' order by id limit 1`)
  const person = few.held.find(({ member }) => member.id === lost?.member)?.member
  assert.ok(lost && person)
  const { places } = await here.shop.look(findInstead, { attendance: lost.id }, person)
  assert.deepEqual(
    places.map(({ id }) => id),
    instead[0]?.places.map(({ shift }) => shift),
  )
})
