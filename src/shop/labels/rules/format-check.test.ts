import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measure } from '../drawing/fonts.ts'
import { letters } from '../reads/fonts.ts'
import { fontNames } from './format.ts'
import { overlaps, papersThatHold, whyNotKeep } from './format-check.ts'
import { layout } from './layout.ts'
import { measureBy } from './letters.ts'
import { readyFormats, readyPapers } from './ready-formats.ts'
import { sampleNames, sampleOf } from './samples.ts'

test('the ready formats could be kept as they are, and none of their parts share paper', () => {
  for (const { format } of readyFormats)
    assert.deepEqual([whyNotKeep(format), overlaps(format.elements)], [[], []], format.id)
})

test('a paper holds labels of its own size only: others would lie across the cut', () => {
  const held = (width: number, height: number) => papersThatHold(readyPapers, { width, height }).map(({ id }) => id)
  assert.deepEqual(held(60, 38), ['a4_60x38', 'roll_60x38'])
  assert.deepEqual(held(38.1, 21.2), ['sheet_65'])
  assert.deepEqual(held(61, 38), [])
  for (const { format, papers } of readyFormats)
    assert.deepEqual(
      papers.filter(({ id }) => !held(format.width, format.height).includes(id)),
      [],
      format.id,
    )
})

test('a browser lays labels out as the server does, to a twentieth of a millimetre', () => {
  const there = measureBy(letters())
  for (const language of ['fr', 'nl', 'de', 'en', 'es'] as const)
    for (const name of sampleNames) {
      const content = sampleOf(name, { language, currency: 'EUR', country: 'BE' })
      for (const { format } of readyFormats) {
        const medium = { dotsPerInch: null, allowSmallBars: false }
        const [here, browser] = [measure, there].map((one) => layout(format, content, one, medium))
        const texts = (drawing = here) =>
          drawing?.items.map((item) => (item.kind === 'text' ? [item.text, item.size] : item.kind))
        assert.deepEqual(texts(browser), texts())
      }
    }
  for (const font of fontNames) assert.deepEqual(there.lacks('Œufs à 3 € – 1/2 kg', font), [])
})

test('a notice smaller than the price per unit is not kept', () => {
  const { format } = readyFormats.find((one) => one.format.id === 'notice') ?? readyFormats[0]
  const smaller = format.elements.map((one) =>
    one.kind === 'text' && one.field === 'notice' ? { ...one, minSize: 7 } : one,
  )
  assert.deepEqual(whyNotKeep(format), [])
  assert.deepEqual(whyNotKeep({ ...format, elements: smaller }), [
    { code: 'format.notice_small', facts: { element: 'notice', least: 8 } },
  ])
})
