/** npm run backup -- FILE: everything of this moment into one file, while komunigi runs or not. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { version } from '../src/compose.ts'
import { ConfigError, readConfig, secretFile } from '../src/platform/config.ts'
import { backup } from '../src/platform/database/backup.ts'
import { joinEmbedded } from '../src/platform/database/embedded.ts'

async function main(): Promise<void> {
  const [given] = process.argv.slice(2)
  if (!given) throw new ConfigError('Say where to: npm run backup -- FILE, such as backups/monday.tar.gz')
  const file = resolve(given)
  if (!existsSync(dirname(file))) throw new ConfigError(`The folder ${dirname(file)} does not exist: make it first.`)
  const config = readConfig()
  const log = { info: console.error, warn: console.error, error: console.error }
  const database = config.databaseUrl
    ? { url: config.databaseUrl, stop: async () => undefined }
    : await joinEmbedded({ folder: config.dataFolder, log, purpose: 'npm run backup' })
  try {
    const kept = secretFile(config.dataFolder)
    const secret = !process.env['SECRET'] && existsSync(kept) ? readFileSync(kept, 'utf8').trim() : null
    const made = await backup({ url: database.url, file, version, secret })
    const rows = made.tables.reduce((sum, table) => sum + table.rows, 0)
    console.info(`${file} holds everything of ${made.at}: ${rows} rows of ${made.tables.length} tables.`)
    console.info(
      secret
        ? 'It holds the installation secret too: keep it where only you can read it.'
        : 'SECRET is not in it: keep that apart, it is needed after a restore.',
    )
  } finally {
    await database.stop()
  }
}

main().catch((error: Error) => {
  console.error(`No backup was made: ${error.message}`)
  process.exitCode = 1
})
