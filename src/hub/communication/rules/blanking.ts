/** Which counts a table hides (domain-hub-governance-communication 5.14, G10): those under k, and as many more as it takes
 *  that nobody finds a hidden one by taking the others from a total.
 *
 *  A table with its totals is a circulation: a cell flows from its row to its column, a column total on to the grand total,
 *  a row total back to its row. What is hidden may be anything not negative that keeps every sum. A hidden cell is exposed
 *  when no other such table gives it another value: when no circle of hidden cells runs through it. */

export interface CountTable {
  /** Rows of counts; null where nothing is known. */
  readonly cells: readonly (readonly (number | null)[])[]
  /** Whether the total of each row is published. */
  readonly across: boolean
  /** Whether the total of each column is published. */
  readonly down: boolean
}

/** Of a cell; the total of a row stands one column further, that of a column one row further. */
export const cellKey = (row: number, column: number): string => `${row}:${column}`

interface Cell {
  readonly key: string
  readonly row: number
  readonly column: number
  readonly value: number
  readonly isTotal: boolean
  /** As a circulation: where it flows from and to. */
  readonly from: string
  readonly to: string
  /** Totals that are not published bind nobody. */
  readonly isShown: boolean
}

const sumOf = (values: readonly (number | null)[]): number => values.reduce<number>((sum, one) => sum + (one ?? 0), 0)

export function totalsOf({ cells }: CountTable): { rows: number[]; columns: number[]; all: number } {
  const rows = cells.map(sumOf)
  const width = cells[0]?.length ?? 0
  const columns = Array.from({ length: width }, (_, column) => sumOf(cells.map((row) => row[column] ?? null)))
  return { rows, columns, all: sumOf(rows) }
}

function cellsOf(table: CountTable): Cell[] {
  const { across, down } = table
  const { rows, columns, all } = totalsOf(table)
  const [height, width] = [rows.length, columns.length]
  const made = (row: number, column: number, value: number, from: string, to: string, isShown: boolean): Cell => ({
    ...{ key: cellKey(row, column), row, column, value, from, to, isShown },
    isTotal: row === height || column === width,
  })
  const [allRows, allColumns] = [`r${height}`, `c${width}`]
  return [
    ...table.cells.flatMap((line, row) =>
      line.flatMap((value, column) =>
        value === null ? [] : [made(row, column, value, `r${row}`, `c${column}`, true)],
      ),
    ),
    ...rows.map((value, row) => made(row, width, value, allColumns, `r${row}`, across)),
    ...columns.map((value, column) => made(height, column, value, `c${column}`, allRows, down)),
    made(height, width, all, allRows, allColumns, across && down),
  ]
}

/** The keys of the cells that a table does not show.
 *  `hidden` stays so whatever its count; `known` was published before and protects nothing any more. */
export function blanked(
  table: CountTable,
  k: number,
  before: { readonly hidden?: ReadonlySet<string>; readonly known?: ReadonlySet<string> } = {},
): Set<string> {
  const all = cellsOf(table)
  const known = before.known ?? new Set<string>()
  const shown = all.filter(({ isShown }) => isShown)
  const blank = new Set(shown.filter(({ key, value }) => value < k || before.hidden?.has(key)).map(({ key }) => key))
  const lost = new Set<string>()
  for (;;) {
    const bare = shown.find(
      (cell) =>
        blank.has(cell.key) && !known.has(cell.key) && !lost.has(cell.key) && isExposed(cell, all, blank, known),
    )
    if (!bare) return blank
    const next = besideOf(bare, shown, table).filter(({ key }) => !blank.has(key) && !known.has(key))[0]
    if (next) blank.add(next.key)
    else lost.add(bare.key)
  }
}

/** What hides it, best first: cells of its row and column whose sums are published, the smallest, totals last. */
function besideOf(cell: Cell, shown: readonly Cell[], { across, down }: CountTable): Cell[] {
  const near = shown.filter(
    (one) => one.key !== cell.key && ((across && one.row === cell.row) || (down && one.column === cell.column)),
  )
  return near.sort((one, other) => Number(one.isTotal) - Number(other.isTotal) || one.value - other.value)
}

/** Whether the sums that are shown leave a hidden cell only one value. */
export function isExposed(
  cell: Cell,
  all: readonly Cell[],
  blank: ReadonlySet<string>,
  known: ReadonlySet<string>,
): boolean {
  const free = all.filter(
    (one) => one.key !== cell.key && (!one.isShown || (blank.has(one.key) && !known.has(one.key))),
  )
  const ways = new Map<string, string[]>()
  const add = (from: string, to: string) => void ways.set(from, [...(ways.get(from) ?? []), to])
  for (const { from, to, value } of free) {
    add(from, to)
    if (value > 0) add(to, from)
  }
  const mayGrow = reaches(ways, cell.to, cell.from)
  return !(mayGrow || (cell.value > 0 && reaches(ways, cell.from, cell.to)))
}

function reaches(ways: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set([from])
  const open = [from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true
    for (const next of ways.get(at) ?? [])
      if (!seen.has(next)) {
        seen.add(next)
        open.push(next)
      }
  }
  return false
}
