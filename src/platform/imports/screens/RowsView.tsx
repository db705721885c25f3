/** Every row of the file: what would become of it, its problems, and the row as it stands in the file. */
import { useEffect, useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Read } from '#app/ui/Page.tsx'
import { numberWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { listImportRows } from '../contract.ts'
import { ProblemList } from './ProblemList.tsx'
import { RowCard } from './RowCard.tsx'
import type { Detail, Outcome } from './words.ts'

const rowsOnPage = 50

interface Choice {
  readonly value: string
  readonly label: string
  readonly count: number | null
}

const outcomes = [
  ['create', 'created'],
  ['update', 'updated'],
  ['same', 'same'],
  ['skip', 'skipped'],
  ['left_out', 'left_out'],
] as const

export function RowsView({ of: detail }: { readonly of: Detail }) {
  const t = useWords()
  const address = useAddress()
  const show = address.get('show') ?? (detail.state === 'planned' && detail.totals.faulty > 0 ? 'faulty' : 'all')
  const after = address.get('after')
  const q = address.get('q') ?? ''
  const reading = useRead(
    listImportRows,
    {
      import: detail.id,
      size: rowsOnPage,
      ...(after ? { after: Number(after) } : {}),
      ...(q ? { q } : {}),
      ...(show === 'warnings' ? { severity: 'warning' as const } : show === 'all' ? {} : { outcome: show as Outcome }),
    },
    { keep: true },
  )
  const choices: readonly Choice[] = [
    { value: 'faulty', label: 'imports.outcome.faulty', count: detail.totals.faulty },
    { value: 'all', label: 'imports.show_all', count: detail.totals.records },
    ...outcomes.map(([value, total]) => ({ value, label: `imports.outcome.${value}`, count: detail.totals[total] })),
    { value: 'warnings', label: 'imports.show_warnings', count: null },
  ].filter((one) => one.count !== 0 || one.value === show)
  const fileErrors = detail.problems.filter((one) => one.severity === 'error')
  return (
    <div className="stack">
      {fileErrors.length > 0 ? <ProblemList of={fileErrors} /> : null}
      <div className="tools not-printed">
        <fieldset className="import-chips">
          <legend className="unseen">{t('list.filter')}</legend>
          {choices.map(({ value, label, count }) => (
            <button
              key={value}
              type="button"
              aria-pressed={value === show}
              onClick={() => address.set({ show: value, after: null }, { replace: true })}
            >
              {t(label)} {count === null ? null : <span className="figures">{numberWords(count)}</span>}
            </button>
          ))}
        </fieldset>
        <Search q={q} />
      </div>
      <Read of={reading}>
        {({ rows, next }) => (
          <>
            {rows.length === 0 ? (
              <Empty says={t(detail.missing.length > 0 ? 'imports.rows_wait' : 'list.none_found')} icon="search" />
            ) : (
              <ul className="import-rows">
                {rows.map((row) => (
                  <RowCard key={row.line} row={row} of={detail} />
                ))}
              </ul>
            )}
            {next !== null || after ? (
              <nav className="pages not-printed" aria-label={t('imports.tab.rows')}>
                {after ? (
                  <Button kind="other" icon="back" press={() => address.set({ after: null })}>
                    {t('list.first')}
                  </Button>
                ) : null}
                {next !== null ? (
                  <Button kind="other" press={() => address.set({ after: String(next) })}>
                    {t('list.next')}
                  </Button>
                ) : null}
              </nav>
            ) : null}
          </>
        )}
      </Read>
    </div>
  )
}

const typingMilliseconds = 250

function Search({ q }: { readonly q: string }) {
  const t = useWords()
  const address = useAddress()
  const [text, setText] = useState(q)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait
  useEffect(() => {
    if (text.trim() === q) return
    const timer = setTimeout(
      () => address.set({ q: text.trim() || null, after: null }, { replace: true }),
      typingMilliseconds,
    )
    return () => clearTimeout(timer)
  }, [text])
  return (
    <label className="tool tool-search">
      <span>{t('imports.search_rows')}</span>
      <input type="search" value={text} onChange={(event) => setText(event.currentTarget.value)} />
    </label>
  )
}
