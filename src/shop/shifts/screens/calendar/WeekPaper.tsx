/** The week for the wall: A4 across, names as the shop shows them to members, a line for every free place. */
import { useOrganisation } from '#app/session.ts'
import { dayWords, timeWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import type { WeekShift } from './DayList.tsx'
import { type Apart, closedOn } from './DayMarks.tsx'
import { roleWords } from './role-words.ts'
import { hours } from './ShiftTile.tsx'

export interface WeekPaperProps {
  readonly days: readonly Day[]
  readonly shifts: readonly WeekShift[]
  readonly apart: Apart
}

export function WeekPaper({ days, shifts, apart }: WeekPaperProps) {
  const t = useWords()
  const shop = useOrganisation()?.name
  const starts = [...new Set(shifts.map((shift) => shift.localStart))].sort()
  const letter = shifts.find((shift) => shift.weekLetter)?.weekLetter
  return (
    <section className="week-paper" aria-hidden="true">
      <h2>
        {shop} · {dayWords(days[0] as Day)} – {dayWords(days.at(-1) as Day)}
        {letter ? ` · ${letter}` : ''}
      </h2>
      <table>
        <thead>
          <tr>
            <td />
            {days.map((day) => (
              <th key={day}>
                {dayWords(day)}
                <Apartness day={day} apart={apart} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {starts.map((start) => (
            <tr key={start}>
              <th>{timeWords(start as TimeOfDay)}</th>
              {days.map((day) => (
                <td key={day}>
                  {shifts
                    .filter((shift) => shift.day === day && shift.localStart === start)
                    .map((shift) => (
                      <PaperShift key={shift.id} shift={shift} />
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('shifts.paper.foot')}</p>
    </section>
  )
}

function Apartness({ day, apart }: { readonly day: Day; readonly apart: Apart }) {
  const t = useWords()
  const holiday = apart.holidays.find((one) => one.day === day)
  return (
    <>
      {holiday ? <small>{t(`shifts.holiday.${holiday.name}`)}</small> : null}
      {closedOn(apart, day) ? <small>{t('shifts.public.closed')}</small> : null}
    </>
  )
}

function PaperShift({ shift }: { readonly shift: WeekShift }) {
  const t = useWords()
  if (shift.state === 'cancelled')
    return (
      <p className="paper-shift">
        <s>{shift.name}</s> {t('shifts.state.cancelled')}
      </p>
    )
  const unnamed = shift.people.filter((one) => one.shownName === null).length
  return (
    <div className="paper-shift">
      <b>{shift.name}</b> <small>{hours(shift)}</small>
      {shift.groups
        .filter((group) => group.seats > 0)
        .map((group) => (
          <ul key={group.id} aria-label={roleWords(group.role)}>
            {shift.people
              .filter((one) => one.group === group.id && one.shownName !== null)
              .map((one) => (
                <li key={one.attendance}>{one.shownName}</li>
              ))}
            {Array.from({ length: Math.max(0, group.seats - group.taken) }, (_, line) => (
              <li key={`free ${String(line)}`} className="paper-line" />
            ))}
          </ul>
        ))}
      {unnamed > 0 ? <small>{t('shifts.paper.unnamed', { count: unnamed })}</small> : null}
    </div>
  )
}
