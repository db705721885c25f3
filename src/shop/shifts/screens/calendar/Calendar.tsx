/** The staff's calendar: month, week or day; the address holds which, and the filters. */
import { useAddress } from '#app/address.ts'
import { type Reading, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useNarrow } from '#app/ui/Table.tsx'
import { useWords } from '#app/words.ts'
import { readMonth, readWeek } from '../../contract-calendar.ts'
import { type CalendarFilter, fitsCalendar } from '../../rules/calendar-filter.ts'
import { CalendarTools } from './CalendarTools.tsx'
import { dayAsked, type Span, spanOf, type View, viewAsked } from './calendar-days.ts'
import { DayList, type WeekShift } from './DayList.tsx'
import type { Apart } from './DayMarks.tsx'
import { MonthTable } from './MonthTable.tsx'
import type { FilledShift } from './ShiftTile.tsx'
import { WeekPaper } from './WeekPaper.tsx'
import { WeekTable } from './WeekTable.tsx'
import './calendar.css'

type Shown = Apart & { readonly shifts: readonly FilledShift[] }

export function CalendarScreen() {
  const t = useWords()
  const address = useAddress()
  const view = viewAsked(address.get('view'))
  const day = dayAsked(address.get('day'))
  const span = spanOf(view, day)
  const reading = useShown(view, span)
  const filter: CalendarFilter = {
    kind: address.get('kind'),
    role: address.get('role'),
    state: address.get('state'),
    holes: address.get('holes') === 'true',
  }
  return (
    <Page
      title={t('shifts.cal.title')}
      wide
      read={reading}
      action={
        may('shifts.plan') ? (
          <Button icon="plus" href={`/staff/shifts/new?day=${day}`}>
            {t('shifts.opening.new')}
          </Button>
        ) : null
      }
    >
      {(data) => {
        const shifts = data.shifts.filter((shift) => fitsCalendar(shift, filter))
        return (
          <div className="calendar" data-view={view}>
            <CalendarTools view={view} day={day} span={span} shifts={data.shifts} filter={filter} />
            {shifts.length === 0 ? <Nothing all={data.shifts.length} /> : null}
            <Days view={view} day={day} span={span} shown={{ ...data, shifts }} />
          </div>
        )
      }}
    </Page>
  )
}

/** A month is read without people; a week and a day with them. */
function useShown(view: View, { from, until, days }: Span): Reading<Shown> {
  const month = useRead(readMonth, { from, until }, { keep: true, when: view === 'month' })
  const week = useRead(readWeek, { day: from, days: days.length }, { keep: true, when: view !== 'month' })
  return (view === 'month' ? month : week) as Reading<Shown>
}

function Nothing({ all }: { readonly all: number }) {
  const t = useWords()
  const address = useAddress()
  const anew = () => address.set({ kind: null, role: null, state: null, holes: null })
  const showAll = (
    <Button kind="other" press={anew}>
      {t('shifts.cal.all')}
    </Button>
  )
  if (all > 0) return <Empty says={t('shifts.cal.none_fit')} next={showAll} />
  return may('shifts.plan') ? (
    <Empty
      says={t('shifts.cal.none')}
      next={{ href: '/staff/shifts/generation', says: t('shifts.generation.title') }}
    />
  ) : (
    <Empty says={t('shifts.cal.none')} />
  )
}

interface DaysProps {
  readonly view: View
  readonly day: Span['from']
  readonly span: Span
  readonly shown: Shown
}

function Days({ view, day, span, shown }: DaysProps) {
  const narrow = useNarrow()
  if (view === 'month') return <MonthTable span={span} shown={day} shifts={shown.shifts} apart={shown} />
  const shifts = shown.shifts as readonly WeekShift[]
  if (view === 'day') return <DayList days={span.days} shifts={shifts} apart={shown} people />
  return (
    <>
      <div className="not-printed">
        {narrow ? (
          <DayList days={span.days} shifts={shifts} apart={shown} />
        ) : (
          <WeekTable days={span.days} shifts={shifts} apart={shown} />
        )}
      </div>
      <WeekPaper days={span.days} shifts={shifts} apart={shown} />
    </>
  )
}
