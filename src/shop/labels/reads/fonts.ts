/** Fonts as browsers get them: the letters' widths, and the font itself. */
import { read } from '#platform/action.ts'
import { roundedTo } from '#platform/values/length.ts'
import { labelFont, measure } from '../drawing/fonts.ts'
import type { FontName } from '../rules/format.ts'
import { byFont, type Letters, usualLetters } from '../rules/letters.ts'

let known: Record<FontName, Letters> | undefined

export const letters = (): Record<FontName, Letters> => {
  known ??= byFont((name) => {
    const written = usualLetters.filter((letter) => measure.lacks(letter, name).length === 0)
    return {
      heights: measure.fonts[name],
      letters: written.join(''),
      widths: written.map((letter) => roundedTo(measure.width(letter, name) * 1000, 0)),
    }
  })
  return known
}

export const readLetters = read('labels.readLetters', async (_ctx, _input: Record<never, never>) => ({
  fonts: letters(),
}))

export const readFont = read('labels.readFont', async (_ctx, { font }: { readonly font: FontName }) => ({
  type: 'font/ttf',
  body: new Uint8Array(labelFont(font).bytes),
}))
