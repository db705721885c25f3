/** Weighs what a member's first page loads: the shell and Home, JavaScript compressed with brotli.
 *  `node scripts/size.ts`, which builds the screens where they are older than their sources; ends with 1 above the limit. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { builtShell } from '#platform/http/build-shell.ts'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

const limitKilobytes = 180
const project = join(import.meta.dirname, '..')
const folder = join(project, 'dist/app')
await builtShell(project, () => undefined)
const chunks = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Readonly<Record<string, Chunk>>

function loadedWith(name: string, seen = new Set<string>()): Set<string> {
  const chunk = chunks[name]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const next of chunk.imports ?? []) loadedWith(next, seen)
  return seen
}

const files = [...new Set([...loadedWith('index.html'), ...loadedWith('screens/Home.tsx')])].filter((file) =>
  file.endsWith('.js'),
)
const bytes = files.reduce((sum, file) => sum + statSync(join(folder, `${file}.br`)).size, 0)
console.log(
  `first page: ${(bytes / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} kB of JavaScript in ${files.length} files (limit ${limitKilobytes})`,
)
process.exitCode = bytes > limitKilobytes * 1000 ? 1 : 0
