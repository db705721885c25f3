/** The server side of every list: search, filters, sorting, pages by key, and the same list as a file.
 *  A definition says what can be shown, sought and filtered; a page costs two statements, however long the list. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { one, rows } from '../database/sql.ts'
import { plain, tidy } from '../values/text.ts'

export { sizeAtMost } from './asked.ts'

type Piece = RawBuilder<unknown>

export type CellType = 'text' | 'number' | 'day' | 'instant' | 'money' | 'quantity' | 'yes_no'

export interface ListColumn {
  /** SQL of the value shown. */
  readonly sql: Piece
  readonly type: CellType
  /** SQL it is sorted by, when that differs (a sort name). Columns without `sortable` cannot be sorted by. */
  readonly sortable?: boolean
  readonly sortSql?: Piece
  /** What `sortSql` gives, where that is of another type. */
  readonly sortType?: CellType
  /** In the file too? Off for internal ids. */
  readonly exported?: boolean
}

/** One filter: how a value becomes a condition; several values, separated by commas, mean any of them. */
export type ListFilter = (value: string) => Piece

export interface ListDefinition {
  readonly name: string
  /** `from … where organisation_id = …`, without anything after; further conditions are added with `and`. */
  readonly from: Piece
  /** A unique uuid of the row: the last word in every order. */
  readonly id: Piece
  readonly columns: Readonly<Record<string, ListColumn>>
  /** Condition for one searched word: lower case, no accents. */
  readonly search?: (word: string) => Piece
  readonly filters?: Readonly<Record<string, ListFilter>>
  /** How many rows there are without any filter, where that is known already. */
  readonly total?: number
  /** Fills the columns of a page that SQL cannot say. */
  readonly complete?: (rows: readonly Record<string, unknown>[]) => Promise<Record<string, unknown>[]>
  /** Column sorted by when nothing is asked; `-since` means downwards. */
  readonly sort: string
}

const countedAtMost = 100_000

export interface ListAsked {
  readonly q?: string | undefined
  readonly sort?: string | undefined
  readonly after?: string | undefined
  readonly size: number
  readonly [filter: string]: string | number | undefined
}

export interface ListPage<Row> {
  readonly rows: Row[]
  readonly next: string | null
  readonly total: number | null
}

interface Order {
  readonly column: string
  readonly sql: Piece
  readonly down: boolean
  readonly cast: string
}

const casts: Readonly<Record<CellType, string>> = {
  text: 'text',
  number: 'numeric',
  money: 'bigint',
  quantity: 'bigint',
  day: 'date',
  instant: 'timestamptz',
  yes_no: 'boolean',
}

/** One page of the list. Rows carry `id` and every column by its key. */
export async function listPage<Row>(db: Db, definition: ListDefinition, asked: ListAsked): Promise<ListPage<Row>> {
  const order = orderOf(definition, asked.sort)
  const where = conditionsOf(definition, asked)
  const after = cursorOf(asked.after, order)
  const page = await rows<Row & { id: string; list_key: string | null }>(
    db,
    sql`select ${shown(definition)}, ${definition.id} as id, (${order.sql})::text as list_key
        ${definition.from} ${where} ${after ? sql`and ${pastCursor(definition, order, after)}` : sql``}
        order by ${order.sql} ${sql.raw(order.down ? 'desc' : 'asc')} nulls last, ${definition.id}
        limit ${asked.size + 1}`,
  )
  const more = page.length > asked.size
  const kept = more ? page.slice(0, asked.size) : page
  const last = kept.at(-1)
  const total = asked.after ? null : await count(db, definition, where)
  const plainRows = kept.map(({ list_key: _key, ...row }) => row as Record<string, unknown>)
  return {
    rows: (definition.complete ? await definition.complete(plainRows) : plainRows) as Row[],
    next: more && last ? writeCursor(order, last.list_key, last.id) : null,
    total,
  }
}

/** The ids of everything the list would show, however many pages that is: for acts on all of it. */
export async function listIds(
  db: Db,
  definition: ListDefinition,
  asked: Omit<ListAsked, 'size' | 'after' | 'sort'>,
): Promise<string[]> {
  const where = conditionsOf(definition, asked as ListAsked)
  const found = await rows<{ id: string }>(
    db,
    sql`select ${definition.id} as id ${definition.from} ${where} order by ${definition.id}`,
  )
  return found.map(({ id }) => id)
}

async function count(db: Db, definition: ListDefinition, where: Piece): Promise<number> {
  if (definition.total !== undefined && where === everyRow) return definition.total
  const counted = await one<{ total: number }>(
    db,
    sql`select count(*) as total from (select 1 ${definition.from} ${where} limit ${countedAtMost}) as counted`,
  )
  return counted?.total ?? 0
}

const shown = (definition: ListDefinition): Piece =>
  sql.join(Object.entries(definition.columns).map(([key, column]) => sql`${column.sql} as ${sql.ref(key)}`))

function orderOf(definition: ListDefinition, asked: string | undefined): Order {
  const known = (name: string) => definition.columns[name.replace(/^-/, '')]?.sortable
  const chosen = asked && known(asked) ? asked : definition.sort
  const name = chosen.replace(/^-/, '')
  const column = definition.columns[name]
  if (!column) throw new Error(`list ${definition.name} has no column ${name}`)
  return {
    column: name,
    sql: column.sortSql ?? column.sql,
    down: chosen.startsWith('-'),
    cast: casts[column.sortType ?? column.type],
  }
}

/** Every searched word must be found, every filter must hold; what the definition does not know is passed over. */
function conditionsOf(definition: ListDefinition, asked: ListAsked): Piece {
  const conditions: Piece[] = []
  if (definition.search) for (const word of searchedWords(asked.q)) conditions.push(definition.search(word))
  for (const [key, filter] of Object.entries(definition.filters ?? {})) {
    const value = asked[key]
    if (value === undefined || value === '') continue
    const any = String(value).split(',').filter(Boolean).map(filter)
    if (any.length > 0) conditions.push(sql`(${sql.join(any, sql` or `)})`)
  }
  return conditions.length === 0 ? everyRow : sql`and ${sql.join(conditions, sql` and `)}`
}

const everyRow: Piece = sql``

/** The words of a question, lower case and without accents. */
export const searchedWords = (asked: string | undefined): string[] =>
  plain(tidy(asked ?? ''))
    .split(' ')
    .filter(Boolean)
    .slice(0, 8)

interface Cursor {
  readonly value: string | null
  readonly id: string
}

const writeCursor = (order: Order, value: string | null, id: string): string =>
  Buffer.from(JSON.stringify([order.column, order.down, value, id])).toString('base64url')

/** A cursor of another order (an old tab, a changed sort) starts the list anew. */
function cursorOf(text: string | undefined, order: Order): Cursor | null {
  if (!text) return null
  try {
    const given: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(given) || given[0] !== order.column || given[1] !== order.down) return null
    const [, , value, id] = given as [string, boolean, unknown, unknown]
    if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) return null
    return { value: typeof value === 'string' ? value : null, id }
  } catch {
    return null
  }
}

/** Rows behind the cursor: later in the order, or equal with a later id; empty values always come last. */
function pastCursor(definition: ListDefinition, order: Order, after: Cursor): Piece {
  if (after.value === null) return sql`(${order.sql} is null and ${definition.id} > ${after.id}::uuid)`
  const value = sql`${after.value}::text::${sql.raw(order.cast)}`
  const beyond = sql.raw(order.down ? '<' : '>')
  return sql`(${order.sql} ${beyond} ${value} or (${order.sql} = ${value} and ${definition.id} > ${after.id}::uuid)
    or ${order.sql} is null)`
}

/** The search condition most lists use: the words are found in a stored, plain search column. */
export const wordIn =
  (column: Piece) =>
  (word: string): Piece =>
    sql`strpos(${column}, ${word}) > 0`
