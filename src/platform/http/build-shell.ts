/** The browser shell as files: built once, and again only when a source it is made of has changed. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readShell, type Shell } from './shell.ts'

const markName = '.sources'

/** Reads the built shell of this project folder, building it first where that is needed. */
export async function builtShell(project: string, tell: (text: string) => void): Promise<Shell | null> {
  const folder = join(project, 'dist/app')
  const mark = sourcesMark(project)
  const kept = join(folder, markName)
  const current = existsSync(kept) && readFileSync(kept, 'utf8') === mark
  if (!current) {
    tell('building the screens (only after a change)')
    const { build } = await import('vite')
    await build({ configFile: join(project, 'vite.config.ts'), logLevel: 'error' })
    writeFileSync(kept, mark)
  }
  return readShell(folder)
}

/** One hash over everything the screens are made of. */
function sourcesMark(project: string): string {
  const hash = createHash('sha256')
  const source = join(project, 'src')
  const files = (readdirSync(source, { recursive: true }) as string[])
    .filter((name) => /\.(tsx?|css|html|svg|png|webmanifest)$/.test(name) && !/\.test\.tsx?$/.test(name))
    .sort()
  for (const name of files) hash.update(name).update(readFileSync(join(source, name)))
  for (const name of ['package-lock.json', 'vite.config.ts', 'scripts/slim-contracts.ts'])
    hash.update(readFileSync(join(project, name)))
  return hash.digest('base64url')
}
