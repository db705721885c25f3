/** For the staff's Today: who is due now and next, where people are missing soon, templates that could not be placed. */
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { slotWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addDays, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { readMonth, readWeek } from '../../contract-calendar.ts'
import { listGenerations } from '../../contract-planning.ts'
import { today } from './calendar-days.ts'
import { Fill, hours, shiftHref } from './ShiftTile.tsx'
import './calendar.css'

type TodayShift = ReplyOf<typeof readWeek>['shifts'][number]

export function DueToday() {
  useWords()
  const day = useRead(readWeek, { day: today(), days: 1 }, { everySeconds: 300 })
  return (
    <Card title={t('shifts.today.due')}>
      <Read of={day}>
        {({ shifts }) => {
          const running = shifts.filter((shift) => shift.state !== 'cancelled')
          if (running.length === 0) return <p className="quiet">{t('shifts.cal.nothing')}</p>
          const next = running.find((shift) => shift.progress === 'ahead')?.localStart
          return (
            <ul className="plain-list due-list">
              {running.map((shift) => (
                <DueLine
                  key={shift.id}
                  shift={shift}
                  word={
                    shift.progress === 'running'
                      ? 'now'
                      : shift.progress === 'ahead' && shift.localStart === next
                        ? 'next'
                        : null
                  }
                />
              ))}
            </ul>
          )
        }}
      </Read>
    </Card>
  )
}

interface DueLineProps {
  readonly shift: TodayShift
  readonly word: 'now' | 'next' | null
}

function DueLine({ shift, word }: DueLineProps) {
  const names = shift.people.map((one) => one.standInName ?? one.name)
  return (
    <li>
      <div>
        <Link href={shiftHref(shift.id)}>
          {hours(shift)} {shift.name}
        </Link>{' '}
        {word ? <strong className="due-now">{t(`shifts.today.${word}`)}</strong> : null}
        <p className="quiet">{names.length > 0 ? names.join(' · ') : t('shifts.today.nobody')}</p>
      </div>
      <Fill shift={shift} />
    </li>
  )
}

const daysLookedAt = 7
const holesShown = 8

export function HolesAhead() {
  useWords()
  const from = today()
  const ahead = useRead(readMonth, { from, until: addDays(from, daysLookedAt) })
  const critical = ahead.data?.shifts.filter((shift) => shift.critical) ?? []
  return (
    <Card title={t('shifts.today.holes')} {...(critical.length > 0 ? { tone: 'tomato' } : {})}>
      <Read of={ahead}>
        {critical.length === 0 ? <p className="quiet">{t('shifts.today.no_holes')}</p> : null}
        <ul className="plain-list due-list">
          {critical.slice(0, holesShown).map((shift) => (
            <li key={shift.id}>
              <div>
                <Link href={shiftHref(shift.id)}>
                  {slotWords(shift.day as Day, shift.localStart as TimeOfDay, shift.localEnd as TimeOfDay)}
                </Link>
                <p>
                  {shift.name}
                  {shift.lead === null ? (
                    <span className="shift-lead" data-missing>
                      {' '}
                      · {t('shifts.cal.no_lead')}
                    </span>
                  ) : null}
                </p>
              </div>
              <Fill shift={shift} />
            </li>
          ))}
        </ul>
        {critical.length > holesShown ? (
          <Link href="/staff/shifts?holes=true">{t('shifts.today.all_holes', { count: critical.length })}</Link>
        ) : null}
      </Read>
    </Card>
  )
}

/** Only when the last night left something undone. */
export function UnplacedTemplates() {
  useWords()
  const { data } = useRead(listGenerations, {})
  const failures = data?.generations[0]?.failures ?? []
  if (failures.length === 0) return null
  return (
    <Card title={t('shifts.generation.title')} tone="honey">
      <p>{t('shifts.today.unplaced', { count: failures.length, names: failures.map(({ name }) => name) })}</p>
      <Link href="/staff/shifts/generation">{t('shifts.generation.look')}</Link>
    </Card>
  )
}
