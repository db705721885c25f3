/** The path language of SVG (SVG 1.1, 8.3) as lines and cubic curves in absolute places. */

/** `M` and `L` have two numbers, `C` six, `Z` none. */
export type Segment =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z']

const numbersOf = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 } as const
type Letter = keyof typeof numbersOf

/** What could be read: a mistake ends the path, as the standard says. */
export function segmentsOf(path: string): Segment[] {
  const pen = new Pen()
  for (const [letter, ...numbers] of commandsOf(path)) pen.draw(letter, numbers)
  return pen.segments
}

function* commandsOf(path: string): Generator<readonly [string, ...number[]]> {
  const read = new Reader(path)
  for (let letter = read.letter(); letter !== null; ) {
    const wanted = numbersOf[letter.toUpperCase() as Letter]
    let numbers = read.numbers(letter, wanted)
    if (numbers === null) return
    yield [letter, ...numbers]
    if (wanted === 0) {
      letter = read.letter()
      continue
    }
    // The same letter goes on without being written; after a move it is a line.
    const again = letter === 'M' ? 'L' : letter === 'm' ? 'l' : letter
    for (numbers = read.numbers(again, wanted); numbers !== null; numbers = read.numbers(again, wanted))
      yield [again, ...numbers]
    letter = read.letter()
  }
}

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  #match(sticky: RegExp): string | null {
    sticky.lastIndex = this.#at
    const found = sticky.exec(this.#text)
    if (!found) return null
    this.#at = sticky.lastIndex
    return found[1] ?? ''
  }

  letter = (): string | null => this.#match(/[\s,]*([MLHVCSQTAZmlhvcsqtaz])/y)

  numbers(letter: string, count: number): number[] | null {
    const [start, numbers]: [number, number[]] = [this.#at, []]
    for (let index = 0; index < count; index += 1) {
      // The two flags of an arc may stand without a gap.
      const flag = letter.toUpperCase() === 'A' && (index === 3 || index === 4)
      const found = this.#match(flag ? /[\s,]*([01])/y : /[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/iy)
      if (found === null) {
        this.#at = start
        return null
      }
      numbers.push(Number(found))
    }
    return numbers
  }
}

class Pen {
  readonly segments: Segment[] = []
  #x = 0
  #y = 0
  #startX = 0
  #startY = 0
  /** Mirrored by `S` and `T`. */
  #handle: readonly [x: number, y: number, of: 'C' | 'Q'] | null = null

  draw(letter: string, numbers: readonly number[]): void {
    const kind = letter.toUpperCase() as Letter
    const [ox, oy] = letter === kind ? [0, 0] : [this.#x, this.#y]
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = numbers
    const handle = this.#handle
    this.#handle = null
    if (kind === 'M') this.#move(ox + a, oy + b)
    else if (kind === 'L') this.#line(ox + a, oy + b)
    else if (kind === 'H') this.#line(ox + a, this.#y)
    else if (kind === 'V') this.#line(this.#x, oy + a)
    else if (kind === 'C') this.#curve(ox + a, oy + b, ox + c, oy + d, ox + e, oy + f)
    else if (kind === 'S') this.#curve(...this.#mirrored(handle, 'C'), ox + a, oy + b, ox + c, oy + d)
    else if (kind === 'Q') this.#quadratic(ox + a, oy + b, ox + c, oy + d)
    else if (kind === 'T') this.#quadratic(...this.#mirrored(handle, 'Q'), ox + a, oy + b)
    else if (kind === 'A') this.#arc([a, b], c, d === 1, e === 1, [ox + f, oy + g])
    else this.#close()
  }

  #mirrored(handle: readonly [number, number, string] | null, of: 'C' | 'Q'): [number, number] {
    return handle?.[2] === of ? [2 * this.#x - handle[0], 2 * this.#y - handle[1]] : [this.#x, this.#y]
  }

  #move(x: number, y: number): void {
    this.segments.push(['M', x, y])
    ;[this.#x, this.#y, this.#startX, this.#startY] = [x, y, x, y]
  }

  #line(x: number, y: number): void {
    this.segments.push(['L', x, y])
    ;[this.#x, this.#y] = [x, y]
  }

  #curve(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.segments.push(['C', x1, y1, x2, y2, x, y])
    this.#handle = [x2, y2, 'C']
    ;[this.#x, this.#y] = [x, y]
  }

  #quadratic(hx: number, hy: number, x: number, y: number): void {
    const third = (end: number, handle: number): number => end + (2 / 3) * (handle - end)
    this.#curve(third(this.#x, hx), third(this.#y, hy), third(x, hx), third(y, hy), x, y)
    this.#handle = [hx, hy, 'Q']
  }

  #close(): void {
    this.segments.push(['Z'])
    ;[this.#x, this.#y] = [this.#startX, this.#startY]
  }

  /** An arc of an ellipse in quarters at most (SVG 1.1, F.6.5). */
  #arc(radii: readonly [number, number], turn: number, large: boolean, sweep: boolean, end: readonly [number, number]) {
    let [rx, ry] = radii.map(Math.abs) as [number, number]
    if (rx === 0 || ry === 0) return this.#line(...end)
    const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
    const [dx, dy] = [(this.#x - end[0]) / 2, (this.#y - end[1]) / 2]
    const [px, py] = [cos * dx + sin * dy, cos * dy - sin * dx]
    const over = Math.sqrt((px / rx) ** 2 + (py / ry) ** 2)
    if (over > 1) [rx, ry] = [rx * over, ry * over]
    const room = Math.max(0, (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2)
    const reach = (large === sweep ? -1 : 1) * Math.sqrt(room / ((rx * py) ** 2 + (ry * px) ** 2 || 1))
    const [cx, cy] = [(reach * rx * py) / ry, (-reach * ry * px) / rx]
    const from = Math.atan2((py - cy) / ry, (px - cx) / rx)
    let by = Math.atan2((-py - cy) / ry, (-px - cx) / rx) - from
    if (sweep && by < 0) by += 2 * Math.PI
    if (!sweep && by > 0) by -= 2 * Math.PI
    const [midX, midY] = [(this.#x + end[0]) / 2 + cos * cx - sin * cy, (this.#y + end[1]) / 2 + sin * cx + cos * cy]
    const at = (x: number, y: number): [number, number] => [
      midX + cos * rx * x - sin * ry * y,
      midY + sin * rx * x + cos * ry * y,
    ]
    const parts = Math.max(1, Math.ceil(Math.abs(by) / (Math.PI / 2) - 1e-9))
    const bend = (4 / 3) * Math.tan(by / parts / 4)
    for (let part = 0; part < parts; part += 1) {
      const [one, other] = [from + (by * part) / parts, from + (by * (part + 1)) / parts]
      const to = part + 1 === parts ? end : at(Math.cos(other), Math.sin(other))
      this.#curve(
        ...at(Math.cos(one) - bend * Math.sin(one), Math.sin(one) + bend * Math.cos(one)),
        ...at(Math.cos(other) + bend * Math.sin(other), Math.sin(other) - bend * Math.cos(other)),
        ...to,
      )
      this.#handle = null
    }
  }
}
