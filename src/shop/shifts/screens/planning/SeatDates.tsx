/** Dates a fixed place touches, each sort with its sentence. */
import { useWords } from '#app/words.ts'
import { Days } from './Days.tsx'

export interface TouchedDates {
  /** Message key with `count`. */
  readonly says: string
  readonly days: readonly string[]
}

export function SeatDates({ dates }: { readonly dates: readonly TouchedDates[] }) {
  const t = useWords()
  const some = dates.filter(({ days }) => days.length > 0)
  if (some.length === 0) return <p className="quiet">{t('shifts.plan.no_dates_touched')}</p>
  return (
    <ul className="says-list">
      {some.map(({ says, days }) => (
        <li key={says}>
          {t(says, { count: days.length })} <Days days={days} />
        </li>
      ))}
    </ul>
  )
}
