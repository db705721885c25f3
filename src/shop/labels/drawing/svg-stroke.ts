/** A line with a width as an outline: each piece a rectangle, each bend and each corner a disc. All turn the same way, so
 *  that where they lie on each other nothing is open. */
import type { Segment } from './svg-path.ts'

type Spot = readonly [x: number, y: number]

export function strokeOf(path: readonly Segment[], width: number): Segment[] {
  const half = width / 2
  return linesOf(path).flatMap(({ spots, closed }) => {
    const ends = closed ? [...spots, spots[0] as Spot] : spots
    const pieces = ends.slice(1).flatMap((to, at) => piece(ends[at] as Spot, to, half))
    const bends = closed ? spots : spots.slice(1, -1)
    return [...pieces, ...bends.flatMap((spot) => disc(spot, half))]
  })
}

const stepsOfCurve = 8

function linesOf(path: readonly Segment[]): { readonly spots: readonly Spot[]; readonly closed: boolean }[] {
  const lines: { spots: Spot[]; closed: boolean }[] = []
  let last: Spot = [0, 0]
  for (const segment of path) {
    const line = lines.at(-1)
    if (segment[0] === 'Z') {
      if (line) line.closed = true
      last = line?.spots[0] ?? last
      continue
    }
    const to: Spot = segment[0] === 'C' ? [segment[5], segment[6]] : [segment[1], segment[2]]
    if (segment[0] === 'M' || !line || line.closed)
      lines.push({ spots: segment[0] === 'M' ? [to] : [last, to], closed: false })
    else if (segment[0] === 'C') line.spots.push(...curve(last, segment))
    else line.spots.push(to)
    last = to
  }
  return lines.filter(({ spots }) => spots.length > 1)
}

function curve([x0, y0]: Spot, [, x1, y1, x2, y2, x3, y3]: Extract<Segment, readonly ['C', ...number[]]>): Spot[] {
  const along = (t: number, a: number, b: number, c: number, d: number): number =>
    (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t ** 2 * (1 - t) * c + t ** 3 * d
  return Array.from({ length: stepsOfCurve }, (_, step): Spot => {
    const t = (step + 1) / stepsOfCurve
    return [along(t, x0, x1, x2, x3), along(t, y0, y1, y2, y3)]
  })
}

function piece([x0, y0]: Spot, [x1, y1]: Spot, half: number): Segment[] {
  const length = Math.hypot(x1 - x0, y1 - y0)
  if (length === 0) return []
  const [dx, dy] = [((y1 - y0) / length) * half, ((x0 - x1) / length) * half]
  return [['M', x0 + dx, y0 + dy], ['L', x1 + dx, y1 + dy], ['L', x1 - dx, y1 - dy], ['L', x0 - dx, y0 - dy], ['Z']]
}

/** Turns as the rectangles do. */
function disc([x, y]: Spot, radius: number): Segment[] {
  const corners = 12
  return [
    ...Array.from({ length: corners }, (_, at): Segment => {
      const angle = (2 * Math.PI * at) / corners
      return [at === 0 ? 'M' : 'L', x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    }),
    ['Z'],
  ]
}
