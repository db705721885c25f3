/** npm run restore -- FILE: a backup into an empty database. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { migrationSources } from '../src/house.ts'
import { ConfigError, readConfig, secretFile } from '../src/platform/config.ts'
import { startEmbedded } from '../src/platform/database/embedded.ts'
import { restore } from '../src/platform/database/restore.ts'
import { installJobs } from '../src/platform/jobs/install.ts'

async function main(): Promise<void> {
  const [given] = process.argv.slice(2)
  if (!given) throw new ConfigError('Say from where: npm run restore -- FILE')
  const file = resolve(given)
  if (!existsSync(file)) throw new ConfigError(`${file} is not there.`)
  const config = readConfig()
  const log = { info: console.error, warn: console.error, error: console.error }
  const database = config.databaseUrl
    ? { url: config.databaseUrl, stop: async () => undefined }
    : await startEmbedded({ folder: config.dataFolder, log, purpose: 'npm run restore' })
  try {
    const keepSecret = (secret: string) => keep(secret, secretFile(config.dataFolder))
    const from = await restore({ url: database.url, file, sources: migrationSources(), installJobs, keepSecret })
    const rows = from.tables.reduce((sum, table) => sum + table.rows, 0)
    console.info(
      `Restored ${rows} rows of ${from.tables.length} tables: everything as it was at ${from.at} (komunigi ${from.komunigi}).`,
    )
    console.info('Now check it: npm run doctor')
  } finally {
    await database.stop()
  }
}

/** The secret of the backed-up installation, so that second factors and links open again. */
function keep(secret: string, kept: string): void {
  if (process.env['SECRET']) {
    if (process.env['SECRET'] !== secret)
      console.warn(
        'SECRET differs from the one in the backup: second factors and links made with that one will not open.',
      )
    return
  }
  if (existsSync(kept) && readFileSync(kept, 'utf8').trim() !== secret) renameSync(kept, `${kept}.before-restore`)
  writeFileSync(kept, `${secret}\n`, { mode: 0o600 })
}

main().catch((error: Error) => {
  console.error(`Nothing was restored: ${error.message}`)
  process.exitCode = 1
})
