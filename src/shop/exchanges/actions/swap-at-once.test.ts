import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from '#platform/database/sql.ts'
import { chooseOwn } from '#platform/mail/actions.ts'
import { NotFound, Refused } from '#platform/refusal.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { mergeContacts } from '../../members/actions/merge.ts'
import { cancelShift } from '../../shifts/actions/shift.ts'
import { checks as checksOfShifts } from '../../shifts/checks.ts'
import { checks } from '../checks.ts'
import { changeSeat } from './change.ts'
import { settle } from './settle.ts'
import { type SwapCast, seatedIn } from './swap.testing.ts'
import { agreeSwap, askSwap, cancelSwap, declineAsk } from './swap.ts'
import { consentSwap, declineSwap } from './swap-answering.ts'
import { matchSwaps } from './swap-matching.ts'
import { changeWishes } from './swap-wishes.ts'

const w = await world()
const seated = seatedIn(w)

/** Whatever happened: everything the doctor looks at holds, and nobody sits twice. */
async function holds(cast: SwapCast, because: string): Promise<void> {
  const db = w.house.database.for(cast.here.shop.id)
  for (const check of [...checksOfShifts, ...checks])
    assert.deepEqual(await check.run(db, cast.here.shop.id), [], `${check.name} after ${because}`)
  const twice = await cast.here.all(sql`select member_id, shift_id from shifts.attendance
    where organisation_id = ${cast.here.shop.id} and state <> 'cancelled'
    group by member_id, shift_id having count(*) > 1`)
  assert.deepEqual(twice, [], because)
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

const days = { Amina: '2025-03-12', Elif: '2025-03-14', Chloe: '2025-03-16' }

async function asked() {
  const cast = await seated(days)
  const { swap } = await cast.ask('Amina', 'Elif', 'Chloe')
  return { ...cast, swap }
}

async function offered() {
  const cast = await asked()
  const made = await cast.accept('Elif', cast.swap)
  return { ...cast, ...made, other: made.swap, swap: cast.swap }
}

test('accepted in the second it is taken back: either nothing is proposed, or the proposal ends with the request', async () => {
  const cast = await asked()
  const [, taken] = await atOnce(
    cast.accept('Elif', cast.swap),
    cast.here.shop.act(cancelSwap, { swap: cast.swap }, cast.who('Amina')),
  )
  assert.equal(taken, 'done')
  assert.ok((await cast.states()).every((one) => one.endsWith('cancelled')))
  await holds(cast, 'accept and cancel')
})

test('one says yes while another says no: the seats cross or everything stays, never half of it', async () => {
  const cast = await offered()
  const answers = await atOnce(
    cast.yes('Amina', cast.proposal),
    cast.here.shop.act(declineSwap, { proposal: cast.proposal }, cast.who('Elif')),
  )
  assert.equal(answers.filter((one) => one === 'done').length, 1)
  assert.equal((await cast.sitting()).length, 3)
  await holds(cast, 'yes and no')
})

test('matching runs while a request is taken back, changed or accepted: each seat is in one proposal at most', async () => {
  const cast = await asked()
  await cast.ask('Elif', 'Amina')
  await atOnce(
    cast.here.shop.act(matchSwaps, {}),
    cast.here.shop.act(cancelSwap, { swap: cast.swap }, cast.who('Amina')),
  )
  await holds(cast, 'matching and cancel')
  assert.ok((await cast.states()).includes('Amina cancelled'))
  const again = await asked()
  await again.ask('Elif', 'Amina')
  const wishes = [{ shift: again.shift('Chloe').id }]
  await atOnce(
    again.here.shop.act(matchSwaps, {}),
    again.accept('Chloe', again.swap),
    again.here.shop.act(changeWishes, { swap: again.swap, wishes }, again.who('Amina')),
  )
  await holds(again, 'matching, accept and other wishes')
})

test('two pages ask for the same seat: one request runs, and agreeing while somebody accepts gives one proposal', async () => {
  const cast = await seated(days)
  const twice = await atOnce(cast.ask('Amina', 'Elif'), cast.ask('Amina', 'Chloe'))
  assert.deepEqual(twice.toSorted(), ['done', 'refused'])
  await holds(cast, 'asking twice')
  const other = await asked()
  const agree = { attendance: other.seat('Amina'), partner: other.who('Chloe').email, day: days.Chloe }
  const answers = await atOnce(
    other.accept('Elif', other.swap),
    other.here.shop.act(agreeSwap, agree, other.who('Amina')),
  )
  assert.ok(answers.includes('done'))
  await holds(other, 'agree and accept')
})

test('the shop calls a shift off while somebody asks, accepts, takes back or wishes for it', async () => {
  const cast = await asked()
  const off = (name: string) =>
    cast.here.shop.act(cancelShift, { shift: cast.shift(name).id, reason: 'flood' }, cast.here.planner)
  await atOnce(off('Elif'), cast.accept('Elif', cast.swap), cast.ask('Chloe', 'Elif'))
  await w.house.workers.drain()
  await holds(cast, 'called off and accepted')
  await atOnce(off('Amina'), cast.here.shop.act(cancelSwap, { swap: cast.swap }, cast.who('Amina')))
  await w.house.workers.drain()
  await holds(cast, 'called off and taken back')
  assert.deepEqual(await cast.sitting(), ['Chloe on Chloe regular 0'])
})

test('who wants no mail about it gets none, whatever the one who asks has chosen', async () => {
  const cast = await seated(days)
  const code = 'exchanges.swap_asked'
  await cast.here.shop.act(chooseOwn, { code, wanted: false }, cast.who('Elif'))
  await cast.here.shop.act(chooseOwn, { code, wanted: false }, cast.who('Amina'))
  await cast.ask('Amina', 'Elif', 'Chloe')
  await w.house.workers.drain()
  const mails = await cast.here.all<{ person: string; state: string }>(
    sql`select person_id as person, state from platform.notice
      where organisation_id = ${cast.here.shop.id} and code = ${code}`,
  )
  const stateOf = (name: string) => mails.find(({ person }) => person === cast.who(name).id)?.state
  assert.deepEqual([stateOf('Elif'), stateOf('Chloe')], ['switched_off', 'sent'])
})

test('two members who share a proposal are never merged into one: it is refused, and the proposal waits on', async () => {
  const cast = await offered()
  const [kept, gone] = [cast.who('Amina').id, cast.who('Elif').id]
  await assert.rejects(
    cast.here.shop.act(mergeContacts, { kept, gone, choices: {} }),
    refusedWith('merge.both_members'),
  )
  assert.equal((await cast.yes('Amina', cast.proposal)).state, 'done')
  await holds(cast, 'a merge that was refused')
})

const names = ['Amina', 'Elif', 'Chloe', 'Bram'] as const
const four = { ...days, Bram: '2025-03-18' }

/** One thing somebody does; what it means is looked up when it is done. */
const someAct = fc.record({
  what: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('ask', 'accept', 'yes') },
    { weight: 3, arbitrary: fc.constantFrom('no', 'back', 'wish', 'change', 'match', 'settle', 'rather_not') },
  ),
  who: fc.constantFrom(...names),
  whom: fc.constantFrom(...names),
})

type SomeAct = typeof someAct extends fc.Arbitrary<infer A> ? A : never

/** The rows that an act is about, as they are when it is done. */
async function stateOf(cast: SwapCast, me: string, other: string) {
  const { shop, all } = cast.here
  const here = shop.id
  const [seat] = await all<{ id: string; shift: string }>(sql`select id, shift_id as shift from shifts.attendance
    where organisation_id = ${here} and member_id = ${me} and state = 'planned'`)
  const [theirs] = await all<{ shift: string }>(sql`select shift_id as shift from shifts.attendance
    where organisation_id = ${here} and member_id = ${other} and state = 'planned'`)
  const [own] = await all<{ id: string }>(sql`select id from exchanges.swap_request
    where organisation_id = ${here} and member_id = ${me} and state in ('open', 'offered')`)
  const [wished] = await all<{ id: string; holder: string }>(sql`select request.id, seat.member_id as holder
    from exchanges.swap_request as request
    join exchanges.wish on wish.organisation_id = request.organisation_id and wish.request_id = request.id
    join shifts.attendance as seat on seat.organisation_id = request.organisation_id and seat.shift_id = wish.shift_id
      and seat.state = 'planned' and seat.member_id <> request.member_id
    where request.organisation_id = ${here} and request.state = 'open' limit 1`)
  const [leg] = await all<{ proposal: string; member: string }>(sql`select proposal_id as proposal, member_id as member
    from exchanges.swap_leg where organisation_id = ${here} and pending and consented_at is null limit 1`)
  return { seat, theirs, own, wished, leg }
}

async function doing(cast: SwapCast, free: string, { what, who, whom }: SomeAct): Promise<unknown> {
  const { act } = cast.here.shop
  const me = cast.who(who)
  const { seat, theirs, own, wished, leg } = await stateOf(cast, me.id, cast.who(whom).id)
  const nameOf = (member: string | undefined) => names.find((name) => cast.who(name).id === member)
  const [accepts, answers] = [nameOf(wished?.holder), nameOf(leg?.member)]
  if (what === 'match') return act(matchSwaps, {})
  if (what === 'settle') return act(settle, {})
  if (what === 'ask' && seat && theirs)
    return act(askSwap, { attendance: seat.id, wishes: [{ shift: theirs.shift }] }, me)
  if (what === 'wish' && own && theirs)
    return act(changeWishes, { swap: own.id, wishes: [{ weekday: 5 }, { shift: theirs.shift }] }, me)
  if (what === 'accept' && wished && accepts) return cast.accept(accepts, wished.id)
  if (what === 'rather_not' && wished) return act(declineAsk, { swap: wished.id }, me)
  if (what === 'back' && own) return act(cancelSwap, { swap: own.id }, me)
  if (what === 'yes' && leg && answers) return act(consentSwap, { proposal: leg.proposal }, cast.who(answers))
  if (what === 'no' && leg) return act(declineSwap, { proposal: leg.proposal }, me)
  if (what === 'change' && seat) return act(changeSeat, { attendance: seat.id, shift: free }, me)
  return undefined
}

test('whatever four people do, one after the other or in the same second, each keeps exactly one seat', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(someAct, { minLength: 1, maxLength: 2 }), { minLength: 12, maxLength: 24 }),
      async (steps) => {
        const cast = await seated(four)
        const day = '2025-03-20'
        const free = await cast.here.oneOff({ day, startsAt: `${day}T08:00:00Z`, endsAt: `${day}T10:00:00Z` })
        for (const acts of steps) {
          await atOnce(...acts.map((one) => doing(cast, free.id, one)))
          await holds(cast, JSON.stringify(acts))
          const seats = await cast.here.all<{ seats: string }>(sql`select count(*) as seats from shifts.attendance
            where organisation_id = ${cast.here.shop.id} and state = 'planned' group by member_id`)
          assert.deepEqual(
            seats.map(({ seats: count }) => Number(count)),
            [1, 1, 1, 1],
            JSON.stringify(acts),
          )
        }
      },
    ),
    { numRuns: 8 },
  )
})
