import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from '#platform/action.ts'
import { Refused } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { world } from '../../../../test/world.ts'
import { checks } from '../checks.ts'
import { readLedger } from '../reads/ledger.ts'
import { bookOpening, coverShortage, lockMonth, reverseSet } from './ledger.ts'

const { shop: makeCommunity } = await world()

const codes = (error: unknown): string[] => (error as Refused).refusals.map((one) => one.code)
const refusedFor = async (doing: Promise<unknown>, ...expected: string[]) =>
  assert.rejects(doing, (error) => {
    assert.ok(error instanceof Refused)
    assert.deepEqual(codes(error), expected)
    return true
  })

const holder = newId()
const opening = (amount: number, against = -amount, requestKey = 'opening') => ({
  day: '2025-03-01',
  note: 'Taken over from the spreadsheet',
  requestKey,
  lines: [
    { account: 'bank' as const, about: holder, currency: 'EUR' as const, amount },
    { account: 'reserve' as const, about: null, currency: 'EUR' as const, amount: against },
  ],
})

test('balances of before are booked in lines that sum to 0, and a euro too much is refused', async () => {
  const community = await makeCommunity()
  await refusedFor(community.act(bookOpening, opening(10_000, -9900)), 'entry.not_balanced')
  await community.act(bookOpening, opening(10_000))
  const { balances, sets } = await community.look(readLedger, {})
  assert.deepEqual(balances, [
    { account: 'bank', about: holder, currency: 'EUR', amount: 10_000 },
    { account: 'reserve', about: null, currency: 'EUR', amount: -10_000 },
  ])
  assert.deepEqual(
    sets.map(({ number, kind }) => [number, kind]),
    [[1, 'opening']],
  )
})

test('a wish that comes twice, even in the same second, is booked once', async () => {
  const community = await makeCommunity()
  const booked = await Promise.all([1, 2, 3].map(() => community.act(bookOpening, opening(500))))
  assert.equal(new Set(booked.map(({ set }) => set)).size, 1)
  assert.equal((await community.look(readLedger, {})).sets.length, 1)
  await refusedFor(community.act(bookOpening, opening(501)), 'entry.key_used')
})

test('a set is undone whole and once; both stay in the book', async () => {
  const community = await makeCommunity()
  const { set } = await community.act(bookOpening, opening(500))
  const undone = await community.act(reverseSet, { set, note: 'Typed twice' })
  await refusedFor(community.act(reverseSet, { set, note: 'Again' }), 'entry.reversed')
  await refusedFor(community.act(reverseSet, { set: undone.reversal, note: 'Back' }), 'entry.is_reversal')
  const { sets, balances } = await community.look(readLedger, {})
  assert.deepEqual(
    sets.map(({ reverses, reversedBy }) => [reverses, reversedBy]),
    [
      [null, undone.reversal],
      [set, null],
    ],
  )
  assert.ok(balances.every(({ amount }) => amount === 0))
})

test('two who undo the same set in one second undo it once', async () => {
  const community = await makeCommunity()
  const { set } = await community.act(bookOpening, opening(500))
  const tried = await Promise.allSettled([1, 2].map(() => community.act(reverseSet, { set, note: 'Typed twice' })))
  assert.deepEqual(tried.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal((await community.look(readLedger, {})).sets.length, 2)
})

test('a fee lost in a refund is borne by a named account', async () => {
  const community = await makeCommunity()
  await community.act(coverShortage, {
    day: '2025-03-02',
    note: 'Fee of a returned transfer',
    requestKey: 'fee',
    bearer: { account: 'bank', about: holder },
    short: { account: 'fees', about: null },
    currency: 'EUR',
    amount: 35,
  })
  const { balances } = await community.look(readLedger, {})
  assert.deepEqual(
    balances.map(({ account, amount }) => [account, amount]),
    [
      ['bank', 35],
      ['fees', -35],
    ],
  )
})

test('a locked month takes nothing, and only a month that is over is locked', async () => {
  const community = await makeCommunity()
  await refusedFor(community.act(lockMonth, { month: '2025-03' }), 'month.not_over')
  await community.act(lockMonth, { month: '2025-02' })
  await refusedFor(community.act(lockMonth, { month: '2025-02' }), 'month.locked')
  await refusedFor(community.act(bookOpening, { ...opening(500), day: '2025-02-28' }), 'entry.month_locked')
  assert.equal((await community.look(readLedger, { month: '2025-02' })).locked, true)
})

test('an account that is about somebody says whom, the others say nobody', async () => {
  const community = await makeCommunity()
  const [bank, reserve] = opening(500).lines
  assert.ok(bank && reserve)
  await refusedFor(
    community.act(bookOpening, { ...opening(500), lines: [{ ...bank, about: null }, reserve] }),
    'entry.account',
  )
  await refusedFor(
    community.act(bookOpening, { ...opening(500), lines: [bank, { ...reserve, about: holder }] }),
    'entry.account',
  )
})

test('what was booked holds against the checks of the doctor', async () => {
  const community = await makeCommunity()
  const { set } = await community.act(bookOpening, opening(500))
  await community.act(reverseSet, { set, note: 'Typed twice' })
  const broken = read('test.checks', (ctx) => Promise.all(checks.map(({ run }) => run(ctx.db, ctx.organisation))))
  assert.deepEqual((await community.look(broken, {})).flat(), [])
})
