/** `npm start`: the configuration, a database, the house, a port. `--demo` fills the demo cast first. */
import { serve } from '@hono/node-server'
import { type Logger, multistream, pino } from 'pino'

import { openHouse, prepareDatabase, projectFolder } from './compose.ts'
import { fillDemo, isDemo } from './demo.ts'
import { type Config, ConfigError, readConfig } from './platform/config.ts'
import { startEmbedded } from './platform/database/embedded.ts'
import { DataFolderInUse } from './platform/database/embedded-lock.ts'
import { builtShell } from './platform/http/build-shell.ts'
import { keepLogsIn, logWriter } from './platform/logs.ts'
import { openMailIn } from './platform/mail/mail-in.ts'
import { keptMailKey } from './platform/mail/signing.ts'
import { systemClock } from './platform/values/clock.ts'

const started = performance.now()
/** For running requests, after SIGTERM. */
const patienceMilliseconds = 8_000
/** After this the process goes, whatever still holds it. */
const lastMilliseconds = 25_000

async function main(): Promise<void> {
  const config = readConfig()
  const log = openLog(config)
  // The port first: the address may be the system's choice, and a port that is taken should be told at once.
  const web = await listen(config)
  const [server, shell] = await Promise.all([
    openDatabase(config, log),
    builtShell(projectFolder, (text) => console.info(text)),
  ])
  await prepareDatabase(server.url).catch((error: Error) => {
    throw config.databaseUrl ? databaseProblem(error) : error
  })
  const wantsDemo = process.argv.includes('--demo')
  const house = await openHouse({
    url: server.url,
    config: { ...config, mailKey: keptMailKey(config) },
    publicUrl: config.publicUrl ?? web.address,
    clock: systemClock,
    log,
    shell,
    demo: await isDemo(server.url, wantsDemo),
  })
  if (wantsDemo) await fillDemo(house, (text) => console.info(text))
  web.open(house.app.fetch)
  await house.workers.start()
  const mailIn = config.mailIn ? await openMailIn(house, config.mailIn, log) : null
  console.info(`komunigi ready on ${config.publicUrl ?? web.address} in ${Math.ceil(performance.now() - started)} ms`)
  closeOnSignal(async () => {
    await Promise.all([web.close(), mailIn?.close()])
    await house.close()
    await server.stop()
  })
}

/** Into the data folder, where it is forgotten in time; on a screen somebody reads along. */
function openLog({ logLevel, dataFolder }: Config): Logger {
  keepLogsIn(dataFolder)
  const file = logWriter(dataFolder, systemClock, (line) => void process.stderr.write(line))
  const streams = [{ stream: file }, ...(process.stdout.isTTY ? [{ stream: process.stdout }] : [])]
  return pino({ level: logLevel, base: null }, multistream(streams.map((one) => ({ ...one, level: 'trace' }))))
}

async function openDatabase(config: Config, log: Logger) {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => undefined }
  return startEmbedded({ folder: config.dataFolder, log })
}

/** Not reached, not let in, not there: the variable is to mend, not the code. */
const unreachable = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'ENOENT',
  '28000',
  '28P01',
  '3D000',
  '57P03',
]

function databaseProblem(error: Error): Error {
  const code = String((error as NodeJS.ErrnoException).code ?? '')
  if (!unreachable.includes(code)) return error
  return new ConfigError(
    `DATABASE_URL: the database does not let us in (${error.message}); look at address, user and password, or start the server`,
  )
}

type Fetch = Parameters<typeof serve>[0]['fetch']

interface Web {
  readonly address: string
  open(fetch: Fetch): void
  close(): Promise<void>
}

/** Takes the port at once and answers 503 until the house is open. */
function listen(config: Config): Promise<Web> {
  let open: Fetch | null = null
  const starting = () => new Response('komunigi is starting\n', { status: 503, headers: { 'retry-after': '1' } })
  const fetch: Fetch = (request, env) => (open ? open(request, env) : starting())
  return new Promise((resolve, reject) => {
    const web = serve({ fetch, port: config.port, hostname: config.host }, ({ port }) => {
      web.off('error', reject)
      const host = config.host.includes(':') ? `[${config.host}]` : config.host
      resolve({
        address: `http://${host}:${port}`,
        open: (answer) => {
          open = answer
        },
        close: () => closeWithin(web, patienceMilliseconds),
      })
    })
    web.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? portTaken(config) : error))
  })
}

/** Takes no more requests; those that run get this long, and then their connections end: a client that sends its
 *  request drop by drop must not keep the database from being stopped. */
function closeWithin(web: ReturnType<typeof serve>, milliseconds: number): Promise<void> {
  return new Promise((done) => {
    const cut = setTimeout(() => 'closeAllConnections' in web && web.closeAllConnections(), milliseconds)
    web.close(() => {
      clearTimeout(cut)
      done()
    })
  })
}

const portTaken = (config: Config): ConfigError =>
  new ConfigError(`PORT: ${config.port} is taken by another program; stop it or choose another, for example PORT=8081`)

/** Running requests get eight seconds, then the database is stopped; a second signal does not wait. */
function closeOnSignal(close: () => Promise<void>): void {
  let closing = false
  const end = (): void => {
    if (closing) process.exit(1)
    closing = true
    setTimeout(() => process.exit(1), lastMilliseconds).unref()
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

main().catch((error: Error) => {
  const known = error instanceof ConfigError || error instanceof DataFolderInUse
  console.error(known ? error.message : error)
  process.exit(1)
})
