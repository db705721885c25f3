import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { blanked, type CountTable, cellKey, totalsOf } from './blanking.ts'

const column = (...values: number[]): CountTable => ({
  cells: values.map((value) => [value]),
  across: false,
  down: true,
})
const hiddenOf = (table: CountTable, k = 5) => [...blanked(table, k)].sort()

test('a count under k is hidden, and k itself is shown', () => {
  assert.deepEqual(hiddenOf(column(4, 5, 6, 3)), ['0:0', '3:0'])
})

test('where a total would tell the only hidden count, the next smallest is hidden too', () => {
  assert.deepEqual(hiddenOf(column(3, 9, 7, 12)), ['0:0', '2:0'])
})

test('two hidden counts of nothing are told by their sum, so a third is hidden', () => {
  assert.deepEqual(hiddenOf(column(0, 0, 8, 11)), ['0:0', '1:0', '2:0'])
})

test('without totals nothing more is hidden', () => {
  assert.deepEqual(hiddenOf({ ...column(3, 9, 7), down: false }), ['0:0'])
})

test('where nothing is left to hide, the total goes', () => {
  assert.deepEqual(hiddenOf(column(3)), ['0:0', '1:0'])
  assert.deepEqual(hiddenOf(column(0, 0)), ['0:0', '1:0', '2:0'])
})

test('with totals of rows and columns a hidden count is hidden in both', () => {
  const table = {
    cells: [
      [1, 4, 5],
      [5, 4, 6],
      [6, 7, 4],
    ],
    across: true,
    down: true,
  }
  const hidden = blanked(table, 3)
  assert.equal(hidden.has('0:0'), true)
  assert.deepEqual(guessed(table, hidden, 6), [])
})

test('a count that was hidden stays hidden in a correction', () => {
  assert.deepEqual([...blanked(column(8, 9, 10), 5, { hidden: new Set(['0:0']) })].sort(), ['0:0', '1:0'])
})

test('what was published before hides nothing: the total goes instead', () => {
  const known = new Set(['1:0', '2:0'])
  assert.deepEqual([...blanked(column(4, 9, 10), 5, { known })].sort(), ['0:0', '3:0'])
})

/** Every hidden cell that has one value only in all tables that fit what is shown: found by trying all of them. */
function guessed(table: CountTable, hidden: ReadonlySet<string>, most = 30): string[] {
  const { rows, columns, all } = totalsOf(table)
  const height = rows.length
  const width = columns.length
  const wanted = {
    rows: rows.map((value, row) => (table.across && !hidden.has(cellKey(row, width)) ? value : null)),
    columns: columns.map((value, at) => (table.down && !hidden.has(cellKey(height, at)) ? value : null)),
    all: table.across && table.down && !hidden.has(cellKey(height, width)) ? all : null,
  }
  const open = table.cells.flatMap((line, row) =>
    line.flatMap((value, at) => (value !== null && hidden.has(cellKey(row, at)) ? [[row, at] as const] : [])),
  )
  const found = new Map<string, Set<number>>()
  const note = (key: string, value: number) => found.set(key, (found.get(key) ?? new Set()).add(value))
  const cells = table.cells.map((line) => [...line])
  const fits = (done: boolean): boolean => {
    const now = totalsOf({ ...table, cells })
    const ok = (sum: number, goal: number | null) => goal === null || (done ? sum === goal : sum <= goal)
    return (
      now.rows.every((sum, row) => ok(sum, wanted.rows[row] ?? null)) &&
      now.columns.every((sum, at) => ok(sum, wanted.columns[at] ?? null)) &&
      ok(now.all, wanted.all)
    )
  }
  for (const [row, at] of open) (cells[row] as number[])[at] = 0
  const fill = (place: number): void => {
    if (!fits(false)) return
    const next = open[place]
    if (!next) {
      if (!fits(true)) return
      for (const [row, at] of open) note(cellKey(row, at), cells[row]?.[at] as number)
      const now = totalsOf({ ...table, cells })
      for (const [row, sum] of now.rows.entries()) note(cellKey(row, width), sum)
      for (const [at, sum] of now.columns.entries()) note(cellKey(height, at), sum)
      note(cellKey(height, width), now.all)
      return
    }
    const [row, at] = next
    for (let value = 0; value <= most; value += 1) {
      ;(cells[row] as number[])[at] = value
      fill(place + 1)
    }
    ;(cells[row] as number[])[at] = 0
  }
  fill(0)
  return [...hidden].filter((key) => found.get(key)?.size === 1)
}

/** No count above 2, and all up to 3 are tried: whoever may be another is found with one more or one less. */
const count = fc.integer({ min: 0, max: 2 })
const small = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })).chain(([height, width]) =>
  fc.record({
    cells: fc.array(fc.array(count, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
    across: fc.boolean(),
    down: fc.boolean(),
  }),
)

test('no hidden count can be reckoned from what is shown, whatever the table', () => {
  fc.assert(
    fc.property(small, fc.integer({ min: 1, max: 3 }), (table, k) => {
      const hidden = blanked(table, k)
      assert.deepEqual(guessed(table, hidden, 3), [])
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 150) },
  )
})

test('nothing under k is shown, and a table without small counts is shown whole', () => {
  fc.assert(
    fc.property(small, fc.integer({ min: 1, max: 4 }), (table, k) => {
      const hidden = blanked(table, k)
      const { rows, columns, all } = totalsOf(table)
      const shown = [
        ...table.cells.flatMap((line, row) => line.map((value, at) => [cellKey(row, at), value] as const)),
        ...(table.across ? rows.map((value, row) => [cellKey(row, columns.length), value] as const) : []),
        ...(table.down ? columns.map((value, at) => [cellKey(rows.length, at), value] as const) : []),
        ...(table.across && table.down ? [[cellKey(rows.length, columns.length), all] as const] : []),
      ]
      const low = shown.filter(([, value]) => value < k)
      assert.ok(low.every(([key]) => hidden.has(key)))
      if (low.length === 0) assert.equal(hidden.size, 0)
    }),
    { numRuns: 300 },
  )
})
