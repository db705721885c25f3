import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cents, sum } from '#platform/values/money.ts'
import { type PaidIn, surplusParts } from './surplus.ts'

const payer = (organisation: string, paid: number, choice: PaidIn['choice'] = { kind: 'back' }): PaidIn => ({
  organisation,
  paid: cents(paid),
  choice,
})

test('a surplus goes by what each really paid, where each wants it', () => {
  const payers = [payer('A', 600), payer('B', 300, { kind: 'reserve' }), payer('C', 100, { kind: 'need', need: 'n' })]
  assert.deepEqual(surplusParts(cents(900), payers, 1), [
    { organisation: 'A', amount: 60, to: { kind: 'back' } },
    { organisation: 'B', amount: 30, to: { kind: 'reserve' } },
    { organisation: 'C', amount: 10, to: { kind: 'need', need: 'n' } },
  ])
})

test('without a surplus nothing moves, and a cost above what was paid is no surplus', () => {
  assert.deepEqual(surplusParts(cents(1000), [payer('A', 1000)], 1), [])
  assert.throws(() => surplusParts(cents(1001), [payer('A', 1000)], 1), RangeError)
})

test('nobody gets back more than was paid', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 12 }),
      fc.nat({ max: 10_000 }),
      (paid, bp) => {
        const payers = paid.map((amount, at) => payer(`${at}`, amount))
        const all = sum(payers.map((one) => one.paid))
        const cost = cents(Number((BigInt(all) * BigInt(bp)) / 10_000n))
        const parts = surplusParts(cost, payers, 1)
        assert.equal(sum(parts.map(({ amount }) => amount)), all - cost)
        for (const { organisation, amount } of parts) assert.ok(amount <= (paid[Number(organisation)] ?? 0))
      },
    ),
  )
})
