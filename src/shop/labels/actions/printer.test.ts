import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NotFound, Refused } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import type { Printer } from '../rules/printer.ts'
import { addPrinter, archivePrinter, changePrinter, listPrinters } from './printer.ts'

const w = await world()
const office: Printer = {
  name: 'Office',
  kind: 'sheet',
  dotsPerInch: null,
  right: 1.5,
  down: -0.4,
  scale: 1.004,
  cutter: false,
}
const refusedWith = (wanted: string[]) => (error: unknown) => {
  if (!(error instanceof Refused)) throw error
  assert.deepEqual(error.refusals.map(({ code }) => code).sort(), wanted)
  return true
}

test('a printer keeps what was measured, in the shop it stands in', async () => {
  const shop = await w.shop()
  const { printer } = await shop.act(addPrinter, office)
  assert.deepEqual((await shop.look(listPrinters, {})).printers, [{ id: printer, ...office }])
  await shop.act(changePrinter, { printer, ...office, right: 2 })
  assert.equal((await shop.look(listPrinters, {})).printers[0]?.right, 2)
  const other = await w.shop()
  assert.deepEqual((await other.look(listPrinters, {})).printers, [])
  await assert.rejects(other.act(changePrinter, { printer, ...office }), NotFound)
})

test('a correction beyond what printers do, a thermal printer without dots and a name that is taken are told at once', async () => {
  const shop = await w.shop()
  await shop.act(addPrinter, office)
  const odd: Printer = { ...office, name: 'OFFICE', kind: 'thermal', right: 11, scale: 1.2 }
  await assert.rejects(
    shop.act(addPrinter, odd),
    refusedWith(['printer.dots', 'printer.name_taken', 'printer.offset', 'printer.scale']),
  )
})

test('a printer taken out of use is gone, and its name is free again', async () => {
  const shop = await w.shop()
  const { printer } = await shop.act(addPrinter, office)
  await shop.act(archivePrinter, { printer })
  assert.deepEqual((await shop.look(listPrinters, {})).printers, [])
  await shop.act(addPrinter, office)
})
