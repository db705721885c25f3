/** Which column holds what: by the meaning of headers in any language, confirmed or replaced by what cells look like. */
import type { Table } from '../csv/table.ts'
import type { Columns, FieldMeaning, MappedRow, MappingGuess } from './kind.ts'
import { type HeaderMeaning, likeness, meaningOf } from './likeness.ts'

const sampleAtMost = 40
/** Less alike than this is another thing. */
const alikeEnough = 0.62
/** From here on a field's content claims a column whose header says nothing. */
const unmistakable = 0.9

/** Filled cells of every column, for a look at their content: spread over the file, the first ones first. */
export function samplesOf(table: Table): string[][] {
  const step = Math.max(1, Math.floor(table.rows.length / 400))
  return table.headers.map((_, column) => {
    const samples: string[] = []
    for (let at = 0; at < table.rows.length && samples.length < sampleAtMost; at += step) {
      const text = table.rows[at]?.cells[column]?.text.trim() ?? ''
      if (text !== '') samples.push(text)
    }
    return samples
  })
}

interface Pair {
  readonly field: FieldMeaning
  readonly column: number
  readonly score: number
}

/** The best column for every field. Each column is used once; equal scores go to the earlier column. */
export function guessMapping(
  headers: readonly string[],
  samples: readonly (readonly string[])[],
  fields: readonly FieldMeaning[],
): MappingGuess {
  const meanings = headers.map(meaningOf)
  const names = fields.flatMap((field) => {
    const words = field.words.map(meaningOf)
    return meanings.map((meaning, column) => namedPair(field, column, nameScore(meaning, words), samples[column] ?? []))
  })
  const columns: Record<string, number> = {}
  const confidence: Record<string, number> = {}
  const used = new Set<number>()
  const take = ({ field, column, score }: Pair): void => {
    if (columns[field.key] !== undefined || used.has(column)) return
    columns[field.key] = column
    confidence[field.key] = Math.min(1, score)
    used.add(column)
  }
  names
    .filter((pair) => pair.score >= alikeEnough)
    .sort((one, other) => other.score - one.score || one.column - other.column)
    .forEach(take)
  for (const field of fields) {
    const pair = columns[field.key] === undefined ? bySight(field, samples, used) : null
    if (pair) take(pair)
  }
  const taken = Object.fromEntries(fields.flatMap(takenBy(columns)))
  const places = new Set(Object.values(taken))
  return {
    columns: taken,
    confidence,
    unmapped: headers.flatMap((_, column) => (places.has(column) ? [] : [column])),
    missing: missingFields(fields, taken),
  }
}

/** Fields of elsewhere hold their column against others, and give it back. */
const takenBy =
  (columns: Columns) =>
  (field: FieldMeaning): [string, number][] => {
    const column = columns[field.key]
    return column === undefined || field.elsewhere ? [] : [[field.key, column]]
  }

/** Required fields that no column stands for, nor any of the fields that would do instead. */
function missingFields(fields: readonly FieldMeaning[], columns: Columns): string[] {
  const has = (key: string): boolean => columns[key] !== undefined
  return fields
    .filter((field) => field.required && !has(field.key) && !field.requiredUnless?.some(has))
    .map((field) => field.key)
}

/** Likeness to the likeliest word; earlier words win by a hair. */
function nameScore(meaning: HeaderMeaning, words: readonly HeaderMeaning[]): number {
  return words.reduce((best, word, at) => Math.max(best, likeness(meaning, word) - Math.min(at, 40) * 0.0005), 0)
}

/** Content confirms a name a little, and denies one that was only half alike. */
function namedPair(field: FieldMeaning, column: number, name: number, samples: readonly string[]): Pair {
  if (name < alikeEnough || !field.looks) return { field, column, score: name }
  const looks = field.looks(samples)
  const score = looks <= -0.8 && name < 0.9 ? name * 0.5 : name + looks * 0.1
  return { field, column, score }
}

/** The one free column that surely looks like the field; with two of them nothing is taken. */
function bySight(field: FieldMeaning, samples: readonly (readonly string[])[], used: ReadonlySet<number>): Pair | null {
  const { looks } = field
  if (!looks) return null
  const found = samples.flatMap((cells, column): Pair[] => {
    const score = used.has(column) || cells.length === 0 ? 0 : looks(cells)
    return score >= unmistakable ? [{ field, column, score: score * 0.6 }] : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

/** A guess with the person's own choices laid over it; null takes a column away from a field. */
export function withChoices(
  guess: MappingGuess,
  choices: Readonly<Record<string, number | null>>,
  fields: readonly FieldMeaning[],
  width: number,
): MappingGuess {
  const chosen = Object.entries(choices).filter(([key]) => fields.some((field) => field.key === key))
  const taken = new Set(chosen.flatMap(([, column]) => (column === null ? [] : [column])))
  const kept = Object.entries(guess.columns).filter(([key, column]) => !(key in choices) && !taken.has(column))
  const laid = chosen.filter((one): one is [string, number] => one[1] !== null && one[1] >= 0 && one[1] < width)
  const columns: Columns = Object.fromEntries([...kept, ...laid])
  const used = new Set(Object.values(columns))
  return {
    columns,
    confidence: {
      ...guess.confidence,
      ...Object.fromEntries(
        Object.keys(columns).map((key) => [key, key in choices ? 1 : (guess.confidence[key] ?? 1)]),
      ),
    },
    unmapped: Array.from({ length: width }, (_, column) => column).filter((column) => !used.has(column)),
    missing: missingFields(fields, columns),
  }
}

/** How well a file fits a kind by its columns: 0 when a required one is missing, near 1 when nearly all are understood. */
export function fitOf(guess: MappingGuess, headerCount: number): number {
  if (guess.missing.length > 0 || headerCount === 0) return 0
  const understood = Object.values(guess.confidence).reduce((sum, one) => sum + one, 0)
  return Math.min(1, understood / headerCount)
}

/** The text of a field of a row; '' when the column is missing or the cell empty. */
export const textOf = (row: MappedRow, field: string): string => row.cells[field]?.text.trim() ?? ''
