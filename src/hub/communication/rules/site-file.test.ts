import assert from 'node:assert/strict'
import { test } from 'node:test'
import { siteFileType, whyNotShow, whyNotSiteFile } from './site-file.ts'

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const png = bytesOf('\u0089PNG\r\n\u001a\n')
const film = { number: 2, type: 'video/mp4', film: null }
const codes = (no: readonly { code: string }[]) => no.map(({ code }) => code)

test('what a file is, is read from its first bytes and never from its name', () => {
  assert.equal(siteFileType(png), 'image/png')
  assert.equal(siteFileType(bytesOf('\u0000\u0000\u0000\u0018ftypisom')), 'video/mp4')
  assert.equal(siteFileType(bytesOf('\u001aE\u00df\u00a3....')), 'video/webm')
  assert.equal(siteFileType(bytesOf('WEBVTT\n\n')), 'text/vtt')
  for (const other of ['<svg onload=x>', '<html>', 'GIF89a', '']) assert.equal(siteFileType(bytesOf(other)), null)
})

test('captions belong to a film of the page, a page has thirty files, a picture is small', () => {
  assert.deepEqual(codes(whyNotSiteFile(png, null, [])), [])
  assert.deepEqual(codes(whyNotSiteFile(bytesOf('WEBVTT'), 2, [film])), [])
  assert.deepEqual(codes(whyNotSiteFile(bytesOf('WEBVTT'), 1, [film])), ['page_file.no_film'])
  assert.deepEqual(codes(whyNotSiteFile(bytesOf('x'), null, new Array(30).fill(film))), [
    'page_file.kind',
    'page_file.many',
  ])
  const large = new Uint8Array(3_000_001)
  large.set(png)
  assert.deepEqual(codes(whyNotSiteFile(large, null, [])), ['page_file.size'])
})

test('a text shows what is there, and a film with captions only', () => {
  const text = 'Look:\n![a](picture:1)\n![b](picture:2)'
  assert.deepEqual(codes(whyNotShow(text, [film])), ['page_file.missing', 'page_file.no_captions'])
  const all = [{ number: 1, type: 'image/png', film: null }, film, { number: 3, type: 'text/vtt', film: 2 }]
  assert.deepEqual(codes(whyNotShow(text, all)), [])
  assert.deepEqual(codes(whyNotShow('![c](picture:3)', all)), ['page_file.missing'])
  assert.deepEqual(codes(whyNotShow('words', [])), [])
})
