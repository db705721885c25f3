import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NotFound, Refused } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import { readPdf } from '../drawing/pdf-reader.testing.ts'
import { listFormats, readFormat } from '../reads/formats.ts'
import { printTestLabels, printTestSheet } from '../reads/test-pages.ts'
import { readyFormats } from '../rules/ready-formats.ts'
import { archiveFormat, changeFormat, makeFormat } from './format.ts'

const w = await world()
const refusedWith = (wanted: string[]) => (error: unknown) => {
  if (!(error instanceof Refused)) throw error
  assert.deepEqual(error.refusals.map(({ code }) => code).sort(), wanted)
  return true
}

async function withOwn(name = 'Cheese counter') {
  const shop = await w.shop()
  const { format } = await shop.act(makeFormat, { from: 'counter', name })
  return { shop, format, read: await shop.look(readFormat, { format }) }
}

test('every shop has the ready formats, and its own ones before them', async () => {
  const { shop, format } = await withOwn()
  const { formats } = await shop.look(listFormats, {})
  assert.deepEqual([formats[0]?.format, formats[0]?.name, formats[0]?.basedOn], [format, 'Cheese counter', 'counter'])
  assert.equal(formats.filter(({ name }) => name === null).length, readyFormats.length)
  const other = await w.shop()
  assert.ok((await other.look(listFormats, {})).formats.every(({ name }) => name === null))
  await assert.rejects(other.look(readFormat, { format }), NotFound)
})

test('an own format is changed by whoever saw it as it stands; from an old tab it is refused', async () => {
  const { shop, format, read } = await withOwn()
  const narrower = { ...read.layout, elements: read.layout.elements.map((one) => ({ ...one, width: one.width - 1 })) }
  const change = { format, name: 'Cheese', layout: narrower, version: read.version }
  assert.deepEqual(await shop.act(changeFormat, change), { version: 2, reprinted: 0 })
  const again = await shop.look(readFormat, { format })
  assert.deepEqual([again.name, again.version, again.layout], ['Cheese', 2, narrower])
  await assert.rejects(shop.act(changeFormat, change), refusedWith(['format.changed_meanwhile']))
  assert.deepEqual(await shop.events().then((all) => all.filter((name) => name.startsWith('labels.'))), [
    'labels.format_made',
    'labels.format_changed',
  ])
})

test('a part beyond the edge, a part twice, text too small to read and a name that is taken are all told at once', async () => {
  const { shop, format, read } = await withOwn()
  await shop.act(makeFormat, { from: 'standard', name: 'Rice' })
  const [first, ...rest] = read.layout.elements
  assert.ok(first)
  const name = rest.find(({ kind }) => kind === 'text')
  assert.ok(name?.kind === 'text')
  const layout = {
    ...read.layout,
    elements: [{ ...first, x: 50 }, ...rest.filter((one) => one !== name), { ...name, minSize: 4 }, { ...name }],
  }
  await assert.rejects(
    shop.act(changeFormat, { format, name: 'rice', layout, version: 1 }),
    refusedWith(['format.name_taken', 'format.outside', 'format.text_small', 'format.twice']),
  )
})

test('a format taken out of use is gone, and its name is free again', async () => {
  const { shop, format } = await withOwn()
  await assert.rejects(
    shop.act(makeFormat, { from: 'wide', name: 'CHEESE counter' }),
    refusedWith(['format.name_taken']),
  )
  await shop.act(archiveFormat, { format })
  await assert.rejects(shop.look(readFormat, { format }), NotFound)
  await shop.act(makeFormat, { from: 'wide', name: 'Cheese counter' })
})

test('a test page is full of labels from the place that is asked for; paper of another size is refused', async () => {
  const { shop } = await withOwn()
  const plain = { right: 0, down: 0, scale: 1, startAt: 20 }
  const { body } = await shop.look(printTestSheet, { format: 'standard', paper: 'a4_60x38', ...plain })
  const [page, ...more] = readPdf(Buffer.from(await new Response(body).arrayBuffer()))
  assert.equal(more.length, 0)
  const names = new Set(page?.texts.map(({ baseline }) => Math.floor((baseline - 15.5) / 38)))
  assert.deepEqual([...names], [6])
  await assert.rejects(
    shop.look(printTestSheet, { format: 'standard', paper: 'sheet_65', ...plain, startAt: 66, right: 11 }),
    refusedWith(['paper.too_small', 'print.start', 'printer.offset']),
  )
})

test('test labels for a thermal printer come as one job', async () => {
  const { shop, format } = await withOwn()
  const job = await shop.look(printTestLabels, { format, dotsPerInch: 203, cutter: true, right: 0, down: 0, scale: 1 })
  assert.equal(String(job.body).match(/\^XA/g)?.length, 3)
})
