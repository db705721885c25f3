/** What the search box finds of a list: its first rows that hold the words, the list's own order kept. */
import type { Context } from '../action.ts'
import type { SearchSource } from '../module.ts'
import { type ListDefinition, listPage } from './list.ts'

export interface FoundLine {
  readonly title: string
  readonly detail: string
  readonly href: string
}

export const foundIn =
  <Row>(
    listOf: (ctx: Context) => ListDefinition | Promise<ListDefinition>,
    lineOf: (row: Row, ctx: Context) => FoundLine,
  ): SearchSource['find'] =>
  async (ctx, words, limit) => {
    const { rows } = await listPage<Row>(ctx.db, await listOf(ctx), { q: words, size: limit })
    return rows.map((row) => lineOf(row, ctx))
  }
