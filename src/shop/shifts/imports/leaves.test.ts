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
import { bees } from '../rules/counting-presets.ts'
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

/** The shop's leaves of three weeks and more, and those without end, take the fixed seat. */
const takingSeats = ({ here }: Awaited<ReturnType<typeof wednesdays>>) =>
  here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, preset, changes, made_at)
    values (${here.shop.id}, gen_random_uuid(), '2025-01-01', 'bees', '{"seatLostFromDays": 21}', now())`)

const holdersOf = async ({ here }: Awaited<ReturnType<typeof wednesdays>>) =>
  (
    await here.all<{ line: string }>(sql`select concat_ws(' ', contact.first_name, seat.until_day) as line
      from shifts.fixed_seat as seat
      join members.contact on contact.organisation_id = seat.organisation_id and contact.id = seat.member_id
      where seat.organisation_id = ${here.shop.id} order by 1`)
  ).map(({ line }) => line)

test('an imported leave that is long enough ends the fixed seat, as the dry run says; taken back, it is held again', async () => {
  const at = await wednesdays()
  const { amina, bram, hand, seated, told, sound } = at
  await takingSeats(at)
  const list = (until: string) =>
    `${headers}Amina Test,${amina.email},holiday,2025-03-06,${until},,,\nBram Test,${bram.email},exemption,2025-02-01,,a newborn,,\n`
  const short = await hand.bring('leaves', list('2025-03-20'))
  assert.deepEqual(await hand.problems(short.id), [])
  assert.deepEqual(await holdersOf(at), ['Amina'])
  assert.deepEqual(await seated(), ['2025-03-05', '2025-03-26'])
  const long = await hand.look('leaves', list('2025-03-26'))
  assert.deepEqual(await hand.problems(long.id), ['2 null shift_import.leave_takes'])
  assert.deepEqual(await holdersOf(at), ['Amina'])
  await hand.apply(long.id)
  assert.deepEqual(await holdersOf(at), ['Amina 2025-03-05'])
  assert.deepEqual(await seated(), ['2025-03-05'])
  assert.ok((await told(amina.id)).includes('shifts.fixed_seat_ended'))
  await sound()
  await hand.undo(long.id)
  assert.deepEqual(await holdersOf(at), ['Amina'])
  assert.deepEqual(await seated(), ['2025-03-05', '2025-03-26'])
  await sound()
})

test('a seat that a leave took is given back with its dates after the leave, and a leave that is over takes none', async () => {
  const at = await wednesdays()
  const { amina, hand, seated, sound } = at
  await takingSeats(at)
  const line = (from: string, until: string) => `${headers}Amina Test,${amina.email},holiday,${from},${until},,,\n`
  await hand.bring('leaves', line('2025-01-10', '2025-03-02'))
  assert.deepEqual(await holdersOf(at), ['Amina'])
  const { id } = await hand.bring('leaves', line('2025-03-03', '2025-03-24'))
  assert.deepEqual([await holdersOf(at), await seated()], [['Amina 2025-03-02'], []])
  await hand.undo(id)
  assert.deepEqual([await holdersOf(at), await seated()], [['Amina'], all])
  await sound()
})

test('running leaves of a list of statuses end the fixed seat too; the list of templates brought again gives none', async () => {
  const at = await wednesdays()
  const { amina, hand, seated, sound } = at
  await takingSeats(at)
  await hand.all(sql`update members.membership set member_no = 1 where contact_id = ${amina.id}`)
  const plan = 'Day,Start,End,Title,Seats,Workers\nWednesday,09:00,11:00,Bread,2,Amina Test\n'
  await hand.bring('templates', plan)
  assert.deepEqual(await holdersOf(at), ['Amina', 'Amina'])
  const list = `Cooperator,Cooperator Number,Regular shifts counter,Holidays Start Day,Holidays End Day\nAmina Test,1,0,2025-03-03,2025-03-24\n`
  const done = await hand.bring('statuses', list)
  assert.ok((await hand.problems(done.id)).includes('2 null shift_import.leave_takes'))
  assert.equal(done.counts['seats_ended'], 2)
  assert.ok((await holdersOf(at)).every((line) => line !== 'Amina'))
  assert.deepEqual(await seated(), [])
  const again = await hand.bring('templates', plan)
  assert.deepEqual(await hand.problems(again.id), ['2 workers shift_import.away'])
  assert.ok((await holdersOf(at)).every((line) => line !== 'Amina'))
  await hand.undo(done.id)
  assert.deepEqual(await holdersOf(at), ['Amina', 'Amina'])
  assert.deepEqual(await seated(), all)
  await sound()
})

test('a kind that keeps no seat puts lead roles aside, and taken back the person leads again', async () => {
  const at = await wednesdays()
  const { here, amina, hand, sound } = at
  await here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, preset, changes, made_at)
    values (${here.shop.id}, gen_random_uuid(), '2025-01-01', 'bees', ${JSON.stringify({ leaveTypes: { ...bees.leaveTypes, holiday: { ...bees.leaveTypes['holiday'], keepsSeat: false } } })}, now())`)
  await here.run(sql`update shifts.template set lead_id = ${amina.id} where organisation_id = ${here.shop.id}`)
  await here.run(sql`update shifts.shift set lead_id = ${amina.id} where organisation_id = ${here.shop.id}`)
  const leading = async () =>
    (
      await here.all<{ line: string }>(sql`select (select count(*) from shifts.template
          where organisation_id = ${here.shop.id} and lead_id is not null)
        || ' ' || (select string_agg(day::text, ', ' order by day) from shifts.shift
          where organisation_id = ${here.shop.id} and lead_id is not null) as line`)
    )[0]?.line
  const before = await leading()
  const { id } = await hand.bring('leaves', `${headers}Amina Test,${amina.email},holiday,2025-03-10,2025-03-20,,,\n`)
  assert.equal(await leading(), '0 2025-03-05, 2025-03-26')
  await hand.undo(id)
  assert.equal(await leading(), before)
  assert.deepEqual(await here.all(sql`select * from shifts.lead_on_leave where organisation_id = ${here.shop.id}`), [])
  await sound()
})

test('an import of leaves takes the same number of statements, however many lines it has, also to take it back', async () => {
  const counts: number[] = []
  for (const size of [5, 60]) {
    const at = await wednesdays()
    const { here, hand } = at
    await takingSeats(at)
    const template = await here.template({ day: 4, starts: '14:00', ends: '16:00', seats: size })
    const people = []
    for (let at = 0; at < size; at += 1) people.push(await here.member(`P${at}`, 'regular'))
    for (const person of people) await here.hold(template, person, '2025-01-01')
    const lines = people.map(({ email }) => `,${email},holiday,2025-03-10,2025-04-20,,,\n`)
    const { id } = await hand.look('leaves', headers + lines.join(''))
    const before = statementCount.total
    await hand.apply(id)
    counts.push(statementCount.total - before)
    assert.ok((await holdersOf(at)).filter((line) => line.endsWith('2025-03-09')).length === size)
    await hand.undo(id)
    counts.push(statementCount.total - before)
  }
  assert.deepEqual(counts.slice(0, 2), counts.slice(2))
})
