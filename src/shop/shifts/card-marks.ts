/** The marks by which phones know the cards of their sheet: `rules/card-mark.ts` says why they are made like this. */
import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import { bytes, markOf, plainCode, rounds } from './rules/card-mark.ts'

const derive = promisify(pbkdf2)

/** Sheets are read every few seconds: marks made once are remembered, the oldest go first. */
const known = new Map<string, Promise<string>>()
const remembered = 20_000

export function cardMark(sheet: string, code: string): Promise<string> {
  const key = `${sheet} ${plainCode(code)}`
  const here = known.get(key)
  if (here) return here
  const made = derive(plainCode(code), sheet, rounds, bytes, 'sha256').then(markOf)
  known.set(key, made)
  const [oldest] = known.size > remembered ? known.keys() : []
  if (oldest !== undefined) known.delete(oldest)
  return made
}
