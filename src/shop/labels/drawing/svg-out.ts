/** Outlines as SVG again: a screen shows what is printed. */
import { roundedTo } from '#platform/values/length.ts'
import type { Outlines } from './svg.ts'
import type { Segment } from './svg-path.ts'

export function svgOf({ width, height, shapes }: Outlines): string {
  const clips: (readonly Segment[])[] = []
  const clipOf = (path: readonly Segment[]): number => {
    if (!clips.includes(path)) clips.push(path)
    return clips.indexOf(path)
  }
  const drawn = shapes.map(({ colour, evenOdd, path, within }) =>
    within.reduce(
      (inside, clip) => `<g clip-path="url(#c${clipOf(clip)})">${inside}</g>`,
      `<path fill="${colour}"${evenOdd ? ' fill-rule="evenodd"' : ''} d="${written(path)}"/>`,
    ),
  )
  const defined = clips.map((path, index) => `<clipPath id="c${index}"><path d="${written(path)}"/></clipPath>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><defs>${defined.join('')}</defs>${drawn.join('')}</svg>`
}

const written = (path: readonly Segment[]): string =>
  path.map(([letter, ...numbers]) => letter + numbers.map((one) => roundedTo(one, 4)).join(' ')).join('')
