/** Every kind of import the house knows, and which one a file is. */
import { createHash } from 'node:crypto'
import type { Context } from '../action.ts'
import { readTable } from '../csv/read-table.ts'
import type { Table } from '../csv/table.ts'
import { Refused, refuse } from '../refusal.ts'
import { plain } from '../values/text.ts'
import type { ImportKind, LaterKind, MappingGuess } from './kind.ts'
import { fitOf, guessMapping, samplesOf } from './mapping.ts'
import { ownGuess } from './own-headings.ts'

const known = new Map<string, ImportKind>()
let later: readonly LaterKind[] = []

/** Declares the kinds of the modules, at start, and those known by sight only. Replaces what was declared before. */
export function registerImports(kinds: readonly ImportKind[], byOnlySight: readonly LaterKind[] = []): void {
  known.clear()
  later = byOnlySight
  for (const kind of kinds) {
    if (known.has(kind.kind)) throw new Error(`two modules import ${kind.kind}`)
    known.set(kind.kind, kind)
  }
}

export const importKinds = (): readonly ImportKind[] => [...known.values()]

/** Whoever asks may bring in such files, and so look at them. */
export const mayImport = (ctx: Context, kind: ImportKind | undefined): boolean =>
  ctx.actor.may(kind?.may ?? 'imports.all')

/** The kinds of whoever asks. */
export const ownKinds = (ctx: Context): readonly ImportKind[] => importKinds().filter((kind) => mayImport(ctx, kind))

/** The table of a file: kinds with a form of their own look first. */
export async function openTable(bytes: Uint8Array, name: string): Promise<Table> {
  for (const kind of known.values()) {
    const table = kind.open?.(bytes, name)
    if (table) return table
  }
  return readTable(bytes, name)
}

/** The kind of this word, refused as `import.kind_unknown`. */
export function kindNamed(word: string): ImportKind {
  const kind = known.get(word)
  if (!kind) throw new Refused([refuse('import.kind_unknown', { kind: word, known: [...known.keys()] })])
  return kind
}

export interface Recognised {
  readonly kind: ImportKind
  readonly guess: MappingGuess
  readonly score: number
}

/** Less sure than this is not recognised at all. */
const sureEnough = 0.25

/** The columns of this kind: known where the file is one of ours, else guessed. */
export const guessFor = (kind: ImportKind, table: Table, samples = samplesOf(table)): MappingGuess =>
  ownGuess(kind, table.headers) ?? guessMapping(table.headers, samples, kind.fields)

/** A file of ours is of the kind whose fields head most of its columns, whatever else it looks like; kinds with a form of
 *  their own (`open`) are no lists that people head with words. */
function scoreOf(kind: ImportKind, table: Table, guess: MappingGuess): number {
  const own = kind.open ? null : ownGuess(kind, table.headers)
  if (own) return 1 + Object.keys(own.columns).length / table.headers.length
  return kind.recognise ? kind.recognise(table, guess) : fitOf(guess, table.headers.length)
}

/** The kind the table fits best by its content; null when none fits. */
export function recognise(table: Table, among = importKinds()): Recognised | null {
  const samples = samplesOf(table)
  const scored = among.map((kind): Recognised => {
    const guess = guessFor(kind, table, samples)
    return { kind, guess, score: scoreOf(kind, table, guess) }
  })
  const [best] = scored.sort((one, other) => other.score - one.score)
  return best && best.score >= sureEnough ? best : null
}

/** Which file this is that cannot be brought in yet: all the columns that tell it are there. Of several, the one that
 *  more columns tell, and more surely. */
export function recogniseLater(table: Table): LaterKind | null {
  const told = later.flatMap((kind) => {
    const fields = kind.marks.map((words, at) => ({ key: String(at), required: true, words }))
    const { missing, confidence } = guessMapping(table.headers, [], fields)
    return missing.length > 0 ? [] : [{ kind, sure: Object.values(confidence).reduce((sum, one) => sum + one, 0) }]
  })
  return told.toSorted((one, other) => other.sure - one.sure)[0]?.kind ?? null
}

/** The given kinds so that each comes after those it builds on; else in the order they were declared. */
export function inOrder<T>(items: readonly T[], kindOf: (item: T) => string): T[] {
  const words = [...known.keys()]
  const depth = (word: string, seen: readonly string[] = []): number => {
    const needs = seen.includes(word) ? [] : (known.get(word)?.after ?? [])
    return needs.reduce((deepest, need) => Math.max(deepest, depth(need, [...seen, word]) + 1), 0)
  }
  const place = (item: T): number => depth(kindOf(item)) * 1000 + words.indexOf(kindOf(item))
  return items.toSorted((one, other) => place(one) - place(other))
}

/** Stands for "a file with these headers": a chosen mapping is remembered under it. */
export const signatureOf = (headers: readonly string[]): string =>
  createHash('sha256').update(headers.map(plain).join('\n')).digest('base64url')
