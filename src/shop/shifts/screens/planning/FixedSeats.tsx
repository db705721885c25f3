/** Everybody with a fixed place: who, where, since when, until when. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords, rangeWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { listKinds } from '../../contract.ts'
import { listRotas } from '../../contract-planning.ts'
import { exportFixedSeats, listFixedSeats } from '../../contract-seats.ts'
import { MoveSeat } from './MoveSeat.tsx'
import { PlanLinks } from './PlanLinks.tsx'
import { dayName, seatTones } from './place-words.ts'

type Row = ReplyOf<typeof listFixedSeats>['rows'][number]

const whenWords = (row: Row): string => {
  const time = rangeWords(row.starts as TimeOfDay, row.ends as TimeOfDay)
  return row.week === null
    ? time
    : `${t('shifts.plan.week_and_day', { week: row.week, day: dayName(row.weekday, row.day) })}, ${time}`
}

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'shifts.column.name', cell: (row) => row.name, sort: true, line: 1 },
  { name: 'memberNo', title: 'shifts.column.memberNo', cell: (row) => row.memberNo, sort: true, right: true, line: 0 },
  {
    name: 'templateName',
    title: 'shifts.column.templateName',
    sort: true,
    line: 2,
    cell: (row) => (
      <Link href={pathTo('/staff/shift-templates/:template', { template: row.template })}>{row.templateName}</Link>
    ),
  },
  { name: 'when', title: 'shifts.column.when', cell: whenWords, line: 2 },
  { name: 'role', title: 'shifts.column.role', cell: (row) => row.role, line: 0 },
  { name: 'from', title: 'shifts.column.from', cell: (row) => dayWords(row.from as Day), sort: true, line: 3 },
  {
    name: 'until',
    title: 'shifts.column.until',
    sort: true,
    line: 3,
    cell: (row) => (row.until ? dayWords(row.until as Day) : t('shifts.plan.open_end')),
  },
  {
    name: 'state',
    title: 'shifts.column.state',
    line: 3,
    cell: (row) => <Status tone={seatTones[row.state]} says={t(`shifts.plan.seat.${row.state}`)} />,
  },
]

export function FixedSeatsScreen() {
  const words = useWords()
  const kinds = useRead(listKinds, { archived: 'false' })
  const rotas = useRead(listRotas, {})
  const filters = [
    {
      name: 'state',
      title: 'shifts.column.state',
      options: (['running', 'coming', 'past'] as const).map((value) => ({ value, label: `shifts.plan.seat.${value}` })),
    },
    {
      name: 'weekday',
      title: 'shifts.weekday',
      options: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: `shifts.weekday.${day}` })),
    },
    {
      name: 'kind',
      title: 'shifts.kind',
      options: (kinds.data?.kinds ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'rota',
      title: 'shifts.column.rotaName',
      options: (rotas.data?.rotas ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
  ].filter(({ name, options }) => options.length > (name === 'rota' ? 1 : 0))
  return (
    <Page title={words('shifts.plan.fixed_seats')} wide>
      <div className="stack">
        <PlanLinks />
        <List
          name="fixed-seats"
          from={listFixedSeats}
          columns={columns}
          filters={filters}
          rowLink={(row) => pathTo('/staff/members/:contact', { contact: row.member })}
          caption={words('shifts.plan.fixed_seats')}
          {...(may('shifts.office')
            ? {
                exports: exportFixedSeats,
                action: (row: Row) => (row.state === 'past' ? null : <MoveSeat seat={row} />),
              }
            : {})}
          empty={
            <Empty
              icon="people"
              says={words('shifts.plan.no_fixed_seats')}
              next={{ href: '/staff/weeks', says: words('shifts.plan.weeks') }}
            />
          }
        />
      </div>
    </Page>
  )
}
