/** What makes a day unlike others: a closing, a public holiday. */
import { Icon } from '#app/ui/Icon.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import type { readMonth } from '../../contract-calendar.ts'
import { covers } from './calendar-days.ts'

export type Apart = Pick<ReplyOf<typeof readMonth>, 'closings' | 'holidays'>

export const closedOn = ({ closings }: Apart, day: Day): boolean =>
  closings.some((one) => one.sort === 'closed' && one.kinds.length === 0 && covers(one, day))

export function DayMarks({ day, apart }: { readonly day: Day; readonly apart: Apart }) {
  const t = useWords()
  const closings = apart.closings.filter((one) => covers(one, day))
  const holiday = apart.holidays.find((one) => one.day === day)
  if (closings.length === 0 && !holiday) return null
  return (
    <span className="day-marks">
      {holiday ? (
        <span className="day-mark" data-tone="sky">
          {t(`shifts.holiday.${holiday.name}`)}
        </span>
      ) : null}
      {closings.map((one) => (
        <Link key={one.id} href="/staff/closings">
          <span className="day-mark" data-tone={one.sort === 'closed' ? 'tomato' : 'honey'} title={one.reason}>
            <Icon name={one.sort === 'closed' ? 'lock' : 'clock'} size={14} />
            {t(one.kinds.length > 0 ? 'shifts.cal.some_closed' : `shifts.closing.sort.${one.sort}`)}
          </span>
        </Link>
      ))}
    </span>
  )
}
