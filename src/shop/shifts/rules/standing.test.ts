import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type Day, day } from '#platform/values/day.ts'
import type { Counting } from './counting.ts'
import { bees, la_louve, supercoop_berlin } from './counting-presets.ts'
import { foldStanding } from './standing.ts'
import { type DatedEntry, firstState, type StandingFacts } from './standing-facts.ts'
import type { Mode, Standing } from './words.ts'

const t0 = day('2025-03-03')
const entry = (on: Day, counter: DatedEntry['counter'], whole: number): DatedEntry => ({
  on,
  counter,
  amount: whole * 1000,
})

function person(mode: Mode, facts: Partial<StandingFacts> = {}): StandingFacts {
  const since = facts.since ?? t0
  return {
    since,
    start: firstState,
    modes: [{ from: since, mode, flyingStart: since }],
    entries: [],
    counted: [],
    leaves: [],
    extensions: [],
    fresh: [],
    resigningOn: null,
    unsubscribed: [],
    blocked: [],
    planned: [],
    seats: [{ from: since, until: null }],
    household: [],
    works: { from: since, until: null },
    ...facts,
  }
}

const fold = (facts: StandingFacts, until: Day, policy: Counting = bees, reduced: readonly Day[] = []) =>
  foldStanding(facts, until, (at) => ({ control: true, policy, closedDays: 0, reduced: reduced.includes(at) }))

const standingOn = (facts: StandingFacts, on: Day, policy: Counting = bees): Standing =>
  fold(facts, on, policy).state.standing

const work = (on: Day) => ({ day: on, purpose: 'flying' as const, weight: 1000, minutes: 120 })
const owing = [entry(t0, 'main', -1), entry(t0, 'make_up', -1)]

test('whoever misses one shift is in alert and may still shop', () => {
  assert.equal(standingOn(person('regular', { entries: [entry(t0, 'main', -1)] }), t0), 'alert')
})

test('an alert of 28 days suspends on the day after its last one', () => {
  const facts = person('regular', { entries: owing })
  assert.equal(standingOn(facts, day('2025-03-31')), 'alert')
  assert.equal(standingOn(facts, day('2025-04-01')), 'suspended')
})

test('a grace lasts to its last day included, then the suspension is back', () => {
  const facts = person('regular', {
    entries: owing,
    extensions: [{ from: day('2025-04-10'), until: day('2025-04-20') }],
  })
  assert.equal(standingOn(facts, day('2025-04-09')), 'suspended')
  assert.equal(standingOn(facts, day('2025-04-20')), 'extension')
  assert.equal(standingOn(facts, day('2025-04-21')), 'suspended')
})

test('an extension hides that somebody fell to the limit; the day after it tells', () => {
  const facts = person('regular', {
    entries: [...owing, entry(day('2025-04-03'), 'main', -1), entry(day('2025-04-03'), 'make_up', -1)],
    extensions: [{ from: day('2025-04-01'), until: day('2025-04-11') }],
  })
  assert.equal(standingOn(facts, day('2025-04-11')), 'extension')
  assert.equal(standingOn(facts, day('2025-04-12')), 'unsubscribed')
})

test('a leave lets the alert begin in full after it', () => {
  const facts = person('regular', {
    since: addDays(t0, -1),
    entries: [entry(addDays(t0, -1), 'main', -1), entry(addDays(t0, -1), 'make_up', -1)],
    leaves: [{ from: addDays(t0, 5), until: addDays(t0, 10), standing: 'on_leave', stopsCount: true }],
  })
  const { spans } = fold(facts, addDays(t0, 45))
  assert.deepEqual(
    spans
      .filter(({ from }) => from > addDays(t0, 4))
      .map(({ standing, from, alertStart }) => [standing, from, alertStart]),
    [
      ['on_leave', addDays(t0, 5), addDays(t0, 10)],
      ['alert', addDays(t0, 11), addDays(t0, 11)],
      ['suspended', addDays(t0, 40), addDays(t0, 11)],
    ],
  )
})

test('who begins anew with main at 0 is in order though make-ups are still due', () => {
  const facts = person('regular', {
    entries: [entry(t0, 'main', -2), entry(t0, 'make_up', -2), entry(addDays(t0, 3), 'main', 2)],
    fresh: [addDays(t0, 3)],
  })
  assert.equal(standingOn(facts, addDays(t0, 2)), 'unsubscribed')
  assert.equal(standingOn(facts, addDays(t0, 3)), 'up_to_date')
})

test('the first count without credit takes two, the next one while that is remembered takes one', () => {
  const facts = person('flying', {
    entries: [entry(addDays(t0, 30), 'main', 1), entry(addDays(t0, 31), 'main', 1)],
  })
  const { counts, state } = fold(facts, addDays(t0, 56))
  assert.deepEqual(
    counts.map(({ on, decided }) => [on, decided]),
    [
      [addDays(t0, 28), -2000],
      [addDays(t0, 56), -1000],
    ],
  )
  assert.equal(state.balances.main, -1000)
  assert.equal(state.penalised, true)
})

test('a count decided before is not posted again; late work re-decides it by the difference', () => {
  const counted = [{ on: addDays(t0, 28), amount: -2000 }]
  const facts = person('flying', { counted })
  assert.deepEqual(fold(facts, addDays(t0, 40)).counts, [])
  const worked = person('flying', { counted, entries: [entry(addDays(t0, 20), 'main', 1)] })
  assert.deepEqual(fold(worked, addDays(t0, 40)).counts, [
    { on: addDays(t0, 28), amount: 1000, decided: -1000, skipped: null },
  ])
})

test('a leave that stops counting posts a count of nothing, with its reason', () => {
  const anchored = { ...supercoop_berlin, count: { ...supercoop_berlin.count, anchor: '2020-12-21' } }
  const counts = (until: Day) =>
    fold(
      person('regular', {
        since: day('2020-12-21'),
        leaves: [{ from: day('2021-01-17'), until, standing: 'exempted', stopsCount: true }],
      }),
      day('2021-02-15'),
      anchored,
    ).counts.map(({ on, decided }) => [on, decided])
  assert.deepEqual(counts(day('2021-02-14')), [
    ['2021-01-18', 0],
    ['2021-02-15', -1000],
  ])
  assert.deepEqual(counts(day('2021-02-16')), [
    ['2021-01-18', 0],
    ['2021-02-15', 0],
  ])
})

test('low for longer than ten days suspends, unless planned work within eight weeks lifts it', () => {
  const uncounted = { ...supercoop_berlin, count: { ...supercoop_berlin.count, modes: [] } }
  const planned = (weeks: number) =>
    person('regular', { entries: [entry(t0, 'main', -4)], planned: [work(addDays(t0, 11 + weeks * 7))] })
  assert.equal(standingOn(planned(9), addDays(t0, 11), uncounted), 'suspended')
  assert.equal(standingOn(planned(3), addDays(t0, 11), uncounted), 'alert')
  assert.equal(standingOn(planned(9), addDays(t0, 10), uncounted), 'alert')
})

test('at La Louve a count takes two from whoever has nothing, one while the shop runs reduced', () => {
  const at = (main: number, reduced: readonly Day[] = []) =>
    fold(person('flying', { entries: main === 0 ? [] : [entry(t0, 'main', main)] }), addDays(t0, 28), la_louve, reduced)
      .counts[0]?.decided
  assert.equal(at(1), -1000)
  assert.equal(at(0), -2000)
  assert.equal(at(0, [addDays(t0, 28)]), -1000)
})

test('folding in two steps gives the same as folding at once', () => {
  const facts = person('flying', { entries: [entry(addDays(t0, 30), 'main', 2)] })
  const whole = fold(facts, addDays(t0, 120))
  const half = fold(facts, addDays(t0, 60))
  const rest = fold({ ...facts, since: addDays(t0, 61), start: half.state }, addDays(t0, 120))
  assert.deepEqual(rest.state, whole.state)
})
