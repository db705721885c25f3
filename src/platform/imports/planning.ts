/** The dry run: what would happen to each record, with the problems of file and cells laid beside those of the module. */
import { createHash } from 'node:crypto'
import type { Context } from '../action.ts'
import type { Table, TableProblem } from '../csv/table.ts'
import { answersFor } from './answers.ts'
import type {
  ImportAbout,
  ImportChoice,
  ImportKind,
  ImportPlan,
  ImportQuestion,
  ImportRecord,
  MappedRow,
  MappingGuess,
  PlannedRow,
  RowProblem,
} from './kind.ts'
import { groupRecords } from './records.ts'

export type ShownOutcome = PlannedRow<unknown>['outcome'] | 'left_out'

export interface ImportTotals {
  /** Records of the file: created + updated + same + skipped + faulty + left_out. */
  readonly records: number
  readonly created: number
  readonly updated: number
  readonly same: number
  readonly skipped: number
  readonly faulty: number
  readonly left_out: number
  /** Lines that continue a record, lines that continue none, and empty ones. */
  readonly continuations: number
  readonly orphans: number
  readonly blank: number
}

export interface DryRun {
  readonly kind: ImportKind
  readonly about: ImportAbout
  readonly table: Table
  readonly guess: MappingGuess
  readonly records: readonly ImportRecord[]
  readonly rows: readonly PlannedRow<unknown>[]
  readonly problems: readonly RowProblem[]
  readonly questions: readonly ImportQuestion[]
  readonly choices: Readonly<Record<string, readonly ImportChoice[]>>
  readonly totals: ImportTotals
  readonly hash: string
}

/** Plans every record. With a required column missing nothing is planned and `problems` says which. */
export async function dryRun(
  ctx: Context,
  kind: ImportKind,
  table: Table,
  guess: MappingGuess,
  importId: string,
): Promise<DryRun> {
  const { records, continuations, orphans } = groupRecords(table, guess.columns, kind.parentFields)
  const odd = problemsByRecord(records, table, kind)
  const about = { table, columns: guess.columns, importId, answers: await answersFor(ctx, kind.kind) }
  const missing = guess.missing.map((field) => problem(1, 'import.column_missing', 'error', field))
  const plan: ImportPlan<unknown> = missing.length > 0 ? { rows: [] } : await kind.plan(ctx, records, about)
  const rows = missing.length > 0 ? [] : withProblems(plan, records, odd.ofRecord)
  return {
    kind,
    about,
    table,
    guess,
    records,
    rows,
    problems: [...missing, ...odd.ofFile, ...orphans, ...notTaken(table, guess), ...(plan.problems ?? [])],
    questions: plan.questions ?? [],
    choices: plan.choices ?? {},
    totals: totalsOf(rows, { continuations, orphans: orphans.length, blank: table.blank }),
    hash: hashOf(rows),
  }
}

/** Columns nothing is made of, with how many of their cells hold something: nothing is lost without a word. */
function notTaken(table: Table, guess: MappingGuess): RowProblem[] {
  const filled = (column: number): number => table.rows.filter((row) => row.cells[column]?.text.trim()).length
  const left = guess.unmapped.map((column) => ({ column, cells: filled(column) })).filter(({ cells }) => cells > 0)
  if (left.length === 0) return []
  const facts = {
    columns: left.map(({ column }) => table.headers[column] ?? ''),
    cells: left.reduce((sum, { cells }) => sum + cells, 0),
  }
  return [{ line: 1, field: null, code: 'import.columns_not_taken', facts, severity: 'warning' }]
}

/** The plan without its faulty records, planned again until none is left: what was left out may have been
 *  what another row leant on. */
export async function withoutFaulty(
  ctx: Context,
  run: DryRun,
): Promise<{ plan: ImportPlan<unknown>; leftOut: Set<number> }> {
  const leftOut = new Set<number>()
  let rows = run.rows
  while (rows.some((row) => row.outcome === 'faulty')) {
    for (const row of rows) if (row.outcome === 'faulty') leftOut.add(row.line)
    const records = run.records.filter((record) => !leftOut.has(record.line))
    const again = await run.kind.plan(ctx, records, run.about)
    rows = withProblems(again, records, new Map())
  }
  return { plan: { rows }, leftOut }
}

export function totalsOf(
  rows: readonly { readonly outcome: ShownOutcome }[],
  { continuations, orphans, blank }: Pick<ImportTotals, 'continuations' | 'orphans' | 'blank'>,
): ImportTotals {
  const count = (outcome: ShownOutcome): number => rows.filter((row) => row.outcome === outcome).length
  return {
    records: rows.length,
    created: count('create'),
    updated: count('update'),
    same: count('same'),
    skipped: count('skip'),
    faulty: count('faulty'),
    left_out: count('left_out'),
    continuations,
    orphans,
    blank,
  }
}

const hashOf = (rows: readonly PlannedRow<unknown>[]): string =>
  createHash('sha256')
    .update(JSON.stringify(rows.map((row) => [row.line, row.outcome, row.changes])))
    .digest('base64url')

const problem = (
  line: number,
  code: string,
  severity: RowProblem['severity'],
  field: string | null = null,
): RowProblem => ({
  line,
  field,
  code,
  facts: field === null ? {} : { field },
  severity,
})

/** Each record planned once, in the order of the file, faulty as soon as one of its problems is an error. */
function withProblems(
  plan: ImportPlan<unknown>,
  records: readonly ImportRecord[],
  odd: ReadonlyMap<number, readonly RowProblem[]>,
): PlannedRow<unknown>[] {
  const planned = new Map(plan.rows.map((row) => [row.line, row]))
  return records.map((record) => {
    const row = planned.get(record.line)
    if (!row) throw new Error(`line ${record.line} was not planned`)
    const problems = [...(odd.get(record.line) ?? []), ...row.problems]
    const faulty = row.outcome === 'faulty' || problems.some((one) => one.severity === 'error')
    return faulty ? { ...row, problems, outcome: 'faulty' as const } : { ...row, problems }
  })
}

interface OddLines {
  readonly ofRecord: ReadonlyMap<number, readonly RowProblem[]>
  readonly ofFile: readonly RowProblem[]
}

/** Problems of lines and of formula cells, each with the record whose lines they are on; the rest concerns the file. */
function problemsByRecord(records: readonly ImportRecord[], table: Table, { setsAside }: ImportKind): OddLines {
  const ofRecord = new Map<number, RowProblem[]>()
  const ofFile: RowProblem[] = []
  const add = (line: number, one: RowProblem): void => {
    ofRecord.set(line, [...(ofRecord.get(line) ?? []), one])
  }
  const starts = records.map((record) => record.line)
  for (const one of table.problems) {
    const start = startOf(starts, one.line)
    // where rows are set aside by themselves, a letter that was lost is no reason to lose the row
    const told = setsAside && lostLetters.has(one.code) ? { ...one, severity: 'warning' as const } : one
    if (start === null || fileWide.has(one.code)) ofFile.push(rowProblem(told))
    else add(start, rowProblem(told))
  }
  for (const record of records) for (const one of cellProblems(record, table.kind)) add(record.line, one)
  return { ofRecord, ofFile }
}

const lostLetters = new Set(['import.encoding', 'import.garbled'])
const fileWide = new Set(['import.sheet_skipped', 'import.title_skipped'])
const rowProblem = ({ line, code, facts, severity }: TableProblem): RowProblem => ({
  line,
  field: null,
  code,
  facts,
  severity,
})

/** The last record that starts on this line or above. */
function startOf(starts: readonly number[], line: number): number | null {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= line) low = middle + 1
    else high = middle
  }
  return starts[low - 1] ?? null
}

/** A formula in a text file is an attack or an accident; a workbook's formula has a result, which counts. */
function cellProblems(record: ImportRecord, kind: Table['kind']): RowProblem[] {
  const others = record.children.filter((child) => child.line !== record.line)
  return [record, ...others].flatMap((row: MappedRow) =>
    Object.entries(row.cells).flatMap(([field, cell]): RowProblem[] => {
      if (cell?.type === 'error') return [problem(row.line, 'import.cell_error', 'error', field)]
      if (cell?.formula === undefined) return []
      return [problem(row.line, 'import.formula', kind === 'csv' ? 'error' : 'warning', field)]
    }),
  )
}
