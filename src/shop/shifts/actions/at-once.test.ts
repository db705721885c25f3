import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { Refused } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { checks } from '../checks.ts'
import { readLedger } from '../reads/ledger.ts'
import { markAttendance } from './attendance.ts'
import { approveClaim, claimWork } from './claim.ts'
import { approveLeave, grantLeave, requestLeave } from './leave.ts'
import { openSheet } from './sheet.ts'
import { validateSheet } from './sheet-validation.ts'
import { correctCounter, countNight, giveGrace } from './standing.ts'

const monday = '2025-03-03T07:00:00.000Z'
const over = '2025-03-05T15:10:00.000Z'
const w = await world(monday)
const wednesday = { day: '2025-03-05', startsAt: '2025-03-05T13:00:00Z', endsAt: '2025-03-05T15:00:00Z' }
const holiday = { type: 'holiday', reason: '', shortAccepted: true, evidenceSeen: false }

/** Both at the same moment: the codes of whoever was refused. */
async function atOnce(...runs: readonly Promise<unknown>[]): Promise<string[]> {
  const ended = await Promise.allSettled(runs)
  return ended.flatMap((one) => {
    if (one.status === 'fulfilled') return []
    if (!(one.reason instanceof Refused)) throw one.reason
    return one.reason.refusals.map(({ code }) => code)
  })
}

const ledgerOf = (here: PlannedShop, member: Member) => here.shop.look(readLedger, { member: member.id })
const broken = async (here: PlannedShop) => {
  const found = await Promise.all(checks.map(({ run }) => run(w.house.database.for(here.shop.id), here.shop.id)))
  return checks.filter((_, at) => (found[at]?.length ?? 0) > 0).map(({ name }) => name)
}

test('two people of the office correct the same line at once: one after the other, and the counters are those of the last', async () => {
  w.moveTo(over)
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const shift = await here.oneOff(wednesday)
  await here.sit(shift, amina, 'regular')
  const mark = (outcome: 'done' | 'absent_1' | 'absent_2' | 'planned') =>
    here.shop.act(markAttendance, { shift: shift.id, member: amina.id, outcome, reason: 'seen' })
  for (let round = 0; round < 5; round += 1)
    await atOnce(mark('absent_1'), mark('absent_2'), mark('done'), mark('absent_2'))
  const [seat] = await here.all<{ state: string }>(
    sql`select state from shifts.attendance where shift_id = ${shift.id}`,
  )
  const { balances } = await ledgerOf(here, amina)
  const wanted = { done: [0, 0], absent_1: [-1, 0], absent_2: [-1, -1] }
  assert.deepEqual([balances.main, balances.makeUp], wanted[seat?.state as keyof typeof wanted])
  assert.deepEqual(await broken(here), [])
})

test('a sheet validated by two at once is validated once, while the night counts and the office takes work in', async () => {
  w.moveTo(over)
  const here = await plannedShop(w)
  const people = await Promise.all(['Amina', 'Bram', 'Chloe', 'Dirk'].map((name) => here.member(name, 'regular')))
  const shift = await here.oneOff(wednesday)
  for (const one of people) await here.sit(shift, one, 'regular')
  const { sheet } = await here.shop.act(openSheet, { shift: shift.id })
  const validate = () =>
    here.shop.act(
      validateSheet,
      { sheet, teamSize: 'enough', notes: '', feedback: '', absencesAccepted: true },
      here.planner,
    )
  const owing = { member: people[0]?.id ?? '', counter: 'main', amount: 2, reason: 'paper' } as const
  const no = await atOnce(
    validate(),
    here.shop.act(countNight, {}),
    here.shop.act(correctCounter, owing),
    validate(),
    here.shop.act(countNight, {}),
  )
  assert.deepEqual(no, ['sheet.validated'])
  for (const [at, one] of people.entries()) {
    const { balances, ledger } = await ledgerOf(here, one)
    assert.deepEqual([balances.main, balances.makeUp], at === 0 ? [1, -1] : [-1, -1])
    assert.equal(ledger.length, at === 0 ? 3 : 2)
  }
  assert.deepEqual(await broken(here), [])
})

test('two leaves of one person over the same days, granted and approved at once: one stands', async () => {
  w.moveTo(monday)
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const days = { from: '2025-04-01', until: '2025-04-10' }
  const { leave } = await here.shop.act(requestLeave, { ...holiday, ...days }, bram)
  const no = await atOnce(
    here.shop.act(approveLeave, { leave, evidenceSeen: false }),
    here.shop.act(grantLeave, {
      ...holiday,
      member: bram.id,
      from: '2025-04-08',
      until: null,
      type: 'exemption',
      reason: 'ill',
    }),
    here.shop.act(grantLeave, { ...holiday, member: bram.id, from: '2025-03-28', until: '2025-04-02' }),
  )
  // The exemption and the second holiday share no day: either the request stands, or both of them.
  assert.ok(no.length === 1 || no.length === 2)
  assert.ok(no.every((code) => code === 'leave.overlap'))
  assert.deepEqual(await broken(here), [])
})

test('a leave approved while somebody marks the shift of that day counts once each', async () => {
  w.moveTo(over)
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const shift = await here.oneOff(wednesday)
  await here.sit(shift, bram)
  const { leave } = await here.shop.act(requestLeave, { ...holiday, from: '2025-03-06', until: '2025-03-10' }, bram)
  const no = await atOnce(
    here.shop.act(approveLeave, { leave, evidenceSeen: false }),
    here.shop.act(markAttendance, { shift: shift.id, member: bram.id, outcome: 'absent_2' }),
  )
  assert.deepEqual(no, [])
  assert.equal((await ledgerOf(here, bram)).balances.main, -1)
  assert.deepEqual(await broken(here), [])
})

test('the grace of an alert is given once, and work told is approved once, whoever is faster', async () => {
  w.moveTo(monday)
  const here = await plannedShop(w)
  const elif = await here.member('Elif', 'regular')
  await here.shop.act(correctCounter, { member: elif.id, counter: 'main', amount: -1, reason: 'paper' })
  w.moveTo('2025-04-02T07:00:00.000Z')
  const grace = () => here.shop.act(giveGrace, { member: elif.id })
  assert.deepEqual(await atOnce(grace(), grace()), ['extension.in_grace'])
  const { claim } = await here.shop.act(claimWork, { day: '2025-04-01', amount: 1, description: 'windows' }, elif)
  const approve = () => here.shop.act(approveClaim, { claim })
  assert.deepEqual(await atOnce(approve(), approve(), approve()), ['state.not_possible', 'state.not_possible'])
  assert.equal((await ledgerOf(here, elif)).balances.main, 0)
  assert.deepEqual(await broken(here), [])
})
