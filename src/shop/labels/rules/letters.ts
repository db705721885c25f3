/** The widths of letters as data: what a browser needs to lay a label out as the server does. */
import { type FontName, fontNames } from './format.ts'
import type { FontHeights, Measure } from './layout.ts'

export interface Letters {
  readonly heights: FontHeights
  /** Every letter the font can write of those that labels use, and its width in thousandths of an em. */
  readonly letters: string
  readonly widths: readonly number[]
}

/** Latin with all its accents, Greek, Cyrillic, and the signs of prices and texts. */
export const usualLetters: readonly string[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x218, 0x21b],
  [0x370, 0x3ff],
  [0x400, 0x45f],
  [0x2010, 0x2027],
  [0x202f, 0x202f],
  [0x2030, 0x203a],
  [0x2070, 0x2089],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2260, 0x2265],
].flatMap(([from = 0, until = 0]) =>
  Array.from({ length: until - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
)

export function measureBy(fonts: Readonly<Record<FontName, Letters>>): Measure {
  const widths = byFont((name) => {
    const { letters, widths: thousandths } = fonts[name]
    return new Map([...letters].map((letter, index) => [letter, (thousandths[index] ?? 0) / 1000]))
  })
  return {
    width(text, name) {
      let sum = 0
      for (const letter of text) sum += widths[name].get(letter) ?? unknownWidth
      return sum
    },
    lacks: (text, name) => [...new Set([...text].filter((letter) => !widths[name].has(letter)))],
    fonts: byFont((name) => fonts[name].heights),
  }
}

/** The box that stands for a letter a font lacks. */
const unknownWidth = 0.6

export const byFont = <T>(make: (name: FontName) => T): Record<FontName, T> =>
  Object.fromEntries(fontNames.map((name) => [name, make(name)])) as Record<FontName, T>
