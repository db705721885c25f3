/** Which pixels an outline covers: letters and logos are filled with it, without shades. */

/** A corner of an outline; the third number says whether a new contour begins. */
export type Point = readonly [x: number, y: number, begins: 0 | 1]

/** What an outline is made of, in fontkit’s words. */
export interface PathCommand {
  readonly command: string
  readonly args: readonly number[]
}

const stepsOfCurve = 6

/** Curves as short lines. */
export function outlineOf(commands: readonly PathCommand[]): Point[] {
  const points: Point[] = []
  let [x, y] = [0, 0]
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args
    const [fromX, fromY] = [x, y]
    const along = (at: (t: number) => readonly [number, number]) => {
      for (let step = 1; step <= stepsOfCurve; step += 1) points.push([...at(step / stepsOfCurve), 0])
    }
    if (command === 'moveTo' || command === 'lineTo') {
      points.push([a, b, command === 'moveTo' ? 1 : 0])
      ;[x, y] = [a, b]
    } else if (command === 'quadraticCurveTo') {
      along((t) => [quadratic(fromX, a, c, t), quadratic(fromY, b, d, t)])
      ;[x, y] = [c, d]
    } else if (command === 'bezierCurveTo') {
      along((t) => [cubic(fromX, a, c, e, t), cubic(fromY, b, d, f, t)])
      ;[x, y] = [e, f]
    }
  }
  return points
}

const quadratic = (a: number, b: number, c: number, t: number): number =>
  (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c
const cubic = (a: number, b: number, c: number, d: number, t: number): number =>
  (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t ** 2 * (1 - t) * c + t ** 3 * d

/** Each pixel is looked at in 4 × 4 places; from half of them on it is inked. */
const looks = 4

export interface Grid {
  readonly width: number
  readonly height: number
}

/** Says of each pixel of the grid that is covered; contours wind around it (non-zero rule), or every second one is a hole. */
export function eachCovered(
  { width, height }: Grid,
  placed: readonly Point[],
  evenOdd: boolean,
  ink: (column: number, row: number) => void,
): void {
  const edges = edgesOf(placed)
  if (edges.length === 0) return
  let [first, last] = [height, 0]
  for (const { y0, y1 } of edges) {
    first = Math.min(first, y0, y1)
    last = Math.max(last, y0, y1)
  }
  for (let row = Math.max(0, Math.floor(first)); row <= Math.min(height - 1, Math.ceil(last)); row += 1) {
    const inked = new Map<number, number>()
    for (let look = 0; look < looks; look += 1)
      for (const [from, until] of spans(edges, row + (look + 0.5) / looks, evenOdd)) count(inked, from, until)
    for (const [column, hits] of inked) if (hits * 2 >= looks * looks && column >= 0 && column < width) ink(column, row)
  }
}

interface Edge {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

function edgesOf(placed: readonly Point[]): Edge[] {
  const edges: Edge[] = []
  let first = 0
  for (const [index, point] of placed.entries()) {
    if (point[2] === 1) first = index
    const isLast = index + 1 === placed.length || placed[index + 1]?.[2] === 1
    const next = placed[isLast ? first : index + 1] ?? point
    if (point[1] !== next[1]) edges.push({ x0: point[0], y0: point[1], x1: next[0], y1: next[1] })
  }
  return edges
}

/** From where to where this line is inside. */
function spans(edges: readonly Edge[], y: number, evenOdd: boolean): (readonly [number, number])[] {
  const crossings = edges
    .filter(({ y0, y1 }) => Math.min(y0, y1) <= y && y < Math.max(y0, y1))
    .map(({ x0, y0, x1, y1 }) => ({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn: y1 > y0 ? 1 : -1 }))
    .sort((one, other) => one.x - other.x)
  const found: (readonly [number, number])[] = []
  let [winding, from] = [0, 0]
  for (const { x, turn } of crossings) {
    if (winding === 0) from = x
    winding = evenOdd ? 1 - winding : winding + turn
    if (winding === 0) found.push([from, x])
  }
  return found
}

function count(inked: Map<number, number>, from: number, until: number): void {
  for (let place = Math.ceil(from * looks - 0.5); (place + 0.5) / looks < until; place += 1) {
    const column = Math.floor(place / looks)
    inked.set(column, (inked.get(column) ?? 0) + 1)
  }
}
