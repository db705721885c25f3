/** Text in its box: made smaller, wrapped, parted, at last shortened, in the order the format says. */
import { type Millimetres, millimetresOf, type Points } from '#platform/values/length.ts'
import { type TextElement, wholeFields } from './format.ts'
import type { DrawnText, Measure } from './layout.ts'
import { breakLines, cutLines } from './lines.ts'

export interface FittedText {
  readonly lines: readonly string[]
  readonly size: Points
  readonly shortened: boolean
}

const sizeStep: Points = 0.5

export function fitText(element: TextElement, text: string, measure: Measure): FittedText | null {
  const width = (of: string): number => measure.width(of, element.font)
  const tried = new Set<string>()
  const fits = (size: Points, steps: { wrap: boolean; hyphenate: boolean; cut: boolean }): FittedText | null => {
    const lines = Math.min(steps.wrap ? element.lines : 1, linesOfHeight(element, size, measure))
    if (lines < 1) return null
    const breaking = { room: element.width / millimetresOf(size), lines, hyphenate: steps.hyphenate }
    const broken = (steps.cut ? cutLines : breakLines)(text, breaking, width)
    return broken && { lines: broken, size, shortened: steps.cut }
  }
  for (const step of element.fit) {
    tried.add(step)
    const steps = { wrap: tried.has('wrap'), hyphenate: tried.has('hyphenate'), cut: false }
    for (const size of tried.has('shrink') ? sizesOf(element) : [element.size]) {
      const fitted = fits(size, steps)
      if (fitted) return fitted
    }
  }
  // Whatever a format allows: text never leaves its box. Amounts are never cut.
  if (wholeFields.has(element.field)) return null
  const least = tried.has('shrink') ? Math.min(element.minSize, element.size) : element.size
  return fits(least, { wrap: tried.has('wrap'), hyphenate: tried.has('hyphenate'), cut: true })
}

function sizesOf({ size, minSize }: TextElement): Points[] {
  const sizes: Points[] = []
  for (let one = size; one > minSize; one -= sizeStep) sizes.push(one)
  return [...sizes, Math.min(size, minSize)]
}

/** Prices have no accents and hardly anything below the line: their boxes are measured by figures. */
function heightsOf(element: TextElement, measure: Measure): { ascent: number; descent: number } {
  const heights = measure.fonts[element.font]
  return element.field === 'price' || element.field === 'formerPrice'
    ? { ascent: heights.figureAscent, descent: heights.figureDescent }
    : heights
}

function linesOfHeight(element: TextElement, size: Points, measure: Measure): number {
  const { ascent, descent } = heightsOf(element, measure)
  return Math.floor(element.height / millimetresOf(size * (ascent + descent)) + 1e-9)
}

export function linesInBox(element: TextElement, { lines, size }: FittedText, measure: Measure): DrawnText[] {
  const em = millimetresOf(size)
  const { ascent, descent } = heightsOf(element, measure)
  const lineHeight = em * (ascent + descent)
  const top = element.y + aside(element.vertical, element.height - lineHeight * lines.length)
  return lines.map((text, index) => {
    const width = measure.width(text, element.font) * em
    return {
      kind: 'text',
      element: element.id,
      text,
      x: element.x + aside(element.align, element.width - width),
      baseline: top + lineHeight * index + em * ascent,
      width,
      align: element.align,
      size,
      font: element.font,
      colour: element.colour,
    }
  })
}

export const aside = (align: 'start' | 'middle' | 'end' | 'top' | 'bottom', spare: Millimetres): Millimetres =>
  align === 'middle' ? spare / 2 : align === 'end' || align === 'bottom' ? spare : 0
