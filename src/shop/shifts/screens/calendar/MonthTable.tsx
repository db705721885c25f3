/** A month: each day with how many shifts it has and how many lack people; a press opens the day. */
import { useAddress } from '#app/address.ts'
import { Icon } from '#app/ui/Icon.tsx'
import { dayWords, weekdayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { hasHole } from '../../rules/calendar-filter.ts'
import { isThisMonth, type Span, today, weeksOf } from './calendar-days.ts'
import { type Apart, closedOn, DayMarks } from './DayMarks.tsx'
import type { FilledShift } from './ShiftTile.tsx'

export interface MonthTableProps {
  readonly span: Span
  readonly shown: Day
  readonly shifts: readonly FilledShift[]
  readonly apart: Apart
}

export function MonthTable({ span, shown, shifts, apart }: MonthTableProps) {
  const t = useWords()
  const weeks = weeksOf(span)
  return (
    <table className="month-table">
      <caption className="unseen">{t('shifts.cal.view.month')}</caption>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              {weekdayWords(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                data-other={!isThisMonth(day, shown) || undefined}
                data-closed={closedOn(apart, day) || undefined}
                aria-current={day === today() ? 'date' : undefined}
              >
                <MonthDay day={day} shifts={shifts.filter((shift) => shift.day === day)} apart={apart} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface MonthDayProps {
  readonly day: Day
  readonly shifts: readonly FilledShift[]
  readonly apart: Apart
}

function MonthDay({ day, shifts, apart }: MonthDayProps) {
  const t = useWords()
  const address = useAddress()
  const running = shifts.filter((shift) => shift.state !== 'cancelled')
  const critical = running.filter((shift) => shift.critical).length
  const holes = running.filter(hasHole).length
  return (
    <>
      <button type="button" className="month-day" onClick={() => address.set({ view: 'day', day })}>
        <span className="unseen">{dayWords(day)}</span>
        <b aria-hidden="true">{Number(day.slice(8))}</b>
        {running.length > 0 ? (
          <span className="month-count">{t('shifts.cal.count', { count: running.length })}</span>
        ) : null}
        {holes > 0 ? (
          <span className="month-holes" data-tone={critical > 0 ? 'tomato' : 'honey'}>
            <Icon name="alert" size={14} />
            {t(critical > 0 ? 'shifts.cal.critical_count' : 'shifts.cal.holes', { count: critical || holes })}
          </span>
        ) : null}
      </button>
      <DayMarks day={day} apart={apart} />
    </>
  )
}
