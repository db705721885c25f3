import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkDigit, hasRightDigit } from './barcode.ts'
import { barcodePresets } from './barcode-presets.ts'
import { type BarcodeRule, baseCodeFor, clashes, readCode, readPattern, soldBy } from './barcode-rule.ts'
import { afterMove, type CategoryFacts, defaultsOf, upwards } from './category.ts'
import { type DepositUse, depositCents, paidFromNet } from './deposit.ts'
import { exact, isLess, minus } from './exact.ts'
import { readingOf } from './forced-rule.ts'
import { holdsOn, type LineForChoice, mainLine, mainSupplierRules } from './main-supplier.ts'
import { rulesOf, unitPriceOf } from './unit-price.ts'
import { baseUnits, knownUnits, type Unit, unitsWith } from './units.ts'

fc.configureGlobal({ seed: 20250303 })

const units = unitsWith([])
const unitPrice = (cents: number, amount: number, unit: Unit, packs = 1, secondUnit: Unit | null = null) =>
  unitPriceOf({
    rules: rulesOf('BE'),
    cents,
    saleUnit: units.get('piece') as Unit,
    content: { amount, unit, packs, drained: null },
    category: null,
    secondUnit,
    units,
    exemptions: [],
    useDrained: false,
    hideWhenEqual: true,
    secondUnitDecimals: 2,
  })
const cents = fc.integer({ min: 0, max: 1_000_000 })
const amount = fc.integer({ min: 1, max: 10_000_000 })
const measured = knownUnits.filter(({ dimension }) => dimension !== 'piece')
const measure = fc.constantFrom(...measured)

test('a unit price times the content is the price again, to the last decimal that is kept', () => {
  fc.assert(
    fc.property(cents, amount, measure, fc.integer({ min: 1, max: 24 }), (price, much, unit, packs) => {
      const { exact: kept, unit: by } = unitPrice(price, much, unit, packs)
      assert.equal(by, baseUnits[unit.dimension])
      // content in reference units, as one fraction
      const content = exact(BigInt(much) * BigInt(packs) * BigInt(unit.size), 1000n * 1_000_000n)
      const beside = minus(exact(BigInt(kept ?? 0) * content.of, 10_000n * content.per), exact(price, 100))
      const half = exact(content.of, 20_000n * content.per)
      assert.ok(!isLess(half, beside) && !isLess(beside, minus(exact(0), half)))
    }),
  )
})

test('who pays more, or gets less for it, never has the lower unit price', () => {
  fc.assert(
    fc.property(cents, cents, amount, amount, measure, (price, more, much, extra, unit) => {
      const of = (one: number, what: number) => unitPrice(one, what, unit).exact ?? 0
      assert.ok(of(price, much) <= of(price + more, much))
      assert.ok(of(price, much + extra) <= of(price, much))
    }),
  )
})

test('the price by a second unit is the same price in another measure', () => {
  const hundred = units.get('100g') as Unit
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (price) => {
      const { cents: kilo, second } = unitPrice(price, 100_000, units.get('g') as Unit, 1, hundred)
      assert.deepEqual([second?.value, kilo], [price, price * 10])
    }),
  )
})

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))

test('one digit typed wrong is always noticed, and two swapped ones unless they differ by five', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(8, 12, 13).chain((length) => digits(length - 1)),
      fc.nat(10),
      fc.integer({ min: 1, max: 9 }),
      (bare, where, off) => {
        const code = `${bare}${checkDigit(bare)}`
        const at = where % (code.length - 1)
        const typed = (Number(code[at]) + off) % 10
        assert.ok(!hasRightDigit(`${code.slice(0, at)}${typed}${code.slice(at + 1)}`))
        const [one, other] = [Number(code[at]), Number(code[at + 1])]
        const swapped = `${code.slice(0, at)}${other}${one}${code.slice(at + 2)}`
        assert.equal(hasRightDigit(swapped), (one - other) % 5 === 0)
      },
    ),
  )
})

/** What a scale prints by a rule: the article and the value filled in, and the check digit. */
function printed(pattern: string, article: string, value: string): string {
  const read = readPattern(pattern)
  if ('why' in read) throw new Error(pattern)
  const [left, right] = [[...article], [...value]]
  const bare = [...read.marks].map((mark) => (mark === '.' ? left.shift() : 'ND'.includes(mark) ? right.shift() : mark))
  return `${bare.join('')}${checkDigit(bare.join(''))}`
}
const room = (pattern: string, of: RegExp) => [...pattern].filter((mark) => of.test(mark)).length
const rules = Object.entries(barcodePresets).flatMap(([preset, all]) => all.map((rule) => ({ preset, rule, all })))

test('every ready rule reads what its scale prints: the article, the value and the base code of the product', () => {
  fc.assert(
    fc.property(fc.constantFrom(...rules), digits(12), digits(5), ({ rule, all }, article, value) => {
      const { pattern } = rule
      const own = article.slice(0, room(pattern, /\./))
      const said = value.slice(0, room(pattern, /[ND]/))
      const { reading, wrongDigit } = readCode(printed(pattern, own, said), all)
      assert.ok(reading && !wrongDigit)
      assert.deepEqual([reading.rule.name, reading.article], [rule.name, own])
      assert.equal(reading.baseCode, baseCodeFor(pattern, own))
      assert.ok(hasRightDigit(reading.baseCode))
      const places = room(pattern, /D/)
      const scale = rule.kind === 'weight' ? 3 : 2
      assert.equal(reading.value, said === '' ? null : Number(said) * 10 ** (scale - places))
    }),
  )
})

test('a leading 0 that the scanner swallowed changes nothing of what is read', () => {
  fc.assert(
    fc.property(digits(5), digits(5), (article, value) => {
      const code = printed('02.....{NNNDD}', article, value)
      const all = barcodePresets['bees'] ?? []
      assert.deepEqual(readCode(code.slice(1), all).reading, readCode(code, all).reading)
    }),
  )
})

test('what a label of a scale says is paid to the cent, and the quantity is that amount by the price', () => {
  const rule: BarcodeRule = { name: 'scale', pattern: '02.....{NNNDD}', kind: 'priceToWeight', share: null }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 1, max: 20_000 }), (paid, kilo) => {
      const { reading } = readCode(printed(rule.pattern, '12345', String(paid).padStart(5, '0')), [rule])
      assert.ok(reading)
      const { amount: asked, quantity } = soldBy(reading, kilo)
      assert.equal(asked, paid)
      // half a gram of it at most
      assert.ok(Math.abs((quantity ?? 0) * kilo - paid * 1000) * 2 <= kilo)
    }),
  )
})

test('the example of two rules that clash is read by both', () => {
  const mark = fc.constantFrom('0', '2', '.', '.')
  const pattern = fc.tuple(
    fc.array(mark, { minLength: 7, maxLength: 7 }),
    fc.constantFrom('{NNNDD}', '{NNDDD}', '.....'),
  )
  const rule = pattern.map(
    ([before, value]): BarcodeRule => ({
      name: 'x',
      pattern: `${before.join('')}${value}`,
      kind: 'price',
      share: null,
    }),
  )
  fc.assert(
    fc.property(rule, rule, (one, other) => {
      const found = clashes([one, other])
      for (const { code } of found) {
        assert.ok(readCode(code, [one]).reading && readCode(code, [other]).reading)
      }
      const [a, b] = [one, other].map(({ pattern: text }) => [...text.replace(/[{}]/g, '')])
      const apart = (a ?? []).some((left, at) => /\d/.test(left) && /\d/.test(b?.[at] ?? '') && left !== b?.[at])
      assert.equal(found.length, apart ? 0 : 1)
    }),
  )
})

test('a product that insists on a rule is read by it wherever it fits, and others by the first', () => {
  const rule = (name: string, kind: BarcodeRule['kind']): BarcodeRule => ({
    name,
    pattern: '02.....{NNNDD}',
    kind,
    share: null,
  })
  const { readings } = readCode('0212345002650', [rule('paid', 'price'), rule('weighed', 'priceToWeight')])
  const by = (barcodeRule: string | null) =>
    readingOf(readings, new Map([['0212345000007', { product: 'cheese', barcodeRule }]]))?.rule.name
  assert.deepEqual([by(null), by('weighed'), by('paid'), by('gone')], ['paid', 'weighed', 'paid', 'paid'])
  assert.equal(readingOf([], new Map()), null)
})

const day = fc.integer({ min: 1, max: 28 }).map((of) => `2025-03-${String(of).padStart(2, '0')}`)
const line = fc.record({
  supplier: fc.constantFrom('a', 'b', 'c'),
  listing: fc.constantFrom('listed' as const, 'listed' as const, 'temporarilyOut' as const, 'unlisted' as const),
  validFrom: fc.option(day),
  validTo: fc.option(day),
  position: fc.integer({ min: 0, max: 3 }),
  unitCost: fc.option(fc.integer({ min: 1, max: 5 })),
})
const lines = fc
  .array(line, { maxLength: 8 })
  .map((all) => all.map((one, at): LineForChoice => ({ ...one, id: `${at}` })))

test('the main supplier is the same in whatever order lines are read, and always one that holds on the day', () => {
  fc.assert(
    fc.property(
      lines,
      day,
      fc.constantFrom(...mainSupplierRules),
      fc.option(fc.constantFrom('a', 'b', 'c')),
      fc.infiniteStream(fc.integer()),
      (all, on, rule, preferred, order) => {
        const how = { day: on, rule, preferred }
        const keyed = all.map((one) => ({ one, key: order.next().value as number }))
        const mixed = keyed.toSorted((left, right) => left.key - right.key).map(({ one }) => one)
        const main = mainLine(all, how)
        assert.equal(mainLine(mixed, how)?.id, main?.id)
        const held = all.filter((one) => holdsOn(one, on))
        assert.equal(main === null, held.length === 0)
        if (main) assert.ok(held.includes(main))
        if (held.some(({ supplier }) => supplier === preferred)) assert.equal(main?.supplier, preferred)
      },
    ),
  )
})

test('a line that does not hold on the day changes nothing of the choice', () => {
  fc.assert(
    fc.property(lines, day, fc.constantFrom(...mainSupplierRules), (all, on, rule) => {
      const how = { day: on, rule, preferred: null }
      assert.equal(
        mainLine(all, how)?.id,
        mainLine(
          all.filter((one) => holdsOn(one, on)),
          how,
        )?.id,
      )
    }),
  )
})

const use = (treatment: DepositUse['treatment']): fc.Arbitrary<DepositUse> =>
  fc.record({
    cents: fc.integer({ min: 0, max: 1000 }),
    count: fc.integer({ min: 1, max: 24 }),
    treatment: fc.constant(treatment),
    ownRate: fc.constantFrom(0, 60_000, 210_000),
  })
const anyUse = fc.oneof(use('outside'), use('ownClass'), use('asProduct'))
const rate = fc.constantFrom(0, 60_000, 120_000, 210_000)

test('a deposit outside VAT is what it says, whatever the rate', () => {
  fc.assert(
    fc.property(fc.array(use('outside')), rate, (all, vat) => {
      const sum = all.reduce((before, one) => before + one.cents * one.count, 0)
      assert.equal(depositCents(all, vat), sum)
    }),
  )
})

test('deposits add up in any order, each within a cent of its own, and are never less than what they say', () => {
  fc.assert(
    fc.property(fc.array(anyUse, { maxLength: 5 }), rate, (all, vat) => {
      const whole = depositCents(all, vat)
      assert.equal(depositCents(all.toReversed(), vat), whole)
      const apart = all.reduce((before, one) => before + depositCents([one], vat), 0)
      assert.ok(Math.abs(apart - whole) <= all.length)
      assert.ok(whole >= all.reduce((before, one) => before + one.cents * one.count, 0))
    }),
  )
})

test('a deposit as the product is taxed like as much more of it, and all is rounded once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), use('asProduct'), rate, (net, one, vat) => {
      const more = net + one.cents * one.count
      assert.equal(paidFromNet(exact(net, 100), vat, [one]), paidFromNet(exact(more, 100), vat, []))
    }),
  )
})

const tri = fc.constantFrom(true, false, null)
const tree = fc
  .array(
    fc.record({ parent: fc.nat(20), food: tri, alcohol: tri, vegan: tri, vat: fc.constantFrom('reduced', null) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map(
    (all) =>
      new Map(
        all.map(({ parent, vat, ...said }, at): [string, CategoryFacts] => [
          `${at}`,
          // above stands one that was made before, or none
          { ...said, id: `${at}`, name: `${at}`, vatClass: vat, parent: at > 0 && parent < at ? `${parent}` : null },
        ]),
      ),
  )

test('what a category gives is what the nearest one above it says, and whatever is alcohol is food', () => {
  fc.assert(
    fc.property(tree, (all) => {
      for (const id of all.keys()) {
        const given = defaultsOf(all, id)
        assert.ok(!given.alcohol || given.food)
        const nearest = upwards(all, id).find(({ vegan }) => vegan !== null)
        assert.equal(given.vegan, nearest?.vegan ?? false)
      }
    }),
  )
})

test('moving there and back gives what the category gives, and moving twice is moving once', () => {
  fc.assert(
    fc.property(tree, fc.constantFrom('zero', 'standard'), (all, vatClass) => {
      for (const id of all.keys()) {
        const once = afterMove({ vatClass }, all, id)
        assert.deepEqual(afterMove(once, all, id), once)
        const { vatClass: given, ...flags } = defaultsOf(all, id)
        assert.deepEqual(once, { ...flags, vatClass: given ?? vatClass })
      }
    }),
  )
})
