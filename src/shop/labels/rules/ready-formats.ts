/** The formats a shop starts with, and the papers they are printed on. All of them are data and may be copied and changed.
 *  Sources: domain catalogue and labels, 5.6: BEES coop, La Louve and Grap; sheets as they are commonly sold. */
import type { LabelFormat } from './format.ts'
import { bars, format, logos, lowerHalf, name, price, sevenMillimetres, shortCode, text } from './format-parts.ts'
import type { Paper, Roll, Sheet } from './paper.ts'
import { easy, notice, twoLanguages } from './special-formats.ts'
import { tagFormats } from './tag-formats.ts'

export interface ReadyFormat {
  readonly format: LabelFormat
  /** The first is offered first; every one holds this label. */
  readonly papers: readonly Paper[]
  /** What the label is for: a message of the module. */
  readonly says: string
}

const a4 = { kind: 'sheet', width: 210, height: 297 } as const

/** A sheet of whole paper that is cut with a knife: labels side by side, in the middle of the page. */
function cutSheet(id: string, width: number, height: number, columns: number, rows: number): Sheet {
  return {
    ...a4,
    id,
    columns,
    rows,
    left: (a4.width - columns * width) / 2,
    top: (a4.height - rows * height) / 2,
    across: width,
    down: height,
    cutMarks: true,
  }
}

/** A sheet of stickers, punched at the maker's. */
const stickers = (id: string, columns: number, rows: number, at: readonly [number, number, number, number]): Sheet => ({
  ...a4,
  id,
  columns,
  rows,
  left: at[0],
  top: at[1],
  across: at[2],
  down: at[3],
  cutMarks: false,
})

const roll = (id: string, width: number, height: number): Roll => ({ kind: 'roll', id, width, height })

const standard: LabelFormat = format('standard', 60, 38, [
  name([2, 1.5, 56, 9.6], 11, 2),
  text('brand', [2, 11.1, 30, 3.1], { size: 7 }),
  logos([32, 11.4, 26, 6], 4, 'end'),
  text('origin', [2, 14.3, 29, 3], { size: 6.5, minSize: 5.5 }),
  ...lowerHalf(8.5),
])

const barcodeOnly: LabelFormat = format('barcode_only', 64, 34.5, [
  name([2, 1.5, 60, 9.4], 11, 2),
  text('origin', [2, 11, 22, 4.2], { size: 7, minSize: 5 }),
  price([24, 11.6, 38, 9], 29, sevenMillimetres),
  text('unitPrice', [2, 15.4, 22, 4.4], { size: 10, minSize: 7, fit: ['shrink'] }),
  bars([2, 21.5, 40, 11.5]),
  text('number', [43, 24, 19, 3.4], { size: 7, align: 'end', fit: ['shrink'] }),
  text('rack', [43, 28.4, 19, 3.4], { size: 7, align: 'end' }),
  shortCode([43, 31.9, 19, 2.4], 'end'),
])

const barcodeOnlyNarrow: LabelFormat = format('barcode_only_narrow', 45, 34.5, [
  name([2, 1, 41, 8.6], 10, 2),
  text('origin', [2, 9.7, 41, 2.8], { size: 6.5, minSize: 5.5 }),
  price([11, 12.6, 32, 8], 24, 18),
  text('unitPrice', [2, 20.7, 26, 3.4], { size: 8, minSize: 6, fit: ['shrink'] }),
  text('rack', [28, 20.7, 15, 3.4], { size: 6.5, align: 'end' }),
  bars([2, 24.2, 41, 7.8]),
  shortCode([2, 32.1, 41, 2.3], 'middle'),
])

const normal: LabelFormat = format('normal', 76, 31, [
  name([2, 1.5, 72, 9.6], 12, 2),
  text('brand', [2, 11.2, 34, 3.2], { size: 7.5 }),
  text('origin', [2, 14.4, 34, 3.2], { size: 6.5, minSize: 5.5 }),
  logos([37, 11.4, 7, 6], 1),
  price([44, 11.6, 30, 8.6], 29, 22),
  bars([2, 18.4, 38, 11.4]),
  text('unitPrice', [42, 20.8, 32, 4], { size: 9, minSize: 7, align: 'end', fit: ['shrink'] }),
  text('content', [42, 24.8, 16, 3.2], { size: 7 }),
  text('deposit', [58, 24.8, 16, 3.2], { size: 7, minSize: 5.5, align: 'end', fit: ['shrink'] }),
  shortCode([42, 28.1, 32, 2.4], 'end'),
])

const square: LabelFormat = format('square', 40, 36, [
  name([1.5, 1, 37, 8.6], 10, 2),
  text('origin', [1.5, 9.8, 37, 2.8], { size: 6, minSize: 5.5 }),
  price([1.5, 12.6, 37, 8.2], 24, 18),
  text('unitPrice', [15, 21, 23.5, 3.4], { size: 7.5, minSize: 6, align: 'end', fit: ['shrink'] }),
  text('content', [1.5, 21, 13.5, 3.4], { size: 7, minSize: 5.5 }),
  bars([1.2, 24.6, 37.6, 8.9]),
  shortCode([1.5, 33.5, 37, 2.3], 'middle'),
])

const counter: LabelFormat = format('counter', 55, 94, [
  logos([3, 3, 49, 8], 5),
  name([3, 13, 49, 20], 16, 3, 10),
  text('origin', [3, 34, 49, 8], { size: 9, lines: 2, fit: ['wrap', 'shrink', 'ellipsis'] }),
  text('freshClass', [3, 42.5, 49, 4], { size: 9 }),
  text('allergens', [3, 47, 49, 13], { size: 8, lines: 4, fit: ['wrap', 'shrink', 'hyphenate', 'ellipsis'] }),
  price([3, 61, 49, 12], 38, 26),
  text('unitPrice', [3, 74, 49, 5], { size: 12, minSize: 9, align: 'end', fit: ['shrink'] }),
  bars([3, 80.5, 49, 10.4]),
  shortCode([3, 91, 49, 2.4], 'middle'),
])

const bulk: LabelFormat = format('bulk', 93, 93, [
  name([4, 4, 85, 26], 22, 3, 13),
  logos([4, 31, 50, 9], 5),
  text('origin', [4, 41, 85, 5], { size: 11, minSize: 8 }),
  text('allergens', [4, 46.5, 85, 13], { size: 9, lines: 3, fit: ['wrap', 'shrink', 'hyphenate', 'ellipsis'] }),
  price([4, 60, 85, 14], 46, 32),
  text('unitPrice', [45, 75, 44, 6], { size: 13, minSize: 9, align: 'end', fit: ['shrink'] }),
  bars([4, 77, 40, 13]),
  text('number', [45, 83, 44, 6], { font: 'bold', size: 14, minSize: 10, align: 'end', fit: ['shrink'] }),
  shortCode([4, 90, 40, 2.4], 'middle'),
])

const bulkTall: LabelFormat = format('bulk_tall', 52, 101, [
  name([3, 3, 46, 24], 16, 4, 10),
  logos([3, 28, 46, 8], 5),
  text('origin', [3, 37, 46, 8], { size: 9, lines: 2, fit: ['wrap', 'shrink', 'ellipsis'] }),
  text('allergens', [3, 46, 46, 16], { size: 8, lines: 5, fit: ['wrap', 'shrink', 'hyphenate', 'ellipsis'] }),
  price([3, 63, 46, 12], 36, 24),
  text('unitPrice', [3, 76, 46, 5], { size: 12, minSize: 9, align: 'end', fit: ['shrink'] }),
  text('number', [3, 82, 46, 5], { font: 'bold', size: 12, minSize: 9, align: 'end', fit: ['shrink'] }),
  bars([3, 87.6, 46, 10.4]),
  shortCode([3, 98, 46, 2.4], 'middle'),
])

const small: LabelFormat = format('small', 38.1, 21.2, [
  name([1.2, 0.9, 35.7, 4], 8, 1, 6.5),
  price([15.6, 4.9, 21.3, 5.8], 18, 12),
  text('unitPrice', [1.2, 5, 14, 2.8], { size: 6, minSize: 5, fit: ['shrink'] }),
  text('content', [1.2, 7.9, 7.8, 2.8], { size: 6, minSize: 5 }),
  shortCode([9.1, 8.4, 6.4, 2.3], 'end'),
  bars([0.4, 11, 37.3, 9.6]),
])

const middle = (id: string, width: number, height: number): LabelFormat =>
  format(id, width, height, [
    name([2, 1, width - 4, 9.4], 11, 2),
    text('origin', [2, 10.5, width - 4, 3], { size: 6.5, minSize: 5.5 }),
    text('content', [2, 14, 20, 3.2], { size: 7 }),
    text('deposit', [2, 17.4, 20, 3.2], { size: 7, fit: ['shrink'] }),
    price([22, 13.6, width - 24, 8.4], 27, 20),
    bars([2, height - 11.8, 38, 11]),
    text('unitPrice', [40.5, height - 11, width - 42.5, 4], { size: 8, minSize: 6, align: 'end', fit: ['shrink'] }),
    shortCode([40.5, height - 6.8, width - 42.5, 2.4], 'end'),
    text('rack', [40.5, height - 4.4, width - 42.5, 3], { size: 6, minSize: 5, align: 'end' }),
  ])

const wide: LabelFormat = format('wide', 99.1, 38.1, [
  name([3, 2, 93, 10.4], 13, 2),
  text('brand', [3, 12.6, 40, 3.6], { size: 8 }),
  text('origin', [3, 16.2, 44, 3.4], { size: 7 }),
  logos([3, 20, 6, 5], 1),
  text('deposit', [10, 20.4, 30, 3.6], { size: 8, fit: ['shrink'] }),
  price([48, 13.4, 48, 11], 36, sevenMillimetres),
  bars([3, 25.4, 40, 11]),
  text('content', [48, 26.4, 18, 4], { size: 9 }),
  text('unitPrice', [66, 26.4, 30, 4.4], { size: 10, minSize: 7, align: 'end', fit: ['shrink'] }),
  text('rack', [66, 32.4, 30, 3.4], { size: 7, align: 'end' }),
  shortCode([48, 33.4, 18, 2.4]),
])

/** Bars of a thermal head need 42.4 mm at 203 dpi: here they have 45. */
const thermalSmall: LabelFormat = format('thermal_small', 57, 32, [
  name([2, 1, 53, 8.6], 10, 2),
  text('content', [2, 9.8, 18, 3.2], { size: 7 }),
  text('deposit', [2, 13, 18, 3.2], { size: 7, fit: ['shrink'] }),
  text('unitPrice', [2, 16.4, 22, 3.4], { size: 8, minSize: 6, fit: ['shrink'] }),
  price([24, 10, 31, 8.6], 28, 20),
  bars([6, 20.3, 45, 9]),
  shortCode([6, 29.4, 45, 2.4], 'middle'),
])

const ready = (format: LabelFormat, papers: readonly Paper[]): ReadyFormat => ({
  format,
  papers,
  says: `labels.format.${format.id}`,
})

const standardPapers: readonly Paper[] = [
  { ...cutSheet('a4_60x38', 60, 38, 3, 7), left: 15, top: 15.5 },
  roll('roll_60x38', 60, 38),
]

export const readyFormats: readonly [ReadyFormat, ...ReadyFormat[]] = [
  ready(standard, standardPapers),
  ready(barcodeOnly, [cutSheet('a4_64x34', 64, 34.5, 3, 8)]),
  ready(barcodeOnlyNarrow, [cutSheet('a4_45x34', 45, 34.5, 4, 8)]),
  ready(normal, [cutSheet('a4_76x31', 76, 31, 2, 9)]),
  ready(square, [cutSheet('a4_40x36', 40, 36, 4, 8)]),
  ready(counter, [cutSheet('a4_55x94', 55, 94, 3, 3)]),
  ready(bulk, [cutSheet('a4_93x93', 93, 93, 2, 3)]),
  ready(bulkTall, [cutSheet('a4_52x101', 52, 101, 3, 2)]),
  ready(small, [stickers('sheet_65', 5, 13, [4.75, 10.7, 40.6, 21.2])]),
  ready(middle('sheet_24', 63.5, 33.9), [stickers('sheet_24', 3, 8, [7.2, 12.9, 66.04, 33.9])]),
  ready(middle('sheet_24_full', 70, 36), [stickers('sheet_24_full', 3, 8, [0, 4.5, 70, 36])]),
  ready(middle('sheet_21', 63.5, 38.1), [stickers('sheet_21', 3, 7, [7.2, 15.15, 66.04, 38.1])]),
  ready(wide, [stickers('sheet_14', 2, 7, [4.65, 15.15, 101.6, 38.1])]),
  ready(thermalSmall, [roll('roll_57x32', 57, 32)]),
  ready(easy, [cutSheet('a4_93x62', 93, 62, 2, 4)]),
  ready(twoLanguages, standardPapers),
  ready(notice, standardPapers),
  ...tagFormats.map(({ format: tag, paper }) =>
    ready(tag, [cutSheet(`a4_${tag.id}`, tag.width, tag.height, paper[0], paper[1])]),
  ),
]

export const readyPapers: readonly Paper[] = [
  ...new Map(readyFormats.flatMap(({ papers }) => papers).map((paper) => [paper.id, paper])).values(),
]
