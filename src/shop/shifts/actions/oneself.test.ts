import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Action } from '#platform/action.ts'
import { sql } from '#platform/database/sql.ts'
import { actorOf } from '#platform/http/asking.ts'
import { newId } from '#platform/values/ids.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { markAttendance } from './attendance.ts'
import { approveClaim, claimWork, refuseClaim } from './claim.ts'
import { answerContest } from './contest.ts'
import { approveLeave, grantLeave, refuseLeave, requestLeave } from './leave.ts'
import { cancelLeave, moveLeave } from './leave-end.ts'
import { correctCounter, giveExtension, giveGrace, resign, unsubscribe } from './standing.ts'
import { changeMode, editWorker } from './worker.ts'

const w = await world('2025-03-05T16:00:00.000Z')
const holiday = { type: 'holiday', reason: '', shortAccepted: true, evidenceSeen: false }
const april = { from: '2025-04-01', until: '2025-04-10' }

/** Somebody of the office who is a member too, with a seat, a request, a leave, a claim and a contest of her own. */
async function withInes() {
  const here = await plannedShop(w)
  const ines = await here.member('Ines', 'regular')
  const office = await here.shop.person('Ines Office', 'member', 'office')
  await here.run(sql`update members.contact set account_id = ${office.account} where id = ${ines.id}`)
  const day = '2025-03-05'
  const shift = await here.oneOff({ day, startsAt: `${day}T13:00:00Z`, endsAt: `${day}T15:00:00Z` })
  const attendance = await here.sit(shift, ines, 'regular')
  const asked = await here.shop.act(requestLeave, { ...holiday, from: '2025-05-01', until: '2025-05-10' }, office)
  const granted = await here.shop.act(grantLeave, { ...holiday, ...april, member: ines.id })
  const { claim } = await here.shop.act(claimWork, { day, amount: 1, description: 'windows' }, office)
  const contest = newId()
  await here.run(sql`insert into shifts.contest (organisation_id, id, attendance_id, member_id, outcome, words, state, contested_at)
    values (${here.shop.id}, ${contest}, ${attendance}, ${ines.id}, 'absent_2', 'I was there', 'open', now())`)
  return { here, ines, office, shift, asked: asked.leave, granted: granted.leave, claim, contest }
}
type Story = Awaited<ReturnType<typeof withInes>>

/** Everything that moves counters, standing, leave or mode of somebody. */
const acts: Readonly<Record<string, (story: Story) => readonly [Action<never, unknown>, unknown]>> = {
  'marks an outcome': ({ shift, ines }) => [markAttendance, { shift: shift.id, member: ines.id, outcome: 'done' }],
  'corrects a counter': ({ ines }) => [
    correctCounter,
    { member: ines.id, counter: 'main', amount: 5, reason: 'why not' },
  ],
  'gives the grace': ({ ines }) => [giveGrace, { member: ines.id }],
  'gives an extension': ({ ines }) => [giveExtension, { member: ines.id }],
  unsubscribes: ({ ines }) => [unsubscribe, { member: ines.id, reason: 'gone' }],
  'notes a departure': ({ ines }) => [resign, { member: ines.id, on: null }],
  'grants a leave': ({ ines }) => [
    grantLeave,
    { ...holiday, member: ines.id, from: '2025-06-01', until: '2025-06-10' },
  ],
  'approves a leave': ({ asked }) => [approveLeave, { leave: asked, evidenceSeen: true }],
  'refuses a leave': ({ asked }) => [refuseLeave, { leave: asked, reason: 'no' }],
  'moves a leave': ({ granted }) => [moveLeave, { leave: granted, until: '2025-04-20' }],
  'cancels a leave': ({ granted }) => [cancelLeave, { leave: granted }],
  'changes the mode': ({ ines }) => [changeMode, { member: ines.id, mode: 'exempt', reason: 'ill' }],
  'edits skills, lead and block': ({ ines }) => [editWorker, { member: ines.id, isLead: true }],
  'approves work told': ({ claim }) => [approveClaim, { claim }],
  'refuses work told': ({ claim }) => [refuseClaim, { claim, reason: 'no' }],
  'answers an objection': ({ contest }) => [answerContest, { contest, outcome: null, answer: 'no' }],
}

const story = await withInes()
for (const [what, of] of Object.entries(acts)) {
  const [run, input] = of(story)
  const act = (more: object) => story.here.shop.act(run as Action<unknown, unknown>, input, story.office, more)
  test(`nobody ${what} for oneself, signed in`, async () => {
    await assert.rejects(act({}), refusedWith('self.not_allowed'))
  })
  test(`nobody ${what} for oneself, by an API key`, async () => {
    const permissions = new Set(['shifts.office', 'shifts.plan', 'shifts.lead', 'shifts.standing'])
    await assert.rejects(
      act({ actor: actorOf('key', story.office.account, permissions) }),
      refusedWith('self.not_allowed'),
    )
  })
}

test('an admin decides for oneself too, work told outside shifts excepted', async () => {
  const { here, ines, office, claim } = await withInes()
  await here.shop.act(
    correctCounter,
    { member: ines.id, counter: 'main', amount: 1, reason: 'paper' },
    await admin(here, ines),
  )
  await assert.rejects(here.shop.act(approveClaim, { claim }, await admin(here, ines)), refusedWith('self.not_allowed'))
  assert.ok(office)
})

async function admin(here: PlannedShop, member: Member) {
  const person = await here.shop.person('Ines Admin', 'admin', 'office')
  await here.run(sql`update members.contact set account_id = ${person.account} where id = ${member.id}`)
  return person
}
