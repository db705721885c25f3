/** What the staff reads of standing, weeks and attendance; each list is also a file. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { currentMe } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { Day, Figure, Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay, Instant } from '#platform/values/day.ts'
import * as reports from '../../contract-reports.ts'
import { Attendances } from './Attendances.tsx'
import { standingColumns, standingFilter } from './Desk.tsx'
import { StandingWord } from './Says.tsx'

const toPerson = (row: { readonly member: string }): string =>
  pathTo('/staff/members/:contact', { contact: row.member })

const day = (value: string | null) => (value ? <Day day={value as CalendarDay} /> : null)

/** Columns of figures, sortable where the server sorts. */
const figures = <Row,>(names: readonly (keyof Row & string)[], sort = true): Column<Row>[] =>
  names.map((name) => ({
    name,
    title: `shifts.column.${name}`,
    cell: (row) => (typeof row[name] === 'number' ? <Figure value={row[name]} /> : null),
    sort,
    right: true,
  }))

export function ReportsScreen() {
  const words = useWords()
  const tab = (value: string, show: () => ReactNode) => ({ value, label: words(`shifts.report.${value}`), show })
  return (
    <Page title={words('shifts.report.title')} wide>
      <Tabs
        name="report"
        label={words('shifts.report.title')}
        of={[
          tab('stopping', () => <Stopping />),
          tab('standings', () => <StandingsOn />),
          tab('holes', () => <Holes />),
          tab('weeks', () => <WeeksAhead />),
          tab('attendance', () => <Attendance />),
          tab('attendances', () => <Attendances />),
          tab('ledger', () => <Entries />),
        ]}
      />
    </Page>
  )
}

type StoppingRow = ReplyOf<typeof reports.listAboutToStop>['rows'][number]
const stopping: readonly Column<StoppingRow>[] = [
  { name: 'name', title: 'shifts.column.name', cell: (row) => row.name, sort: true },
  {
    name: 'standing',
    title: 'shifts.standing.title',
    cell: (row) => <StandingWord standing={row.standing} />,
    sort: true,
  },
  { name: 'until', title: 'shifts.report.shops_until', cell: (row) => day(row.until), sort: true },
  ...figures<StoppingRow>(['daysLeft'], false),
  ...figures<StoppingRow>(['main', 'makeUp']),
  { name: 'booked', title: 'shifts.column.booked', cell: (row) => day(row.booked) },
]

const Stopping = () => (
  <List
    name="stopping"
    from={reports.listAboutToStop}
    exports={reports.exportAboutToStop}
    columns={stopping}
    rowLink={toPerson}
    caption={t('shifts.report.stopping')}
  />
)

function StandingsOn() {
  const address = useAddress()
  const on = address.get('on') ?? currentMe().today ?? ''
  return (
    <div className="stack">
      <div className="row">
        <TextInput
          type="date"
          label={t('shifts.report.on')}
          value={on}
          onChange={(event) => address.set({ on: event.currentTarget.value || null }, { replace: true })}
        />
      </div>
      <List
        name="standings_on"
        from={reports.listStandings}
        exports={reports.exportStandings}
        fixed={on ? { on } : {}}
        columns={standingColumns}
        filters={[standingFilter]}
        rowLink={toPerson}
        caption={t('shifts.report.standings')}
      />
    </div>
  )
}

type Week = ReplyOf<typeof reports.listWeeksAhead>['rows'][number]
const week: readonly Column<{ readonly week: string; readonly kind: string }>[] = [
  { name: 'week', title: 'shifts.column.week_of', cell: (row) => day(row.week), sort: true },
  { name: 'kind', title: 'shifts.column.kindName', cell: (row) => row.kind, sort: true },
]

const WeeksAhead = () => (
  <List
    name="weeks"
    from={reports.listWeeksAhead}
    exports={reports.exportWeeksAhead}
    columns={[...week, ...figures<Week>(['shifts', 'below', 'missing']), ...figures<Week>(['taken', 'seats'], false)]}
    filters={[
      {
        name: 'below',
        title: 'shifts.column.below',
        options: ['yes', 'no'].map((value) => ({ value, label: `shifts.report.below.${value}` })),
      },
    ]}
    caption={t('shifts.report.weeks')}
  />
)

type Hole = ReplyOf<typeof reports.listHoles>['rows'][number]
const holes: readonly Column<Hole>[] = [
  { name: 'startsAt', title: 'shifts.column.when', cell: (row) => <Moment at={row.startsAt as Instant} />, sort: true },
  { name: 'shift', title: 'shifts.column.shift', cell: (row) => row.shift, sort: true },
  ...figures<Hole>(['missing']),
  ...figures<Hole>(['taken', 'seats'], false),
  {
    name: 'leaderless',
    title: 'shifts.column.leadName',
    cell: (row) => (row.leaderless ? <Status tone="attention" says={t('shifts.cal.no_lead')} /> : null),
  },
]

const Holes = () => (
  <List
    name="holes"
    from={reports.listHoles}
    exports={reports.exportHoles}
    columns={holes}
    filters={[
      {
        name: 'lead',
        title: 'shifts.column.leadName',
        options: ['missing', 'there'].map((value) => ({ value, label: `shifts.report.lead.${value}` })),
      },
    ]}
    rowLink={({ id }) => pathTo('/staff/shifts/:shift', { shift: id })}
    empty={<Empty says={t('shifts.report.no_holes')} />}
    caption={t('shifts.report.holes')}
  />
)

type Came = ReplyOf<typeof reports.listAttendance>['rows'][number]

const Attendance = () => (
  <List
    name="attendance"
    from={reports.listAttendance}
    exports={reports.exportAttendance}
    columns={[...week, ...figures<Came>(['done', 'told', 'missed', 'rate', 'hours'])]}
    caption={t('shifts.report.attendance')}
  />
)

type Entry = ReplyOf<typeof reports.listEntries>['rows'][number]
const entries: readonly Column<Entry>[] = [
  { name: 'name', title: 'shifts.column.name', cell: (row) => row.name, sort: true },
  { name: 'on', title: 'shifts.column.on', cell: (row) => day(row.on), sort: true },
  { name: 'counter', title: 'shifts.standing.counter', cell: (row) => t(`shifts.standing.counter.${row.counter}`) },
  ...figures<Entry>(['amount']),
  { name: 'cause', title: 'shifts.column.cause', cell: (row) => t(`shifts.cause.${row.cause}`), sort: true },
  { name: 'reason', title: 'shifts.standing.reason', cell: (row) => row.reason, wraps: true },
]
const causes = ['attendance', 'count', 'office', 'mode', 'relief', 'claim', 'leave', 'import'] as const

const Entries = () => (
  <List
    name="ledger"
    from={reports.listEntries}
    exports={reports.exportEntries}
    columns={entries}
    filters={[
      {
        name: 'cause',
        title: 'shifts.column.cause',
        options: causes.map((value) => ({ value, label: `shifts.cause.${value}` })),
      },
    ]}
    rowLink={toPerson}
    caption={t('shifts.report.ledger')}
  />
)
