import { useState } from 'react'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import { ProblemList } from './ProblemList.tsx'
import { RowCells } from './RowCells.tsx'
import { type Detail, fieldWords, outcomeTones, outcomeWords, type Row } from './words.ts'

/** One row: its outcome, and behind it the problems, what would change, and the cells of the file. */
export function RowCard({ row, of: detail }: { readonly row: Row; readonly of: Detail }) {
  const t = useWords()
  const [open, setOpen] = useState(row.outcome === 'faulty' && detail.state === 'planned')
  return (
    <li className="card import-row">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="quiet figures">{t('imports.line', { line: row.line })}</span>
          <strong>{row.label || t('imports.no_name')}</strong>
          <Status tone={outcomeTones[row.outcome]} says={outcomeWords(row.outcome)} />
          {row.problems.length > 0 && !open ? (
            <Status tone="attention" says={t('imports.problems', { count: row.problems.length })} />
          ) : null}
        </summary>
        {open ? (
          <div className="stack import-row-body">
            {row.problems.length > 0 ? <ProblemList of={row.problems} /> : null}
            {row.changes.length > 0 ? <Changes of={row} /> : null}
            {row.lines.length > 0 ? <RowCells row={row} of={detail} /> : null}
          </div>
        ) : null}
      </details>
    </li>
  )
}

function Changes({ of: row }: { readonly of: Row }) {
  const t = useWords()
  return (
    <div className="import-scroll">
      <table className="table import-changes">
        <caption>{t('imports.what_changes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('imports.field')}</th>
            <th scope="col">{t('imports.is_now')}</th>
            <th scope="col">{t('imports.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {row.changes.map((change) => (
            <tr key={change.field}>
              <th scope="row">{fieldWords(change.field)}</th>
              <td>{change.before ?? '–'}</td>
              <td>
                <strong>{change.after ?? '–'}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
