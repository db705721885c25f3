import { type ReactNode, useEffect } from 'react'
import type { ReplyOf, Route, SentOf } from '#platform/route.ts'
import { announce } from '../announce.ts'
import { type Reading, useRead } from '../reading.ts'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'
import { Empty } from './Empty.tsx'
import { type ListFilter, ListTools } from './ListTools.tsx'
import { type ListState, useListAddress } from './list-address.ts'
import { useListColumns } from './list-columns.ts'
import { Read } from './Page.tsx'
import { type Column, Table } from './Table.tsx'

export type { ListFilter } from './ListTools.tsx'
export type { Column } from './Table.tsx'

interface ListReply {
  readonly rows: readonly unknown[]
  readonly next: string | null
  readonly total: number | null
}

/** A row of what the route answers. */
export type RowOf<C extends Route> = ReplyOf<C> extends { readonly rows: readonly (infer Row)[] } ? Row : never

export interface ListProps<C extends Route> {
  /** Saved views are kept under this name. */
  readonly name: string
  /** A route that takes `q sort after size` and its filters, and answers `rows next total`. */
  readonly from: C
  /** Input that is always sent: parameters of the path, a fixed filter. */
  readonly fixed?: Readonly<Record<string, string | number | boolean>>
  readonly columns: readonly Column<RowOf<C>>[]
  readonly filters?: readonly ListFilter[]
  readonly rowKey?: (row: RowOf<C>) => string
  readonly rowLink?: (row: RowOf<C>) => string
  readonly action?: (row: RowOf<C>) => ReactNode
  /** The route that gives the same list as a file (`format`: csv or xlsx). */
  readonly exports?: Route
  /** Shown when there is nothing at all (nothing found has its own words). */
  readonly empty?: ReactNode
  readonly search?: boolean
  /** What the list shows, for listeners and as the file's name. */
  readonly caption: string
  /** Rows on a page; the server's own number when left out. */
  readonly size?: number
}

const idOf = (row: unknown): string => String((row as { readonly id?: unknown }).id)

/** A list as long as it may be: search, filters, order, pages, saved views, files, paper. */
export function List<C extends Route>(props: ListProps<C>) {
  const { from, fixed = {}, filters = [], search = true, caption } = props
  const t = useWords()
  const state = useListAddress(filters.map((filter) => filter.name))
  const columns = useListColumns(props.name, props.columns)
  const asked = {
    ...fixed,
    ...state.filters,
    ...(state.q ? { q: state.q } : {}),
    ...(state.sort ? { sort: state.sort } : {}),
  }
  const input = {
    ...asked,
    ...(state.after ? { after: state.after } : {}),
    ...(props.size ? { size: props.size } : {}),
  }
  const reading = useRead(from, input as SentOf<C>, { keep: true }) as Reading<ListReply> // rows keep their type in `columns`
  const total = reading.data?.total
  useEffect(() => {
    if (typeof total === 'number') announce(t('list.found', { count: total }))
  }, [total, t])
  return (
    <section className="list" aria-label={caption}>
      <ListTools
        name={props.name}
        state={state}
        filters={filters}
        search={search}
        columns={columns}
        sortable={props.columns.filter((column) => column.sort)}
        exports={props.exports}
        asked={asked}
        caption={caption}
        total={total ?? null}
      />
      <Read of={reading}>{(answer) => <Rows {...props} columns={columns.shown} answer={answer} state={state} />}</Read>
    </section>
  )
}

interface RowsProps<C extends Route> extends ListProps<C> {
  readonly answer: ListReply
  readonly state: ListState
}

function Rows<C extends Route>({ answer, state, ...props }: RowsProps<C>) {
  const t = useWords()
  const rows = answer.rows as readonly RowOf<C>[]
  if (rows.length === 0 && state.page === 1) {
    if (!state.q && state.on === 0) return props.empty ?? <Empty says={t('list.nothing')} />
    const all = (
      <Button kind="other" press={state.showAll}>
        {t('list.clear')}
      </Button>
    )
    return <Empty icon="search" says={t('list.none_found')} next={all} />
  }
  return (
    <>
      <Table
        rows={rows}
        columns={props.columns}
        rowKey={props.rowKey ?? idOf}
        rowLink={props.rowLink}
        action={props.action}
        caption={props.caption}
        even
        sorted={state.sort ?? ''}
        sortBy={(sort) => state.ask({ sort })}
      />
      <Pages answer={answer} state={state} />
    </>
  )
}

function Pages({ answer, state }: { readonly answer: ListReply; readonly state: ListState }) {
  const t = useWords()
  const { next } = answer
  if (!next && state.page === 1) return null
  return (
    <nav className="pages not-printed" aria-label={t('list.page', { number: state.page })}>
      {state.page > 1 ? (
        <Button kind="other" icon="back" press={state.previous}>
          {t('list.previous')}
        </Button>
      ) : null}
      <span className="quiet">{t('list.page', { number: state.page })}</span>
      {next ? (
        <Button kind="other" press={() => state.next(next)}>
          {t('list.next')}
        </Button>
      ) : null}
    </nav>
  )
}
