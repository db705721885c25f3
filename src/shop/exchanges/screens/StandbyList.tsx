/** Who may be called when: for leads and the office. */
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Day, Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay, Instant } from '#platform/values/day.ts'
import { exportStandby, listStandby } from '../contract-standby-list.ts'

type Row = ReplyOf<typeof listStandby>['rows'][number]

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
const column = (name: keyof Row & string) => ({ name, title: `exchanges.standby_column.${name}` })
const dayOf = (day: string | null) => (day === null ? null : <Day day={day as CalendarDay} />)

const columns: readonly Column<Row>[] = [
  { ...column('name'), cell: (row) => row.name, sort: true },
  { ...column('memberNo'), cell: (row) => row.memberNo, sort: true, line: 0 },
  {
    ...column('weekday'),
    cell: (row) => (row.weekday === null ? t('exchanges.standby.every_day') : t(`shifts.weekday.${row.weekday}`)),
    sort: true,
  },
  { ...column('startsFrom'), cell: (row) => row.startsFrom, sort: true },
  { ...column('startsUntil'), cell: (row) => row.startsUntil },
  { ...column('from'), cell: (row) => dayOf(row.from), sort: true, line: 0 },
  { ...column('until'), cell: (row) => dayOf(row.until), sort: true, line: 0 },
  {
    ...column('lastCalledAt'),
    cell: (row) => (row.lastCalledAt === null ? null : <Moment at={row.lastCalledAt as Instant} />),
    sort: true,
  },
]

export function StandbyListScreen() {
  const words = useWords()
  return (
    <Page title={words('exchanges.standby.list')} says={words('exchanges.standby.list_says')} wide>
      <List
        name="standby"
        from={listStandby}
        exports={exportStandby}
        columns={columns}
        filters={[
          {
            name: 'weekday',
            title: 'exchanges.standby_column.weekday',
            options: weekdays.map((value) => ({ value, label: `shifts.weekday.${value}` })),
          },
        ]}
        empty={words('exchanges.standby.nobody')}
        caption={words('exchanges.standby.list')}
      />
    </Page>
  )
}
