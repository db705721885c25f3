import assert from 'node:assert/strict'
import { test } from 'node:test'
import { millimetresOf } from '#platform/values/length.ts'
import { measure } from '../drawing/fonts.ts'
import { muesli } from '../labels.testing.ts'
import { contrast } from './contrast.ts'
import type { Box, TextElement } from './format.ts'
import { layout } from './layout.ts'
import { readyFormats } from './ready-formats.ts'

const texts = (elements: (typeof readyFormats)[number]['format']['elements']): TextElement[] =>
  elements.flatMap((element) => (element.kind === 'text' ? [element] : []))

test('all sizes of the shops are there', () => {
  assert.deepEqual(
    readyFormats.map(({ format }) => `${format.width}×${format.height}`),
    [
      '60×38',
      '64×34.5',
      '45×34.5',
      '76×31',
      '40×36',
      '55×94',
      '93×93',
      '52×101',
      '38.1×21.2',
      '63.5×33.9',
      '70×36',
      '63.5×38.1',
      '99.1×38.1',
      '57×32',
      '93×62',
      '60×38',
      '60×38',
      '48.8×23.8',
      '57.3×38.2',
      '67.1×29',
      '84.7×63.5',
      '162.6×97.5',
    ],
  )
})

test('no part of a ready format leaves the label or lies on another', () => {
  const apart = (one: Box, other: Box): boolean =>
    one.x + one.width <= other.x + 0.01 ||
    other.x + other.width <= one.x + 0.01 ||
    one.y + one.height <= other.y + 0.01 ||
    other.y + other.height <= one.y + 0.01
  for (const { format } of readyFormats)
    for (const [index, one] of format.elements.entries()) {
      assert.ok(one.x >= 0 && one.y >= 0, `${format.id} ${one.id}`)
      assert.ok(
        one.x + one.width <= format.width && one.y + one.height <= format.height + 0.001,
        `${format.id} ${one.id}`,
      )
      for (const other of format.elements.slice(index + 1))
        assert.ok(apart(one, other), `${format.id}: ${one.id} and ${other.id}`)
    }
})

test('text is at least 5 pt and dark enough on its paper; names are at least 6.5 pt and prices 3 mm high', () => {
  for (const { format } of readyFormats) {
    const papers = ['#ffffff', ...format.backgrounds.map(({ colour }) => colour)]
    for (const { id, field, minSize, font, colour } of texts(format.elements)) {
      const least = field === 'name' ? 6.5 : 5
      assert.ok(minSize >= least, `${format.id} ${id} ${minSize} pt`)
      for (const paper of papers) assert.ok(contrast(colour, paper) >= 4.5, `${format.id} ${id}`)
      const figures = millimetresOf(minSize) * (measure.fonts[font].figureAscent - 0.02)
      if (field === 'price') assert.ok(figures >= 2.9, `${format.id} price of ${figures} mm`)
    }
  }
})

test('the figures of the price on a standard label are at least 7 mm high', () => {
  const price = layout(readyFormats[0].format, muesli, measure, {
    dotsPerInch: null,
    allowSmallBars: false,
  }).items.find(({ element }) => element === 'price')
  assert.ok(price?.kind === 'text')
  assert.ok(millimetresOf(price.size) * (measure.fonts.bold.figureAscent - 0.02) >= 7)
})

test('a usual product is said whole by every ready format, on its own paper', () => {
  for (const { format, papers } of readyFormats) {
    const dotsPerInch = papers[0]?.kind === 'roll' ? 203 : null
    const { warnings } = layout(format, { ...muesli, logos: muesli.logos.slice(0, 1) }, measure, {
      dotsPerInch,
      allowSmallBars: false,
    })
    assert.deepEqual(
      warnings.filter(({ field }) => field !== 'name'),
      [],
      format.id,
    )
  }
})

test('every ready format of paper bears the short code that tells an old label from the new one, at least 5 pt high', () => {
  for (const { format } of readyFormats.filter(({ format: { id } }) => !id.startsWith('tag_'))) {
    const content = { ...muesli, texts: { ...muesli.texts, code: 'abcdef' } }
    const { items, warnings } = layout(format, content, measure, { dotsPerInch: null, allowSmallBars: false })
    const code = items.find(({ element }) => element === 'code')
    assert.ok(code?.kind === 'text' && code.size >= 5, format.id)
    assert.deepEqual(
      warnings.filter(({ element }) => element === 'code' || element === 'barcode'),
      [],
      format.id,
    )
  }
})

test('the notice of less in the pack is whole and at least as large as the price per unit', () => {
  const notice = readyFormats.find(({ format }) => format.id === 'notice')
  assert.ok(notice)
  const said =
    'Pour ce produit, la quantité vendue est passée de 1 200 g à 1 080 g et son prix au kg a augmenté de 111,11 %.'
  for (const dotsPerInch of [null, 203]) {
    const content = { ...muesli, texts: { ...muesli.texts, notice: said } }
    const { items, warnings } = layout(notice.format, content, measure, { dotsPerInch, allowSmallBars: false })
    assert.deepEqual(
      warnings.filter(({ field }) => field === 'notice'),
      [],
    )
    const size = (element: string): number =>
      Math.max(...items.flatMap((one) => (one.kind === 'text' && one.element === element ? [one.size] : [])))
    assert.ok(size('notice') >= size('unitPrice'))
  }
})

test('an EAN-13 fits the standard label on heads of 203 and 300 dpi too', () => {
  for (const dotsPerInch of [203, 300])
    assert.deepEqual(
      layout(readyFormats[0].format, muesli, measure, { dotsPerInch, allowSmallBars: false }).warnings,
      [],
    )
})
