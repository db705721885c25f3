import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day, type Month } from '#platform/values/day.ts'
import { type Cents, cents, sum } from '#platform/values/money.ts'
import { split } from '#platform/values/split.ts'
import { thorough } from '#platform/values/thorough.testing.ts'
import {
  advanceLines,
  callLines,
  costLines,
  coverLines,
  creditUsedLines,
  duesLines,
  exchangedLines,
  feeLines,
  hoursDoneLines,
  intoRoundLines,
  outOfRoundLines,
  paymentLines,
  payoutLines,
  reserveInLines,
} from './entries.ts'
import {
  type Booked,
  balances,
  type EntrySet,
  type Line,
  repeats,
  reversalOf,
  whyNotBook,
  whyNotPayCost,
  whyNotPayOut,
  whyNotPayProvider,
  whyNotRepeat,
  whyNotReverse,
} from './ledger.ts'
import { standingIn, undoRound } from './undoing.ts'
import { vatOn } from './vat.ts'

const today = day('2027-03-10')
const booked = (id: string, lines: readonly Line[], kind: EntrySet['kind'] = 'call'): Booked => ({
  id,
  kind,
  day: today,
  requestKey: id,
  reverses: null,
  lines,
})
const asBooked = (sets: readonly EntrySet[]): Booked[] => sets.map((set) => ({ ...set, id: set.requestKey }))
const call = (organisation: string, net: number, vat = 0) =>
  booked(`call ${organisation}`, callLines('EUR', 'r', { organisation, net: cents(net), vat: cents(vat) }))
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code)

test('a set that is out of balance by a euro is refused', () => {
  const lines: Line[] = [
    { account: { kind: 'reserve' }, currency: 'EUR', amount: cents(10_000) },
    { account: { kind: 'dues' }, currency: 'EUR', amount: cents(-9901) },
  ]
  assert.deepEqual(whyNotBook(booked('x', lines), []), [
    { code: 'entry.not_balanced', facts: { currency: 'EUR', amount: 99 } },
  ])
})

test('each currency balances by itself', () => {
  const lines: Line[] = [
    { account: { kind: 'reserve' }, currency: 'EUR', amount: cents(100) },
    { account: { kind: 'dues' }, currency: 'CHF', amount: cents(-100) },
  ]
  assert.deepEqual(codes(whyNotBook(booked('x', lines), [])), ['entry.not_balanced', 'entry.not_balanced'])
})

test('a locked month takes nothing, and a set has lines of something', () => {
  assert.deepEqual(codes(whyNotBook(call('A', 5), ['2027-03' as Month])), ['entry.month_locked'])
  assert.deepEqual(codes(whyNotBook(booked('x', []), [])), ['entry.no_lines'])
})

test('a wish that is repeated does no harm, another one under its key is refused', () => {
  const first = call('A', 5)
  assert.equal(repeats(first, null), 'new')
  assert.equal(repeats({ ...first, lines: first.lines.toReversed() }, first), 'again')
  assert.deepEqual(codes(whyNotRepeat(call('A', 6), first)), ['entry.key_used'])
})

test('a set is undone once, by its mirror, and the mirror is not undone', () => {
  const set = call('A', 100, 21)
  const mirror = { ...reversalOf(set, today), id: 'm' }
  assert.deepEqual(whyNotBook(mirror, []), [])
  assert.ok([...balances([set, mirror]).values()].every((one) => one === 0))
  assert.deepEqual(whyNotReverse(set, null), [])
  assert.deepEqual(codes(whyNotReverse(set, 'm')), ['entry.reversed'])
  assert.deepEqual(codes(whyNotReverse(mirror, null)), ['entry.is_reversal'])
  assert.equal(mirror.requestKey, reversalOf(set, today).requestKey)
})

test('a cancelled round keeps its rows: three contributions, three reversals of six rows, everybody at 0', () => {
  const sets = [call('A', 100), call('B', 50), call('C', 25)]
  assert.deepEqual(
    [...standingIn('r', sets)],
    [
      ['A', 100],
      ['B', 50],
      ['C', 25],
    ],
  )
  const undone = undoRound('r', sets, [], today)
  assert.deepEqual([undone.length, undone.flatMap(({ lines }) => lines).length], [3, 6])
  assert.ok([...standingIn('r', [...sets, ...undone]).values()].every((net) => net === 0))
  assert.deepEqual(undoRound('r', [...sets, ...asBooked(undone)], [], today), [])
})

test('what was paid in a cancelled round becomes the credit of the payer', () => {
  const owed = call('A', 100, 21)
  const receipt = { organisation: 'A', holder: 'h', paid: cents(60), open: cents(121), fee: cents(0) }
  const paid = booked('pay', paymentLines('EUR', receipt), 'payment')
  const undone = undoRound('r', [owed, paid], [{ organisation: 'A', currency: 'EUR', paid: cents(60) }], today)
  const after = balances([owed, paid, ...undone])
  assert.equal(after.get('receivable/A EUR'), 0)
  assert.equal(after.get('credit/A EUR'), -60)
  assert.equal(after.get('bank/h EUR'), 60)
})

test('more than what is owed becomes credit, the fee stands by itself', () => {
  const lines = paymentLines('EUR', {
    organisation: 'A',
    holder: 'h',
    paid: cents(130),
    open: cents(100),
    fee: cents(2),
  })
  assert.deepEqual(
    lines.map(({ account, amount }) => [account.kind, amount]),
    [
      ['bank', 128],
      ['fees', 2],
      ['receivable', -100],
      ['credit', -30],
    ],
  )
})

test('a payment in another currency settles the call in full and balances in both', () => {
  const money = paymentLines('EUR', {
    ...{ organisation: 'A', holder: 'h', paid: cents(10_000), open: cents(10_000), fee: cents(0) },
  })
  const lines = exchangedLines(money, { holder: 'h', currency: 'CHF', amount: cents(9500), fee: cents(25) })
  assert.deepEqual(whyNotBook(booked('x', lines, 'payment'), []), [])
  const held = balances([booked('x', lines)])
  assert.equal(held.get('receivable/A EUR'), -10_000)
  assert.deepEqual([held.get('exchange EUR'), held.get('exchange CHF')], [10_000, -9500])
  assert.deepEqual([held.get('bank/h CHF'), held.get('fees CHF')], [9475, 25])
})

test('from the limit on two persons of two organisations let money go', () => {
  const [ines, jo, leo] = [
    { account: 'ines', organisation: 'A' },
    { account: 'jo', organisation: 'B' },
    { account: 'leo', organisation: 'A' },
  ] as const
  const limit = cents(50_000)
  assert.deepEqual(codes(whyNotPayOut(cents(1), [], limit)), ['payout.not_approved'])
  assert.deepEqual(whyNotPayOut(cents(49_999), [ines], limit), [])
  assert.deepEqual(codes(whyNotPayOut(cents(50_000), [ines, leo], limit)), ['payout.four_eyes'])
  assert.deepEqual(whyNotPayOut(cents(50_000), [ines, jo], limit), [])
})

test('a provider gets at most what came in for the round', () => {
  const round = { received: cents(1000), paidOut: cents(600) }
  assert.deepEqual(whyNotPayProvider(cents(400), round), [])
  assert.deepEqual(whyNotPayProvider(cents(401), round)[0]?.facts, { left: 400, amount: 401 })
})

const amount = fc.integer({ min: 1, max: 1_000_000 }).map(cents)
const kinds: readonly ((one: Cents, other: Cents) => Line[])[] = [
  (net, vat) => duesLines('EUR', { organisation: 'A', net, vat }),
  (net, vat) => callLines('EUR', 'r', { organisation: 'A', net, vat }),
  (paid, open) => paymentLines('EUR', { organisation: 'A', holder: 'h', paid, open, fee: cents(0) }),
  (one) => creditUsedLines('EUR', 'A', one),
  (one) => hoursDoneLines('EUR', 'r', 'A', one),
  (net, vat) => costLines('EUR', { round: 'r', provider: 'p', net, vat, inHours: cents(1) }),
  (one) => payoutLines('EUR', 'p', 'h', one),
  (one) => feeLines('EUR', 'h', one),
  (one, other) =>
    outOfRoundLines('EUR', 'r', [
      { to: { kind: 'reserve' }, amount: one },
      { to: { kind: 'credit', organisation: 'A' }, amount: other },
    ]),
  (one) => advanceLines('EUR', 'A', one),
  (one) => reserveInLines('EUR', 'dues', one),
  (one) => reserveInLines('EUR', { round: 'r' }, one),
  (one) => intoRoundLines('EUR', 'r', 'reserve', one),
  (one) => intoRoundLines('EUR', 'r', { holder: 'h' }, one),
  (one) => coverLines('EUR', { kind: 'bank', holder: 'h' }, { kind: 'fees' }, one),
]
/** Continuous integration tries five thousand ledgers. */
const numRuns = thorough ? 5000 : 300

test('every kind of entry balances, and all accounts together are 0', () => {
  const wishes = fc.array(fc.tuple(fc.nat({ max: kinds.length - 1 }), amount, amount), { maxLength: 20 })
  fc.assert(
    fc.property(wishes, (all) => {
      const sets = all.map(([kind, one, other], at) => booked(`${at}`, kinds[kind]?.(one, other) ?? []))
      for (const set of sets) assert.deepEqual(whyNotBook(set, []), [])
      assert.equal(sum([...balances(sets).values()]), 0)
    }),
    { numRuns },
  )
})

test('whatever a round was charged and paid, once it is undone every payer stands at 0 in it', () => {
  const payers = fc.uniqueArray(
    fc.record({ name: fc.constantFrom('A', 'B', 'C', 'D', 'E'), net: amount, paid: amount }),
    {
      selector: ({ name }) => name,
    },
  )
  fc.assert(
    fc.property(payers, (all) => {
      const charged = all.map(({ name, net }) => call(name, net))
      const received = all.map(({ name, net, paid }) =>
        booked(
          `pay ${name}`,
          paymentLines('EUR', {
            organisation: name,
            holder: 'h',
            paid: cents(Math.min(paid, net)),
            open: net,
            fee: cents(0),
          }),
          'payment',
        ),
      )
      const paid = all.map((one) => ({
        organisation: one.name,
        currency: 'EUR' as const,
        paid: cents(Math.min(one.paid, one.net)),
      }))
      const undone = undoRound('r', [...charged, ...received], paid, today)
      const after = balances([...charged, ...received, ...undone])
      for (const { organisation, paid: back } of paid) {
        assert.equal(standingIn('r', [...charged, ...received, ...undone]).get(organisation), 0)
        assert.equal(after.get(`receivable/${organisation} EUR`), 0)
        assert.equal(after.get(`credit/${organisation} EUR`), -back)
      }
      assert.equal(after.get('round/r EUR') ?? 0, 0)
    }),
    { numRuns },
  )
})

test('payouts to a provider never come to more than what came in, however often it is tried', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), amount), { maxLength: 30 }), (all) => {
      let [received, paidOut] = [cents(0), cents(0)]
      for (const [comesIn, one] of all) {
        if (comesIn) received = cents(received + one)
        else if (whyNotPayProvider(one, { received, paidOut }).length === 0) paidOut = cents(paidOut + one)
        assert.ok(paidOut <= received)
      }
    }),
    { numRuns },
  )
})

test('VAT never enters a split: the fund of a round gets the parts without it, whatever each payer’s rate', () => {
  const payers = fc.array(fc.tuple(fc.nat({ max: 1000 }), fc.constantFrom(0, 810, 1900, 2100)), { minLength: 1 })
  fc.assert(
    fc.property(amount, payers, (total, all) => {
      if (all.every(([weight]) => weight === 0)) return
      const parts = split(
        total,
        all.map(([weight]) => weight),
      )
      const sets = all.map(([, basisPoints], at) => {
        const net = parts[at] ?? cents(0)
        return call(`payer ${at}`, net, vatOn(net, { basisPoints, kind: 'standard' }))
      })
      assert.equal(balances(sets).get('round/r EUR'), -total)
    }),
    { numRuns },
  )
})

test('of one cost no more is paid than is owed, and of a round no more than came in: both are told at once', () => {
  const round = { received: cents(1000), paidOut: cents(600) }
  assert.deepEqual(whyNotPayCost(cents(400), cents(500), round), [])
  assert.deepEqual(
    whyNotPayCost(cents(0), cents(500), round).map(({ code }) => code),
    ['payout.nothing'],
  )
  assert.deepEqual(whyNotPayCost(cents(501), cents(500), round), [
    { code: 'payout.too_much', facts: { left: 500, amount: 501 } },
    { code: 'payout.not_received', facts: { left: 400, amount: 501 } },
  ])
})
