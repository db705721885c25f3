import assert from 'node:assert/strict'
import { test } from 'node:test'
import { muesli } from '../labels.testing.ts'
import { layout } from '../rules/layout.ts'
import { readyFormats } from '../rules/ready-formats.ts'
import { bitmapOf, pngOf } from './bitmap.ts'
import { measure } from './fonts.ts'

const { format } = readyFormats[0]
const tag = { dotsPerInch: 203, colours: ['#ffffff', '#000000', '#c8102e'] }
const drawing = layout(format, muesli, measure, { dotsPerInch: 203, allowSmallBars: false })
const bitmap = bitmapOf(drawing, tag)
const row = (millimetres: number): string => {
  const at = Math.floor((millimetres * 203) / 25.4)
  return [...bitmap.pixels.subarray(at * bitmap.width, (at + 1) * bitmap.width)].join('')
}

test('a label has the pixels of its tag and no colours but the tag’s', () => {
  assert.deepEqual([bitmap.width, bitmap.height], [480, 304])
  assert.deepEqual([...new Set(bitmap.pixels)].sort(), [0, 1, 2])
})

test('bars are whole pixels: every module has the same width', () => {
  const bars = drawing.items.find(({ kind }) => kind === 'symbol')
  assert.ok(bars?.kind === 'symbol')
  const modules = bars.symbol.rows[0] ?? ''
  const wanted = [...modules].map((module) => module.repeat(3)).join('')
  assert.ok(row(bars.y + 2).includes(wanted))
})

test('letters are filled with their holes open', () => {
  const zero = layout(
    { ...format, elements: format.elements.filter(({ id }) => id === 'price') },
    { ...muesli, texts: { price: '0' } },
    measure,
    { dotsPerInch: 203, allowSmallBars: false },
  )
  const { pixels, width } = bitmapOf(zero, tag)
  const [text] = zero.items
  assert.ok(text?.kind === 'text')
  const middle = Math.floor(((text.baseline - 3.5) * 203) / 25.4)
  const line = [...pixels.subarray(middle * width, (middle + 1) * width)].join('')
  assert.match(line, /^0+1+0+1+0+$/)
})

test('the picture of a tag is a PNG with its palette', () => {
  const png = pngOf(bitmap)
  assert.equal(png.subarray(1, 4).toString(), 'PNG')
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [480, 304])
  assert.ok(png.includes(Buffer.from('ffffff000000c8102e', 'hex')))
})
