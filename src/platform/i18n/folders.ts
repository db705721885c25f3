/** Where messages lie: every folder called `messages` below the given one. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '../action.ts'

export type Messages = Readonly<Record<string, string>>

/** All message folders below `root`, in the order of their paths. */
export function messageFolders(root: string): string[] {
  const found: string[] = []
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === 'node_modules') continue
    const path = join(root, entry.name)
    if (entry.name === 'messages') found.push(path)
    else found.push(...messageFolders(path))
  }
  return found.sort()
}

/** The messages of one folder in one language; empty where the file is missing. Throws, naming the file, when it cannot be read. */
export function readMessages(folder: string, language: Language): Messages {
  const path = join(folder, `${language}.json`)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return {}
    throw error
  }
  try {
    return JSON.parse(text) as Messages
  } catch (error) {
    throw new Error(`${path} is not JSON: ${(error as Error).message}`, { cause: error })
  }
}

/** Everything said in one language, all folders together. */
export function gatherMessages(folders: readonly string[]): Readonly<Record<Language, Messages>> {
  const gathered = languages.map((language) => [
    language,
    Object.assign({}, ...folders.map((folder) => readMessages(folder, language))) as Messages,
  ])
  return Object.fromEntries(gathered) as Record<Language, Messages>
}
