import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addMinutes, instant } from '#platform/values/day.ts'
import { type ChangeFacts, whyNotChange, whyNotLeave } from './change.ts'

const now = instant('2026-01-01T07:00:00Z')
const inHours = (hours: number) => addMinutes(now, hours * 60)
const codes = (refusals: readonly Refusal[]) => refusals.map(({ code }) => code)

const facts = (more: {
  readonly old?: number
  readonly to?: number
  readonly chain?: number
  readonly max?: number
  readonly offered?: boolean
  readonly standIn?: string | null
  readonly state?: string
  readonly shiftState?: string
  readonly same?: boolean
  readonly booking?: readonly Refusal[]
}): ChangeFacts => ({
  now,
  policy: { changeOldMinHours: 24, changeNewMinHours: 12, changeChainMax: more.max ?? 3 },
  offered: more.offered ?? true,
  seat: {
    shift: 'old',
    purpose: 'regular',
    state: more.state ?? 'planned',
    shiftState: more.shiftState ?? 'planned',
    startsAt: inHours(more.old ?? 48),
    chain: more.chain ?? 0,
    standIn: more.standIn ?? null,
  },
  target: { shift: more.same ? 'old' : 'new', startsAt: inHours(more.to ?? 96), booking: more.booking ?? [] },
})

const cases: readonly (readonly [string, Parameters<typeof facts>[0], readonly string[]])[] = [
  ['two days ahead, to four days ahead', {}, []],
  ['exactly as many hours before as the policy asks', { old: 24, to: 12 }, []],
  ['a minute less before the old one', { old: 24 - 1 / 60 }, ['change.too_late']],
  ['a minute less before the new one', { to: 12 - 1 / 60 }, ['change.too_late']],
  ['too late for both is said twice', { old: 2, to: 3 }, ['change.too_late', 'change.too_late']],
  ['the last link of the chain', { chain: 2 }, []],
  ['a chain as long as it may be', { chain: 3 }, ['change.chain']],
  ['one change allowed, one made', { chain: 1, max: 1 }, ['change.chain']],
  ['no limit to the chain', { chain: 19, max: 0 }, []],
  ['the way is closed', { offered: false }, ['exchange.off']],
  ['somebody stands in already', { standIn: 'R5' }, ['change.taken']],
  ['the seat is over', { state: 'done' }, ['attendance.not_planned']],
  ['the shift is called off', { shiftState: 'cancelled' }, ['shift.cancelled']],
  ['the shift has begun', { old: 0 }, ['shift.past']],
  ['the same shift', { same: true }, ['shift.same_shift']],
  ['a new shift that has begun is told once', { to: -1, booking: [refuse('shift.past')] }, ['shift.past']],
  [
    'everything at once',
    { old: 1, chain: 3, offered: false, booking: [refuse('shift.full')] },
    ['exchange.off', 'change.too_late', 'change.chain', 'shift.full'],
  ],
]

test('a seat is changed within the hours, the chain and the rules of booking, with all reasons at once', () => {
  for (const [what, more, wanted] of cases) assert.deepEqual(codes(whyNotChange(facts(more))), wanted, what)
})

test('what is said against leaving a seat is said against every change of it', () => {
  for (const [what, more] of cases) {
    const all = codes(whyNotChange(facts(more)))
    for (const code of codes(whyNotLeave(facts(more)))) assert.ok(all.includes(code), what)
  }
})
