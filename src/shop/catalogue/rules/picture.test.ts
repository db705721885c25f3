import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyNotPicture } from './picture.ts'
import { safeSvg } from './safe-svg.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)
const svg = bytesOf('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')
const large = (start: Uint8Array, megabytes: number) => {
  const bytes = new Uint8Array(megabytes * 1024 * 1024 + 1)
  bytes.set(start)
  return bytes
}
const codes = (kind: 'quality' | 'product', bytes: Uint8Array) => whyNotPicture(kind, bytes).map(({ code }) => code)

test('a logo is PNG or SVG and has 2 MB at most; every reason is told', () => {
  assert.deepEqual(codes('quality', png), [])
  assert.deepEqual(codes('quality', svg), [])
  assert.deepEqual(codes('quality', jpeg), ['picture.no_logo'])
  assert.deepEqual(codes('quality', large(png, 2)), ['picture.too_large'])
  assert.deepEqual(codes('quality', large(jpeg, 2)), ['picture.no_logo', 'picture.too_large'])
})

test('a photo is JPEG, PNG or WebP, whatever its name says', () => {
  assert.deepEqual(codes('product', jpeg), [])
  assert.deepEqual(codes('product', bytesOf('RIFF0000WEBPVP8 ')), [])
  assert.deepEqual(codes('product', svg), ['picture.no_photo'])
  assert.deepEqual(codes('product', bytesOf('%PDF-1.7')), ['picture.no_photo'])
})

test('of a drawing only the drawing is left', () => {
  const bad = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" viewBox="0 0 9 9">
    <script>alert(1)</script><foreignObject><body xmlns="x"><path d="M0"/></body></foreignObject>
    <a href="https://example.org"><path d="M0 0h9" fill="url(https://example.org/x)" stroke="url(#g)"/></a>
    <use xlink:href="#leaf"/><use href="https://example.org/#x"/><image href="https://example.org/x.png"/>
    <path id="leaf" d="M1 1h3" style="background:url(x)" onclick='alert(1)'/></svg>`
  const safe = safeSvg(bad) ?? ''
  assert.doesNotMatch(safe, /script|alert|foreignObject|example\.org|ENTITY|onload|onclick|style/i)
  assert.match(safe, /<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 9 9">/)
  assert.match(safe, /<use xlink:href="#leaf"\/>/)
  assert.match(safe, /<path id="leaf" d="M1 1h3"\/?>/)
})

test('what is no drawing, or ends in the middle, is none', () => {
  for (const text of ['<svg><g></svg>', '<html><svg></svg></html>', '<svg', 'svg', '<svg></svg><'])
    assert.equal(safeSvg(text), null, text)
})

test('addresses hidden behind entities or capitals are found', () => {
  const safe = safeSvg(
    '<svg><path fill="URL(&#104;ttps://e.org)" stroke="JavaScript:x" filter="url( \'//e.org\')"/></svg>',
  )
  assert.equal(safe, '<svg><path/></svg>')
})

test('colours stay, whether a drawing says them as attributes, as a style or in a sheet of styles', () => {
  assert.equal(
    safeSvg(
      '<svg><style>.a,.b{fill:#063;behavior:url(x)}.b{stroke:none}</style><path class="b" d="M0"/><path fill="red" style="fill: #fff; background: url(https://e.org)"/></svg>',
    ),
    '<svg><path class="b" d="M0" fill="#063" stroke="none"/><path fill="#fff"/></svg>',
  )
  assert.equal(safeSvg('<svg><path style="fill:url(https://e.org/x)"/></svg>'), '<svg><path/></svg>')
})
