import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type CampaignDays,
  type CampaignState,
  campaignStates,
  meet,
  priceKeepingNet,
  stateOn,
  whyNotCancel,
  whyNotChange,
  whyNotDays,
  whyNotEnd,
  whyNotSchedule,
} from './campaign.ts'

const days = (more: Partial<CampaignDays> = {}): CampaignDays => ({
  from: '2025-03-10',
  to: '2025-03-20',
  scheduled: true,
  cancelled: false,
  lastDay: null,
  ...more,
})
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code)

test('a campaign is a draft until it is scheduled, live from its first day to its last, and ended after it', () => {
  const on = (day: string, more: Partial<CampaignDays> = {}) => stateOn(days(more), day)
  assert.deepEqual(
    ['2025-03-09', '2025-03-10', '2025-03-20', '2025-03-21'].map((day) => on(day)),
    ['scheduled', 'live', 'live', 'ended'],
  )
  assert.equal(on('2025-03-15', { scheduled: false }), 'draft')
  assert.equal(on('2025-03-15', { cancelled: true }), 'cancelled')
})

test('a campaign without a last day is live until somebody ends it, and one ended early stops on that day', () => {
  assert.equal(stateOn(days({ to: null }), '2030-01-01'), 'live')
  assert.equal(stateOn(days({ to: null, lastDay: '2025-04-01' }), '2025-04-02'), 'ended')
  assert.equal(stateOn(days({ lastDay: '2025-03-12' }), '2025-03-13'), 'ended')
  assert.equal(stateOn(days({ lastDay: '2025-03-12' }), '2025-03-12'), 'live')
})

test('two campaigns meet when they price one day in common; one without an end prices its first day alone', () => {
  const with_ = (from: string, to: string | null, lastDay: string | null = null) =>
    meet({ from: '2025-03-10', to: '2025-03-20' }, { from, to, lastDay })
  assert.deepEqual(
    [
      with_('2025-03-20', '2025-03-25'),
      with_('2025-03-21', '2025-03-25'),
      with_('2025-03-01', '2025-03-10'),
      with_('2025-03-01', '2025-03-09'),
      with_('2025-03-15', null),
      with_('2025-03-01', null),
      with_('2025-03-01', '2025-03-15', '2025-03-08'),
    ],
    [true, false, true, false, true, false, false],
  )
})

test('a campaign begins today or later, and does not end before it begins', () => {
  const why = (from: string, to: string | null) => codes(whyNotDays({ from, to, today: '2025-03-10' }))
  assert.deepEqual(
    [
      why('2025-03-10', null),
      why('2025-03-09', null),
      why('2025-03-12', '2025-03-11'),
      why('2025-03-09', '2025-03-08'),
    ],
    [[], ['price.day_passed'], ['campaign.days_order'], ['price.day_passed', 'campaign.days_order']],
  )
})

test('what may be done follows from the state: a draft is changed, what has not begun is cancelled, what is live is ended', () => {
  const allowed = (why: (state: CampaignState) => readonly unknown[]) =>
    campaignStates.filter((state) => why(state).length === 0)
  assert.deepEqual(allowed(whyNotChange), ['draft'])
  assert.deepEqual(allowed(whyNotCancel), ['draft', 'scheduled'])
  assert.deepEqual(allowed(whyNotEnd), ['live'])
})

test('a draft without products, or whose day has passed, is not scheduled; a change of VAT needs no products', () => {
  const why = (more: Partial<Parameters<typeof whyNotSchedule>[0]> = {}) =>
    codes(
      whyNotSchedule({
        state: 'draft',
        from: '2025-03-10',
        today: '2025-03-10',
        products: 1,
        kind: 'prices',
        ...more,
      }),
    )
  assert.deepEqual(why(), [])
  assert.deepEqual(why({ products: 0, today: '2025-03-11' }), ['price.day_passed', 'campaign.empty'])
  assert.deepEqual(why({ products: 0, kind: 'vat' }), [])
  assert.deepEqual(why({ state: 'scheduled' }), ['campaign.frozen'])
})

test('the price that keeps what is left without VAT is rounded as the shop rounds', () => {
  const plain = { roundingStep: 0, roundingMode: 'halfUp', endings: [] } as const
  const kept = (cents: number, before: number, after: number, rule = plain as Parameters<typeof priceKeepingNet>[2]) =>
    priceKeepingNet(cents, { before: before * 10_000, after: after * 10_000 }, rule)
  assert.deepEqual([kept(121, 21, 6), kept(106, 6, 21), kept(1060, 6, 12), kept(533, 6, 12)], [106, 121, 1120, 563])
  assert.equal(kept(121, 21, 6, { ...plain, roundingStep: 5 }), 105)
  assert.equal(kept(121, 21, 6, { ...plain, endings: ['.x9'] }), 109)
})
