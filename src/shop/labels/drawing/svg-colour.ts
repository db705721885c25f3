/** Colours as drawings write them, and as they come out on white paper. */
import { roundedTo } from '#platform/values/length.ts'
import type { Colour } from '../rules/format.ts'

/** Those that drawings really use; another name is black. */
const named: Readonly<Record<string, Colour>> = {
  white: '#ffffff',
  black: '#000000',
  red: '#ff0000',
  lime: '#00ff00',
  green: '#008000',
  darkgreen: '#006400',
  forestgreen: '#228b22',
  seagreen: '#2e8b57',
  yellowgreen: '#9acd32',
  olive: '#808000',
  blue: '#0000ff',
  navy: '#000080',
  teal: '#008080',
  aqua: '#00ffff',
  cyan: '#00ffff',
  yellow: '#ffff00',
  gold: '#ffd700',
  orange: '#ffa500',
  tomato: '#ff6347',
  brown: '#a52a2a',
  maroon: '#800000',
  purple: '#800080',
  magenta: '#ff00ff',
  fuchsia: '#ff00ff',
  pink: '#ffc0cb',
  gray: '#808080',
  grey: '#808080',
  silver: '#c0c0c0',
  lightgray: '#d3d3d3',
  lightgrey: '#d3d3d3',
  darkgray: '#a9a9a9',
  whitesmoke: '#f5f5f5',
  beige: '#f5f5dc',
}

export function colourOf(text: string): Colour {
  const plain = text.trim().toLowerCase()
  if (/^#[0-9a-f]{3,4}$/.test(plain)) return `#${[...plain.slice(1, 4)].map((one) => one + one).join('')}`
  if (/^#[0-9a-f]{6}/.test(plain)) return plain.slice(0, 7)
  const parts = /^rgba?\(([^)]*)\)/
    .exec(plain)?.[1]
    ?.split(/[\s,/]+/)
    .filter(Boolean)
  if (parts && parts.length >= 3)
    return hexOf(parts.slice(0, 3).map((one) => (one.endsWith('%') ? Number(one.slice(0, -1)) * 2.55 : Number(one))))
  return named[plain] ?? '#000000'
}

export const hexOf = (parts: readonly number[]): Colour =>
  `#${parts
    .map((one) =>
      Math.min(255, Math.max(0, roundedTo(one, 0) || 0))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

/** What shows through is white. */
export function onPaper(colour: Colour, opacity: number): Colour {
  if (opacity >= 1) return colour
  return hexOf(
    [1, 3, 5].map((at) => 255 - (255 - Number.parseInt(colour.slice(at, at + 2), 16)) * Math.max(0, opacity)),
  )
}
