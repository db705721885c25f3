/** npm run scenario -- FILES [--json]: plays co-op rules written as scenario files, each on a fresh database.
 *  Ends with 1 when a file fails, 2 when one cannot be read. */
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { createInterface } from 'node:readline'
import { startTestServer } from '../test/cluster.ts'

interface Result {
  readonly file: string
  readonly title?: string
  readonly state: 'passed' | 'failed' | 'unreadable'
  readonly says: readonly string[]
}

/** The house is loaded only by the processes that play in it. */
async function run(path: string): Promise<Result> {
  const { readScenario } = await import('./scenario/read.ts')
  const { play } = await import('./scenario/play.ts')
  let read: Awaited<ReturnType<typeof readScenario>>
  try {
    read = await readScenario(path)
  } catch (error) {
    return { file: path, state: 'unreadable', says: [(error as Error).message] }
  }
  if ('unreadable' in read) {
    const says = read.unreadable.map((one) => `${path}:${one.line}:${one.column} ${one.says}`)
    return { file: path, state: 'unreadable', says }
  }
  const { title } = read.file
  try {
    const says = await play(read.file, path)
    return { file: path, title, state: says.length === 0 ? 'passed' : 'failed', says }
  } catch (error) {
    return { file: path, title, state: 'failed', says: [(error as Error).message] }
  }
}

/** How the processes that share the work are started: each file is told as a line of JSON. */
const lineByLine = '--line-by-line'
const words = process.argv.slice(2)
const asJson = words.includes('--json')
const named = words.filter((word) => !word.startsWith('-'))
const files = named.length > 0 ? named : globSync('scenarios/**/*.yaml').sort()
const results: Result[] = []

/** Where no database server is named, on one that lives as long as this run: it ends with it, broken off or not. */
async function playAll(): Promise<void> {
  if (process.env['TEST_SERVER'] || process.env['DATABASE_URL']) return playOn({})
  const server = await startTestServer()
  try {
    await playOn({ TEST_SERVER: server.url, TEST_RUN: `komunigi_play_${process.pid}` })
  } finally {
    await server.stop()
  }
}

/** To load the house takes as long as to play a few files. */
const worthAProcess = 4

/** As many at a time as there are processors, each process with its share; told in the order of the files. */
async function playOn(env: Readonly<Record<string, string>>): Promise<void> {
  const many = Math.min(availableParallelism(), Math.ceil(files.length / worthAProcess))
  const coming = files.map(() => Promise.withResolvers<Result>())
  const shares = Array.from({ length: many }, (_, share) => files.flatMap((_, at) => (at % many === share ? [at] : [])))
  const players = shares.map((share) => playShare(share, env, (at, result) => coming[at]?.resolve(result)))
  for (const { promise } of coming) tell(await promise)
  await Promise.all(players)
}

async function playShare(
  share: readonly number[],
  env: Readonly<Record<string, string>>,
  played: (at: number, result: Result) => void,
): Promise<void> {
  const names = share.map((at) => files[at] as string)
  const player = spawn(process.execPath, [import.meta.filename, lineByLine, ...names], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  let next = 0
  for await (const line of createInterface(player.stdout)) played(share[next++] as number, JSON.parse(line) as Result)
  for (const at of share.slice(next))
    played(at, { file: files[at] as string, state: 'failed', says: ['the program that played it broke off'] })
}

function tell(result: Result): void {
  results.push(result)
  if (!asJson) print(result)
}

function print(result: Result): void {
  console.info(`${result.state.padEnd(10)} ${result.title ?? ''} (${result.file})`)
  for (const one of result.says) console.info(`  ${one}`)
}

/** Whoever reads the last lines of a long run finds there what fell. */
function tellTheEnd(): void {
  if (asJson || files.length < 2) return
  const fallen = results.filter(({ state }) => state !== 'passed')
  console.info(`\n${results.length - fallen.length} of ${results.length} files passed`)
  for (const one of fallen) print(one)
}

async function main(): Promise<void> {
  if (words.includes(lineByLine)) {
    for (const file of files) process.stdout.write(`${JSON.stringify(await run(file))}\n`)
    return
  }
  if (files.length > 0) await playAll()
  if (asJson) console.info(JSON.stringify(results, null, 1))
  tellTheEnd()
  const has = (state: Result['state']) => results.some((one) => one.state === state)
  process.exitCode = has('unreadable') ? 2 : has('failed') ? 1 : 0
}

await main()
