import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { statementCount } from '#platform/database/driver.ts'
import { sql } from '#platform/database/sql.ts'
import { world } from '../../../../test/world.ts'
import { type Member, plannedShop } from '../../shifts/cast.testing.ts'
import { askSwap } from './swap.ts'
import { consentSwap, declineSwap } from './swap-answering.ts'
import { matchMorning, matchSwaps } from './swap-matching.ts'

const w = await world()
const days = ['2025-03-12', '2025-03-13', '2025-03-14', '2025-03-15', '2025-03-17', '2025-03-18']

interface Someone {
  /** Which day the own seat lies on, and which days are wished, as places in `days`. */
  readonly gives: number
  readonly wishes: readonly number[]
  /** A day of leave, a second seat, and whether the office blocked this person. */
  readonly leave: number | null
  readonly second: number | null
  readonly blocked: boolean
}

/** Everybody asks at once; matching runs once, after all of them. */
async function asking(people: readonly Someone[]) {
  const here = await plannedShop(w)
  const shifts: { id: string; group: string }[] = []
  for (const day of days)
    shifts.push(await here.oneOff({ day, startsAt: `${day}T08:00:00Z`, endsAt: `${day}T10:00:00Z`, seats: 12 }))
  const cast: { who: Member; seat: string }[] = []
  for (const [at, one] of people.entries()) {
    const who = await here.member(`Person ${at}`, 'regular')
    const seat = await here.sit(shifts[one.gives] as { id: string; group: string }, who, 'regular')
    if (one.second !== null && one.second !== one.gives)
      await here.sit(shifts[one.second] as { id: string; group: string }, who, 'regular')
    if (one.leave !== null && one.leave !== one.gives && one.leave !== one.second)
      await here.run(sql`insert into shifts.leave (organisation_id, id, member_id, type, from_day, until_day, reason, state, requested_at)
        values (${here.shop.id}, gen_random_uuid(), ${who.id}, 'holiday', ${days[one.leave]}, ${days[one.leave]}, 'away',
          'approved', ${w.now()})`)
    cast.push({ who, seat })
  }
  for (const [at, one] of people.entries()) {
    const wishes = one.wishes.flatMap((day) => (day === one.gives ? [] : [{ shift: shifts[day]?.id ?? '' }]))
    const { who, seat } = cast[at] as (typeof cast)[number]
    if (wishes.length > 0) await here.shop.act(askSwap, { attendance: seat, wishes }, who)
    if (one.blocked) await here.run(sql`update shifts.worker set blocked = 'ask us' where member_id = ${who.id}`)
  }
  const matched = await here.shop.act(matchSwaps, {})
  const legs = await here.all<{ proposal: string; member: string; gives: string; takes: string }>(
    sql`select proposal_id as proposal, member_id as member, gives_id as gives, takes_id as takes
      from exchanges.swap_leg where organisation_id = ${here.shop.id} and pending order by proposal_id, position`,
  )
  return { here, shifts, cast, matched, legs }
}

const place = fc.integer({ min: 0, max: days.length - 1 })
const someone: fc.Arbitrary<Someone> = fc.record({
  gives: place,
  wishes: fc.uniqueArray(place, { minLength: 1, maxLength: 3 }),
  leave: fc.option(place, { freq: 3 }),
  second: fc.option(place, { freq: 3 }),
  blocked: fc.constant(false),
})

test('whatever people wish, every proposal holds when all say yes: nobody sits twice, on leave, or where a rule says no', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someone, { minLength: 5, maxLength: 9 }), async (people) => {
      const { here, cast, legs } = await asking(people)
      assert.equal(new Set(legs.map(({ gives }) => gives)).size, legs.length)
      for (const { proposal, member } of legs) {
        const who = cast.find((one) => one.who.id === member)?.who
        const { state, whyNot } = await here.shop.act(consentSwap, { proposal }, who)
        assert.notEqual(state, 'off', JSON.stringify(whyNot))
      }
      const wrong = await here.all(sql`select seat.member_id, seat.shift_id from shifts.attendance as seat
        join shifts.shift on shift.id = seat.shift_id
        where seat.organisation_id = ${here.shop.id} and seat.state <> 'cancelled'
          and (exists (select 1 from shifts.leave where leave.member_id = seat.member_id and leave.from_day = shift.day)
            or exists (select 1 from shifts.attendance as other where other.member_id = seat.member_id
              and other.shift_id = seat.shift_id and other.id <> seat.id and other.state <> 'cancelled'))`)
      assert.deepEqual(wrong, [])
      const [seats] = await here.all<{ live: number }>(sql`select count(*) as live from shifts.attendance
        where organisation_id = ${here.shop.id} and state <> 'cancelled'`)
      const given = people.reduce((sum, one) => sum + 1 + Number(one.second !== null && one.second !== one.gives), 0)
      assert.equal(seats?.live, given)
    }),
    { numRuns: 8 },
  )
})

const wishing = (gives: number, ...wishes: number[]): Someone => ({
  gives,
  wishes,
  leave: null,
  second: null,
  blocked: false,
})

test('a round of three is proposed where no two people can help each other, among wishes that lead nowhere', async () => {
  const round = [wishing(0, 1), wishing(1, 2), wishing(2, 0)]
  const { matched, legs, cast } = await asking([wishing(3, 4), ...round, wishing(4, 5), wishing(5, 0)])
  assert.deepEqual(matched, { proposals: 1, people: 3 })
  assert.deepEqual(
    legs.map(({ member }) => member).toSorted(),
    [1, 2, 3].map((at) => cast[at]?.who.id ?? '').toSorted(),
  )
})

test('whoever is blocked or already sits there is in no proposal, however well the wishes meet', async () => {
  const pair = [wishing(0, 1), { ...wishing(1, 0), blocked: true }]
  assert.deepEqual((await asking(pair)).matched, { proposals: 0, people: 0 })
  const twice = [{ ...wishing(0, 1), second: 1 }, wishing(1, 0)]
  assert.deepEqual((await asking(twice)).matched, { proposals: 0, people: 0 })
})

test('who said no to a shift is not matched with it again, and may still be with another', async () => {
  const { here, cast, legs } = await asking([wishing(0, 1, 2), wishing(1, 0)])
  const [{ who: first } = { who: undefined }] = cast
  await here.shop.act(declineSwap, { proposal: legs[0]?.proposal ?? '' }, first)
  assert.deepEqual(await here.shop.act(matchMorning, {}), { proposals: 0, people: 0, told: 0 })
})

test('matching asks as many statements of the database for ten people as for three', async () => {
  const counted = async (people: readonly Someone[]) => {
    const { here } = await asking(people)
    await here.run(sql`update exchanges.swap_leg set pending = false where organisation_id = ${here.shop.id}`)
    await here.run(sql`update exchanges.swap_proposal set state = 'off', off_reason = 'checks', ended_at = ${w.now()}
      where organisation_id = ${here.shop.id}`)
    await here.run(sql`update exchanges.swap_request set state = 'open' where organisation_id = ${here.shop.id}`)
    const before = statementCount.total
    const { proposals } = await here.shop.act(matchSwaps, {})
    assert.ok(proposals > 0)
    return statementCount.total - before
  }
  const few = await counted([wishing(0, 1), wishing(1, 0), wishing(2, 3)])
  const more = [0, 2, 4].flatMap((at) => [wishing(at, at + 1), wishing(at + 1, at), wishing(at, at + 1)])
  assert.equal(await counted(more), few)
})
