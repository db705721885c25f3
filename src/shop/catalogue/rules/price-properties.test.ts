import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Exact, exact, isLess, minus, plus, times } from './exact.ts'
import { baseOf, makePrice, otherMargin, type PurchasePrice, stepped } from './price.ts'
import { type PriceRule, type Step, standardRule } from './price-rule.ts'
import { whyNotRule } from './price-rule-refusals.ts'

fc.configureGlobal({ seed: 20250303 })

const asked = (price: number, more: Partial<PurchasePrice> = {}): PurchasePrice => ({
  price,
  per: 'unit',
  packageQty: 1000,
  discount: 0,
  vatIncluded: false,
  saleInPurchase: exact(1),
  purchaseVat: 0,
  ...more,
})
const made = (line: PurchasePrice, rule: Partial<PriceRule>, saleVat = 0) =>
  makePrice({ line, rule: { ...standardRule, margin: 0, ...rule }, saleVat })

const price = fc.integer({ min: 1, max: 50_000_000 })
const shareOfAll = fc.integer({ min: 0, max: 1_000_000 })
const vat = fc.constantFrom<number[]>(0, 21_000, 26_000, 55_000, 60_000, 81_000, 120_000, 210_000)
const margin = fc.integer({ min: 0, max: 10_000_000 })
const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    by: fc.integer({ min: 0, max: 1_000_000 }),
    inCost: fc.boolean(),
    name: fc.constant(null),
  }),
  fc.record({
    kind: fc.constantFrom('percent' as const, 'marginOnCost' as const, 'marginOnPrice' as const),
    by: fc.integer({ min: 0, max: 990_000 }),
    inCost: fc.boolean(),
    name: fc.constant(null),
  }),
)
const steps = fc.array(aStep, { maxLength: 9 })
const endings = fc.array(fc.constantFrom('.x9', '.x5', '.95', '.99', '.00', '.50'), { minLength: 1, maxLength: 3 })
const rounding = fc.oneof(
  fc.record({
    roundingStep: fc.constantFrom(0, 1, 5, 10, 50, 100),
    roundingMode: fc.constantFrom('halfUp' as const, 'up' as const, 'down' as const),
  }),
  fc.record({ endings, roundingMode: fc.constantFrom('halfUp' as const, 'up' as const, 'down' as const) }),
)

/** The chain once more, as one fraction that nobody shortens on the way. */
function byHand(start: Exact, all: readonly Pick<Step, 'kind' | 'by'>[]): Exact {
  let [of, per] = [start.of, start.per]
  for (const { kind, by } of all) {
    const value = BigInt(by)
    if (kind === 'add') [of, per] = [of * 10_000n + value * per, per * 10_000n]
    else if (kind === 'marginOnPrice') [of, per] = [of * 1_000_000n, per * (1_000_000n - value)]
    else [of, per] = [of * (1_000_000n + value), per * 1_000_000n]
  }
  return exact(of, per)
}

/** Whole units, half away from zero, of a fraction that is not below 0. */
const halfUp = ({ of, per }: Exact, scale: bigint): number => Number((2n * of * scale + per) / (2n * per))

test('a chain of any steps is computed without loss, and its price is that fraction rounded once', () => {
  fc.assert(
    fc.property(price, steps, margin, vat, (asks, all, extra, rate) => {
      const chain = [...all, { kind: 'marginOnCost' as const, by: extra }]
      const { net, suggested, cost } = made(asked(asks), { steps: all, margin: extra }, rate)
      const whole = byHand(exact(asks, 10_000), chain)
      assert.deepEqual(net, whole)
      assert.equal(suggested, halfUp(times(whole, exact(1_000_000 + rate, 1_000_000)), 100n))
      const inCost = byHand(
        exact(asks, 10_000),
        all.filter((one) => one.inCost),
      )
      assert.equal(cost, halfUp(inCost, 10_000n))
    }),
  )
})

test('an amount added before a share bears that share as well, and one added after it does not', () => {
  fc.assert(
    fc.property(price, fc.integer({ min: 1, max: 1_000_000 }), shareOfAll, (asks, amount, by) => {
      const [add, percent] = [
        { kind: 'add' as const, by: amount, inCost: false, name: null },
        { kind: 'percent' as const, by, inCost: false, name: null },
      ]
      const first = made(asked(asks), { steps: [add, percent] }).net
      const last = made(asked(asks), { steps: [percent, add] }).net
      assert.deepEqual(minus(first, last), times(exact(amount, 10_000), exact(by, 1_000_000)))
    }),
  )
})

test('steps that only multiply give the same price in any order', () => {
  const multiplying = fc.array(
    aStep.filter(({ kind }) => kind !== 'add'),
    { minLength: 2, maxLength: 6 },
  )
  fc.assert(
    fc.property(price, multiplying, (asks, all) => {
      assert.deepEqual(made(asked(asks), { steps: all }).net, made(asked(asks), { steps: all.toReversed() }).net)
    }),
  )
})

test('a margin on the price is the margin on the cost that leaves as much of the price', () => {
  fc.assert(
    fc.property(price, fc.integer({ min: 0, max: 999_999 }), (asks, onPrice) => {
      const sold = stepped(exact(asks, 10_000), { kind: 'marginOnPrice', by: onPrice })
      const won = minus(sold, exact(asks, 10_000))
      assert.deepEqual(won, times(sold, exact(onPrice, 1_000_000)))
    }),
  )
})

test('a margin said the other way round and back is the same, but for the hundredth that was rounded', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), (hundredths) => {
      const there = otherMargin(hundredths / 100, 'onCost')
      const back = otherMargin(there, 'onPrice')
      // a hundredth of the price is up to sixteen hundredths of the cost at 300 %
      assert.ok(back !== null && Math.abs(back - hundredths / 100) <= 0.09)
    }),
  )
  assert.deepEqual([otherMargin(100, 'onPrice'), otherMargin(-1, 'onCost'), otherMargin(0, 'onCost')], [null, null, 0])
})

test('a margin of 0 adds nothing, whichever way it is said', () => {
  fc.assert(
    fc.property(price, fc.constantFrom('onCost' as const, 'onPrice' as const), (asks, marginMode) => {
      assert.deepEqual(made(asked(asks), { margin: 0, marginMode }).net, exact(asks, 10_000))
    }),
  )
})

test('where no rule rounds, the price is the nearest cent', () => {
  fc.assert(
    fc.property(price, steps, vat, (asks, all, rate) => {
      const { net, suggested } = made(asked(asks), { steps: all }, rate)
      const gross = times(net, exact(1_000_000 + rate, 1_000_000))
      const beside = minus(exact(suggested, 100), gross)
      assert.ok(!isLess(exact(1, 200), beside) && !isLess(beside, exact(-1, 200)))
    }),
  )
})

const endsWell = (cents: number, all: readonly string[]): boolean =>
  all.some((ending) => {
    const tail = String(cents % 100).padStart(2, '0')
    return [...ending.slice(1)].every((mark, at) => mark === 'x' || mark === tail[at])
  })

test('a price with endings has one of them, and no other such price is nearer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200_000 }), endings, (asks, all) => {
      const { suggested } = made(asked(asks), { endings: all })
      assert.ok(endsWell(suggested, all))
      const far = Math.abs(suggested * 100 - asks)
      const nearer = Array.from({ length: 2300 }, (_, cents) => cents).filter(
        (cents) => endsWell(cents, all) && Math.abs(cents * 100 - asks) < far,
      )
      assert.deepEqual(nearer, [])
    }),
  )
})

test('endings found upwards are never below the price, downwards never above it where there is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 2_000_000 }), endings, (asks, all) => {
      const up = made(asked(asks), { endings: all, roundingMode: 'up' }).suggested
      const down = made(asked(asks), { endings: all, roundingMode: 'down' }).suggested
      assert.ok(up * 100 >= asks && down * 100 <= asks)
      assert.ok(endsWell(up, all) && endsWell(down, all))
    }),
  )
})

test('members never pay less than the price, and without a markup exactly it', () => {
  fc.assert(
    fc.property(price, rounding, shareOfAll, (asks, how, memberMarkup) => {
      const { suggested, memberPrice } = made(asked(asks), { ...how, memberMarkup }, 60_000)
      assert.ok(memberPrice >= suggested)
      assert.equal(made(asked(asks), how, 60_000).memberPrice, suggested)
    }),
  )
})

test('the base has no more decimals than the shop keeps, and lies within half of the last one', () => {
  fc.assert(
    fc.property(
      price,
      fc.integer({ min: 1000, max: 100_000 }),
      fc.integer({ min: 2, max: 4 }),
      (asks, qty, decimals) => {
        const line = asked(asks, { per: 'package', packageQty: qty })
        const { base } = made(line, { baseDecimals: decimals })
        const last = 10 ** (4 - decimals)
        assert.equal(base % last, 0)
        assert.ok(Math.abs(base * qty - asks * 1000) * 2 <= last * qty)
      },
    ),
  )
})

test('a package of so many costs as much as so many by the unit', () => {
  fc.assert(
    fc.property(price, fc.integer({ min: 1, max: 500 }), shareOfAll, (asks, pieces, discount) => {
      const whole = baseOf(asked(asks * pieces, { per: 'package', packageQty: pieces * 1000, discount }))
      assert.deepEqual(whole.base, baseOf(asked(asks, { discount })).base)
    }),
  )
})

test('a kilo of what is bought by the gram costs a thousand times as much', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (asks) => {
      const line = asked(asks, { saleInPurchase: exact(1000) })
      assert.equal(made(line, {}).base, asks * 1000)
    }),
  )
})

test('VAT that is included and put on again is where it was, to the cent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), vat, (cents, rate) => {
      const line = asked(cents * 100, { vatIncluded: true, purchaseVat: rate })
      assert.equal(made(line, {}, rate).suggested, cents)
    }),
  )
})

test('a discount of 100 % leaves what the steps add, and nothing without them', () => {
  fc.assert(
    fc.property(price, steps, (asks, all) => {
      const line = asked(asks, { discount: 1_000_000 })
      assert.deepEqual([made(line, {}).base, made(line, { margin: 500_000 }).suggested], [0, 0])
      assert.deepEqual(made(line, { steps: all }).net, made(asked(0), { steps: all }).net)
    }),
  )
})

test('steps that take away more than there is leave nothing, never less', () => {
  fc.assert(
    fc.property(price, rounding, fc.integer({ min: 0, max: 1_000_000 }), (asks, how, more) => {
      const steps = [{ kind: 'add' as const, by: -asks - more, inCost: true, name: null }]
      const { suggested, memberPrice, cost } = made(asked(asks), { ...how, steps, memberMarkup: 100_000 }, 60_000)
      assert.ok(suggested >= 0 && memberPrice >= suggested && cost === 0)
    }),
  )
})

test('who asks more, adds more or taxes more never sells for less; who gives a discount never for more', () => {
  fc.assert(
    fc.property(price, price, rounding, steps, margin, vat, (asks, more, how, all, extra, rate) => {
      const rule = { ...how, steps: all }
      const at = (one: number, also = 0, tax = rate) => made(asked(one), { ...rule, margin: also }, tax).suggested
      assert.ok(at(asks) <= at(asks + more))
      assert.ok(at(asks) <= at(asks, extra))
      assert.ok(at(asks) <= at(asks, 0, rate + 10_000))
      assert.ok(made(asked(asks, { discount: 1000 + (more % 900_000) }), rule, rate).suggested <= at(asks))
    }),
  )
})

test('what has more in it costs less by the unit', () => {
  fc.assert(
    fc.property(
      price,
      fc.integer({ min: 1000, max: 50_000 }),
      fc.integer({ min: 1, max: 50_000 }),
      (asks, qty, more) => {
        const of = (packageQty: number) => made(asked(asks, { per: 'package', packageQty }), {}).base
        assert.ok(of(qty + more) <= of(qty))
      },
    ),
  )
})

test('the last line told is what is suggested, and every line before it follows from the one above', () => {
  fc.assert(
    fc.property(price, steps, vat, (asks, all, rate) => {
      const { why, suggested, base } = made(asked(asks), { steps: all, margin: 300_000 }, rate)
      assert.equal(why.at(-1)?.value, suggested * 100)
      assert.equal(why.find(({ code }) => code === 'base')?.value, base)
      const sale = why.filter(({ chain, code }) => chain === 'sale' && (code === 'step' || code === 'margin'))
      assert.equal(sale.length, all.length + 1)
      sale.reduce(
        (before, { kind, by, value }) => {
          const next = stepped(before, { kind: kind as Step['kind'], by: by ?? 0 })
          assert.equal(value, halfUp(next, 10_000n))
          return next
        },
        exact(asks, 10_000),
      )
    }),
  )
})

test('no rule with a margin below 0, or of the whole price, is kept; every other one within its bounds is', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5_000_000, max: 12_000_000 }), (by) => {
      const codes = (marginMode: 'onCost' | 'onPrice') =>
        whyNotRule({ margin: by, marginMode }, marginMode).map(({ code }) => code)
      const onCost = by < 0 ? ['price.margin_negative'] : by > 10_000_000 ? ['price.margin_too_high'] : []
      const onPrice = by < 0 ? ['price.margin_negative'] : by >= 1_000_000 ? ['price.margin_on_price_whole'] : []
      assert.deepEqual([codes('onCost'), codes('onPrice')], [onCost, onPrice])
    }),
  )
})

test('fractions add and take away without a trace', () => {
  const fraction = fc.tuple(fc.integer(), fc.integer({ min: 1, max: 1_000_000 })).map(([of, per]) => exact(of, per))
  fc.assert(
    fc.property(fraction, fraction, (one, other) => {
      assert.deepEqual(minus(plus(one, other), other), one)
      assert.equal(isLess(one, other), isLess(minus(one, other), exact(0)))
    }),
  )
})
