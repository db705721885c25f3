/** Formats of e-paper tags as they are commonly sold. Lengths are those of the glass, so that a label has exactly the
 *  pixels of its tag; on paper they are printed where a tag is broken. Source: domain catalogue and labels, 5.6. */
import type { LabelFormat } from './format.ts'
import { bars, format, logos, name, price, text } from './format-parts.ts'

export interface TagFormat {
  readonly format: LabelFormat
  readonly pixels: readonly [across: number, down: number]
  /** Columns and rows on a sheet of paper. */
  readonly paper: readonly [columns: number, rows: number]
}

/** A thin stroke is less than a pixel wide: what is small is bold. */
const small: typeof text = (field, at, wish) => text(field, at, { font: 'bold', ...wish })

const tag21: LabelFormat = format('tag_250x122', 48.8, 23.8, [
  name([1.2, 0.7, 46.4, 7.4], 9.5, 2),
  small('content', [1.2, 8.1, 17, 2.5], { size: 6, minSize: 5 }),
  small('unitPrice', [1.2, 10.6, 17, 2.6], { size: 6, minSize: 5, fit: ['shrink'] }),
  small('deposit', [1.2, 13.2, 17, 2.2], { size: 6, minSize: 5, fit: ['shrink'] }),
  price([18.6, 8.2, 29, 7.2], 23, 16),
  bars([2.2, 15.8, 44.3, 7.4]),
])

const tag27: LabelFormat = format('tag_264x176', 57.3, 38.2, [
  name([1.5, 1, 54.3, 9.6], 12, 2),
  small('brand', [1.5, 10.8, 26, 3], { size: 7 }),
  small('origin', [1.5, 13.9, 54.3, 3], { size: 6.5 }),
  small('content', [1.5, 17.4, 19, 3.2], { size: 7.5 }),
  small('deposit', [1.5, 20.8, 19, 3], { size: 7, fit: ['shrink'] }),
  price([21, 17, 34.8, 9.2], 29, 20),
  small('unitPrice', [1.5, 24, 19, 3], { size: 7, fit: ['shrink'] }),
  bars([4, 27.4, 49.3, 10]),
])

const tag29: LabelFormat = format('tag_296x128', 67.1, 29, [
  name([1.5, 0.6, 64, 9], 12, 2),
  small('origin', [1.5, 9.8, 30, 2.8], { size: 6.5 }),
  small('content', [1.5, 12.8, 18, 3], { size: 7 }),
  small('deposit', [1.5, 15.9, 18, 2.8], { size: 6.5, fit: ['shrink'] }),
  price([32, 9.8, 33.6, 9], 28, 20),
  bars([0.6, 19.5, 51.6, 8.9]),
  small('unitPrice', [52.6, 19.6, 13.5, 3.4], { size: 7.5, minSize: 6, align: 'end', fit: ['shrink'] }),
  small('secondUnitPrice', [52.6, 23, 13.5, 2.6], { size: 6, minSize: 5, align: 'end', fit: ['shrink'] }),
  small('code', [52.6, 25.7, 13.5, 2.9], { size: 7, align: 'end', fit: ['shrink'] }),
])

const tag42: LabelFormat = format('tag_400x300', 84.7, 63.5, [
  name([3, 2, 78.7, 17], 20, 2, 11),
  small('brand', [3, 19.4, 50, 4.2], { size: 9 }),
  small('origin', [3, 23.8, 56, 4], { size: 8.5 }),
  logos([60, 19.4, 21.7, 6], 3, 'end'),
  small('allergens', [3, 28, 78.7, 7], { size: 8, lines: 2, fit: ['wrap', 'shrink', 'hyphenate', 'ellipsis'] }),
  small('content', [3, 36, 26, 4.4], { size: 10 }),
  small('deposit', [3, 41, 26, 4.2], { size: 9, fit: ['shrink'] }),
  price([30, 35.4, 51.7, 13], 42, 30),
  bars([2.6, 49.6, 48.2, 12.4]),
  small('unitPrice', [52, 49.6, 29.7, 5.6], { size: 13, minSize: 9, align: 'end', fit: ['shrink'] }),
  small('secondUnitPrice', [52, 55.4, 29.7, 3.4], { size: 8, align: 'end', fit: ['shrink'] }),
  small('code', [52, 59.4, 12, 3], { size: 7, fit: ['shrink'] }),
  small('rack', [64.6, 59.4, 17.1, 3], { size: 7, align: 'end' }),
])

const tag75: LabelFormat = format('tag_800x480', 162.6, 97.5, [
  name([6, 4, 150, 28], 34, 2, 16),
  small('brand', [6, 32.4, 90, 6.6], { size: 15 }),
  small('origin', [6, 39.4, 100, 6], { size: 13 }),
  logos([108, 33, 48, 10], 4, 'end'),
  small('allergens', [6, 46, 150, 11], { size: 12, lines: 2, fit: ['wrap', 'shrink', 'hyphenate', 'ellipsis'] }),
  small('content', [6, 60, 50, 7], { size: 16 }),
  small('deposit', [6, 68, 50, 6.4], { size: 14, fit: ['shrink'] }),
  price([58, 58, 98, 20], 66, 44),
  bars([6, 79, 48, 15]),
  small('unitPrice', [58, 79, 98, 8], { size: 20, minSize: 13, align: 'end', fit: ['shrink'] }),
  small('secondUnitPrice', [80, 87.6, 76, 4.6], { size: 11, align: 'end', fit: ['shrink'] }),
  small('code', [58, 92.4, 20, 3.4], { size: 8, fit: ['shrink'] }),
  small('rack', [120, 92.4, 36, 3.4], { size: 8, align: 'end' }),
])

export const tagFormats: readonly [TagFormat, ...TagFormat[]] = [
  { format: tag21, pixels: [250, 122], paper: [4, 11] },
  { format: tag27, pixels: [264, 176], paper: [3, 7] },
  { format: tag29, pixels: [296, 128], paper: [3, 9] },
  { format: tag42, pixels: [400, 300], paper: [2, 4] },
  { format: tag75, pixels: [800, 480], paper: [1, 2] },
]

/** The ready format of exactly these pixels, else that of the nearest shape: it is drawn as large as it fits. */
export function formatForPixels(across: number, down: number): LabelFormat {
  const farness = ({ pixels: [w, h] }: TagFormat): number =>
    Math.abs(Math.log(across / down / (w / h))) * 10 + Math.abs(Math.log((across * down) / (w * h)))
  return tagFormats.reduce((best, one) => (farness(one) < farness(best) ? one : best)).format
}
