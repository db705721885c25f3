/** Formats of labels: the ready ones and the shop's own, what a browser needs to draw them, and pages to try them on. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { fitSteps, fontNames, textFields } from './rules/format.ts'
import { symbolKinds } from './rules/symbol.ts'

const id = z.uuid()
/** A ready format by its code, or one of the shop by its id. */
const anyFormat = z.string().min(1).max(60)
const name = z.string().trim().min(1).max(60)
const millimetres = z.number().min(0).max(500)
const points = z.number().min(1).max(300)
const colour = z.string().regex(/^#[0-9a-f]{6}$/)
const side = z.enum(['start', 'middle', 'end'])

const box = {
  id: z.string().min(1).max(40),
  x: millimetres,
  y: millimetres,
  width: millimetres,
  height: millimetres,
}

const Element = z.discriminatedUnion('kind', [
  z.object({
    ...box,
    kind: z.literal('text'),
    field: z.enum(textFields),
    font: z.enum(fontNames),
    size: points,
    minSize: points,
    align: side,
    vertical: z.enum(['top', 'middle', 'bottom']),
    fit: z.array(z.enum(fitSteps)).max(4),
    lines: z.int().min(1).max(12),
    colour,
  }),
  z.object({
    ...box,
    kind: z.literal('symbol'),
    says: z.enum(['barcode', 'page']),
    kinds: z.array(z.enum(symbolKinds)).min(1).max(4),
    digits: z.boolean(),
    align: side,
  }),
  z.object({ ...box, kind: z.literal('logos'), most: z.int().min(1).max(12), align: side }),
  z.object({ ...box, kind: z.literal('area'), colour }),
])

const Layout = z.object({
  width: millimetres,
  height: millimetres,
  elements: z.array(Element).max(40),
  backgrounds: z.array(z.object({ tag: z.string().min(1).max(80), colour })).max(40),
  allowSmallBars: z.boolean(),
  ignoredFields: z.array(z.enum([...textFields, 'barcode', 'page', 'logos', 'tags'])).max(30),
})

export const Paper = z.object({
  id: z.string(),
  /** Null: one of the software. */
  name: z.string().nullable(),
  kind: z.enum(['sheet', 'roll']),
  width: millimetres,
  height: millimetres,
  /** Labels on a page. */
  labels: z.int(),
})

const Line = z.object({
  format: anyFormat,
  /** Null: one of the software, named by the message `labels.format.<format>`. */
  name: z.string().nullable(),
  basedOn: z.string(),
  width: millimetres,
  height: millimetres,
  papers: z.array(Paper),
})

const params = z.object({ format: anyFormat })

export const listFormats = route({
  method: 'GET',
  path: '/labels/formats',
  may: 'labels.print',
  says: 'All formats in use: the own ones first, then those that come with the software.',
  reply: z.object({ formats: z.array(Line) }),
})

export const readFormat = route({
  method: 'GET',
  path: '/labels/formats/:format',
  may: 'labels.print',
  says: 'A format with every part of it, and the papers that hold it.',
  params,
  reply: Line.extend({ layout: Layout, version: z.int() }),
})

export const makeFormat = route({
  method: 'POST',
  path: '/labels/formats',
  may: 'labels.formats',
  says: 'Makes an own format, beginning as a copy of another.',
  body: z.object({ from: anyFormat, name }),
  reply: z.object({ format: id }),
  refusals: ['format.name_taken'],
})

export const changeFormat = route({
  method: 'PUT',
  path: '/labels/formats/:format',
  may: 'labels.formats',
  says: 'Changes the name and the parts of an own format.',
  params: z.object({ format: id }),
  body: z.object({
    name,
    layout: Layout,
    version: z.int(),
    /** The labels that hang in this format are printed again; else each at its next change. */
    reprintAll: z.boolean().default(false),
  }),
  reply: z.object({ version: z.int(), reprinted: z.int() }),
  refusals: [
    'format.name_taken',
    'format.changed_meanwhile',
    'format.size',
    'format.twice',
    'format.outside',
    'format.text_small',
    'format.notice_small',
  ],
})

export const archiveFormat = route({
  method: 'DELETE',
  path: '/labels/formats/:format',
  may: 'labels.formats',
  says: 'Takes an own format out of use.',
  params: z.object({ format: id }),
  reply: z.object({}),
})

const Heights = z.object({
  ascent: z.number(),
  descent: z.number(),
  figureAscent: z.number(),
  figureDescent: z.number(),
})
const Letters = z.object({ heights: Heights, letters: z.string(), widths: z.array(z.int()) })

export const readLetters = route({
  method: 'GET',
  path: '/labels/letters',
  may: 'labels.print',
  says: 'How wide the letters of each font are: a browser lays labels out as the server does.',
  reply: z.object({ fonts: z.record(z.enum(fontNames), Letters) }),
})

export const readFont = route({
  method: 'GET',
  path: '/labels/fonts/:font',
  may: 'labels.print',
  says: 'A font of labels, under the SIL Open Font License.',
  params: z.object({ font: z.enum(fontNames) }),
  reply: z.unknown(),
  sends: 'font/ttf',
})

export const readLogo = route({
  method: 'GET',
  path: '/labels/logos/:hash',
  may: 'labels.print',
  says: 'A logo as it is printed, by the hash that a label names',
  params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  reply: z.unknown(),
  sends: 'image/*',
})

const correction = {
  right: z.coerce.number().default(0),
  down: z.coerce.number().default(0),
  scale: z.coerce.number().default(1),
}
const correctionRefusals = ['printer.offset', 'printer.scale', 'print.start'] as const

export const printTestSheet = route({
  method: 'GET',
  path: '/labels/formats/:format/test-sheet',
  may: 'labels.print',
  says: 'A sheet full of invented labels at true size, with the correction of the printer.',
  params,
  query: z.object({ paper: z.string().min(1).max(60), startAt: z.coerce.number().int().default(1), ...correction }),
  reply: z.unknown(),
  sends: 'application/pdf',
  refusals: [...correctionRefusals, 'paper.too_small'],
})

export const printTestLabels = route({
  method: 'GET',
  path: '/labels/formats/:format/test-labels',
  may: 'labels.print',
  says: 'Three invented labels for a thermal printer, as ZPL.',
  params,
  query: z.object({
    dotsPerInch: z.coerce.number().pipe(z.union([z.literal(203), z.literal(300)])),
    cutter: z.stringbool().default(false),
    ...correction,
  }),
  reply: z.unknown(),
  sends: 'text/plain',
  refusals: correctionRefusals,
})

export const printCalibration = route({
  method: 'GET',
  path: '/labels/calibration',
  may: 'labels.print',
  says: 'A page of A4 with rules of 100 mm each way: measured, they tell what to correct.',
  query: z.object(correction),
  reply: z.unknown(),
  sends: 'application/pdf',
  refusals: correctionRefusals,
})
