import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementCount } from '#platform/database/driver.ts'
import { sql } from '#platform/database/sql.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { generate } from '../actions/generation.ts'
import { cancelLeave } from '../actions/leave-end.ts'
import { plannedShop } from '../cast.testing.ts'
import { checks } from '../checks.ts'
import { listLeaves } from '../reads/leave.ts'
import { handingIn } from './importing.testing.ts'

const made = await world()

/** A Wednesday held by Amina, four weeks of it, and lists that are handed in. */
async function wednesdays() {
  const here = await plannedShop(made)
  const amina = await here.member('Amina', 'regular')
  const bram = await here.member('Bram')
  const template = await here.template({ day: 3, starts: '14:00', ends: '16:00' })
  await here.hold(template, amina, '2025-01-01')
  await here.shop.act(generate, { from: '2025-03-03', weeks: 4 }, here.planner)
  const seated = async () =>
    (
      await here.all<{ day: string }>(sql`select shift.day from shifts.attendance as seat
        join shifts.shift on shift.id = seat.shift_id
        where seat.member_id = ${amina.id} and seat.state = 'planned' order by shift.day`)
    ).map(({ day }) => day)
  const told = async (person: string) =>
    (
      await here.all<{ code: string }>(sql`select code from platform.notice
        where organisation_id = ${here.shop.id} and person_id = ${person} order by id`)
    ).map(({ code }) => code)
  const sound = async () => {
    for (const check of checks)
      assert.deepEqual(await check.run(made.house.database.for(here.shop.id), here.shop.id), [], check.name)
  }
  return { here, amina, bram, hand: handingIn(made, here.shop), seated, told, sound }
}

const headers = 'Name,E-mail,Kind,From,Until,Reason,State,Evidence seen\n'
const all = ['2025-03-05', '2025-03-12', '2025-03-19', '2025-03-26']

test('an imported leave frees the places inside and tells whoever loses one; taken back, they are held again', async () => {
  const { here, amina, bram, hand, seated, told, sound } = await wednesdays()
  const list = `${headers}Amina Test,${amina.email},holiday,2025-03-10,2025-03-20,,approved,\nBram Test,${bram.email},exemption,2025-02-01,,a newborn,,\n`
  const { id, kind } = await hand.look('auto', list)
  assert.equal(kind, 'leaves')
  assert.deepEqual(await hand.problems(id), [])
  assert.deepEqual(await seated(), all)
  await hand.apply(id)
  assert.deepEqual(await seated(), ['2025-03-05', '2025-03-26'])
  assert.deepEqual([await told(amina.id), await told(bram.id)], [['shifts.leave_answer'], []])
  assert.deepEqual(
    (await here.shop.look(listLeaves, { size: 10 })).leaves.map(({ type, from, until, state }) => [
      type,
      from,
      until,
      state,
    ]),
    [
      ['exemption', '2025-02-01', null, 'approved'],
      ['holiday', '2025-03-10', '2025-03-20', 'approved'],
    ],
  )
  await sound()
  await hand.undo(id)
  assert.deepEqual(await seated(), all)
  assert.deepEqual((await here.shop.look(listLeaves, { size: 10 })).leaves, [])
})

test('a later list moves the end of a leave, frees the new days and gives the others back; the same list changes nothing', async () => {
  const { amina, hand, seated } = await wednesdays()
  const line = (until: string) => `${headers}Amina Test,${amina.email},Congé,10/03/2025,${until},,,\n`
  await hand.bring('leaves', line('20/03/2025'))
  const longer = await hand.look('leaves', line('30/03/2025'))
  assert.deepEqual(await hand.changes(longer.id), ['Amina Test: leaveEnd 2025-03-20 -> 2025-03-30'])
  await hand.apply(longer.id)
  assert.deepEqual(await seated(), ['2025-03-05'])
  const { totals } = await hand.look('leaves', line('30/03/2025'))
  assert.equal(totals['same'], 1)
  await hand.bring('leaves', line('14/03/2025'))
  assert.deepEqual(await seated(), ['2025-03-05', '2025-03-19', '2025-03-26'])
})

test('every line that breaks a rule is told with its reason, and what was not granted is passed over', async () => {
  const { amina, bram, hand } = await wednesdays()
  const { id, totals } = await hand.look(
    'leaves',
    `${headers}${[
      `Amina Test,${amina.email},holiday,2025-03-10,2025-03-20,,,`,
      `Amina Test,${amina.email},holiday,2025-03-20,2025-03-22,,,`,
      `Amina Test,${amina.email},holiday,2025-04-20,,,,`,
      `Bram Test,${bram.email},exemption,2025-03-10,,,,`,
      `Bram Test,${bram.email},sabbatical,2025-03-10,,,,`,
      `Bram Test,${bram.email},holiday,soon,2025-03-20,,,`,
      `Zoe Nobody,,holiday,2025-03-10,2025-03-20,,,`,
      `Bram Test,${bram.email},holiday,2025-05-10,2025-05-20,,refused,`,
      `Bram Test,${bram.email},holiday,2025-05-10,2025-05-20,,perhaps,`,
    ].join('\n')}\n`,
  )
  assert.deepEqual(await hand.problems(id), [
    '3 leaveStart leave.overlap',
    '4 leaveEnd leave.end',
    '5 leaveReason leave.reason',
    '6 leaveKind leave.no_such_type',
    '7 leaveStart import.day_unreadable',
    '8 null shift_import.person_unknown',
    '9 leaveState shift_import.leave_not_granted',
    '10 leaveState shift_import.state_unreadable',
  ])
  assert.deepEqual([totals['created'], totals['skipped'], totals['faulty']], [1, 1, 7])
})

test('an import of leaves is not taken back once somebody decided on one of them', async () => {
  const { here, amina, hand } = await wednesdays()
  const { id } = await hand.bring('leaves', `${headers}Amina Test,${amina.email},holiday,2025-03-10,2025-03-20,,,\n`)
  const [leave] = (await here.shop.look(listLeaves, { size: 1 })).leaves
  await here.shop.act(cancelLeave, { leave: leave?.id ?? '' })
  await assert.rejects(hand.undo(id), refusedWith('shift_import.built_upon'))
})

test('running leaves of a list of statuses free the places inside, and nobody is told', async () => {
  const { amina, hand, seated, told, sound } = await wednesdays()
  const list = `Cooperator,Cooperator/Barcode,Cooperator Number,Regular shifts counter,Holidays Start Day,Holidays End Day\nAmina Test,,1,0,2025-03-01,2025-03-20\n`
  const { all: rows } = hand
  await rows(sql`update members.membership set member_no = 1 where contact_id = ${amina.id}`)
  const { id } = await hand.bring('statuses', list)
  assert.deepEqual(await seated(), ['2025-03-26'])
  assert.deepEqual(await told(amina.id), [])
  await sound()
  await hand.undo(id)
  assert.deepEqual(await seated(), all)
})

test('an import of leaves takes the same number of statements, however many lines it has', async () => {
  const counts: number[] = []
  for (const size of [5, 60]) {
    const here = await plannedShop(made)
    const people = []
    for (let at = 0; at < size; at += 1) people.push(await here.member(`P${at}`))
    const hand = handingIn(made, here.shop)
    const lines = people.map(({ email }) => `,${email},holiday,2025-03-10,2025-03-20,,,\n`)
    const { id } = await hand.look('leaves', headers + lines.join(''))
    const before = statementCount.total
    await hand.apply(id)
    counts.push(statementCount.total - before)
  }
  assert.equal(counts[0], counts[1])
})
