import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from '#platform/values/day.ts'
import { type Policy, presets } from './policy.ts'
import type { WorkedSeat } from './rehearsed-seats.ts'
import { rehearse } from './simulation.ts'
import { firstState, type StandingFacts } from './standing-facts.ts'
import type { Outcome } from './words.ts'

const from = day('2025-03-03')
const until = day('2025-05-02')

const facts: StandingFacts = {
  since: from,
  start: firstState,
  modes: [{ from, mode: 'regular', flyingStart: null }],
  entries: [],
  counted: [],
  leaves: [],
  extensions: [],
  fresh: [],
  resigningOn: null,
  unsubscribed: [],
  blocked: [],
  planned: [],
  seats: [{ from, until: null }],
  household: [],
  works: { from: day('2020-01-01'), until: null },
}

const seat = (on: string, outcome: Outcome, more: Partial<WorkedSeat> = {}): WorkedSeat => ({
  on: on as Day,
  worked: { mode: 'regular', purpose: 'regular', outcome, weight: 1000, minutes: 165 },
  ahead: false,
  standsIn: false,
  relief: 'none',
  gone: false,
  ...more,
})

const twice = [seat('2025-03-05', 'absent_2'), seat('2025-03-12', 'absent_2')]
const day0 = (policy: Policy) => () => ({ control: true, policy, closedDays: 0, reduced: false })

const rehearsed = (
  worked: readonly WorkedSeat[],
  [now, draft]: readonly [Policy, Policy],
  more: Partial<StandingFacts> = {},
) =>
  rehearse({
    facts: { ...facts, ...more },
    from,
    until,
    worked,
    leaves: { now: [], draft: [] },
    now: day0(now),
    draft: day0(draft),
  })

const { bees, la_louve: louve } = presets
const lenient: Policy = { ...louve, seatLostAfterAbsences: 0 }

test('a draft that ends fixed seats after two absences in a row ends them from the second absence on', () => {
  const found = rehearsed(twice, [lenient, louve])
  assert.deepEqual(
    [found.now, found.draft, found.first?.day, found.first?.draft],
    ['suspended', 'unsubscribed', '2025-03-12', 'unsubscribed'],
  )
})

test('a make-up between two absences, or nothing owed before the second, keeps the seat in a rehearsal too', () => {
  const madeUp = seat('2025-03-08', 'done')
  const between = { ...madeUp, worked: { ...madeUp.worked, purpose: 'make_up' as const } }
  const [one, two] = twice as [WorkedSeat, WorkedSeat]
  assert.equal(rehearsed([one, between, two], [lenient, louve]).first, null)
  const settled = { entries: [{ on: day('2025-03-10'), counter: 'main' as const, amount: 2000 }] }
  assert.equal(rehearsed(twice, [lenient, louve], settled).first, null)
})

test('an absence before the period counts as the first of two', () => {
  const owing = { ...firstState, standing: 'alert' as const, balances: { main: -2000, make_up: 0, absences: 0 } }
  const earlier = { missed: [day('2025-02-26')], start: owing, seats: [{ from: day('2025-01-01'), until: null }] }
  assert.equal(rehearsed(twice.slice(1), [lenient, louve], earlier).first?.draft, 'unsubscribed')
})

test('a seat that the rules of then took goes on under a draft that takes none', () => {
  const ended = { seats: [{ from, until: day('2025-03-11') }] }
  const found = rehearsed(twice, [louve, lenient], ended)
  assert.deepEqual([found.now, found.first?.day, found.first?.draft], ['unsubscribed', '2025-03-12', 'alert'])
})

test('a new seat after the lost one counts again', () => {
  const again = {
    seats: [
      { from, until: day('2025-03-11') },
      { from: day('2025-04-01'), until: null },
    ],
  }
  assert.equal(rehearsed(twice, [louve, louve], again).now, 'suspended')
})

test('a closing gives back what the draft takes for the absence, not what the rules of then took', () => {
  const dear: Policy = { ...bees, effects: { regular: { regular: { absent_2: [{ counter: 'main', by: -3 }] } } } }
  const absent = (relief: WorkedSeat['relief']) => [seat('2025-03-05', 'absent_2', { relief })]
  assert.equal(rehearsed(absent('all'), [bees, dear]).first, null)
  const found = rehearsed(absent('one'), [{ ...bees, effects: {} }, dear])
  assert.deepEqual(found.first?.totals, { now: 0, draft: -2000 })
})

test('a fixed seat that went with its shift moves counters only where a draft excuses that', () => {
  const gone = [seat('2025-03-05', 'absent_0', { gone: true })]
  const excused: Policy = { ...bees, effects: presets.supercoop_berlin.effects, cancelledEffect: 'excused' }
  const owing = { start: { ...firstState, balances: { main: -1000, make_up: 0, absences: 0 } } }
  const found = rehearsed(gone, [{ ...excused, cancelledEffect: 'none' }, excused], owing)
  assert.deepEqual([found.first?.now, found.first?.draft], ['alert', 'up_to_date'])
})
