/** The shop closes, people leave, acts meet in one second, the process dies: in whatever state an exchange is then,
 *  nobody sits twice and no seat is without its holder. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pino } from 'pino'
import { openHouse } from '#compose.ts'
import { sql } from '#platform/database/sql.ts'
import { NotFound, Refused } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import { setMembershipOf } from '../../members/actions/membership.ts'
import { mergeContacts } from '../../members/actions/merge.ts'
import { bookSeat, cancelSeat } from '../../shifts/actions/booking.ts'
import { closeDays, undoClosing } from '../../shifts/actions/closing.ts'
import { generate } from '../../shifts/actions/generation.ts'
import { grantLeave } from '../../shifts/actions/leave.ts'
import { unsubscribe } from '../../shifts/actions/standing.ts'
import { type Member, type PlannedShop, plannedShop } from '../../shifts/cast.testing.ts'
import { checks as checksOfShifts } from '../../shifts/checks.ts'
import { checks } from '../checks.ts'
import { callOut } from './call-out.ts'
import { comeToCallOut, declineCallOut } from './call-out-answering.ts'
import { changeSeat } from './change.ts'
import { releaseSeat } from './giving-up.ts'
import { cancelPotRequest, requestPot } from './pot-asking.ts'
import { cancelGift, giveShift } from './pot-giving.ts'
import { acceptStandIn, askStandIn, handBackSeat, withdrawStandIn } from './stand-in.ts'
import { addStandby } from './standby.ts'
import { acceptSwap, askSwap } from './swap.ts'
import { consentSwap } from './swap-answering.ts'
import { tellShop } from './tell-shop.ts'

const w = await world()

const names = ['Amina', 'Elif', 'Chloe', 'Bram', 'Jo'] as const
type Name = (typeof names)[number]
const days = ['2025-03-04', '2025-03-05', '2025-03-06', '2025-03-07', '2025-03-08'] as const

/** Five people with a fixed place a day each, one place more on every shift, and everybody on standby. */
async function fiveDays() {
  const here = await plannedShop(w)
  const people = {} as Record<Name, Member>
  const seats = {} as Record<Name, string>
  const shifts = {} as Record<Name, { id: string; group: string }>
  for (const [at, name] of names.entries()) {
    people[name] = await here.member(name, 'regular')
    const [day = ''] = days.slice(at)
    shifts[name] = await here.oneOff({ day, startsAt: `${day}T08:00:00Z`, endsAt: `${day}T10:00:00Z`, seats: 2 })
    seats[name] = await here.sit(shifts[name], people[name], 'regular')
    await here.shop.act(addStandby, {}, people[name])
  }
  return { here, people, seats, shifts }
}

type Five = Awaited<ReturnType<typeof fiveDays>>

/** Whatever happened: everything the doctor looks at holds, and nobody comes twice to one shift. */
async function holds({ here }: Pick<Five, 'here'>, because: string): Promise<void> {
  const db = w.house.database.for(here.shop.id)
  for (const check of [...checksOfShifts, ...checks])
    assert.deepEqual(await check.run(db, here.shop.id), [], `${check.name} after ${because}`)
  const twice = await here.all(sql`select shift_id, who from (
      select shift_id, member_id as who from shifts.attendance
        where organisation_id = ${here.shop.id} and state <> 'cancelled'
      union all select shift_id, stand_in_id from shifts.attendance
        where organisation_id = ${here.shop.id} and state <> 'cancelled' and stand_in_id is not null) as sitting
    group by shift_id, who having count(*) > 1`)
  assert.deepEqual(twice, [], `nobody comes twice after ${because}`)
  const doubtful = await here.all(sql`select shift.state, seat.state from shifts.attendance as seat
    join shifts.shift on shift.id = seat.shift_id and shift.state = 'cancelled'
    where seat.organisation_id = ${here.shop.id} and seat.state = 'planned'`)
  assert.deepEqual(doubtful, [], `nobody is planned where the shop is closed after ${because}`)
}

/** All at the same moment. What does not work is refused with a reason; nothing breaks. */
async function atOnce(...acts: readonly Promise<unknown>[]): Promise<('done' | 'refused')[]> {
  const answers = await Promise.allSettled(acts)
  return answers.map((answer) => {
    if (answer.status === 'fulfilled') return 'done'
    if (answer.reason instanceof Refused || answer.reason instanceof NotFound) return 'refused'
    throw answer.reason
  })
}

const close = ({ here }: Five) =>
  here.shop.act(
    closeDays,
    { from: days[0], until: days[4], sort: 'closed', relief: 'none', kinds: [], reason: 'flood' } as never,
    here.planner,
  )

const stateOf = async (here: PlannedShop, table: string) =>
  (
    await here.all<{ state: string }>(
      sql`select state from ${sql.raw(`exchanges.${table}`)} where organisation_id = ${here.shop.id} order by id`,
    )
  ).map(({ state }) => state)

const codesOf = async (here: PlannedShop, member: Member) =>
  (
    await here.all<{ code: string }>(sql`select code from platform.notice
      where organisation_id = ${here.shop.id} and person_id = ${member.id} order by wanted_at, id`)
  ).map(({ code }) => code)

test('a closing ends every exchange of its days, in each state, and its end brings back each holder once', async () => {
  const five = await fiveDays()
  const { here, people, seats, shifts } = five
  // Somebody stands in for Amina, Elif looks for somebody, Chloe and Bram wait for each other's yes, Jo gives a shift.
  const { call } = await here.shop.act(askStandIn, { attendance: seats.Amina }, people.Amina)
  await here.shop.act(acceptStandIn, { call }, people.Jo)
  await here.shop.act(askStandIn, { attendance: seats.Elif }, people.Elif)
  const { swap } = await here.shop.act(
    askSwap,
    { attendance: seats.Chloe, wishes: [{ shift: shifts.Bram.id }] },
    people.Chloe,
  )
  await here.shop.act(acceptSwap, { swap }, people.Bram)
  await here.shop.act(giveShift, { shift: shifts.Chloe.id }, people.Jo)
  await here.shop.act(callOut, {})
  assert.ok((await stateOf(here, 'call_out')).includes('open'))

  const { closing } = await close(five)
  await w.house.workers.drain()
  await holds(five, 'the closing')
  assert.deepEqual((await stateOf(here, 'stand_in_call')).toSorted(), ['filled', 'withdrawn'])
  assert.deepEqual(await stateOf(here, 'swap_proposal'), ['off'])
  assert.deepEqual(await stateOf(here, 'swap_request'), ['cancelled', 'cancelled'])
  assert.deepEqual(await stateOf(here, 'pot_offer'), ['cancelled'])
  assert.ok((await stateOf(here, 'call_out')).every((state) => state !== 'open'))
  const jo = await codesOf(here, people.Jo)
  assert.ok(jo.includes('shifts.shift_cancelled'), 'who would have stood in hears of it')
  assert.ok(!jo.includes('exchanges.stand_in_over'), 'and of nothing else')

  await here.shop.act(undoClosing, { closing }, here.planner)
  await w.house.workers.drain()
  await holds(five, 'the end of the closing')
})

test('a date that was moved by an exchange comes back when the shop takes its closing back; the one left for it does not', async () => {
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const wednesday = await here.template({ day: 3, starts: '10:00', ends: '12:00', seats: 1 })
  await here.template({ day: 5, starts: '10:00', ends: '12:00', seats: 1 })
  await here.hold(wednesday, amina, '2025-03-10')
  await here.shop.act(generate, { from: '2025-03-10', weeks: 1 })
  const rows = () =>
    here.all<{ id: string; member: string; shift: string; day: string; chain: number }>(
      sql`select seat.id, seat.member_id as member, shift.id as shift, shift.day, seat.chain from shifts.attendance as seat
        join shifts.shift on shift.id = seat.shift_id
        where seat.organisation_id = ${here.shop.id} and seat.state = 'planned' order by shift.day`,
    )
  const shiftOn = async (day: string) =>
    (
      await here.all<{ id: string }>(sql`select id from shifts.shift
      where organisation_id = ${here.shop.id} and day = ${day}`)
    )[0]?.id ?? ''
  const [own] = await rows()
  await here.shop.act(changeSeat, { attendance: own?.id ?? '', shift: await shiftOn('2025-03-14') }, amina)
  const days = { from: '2025-03-10', until: '2025-03-16' }
  const wish = { ...days, sort: 'closed', relief: 'none', kinds: [], reason: 'flood' } as never
  const twice = async () => {
    const { closing } = await here.shop.act(closeDays, wish, here.planner)
    await w.house.workers.drain()
    assert.deepEqual(await rows(), [])
    await here.shop.act(undoClosing, { closing }, here.planner)
    await w.house.workers.drain()
    await holds({ here }, 'a closing taken back')
  }
  await twice()
  const sitting = async () => (await rows()).map(({ member, day, chain }) => [member, day, chain])
  assert.deepEqual(await sitting(), [[amina.id, '2025-03-14', 1]])
  assert.ok((await codesOf(here, amina)).includes('shifts.restored'))
  await twice()
  assert.deepEqual(await sitting(), [[amina.id, '2025-03-14', 1]])
  // Whoever left meanwhile does not come back.
  const { closing } = await here.shop.act(closeDays, wish, here.planner)
  await here.run(sql`update members.membership set last_day = '2025-03-02' where contact_id = ${amina.id}`)
  await here.shop.act(undoClosing, { closing }, here.planner)
  assert.deepEqual(await sitting(), [])
})

test('whoever leaves the shop ends what was arranged: others keep their places, and are asked again where they must', async () => {
  const leave = {
    'is unsubscribed': (here: PlannedShop, who: Member) =>
      here.shop.act(unsubscribe, { member: who.id, on: '2025-03-03', reason: 'moved away' } as never, here.planner),
    'ends the membership': (here: PlannedShop, who: Member) =>
      here.shop.act(setMembershipOf, {
        contact: who.id,
        memberNo: null,
        since: '2020-01-01',
        lastDay: '2025-03-02',
        role: 'worker',
        forceWorker: false,
        investing: false,
      }),
  }
  for (const [how, leaves] of Object.entries(leave)) {
    const five = await fiveDays()
    const { here, people, seats, shifts } = five
    const { call } = await here.shop.act(askStandIn, { attendance: seats.Amina }, people.Amina)
    await here.shop.act(acceptStandIn, { call }, people.Jo)
    const { swap } = await here.shop.act(
      askSwap,
      { attendance: seats.Chloe, wishes: [{ shift: shifts.Jo.id }] },
      people.Chloe,
    )
    await here.shop.act(acceptSwap, { swap }, people.Jo)
    const open = await here.shop.act(askStandIn, { attendance: seats.Elif }, people.Elif)
    await here.shop.act(callOut, {})
    await leaves(here, people.Jo)
    await w.house.workers.drain()
    await holds(five, `Jo ${how}`)
    const live = await here.all<{ member: string; standIn: string | null }>(
      sql`select member_id as member, stand_in_id as "standIn" from shifts.attendance
        where organisation_id = ${here.shop.id} and state = 'planned'`,
    )
    assert.ok(!live.some((row) => row.member === people.Jo.id || row.standIn === people.Jo.id), `Jo ${how}`)
    assert.equal(live.length, 4, `the four others keep their places when Jo ${how}`)
    assert.ok((await codesOf(here, people.Amina)).includes('exchanges.stand_in_left'), `Amina hears when Jo ${how}`)
    const [request] = await here.all<{ state: string }>(
      sql`select state from exchanges.swap_request where id = ${swap}`,
    )
    assert.equal(request?.state, 'open', `Chloe’s wish stands open when Jo ${how}`)
    await assert.rejects(here.shop.act(acceptStandIn, { call: open.call }, people.Jo), Refused)
    const standby = await here.all(sql`select id from exchanges.standby
      where organisation_id = ${here.shop.id} and member_id = ${people.Jo.id} and ended_at is null`)
    assert.deepEqual(standby, [], `Jo is called no more when Jo ${how}`)
  }
})

test('two contacts of one person become one: who sits there and stands in there comes once, as holder', async () => {
  const five = await fiveDays()
  const { here, people, seats, shifts } = five
  const double = await here.member('Amina', 'regular')
  // A contact that another program knew: it has rows, and no membership.
  await here.run(sql`update shifts.attendance set stand_in_id = ${double.id} where id = ${seats.Elif}`)
  await here.run(sql`insert into exchanges.stand_in_call (organisation_id, id, member_id, attendance_id, state, taken_by_id,
      made_at, ended_at)
    values (${here.shop.id}, gen_random_uuid(), ${people.Elif.id}, ${seats.Elif}, 'filled', ${double.id}, ${w.now()}, ${w.now()})`)
  await here.sit(shifts.Elif, people.Amina, 'regular')
  for (const who of [people.Amina, double])
    await here.run(sql`insert into exchanges.pot_offer (organisation_id, id, member_id, sort, shift_id, group_id, made_at)
      values (${here.shop.id}, gen_random_uuid(), ${who.id}, 'shift', ${shifts.Bram.id}, ${shifts.Bram.group}, ${w.now()})`)
  await here.run(sql`delete from members.membership where contact_id = ${double.id}`)
  await here.run(sql`update members.contact set account_id = null where id = ${double.id}`)
  await here.shop.act(mergeContacts, { kept: people.Amina.id, gone: double.id, choices: {} })
  await w.house.workers.drain()
  await holds(five, 'the merge')
  const drafts = await here.all(sql`select id from exchanges.pot_offer
    where organisation_id = ${here.shop.id} and state = 'draft' and member_id = ${people.Amina.id}`)
  assert.equal(drafts.length, 1)
  const [elif] = await here.all<{ standIn: string | null }>(
    sql`select stand_in_id as "standIn" from shifts.attendance where id = ${seats.Elif}`,
  )
  assert.equal(elif?.standIn, null)
  assert.ok((await codesOf(here, people.Elif)).includes('exchanges.stand_in_left'))
})

test('the process dies between the hand-over and the mails: another one sends each of them once', async () => {
  const five = await fiveDays()
  const { here, people, seats, shifts } = five
  const { swap } = await here.shop.act(
    askSwap,
    { attendance: seats.Chloe, wishes: [{ shift: shifts.Bram.id }] },
    people.Chloe,
  )
  const { proposal } = await here.shop.act(acceptSwap, { swap }, people.Bram)
  await here.shop.act(consentSwap, { proposal }, people.Chloe)
  const sent = async () =>
    (
      await here.all<{ person: string; many: string }>(sql`select person_id as person, count(*) as many
        from platform.notice where organisation_id = ${here.shop.id} and code = 'exchanges.swap_done' and state = 'sent'
        group by person_id`)
    ).map(({ many }) => Number(many))
  assert.deepEqual(await sent(), [], 'nothing went out before the process died')
  const second = await openHouse({
    url: w.house.database.url,
    clock: w.now,
    publicUrl: 'http://127.0.0.1:8080',
    config: {
      secret: 'a secret of the tests, long enough to be one',
      mailFrom: 'komunigi@example.org',
      trustedProxy: [],
    },
    log: pino({ level: 'silent' }),
    poolSize: 4,
  })
  try {
    await Promise.all([second.workers.drain(), w.house.workers.drain()])
    await second.workers.drain()
  } finally {
    await second.close()
  }
  assert.deepEqual(await sent(), [1, 1])
  await holds(five, 'a process that died')
})

const someAct = fc.record({
  what: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('call', 'accept', 'come', 'gift', 'pot') },
    { weight: 4, arbitrary: fc.constantFrom('hand_back', 'withdraw', 'tell', 'release', 'change', 'book', 'cancel') },
    { weight: 3, arbitrary: fc.constantFrom('no', 'gift_back', 'pot_back', 'close', 'reopen', 'leave', 'call_out') },
  ),
  who: fc.constantFrom(...names),
  whom: fc.constantFrom(...names),
})

type SomeAct = typeof someAct extends fc.Arbitrary<infer A> ? A : never

/** One thing somebody does; what it is about is looked up when it is done. */
async function doing(five: Five, { what, who, whom }: SomeAct): Promise<unknown> {
  const { here, people, shifts } = five
  const [me, act] = [people[who], here.shop.act]
  const first = async (statement: ReturnType<typeof sql>) => (await here.all<{ id: string }>(statement))[0]?.id
  const own = await first(sql`select id from shifts.attendance where organisation_id = ${here.shop.id}
    and member_id = ${me.id} and state = 'planned' and stand_in_id is null order by id limit 1`)
  const call = await first(sql`select id from exchanges.stand_in_call where organisation_id = ${here.shop.id}
    and state = 'open' and member_id <> ${me.id} order by id limit 1`)
  const invited = await first(sql`select call_out_id as id from exchanges.call_out_invitation
    where organisation_id = ${here.shop.id} and member_id = ${me.id} and answer is null order by call_out_id limit 1`)
  if (what === 'call' && own) return act(askStandIn, { attendance: own }, me)
  if (what === 'accept' && call) return act(acceptStandIn, { call }, me)
  if (what === 'come' && invited) return act(comeToCallOut, { callOut: invited }, me)
  if (what === 'no' && invited) return act(declineCallOut, { callOut: invited }, me)
  if (what === 'tell' && own) return act(tellShop, { attendance: own }, me)
  if (what === 'release' && own) return act(releaseSeat, { attendance: own }, me)
  if (what === 'cancel' && own) return act(cancelSeat, { attendance: own }, me)
  if (what === 'change' && own) return act(changeSeat, { attendance: own, shift: shifts[whom].id }, me)
  if (what === 'book') return act(bookSeat, { shift: shifts[whom].id }, me)
  if (what === 'gift') return act(giveShift, { shift: shifts[whom].id }, me)
  if (what === 'pot' && own) return act(requestPot, { attendance: own, reason: 'ill' }, me)
  if (what === 'call_out') return act(callOut, {})
  if (what === 'close') return close(five)
  if (what === 'leave')
    return act(grantLeave, {
      member: me.id,
      type: 'holiday',
      from: '2025-03-04',
      until: '2025-03-10',
      reason: 'away',
      shortAccepted: true,
      evidenceSeen: true,
    })
  const here_ = here.shop.id
  const stood = await first(sql`select id from shifts.attendance where organisation_id = ${here_}
    and stand_in_id = ${me.id} and state = 'planned' order by id limit 1`)
  if (what === 'hand_back' && stood) return act(handBackSeat, { attendance: stood }, me)
  const mine = await first(sql`select id from exchanges.stand_in_call where organisation_id = ${here_}
    and member_id = ${me.id} and state = 'open' order by id limit 1`)
  if (what === 'withdraw' && mine) return act(withdrawStandIn, { call: mine }, me)
  const gift = await first(sql`select id from exchanges.pot_offer where organisation_id = ${here_}
    and member_id = ${me.id} and state = 'validated' order by id limit 1`)
  if (what === 'gift_back' && gift) return act(cancelGift, { gift }, me)
  const request = await first(sql`select id from exchanges.pot_request where organisation_id = ${here_}
    and member_id = ${me.id} and state = 'validated' order by id limit 1`)
  if (what === 'pot_back' && request) return act(cancelPotRequest, { potRequest: request }, me)
  const closing = await first(sql`select id from shifts.closing where organisation_id = ${here_} and undone_at is null
    order by id limit 1`)
  if (what === 'reopen' && closing) return act(undoClosing, { closing }, here.planner)
  return undefined
}

test('whatever five people and the shop do, in the same second or after one another, nobody comes twice and nobody is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(someAct, { minLength: 1, maxLength: 3 }), { minLength: 8, maxLength: 16 }),
      async (steps) => {
        const five = await fiveDays()
        await five.here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, changes, made_at)
          values (${five.here.shop.id}, gen_random_uuid(), '2025-01-01', '{"potStart": 3}', ${w.now()})`)
        for (const acts of steps) {
          await atOnce(...acts.map((one) => doing(five, one)))
          await w.house.workers.drain()
          await holds(five, JSON.stringify(acts))
        }
      },
    ),
    { numRuns: 6 },
  )
})
