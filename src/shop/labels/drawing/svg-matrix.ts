/** Moving, turning and scaling of drawings (SVG 1.1, 7.6). */
import type { Segment } from './svg-path.ts'

export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export const unmoved: Matrix = [1, 0, 0, 1, 0, 0]

/** What the second does happens first. */
export const times = (one: Matrix, other: Matrix): Matrix => {
  if (other === unmoved) return one
  const [a, b, c, d, e, f] = one
  const [g, h, i, j, k, l] = other
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

export function matrixOf(transform: string): Matrix {
  let all = unmoved
  for (const [, name = '', inside = ''] of transform.matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const numbers = (inside.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number)
    all = times(all, single(name, numbers))
  }
  return all
}

function single(name: string, [a = 0, b, c, d, e, f]: readonly number[]): Matrix {
  const radians = (a * Math.PI) / 180
  if (name === 'matrix') return [a, b ?? 0, c ?? 0, d ?? 0, e ?? 0, f ?? 0]
  if (name === 'translate') return [1, 0, 0, 1, a, b ?? 0]
  if (name === 'scale') return [a, 0, 0, b ?? a, 0, 0]
  if (name === 'skewX') return [1, 0, Math.tan(radians), 1, 0, 0]
  if (name === 'skewY') return [1, Math.tan(radians), 0, 1, 0, 0]
  if (name !== 'rotate') return unmoved
  const turn: Matrix = [Math.cos(radians), Math.sin(radians), -Math.sin(radians), Math.cos(radians), 0, 0]
  const [x, y] = [b ?? 0, c ?? 0]
  return times(times([1, 0, 0, 1, x, y], turn), [1, 0, 0, 1, -x, -y])
}

export function apply([a, b, c, d, e, f]: Matrix, segment: Segment): Segment {
  const at = (x: number, y: number): [number, number] => [a * x + c * y + e, b * x + d * y + f]
  if (segment[0] === 'Z') return segment
  if (segment[0] !== 'C') return [segment[0], ...at(segment[1], segment[2])]
  const [, x1, y1, x2, y2, x, y] = segment
  return ['C', ...at(x1, y1), ...at(x2, y2), ...at(x, y)]
}
