import assert from 'node:assert/strict'
import { test } from 'node:test'
import { muesli } from '../labels.testing.ts'
import type { LabelContent } from '../rules/format.ts'
import { layout } from '../rules/layout.ts'
import { noCorrection } from '../rules/paper.ts'
import { readyFormats } from '../rules/ready-formats.ts'
import { zplMeasure, zplOf } from './zpl.ts'

const { format } = readyFormats[0]
const job = (
  contents: readonly LabelContent[],
  wish: Partial<Parameters<typeof zplOf>[1]> = {},
  tried = format,
): string => {
  const all = { dotsPerInch: 203, correction: noCorrection, cutter: false, ...wish }
  const medium = { dotsPerInch: all.dotsPerInch, allowSmallBars: false }
  return [
    ...zplOf(
      contents.map((content) => layout(tried, content, zplMeasure, medium)),
      all,
    ),
  ].join('')
}

test('a label of 60 × 38 mm is 480 × 304 dots at 203 dpi and 709 × 449 at 300: rounded once', () => {
  assert.match(job([muesli]), /\^PW480\^LL304\^/)
  assert.match(job([muesli], { dotsPerInch: 300 }), /\^PW709\^LL449\^/)
})

test('bars are the printer’s own, of whole dots: it adds the check digit', () => {
  assert.match(job([muesli]), /\^BY3,3,\d+\^BEN,\d+,N,N\^FH_\^FD400638133393\^FS/)
  assert.match(job([muesli], { dotsPerInch: 300 }), /\^BY4,3,/)
  assert.match(job([{ ...muesli, barcode: '96385074' }]), /\^B8N,\d+,N,N\^FH_\^FD9638507\^FS/)
  assert.match(job([{ ...muesli, barcode: '1234' }]), /\^BCN,\d+,N,N,N\^FH_\^FD>;1234\^FS/)
  assert.match(job([{ ...muesli, barcode: 'A>1' }]), /\^FD>:A>01\^FS/)
})

test('text cannot become a command', () => {
  const sly = { ...muesli, texts: { ...muesli.texts, name: 'Tea ^XZ~JA_41' } }
  assert.match(job([sly]), /\^FH_\^FDTea _5EXZ_7EJA_5F41\^FS/)
})

test('one job a run: with a cutter the paper is cut once, behind the last label', () => {
  const cut = job([muesli, muesli], { cutter: true })
  assert.equal(cut.match(/\^XA/g)?.length, 2)
  assert.equal(cut.match(/\^MMD/g)?.length, 2)
  assert.match(cut, /\^XZ\n~JK\n$/)
  assert.doesNotMatch(job([muesli]), /~JK|\^MMD/)
})

test('a QR code is sent as the picture that every other paper has', () => {
  const square = {
    ...format,
    elements: format.elements.map((one) =>
      one.kind === 'symbol'
        ? { ...one, x: 2, y: 18, width: 18, height: 18, says: 'page' as const, kinds: ['qr' as const] }
        : one,
    ),
  }
  assert.match(job([muesli], {}, square), /\^GFA,(\d+),\1,\d+,[0-9A-F]+\^FS/)
})

test('the correction of a printer moves every part', () => {
  const [plain, moved] = [job([muesli]), job([muesli], { correction: { right: 1, down: 2, scale: 1 } })].map((text) =>
    (/\^FT(\d+),(\d+),0\^A0/.exec(text) ?? []).slice(1).map(Number),
  )
  assert.deepEqual(moved, [(plain?.[0] ?? 0) + 8, (plain?.[1] ?? 0) + 16])
})
