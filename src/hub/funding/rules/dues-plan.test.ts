import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import { chosenOn, type DuesPlan, duesOfStatus, firstPlan, planOn, whyNotAdopt, whyNotChoose } from './dues-plan.ts'

const today = day('2027-01-15')
const plan = (version: number, from: string): DuesPlan => ({ ...firstPlan, version, from: day(from) })
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code)

test('until a plan is adopted the first proposal holds, then the plan that began last', () => {
  const plans = [plan(1, '2027-01-01'), plan(3, '2027-07-01'), plan(2, '2027-07-01')]
  assert.deepEqual(
    ['2026-12-31', '2027-01-01', '2027-06-30', '2027-07-01'].map((at) => planOn(day(at), plans).version),
    [0, 1, 1, 3],
  )
})

test('a plan is decided first, begins today or later, names each status once and never asks more for less', () => {
  assert.deepEqual(whyNotAdopt(plan(1, '2027-01-15'), today, today), [])
  const wrong = {
    ...plan(1, '2027-01-14'),
    statuses: [{ status: 'active' as const, minimum: cents(5), solidarity: cents(4) }],
  }
  assert.deepEqual(codes(whyNotAdopt(wrong, day('2027-01-16'), today)), [
    'plan.not_decided',
    'plan.day_passed',
    'plan.statuses',
    'plan.solidarity',
  ])
})

test('whoever chose nothing gives the minimum, and a choice never stays below a minimum that rose', () => {
  const active = duesOfStatus('active', firstPlan)
  assert.ok(active)
  assert.equal(chosenOn(today, [], active), 2500)
  const choices = [
    { amount: cents(3000), from: day('2027-01-01') },
    { amount: cents(4000), from: day('2027-02-01') },
  ]
  assert.equal(chosenOn(today, choices, active), 3000)
  assert.equal(chosenOn(day('2027-02-01'), choices, active), 4000)
  assert.equal(chosenOn(today, choices, { ...active, minimum: cents(3100) }), 3100)
})

test('a choice holds from today, for whoever pays dues, and is told all its reasons at once', () => {
  const active = duesOfStatus('active', firstPlan)
  assert.deepEqual(whyNotChoose({ amount: cents(2500), from: today }, active, today), [])
  const early = { amount: cents(2499), from: day('2027-01-14') }
  assert.deepEqual(codes(whyNotChoose(early, active, today)), ['dues.choice_passed', 'dues.below_minimum'])
  assert.deepEqual(codes(whyNotChoose(early, null, today)), ['dues.choice_passed', 'dues.status'])
})
