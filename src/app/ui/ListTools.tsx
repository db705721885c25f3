import { useEffect, useId, useState } from 'react'
import { listViews, removeView, saveView } from '#platform/lists/contract.ts'
import { searchAtMost } from '#platform/lists/search-length.ts'
import type { Route, SentOf } from '#platform/route.ts'
import { asCallError, type CallError } from '../call-error.ts'
import { download } from '../download.ts'
import { useAct, useRead } from '../reading.ts'
import { useMe } from '../session.ts'
import { hasWords, useWords } from '../words.ts'
import { Icon } from './Icon.tsx'
import type { ListState } from './list-address.ts'
import type { ListColumns } from './list-columns.ts'
import { useNarrow } from './Table.tsx'
import { Trouble } from './Trouble.tsx'

export interface ListFilter {
  readonly name: string
  /** Message key. */
  readonly title: string
  /** `label`: message key, or plain text such as a rota's name. */
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** Message key of what is shown when nothing is chosen; all of them where left out. */
  readonly unasked?: string
}

export interface ListToolsProps {
  readonly name: string
  readonly state: ListState
  readonly filters: readonly ListFilter[]
  readonly search: boolean
  readonly sortable: readonly { readonly name: string; readonly title: string }[]
  readonly columns: ListColumns<{ readonly name: string; readonly title: string }>
  readonly exports: Route | undefined
  readonly asked: Readonly<Record<string, unknown>>
  readonly caption: string
  readonly total: number | null
}

const typingMilliseconds = 250

/** The bar above a list. */
export function ListTools(props: ListToolsProps) {
  const { state, filters, search, sortable, total } = props
  const t = useWords()
  const narrow = useNarrow()
  const choices = (
    <>
      {filters.map((filter) => (
        <Choice
          key={filter.name}
          label={t(filter.title)}
          value={state.filters[filter.name] ?? ''}
          change={(value) => state.ask({ [filter.name]: value })}
          options={[
            { value: '', label: t(filter.unasked ?? 'list.any') },
            ...filter.options.map(({ value, label }) => ({ value, label: hasWords(label) ? t(label) : label })),
          ]}
        />
      ))}
      {sortable.length > 0 ? (
        <div className="phone-only">
          <Choice
            label={t('list.sort')}
            value={state.sort ?? ''}
            change={(sort) => state.ask({ sort })}
            options={[
              { value: '', label: '–' },
              ...sortable.flatMap(({ name, title }) => [
                { value: name, label: t('list.sort_up', { title: t(title) }) },
                { value: `-${name}`, label: t('list.sort_down', { title: t(title) }) },
              ]),
            ]}
          />
        </div>
      ) : null}
    </>
  )
  return (
    <div className="tools not-printed">
      {search ? <ListSearch state={state} /> : null}
      {narrow && (filters.length > 0 || sortable.length > 0) ? (
        <details className="filters" open={state.on > 0}>
          <summary>{state.on > 0 ? t('list.filters_on', { count: state.on }) : t('list.filter')}</summary>
          <div className="filters-all">{choices}</div>
        </details>
      ) : (
        choices
      )}
      <div className="tools-end">
        {total === null ? null : <span className="quiet figures">{t('list.found', { count: total })}</span>}
        <More {...props} />
      </div>
    </div>
  )
}

export interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

export const Choice = ({ label, value, change, options }: ChoiceProps) => (
  <label className="tool">
    <span>{label}</span>
    <select value={value} data-on={value !== '' || undefined} onChange={(event) => change(event.currentTarget.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </label>
)

/** Asks the server a moment after the last letter. */
function ListSearch({ state }: { readonly state: ListState }) {
  const t = useWords()
  const [text, setText] = useState(state.q)
  const { q, ask } = state
  useEffect(() => setText(q), [q])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait
  useEffect(() => {
    if (text === q) return
    const timer = setTimeout(() => ask({ q: text.trim() || null }), typingMilliseconds)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <label className="tool tool-search">
      <span>{t('list.search')}</span>
      <input
        type="search"
        value={text}
        maxLength={searchAtMost}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </label>
  )
}

/** Views, files and paper: what is wanted now and then. */
function More({ name, state, columns, exports, asked, caption }: ListToolsProps) {
  const t = useWords()
  const id = useId()
  const { person } = useMe()
  const [error, setError] = useState<CallError | null>(null)
  const file = async (format: 'csv' | 'xlsx') => {
    if (!exports) return
    try {
      setError(null)
      await download(exports, { ...asked, format } as SentOf<Route>, `${caption}.${format}`)
    } catch (thrown) {
      setError(asCallError(thrown))
    }
  }
  return (
    <div className="more not-printed">
      <button type="button" className="icon-button framed" popoverTarget={id} aria-label={t('list.more')}>
        <Icon name="list" />
      </button>
      <div id={id} popover="auto" className="panel">
        <div className="panel-list">
          {exports ? (
            <>
              <button type="button" onClick={() => void file('csv')}>
                <Icon name="download" />
                {t('list.export_csv')}
              </button>
              <button type="button" onClick={() => void file('xlsx')}>
                <Icon name="download" />
                {t('list.export_xlsx')}
              </button>
            </>
          ) : null}
          <button type="button" popoverTarget={id} popoverTargetAction="hide" onClick={() => setTimeout(() => print())}>
            <Icon name="print" />
            {t('list.print')}
          </button>
        </div>
        <Trouble of={error} />
        <Columns of={columns} />
        {person ? <Views name={name} state={state} /> : null}
      </div>
    </div>
  )
}

/** Columns that one may do without. On a phone the cards have their own few lines. */
function Columns({ of: columns }: { readonly of: ListToolsProps['columns'] }) {
  const t = useWords()
  const narrow = useNarrow()
  if (narrow || columns.choices.length < 2) return null
  return (
    <fieldset className="panel-choice">
      <legend>{t('list.columns')}</legend>
      {columns.choices.map(({ column, on }) => (
        <label key={column.name}>
          <input type="checkbox" checked={on} onChange={() => columns.toggle(column.name)} />
          {t(column.title)}
        </label>
      ))}
    </fieldset>
  )
}

function Views({ name, state }: { readonly name: string; readonly state: ListState }) {
  const t = useWords()
  const id = useId()
  const [called, setCalled] = useState('')
  const views = useRead(listViews, { list: name })
  const save = useAct(saveView, { after: [listViews], done: () => setCalled('') })
  const remove = useAct(removeView, { after: [listViews] })
  return (
    <section className="views" aria-labelledby={id}>
      <h3 id={id}>{t('list.views')}</h3>
      <ul>
        {(views.data?.views ?? []).map((view) => (
          <li key={view.id}>
            <button type="button" onClick={() => state.open(view.query)}>
              {view.name}
            </button>
            {view.mine ? (
              <button
                type="button"
                className="icon-button"
                aria-label={t('list.view_remove', { name: view.name })}
                onClick={() => void remove.act({ list: name, view: view.id })}
              >
                <Icon name="trash" size={18} />
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {state.query ? (
        <form
          className="views-new"
          onSubmit={(event) => {
            event.preventDefault()
            if (called.trim()) void save.act({ list: name, name: called, query: state.query })
          }}
        >
          <label className="tool">
            <span>{t('list.view_name')}</span>
            <input value={called} maxLength={60} onChange={(event) => setCalled(event.currentTarget.value)} />
          </label>
          <button type="submit" className="plain-button">
            {t('list.view_keep')}
          </button>
        </form>
      ) : null}
      <Trouble of={save.error ?? remove.error} />
    </section>
  )
}
