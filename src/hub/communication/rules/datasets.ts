/** The tables of open data: their columns, what is hidden in them, and how a correction follows what was published
 *  (domain-hub-governance-communication 5.14, G10). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { blanked, type CountTable, cellKey, totalsOf } from './blanking.ts'
import { quarterNamed } from './quarters.ts'

export const datasetNames = ['needs', 'developments', 'decisions', 'participation', 'profiles'] as const
export type DatasetName = (typeof datasetNames)[number]

/** A need stands in these; the days of the others are not counted. */
export const statesCounted = [
  ...(['collected', 'prioritised', 'in_analysis', 'analysed', 'estimating', 'estimated', 'co_financing'] as const),
  ...(['funded', 'in_development', 'in_acceptance', 'delivered', 'parked'] as const),
]

export const acts = ['backings', 'comments', 'answers', 'attendances', 'posts'] as const

/** The first column names the row. */
const fixed = {
  needs: ['number', 'area', 'state', ...statesCounted.map((state) => `days_${state}`), 'backings'],
  developments: ['number', 'needs', 'state', 'hours_estimated', 'hours_real', 'currency', 'cost', 'payers', 'key'],
  decisions: ['number', 'method', 'taken_on', 'eligible', 'answered', 'days'],
  profiles: ['organisation', 'kind', 'country', 'life_stage', 'languages', 'members'],
} as const satisfies Readonly<Record<Exclude<DatasetName, 'participation'>, readonly string[]>>

export const columnsOf = (name: DatasetName, period: string): readonly string[] =>
  name === 'participation' ? ['act', ...quarterNamed(period).months, 'total'] : fixed[name]

/** Columns of counts: of organisations, people, or what they did. */
const counted: Readonly<Record<Exclude<DatasetName, 'participation'>, readonly string[]>> = {
  needs: ['backings'],
  developments: ['payers'],
  decisions: ['eligible', 'answered'],
  profiles: ['members'],
}

export type Cell = string | number | null
export type Row = Readonly<Record<string, Cell>>

/** How the row of totals is called. */
export const totalRow = 'total'

export interface Earlier {
  readonly rows: readonly Row[]
}

/** The rows as they are published, the one of totals last. */
export function publishedRows(
  name: DatasetName,
  period: string,
  rows: readonly Row[],
  k: number,
  earlier: readonly Earlier[],
): Row[] {
  const [key = ''] = columnsOf(name, period)
  if (name === 'participation') return together(key, quarterNamed(period).months, rows, k, earlier)
  const columns = counted[name]
  const hidden = new Map(columns.map((column) => [column, oneColumn(key, column, rows, k, earlier)]))
  const shown = rows.map((row, at) => ({
    ...row,
    ...Object.fromEntries(
      columns.map((column) => [column, hidden.get(column)?.has(cellKey(at, 0)) ? null : row[column]]),
    ),
  })) as Row[]
  const totals = columns.map((column) => {
    const { columns: sums } = totalsOf(columnTable(rows, column))
    return [column, hidden.get(column)?.has(cellKey(rows.length, 0)) ? null : (sums[0] ?? 0)]
  })
  return rows.length === 0 ? [] : [...shown, { [key]: totalRow, ...Object.fromEntries(totals) }]
}

const numberIn = (row: Row | undefined, column: string): number | null => {
  const value = row?.[column]
  return typeof value === 'number' ? value : null
}

const columnTable = (rows: readonly Row[], column: string): CountTable => ({
  cells: rows.map((row) => [numberIn(row, column)]),
  across: false,
  down: true,
})

function oneColumn(key: string, column: string, rows: readonly Row[], k: number, earlier: readonly Earlier[]) {
  const table = columnTable(rows, column)
  const sum = totalsOf(table).columns[0] ?? 0
  const all = [...rows.map((row) => [row[key], numberIn(row, column)] as const), [totalRow, sum] as const]
  const said = all.map(([of, value], at) => ({ place: cellKey(at, 0), value, told: toldOf(earlier, key, of, column) }))
  return blanked(table, k, beforeOf(said))
}

function together(
  key: string,
  months: readonly string[],
  rows: readonly Row[],
  k: number,
  earlier: readonly Earlier[],
): Row[] {
  const table = { cells: rows.map((row) => months.map((month) => numberIn(row, month) ?? 0)), across: true, down: true }
  const sums = totalsOf(table)
  const whole = [...table.cells.map((line, at) => [...line, sums.rows[at] ?? 0]), [...sums.columns, sums.all]]
  const names = [...rows.map((row) => row[key]), totalRow]
  const columns = [...months, totalRow]
  const said = whole.flatMap((line, row) =>
    line.map((value, column) => ({
      ...{ place: cellKey(row, column), value },
      told: toldOf(earlier, key, names[row], columns[column] ?? ''),
    })),
  )
  const hidden = blanked(table, k, beforeOf(said))
  return whole.map((line, row) => ({
    [key]: names[row] ?? null,
    ...Object.fromEntries(
      line.map((value, column) => [columns[column] ?? '', hidden.has(cellKey(row, column)) ? null : value]),
    ),
  }))
}

/** What earlier versions of the same table said of a cell. */
const toldOf = (earlier: readonly Earlier[], key: string, of: Cell | undefined, column: string): Cell[] =>
  earlier.flatMap(({ rows }) => {
    const row = rows.find((one) => one[key] === of)
    return row ? [row[column] ?? null] : []
  })

interface Said {
  readonly place: string
  readonly value: number | null
  readonly told: readonly Cell[]
}

/** What was hidden stays hidden; what was told as it is now is known for good. */
const beforeOf = (said: readonly Said[]) => ({
  hidden: new Set(said.filter(({ told, value }) => value !== null && told.includes(null)).map(({ place }) => place)),
  known: new Set(said.filter(({ told, value }) => value !== null && told.includes(value)).map(({ place }) => place)),
})

/** What a development costs, up to the next hundred. */
export const costShown = (cents: number): number => Math.ceil(cents / 10_000) * 100

export interface Publishing {
  readonly period: string
  readonly today: Day
  /** There is a version of it. */
  readonly isCorrection: boolean
  readonly reason: string
}

/** Why the tables of a quarter cannot be published; `unchanged` is asked once they are made. */
export function whyNotPublish({ period, today, isCorrection, reason }: Publishing): Refusal[] {
  const { until } = quarterNamed(period)
  return [
    ...(until >= today ? [refuse('data.period_running', { period, day: until })] : []),
    ...(isCorrection && reason.trim() === '' ? [refuse('data.reason_missing', { period })] : []),
  ]
}
