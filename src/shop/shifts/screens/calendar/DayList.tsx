/** Days one below the other, each shift with its people: the day on any screen, and the week on a phone. */
import { Link } from '#app/ui/Link.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import type { readWeek } from '../../contract-calendar.ts'
import { today } from './calendar-days.ts'
import { type Apart, DayMarks } from './DayMarks.tsx'
import { roleWords } from './role-words.ts'
import { ShiftTile, shiftHref } from './ShiftTile.tsx'

export type WeekShift = ReplyOf<typeof readWeek>['shifts'][number]

export interface DayListProps {
  readonly days: readonly Day[]
  readonly shifts: readonly WeekShift[]
  readonly apart: Apart
  /** With everybody who comes. */
  readonly people?: boolean
}

export function DayList({ days, shifts, apart, people = false }: DayListProps) {
  const t = useWords()
  return (
    <div className="day-list">
      {days.map((day) => {
        const those = shifts.filter((shift) => shift.day === day)
        return (
          <section key={day} aria-current={day === today() ? 'date' : undefined}>
            <h2>
              {dayWords(day)} {day === today() ? <span className="day-now">{t('shifts.cal.today')}</span> : null}
            </h2>
            <DayMarks day={day} apart={apart} />
            {those.length === 0 ? <p className="quiet">{t('shifts.cal.nothing')}</p> : null}
            <ul>
              {those.map((shift) => (
                <li key={shift.id}>
                  <ShiftTile shift={shift} time />
                  {people ? <People shift={shift} /> : null}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function People({ shift }: { readonly shift: WeekShift }) {
  const t = useWords()
  const groups = shift.groups.filter((group) => group.seats > 0)
  return (
    <dl className="day-people">
      {groups.map((group) => {
        const names = shift.people.filter((one) => one.group === group.id).map((one) => one.standInName ?? one.name)
        const free = group.seats - group.taken
        return (
          <div key={group.id}>
            <dt>{roleWords(group.role)}</dt>
            <dd>
              {names.join(' · ')}{' '}
              {free > 0 && shift.state === 'planned' ? (
                <Link href={shiftHref(shift.id)}>{t('shifts.free', { count: free })}</Link>
              ) : null}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
