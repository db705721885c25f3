/** All prints, those still to be told of first. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Day, Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as DayOf, Instant } from '#platform/values/day.ts'
import { listRuns } from '../contract-runs.ts'
import { formatWords } from './desk-words.ts'
import { runTones } from './run-words.ts'

type Run = ReplyOf<typeof listRuns>['runs'][number]

const columns: readonly Column<Run>[] = [
  { name: 'number', title: 'labels.run.number', cell: ({ number }) => t('labels.run', { number }) },
  {
    name: 'state',
    title: 'labels.queue.state',
    line: 2,
    cell: ({ state }) => <Status tone={runTones[state]} says={t(`labels.run.state.${state}`)} />,
  },
  {
    name: 'format',
    title: 'labels.queue.labelFormat',
    line: 2,
    cell: (run) => formatWords(run.labelFormat, run.formatName),
  },
  { name: 'labels', title: 'labels.run.labels', right: true, line: 3, cell: ({ labels }) => labels },
  { name: 'day', title: 'labels.run.day', line: 3, cell: ({ day }) => <Day day={day as DayOf} /> },
  { name: 'by', title: 'labels.run.by', line: 3, cell: ({ madeBy, begunBy }) => madeBy ?? begunBy },
  {
    name: 'at',
    title: 'labels.run.at',
    line: 0,
    cell: ({ madeAt, begunAt }) => <Moment at={(madeAt ?? begunAt) as Instant} />,
  },
]

export function RunsScreen() {
  const words = useWords()
  return (
    <Page
      title={words('labels.runs')}
      wide
      read={useRead(listRuns, { size: 200 })}
      back={{ href: '/staff/labels', says: words('labels.desk') }}
    >
      {({ runs }) =>
        runs.length === 0 ? (
          <Empty
            icon="print"
            says={words('labels.runs.none')}
            next={{ href: '/staff/labels', says: words('labels.desk') }}
          />
        ) : (
          <Table
            rows={runs}
            columns={columns}
            rowKey={({ run }) => run}
            rowLink={({ run }) => pathTo('/staff/labels/runs/:run', { run })}
            caption={words('labels.runs')}
          />
        )
      }
    </Page>
  )
}
