import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { ticksAsked, whyNotComplete } from './checklist.ts'
import { type Figures, figureFor, whyNotAttest } from './figures.ts'
import { type Mandate, whyNotMandate } from './mandates.ts'
import { firstOfNextMonth, type Membership, whyNotAnswer, whyNotExclude, whyNotPause } from './membership.ts'
import { type Representation, whyNotPower } from './powers.ts'

const day = (text: string) => text as Day
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map((one) => one.code)
const membership = (more: Partial<Membership>): Membership => ({
  state: 'active',
  appliedOn: day('2025-03-03'),
  nextState: null,
  nextFrom: null,
  pauseReason: null,
  pauseUntil: null,
  resumeAskedOn: null,
  leavesOn: null,
  duesMandateOn: null,
  ...more,
})

test('an application is answered on the fourteenth day after it, not before', () => {
  const applied = membership({ state: 'applied' })
  assert.deepEqual(codes(whyNotAnswer('admit', applied, day('2025-03-16'))), ['application.still_visible'])
  assert.deepEqual(whyNotAnswer('admit', applied, day('2025-03-17')), [])
})

test('a pause of exactly the longest time is allowed, a day more is not', () => {
  assert.deepEqual(whyNotPause(membership({}), day('2026-03-31'), day('2025-03-31'), 12), [])
  assert.deepEqual(codes(whyNotPause(membership({}), day('2026-04-01'), day('2025-03-31'), 12)), ['pause.too_long'])
})

test('another status holds from the first of the next month, over the end of the year too', () => {
  assert.equal(firstOfNextMonth(day('2025-12-31')), '2026-01-01')
  assert.equal(firstOfNextMonth(day('2024-02-01')), '2024-03-01')
})

test('nobody is excluded unheard, nor by a decision older than the hearing', () => {
  const decision = { number: 'D-7', day: day('2025-03-10') }
  const on = day('2025-03-12')
  assert.deepEqual(codes(whyNotExclude(membership({}), decision, null, on)), ['exclusion.not_heard'])
  assert.deepEqual(codes(whyNotExclude(membership({}), decision, day('2025-03-11'), on)), ['exclusion.heard_after'])
  assert.deepEqual(whyNotExclude(membership({}), decision, day('2025-03-10'), on), [])
})

const [jo, ines, lea] = ['a', 'b', 'c'] as [AccountId, AccountId, AccountId]
const held = (account: AccountId, name: string, more: Partial<Representation>): Representation => ({
  account,
  name,
  powers: ['speak'],
  commitLimit: null,
  fromDay: day('2025-01-01'),
  untilDay: null,
  ...more,
})
const all = [
  held(jo, 'Jo', { powers: ['speak', 'sign', 'commit'], commitLimit: 50_000 }),
  held(ines, 'Ines', { untilDay: day('2025-06-30'), powers: ['commit'] }),
]
const asked = (account: AccountId, on = '2025-03-03') => ({ organisation: 'Le Panier', all, account, day: day(on) })

test('a missing power is refused naming who has it', () => {
  const [no] = whyNotPower('sign', asked(lea))
  assert.deepEqual(no, {
    code: 'power.missing',
    facts: { why: null, organisation: 'Le Panier', power: 'sign', names: ['Jo'] },
  })
})

test('powers end with their last day', () => {
  assert.deepEqual(whyNotPower('commit', asked(ines, '2025-06-30')), [])
  assert.deepEqual(codes(whyNotPower('commit', asked(ines, '2025-07-01'))), ['power.missing'])
})

test('somebody who may commit up to a limit commits that much and not a cent more', () => {
  assert.deepEqual(whyNotPower('commit', asked(jo), 50_000), [])
  assert.deepEqual(codes(whyNotPower('commit', asked(jo), 50_001)), ['power.limit'])
  assert.deepEqual(whyNotPower('commit', asked(ines), 9_000_000), [])
})

test('every missing step of the welcome is told at once', () => {
  const nothing = {
    sponsors: 0,
    sponsorWaived: false,
    contacts: 1,
    figureYears: [2023],
    mailingList: null,
    ticked: ['what_it_is'],
    meetingOn: day('2025-03-04'),
    today: day('2025-03-03'),
  }
  assert.deepEqual(codes(whyNotComplete(nothing)), [
    'checklist.sponsor',
    'checklist.contacts',
    'checklist.figures',
    'checklist.mailing_list',
    'checklist.booklet',
    'checklist.meeting',
  ])
})

test('a new version of the charter is asked for until the sixtieth day', () => {
  const version = { kind: 'charter', version: 2, fromDay: day('2025-03-01') } as const
  assert.deepEqual(ticksAsked(version, []), { chapters: ['charter'], until: '2025-04-30' })
  assert.equal(ticksAsked(version, ['charter']), null)
})

const figures = (year: number, more: Partial<Figures>): Figures => ({
  year,
  turnoverExVat: 100,
  activeMembers: null,
  staffFte: null,
  grossMargin: null,
  declaredBy: jo,
  attestedBy: ines,
  attestedAt: '2025-01-01',
  ...more,
})

test('a key takes the last attested figure, two years older at most', () => {
  const known = [figures(2022, { turnoverExVat: 22 }), figures(2023, { turnoverExVat: 23, attestedAt: null })]
  assert.deepEqual(figureFor('turnoverExVat', 2024, known), { year: 2022, value: 22 })
  assert.equal(figureFor('turnoverExVat', 2025, known), null)
  assert.equal(figureFor('activeMembers', 2024, known), null)
})

test('whoever declared figures does not attest them', () => {
  const declared = figures(2024, { attestedBy: null, attestedAt: null })
  assert.deepEqual(codes(whyNotAttest(declared, jo)), ['figures.same_person'])
  assert.deepEqual(whyNotAttest(declared, ines), [])
})

const mandate = (role: Mandate['role'], participant: string, account: AccountId | null): Mandate => ({
  role,
  participant,
  account,
  fromDay: day('2025-01-01'),
  untilDay: day('2025-12-31'),
})
const fine = { takesPart: true, isProvider: false, represents: true }

test('treasurer and second approver are of two organisations, unless their days never meet', () => {
  const running = [mandate('hub_treasurer', 'panier', jo)]
  assert.deepEqual(codes(whyNotMandate(mandate('second_approver', 'panier', ines), running, fine)), [
    'mandate.same_organisation',
  ])
  assert.deepEqual(whyNotMandate(mandate('second_approver', 'gousse', lea), running, fine), [])
  const later = {
    ...mandate('second_approver', 'panier', ines),
    fromDay: day('2026-01-01'),
    untilDay: day('2026-12-31'),
  }
  assert.deepEqual(whyNotMandate(later, running, fine), [])
})

test('a task of a person has a last day, a task of an organisation has no person', () => {
  const endless = { ...mandate('noyau', 'panier', jo), untilDay: null }
  assert.deepEqual(codes(whyNotMandate(endless, [], fine)), ['mandate.end_missing'])
  assert.deepEqual(codes(whyNotMandate(mandate('provider', 'panier', jo), [], fine)), [
    'mandate.holder',
    'mandate.not_provider',
  ])
})
