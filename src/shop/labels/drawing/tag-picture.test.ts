import assert from 'node:assert/strict'
import { test } from 'node:test'
import { muesli } from '../labels.testing.ts'
import { coloursOf } from '../rules/e-paper.ts'
import { formatForPixels, tagFormats } from '../rules/tag-formats.ts'
import { tagPicture } from './tag-picture.ts'

const colours = coloursOf([])
const sizeOf = (png: Buffer): number[] => [png.readUInt32BE(16), png.readUInt32BE(20)]

test('every tag format says a usual product whole in exactly the pixels of its tag', () => {
  for (const { format, pixels } of tagFormats) {
    const [across, down] = pixels
    const { png, warnings } = tagPicture(format, { ...muesli, logos: [] }, { across, down, colours })
    assert.deepEqual(sizeOf(png), [across, down], format.id)
    assert.deepEqual(
      warnings.filter(({ field }) => field !== 'name'),
      [],
      format.id,
    )
  }
})

test('a tag of another size takes the format of the nearest shape, drawn as large as it fits', () => {
  assert.equal(formatForPixels(296, 128).id, 'tag_296x128')
  assert.equal(formatForPixels(212, 104).id, 'tag_250x122')
  assert.equal(formatForPixels(640, 384).id, 'tag_800x480')
  const { png } = tagPicture(formatForPixels(212, 104), muesli, { across: 212, down: 104, colours })
  assert.deepEqual(sizeOf(png), [212, 104])
})

test('black letters never stand on a ground that a tag shows black', () => {
  const [first] = tagFormats
  const dark = { ...first.format, backgrounds: [{ tag: 'quality:organic', colour: '#2f6b3a' }] }
  const screen = { across: 250, down: 122, colours }
  assert.deepEqual(tagPicture(dark, muesli, screen).png, tagPicture(first.format, muesli, screen).png)
})
