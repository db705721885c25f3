/** What can be read on which colour. */
import type { Colour } from './format.ts'

export const black: Colour = '#000000'
export const white: Colour = '#ffffff'

/** Black or white, whichever is easier to read on this colour. Source: WCAG 2.2, contrast ratio. */
export const inkOn = (colour: Colour): Colour => (contrast(colour, black) >= contrast(colour, white) ? black : white)

/** From 1 (alike) to 21 (black on white). */
export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
