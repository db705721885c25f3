import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addMinutes, instant } from '#platform/values/day.ts'
import { consequences, toldBy } from './consequence.ts'
import { ladder, type PathFacts, paths, pathsFor, releaseSteps, wishWay } from './paths.ts'
import { daysAhead } from './seat.ts'

const now = instant('2026-01-01T07:00:00Z')
const inDays = (days: number) => addMinutes(now, days * 24 * 60)
const policy = { changeFirstDays: 28, freeChangeDays: 14 }
const no: readonly Refusal[] = [refuse('exchange.off', { path: 'x' })]

const facts = (more: {
  readonly days?: number
  readonly purpose?: string
  readonly agreed?: boolean
  readonly asStandIn?: boolean
  readonly empty?: number
  readonly any?: number
  readonly against?: Partial<PathFacts['against']>
  readonly release?: boolean
  readonly state?: string
}): PathFacts => ({
  now,
  policy,
  offered: { release: more.release ?? true },
  seat: {
    purpose: more.purpose ?? 'regular',
    state: more.state ?? 'planned',
    shiftState: 'planned',
    startsAt: inDays(more.days ?? 20),
    chain: 0,
    standIn: null,
  },
  agreed: more.agreed ?? false,
  suiting: { empty: more.empty ?? 2, any: more.any ?? 5 },
  against: { hand_back: [], swap: [], change: [], cancel: [], stand_in: [], pot: [], tell_shop: [], ...more.against },
  asStandIn: more.asStandIn ?? false,
})
const recommended = (more: Parameters<typeof facts>[0]) => pathsFor(facts(more))[0]?.path

test('30, 28, 15 and 10 days ahead: swap; change; change, then swap; change, then every free place', () => {
  assert.deepEqual(ladder(30, false, policy), ['swap'])
  assert.equal(ladder(28, false, policy)[0], 'change_empty')
  assert.deepEqual(ladder(15, false, policy), ['change_empty', 'swap'])
  assert.deepEqual(ladder(10, false, policy), ['change_empty', 'change_any'])
  assert.deepEqual(ladder(14, false, policy), ['change_empty', 'change_any'])
  assert.deepEqual(ladder(3, true, policy), ['swap'])
})

test('a day ahead is a complete 24 hours', () => {
  const hours = (count: number) => daysAhead(addMinutes(now, count * 60), now)
  assert.deepEqual([hours(23), hours(24), hours(47.9), hours(48), hours(-5)], [0, 1, 1, 2, 0])
})

test('the first open step is recommended for a fixed place, giving up only when nothing else is left', () => {
  const cases: readonly (readonly [string, Parameters<typeof facts>[0], string])[] = [
    ['far ahead', { days: 29 }, 'swap'],
    ['agreed already', { days: 3, agreed: true }, 'swap'],
    ['far ahead, and swaps are closed', { days: 40, against: { swap: no } }, 'change'],
    ['near', { days: 28 }, 'change'],
    ['no empty shift suits, there is time', { days: 15, empty: 0 }, 'swap'],
    ['no empty shift suits, no time', { days: 10, empty: 0 }, 'change'],
    ['nothing suits, no time', { days: 10, empty: 0, any: 0 }, 'release'],
    ['nothing suits, swaps closed', { days: 15, empty: 0, any: 0, against: { swap: no } }, 'release'],
    [
      'nothing suits and giving up is closed',
      { days: 10, empty: 0, any: 0, release: false, against: { swap: no } },
      'stand_in',
    ],
    ['nothing is left', { days: 0.01, against: { swap: no, change: no, stand_in: no, pot: no } }, 'tell_shop'],
    ['a free booking', { purpose: 'flying' }, 'cancel'],
    [
      'a free booking too late to give back',
      { purpose: 'flying', days: 0.05, against: { cancel: no, change: no } },
      'stand_in',
    ],
    ['a make-up too late to give back', { purpose: 'make_up', against: { cancel: no } }, 'change'],
  ]
  for (const [what, more, wanted] of cases) assert.equal(recommended(more), wanted, what)
})

test('every way is shown once, with exactly one recommended and telling the shop last', () => {
  for (const purpose of ['regular', 'flying', 'make_up', 'solidarity'])
    for (const days of [0.01, 1, 10, 20, 40]) {
      const offers = pathsFor(facts({ purpose, days }))
      assert.equal(new Set(offers.map(({ path }) => path)).size, offers.length)
      assert.deepEqual(
        offers.filter((one) => one.recommended).map(({ path }) => path),
        [offers[0]?.path],
      )
      assert.equal(offers.at(-1)?.path, 'tell_shop')
      assert.deepEqual(offers.at(-1)?.whyNot, [])
    }
})

test('nothing is left to arrange once the shift has begun or the seat is over', () => {
  assert.deepEqual(pathsFor(facts({ days: 0 })), [])
  assert.deepEqual(pathsFor(facts({ state: 'cancelled' })), [])
})

test('two hours before the start a fixed place may still be given up, not later', () => {
  const whyNot = (hours: number) =>
    pathsFor(facts({ days: hours / 24 }))
      .find(({ path }) => path === 'release')
      ?.whyNot.map(({ code }) => code)
  assert.deepEqual(whyNot(2), [])
  assert.deepEqual(whyNot(1.9), ['release.too_late'])
})

test('giving up costs what the policy says, counter by counter', () => {
  assert.deepEqual(releaseSteps({ releaseCost: { main: 0, make_up: -1 } }), [{ counter: 'make_up', by: -1 }])
  assert.deepEqual(releaseSteps({ releaseCost: { main: 0, make_up: 0 } }), [])
})

test('far ahead wishes are a list, nearer the same time in other weeks is asked, unless the policy skips that', () => {
  assert.equal(wishWay(55, { sameSlotDays: 54 }), 'list')
  assert.equal(wishWay(54, { sameSlotDays: 54 }), 'same_slot')
  assert.equal(wishWay(0, { sameSlotDays: 0 }), 'list')
})

test('every way says what it means; a place freed late is told to lead and office too', () => {
  for (const path of paths) assert.ok(consequences[path].told.length > 0)
  const [late, early] = [
    { late: true, callsStandby: true },
    { late: false, callsStandby: true },
  ]
  assert.deepEqual(toldBy('change', late), ['self', 'lead', 'office'])
  assert.deepEqual(toldBy('change', early), ['self'])
  assert.deepEqual(toldBy('swap', late), consequences.swap.told)
})

test('where nobody is called from standby, nobody is said to be', () => {
  assert.deepEqual(toldBy('tell_shop', { late: true, callsStandby: false }), ['lead', 'office'])
  assert.deepEqual(toldBy('stand_in', { late: false, callsStandby: false }), ['self'])
})
