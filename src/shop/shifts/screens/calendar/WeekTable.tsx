/** A week as a table: days beside each other, times below each other, so that holes are seen at a glance. */
import { useAddress } from '#app/address.ts'
import { timeWords, weekdayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { today } from './calendar-days.ts'
import { type Apart, closedOn, DayMarks } from './DayMarks.tsx'
import { type FilledShift, ShiftTile } from './ShiftTile.tsx'

export interface WeekTableProps {
  readonly days: readonly Day[]
  readonly shifts: readonly FilledShift[]
  readonly apart: Apart
}

export function WeekTable({ days, shifts, apart }: WeekTableProps) {
  const t = useWords()
  const address = useAddress()
  const starts = [...new Set(shifts.map((shift) => shift.localStart))].sort()
  return (
    <div className="week-frame">
      <table className="week-table">
        <caption className="unseen">{t('shifts.week')}</caption>
        <thead>
          <tr>
            <td />
            {days.map((day) => (
              <th key={day} scope="col" aria-current={day === today() ? 'date' : undefined}>
                <button type="button" className="day-head" onClick={() => address.set({ view: 'day', day })}>
                  <span>{weekdayWords(day)}</span> <b>{Number(day.slice(8))}</b>
                  {day === today() ? <span className="unseen">{t('shifts.cal.today')}</span> : null}
                </button>
                <DayMarks day={day} apart={apart} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {starts.map((start) => (
            <tr key={start}>
              <th scope="row">{timeWords(start as TimeOfDay)}</th>
              {days.map((day) => (
                <td key={day} data-closed={closedOn(apart, day) || undefined}>
                  {shifts
                    .filter((shift) => shift.day === day && shift.localStart === start)
                    .map((shift) => (
                      <ShiftTile key={shift.id} shift={shift} />
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
