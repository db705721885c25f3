import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  pictureBytes,
  picturesAtMost,
  picturesMissing,
  whyNotPicture,
  withoutPicture,
  withPicture,
} from './issue-picture.ts'

const png = (length: number): Uint8Array => {
  const bytes = new Uint8Array(length)
  bytes.set([0x89, 0x50, 0x4e, 0x47])
  return bytes
}

test('a picture is PNG or JPEG, small enough to go along with every mail, and one of six at most', () => {
  const codes = (bytes: Uint8Array, already: number) => whyNotPicture(bytes, already).map(({ code }) => code)
  assert.deepEqual(codes(png(pictureBytes), picturesAtMost - 1), [])
  assert.deepEqual(codes(png(pictureBytes + 1), picturesAtMost), ['issue_picture.size', 'issue_picture.many'])
  assert.deepEqual(codes(new TextEncoder().encode('<svg/>'), 0), ['issue_picture.kind'])
})

test('a picture that is added stands on a line of its own, and leaves with it', () => {
  const body = withPicture('One.\n\nTwo.', 'A [full]  shelf', 2)
  assert.equal(body, 'One.\n\nTwo.\n\n![A full shelf](picture:2)')
  assert.equal(withoutPicture(body, 1), body)
  assert.equal(withoutPicture(`![x](picture:2)\n\n${body}`, 2), 'One.\n\nTwo.')
})

test('a text that names a picture nobody added is known', () => {
  assert.deepEqual(picturesMissing('![a](picture:1)\n![b](picture:7)\nsee ![c](picture:9)', [1]), [7])
})
