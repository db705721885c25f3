import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/action.ts'
import { sql } from '#platform/database/sql.ts'
import { NotAllowed, Refused } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { checks } from '../checks.ts'
import { exportSheets, findSheets, listSheets, readSheet } from '../reads/sheet.ts'
import { markAttendance } from './attendance.ts'
import { presumePresence } from './presence.ts'
import { addToSheet, markLines, openSheet, openSheets, removeFromSheet, scanOnSheet } from './sheet.ts'
import { tellLateSheets } from './sheet-late.ts'
import { validateSheet } from './sheet-validation.ts'
import { editWorker } from './worker.ts'

const monday = '2025-03-03T07:00:00.000Z'
const w = await world(monday)
const wednesday = { day: '2025-03-05', startsAt: '2025-03-05T13:00:00Z', endsAt: '2025-03-05T15:00:00Z' }
const begun = '2025-03-05T13:05:00.000Z'
const over = '2025-03-05T15:10:00.000Z'
const refusedWith = (wanted: string[]) => (error: unknown) => {
  if (!(error instanceof Refused)) throw error
  assert.deepEqual(error.refusals.map(({ code }) => code).sort(), wanted)
  return true
}

/** A shift with a lead, a regular, one who books, and its sheet just after the start. */
async function sheetAt(here: PlannedShop) {
  w.moveTo(begun)
  const chloe = await here.member('Chloe', 'regular')
  const [amina, bram] = [await here.member('Amina', 'regular'), await here.member('Bram')]
  const shift = await here.oneOff(wednesday)
  await here.run(sql`update shifts.shift set lead_id = ${chloe.id} where id = ${shift.id}`)
  const seats = { amina: await here.sit(shift, amina, 'regular'), bram: await here.sit(shift, bram) }
  const lead = await here.shop.person('Chloe Lead', 'lead')
  await here.run(sql`update members.contact set account_id = ${lead.account} where id = ${chloe.id}`)
  const { sheet } = await here.shop.act(openSheet, { shift: shift.id }, lead)
  return { shift, sheet, lead, chloe, amina, bram, seats }
}

/** A registered tablet: it keeps every sheet and validates none by itself. */
const tablet = (here: PlannedShop): Actor => {
  const permissions = new Set(['shifts.sheet', 'shifts.see_week'])
  const device = { id: newId(), name: 'Desk', organisation: here.shop.id }
  return { kind: 'device', account: null, device, permissions, may: (permission) => permissions.has(permission) }
}

const card = (here: PlannedShop, owner: Member, code: string) =>
  here.run(sql`insert into members.card (organisation_id, id, contact_id, code, state)
    values (${here.shop.id}, ${newId()}, ${owner.id}, ${code}, 'active')`)

const outcomes = async (here: PlannedShop, sheet: string) => {
  const { lines } = await here.shop.look(readSheet, { sheet })
  return Object.fromEntries(lines.map(({ name, outcome }) => [name.split(' ')[0], outcome]))
}
const done = { teamSize: 'enough', notes: '', feedback: '', absencesAccepted: true } as const

test('a lead keeps the own sheet and no other one', async () => {
  const here = await plannedShop(w)
  const { sheet, lead } = await sheetAt(here)
  const other = await here.shop.person('Dora', 'lead')
  assert.equal((await here.shop.look(readSheet, { sheet }, lead)).expected, 2)
  await assert.rejects(here.shop.look(readSheet, { sheet }, other), NotAllowed)
  const elsewhere = await here.oneOff({ ...wednesday, startsAt: '2025-03-05T13:10:00Z' })
  await assert.rejects(here.shop.act(openSheet, { shift: elsewhere.id }, lead), refusedWith(['sheet.no_right']))
  const asked = { list: 'open', days: 62, size: 50 } as const
  assert.equal((await here.shop.look(listSheets, asked, lead)).sheets.length, 1)
  assert.equal((await here.shop.look(listSheets, asked, here.planner)).sheets.length, 2)
})

test('of two phones the latest mark of a line wins, whichever arrives first, and a mark that comes twice counts once', async () => {
  const here = await plannedShop(w)
  const { sheet, lead, seats } = await sheetAt(here)
  const key = newId()
  const mark = (outcome: 'done' | 'absent_2', at: string, own = newId()) =>
    here.shop.act(markLines, { sheet, marks: [{ key: own, line: seats.bram, outcome, at }] }, lead)
  w.moveTo(over)
  await mark('absent_2', '2025-03-05T13:20:00Z', key)
  await mark('done', '2025-03-05T13:10:00Z')
  assert.equal((await outcomes(here, sheet))['Bram'], 'absent_2')
  await mark('done', '2025-03-05T13:30:00Z')
  await mark('absent_2', '2025-03-05T13:20:00Z', key)
  assert.equal((await outcomes(here, sheet))['Bram'], 'done')
})

test('a mark of a clock that runs ahead counts as made now, so that the next one wins', async () => {
  const here = await plannedShop(w)
  const { sheet, lead, seats } = await sheetAt(here)
  const mark = (outcome: 'done' | 'absent_2', at?: string) =>
    here.shop.act(markLines, { sheet, marks: [{ line: seats.bram, outcome, at }] }, lead)
  await mark('done', '2025-03-09T13:20:00Z')
  w.moveTo('2025-03-05T13:06:00.000Z')
  await mark('absent_2')
  assert.equal((await outcomes(here, sheet))['Bram'], 'absent_2')
})

test('a late booking is on the open sheet, and a seat given back is not', async () => {
  const here = await plannedShop(w)
  const { sheet, shift, seats, lead } = await sheetAt(here)
  await here.sit(shift, await here.member('Elif'))
  await here.run(sql`update shifts.attendance set state = 'cancelled', cancel_reason = 'self', cancelled_at = now()
    where id = ${seats.bram}`)
  assert.deepEqual(Object.keys(await outcomes(here, sheet)).sort(), ['Amina', 'Elif'])
  await assert.rejects(
    here.shop.act(markLines, { sheet, marks: [{ line: seats.bram, outcome: 'done' }] }, lead),
    refusedWith(['attendance.nobody']),
  )
})

test('somebody of the household who may work is marked on the line of the member, and named beside', async () => {
  const here = await plannedShop(w)
  const { sheet, lead, amina } = await sheetAt(here)
  const hanne = await here.member('Hanne')
  await here.run(sql`insert into members.household_link (organisation_id, id, head_id, contact_id, kind, from_day, may_work)
    values (${here.shop.id}, ${newId()}, ${amina.id}, ${hanne.id}, 'adult', '2025-01-01', true)`)
  await card(here, hanne, 'H-0001')
  const came = await here.shop.act(scanOnSheet, { sheet, code: 'H-0001' }, lead)
  assert.deepEqual([came.is, came.name, came.besideName], ['present', 'Amina Test', 'Hanne Test'])
  const { lines } = await here.shop.look(readSheet, { sheet })
  const line = lines.find(({ member }) => member === amina.id)
  assert.deepEqual([line?.outcome, line?.besideName, line?.helpers.length], ['done', 'Hanne Test', 1])
  assert.equal(lines.length, 2)
})

test('a card that may be two people’s is not guessed', async () => {
  const here = await plannedShop(w)
  const { sheet, lead, amina, bram } = await sheetAt(here)
  await card(here, amina, '420000123002')
  await card(here, bram, '0420000123002')
  await assert.rejects(
    here.shop.act(scanOnSheet, { sheet, code: '420000123002' }, lead),
    refusedWith(['sheet.ambiguous_card']),
  )
})

test('a validation that waited for the network asks again when somebody else changed a line meanwhile', async () => {
  const here = await plannedShop(w)
  const { sheet, lead, seats, bram } = await sheetAt(here)
  w.moveTo(over)
  const seen = [
    { line: seats.amina, outcome: null },
    { line: seats.bram, outcome: null },
  ]
  await here.shop.act(markLines, { sheet, marks: [{ line: seats.bram, outcome: 'done' }] }, here.planner)
  await assert.rejects(here.shop.act(validateSheet, { sheet, ...done, seen }, lead), refusedWith(['sheet.changed']))
  const looked = [seen[0] as (typeof seen)[number], { line: seats.bram, outcome: 'done' as const }]
  assert.deepEqual(await here.shop.act(validateSheet, { sheet, ...done, seen: looked }, lead), { done: 1, absent: 1 })
  const notices = await here.all<{ code: string; person_id: string }>(
    sql`select code, person_id from platform.notice where organisation_id = ${here.shop.id} and code = 'shifts.absence'`,
  )
  assert.equal(notices.length, 1)
  assert.notEqual(notices[0]?.person_id, bram.id)
})

test('a shared tablet marks, and validates with the card of the lead or of the office only', async () => {
  const here = await plannedShop(w)
  const { sheet, chloe, amina, seats } = await sheetAt(here)
  const office = await here.member('Ines')
  await here.run(sql`update members.contact set account_id = ${here.planner.account} where id = ${office.id}`)
  await card(here, chloe, 'C-0001')
  await card(here, amina, 'A-0001')
  await card(here, office, 'O-0001')
  w.moveTo(over)
  const as = { actor: tablet(here) }
  await here.shop.act(markLines, { sheet, marks: [{ line: seats.bram, outcome: 'done' }] }, undefined, as)
  const validate = (own?: string) => here.shop.act(validateSheet, { sheet, ...done, cardCode: own }, undefined, as)
  await assert.rejects(validate(), refusedWith(['sheet.no_right']))
  await assert.rejects(validate('A-0001'), refusedWith(['sheet.no_right']))
  assert.deepEqual(await validate('C-0001'), { done: 1, absent: 1 })
  assert.equal((await here.shop.look(readSheet, { sheet })).validatedBy, 'Chloe Test')
})

test('an added person who is marked absent stops the validation until the line is taken away', async () => {
  const here = await plannedShop(w)
  const { sheet, lead } = await sheetAt(here)
  const elif = await here.member('Elif')
  w.moveTo(over)
  const { line } = await here.shop.act(addToSheet, { sheet, member: elif.id }, lead)
  await here.shop.act(markLines, { sheet, marks: [{ line, outcome: 'absent_1' }] }, lead)
  await assert.rejects(here.shop.act(validateSheet, { sheet, ...done }, lead), refusedWith(['sheet.added_not_present']))
  await here.shop.act(removeFromSheet, { sheet, line }, lead)
  assert.deepEqual(await here.shop.act(validateSheet, { sheet, ...done }, lead), { done: 0, absent: 2 })
})

test('a regular who is added as regular counts as such, and the notes tell it', async () => {
  const here = await plannedShop(w)
  const { sheet, lead } = await sheetAt(here)
  const elif = await here.member('Elif', 'regular')
  w.moveTo(over)
  await here.shop.act(addToSheet, { sheet, member: elif.id, purpose: 'regular' }, lead)
  await here.shop.act(validateSheet, { sheet, ...done }, lead)
  assert.deepEqual((await here.shop.look(readSheet, { sheet })).addedAsRegular, ['Elif Test'])
})

test('after validation the lead marks nothing more, the office gives a reason, and the sheet follows', async () => {
  const here = await plannedShop(w)
  const { sheet, shift, lead, bram } = await sheetAt(here)
  w.moveTo(over)
  await here.shop.act(validateSheet, { sheet, ...done }, lead)
  const mark = { shift: shift.id, member: bram.id, outcome: 'done' } as const
  await assert.rejects(here.shop.act(markAttendance, mark, lead), refusedWith(['attendance.not_yours']))
  await assert.rejects(here.shop.act(markAttendance, mark, here.planner), refusedWith(['attendance.needs_reason']))
  await here.shop.act(markAttendance, { ...mark, reason: 'seen at the till' }, here.planner)
  assert.equal((await outcomes(here, sheet))['Bram'], 'done')
  const check = checks.find(({ name }) => name === 'shifts.validated_without_outcome')
  assert.deepEqual(await check?.run(w.house.database.for(here.shop.id), here.shop.id), [])
})

test('a line that the office marked before is left as it is when the sheet is validated', async () => {
  const here = await plannedShop(w)
  const { sheet, shift, lead, bram } = await sheetAt(here)
  w.moveTo(over)
  await here.shop.act(markAttendance, { shift: shift.id, member: bram.id, outcome: 'absent_0' }, here.planner)
  assert.equal((await outcomes(here, sheet))['Bram'], 'absent_0')
  await here.shop.act(validateSheet, { sheet, ...done }, lead)
  const entries = await here.all(sql`select 1 from shifts.ledger_entry where member_id = ${bram.id}`)
  assert.equal(entries.length, 1, 'what the office posted is not posted again')
})

test('a policy whose unmarked people were there needs nobody to accept absences', async () => {
  const here = await plannedShop(w)
  await here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, preset, changes, made_at)
    values (${here.shop.id}, ${newId()}, '2020-01-01', 'bees', '{"unmarked": "done"}', now())`)
  const { sheet, lead } = await sheetAt(here)
  w.moveTo(over)
  const said = { ...done, absencesAccepted: false }
  assert.deepEqual(await here.shop.act(validateSheet, { sheet, ...said }, lead), { done: 2, absent: 0 })
})

test('sheets are made when they open, and the office hears each morning of those of yesterday, once', async () => {
  const here = await plannedShop(w)
  await here.oneOff(wednesday)
  w.moveTo('2025-03-05T12:39:00.000Z')
  assert.deepEqual(await here.shop.act(openSheets, {}), { opened: 0 })
  w.moveTo('2025-03-05T12:40:00.000Z')
  assert.deepEqual(await here.shop.act(openSheets, {}), { opened: 1 })
  assert.deepEqual(await here.shop.act(openSheets, {}), { opened: 0 })
  const office = await here.member('Ines')
  await here.run(sql`update members.contact set account_id = ${here.planner.account} where id = ${office.id}`)
  w.moveTo('2025-03-06T07:30:00.000Z')
  assert.deepEqual(await here.shop.act(tellLateSheets, {}), { told: 1 })
  assert.deepEqual(await here.shop.act(tellLateSheets, {}), { told: 0 })
})

test('whoever may lead holds the role that opens the sheet, whoever is named lead gets it with the sheet, and who no longer leads gives it back', async () => {
  const here = await plannedShop(w)
  const [chloe, dora] = [await here.shop.person('Chloe', 'member'), await here.shop.person('Dora', 'member')]
  const [may, named] = [await here.member('Chloe', 'regular'), await here.member('Dora', 'regular')]
  await here.run(sql`update members.contact set account_id = ${chloe.account} where id = ${may.id}`)
  await here.run(sql`update members.contact set account_id = ${dora.account} where id = ${named.id}`)
  const leads = async () =>
    (
      await here.all<{ account: string }>(sql`select account_id as account from organisations.role_grant
        where organisation_id = ${here.shop.id} and role = 'lead' and (until_day is null or until_day >= '2025-03-05')`)
    ).map(({ account }) => account)
  w.moveTo('2025-03-05T12:45:00.000Z')
  await here.shop.act(editWorker, { member: may.id, isLead: true }, here.planner)
  assert.deepEqual(await leads(), [chloe.account])
  const shift = await here.oneOff(wednesday)
  await here.run(sql`update shifts.shift set lead_id = ${named.id} where id = ${shift.id}`)
  await here.shop.act(openSheets, {})
  assert.deepEqual((await leads()).sort(), [chloe.account, dora.account].sort())
  await here.shop.act(editWorker, { member: may.id, isLead: false }, here.planner)
  assert.deepEqual(await leads(), [dora.account])
})

test('whoever an import or a template made lead holds the role minutes later, and a role given by hand stays', async () => {
  const here = await plannedShop(w)
  const people = []
  for (const name of ['Imported', 'Template', 'By hand']) {
    const account = await here.shop.person(name, name === 'By hand' ? 'lead' : 'member')
    const member = await here.member(name, 'regular')
    await here.run(sql`update members.contact set account_id = ${account.account} where id = ${member.id}`)
    people.push({ account: account.account, member: member.id })
  }
  const [imported, planned, byHand] = people
  assert.ok(imported && planned && byHand)
  const holds = async (account: string) =>
    (
      await here.all(sql`select 1 from organisations.role_grant where organisation_id = ${here.shop.id}
        and role = 'lead' and account_id = ${account} and (until_day is null or until_day >= '2025-03-03')`)
    ).length
  w.moveTo(monday)
  const { id } = await here.template({ day: 3, starts: '10:00', ends: '12:00' })
  await here.run(sql`update shifts.template set lead_id = ${planned.member} where id = ${id}`)
  await here.run(sql`update shifts.worker set is_lead = true where member_id in (${imported.member}, ${byHand.member})`)
  await here.shop.act(openSheets, {})
  assert.deepEqual([await holds(imported.account), await holds(planned.account)], [1, 1])
  for (const { member } of [imported, byHand]) await here.shop.act(editWorker, { member, isLead: false }, here.planner)
  assert.deepEqual([await holds(imported.account), await holds(byHand.account)], [0, 1])
})

test('where presence is presumed the sheet says so, until somebody says who came', async () => {
  const here = await plannedShop(w)
  const { sheet, lead, seats } = await sheetAt(here)
  await here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, preset, changes, made_at)
    values (${here.shop.id}, gen_random_uuid(), '2024-01-01', 'mila', '{}', now())`)
  w.moveTo(over)
  await here.shop.act(presumePresence, {})
  const presumed = async () =>
    (await here.shop.look(readSheet, { sheet }, lead)).lines
      .filter((line) => line.presumed)
      .map(({ name }) => name.split(' ')[0])
  assert.deepEqual(await presumed(), ['Amina', 'Bram'])
  await here.shop.act(markLines, { sheet, marks: [{ line: seats.bram, outcome: 'done' }] }, lead)
  assert.deepEqual(await presumed(), ['Amina'])
  await here.shop.act(validateSheet, { sheet, ...done }, lead)
  assert.deepEqual(await presumed(), [])
})

test('every time that began is in the list of sheets, found by shift, lead, notes and state, and goes along as a file', async () => {
  const here = await plannedShop(w)
  const { sheet, lead } = await sheetAt(here)
  await here.oneOff({
    ...wednesday,
    day: '2025-03-04',
    startsAt: '2025-03-04T13:00:00Z',
    endsAt: '2025-03-04T15:00:00Z',
  })
  w.moveTo(over)
  await here.shop.act(validateSheet, { sheet, ...done, notes: 'The oven is cold' }, lead)
  const find = async (asked: object, as = here.planner) =>
    (await here.shop.look(findSheets, { size: 50, ...asked }, as)).rows.map(
      ({ sheetState, present, absent, expected }) => [sheetState, present, absent, expected],
    )
  const validated = ['validated', 0, 2, 2]
  assert.deepEqual(await find({}), [validated, ['missing', 0, 0, 0]])
  assert.deepEqual(await find({ q: 'oven' }), [validated])
  assert.deepEqual(await find({ q: 'chloe' }), [validated])
  assert.deepEqual(await find({ state: 'missing' }), [['missing', 0, 0, 0]])
  assert.deepEqual(await find({ notes: 'unread', teamSize: 'enough' }), [validated])
  assert.deepEqual(await find({ notes: 'read' }), [])
  assert.deepEqual(await find({}, lead), [validated], 'leads find their own')
  const file = await here.shop.act(exportSheets, { size: 50, format: 'csv' }, here.planner)
  const text = new TextDecoder().decode(file.body as Uint8Array)
  assert.match(text, /2025-03-05.*The oven is cold/)
})
