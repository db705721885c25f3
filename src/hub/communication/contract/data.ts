/** Open data of a community: what was published, who lets its profile stand in it, and pages for everybody. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { anyone, route } from '#platform/route.ts'
import { datasetNames } from '../rules/datasets.ts'

const id = z.uuid()
const may = 'community.enter'
const everybody = anyone('open data are for everybody; where a community publishes none, nothing is found')
const organisation = z.object({ organisation: z.string() })
const lang = z.object({ lang: z.string().max(5).optional() })

const DatasetRow = z.object({
  id,
  dataset: z.enum(datasetNames),
  period: z.string(),
  version: z.int(),
  rows: z.int(),
  reason: z.string().nullable(),
  madeAt: z.string(),
  csvSha256: z.string(),
  jsonSha256: z.string(),
})

export const readData = route({
  method: 'GET',
  path: '/data',
  may,
  says: 'Open data: whether they come out, under which licence, and which organisations let their profile stand in them',
  reply: z.object({
    open: z.boolean(),
    k: z.int(),
    licence: z.string(),
    /** The last quarter that is over. */
    period: z.string(),
    /** Whether tables of it came out: publishing again is a correction. */
    isPublished: z.boolean(),
    /** The page for everybody. */
    page: z.string(),
    own: z.array(z.object({ id, name: z.string(), agrees: z.boolean(), maySign: z.boolean() })),
  }),
})

export const listDatasets = route({
  method: 'GET',
  path: '/data/datasets',
  may,
  says: 'Every version of every table that was published, the latest quarter first',
  query: listQuery('dataset', 'quarter'),
  reply: listReply(DatasetRow),
})

export const exportDatasets = route({
  method: 'GET',
  path: '/data/dataset-table',
  may,
  says: 'The same list as a file',
  query: listQuery('dataset', 'quarter').extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const publishData = route({
  method: 'POST',
  path: '/data/datasets',
  may: 'data.manage',
  says: 'Publishes the tables of a quarter that is over; where they came out before, what changed becomes a new version',
  body: z.object({
    quarter: z.string().regex(/^\d{4}-Q[1-4]$/),
    /** Why it is made again; needed for a correction. */
    reason: z.string().trim().max(500).default(''),
  }),
  reply: z.object({ published: z.int() }),
  refusals: ['data.period_running', 'data.reason_missing', 'data.unchanged'],
})

export const sayDataConsent = route({
  method: 'PUT',
  path: '/data/consents/:participant',
  may,
  says: 'Say whether the profile of the organisation stands in the open data',
  params: z.object({ participant: id }),
  body: z.object({ agrees: z.boolean() }),
  reply: z.object({}),
  refusals: ['power.missing'],
})

export const readDataIndex = route({
  method: 'GET',
  path: '/organisations/:organisation/data',
  may: everybody,
  says: 'What was published: every version with its addresses and SHA-256, and what each column means',
  params: organisation,
  query: lang,
  reply: z.object({
    community: z.string(),
    licence: z.object({ name: z.string(), url: z.string() }),
    k: z.int(),
    codebook: z.array(z.object({ dataset: z.string(), column: z.string(), says: z.string() })),
    datasets: z.array(
      DatasetRow.omit({ id: true }).extend({ licence: z.string(), k: z.int(), csv: z.string(), json: z.string() }),
    ),
  }),
  forWebsites: true,
})

export const readDataPage = route({
  method: 'GET',
  path: '/d/:organisation',
  may: everybody,
  says: 'The same as a page without script or cookie',
  params: organisation,
  query: lang,
  reply: z.unknown(),
  sends: 'text/html',
  page: true,
  forWebsites: true,
})

export const readDataCodebook = route({
  method: 'GET',
  path: '/d/:organisation/codebook.csv',
  may: everybody,
  says: 'What each column of each table means',
  params: organisation,
  query: lang,
  reply: z.unknown(),
  sends: 'text/csv',
  page: true,
  forWebsites: true,
})

export const readDataFile = route({
  method: 'GET',
  path: '/d/:organisation/files/:quarter/:download',
  may: everybody,
  says: 'One version of one table, as `needs-v1.csv` or `needs-v1.json`; it never changes',
  params: organisation.extend({ quarter: z.string().max(10), download: z.string().max(60) }),
  reply: z.unknown(),
  sends: 'text/csv',
  page: true,
  forWebsites: true,
})
