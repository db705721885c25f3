/** The dates of each template that are made, changed, cancelled, or stay as somebody changed them by hand. */
import { useWords } from '#app/words.ts'
import type { Diff } from './ChangePreview.tsx'
import { Days } from './Days.tsx'

const kinds = ['made', 'changed', 'cancelled', 'kept'] as const

export function ShiftsTouched({ diff }: { readonly diff: Diff }) {
  const t = useWords()
  return (
    <section>
      <h3>{t('shifts.plan.by_template')}</h3>
      {diff.templates.map((line) => (
        <div key={line.template}>
          <p>
            <strong>{line.name}</strong>{' '}
            <span className="quiet">{line.fields.map((field) => t(`shifts.plan.field.${field}`)).join(', ')}</span>
          </p>
          <ul className="says-list">
            {line.seatsBefore === line.seatsAfter ? null : (
              <li>{t('shifts.plan.diff_seats', { before: line.seatsBefore, after: line.seatsAfter })}</li>
            )}
            {kinds
              .filter((kind) => line[kind].length > 0)
              .map((kind) => (
                <li key={kind}>
                  {t(`shifts.plan.dates_${kind}`)} <Days days={line[kind]} />
                </li>
              ))}
            {kinds.every((kind) => line[kind].length === 0) ? <li>{t('shifts.plan.no_dates_touched')}</li> : null}
          </ul>
        </div>
      ))}
    </section>
  )
}
