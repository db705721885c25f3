import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appliesItself } from './applying.ts'
import { priceOn } from './current-price.ts'
import { type LineForChoice, type MainSupplierRule, mainLine } from './main-supplier.ts'
import { classesIn, vatOn } from './vat.ts'
import { whyNotPrice } from './whynot-price.ts'

const line = (id: string, more: Partial<LineForChoice> = {}): LineForChoice => ({
  id,
  supplier: id,
  listing: 'listed',
  validFrom: null,
  validTo: null,
  position: 0,
  unitCost: 100,
  ...more,
})
const main = (
  lines: readonly LineForChoice[],
  rule: MainSupplierRule = 'latestStart',
  preferred: string | null = null,
) => mainLine(lines, { day: '2025-03-03', rule, preferred })?.id ?? null

test('only a listed line that holds today can be the main one', () => {
  const ahead = line('ahead', { validFrom: '2025-03-04' })
  const over = line('over', { validTo: '2025-03-02' })
  const out = line('out', { listing: 'temporarilyOut' })
  assert.equal(main([ahead, over, out]), null)
  assert.equal(main([ahead, over, line('today', { validFrom: '2025-03-03', validTo: '2025-03-03' })]), 'today')
})

test('the latest start wins, an empty one counts as the most recent, ties go by order and then to the oldest', () => {
  const lines = [line('b', { validFrom: '2025-01-01' }), line('a', { validFrom: '2025-02-01' })]
  assert.equal(main(lines), 'a')
  assert.equal(main([...lines, line('c', { position: 2 })]), 'c')
  assert.equal(main([line('d', { position: 1 }), line('e', { position: 1 }), line('f', { position: 2 })]), 'd')
})

test('other rules choose the lowest order, the first, or the cheapest; the preferred supplier wins while it can', () => {
  const lines = [
    line('a', { position: 3, unitCost: 300 }),
    line('b', { position: 1, unitCost: 200 }),
    line('c', { position: 2, unitCost: null }),
  ]
  assert.deepEqual([main(lines, 'first'), main(lines, 'lowestOrder'), main(lines, 'cheapest')], ['a', 'b', 'b'])
  assert.equal(main(lines, 'cheapest', 'c'), 'c')
  assert.equal(main([...lines, line('d', { validFrom: '2025-09-01' })], 'cheapest', 'd'), 'b')
})

test('a running promotion holds, else the latest regular price that began; of one day the later one written', () => {
  const price = (id: string, from: string, kind: 'regular' | 'promotion' = 'regular', to: string | null = null) => ({
    id,
    cents: Number(id),
    from,
    to,
    kind,
  })
  const prices = [
    price('1', '2025-01-01'),
    price('2', '2025-03-01'),
    price('3', '2025-03-01'),
    price('4', '2025-02-20', 'promotion', '2025-03-05'),
    price('5', '2025-04-01'),
  ]
  const on = (day: string) => priceOn(prices, day)?.id ?? null
  assert.deepEqual(['2024-12-31', '2025-02-19', '2025-02-20', '2025-03-05', '2025-03-06', '2025-04-01'].map(on), [
    null,
    '1',
    '4',
    '4',
    '3',
    '5',
  ])
})

test('each country has its own rates, and those of the shop come first from their day', () => {
  const rates = (country: string) =>
    classesIn(country, []).map((name) => (vatOn([], { class: name, country, day: '2025-03-03' }) ?? -1) / 10_000)
  assert.deepEqual(rates('BE'), [21, 12, 6, 0])
  assert.deepEqual(rates('FR'), [20, 10, 5.5, 2.1])
  assert.deepEqual(rates('DE'), [19, 7, 0])
  assert.deepEqual(rates('ES'), [21, 10, 4, 0])
  assert.deepEqual(rates('NL'), [21, 9, 0])
  assert.deepEqual(rates('LU'), [17, 14, 8, 3])
  assert.deepEqual(rates('CH'), [8.1, 2.6])
  const own = [{ class: 'reduced', country: 'BE', from: '2025-07-01', rate: 70_000 }]
  const on = (day: string) => vatOn(own, { class: 'reduced', country: 'BE', day })
  assert.deepEqual([on('2025-06-30'), on('2025-07-01')], [60_000, 70_000])
  assert.equal(vatOn([], { class: 'nothing', country: 'BE', day: '2025-03-03' }), null)
})

test('a price of 0, or one that moves by more than half, is asked about first', () => {
  const why = (price: number, before: number | null, sure = false) =>
    whyNotPrice({
      price,
      before,
      sure,
      name: 'Tea',
      from: '2025-03-03',
      to: null,
      kind: 'regular',
      today: '2025-03-03',
    }).map(({ code }) => code)
  assert.deepEqual(
    [why(0, null), why(151, 100), why(150, 100), why(50, 100), why(49, 100), why(49, 100, true)],
    [['price.surely'], ['price.surely'], [], [], ['price.surely'], []],
  )
})

test('a price follows its suggestion by itself where the rule says so, within a band or always', () => {
  assert.equal(appliesItself({ applyMode: 'manual', band: 0 }, 100, 101), false)
  assert.equal(appliesItself({ applyMode: 'always', band: 0 }, null, 101), true)
  assert.equal(appliesItself({ applyMode: 'whenEdited', band: 0 }, 100, null), false)
  assert.equal(appliesItself({ applyMode: 'always', band: 0 }, 100, 150), true)
  for (const applyMode of ['always', 'whenEdited', 'band'] as const)
    for (const suggested of [151, 49, 0])
      assert.equal(appliesItself({ applyMode, band: 1_000_000 }, 100, suggested), false)
  const within = (suggested: number) => appliesItself({ applyMode: 'band', band: 50_000 }, 100, suggested)
  assert.deepEqual([within(105), within(95), within(106), within(94)], [true, true, false, false])
})
