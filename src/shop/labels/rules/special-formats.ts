/** Ready formats for a special need: easy to read, in two languages, and with the notice of less in the pack. */
import type { LabelFormat, TextElement } from './format.ts'
import { bars, format, logos, lowerHalf, name, page, price, shortCode, text } from './format-parts.ts'

const legible = (element: TextElement): TextElement => ({
  ...element,
  font: element.font === 'bold' ? 'legible_bold' : 'legible',
})

/** Large print in letters drawn for people who read with difficulty, and the product’s page for a phone. */
export const easy: LabelFormat = format('easy', 93, 62, [
  legible(name([4, 3, 85, 16.5], 19, 2, 13)),
  legible(text('brand', [4, 19.8, 44, 5], { size: 11, minSize: 9 })),
  logos([49, 19.8, 40, 8], 4, 'end'),
  legible(text('origin', [4, 24.8, 44, 4.6], { size: 10, minSize: 8 })),
  legible(price([33, 29.5, 56, 14], 42, 30)),
  legible(text('content', [4, 30.2, 28, 5], { size: 11, minSize: 9 })),
  legible(text('deposit', [4, 36.5, 28, 5], { size: 11, minSize: 8, fit: ['shrink'] })),
  legible(text('unitPrice', [46, 44, 24.5, 6], { size: 13, minSize: 9, align: 'end', fit: ['shrink'] })),
  legible(text('secondUnitPrice', [46, 50.2, 24.5, 4.6], { size: 10, minSize: 7, align: 'end', fit: ['shrink'] })),
  bars([2, 44, 43, 13.4]),
  shortCode([2, 57.6, 43, 2.6], 'middle'),
  text('rack', [46, 57.2, 24.5, 3], { size: 7, align: 'end' }),
  page([71.5, 43.5, 17.5, 17.5]),
])

/** The standard label with the name in two languages. */
export const twoLanguages: LabelFormat = format('two_languages', 60, 38, [
  name([2, 1.4, 56, 5], 11, 1),
  text('secondName', [2, 6.5, 56, 4.5], { size: 10, minSize: 7 }),
  text('brand', [2, 11.2, 30, 3.1], { size: 7 }),
  logos([32, 11.4, 26, 6], 4, 'end'),
  text('origin', [2, 14.3, 29, 3], { size: 6.5, minSize: 5.5 }),
  ...lowerHalf(8.5),
])

/** The notice is never smaller than the price per unit: France, arrêté of 16 April 2024. */
const noticeSize = 8
export const notice: LabelFormat = format('notice', 60, 38, [
  name([2, 1.2, 56, 4.8], 11, 1),
  text('notice', [2, 6.1, 56, 11.2], {
    font: 'bold',
    size: noticeSize,
    minSize: noticeSize,
    lines: 3,
    fit: ['wrap', 'hyphenate', 'ellipsis'],
  }),
  ...lowerHalf(noticeSize),
])
