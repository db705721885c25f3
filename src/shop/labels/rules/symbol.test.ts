import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roundedTo } from '#platform/values/length.ts'
import { fitSymbol, type Medium, modulesAcross, symbolOf, symbolsThatFit } from './symbol.ts'

const ean = symbolOf('ean13', '4006381333931')
assert.ok(ean)
const paper: Medium = { dotsPerInch: null, allowSmallBars: false }
const head = (dotsPerInch: number, allowSmallBars = false): Medium => ({ dotsPerInch, allowSmallBars })
const width = (room: number, medium: Medium) => {
  const fitted = fitSymbol(ean, room, medium)
  return fitted && { module: roundedTo(fitted.module, 3), width: roundedTo(fitted.width, 1) }
}

test('an EAN-13 is 113 modules wide with its quiet zones and an EAN-8 81; on paper a module is 0.33 mm', () => {
  const short = symbolOf('ean8', '96385074')
  assert.deepEqual([modulesAcross(ean), short && modulesAcross(short)], [113, 81])
  assert.deepEqual(width(60, paper), { module: 0.33, width: 37.3 })
})

test('in a narrow place the bars shrink, to 0.264 mm a module and not below, unless small bars are allowed', () => {
  assert.deepEqual(width(30, paper), { module: 0.265, width: 30 })
  assert.equal(width(29.5, paper), null)
  assert.deepEqual(width(29.5, { ...paper, allowSmallBars: true }), { module: 0.261, width: 29.5 })
  assert.equal(width(18, { ...paper, allowSmallBars: true }), null)
})

test('on a thermal head a module is whole dots: three at 203 dpi, four at 300, and what needs fewer does not fit', () => {
  assert.deepEqual(width(43, head(203)), { module: 0.375, width: 42.4 })
  assert.deepEqual(width(43, head(300)), { module: 0.339, width: 38.3 })
  assert.deepEqual([width(42, head(203)), width(38, head(300))], [null, null])
  assert.deepEqual(width(42, head(203, true)), { module: 0.25, width: 28.3 })
})

test('a code of twelve digits is an EAN-13 with a nought in front; a wrong check digit is none', () => {
  assert.equal(symbolOf('ean13', '036000291452')?.code, '0036000291452')
  assert.equal(symbolOf('ean13', '4006381333932'), null)
})

test('the editor offers the kinds that can say the code, and tells which fit', () => {
  const offered = symbolsThatFit('4006381333931', 30, head(203)).map(({ kind, fitted }) => [kind, fitted !== null])
  assert.deepEqual(offered, [
    ['ean13', false],
    ['code128', false],
    ['qr', true],
  ])
})
