/** A list as a file: the same definition, page after page, streamed. */
import { ReadableStream as WebStream } from 'node:stream/web'
import type { Content } from '../action.ts'
import { type WrittenColumn, type WrittenRows, type WrittenValue, writeCsv, writeXlsx } from '../csv/write-table.ts'
import type { Db } from '../database/connect.ts'
import { type CellType, type ListAsked, type ListDefinition, listPage, sizeAtMost } from './list.ts'

export type FileFormat = 'csv' | 'xlsx'

export interface ExportWish {
  readonly format: FileFormat
  /** File name without ending. */
  readonly name: string
  readonly zone: string
  /** Heading of a column, in the reader's language. */
  readonly heading: (column: string) => string
}

const mediaTypes: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** All rows that the question finds, in its order. Reading goes on while the file is being sent. */
export function exportList(db: Db, definition: ListDefinition, asked: ListAsked, wish: ExportWish): Content {
  const keys = Object.entries(definition.columns).filter(([, column]) => column.exported !== false)
  return exportRows(
    keys.map(([key, { type }]) => [key, type] as const),
    allRows(
      db,
      definition,
      asked,
      keys.map(([key]) => key),
    ),
    wish,
  )
}

/** Rows at hand as such a file: each has its cells in the order of the columns. */
export function exportRows(
  keys: readonly (readonly [string, CellType])[],
  all: WrittenRows,
  wish: ExportWish,
): Content {
  const columns: WrittenColumn[] = keys.map(([key, type]) => ({ header: wish.heading(key), type }))
  const options = { zone: wish.zone }
  const body =
    wish.format === 'csv'
      ? (WebStream.from(writeCsv(columns, all, options)) as unknown as ReadableStream<Uint8Array>)
      : writeXlsx(columns, all, { ...options, sheet: wish.name })
  return { type: mediaTypes[wish.format], name: `${wish.name}.${wish.format}`, body }
}

async function* allRows(
  db: Db,
  definition: ListDefinition,
  asked: ListAsked,
  keys: readonly string[],
): AsyncGenerator<WrittenValue[]> {
  let after: string | null = null
  do {
    const question: ListAsked = { ...asked, size: sizeAtMost, after: after ?? undefined }
    const page: { rows: Record<string, unknown>[]; next: string | null } = await listPage(db, definition, question)
    for (const row of page.rows) yield keys.map((key) => written(row[key]))
    after = page.next
  } while (after !== null)
}

function written(value: unknown): WrittenValue {
  if (Array.isArray(value)) return value.join(', ')
  if (value !== null && typeof value === 'object') return JSON.stringify(value)
  return value as WrittenValue
}
