/** The fonts of labels: Fira Sans Condensed (narrow, writes all of Europe) and Atkinson Hyperlegible, both under the
 *  SIL Open Font License. Measured without kerning and ligatures, so that screen, PDF and bitmap agree to the last dot. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import type { FontName } from '../rules/format.ts'
import type { Measure } from '../rules/layout.ts'

const files: Readonly<Record<FontName, string>> = {
  plain: import.meta.resolve('@expo-google-fonts/fira-sans-condensed/400Regular/FiraSansCondensed_400Regular.ttf'),
  bold: import.meta.resolve('@expo-google-fonts/fira-sans-condensed/700Bold/FiraSansCondensed_700Bold.ttf'),
  legible: import.meta.resolve(
    '@expo-google-fonts/atkinson-hyperlegible/400Regular/AtkinsonHyperlegible_400Regular.ttf',
  ),
  legible_bold: import.meta.resolve(
    '@expo-google-fonts/atkinson-hyperlegible/700Bold/AtkinsonHyperlegible_700Bold.ttf',
  ),
}

export interface LabelFont {
  readonly bytes: Buffer
  readonly font: Font
  /** Width of each letter met so far, in ems; the same letters come again and again. */
  readonly widths: Map<string, number>
}

const opened = new Map<FontName, LabelFont>()

export function labelFont(name: FontName): LabelFont {
  const known = opened.get(name)
  if (known) return known
  const bytes = readFileSync(fileURLToPath(files[name]))
  const font: LabelFont = { bytes, font: create(bytes) as Font, widths: new Map() }
  opened.set(name, font)
  return font
}

export function widthOf(letter: string, name: FontName): number {
  const { font, widths } = labelFont(name)
  let width = widths.get(letter)
  if (width === undefined) {
    width = font.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm
    widths.set(letter, width)
  }
  return width
}

/** Sums the letters: what every drawer does too. */
export const measure: Measure = {
  width(text, name) {
    let sum = 0
    for (const letter of text) sum += widthOf(letter, name)
    return sum
  },
  lacks: (text, name) => [
    ...new Set([...text].filter((letter) => !labelFont(name).font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))),
  ],
  get fonts() {
    return {
      plain: heights('plain'),
      bold: heights('bold'),
      legible: heights('legible'),
      legible_bold: heights('legible_bold'),
    }
  },
}

const known = new Map<FontName, Measure['fonts'][FontName]>()

/** Commas and the euro sign reach a little over figures, above and below. */
function heights(name: FontName): Measure['fonts'][FontName] {
  let found = known.get(name)
  if (!found) {
    const { font } = labelFont(name)
    const em = font.unitsPerEm
    found = {
      ascent: font.ascent / em,
      descent: -font.descent / em,
      figureAscent: font.capHeight / em + 0.02,
      figureDescent: 0.16,
    }
    known.set(name, found)
  }
  return found
}
