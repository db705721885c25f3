import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { millimetresOf } from '#platform/values/length.ts'
import { measure } from '../drawing/fonts.ts'
import { zplMeasure } from '../drawing/zpl.ts'
import { muesli } from '../labels.testing.ts'
import { contrast, inkOn } from './contrast.ts'
import {
  type Box,
  fitSteps,
  fontNames,
  type LabelContent,
  type LabelFormat,
  type TextElement,
  textFields,
} from './format.ts'
import { type Drawing, type Drawn, layout } from './layout.ts'
import { readyFormats } from './ready-formats.ts'

const paper = { dotsPerInch: null, allowSmallBars: false }

const named: TextElement = {
  kind: 'text',
  id: 'name',
  field: 'name',
  x: 2,
  y: 2,
  width: 40,
  height: 11,
  font: 'bold',
  size: 12,
  minSize: 7,
  align: 'start',
  vertical: 'top',
  fit: ['shrink', 'wrap', 'hyphenate', 'ellipsis'],
  lines: 2,
  colour: '#000000',
}
const formatOf = (...elements: LabelFormat['elements']): LabelFormat => ({
  id: 'tried',
  width: 60,
  height: 38,
  elements,
  backgrounds: [],
  allowSmallBars: false,
  ignoredFields: [],
})
const saying = (name: string): LabelContent => ({ ...muesli, texts: { name } })
const draw = (element: TextElement, name: string) => layout(formatOf(element), saying(name), measure, paper)
const lines = ({ items }: Drawing) => items.flatMap((item) => (item.kind === 'text' ? [item.text] : []))
const size = ({ items }: Drawing) => items.flatMap((item) => (item.kind === 'text' ? [item.size] : []))[0]

test('text that is too long gets smaller, then takes more lines, then parts its words, then ends in an ellipsis that is told', () => {
  assert.deepEqual([lines(draw(named, 'Lentilles')), size(draw(named, 'Lentilles'))], [['Lentilles'], 12])
  const smaller = draw(named, 'Lentilles vertes du Puy')
  assert.deepEqual([lines(smaller).length, (size(smaller) ?? 12) < 12], [1, true])
  const wrapped = draw(named, 'Lentilles vertes du Puy cuites à la vapeur douce')
  assert.deepEqual([lines(wrapped).length, wrapped.warnings], [2, []])
  const hyphenated = draw({ ...named, width: 20 }, 'Bundesausbildungsförderung Pastinake')
  assert.match(lines(hyphenated)[0] ?? '', /^Bundes.*-$/)
  const cut = draw(named, 'Lentilles vertes du Puy '.repeat(6))
  assert.match(lines(cut)[1] ?? '', /…$/)
  assert.deepEqual(
    cut.warnings.map(({ code, product, field, blocking }) => ({ code, product, field, blocking })),
    [{ code: 'shortened', product: muesli.product, field: 'name', blocking: false }],
  )
})

test('the order of the steps belongs to the format: a name may take its second line before it gets smaller', () => {
  const wide = draw({ ...named, fit: ['wrap', 'shrink', 'ellipsis'] }, 'Lentilles vertes du Puy')
  assert.deepEqual([lines(wide).length, size(wide)], [2, 12])
})

test('a price is never cut: where it does not fit it is left out, and the label is not printed', () => {
  const price: TextElement = { ...named, id: 'price', field: 'price', width: 5, fit: ['shrink', 'ellipsis'] }
  const drawn = layout(formatOf(price), muesli, measure, paper)
  assert.deepEqual(drawn.items, [])
  assert.deepEqual(
    drawn.warnings.map(({ code, blocking }) => [code, blocking]),
    [['left_out', true]],
  )
})

test('a letter the font cannot write is told', () => {
  const drawn = draw({ ...named, font: 'legible' }, 'Чай Ж')
  assert.equal(drawn.warnings[0]?.code, 'no_letter')
  assert.deepEqual(draw(named, 'Œufs, Äpfel, piñón, Чай, Ελιές').warnings, [])
})

test('bars that do not fit are told; the next kind that does is drawn instead', () => {
  const bars = {
    kind: 'symbol',
    id: 'bars',
    says: 'barcode',
    digits: true,
    align: 'start',
    x: 0,
    y: 0,
    height: 14,
  } as const
  const none = layout(formatOf({ ...bars, width: 25, kinds: ['ean13'] }), muesli, measure, paper)
  assert.deepEqual([none.items, none.warnings[0]?.code], [[], 'bars_too_small'])
  const square = layout(formatOf({ ...bars, width: 25, kinds: ['ean13', 'qr'] }), muesli, measure, paper)
  assert.deepEqual(
    square.items.map((item) => item.kind === 'symbol' && item.symbol.kind),
    ['qr'],
  )
})

test('the background is that of the first quality or category that has one, and words on colours are readable', () => {
  const format = {
    ...formatOf(named),
    backgrounds: [
      { tag: 'category:tea', colour: '#eeeeee' },
      { tag: 'category:cereals', colour: '#fff4d6' },
    ],
  }
  assert.equal(layout(format, muesli, measure, paper).background, '#fff4d6')
  for (const colour of ['#2f6b3a', '#8a5a00', '#ffe08a', '#c00000', '#808080'])
    assert.ok(contrast(colour, inkOn(colour)) >= 4.5, colour)
})

const tiny = 1e-6
/** The rectangle an item inks. */
function inked(item: Drawn): Box {
  if (item.kind === 'text') {
    const em = millimetresOf(item.size)
    const { figureAscent, figureDescent } = measure.fonts[item.font]
    return {
      x: item.x,
      y: item.baseline - em * figureAscent,
      width: item.width,
      height: em * (figureAscent + figureDescent),
    }
  }
  if (item.kind === 'symbol')
    return {
      x: item.x,
      y: item.y,
      width: (item.symbol.rows[0]?.length ?? 0) * item.module,
      height: item.symbol.rows.length * item.rowHeight,
    }
  return item
}
const within = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - tiny &&
  inner.y >= outer.y - tiny &&
  inner.x + inner.width <= outer.x + outer.width + tiny &&
  inner.y + inner.height <= outer.y + outer.height + tiny

const words = fc.oneof(
  fc.string({ maxLength: 120 }),
  fc.string({
    unit: fc.constantFrom('Rind', 'fleisch', ' ', '-', 'œ', 'É', 'W', 'i', '/', '\u00a0', '…', '12,95 €'),
    maxLength: 40,
  }),
)
const anyElement: fc.Arbitrary<TextElement> = fc.record({
  kind: fc.constant('text' as const),
  id: fc.constant('one'),
  field: fc.constantFrom(...textFields),
  x: fc.double({ min: 0, max: 20, noNaN: true }),
  y: fc.double({ min: 0, max: 20, noNaN: true }),
  width: fc.double({ min: 0.5, max: 60, noNaN: true }),
  height: fc.double({ min: 0.5, max: 30, noNaN: true }),
  font: fc.constantFrom(...fontNames),
  size: fc.integer({ min: 4, max: 60 }),
  minSize: fc.integer({ min: 4, max: 60 }),
  align: fc.constantFrom('start' as const, 'middle' as const, 'end' as const),
  vertical: fc.constantFrom('top' as const, 'middle' as const, 'bottom' as const),
  fit: fc.shuffledSubarray([...fitSteps]),
  lines: fc.integer({ min: 1, max: 5 }),
  colour: fc.constant('#000000'),
})

test('whatever a text says and however it may be fitted, it never leaves its box, and every loss is told', () => {
  fc.assert(
    fc.property(anyElement, words, (element, text) => {
      const content: LabelContent = { ...muesli, texts: { [element.field]: text } }
      const drawn = layout(formatOf(element), content, measure, paper)
      for (const item of drawn.items) assert.ok(within(inked(item), element), JSON.stringify(item))
      const letters = (of: string): string => of.replace(/[\s-]+/g, '')
      const told = drawn.warnings.some(({ code }) => code === 'shortened' || code === 'left_out')
      if (!told) assert.equal(letters(lines(drawn).join('')), letters(text))
    }),
    { numRuns: 400 },
  )
})

test('in every ready format each part stays in its box, so that none moves a neighbour, on paper and on thermal heads', () => {
  const fields = fc.record(Object.fromEntries(textFields.map((field) => [field, words])))
  fc.assert(
    fc.property(
      fc.constantFrom(...readyFormats),
      fields,
      fc.constantFrom(null, 203, 300),
      ({ format }, texts, dotsPerInch) => {
        const letters = dotsPerInch === null ? measure : zplMeasure
        const drawn = layout(format, { ...muesli, texts }, letters, { dotsPerInch, allowSmallBars: false })
        for (const item of drawn.items) {
          const box = format.elements.find(({ id }) => id === item.element)
          assert.ok(box && within(inked(item), box), `${format.id} ${JSON.stringify(item)}`)
        }
      },
    ),
    { numRuns: 200 },
  )
})
