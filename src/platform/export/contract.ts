/** Taking everything of an organisation along. */
import { z } from 'zod'
import { route } from '../route.ts'

export const readExportContents = route({
  method: 'GET',
  path: '/organisation/export-contents',
  may: 'exports.take',
  says: 'What a full export would hold: every table with its rows.',
  reply: z.object({ tables: z.array(z.object({ name: z.string(), rows: z.number() })) }),
})

export const takeExport = route({
  method: 'POST',
  path: '/organisation/exports',
  may: 'exports.take',
  says: 'Everything of the organisation as one ZIP of CSV files; that it was taken is recorded.',
  reply: z.unknown(),
  sends: 'application/zip',
})
