/** A logo drawn in SVG as filled outlines: the same for paper, thermal heads and tags. Strokes become outlines, gradients
 *  their middle colour, and what is half transparent the tint it gives on paper. */
import { SaxesParser } from 'saxes'
import type { Colour } from '../rules/format.ts'
import { labelFont, widthOf } from './fonts.ts'
import { colourOf, onPaper } from './svg-colour.ts'
import { apply, type Matrix, matrixOf, times, unmoved } from './svg-matrix.ts'
import { type Segment, segmentsOf } from './svg-path.ts'
import { strokeOf } from './svg-stroke.ts'

export interface Shape {
  readonly colour: Colour
  readonly evenOdd: boolean
  readonly path: readonly Segment[]
  /** What is drawn stays within each of these. */
  readonly within: readonly (readonly Segment[])[]
}

export interface Outlines {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
}

interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  text: string
}

/** Null where it says no size, or nothing of it can be drawn. */
export function shapesOf(source: string): Outlines | null {
  const root = treeOf(source)
  if (root?.name !== 'svg') return null
  const box = numbers(root.attributes['viewBox'] ?? '')
  const [left = 0, top = 0, width = size(root, 'width'), height = size(root, 'height')] = box
  if (!(width > 0) || !(height > 0)) return null
  const painter = new Painter(root)
  painter.children(root, plainStyle, [1, 0, 0, 1, -left, -top])
  return painter.shapes.length === 0 || painter.tooMany ? null : { width, height, shapes: painter.shapes }
}

function treeOf(source: string): Node | null {
  let root: Node | null = null
  const open: Node[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    root ??= node
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  try {
    parser.write(source).close()
    return root
  } catch {
    return null
  }
}

const numbers = (text: string): number[] => (text.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number)
const size = ({ attributes }: Node, name: string, fallback = 0): number =>
  numbers(attributes[name] ?? '')[0] ?? fallback

/** What children inherit. */
interface Style {
  readonly fill: string
  readonly stroke: string
  readonly strokeWidth: number
  readonly evenOdd: boolean
  readonly colour: string
  readonly fillOpacity: number
  readonly strokeOpacity: number
  readonly opacity: number
  readonly fontSize: number
  readonly bold: boolean
  readonly anchor: string
  readonly within: readonly (readonly Segment[])[]
}
const plainStyle: Style = {
  fill: 'black',
  stroke: 'none',
  strokeWidth: 1,
  evenOdd: false,
  colour: 'black',
  fillOpacity: 1,
  strokeOpacity: 1,
  opacity: 1,
  fontSize: 16,
  bold: false,
  anchor: 'start',
  within: [],
}

/** A drawing that repeats itself without end is left. */
const shapesAtMost = 3000
const depthAtMost = 24

class Painter {
  readonly shapes: Shape[] = []
  readonly #byId = new Map<string, Node>()
  #depth = 0

  constructor(root: Node) {
    const note = (node: Node) => {
      const { id } = node.attributes
      if (id) this.#byId.set(id, node)
      for (const child of node.children) note(child)
    }
    note(root)
  }

  get tooMany(): boolean {
    return this.shapes.length >= shapesAtMost
  }

  children(node: Node, style: Style, matrix: Matrix): void {
    for (const child of node.children) this.#node(child, style, matrix)
  }

  #node(node: Node, inherited: Style, outer: Matrix): void {
    const { name, attributes } = node
    if (this.tooMany || this.#depth > depthAtMost) return
    if (attributes['display'] === 'none' || attributes['visibility'] === 'hidden') return
    const matrix = times(outer, matrixOf(attributes['transform'] ?? ''))
    const style = this.#clipped(attributes, styleOf(attributes, inherited), matrix)
    this.#depth += 1
    if (name === 'g' || name === 'svg') this.children(node, style, matrix)
    else if (name === 'use') this.#use(node, style, matrix)
    else if (name === 'text') this.#text(node, style, matrix)
    else this.#paint(pathOf(node), style, matrix)
    this.#depth -= 1
  }

  #use(node: Node, style: Style, matrix: Matrix): void {
    const target = this.#named(node.attributes['href'] ?? node.attributes['xlink:href'])
    if (!target) return
    const moved = times(matrix, [1, 0, 0, 1, size(node, 'x'), size(node, 'y')])
    if (target.name === 'symbol') this.children(target, style, moved)
    else this.#node(target, style, moved)
  }

  #named = (address: string | undefined): Node | undefined =>
    this.#byId.get(/#([^)'"\s]+)/.exec(address ?? '')?.[1] ?? '')

  #clipped(attributes: Node['attributes'], style: Style, matrix: Matrix): Style {
    const clip = this.#named(attributes['clip-path'])
    if (clip?.name !== 'clipPath') return style
    const path = clip.children.flatMap((child) => {
      const shown =
        child.name === 'use' ? this.#named(child.attributes['href'] ?? child.attributes['xlink:href']) : child
      const own = times(matrix, matrixOf(child.attributes['transform'] ?? ''))
      return shown ? moved(pathOf(shown), own) : []
    })
    return path.length === 0 ? style : { ...style, within: [...style.within, path] }
  }

  #paint(path: readonly Segment[], style: Style, matrix: Matrix): void {
    if (path.length === 0) return
    const { within, evenOdd, opacity } = style
    const fill = this.#colour(style.fill, style, opacity * style.fillOpacity)
    if (fill) this.shapes.push({ colour: fill, evenOdd, path: moved(path, matrix), within })
    const stroke = this.#colour(style.stroke, style, opacity * style.strokeOpacity)
    if (stroke && style.strokeWidth > 0)
      this.shapes.push({
        colour: stroke,
        evenOdd: false,
        path: moved(strokeOf(path, style.strokeWidth), matrix),
        within,
      })
  }

  #colour(paint: string, { colour }: Style, opacity: number): Colour | null {
    if (paint === 'none' || paint === 'transparent' || opacity <= 0.02) return null
    if (!paint.startsWith('url(')) return onPaper(colourOf(paint === 'currentColor' ? colour : paint), opacity)
    const stops = this.#stopsOf(this.#named(paint))
    const middle = stops[stops.length >> 1]
    return middle === undefined ? null : onPaper(colourOf(middle), opacity)
  }

  #stopsOf(gradient: Node | undefined, depth = 0): string[] {
    if (!gradient || depth > 4) return []
    const own = gradient.children
      .filter(({ name }) => name === 'stop')
      .map(({ attributes }) => attributes['stop-color'] ?? 'black')
    const other = gradient.attributes['href'] ?? gradient.attributes['xlink:href']
    return own.length > 0 ? own : this.#stopsOf(this.#named(other), depth + 1)
  }

  /** Written in the font of labels: nobody knows which one the drawing meant. */
  #text(node: Node, style: Style, matrix: Matrix): void {
    const text = [node, ...node.children]
      .map((one) => one.text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
    const font = style.bold ? 'bold' : 'plain'
    const { font: letters } = labelFont(font)
    const width = [...text].reduce((sum, letter) => sum + widthOf(letter, font) * style.fontSize, 0)
    const from = { middle: width / 2, end: width }[style.anchor] ?? 0
    const at = node.children.find(({ attributes }) => attributes['x']) ?? node
    let pen = size(node, 'x', size(at, 'x')) - from
    const scale = style.fontSize / letters.unitsPerEm
    for (const letter of text) {
      const commands = letters.glyphForCodePoint(letter.codePointAt(0) ?? 0).path.toSVG()
      const placed = times(matrix, [scale, 0, 0, -scale, pen, size(node, 'y', size(at, 'y'))])
      this.#paint(segmentsOf(commands), style, placed)
      pen += widthOf(letter, font) * style.fontSize
    }
  }
}

function styleOf(attributes: Node['attributes'], inherited: Style): Style {
  const share = (name: string, before: number): number => {
    const text = attributes[name]
    const [number = before] = numbers(text ?? '')
    return text?.trim().endsWith('%') ? number / 100 : number
  }
  const { fill, stroke, color } = attributes
  return {
    ...inherited,
    fill: fill?.trim() ?? inherited.fill,
    stroke: stroke?.trim() ?? inherited.stroke,
    colour: color?.trim() ?? inherited.colour,
    strokeWidth: share('stroke-width', inherited.strokeWidth),
    evenOdd: (attributes['fill-rule'] ?? (inherited.evenOdd ? 'evenodd' : '')) === 'evenodd',
    fillOpacity: share('fill-opacity', inherited.fillOpacity),
    strokeOpacity: share('stroke-opacity', inherited.strokeOpacity),
    opacity: inherited.opacity * share('opacity', 1),
    fontSize: share('font-size', inherited.fontSize),
    bold: /^(bold|[6-9]00)$/.test(attributes['font-weight'] ?? (inherited.bold ? 'bold' : '')),
    anchor: attributes['text-anchor'] ?? inherited.anchor,
  }
}

function pathOf(node: Node): Segment[] {
  const at = (name: string, fallback = 0): number => size(node, name, fallback)
  if (node.name === 'path') return segmentsOf(node.attributes['d'] ?? '')
  if (node.name === 'rect') {
    const [rx, ry] = [at('rx', at('ry')), at('ry', at('rx'))]
    return rectangle(at('x'), at('y'), at('width'), at('height'), rx, ry)
  }
  if (node.name === 'circle') return ellipse(at('cx'), at('cy'), at('r'), at('r'))
  if (node.name === 'ellipse') return ellipse(at('cx'), at('cy'), at('rx'), at('ry'))
  if (node.name === 'line') return segmentsOf(`M${at('x1')} ${at('y1')}L${at('x2')} ${at('y2')}`)
  if (node.name !== 'polygon' && node.name !== 'polyline') return []
  return segmentsOf(`M${numbers(node.attributes['points'] ?? '').join(' ')}${node.name === 'polygon' ? 'Z' : ''}`)
}

function rectangle(x: number, y: number, width: number, height: number, rx: number, ry: number): Segment[] {
  if (!(width > 0) || !(height > 0)) return []
  const [a, b] = [Math.min(rx, width / 2), Math.min(ry, height / 2)]
  if (!(a > 0) || !(b > 0)) return segmentsOf(`M${x} ${y}h${width}v${height}h${-width}z`)
  const corner = (dx: number, dy: number): string => `a${a} ${b} 0 0 1 ${dx} ${dy}`
  return segmentsOf(
    `M${x + a} ${y}h${width - 2 * a}${corner(a, b)}v${height - 2 * b}${corner(-a, b)}h${2 * a - width}${corner(-a, -b)}v${2 * b - height}${corner(a, -b)}z`,
  )
}

function ellipse(cx: number, cy: number, rx: number, ry: number): Segment[] {
  if (!(rx > 0) || !(ry > 0)) return []
  return segmentsOf(`M${cx - rx} ${cy}a${rx} ${ry} 0 1 1 ${2 * rx} 0a${rx} ${ry} 0 1 1 ${-2 * rx} 0z`)
}

const moved = (path: readonly Segment[], matrix: Matrix): Segment[] =>
  matrix === unmoved ? [...path] : path.map((segment) => apply(matrix, segment))
