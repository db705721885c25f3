import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addMinutes, type Day, instant } from '#platform/values/day.ts'
import {
  type CancelGiftFacts,
  type PotSeat,
  potOf,
  type RequestFacts,
  whyNotCancelGift,
  whyNotCancelRequest,
  whyNotGive,
  whyNotGiveCredit,
  whyNotRequestPot,
  whyNotValidate,
} from './pot.ts'
import { type AskFacts, whyNotAcceptStandIn, whyNotAskStandIn } from './stand-in.ts'
import { consentUntil, whyNotSwap } from './swap.ts'

const now = instant('2026-01-01T07:00:00Z')
const inHours = (hours: number) => addMinutes(now, hours * 60)
const codes = (refusals: readonly Refusal[]) => refusals.map(({ code }) => code)
const seat = (hours = 48, more: { readonly purpose?: string; readonly standIn?: string } = {}) => ({
  purpose: more.purpose ?? 'regular',
  state: 'planned',
  shiftState: 'planned',
  startsAt: inHours(hours),
  chain: 0,
  standIn: more.standIn ?? null,
})

test('a swap is for the modes of the policy, in time, once per seat', () => {
  const asked = {
    now,
    policy: { swapModes: ['regular'], swapMinHours: 2 },
    offered: true,
    mode: 'regular',
    requested: false,
  }
  assert.deepEqual(codes(whyNotSwap({ ...asked, seat: seat(2) })), [])
  assert.deepEqual(codes(whyNotSwap({ ...asked, seat: seat(1.9) })), ['swap.too_late'])
  assert.deepEqual(codes(whyNotSwap({ ...asked, seat: seat(), mode: 'flying' })), ['swap.mode'])
  assert.deepEqual(codes(whyNotSwap({ ...asked, seat: seat(), requested: true })), ['swap.live_request'])
  assert.deepEqual(codes(whyNotSwap({ ...asked, seat: seat(48, { standIn: 'R5' }) })), ['swap.not_yours'])
  assert.deepEqual(codes(whyNotSwap({ ...asked, seat: seat(), offered: false })), ['exchange.off'])
})

test('consent is waited for as long as the policy says, and never longer than the first shift allows', () => {
  const policy = { consentHours: 72, swapMinHours: 2 }
  assert.equal(consentUntil(now, [inHours(200), inHours(300)], policy), inHours(72))
  assert.equal(consentUntil(now, [inHours(200), inHours(30)], policy), inHours(28))
})

const asking: AskFacts = {
  now,
  policy: { standInModes: ['regular'], standInMinHours: 48 },
  offered: true,
  seat: seat(48),
  mode: 'regular',
  called: false,
}

test('somebody to come instead is looked for in time, once, by the modes of the policy and by free bookings', () => {
  assert.deepEqual(codes(whyNotAskStandIn(asking)), [])
  assert.deepEqual(codes(whyNotAskStandIn({ ...asking, seat: seat(47) })), ['stand_in.too_late'])
  assert.deepEqual(codes(whyNotAskStandIn({ ...asking, mode: 'mixed' })), ['stand_in.mode'])
  assert.deepEqual(codes(whyNotAskStandIn({ ...asking, mode: 'flying', seat: seat(48, { purpose: 'flying' }) })), [])
  assert.deepEqual(codes(whyNotAskStandIn({ ...asking, seat: seat(48, { standIn: 'R5' }) })), ['stand_in.found'])
  assert.deepEqual(codes(whyNotAskStandIn({ ...asking, called: true })), ['stand_in.called'])
})

test('the first who may stands in; who was not asked, who holds the seat and who comes second does not', () => {
  const accepting = {
    ...asking,
    call: { state: 'open', member: 'R1', named: null, open: true, told: false },
    taker: 'R5',
    booking: [],
  }
  assert.deepEqual(codes(whyNotAcceptStandIn(accepting)), [])
  assert.deepEqual(codes(whyNotAcceptStandIn({ ...accepting, taker: 'R1' })), ['stand_in.not_asked'])
  const named = { ...accepting.call, named: 'R3', open: false }
  assert.deepEqual(codes(whyNotAcceptStandIn({ ...accepting, call: named })), ['stand_in.not_asked'])
  assert.deepEqual(codes(whyNotAcceptStandIn({ ...accepting, call: named, taker: 'R3' })), [])
  const filled = { ...accepting.call, state: 'filled' }
  assert.deepEqual(codes(whyNotAcceptStandIn({ ...accepting, call: filled })), ['stand_in.final'])
  assert.deepEqual(codes(whyNotAcceptStandIn({ ...accepting, booking: [refuse('shift.overlap')] })), ['shift.overlap'])
})

test('who owes nothing gives, who is exempt gives too', () => {
  const giving = {
    now,
    policy: { giftMinHours: 2 },
    offered: true,
    mode: 'regular',
    main: 1,
    makeUp: -1,
    shift: { startsAt: inHours(2) },
    booking: [],
    waits: false,
  }
  assert.deepEqual(codes(whyNotGive(giving)), [])
  assert.deepEqual(codes(whyNotGive({ ...giving, makeUp: -2 })), ['pot.negative'])
  assert.deepEqual(codes(whyNotGive({ ...giving, mode: 'exempt', makeUp: -2 })), [])
  assert.deepEqual(codes(whyNotGive({ ...giving, shift: { startsAt: inHours(1) } })), ['pot.too_late'])
})

test('the pot is gifts that were worked less requests that hold', () => {
  assert.equal(potOf(3, 1, { potStart: 10 }), 12)
})

const requesting: RequestFacts = {
  now,
  today: '2026-01-01' as Day,
  policy: { requestMinHours: 2, potLimit: 0, maxRequests: 2 },
  offered: true,
  pot: 1,
  mode: 'regular',
  main: 0,
  makeUp: 0,
  requested: [],
  seat: {
    day: '2026-01-03' as Day,
    startsAt: inHours(48),
    state: 'planned',
    shiftState: 'planned',
    purpose: 'regular',
    replaced: false,
  },
  waits: false,
}
const requestCodes = (more: Partial<RequestFacts>) => codes(whyNotRequestPot({ ...requesting, ...more }))

test('a request needs something in the pot, and not too many within a year', () => {
  assert.deepEqual(requestCodes({}), [])
  assert.deepEqual(requestCodes({ pot: 0 }), ['pot.empty'])
  const year = ['2025-01-01', '2025-06-01'] as Day[]
  assert.deepEqual(requestCodes({ requested: year }), ['pot.too_many'])
  assert.deepEqual(requestCodes({ requested: ['2024-12-31', '2025-06-01'] as Day[] }), [])
  assert.deepEqual(requestCodes({ policy: { ...requesting.policy, maxRequests: 0 } }), ['pot.too_many'])
  assert.deepEqual(
    requestCodes({ policy: { ...requesting.policy, maxRequests: -1 }, requested: [...year, ...year] }),
    [],
  )
})

test('a regular person asks for a seat ahead or an absence of the last 90 days that is owed; who is counted for a credit', () => {
  const ahead = requesting.seat as PotSeat
  const absence = (day: string) => ({ ...ahead, day: day as Day, startsAt: inHours(-100), state: 'absent_2' })
  assert.deepEqual(requestCodes({ seat: absence('2025-12-20'), main: -1 }), [])
  assert.deepEqual(requestCodes({ seat: absence('2025-12-20') }), ['pot.nothing_owed'])
  assert.deepEqual(requestCodes({ seat: absence('2025-10-02'), main: -1 }), ['pot.no_seat'])
  assert.deepEqual(requestCodes({ seat: null }), ['pot.no_seat'])
  assert.deepEqual(requestCodes({ seat: null, mode: 'flying' }), [])
  assert.deepEqual(requestCodes({ seat: null, mode: 'exempt' }), ['pot.mode'])
  const near = { ...ahead, day: '2026-01-01' as Day, startsAt: inHours(1) }
  assert.deepEqual(requestCodes({ seat: near }), ['pot.too_late'])
  assert.deepEqual(requestCodes({ mode: 'flying' }), ['pot.credit_only'])
  assert.deepEqual(requestCodes({ seat: { ...ahead, purpose: 'make_up' } }), ['pot.no_seat'])
  assert.deepEqual(requestCodes({ seat: { ...ahead, replaced: true } }), ['release.replaced'])
  assert.deepEqual(requestCodes({ waits: true }), ['pot.waits'])
})

test('a credit is given where the rules know it, by somebody who has a counter', () => {
  const giving = { offered: true, mode: 'flying', main: 1, makeUp: 0, policy: { giveCredit: true } }
  assert.deepEqual(codes(whyNotGiveCredit(giving)), [])
  assert.deepEqual(codes(whyNotGiveCredit({ ...giving, policy: { giveCredit: false } })), ['pot.no_credits'])
  assert.deepEqual(codes(whyNotGiveCredit({ ...giving, main: -1 })), ['pot.negative'])
  assert.deepEqual(codes(whyNotGiveCredit({ ...giving, mode: 'exempt' })), ['pot.mode'])
})

test('a gift is taken back until as many hours before as it could be made, the office until it begins, once', () => {
  const gift: CancelGiftFacts = {
    now,
    state: 'validated',
    byOffice: false,
    policy: { giftMinHours: 2, potLimit: 0 },
    pot: 0,
    seat: { state: 'planned', startsAt: inHours(2) },
    sort: 'shift',
  }
  assert.deepEqual(codes(whyNotCancelGift(gift)), [])
  const near = { ...gift, seat: { state: 'planned', startsAt: inHours(1.9) } }
  assert.deepEqual(codes(whyNotCancelGift(near)), ['pot.too_late'])
  assert.deepEqual(codes(whyNotCancelGift({ ...near, byOffice: true })), [])
  assert.deepEqual(codes(whyNotCancelGift({ ...gift, state: 'cancelled' })), ['pot.cancelled'])
  const worked = { ...gift, seat: { state: 'done', startsAt: inHours(-3) } }
  assert.deepEqual(codes(whyNotCancelGift(worked)), ['attendance.not_planned'])
  const credit: CancelGiftFacts = { ...gift, sort: 'credit', seat: null }
  assert.deepEqual(codes(whyNotCancelGift(credit)), ['pot.empty'])
  assert.deepEqual(codes(whyNotCancelGift({ ...credit, pot: 1 })), [])
})

test('a request is taken back once, a freed seat only while its shift is ahead, full or not', () => {
  const shift = { state: 'planned', startsAt: inHours(1) }
  const asked = { now, state: 'validated' as const, sort: 'seat' as const, shift, booking: [refuse('shift.full')] }
  assert.deepEqual(codes(whyNotCancelRequest(asked)), [])
  const booking = [refuse('shift.same_shift'), refuse('shift.full')]
  assert.deepEqual(codes(whyNotCancelRequest({ ...asked, booking })), ['shift.same_shift'])
  const begun = { ...shift, startsAt: inHours(0) }
  assert.deepEqual(codes(whyNotCancelRequest({ ...asked, shift: begun })), ['shift.past'])
  assert.deepEqual(codes(whyNotCancelRequest({ ...asked, sort: 'absence', shift: begun })), [])
  assert.deepEqual(codes(whyNotCancelRequest({ ...asked, state: 'cancelled' })), ['pot.cancelled'])
})

test('only a draft is validated', () => {
  assert.deepEqual(codes(whyNotValidate('draft')), [])
  assert.deepEqual(codes(whyNotValidate('validated')), ['pot.validated'])
  assert.deepEqual(codes(whyNotValidate('cancelled')), ['pot.cancelled'])
})
