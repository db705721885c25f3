/** Everything of one organisation into one file. */
import { createWriteStream, existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { version } from '#compose.ts'
import { action } from '#platform/action.ts'
import { exportFiles } from '#platform/export/archive.ts'
import { zipped } from '#platform/export/zip.ts'
import { type Asked, AskedWrongly, asking, type Command, organisationOption, shopOf, tell } from './command.ts'

export const exportCommands: readonly Command[] = [
  {
    words: 'export',
    takes: 'FILE --organisation X [--json]',
    says: 'Everything of the organisation as a ZIP of CSV files; that it was taken is recorded.',
    least: 1,
    options: organisationOption,
    run: runExport,
  },
]

const noteExport = action('komunigi.export', async (ctx) => ctx.record('exports.taken', {}))

async function runExport(asked: Asked): Promise<number> {
  const { house } = asked
  const shop = await shopOf(asked)
  const file = resolve(asked.args[0] ?? '')
  if (!existsSync(dirname(file))) throw new AskedWrongly(`the folder ${dirname(file)} does not exist`)
  await house.runner.act(noteExport, {}, asking(shop))
  const tables: { table: string; rows: number }[] = []
  const progress = (table: string, rows: number) => {
    tables.push({ table, rows })
    if (!asked.options['json']) console.info(`${table}: ${rows}`)
  }
  const { database, accounts } = house
  const files = exportFiles({ database, accounts, shop, now: house.clock(), version, progress })
  await pipeline(Readable.from(zipped(files)), createWriteStream(file, { mode: 0o600 }))
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  tell(asked, { file, rows, tables }, [`${file} holds ${rows} rows of ${tables.length} tables of ${shop.name}.`])
  return 0
}
