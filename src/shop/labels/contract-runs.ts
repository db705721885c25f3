/** Labels printed together: drafted, made, told of. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { id, labelIds } from './contract-desk.ts'

const day = z.iso.date()
const moment = z.iso.datetime()
const sort = z.enum(['walk', 'name', 'category'])
export const runStates = ['draft', 'made', 'succeeded', 'partly', 'failed'] as const
const anyFormat = z.string().min(1).max(60)

export const beginRun = route({
  method: 'POST',
  path: '/labels/runs',
  may: 'labels.print',
  says: 'Puts labels together for printing, one run for each format: chosen ones, scanned ones, or all that are to print',
  body: z.object({
    /** Neither labels nor codes: everything to print, of one format where one is named. */
    labels: labelIds.optional(),
    codes: z.array(z.string().min(1).max(48)).max(2000).optional(),
    labelFormat: anyFormat.optional(),
    day: day.optional(),
    sort: sort.default('walk'),
    /** Products without a format are left out instead of refused. */
    leaveOut: z.boolean().default(false),
    /** Of those in a run that is made already, the ones to print all the same. */
    again: z.array(id).max(20_000).default([]),
  }),
  reply: z.object({
    /** The first of the runs; null where everything chosen is in a run already. */
    run: id.nullable(),
    runs: z.array(z.object({ run: id, number: z.int(), labelFormat: anyFormat, labels: z.int() })),
    /** Left out, because another run holds them. */
    held: z.int(),
    unknownCodes: z.array(z.string()),
  }),
  refusals: ['run.empty', 'run.no_format', 'run.day_passed'],
})

const RunLine = z.object({
  run: id,
  number: z.int(),
  state: z.enum(runStates),
  labelFormat: anyFormat,
  formatName: z.string().nullable(),
  day,
  labels: z.int(),
  missing: z.int(),
  begunAt: moment,
  begunBy: z.string().nullable(),
  madeAt: moment.nullable(),
  madeBy: z.string().nullable(),
  toldAt: moment.nullable(),
  toldBy: z.string().nullable(),
})

export const listRuns = route({
  method: 'GET',
  path: '/labels/runs',
  may: 'labels.print',
  says: 'The latest runs, those not yet told of first',
  query: z.object({
    before: z.coerce.number().int().optional(),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ runs: z.array(RunLine) }),
})

const params = z.object({ run: id })

const Warned = z.object({
  code: z.string(),
  blocking: z.boolean(),
  product: z.string(),
  field: z.string(),
  wanted: z.string(),
  shown: z.string(),
})

export const readRun = route({
  method: 'GET',
  path: '/labels/runs/:run',
  may: 'labels.print',
  says: 'A run with its labels, what each says, and what would be lost on paper',
  params,
  reply: RunLine.extend({
    sort,
    paper: z.string().nullable(),
    printer: id.nullable(),
    startAt: z.int(),
    papers: z.array(
      z.object({
        id: z.string(),
        /** Null: one of the software. */
        name: z.string().nullable(),
        kind: z.enum(['sheet', 'roll']),
        width: z.number(),
        height: z.number(),
        labels: z.int(),
      }),
    ),
    layout: z.unknown(),
    rows: z.array(
      z.object({
        label: id,
        name: z.string(),
        place: z.string().nullable(),
        copies: z.int(),
        cameOut: z.boolean().nullable(),
        /** Of the first labels only. */
        content: z.unknown().nullable(),
        blocked: z.boolean(),
      }),
    ),
    warnings: z.array(Warned),
  }),
})

export const makeRun = route({
  method: 'POST',
  path: '/labels/runs/:run/file',
  may: 'labels.print',
  says: 'Makes the file of a run: from then on its labels are held, and say what they say now',
  params,
  body: z.object({
    paper: z.string().min(1).max(60).optional(),
    printer: id.nullable().default(null),
    startAt: z.int().min(1).default(1),
    sort: sort.optional(),
    /** Of labels another run took meanwhile, the ones to print all the same. */
    again: z.array(id).max(20_000).default([]),
  }),
  reply: z.object({ labels: z.int(), held: z.int(), blocked: z.int() }),
  refusals: [
    'run.empty',
    'run.made',
    'run.day_passed',
    'paper.too_small',
    'print.start',
    'printer.offset',
    'printer.scale',
  ],
})

export const readRunFile = route({
  method: 'GET',
  path: '/labels/runs/:run/file',
  may: 'labels.print',
  says: 'The file of a made run: PDF, or ZPL for a thermal printer. The same every time it is asked for',
  params,
  reply: z.unknown(),
  sends: 'application/pdf',
  refusals: ['run.not_made'],
})

export const tellRun = route({
  method: 'POST',
  path: '/labels/runs/:run/outcome',
  may: 'labels.print',
  says: 'What came out of the printer: everything, or all but the missing ones',
  params,
  body: z.object({ missing: z.array(id).max(20_000).default([]) }),
  reply: z.object({ state: z.enum(runStates), printed: z.int(), again: z.int() }),
  refusals: ['run.told'],
})

export const dropRun = route({
  method: 'DELETE',
  path: '/labels/runs/:run',
  may: 'labels.print',
  says: 'Puts a draft away; its labels stay to print',
  params,
  reply: z.object({}),
  refusals: ['run.made'],
})

export const changeDraft = route({
  method: 'PUT',
  path: '/labels/runs/:run',
  may: 'labels.print',
  says: 'Takes labels out of a draft, or sets how many of one are printed',
  params,
  body: z.object({
    leaveOut: z.array(id).max(20_000).default([]),
    copies: z
      .array(z.object({ label: id, copies: z.int().min(1).max(20) }))
      .max(20_000)
      .default([]),
  }),
  reply: z.object({}),
  refusals: ['run.made'],
})
