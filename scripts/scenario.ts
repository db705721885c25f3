/** npm run scenario -- FILES [--json]: plays co-op rules written as scenario files, each on a fresh database.
 *  Ends with 1 when a file fails, 2 when one cannot be read. */
import { globSync } from 'node:fs'
import { play } from './scenario/play.ts'
import { readScenario } from './scenario/read.ts'

interface Result {
  readonly file: string
  readonly title?: string
  readonly state: 'passed' | 'failed' | 'unreadable'
  readonly says: readonly string[]
}

async function run(path: string): Promise<Result> {
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

const words = process.argv.slice(2)
const asJson = words.includes('--json')
const named = words.filter((word) => !word.startsWith('-'))
const files = named.length > 0 ? named : globSync('scenarios/**/*.yaml').sort()
const results: Result[] = []
for (const file of files) {
  const result = await run(file)
  results.push(result)
  if (asJson) continue
  console.info(`${result.state.padEnd(10)} ${result.title ?? ''} (${result.file})`)
  for (const one of result.says) console.info(`  ${one}`)
}
if (asJson) console.info(JSON.stringify(results, null, 1))
const has = (state: Result['state']) => results.some((one) => one.state === state)
process.exit(has('unreadable') ? 2 : has('failed') ? 1 : 0)
