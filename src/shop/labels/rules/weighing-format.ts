/** The label people stick on what they weighed: 60 × 38 mm, with the 42.4 mm of bars that a head of 203 dpi needs. */
import type { LabelFormat } from './format.ts'
import { bars, format, name, price, text } from './format-parts.ts'
import type { Roll } from './paper.ts'

/** `content` is the net weight, `comment` the tare, `price` what is to be paid. */
export const weighingFormat: LabelFormat = format('weighing', 60, 38, [
  name([2, 1.2, 56, 8.2], 10, 2),
  text('allergens', [2, 9.5, 56, 7.6], {
    size: 6.5,
    minSize: 5,
    lines: 3,
    fit: ['wrap', 'shrink', 'hyphenate', 'ellipsis'],
  }),
  text('content', [2, 17.4, 27, 3.6], { font: 'bold', size: 8.5, minSize: 7, fit: ['shrink'] }),
  text('comment', [2, 21, 27, 3], { size: 6.5, minSize: 5, fit: ['shrink'] }),
  text('unitPrice', [2, 24, 27, 3.2], { size: 7.5, minSize: 6, fit: ['shrink'] }),
  price([29, 17.4, 29, 9.4], 26, 14),
  bars([1.5, 27.8, 42.5, 9.4]),
  text('printedOn', [44.5, 33.6, 13.5, 2.8], { size: 6, minSize: 5, align: 'end', fit: ['shrink'] }),
])

export const weighingRoll: Roll = {
  kind: 'roll',
  id: 'weighing',
  width: weighingFormat.width,
  height: weighingFormat.height,
}
