/** npm run bench [name...]: measures, shows and writes bench/results.json. No time makes it fail. */
import { globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Case, measure, type Result } from './harness.ts'

const here = import.meta.dirname
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const cases: Case[] = []
for (const file of globSync('cases/*.ts', { cwd: here }).sort())
  cases.push(...((await import(join(here, file))) as { cases: readonly Case[] }).cases)

const results: Result[] = []
for (const one of cases.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)))) {
  const result = await measure(one)
  results.push(result)
  console.info(
    `${result.name}: ${result.ours} ${result.unit}, ${result.referenceWhat}: ${result.reference} ${result.unit}, ratio ${result.ratio}`,
  )
  if (result.notes) console.info(`  ${JSON.stringify(result.notes)}`)
}
writeFileSync(join(here, 'results.json'), `${JSON.stringify(results, null, 1)}\n`)
process.exit(0)
