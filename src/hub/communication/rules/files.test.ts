import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileKind, fileName, isLinked } from './files.ts'

const starting = (text: string, length = 40) => {
  const bytes = new Uint8Array(length)
  bytes.set(new TextEncoder().encode(text))
  return bytes
}

test('pictures and PDFs up to 5 MB become links, by what they are and not by their name', () => {
  assert.equal(fileKind(starting('%PDF-1.7')), 'application/pdf')
  assert.equal(fileKind(starting('GIF89a')), 'image/gif')
  assert.equal(fileKind(starting('MZ program')), null)
  assert.equal(isLinked(starting('%PDF-1.7', 5 * 1024 * 1024)), true)
  assert.equal(isLinked(starting('%PDF-1.7', 5 * 1024 * 1024 + 1)), false)
  assert.equal(isLinked(starting('MZ')), false)
})

test('a file keeps its name without what would lead elsewhere, and has one in any case', () => {
  assert.equal(fileName('../a"b.pdf', 0), '.. a b.pdf')
  assert.equal(fileName(undefined, 2), '3')
})
