/** Who works shifts: found by name or number, filtered by how they take part. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Day } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { exportWorkers, listSkills, listWorkers } from '../contract-workers.ts'
import { modes } from '../rules/policy.ts'

type Row = ReplyOf<typeof listWorkers>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'shifts.worker.name', cell: (row) => row.name, sort: true, line: 1 },
  { name: 'memberNo', title: 'shifts.worker.memberNo', cell: (row) => row.memberNo, sort: true, right: true, line: 2 },
  { name: 'mode', title: 'shifts.worker.mode', cell: (row) => t(`shifts.mode.${row.mode}`), sort: true, line: 2 },
  {
    name: 'isLead',
    title: 'shifts.worker.isLead',
    cell: (row) => (row.isLead ? <Status tone="news" icon="star" says={t('shifts.lead')} /> : null),
    line: 3,
  },
  { name: 'skills', title: 'shifts.worker.skills', cell: (row) => row.skills.join(', ') || null, line: 3 },
  { name: 'fixedSeats', title: 'shifts.worker.fixedSeats', cell: (row) => row.fixedSeats, line: 3 },
  {
    name: 'next',
    title: 'shifts.worker.next',
    cell: (row) => (row.next ? <Day day={row.next as CalendarDay} /> : null),
    sort: true,
    line: 3,
  },
]

const choice = (name: string, title: string, values: readonly string[], label: string) => ({
  name,
  title,
  options: values.map((value) => ({ value, label: `${label}.${value}` })),
})

export function WorkersScreen() {
  const words = useWords()
  const skills = useRead(listSkills, {}).data?.skills ?? []
  const filters = [
    choice('mode', 'shifts.worker.mode', modes, 'shifts.mode'),
    choice('lead', 'shifts.worker.isLead', ['yes', 'no'], 'shifts.lead_filter'),
    choice('seat', 'shifts.worker.fixedSeats', ['with', 'without'], 'shifts.seat_filter'),
    {
      name: 'skill',
      title: 'shifts.worker.skills',
      options: skills.map((skill) => ({ value: skill, label: skill })),
    },
  ].filter((filter) => filter.options.length > 0)
  return (
    <Page title={words('shifts.workers')} wide>
      <List
        name="workers"
        from={listWorkers}
        columns={columns}
        filters={filters}
        rowLink={(row) => pathTo('/staff/members/:contact', { contact: row.id })}
        caption={words('shifts.workers')}
        exports={exportWorkers}
        empty={
          <Empty
            says={words('shifts.workers_none')}
            next={{ href: '/staff/members', says: words('shifts.workers_members') }}
          />
        }
      />
    </Page>
  )
}
