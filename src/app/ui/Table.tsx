import { type ReactNode, useSyncExternalStore } from 'react'
import { useWords } from '../words.ts'
import { Icon } from './Icon.tsx'
import { Link } from './Link.tsx'

export interface Column<Row> {
  readonly name: string
  /** Message key of the heading. */
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** The server can sort by `name`. */
  readonly sort?: boolean
  /** Numbers stand right. */
  readonly right?: boolean
  /** Long text keeps its lines in a list; other cells stay on one line and shorten. */
  readonly wraps?: boolean
  /** A list shows it only when somebody asks for it. */
  readonly offAtFirst?: boolean
  /** Where it stands on a phone card: line 1 to 3, or 0 for not at all. */
  readonly line?: 0 | 1 | 2 | 3
}

export interface TableProps<Row> {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  /** Where the first column leads. */
  readonly rowLink?: ((row: Row) => string) | undefined
  /** Acts of a row. */
  readonly action?: ((row: Row) => ReactNode) | undefined
  /** What the table shows, for listeners. */
  readonly caption: string
  /** Rows of one height: cells stay on one line, and what is too long shows on hovering. */
  readonly even?: boolean
  readonly sorted?: string
  readonly sortBy?: (sort: string) => void
}

const narrow = '(max-width: 719px)'

function listen(changed: () => void): () => void {
  const query = matchMedia(narrow)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** Whether the screen is as narrow as a phone. Paper is not. */
export const useNarrow = (): boolean => useSyncExternalStore(listen, () => matchMedia(narrow).matches)

/** Rows as a table; on a phone each is a card of three lines. */
export function Table<Row>(props: TableProps<Row>) {
  return useNarrow() ? <Cards {...props} /> : <Grid {...props} />
}

function Grid<Row>({ rows, columns, rowKey, rowLink, action, caption, even = false, sorted, sortBy }: TableProps<Row>) {
  const t = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too
    <section className="table-frame" tabIndex={0} aria-label={caption}>
      <table className="table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.name} column={column} sorted={sorted} sortBy={sortBy} />
            ))}
            {action ? (
              <th scope="col" className="not-printed">
                <span className="unseen">{t('table.acts')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, place) =>
                place === 0 ? (
                  <th key={column.name} scope="row">
                    <Cell even={even && !column.wraps}>
                      <Named row={row} column={column} rowLink={rowLink} />
                    </Cell>
                  </th>
                ) : (
                  <td key={column.name} className={column.right ? 'right' : undefined}>
                    <Cell even={even && !column.wraps}>{column.cell(row)}</Cell>
                  </td>
                ),
              )}
              {action ? <td className="table-act not-printed">{action(row)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** On one line, shortened where it is too long; the whole text then shows on hovering. */
function Cell({ even, children }: { readonly even: boolean; readonly children: ReactNode }) {
  if (!even) return children
  return (
    <div className="cell" onPointerEnter={(event) => tellWhole(event.currentTarget)}>
      {children}
    </div>
  )
}

function tellWhole(cell: HTMLElement): void {
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.innerText
  else cell.removeAttribute('title')
}

interface NamedProps<Row> {
  readonly row: Row
  readonly column: Column<Row>
  readonly rowLink: TableProps<Row>['rowLink']
}

const Named = <Row,>({ row, column, rowLink }: NamedProps<Row>) =>
  rowLink ? <Link href={rowLink(row)}>{column.cell(row)}</Link> : column.cell(row)

interface HeadingProps<Row> {
  readonly column: Column<Row>
  readonly sorted: string | undefined
  readonly sortBy: ((sort: string) => void) | undefined
}

function Heading<Row>({ column, sorted, sortBy }: HeadingProps<Row>) {
  const t = useWords()
  const up = sorted === column.name
  const down = sorted === `-${column.name}`
  const shared = { scope: 'col', className: column.right ? 'right' : undefined } as const
  if (!column.sort || !sortBy) return <th {...shared}>{t(column.title)}</th>
  return (
    <th {...shared} aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <button type="button" className="sort" onClick={() => sortBy(up ? `-${column.name}` : column.name)}>
        {t(column.title)}
        {up || down ? <Icon name={up ? 'up' : 'down'} size={16} /> : null}
      </button>
    </th>
  )
}

/** First column on line 1, the next two on line 2, the rest on line 3, unless a column says otherwise. */
const lineOf = <Row,>(column: Column<Row>, place: number): number =>
  column.line ?? (place === 0 ? 1 : place < 3 ? 2 : 3)

function Cards<Row>({ rows, columns, rowKey, rowLink, action, caption }: TableProps<Row>) {
  const t = useWords()
  const [first] = columns
  if (!first) return null
  const on = (line: number) => columns.filter((column, place) => place > 0 && lineOf(column, place) === line)
  return (
    <ul className="cards" aria-label={caption}>
      {rows.map((row) => (
        <li key={rowKey(row)} className="row-card">
          <div className="row-card-name">
            <strong>
              <Named row={row} column={first} rowLink={rowLink} />
            </strong>
            {on(1).map((column) => (
              <span key={column.name}>{column.cell(row)}</span>
            ))}
          </div>
          {[2, 3].map((line) => (
            <dl key={line} className="row-card-line">
              {on(line).map((column) => (
                <div key={column.name}>
                  <dt className={column.right ? 'quiet' : 'unseen'}>{t(column.title)}</dt>
                  <dd className={column.right ? 'one-line' : undefined}>{column.cell(row)}</dd>
                </div>
              ))}
            </dl>
          ))}
          {action ? <div className="row-card-act">{action(row)}</div> : null}
        </li>
      ))}
    </ul>
  )
}
