import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentBytes, documentsAtMost, whyNotAttach } from './decision-documents.ts'

const pdf = (length: number) => {
  const bytes = new Uint8Array(length)
  bytes.set(new TextEncoder().encode('%PDF-1.7'))
  return bytes
}
const codes = (bytes: Uint8Array, already = 0) => whyNotAttach(bytes, already).map(({ code }) => code)

test('a document of a decision is a PDF or a photo of up to 8 MB, and there are up to 20', () => {
  assert.deepEqual(codes(pdf(documentBytes), documentsAtMost - 1), [])
  assert.deepEqual(codes(pdf(documentBytes + 1), documentsAtMost), ['document.size', 'document.too_many'])
  assert.deepEqual(codes(new TextEncoder().encode('MZ')), ['document.kind'])
})
