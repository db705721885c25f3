/** What a phone's camera sees: a card held a little askew, grey and not quite sharp. Pictures are made here, point by
 *  point, so that tests need no file of anybody. */
import { writeFileSync } from 'node:fs'
import { encodeQR } from 'qr'
import { barsFor } from '#platform/values/barcode.ts'

export interface Picture {
  readonly width: number
  readonly height: number
  /** Brightness of each point, row by row. */
  readonly light: Uint8Array
}

const [width, height] = [640, 480]
const tilt = 0.06
const paper = 205
const ink = 45
const surroundings = 120

/** How bright the card is at a place, 0 to 1 in both directions; null beside the card. */
type Card = (across: number, down: number) => boolean | null

const inside = (at: number): boolean => at >= 0 && at < 1

function barcodeCard(code: string): Card {
  const bars = barsFor(code)
  if (bars === null) throw new Error(`no bars say ${code}`)
  const quiet = 12
  return (across, down) => {
    if (!inside(across) || !inside(down)) return null
    const bar = Math.floor(across * (bars.length + 2 * quiet)) - quiet
    return down > 0.15 && down < 0.85 && bars[bar] === '1'
  }
}

function qrCard(text: string): Card {
  const dots = encodeQR(text, 'raw', { border: 4 })
  return (across, down) =>
    inside(across) && inside(down)
      ? (dots[Math.floor(down * dots.length)]?.[Math.floor(across * dots.length)] ?? false)
      : null
}

const seenAt = (card: Card, across: number, down: number): number => {
  const dark = card(across, down)
  if (dark === null) return surroundings
  return dark ? ink : paper
}

function pictureOf(card: Card, size: { across: number; down: number }): Picture {
  const light = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [fromLeft, fromTop] = [x - width / 2, y - height / 2]
      const at = (shift: number) =>
        seenAt(
          card,
          (fromLeft + shift + tilt * fromTop) / size.across + 0.5,
          (fromTop - tilt * (fromLeft + shift)) / size.down + 0.5,
        )
      // Three looks side by side: not quite sharp.
      light[y * width + x] = (at(-0.8) + at(0) + at(0.8)) / 3
    }
  return { width, height, light }
}

export const barcodePicture = (code: string): Picture => pictureOf(barcodeCard(code), { across: 480, down: 240 })
export const qrPicture = (text: string): Picture => pictureOf(qrCard(text), { across: 300, down: 300 })

/** The pictures one after the other, each for a second, as Chromium's pretended camera plays them. */
export function writeFilm(file: string, pictures: readonly Picture[]): void {
  const colour = Buffer.alloc((width / 2) * (height / 2) * 2, 128)
  const frames = pictures.flatMap(({ light }) => Array.from({ length: 5 }, () => light))
  writeFileSync(
    file,
    Buffer.concat([
      Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\n`),
      ...frames.flatMap((light) => [Buffer.from('FRAME\n'), Buffer.from(light), colour]),
    ]),
  )
}

/** One picture as a file (BMP: no compression to get wrong). */
export function pictureFile({ light }: Picture): Buffer {
  const head = Buffer.alloc(54)
  head.write('BM')
  head.writeUInt32LE(54 + width * height * 3, 2)
  head.writeUInt32LE(54, 10)
  head.writeUInt32LE(40, 14)
  head.writeInt32LE(width, 18)
  head.writeInt32LE(-height, 22)
  head.writeUInt16LE(1, 26)
  head.writeUInt16LE(24, 28)
  return Buffer.concat([head, Buffer.from([...light].flatMap((point) => [point, point, point]))])
}
