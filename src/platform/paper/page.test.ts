import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawnPdf } from './page.ts'

test('a file keeps the margins it asks for, and none where it asks for none', async () => {
  const margins = { top: 60, bottom: 60, left: 60, right: 60 }
  const places: number[] = []
  await drawnPdf({ size: 'A5', margins }, (doc) => places.push(doc.x, doc.y, doc.page.margins.right))
  await drawnPdf({ size: 'A5' }, (doc) => places.push(doc.x, doc.y, doc.page.margins.right))
  assert.deepEqual(places, [60, 60, 60, 0, 0, 0])
})
