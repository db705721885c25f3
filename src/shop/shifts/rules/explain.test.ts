import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from '#platform/values/day.ts'
import { type ExplainedFacts, explain, type Sentence } from './explain.ts'
import { type Standing, standings } from './words.ts'

const today = day('2025-03-03')
const buyers: readonly Standing[] = ['up_to_date', 'alert', 'extension', 'exempted']

/** A regular member in order, of whom nothing is known but that. */
const facts: ExplainedFacts = {
  today,
  control: true,
  mode: 'regular',
  standing: 'up_to_date',
  mayBuy: true,
  buyers,
  balances: { main: 0, makeUp: 0 },
  unit: 'shift',
  since: day('2025-02-01'),
  leave: null,
  unsubscribedByHand: false,
  blocked: false,
  lowered: [],
  idle: { changes: [] },
  booked: { changes: [] },
  bookedDays: [],
  hidden: null,
  needed: null,
  nextCount: null,
  mayAskGrace: false,
  graceDays: 10,
  graceByMember: false,
  mayAskExtension: false,
  extensionDays: 28,
}

const of = (more: Partial<ExplainedFacts>) =>
  explain({ ...facts, ...more, mayBuy: buyers.includes(more.standing ?? 'up_to_date') })
const keys = (said: readonly Sentence[]) => said.map(({ key }) => key.replace('shifts.says.', ''))
const on = (standing: Standing, at: string) => ({ on: at as Day, standing })

const missed: Sentence = { key: 'shifts.ledger.absent_told', facts: { day: '2025-02-26' } }
const alert: Partial<ExplainedFacts> = {
  standing: 'alert',
  balances: { main: -1, makeUp: 0 },
  lowered: [missed],
  since: day('2025-02-26'),
  idle: { changes: [on('suspended', '2025-03-27')] },
  booked: { changes: [on('suspended', '2025-03-27')] },
  needed: 1,
}

test('in alert one reads until when to shop, what was missed, when it stops, and how many shifts put it right', () => {
  const said = of(alert)
  assert.deepEqual(said.head, { key: 'shifts.says.head.alert_until', facts: { until: '2025-03-26' } })
  assert.equal(said.mayShopUntil, '2025-03-26')
  assert.deepEqual(said.why[1], missed)
  assert.deepEqual(keys([said.why[0] as Sentence, said.why[2] as Sentence]), ['why.balance', 'why.since'])
  assert.deepEqual(said.next, [{ key: 'shifts.says.next.change', facts: { why: 'suspended', day: '2025-03-27' } }])
  assert.deepEqual(said.wayBack, [{ key: 'shifts.says.back.book', facts: { count: 1 } }])
})

test('what is booked repairs on its day, or is not enough and says how many are missing', () => {
  const repairs = of({
    ...alert,
    bookedDays: [day('2025-03-05')],
    booked: { changes: [on('up_to_date', '2025-03-05')] },
  })
  assert.deepEqual(repairs.next.at(-1), { key: 'shifts.says.next.booked_repairs', facts: { day: '2025-03-05' } })
  assert.deepEqual(keys(repairs.wayBack), ['back.come'])
  const short = of({ ...alert, needed: 3, bookedDays: [day('2025-03-05')] })
  assert.deepEqual(short.next.at(-1)?.facts, { day: '2025-03-05', count: 2 })
  assert.deepEqual(short.wayBack, [{ key: 'shifts.says.back.book', facts: { count: 2 } }])
})

test('a fixed place with shifts to make up names both counters; minutes and days are named as such', () => {
  const two = of({ ...alert, balances: { main: -1, makeUp: -1 } }).why[0]
  assert.deepEqual(two, { key: 'shifts.says.why.balances', facts: { why: 'shift', main: -1, makeUp: -1 } })
  for (const unit of ['minute', 'day'] as const)
    assert.deepEqual(of({ ...alert, unit, mode: 'flying' }).why[0]?.facts, { why: unit, main: -1, makeUp: 0 })
})

test('at most two causes are told, the newest first', () => {
  const lowered = ['2025-02-26', '2025-02-19', '2025-02-12'].map((at) => ({ ...missed, facts: { day: at } }))
  assert.deepEqual(
    of({ ...alert, lowered })
      .why.slice(1, -1)
      .map((one) => one.facts['day']),
    ['2025-02-26', '2025-02-19'],
  )
})

test('in order one reads until when that lasts, and whether what is booked keeps it so', () => {
  const count = { day: day('2025-03-31'), takes: 1 }
  const idle = { changes: [on('alert', '2025-03-31')] }
  const free = of({ mode: 'flying', idle, booked: idle, nextCount: count })
  assert.deepEqual(free.head, { key: 'shifts.says.head.fine_until', facts: { until: '2025-03-30' } })
  assert.deepEqual(keys(free.next), ['next.change', 'next.count'])
  assert.deepEqual(free.wayBack, [{ key: 'shifts.says.back.book_before', facts: { day: '2025-03-31' } }])
  const kept = of({ mode: 'flying', idle, bookedDays: [day('2025-03-12')], nextCount: count })
  assert.deepEqual([keys([kept.head]), keys(kept.wayBack)], [['head.fine_booked'], []])
  const longer = of({
    mode: 'flying',
    idle,
    booked: { changes: [on('alert', '2025-04-28')] },
    bookedDays: [day('2025-03-12')],
  })
  assert.deepEqual(longer.next.at(-1)?.facts, { day: '2025-03-12', until: '2025-04-27' })
})

test('a leave or an extension that hides something worse says what follows', () => {
  const leave = { from: day('2025-03-01'), until: day('2025-03-20') }
  const ends = of({
    standing: 'on_leave',
    leave,
    hidden: 'unsubscribed',
    idle: { changes: [on('unsubscribed', '2025-03-21')] },
  })
  assert.deepEqual(ends.head.facts, { until: '2025-03-20' })
  assert.deepEqual(ends.next, [{ key: 'shifts.says.next.change', facts: { why: 'unsubscribed', day: '2025-03-21' } }])
  const open = of({ standing: 'exempted', leave: { ...leave, until: null }, hidden: 'suspended' })
  assert.deepEqual(open.next, [{ key: 'shifts.says.next.hidden', facts: { why: 'suspended' } }])
  assert.deepEqual(keys(open.wayBack), ['back.office'])
})

test('blocked and taken out by hand are said as what they are, with whom to talk to', () => {
  const blocked = of({ standing: 'suspended', blocked: true })
  assert.deepEqual([keys(blocked.why)[0], keys(blocked.wayBack)], ['why.blocked', ['back.blocked']])
  const out = of({ standing: 'unsubscribed', unsubscribedByHand: true })
  assert.deepEqual([keys(out.why)[0], keys(out.wayBack)], ['why.by_hand', ['back.unsubscribed']])
})

test('the ways of more time are offered with their days, and only when they may be asked for', () => {
  const stopped: Partial<ExplainedFacts> = { ...alert, standing: 'suspended', idle: { changes: [] }, needed: 1 }
  assert.deepEqual(keys(of({ ...stopped, mayAskGrace: true }).wayBack), ['back.book', 'back.grace'])
  assert.deepEqual(keys(of({ ...stopped, mayAskGrace: true, graceByMember: true }).wayBack), [
    'back.book',
    'back.take_grace',
  ])
  assert.deepEqual(of({ ...stopped, mayAskExtension: true }).wayBack.at(-1)?.facts, { count: 28 })
  assert.deepEqual(keys(of(stopped).wayBack), ['back.book'])
})

test('an alert that does not shop is told as what it is', () => {
  assert.deepEqual(keys([explain({ ...facts, ...alert, mayBuy: false, buyers: ['up_to_date'] }).head]), [
    'head.suspended',
  ])
})

test('where nothing is counted, and for the exempt, nothing is explained', () => {
  for (const more of [{ control: false }, { mode: 'exempt' }, { mode: 'not_concerned' }] as const) {
    const said = of({ ...alert, standing: 'up_to_date', ...more })
    assert.deepEqual([said.why, said.next, said.wayBack], [[], [], []])
  }
})

test('every standing has its first sentence, its reason, and a way back when work is owed', () => {
  for (const standing of standings) {
    const said = of({ ...alert, standing, leave: standing === 'on_leave' ? { from: today, until: null } : null })
    assert.ok(keys([said.head])[0]?.startsWith('head.'), standing)
    assert.ok(said.why.length > 0, standing)
    const owes = ['alert', 'extension', 'suspended', 'unsubscribed', 'resigning'].includes(standing)
    if (owes) assert.ok(said.wayBack.length > 0, standing)
  }
})
