/** Text with separators as rows of cells. */
import { parse } from 'csv-parse/sync'
import { Refused, refuse } from '../refusal.ts'
import { type Cell, emptyCell, type Separator, separators, type TableRow, tableLimits } from './table.ts'

export interface SeparatedRows {
  readonly rows: readonly TableRow[]
  readonly separator: Separator
}

const hint = /^sep=([,;\t|])\n/i

/** Reads any line ends and separators; line breaks inside quotes stay in their cell.
 *  @throws Refused `import.quote_open` with the line where a quote is opened and never closed. */
export function readSeparated(given: string): SeparatedRows {
  const text = given.includes('\r') ? given.replace(/\r\n?/g, '\n') : given
  const named = hint.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const separator = (named?.[1] as Separator | undefined) ?? separatorOf(body)
  let line = named ? 2 : 1
  const rows = parsed(body, separator).map((record): TableRow => {
    const row = { line, cells: record.map(cellOf) }
    line += 1 + breaksIn(record)
    return row
  })
  return { rows, separator }
}

function parsed(text: string, separator: Separator): string[][] {
  try {
    return parse(text, {
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: tableLimits.rows + 10,
    })
  } catch (error) {
    const { code } = error as { code?: string }
    if (code !== 'CSV_QUOTE_NOT_CLOSED') throw new Refused([refuse('import.unreadable')])
    throw new Refused([refuse('import.quote_open', { line: openQuoteLine(text, separator) })])
  }
}

/** The line of the quote that is still open at the end. */
function openQuoteLine(text: string, separator: Separator): number {
  let [line, opened] = [1, 0]
  let before = '\n'
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    const next = text.charAt(at + 1)
    if (opened > 0 && letter === '"' && next === '"') at += 1
    else if (letter === '"' && opened > 0) opened = next === separator || next === '\n' || next === '' ? 0 : opened
    else if (letter === '"' && (before === separator || before === '\n')) opened = line
    if (letter === '\n') line += 1
    before = letter
  }
  return Math.max(opened, 1)
}

const breaksIn = (record: readonly string[]): number =>
  record.reduce((count, cell) => (cell.includes('\n') ? count + cell.split('\n').length - 1 : count), 0)

// ="0421" is how a spreadsheet is told to keep leading zeros: a text, not a sum.
const quotedText = /^="([^"]*)"$/
// What a spreadsheet would run on opening: sums, functions behind @, and commands behind a pipe.
const runs = /^\s*(=|@\w+\s*\(|[+-].*\|.*!)/

function cellOf(text: string): Cell {
  if (text === '') return emptyCell
  const kept = quotedText.exec(text)
  if (kept) return { text: kept[1] ?? '' }
  return runs.test(text) ? { text: '', formula: text } : { text }
}

/** The separator that cuts the first lines into the most, and most even, columns; a comma for a single column. */
export function separatorOf(text: string): Separator {
  const counted = separators.map((separator) => ({ separator, score: evenness(text.slice(0, 60_000), separator) }))
  const best = counted.reduce((most, one) => (one.score > most.score ? one : most))
  return best.score > 0 ? best.separator : ','
}

function evenness(text: string, separator: Separator): number {
  const counts = separatorsPerLine(text, separator).slice(0, 50)
  const first = counts[0] ?? 0
  if (first === 0) return 0
  const alike = counts.filter((count) => count === first).length
  return (alike / counts.length) * Math.log2(first + 1)
}

/** How many of them stand outside quotes, for every filled line. */
function separatorsPerLine(text: string, separator: Separator): number[] {
  const counts: number[] = []
  let [count, quoted, filled] = [0, false, false]
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    else if (letter === '\n' && !quoted) {
      if (filled) counts.push(count)
      ;[count, filled] = [0, false]
      continue
    } else if (letter === separator && !quoted) count += 1
    filled = true
  }
  if (filled && !quoted) counts.push(count)
  return counts
}
