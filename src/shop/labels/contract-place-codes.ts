/** Codes of places on shelves, printed on sheets of labels. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { Paper } from './contract.ts'

export const readPlaceCodes = route({
  method: 'GET',
  path: '/labels/place-codes',
  may: 'labels.print',
  says: 'How many places each zone has, and the sheets their codes can be printed on',
  reply: z.object({
    zones: z.array(z.object({ zone: z.string(), places: z.int() })),
    papers: z.array(Paper),
  }),
})

export const printPlaceCodes = route({
  method: 'GET',
  path: '/labels/place-codes/file',
  may: 'labels.print',
  says: 'The codes of all places, or of a zone, in the order one walks: a QR code with the address of the page of the place, and its words',
  query: z.object({
    zone: z.string().max(60).optional(),
    paper: z.string().min(1).max(60).optional(),
    startAt: z.coerce.number().int().default(1),
    right: z.coerce.number().default(0),
    down: z.coerce.number().default(0),
    scale: z.coerce.number().default(1),
  }),
  reply: z.unknown(),
  sends: 'application/pdf',
  refusals: ['place_code.none', 'paper.too_small', 'printer.offset', 'printer.scale', 'print.start'],
})
