import assert from 'node:assert/strict'
import { test } from 'node:test'
import { muesli } from '../labels.testing.ts'
import { layout } from '../rules/layout.ts'
import { noCorrection } from '../rules/paper.ts'
import { readyFormats } from '../rules/ready-formats.ts'
import { bitmapOf, pngOf } from './bitmap.ts'
import { measure } from './fonts.ts'
import { dotsOfLogo, type LogoFile, logoPictures } from './logo.ts'
import { pdfOf } from './pdf.ts'
import { pixelsOf } from './png.ts'
import { zplMeasure, zplOf } from './zpl.ts'

const drawing = (inside: string, hash = inside): LogoFile => ({
  hash,
  type: 'image/svg+xml',
  bytes: new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">${inside}</svg>`),
})
/** Eight by eight dots: `#` dark, `r` red, `.` paper. */
function dots(file: LogoFile): string {
  const picture = logoPictures([file]).get(file.hash)
  assert.ok(picture)
  const seen = dotsOfLogo(picture, { width: 8, height: 8 }).map((colour) =>
    colour === null || colour === '#ffffff' ? '.' : colour === '#ff0000' ? 'r' : '#',
  )
  return Array.from({ length: 8 }, (_, row) => seen.slice(row * 8, row * 8 + 8).join('')).join('\n')
}
const square = '........\n..####..\n..####..\n..####..\n..####..\n........\n........\n........'

test('a square is the same square however the drawing says it', () => {
  for (const inside of [
    '<rect x="2" y="1" width="4" height="4"/>',
    '<path d="M2 1h4v4h-4z"/>',
    '<path d="m2,1 4,0 0,4-4,0"/>',
    '<polygon points="2,1 6,1 6,5 2,5"/>',
    '<g transform="translate(2 1) scale(4)"><path d="M0 0H1V1H0Z"/></g>',
    '<defs><path id="a" d="M0 0h4v4H0z"/></defs><use href="#a" x="2" y="1"/>',
    '<path d="M4 1V5" stroke="#000" stroke-width="4" fill="none"/>',
    '<rect width="8" height="8" clip-path="url(#c)"/><clipPath id="c"><rect x="2" y="1" width="4" height="4"/></clipPath>',
    '<rect x="2" y="1" width="4" height="4" fill="url(#g)"/><linearGradient id="g"><stop stop-color="#030"/></linearGradient>',
  ])
    assert.equal(dots(drawing(inside)), square, inside)
})

test('what lies above covers what lies below, holes stay open, and arcs are round', () => {
  assert.equal(
    dots(drawing('<rect width="8" height="8" fill="red"/><rect x="0" y="2" width="8" height="4" fill="#fff"/>')),
    'rrrrrrrr\nrrrrrrrr\n........\n........\n........\n........\nrrrrrrrr\nrrrrrrrr',
  )
  assert.equal(
    dots(drawing('<path fill-rule="evenodd" d="M0 0h8v8H0zM2 2h4v4H2z"/>')),
    '########\n########\n##....##\n##....##\n##....##\n##....##\n########\n########',
  )
  const round = '..####..\n.######.\n########\n########\n########\n########\n.######.\n..####..'
  assert.equal(dots(drawing('<circle cx="4" cy="4" r="4"/>')), round)
  assert.equal(dots(drawing('<path d="M0 4a4 4 0 018 0a4 4 0 01-8 0"/>')), round)
})

test('a drawing that says no size, is empty, broken, or repeats itself without end is none', () => {
  const none = (text: string): boolean =>
    logoPictures([{ hash: text, type: 'image/svg+xml', bytes: new TextEncoder().encode(text) }]).size === 0
  assert.ok(none('<svg xmlns="http://www.w3.org/2000/svg"><rect width="8" height="8"/></svg>'))
  assert.ok(none('<svg viewBox="0 0 8 8"></svg>'))
  assert.ok(none('<svg viewBox="0 0 8 8"><rect width="8" height="8"></svg>'))
  const inside = '<g id="a"><rect width="1" height="1"/><use href="#a"/><use href="#a"/></g>'
  assert.ok(none(`<svg viewBox="0 0 8 8">${inside}</svg>`))
})

/** Made by another program: red, green, blue; white, black, and nothing. */
const ofOthers = {
  interlaced:
    'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAAHqc1aMAAAAGklEQVQI1yXIIQEAAADDIPqX3sWRiFAkVV4GpnUK9ij3rkMAAAAASUVORK5CYII=',
  'of sixteen bits':
    'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACEAYAAADN5LpZAAAAH0lEQVQI10XKsQ0AMAjAMP//dDoAqqVsUVA/qrS4YTxq4xXrQZ9W7QAAAABJRU5ErkJggg==',
  'with a palette':
    'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAMAAACqqpYoAAAAElBMVEUAAAD/AAAA/wAAAP////8AAACE0EMDAAAAAXRSTlMAQObYZgAAABBJREFUCNdjYGRiZmBhZQAAAEAAENfmDcwAAAAASUVORK5CYII=',
}

test('a picture is read pixel by pixel, with what is transparent', () => {
  const drawn = pngOf({ width: 2, height: 2, colours: ['#ffffff', '#c8102e'], pixels: new Uint8Array([0, 1, 1, 0]) })
  assert.deepEqual(
    [...(pixelsOf(drawn)?.rgba ?? [])],
    [255, 255, 255, 255, 200, 16, 46, 255, 200, 16, 46, 255, 255, 255, 255, 255],
  )
  assert.equal(pixelsOf(drawn.subarray(0, 60)), null)
  assert.equal(pixelsOf(new TextEncoder().encode('no picture')), null)
  for (const [kind, file] of Object.entries(ofOthers)) {
    const read = pixelsOf(Buffer.from(file, 'base64'))
    const seen = Array.from({ length: 6 }, (_, at) =>
      Buffer.from(read?.rgba.subarray(at * 4, at * 4 + 4) ?? []).toString('hex'),
    )
    assert.deepEqual(
      [...seen.slice(0, 5), seen[5]?.slice(6)],
      ['ff0000ff', '00ff00ff', '0000ffff', 'ffffffff', '000000ff', '00'],
      kind,
    )
  }
})

const logos = logoPictures([
  drawing('<circle cx="4" cy="4" r="4" fill="#063"/>', 'a1'),
  {
    hash: 'b2',
    type: 'image/png',
    bytes: pngOf({ width: 1, height: 1, colours: ['#000000'], pixels: new Uint8Array(1) }),
  },
])
const [{ format, papers }] = readyFormats
const [paper] = papers
assert.ok(paper)

test('a logo stands in the file once and stays a drawing, however many labels show it', async () => {
  const label = layout(format, muesli, measure, { dotsPerInch: null, allowSmallBars: false })
  const wish = { paper, correction: noCorrection, startAt: 1, title: 'Labels', madeAt: new Date(0) }
  const fileOf = async (pictures: typeof logos): Promise<string> =>
    Buffer.concat(await Array.fromAsync(pdfOf([label, label, label], { ...wish, logos: pictures }))).toString('latin1')
  const file = await fileOf(logos)
  assert.equal(file.match(/\/Subtype \/Form/g)?.length, 1)
  assert.equal(file.match(/\/Subtype \/Image/g)?.length, 1)
  assert.doesNotMatch(await fileOf(new Map()), /\/Subtype \/(Form|Image)/)
})

test('a thermal printer gets a graphic of as many dots as six millimetres have', () => {
  const label = layout(format, muesli, zplMeasure, { dotsPerInch: 203, allowSmallBars: false })
  const job = [...zplOf([label], { dotsPerInch: 203, correction: noCorrection, cutter: false, logos })].join('')
  const graphics = [...job.matchAll(/\^GFA,(\d+),\1,(\d+),/g)].map(([, all, row]) => [
    Number(row) * 8,
    Number(all) / Number(row),
  ])
  assert.deepEqual(graphics, [
    [48, 48],
    [48, 48],
  ])
  assert.doesNotMatch(job, /\^FDbio/)
})

test('an e-paper tag shows the logo in the nearest of its colours; without a picture stands the word', () => {
  const label = layout(format, muesli, measure, { dotsPerInch: 203, allowSmallBars: false })
  const logo = label.items.find(({ kind }) => kind === 'logo')
  assert.ok(logo?.kind === 'logo')
  const tag = { dotsPerInch: 203, colours: ['#ffffff', '#000000'] }
  const at = (pictures: typeof logos, x: number, y: number): number | undefined => {
    const { pixels, width } = bitmapOf(label, tag, pictures)
    return pixels[Math.floor(((logo.y + y) * 203) / 25.4) * width + Math.floor(((logo.x + x) * 203) / 25.4)]
  }
  assert.deepEqual([at(logos, 3, 3), at(logos, 0.2, 0.2)], [1, 0])
  assert.deepEqual([at(new Map(), 0.2, 0.2)], [1])
})
