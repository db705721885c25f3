/** The full export over HTTP. It needs the database itself: the stream goes on after the action's transaction. */
import { ReadableStream as WebStream } from 'node:stream/web'
import { action, type Content, read } from '../action.ts'
import type { Database } from '../database/connect.ts'
import { type Served, serve } from '../module.ts'
import { dayIn } from '../values/zone.ts'
import { exportFiles } from './archive.ts'
import { readExportContents, takeExport } from './contract.ts'
import { countRows, exportTables } from './tables.ts'
import { zipped } from './zip.ts'

/** Left early, the pieces are left too, and give back what they hold. */
const asStream = (pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array> =>
  WebStream.from(pieces) as unknown as ReadableStream<Uint8Array>

export interface ExportParts {
  readonly database: Database
  /** Of komunigi. */
  readonly version: string
}

export function exportRoutes(parts: ExportParts): readonly Served[] {
  const contents = read('exports.contents', async (ctx) => ({
    tables: await countRows(ctx.db, ctx.organisation, await exportTables(ctx.db)),
  }))
  const take = action('exports.take', async (ctx): Promise<Content> => {
    ctx.record('exports.taken', {})
    const { shop, now, accounts } = ctx
    return {
      type: 'application/zip',
      name: `${shop.name} ${dayIn(now, shop.zone)}.zip`,
      body: asStream(zipped(exportFiles({ ...parts, accounts, shop, now }))),
    }
  })
  return [serve(readExportContents, contents), serve(takeExport, { ...take, secretAnswer: true as const })]
}
