/** Printers of a shop and what each does to the paper. */
import { z } from 'zod'
import { route } from '#platform/route.ts'

const id = z.uuid()

const wish = {
  name: z.string().trim().min(1).max(60),
  kind: z.enum(['sheet', 'thermal']),
  /** Of a thermal head; null for printers of sheets. */
  dotsPerInch: z.union([z.literal(203), z.literal(300)]).nullable(),
  /** In millimetres. */
  right: z.number(),
  down: z.number(),
  scale: z.number(),
  cutter: z.boolean(),
}

const printerRefusals = ['printer.name_taken', 'printer.offset', 'printer.scale', 'printer.dots'] as const

export const listPrinters = route({
  method: 'GET',
  path: '/labels/printers',
  may: 'labels.print',
  says: 'The printers in use, by name.',
  reply: z.object({ printers: z.array(z.object({ id, ...wish })) }),
})

export const addPrinter = route({
  method: 'POST',
  path: '/labels/printers',
  may: 'labels.formats',
  says: 'Adds a printer with the correction that was measured.',
  body: z.object(wish),
  reply: z.object({ printer: id }),
  refusals: printerRefusals,
})

export const changePrinter = route({
  method: 'PUT',
  path: '/labels/printers/:printer',
  may: 'labels.formats',
  says: 'Changes a printer: whatever is printed from now on is corrected so.',
  params: z.object({ printer: id }),
  body: z.object(wish),
  reply: z.object({}),
  refusals: printerRefusals,
})

export const archivePrinter = route({
  method: 'DELETE',
  path: '/labels/printers/:printer',
  may: 'labels.formats',
  says: 'Takes a printer out of use.',
  params: z.object({ printer: id }),
  reply: z.object({}),
})
