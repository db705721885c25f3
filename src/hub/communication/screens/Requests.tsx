/** Requests of researchers. */
import { pathTo } from '#app/paths.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords, momentWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { exportResearch, listResearch } from '../contract/research.ts'
import { researchStates } from '../rules/research.ts'
import { requestPage, researchTones } from './data-words.ts'

type Line = ReplyOf<typeof listResearch>['rows'][number]

const columns: readonly Column<Line>[] = [
  { name: 'institution', title: 'research.field.institution', cell: (row) => row.institution, sort: true, line: 1 },
  { name: 'number', title: 'research.field.number', cell: (row) => row.number, sort: true, line: 2 },
  { name: 'question', title: 'research.field.question', cell: (row) => row.question, line: 3, wraps: true },
  {
    name: 'state',
    title: 'research.field.state',
    cell: (row) => <Status tone={researchTones[row.state]} says={t(`research.state.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  {
    name: 'askedAt',
    title: 'research.field.askedAt',
    cell: (row) => momentWords(row.askedAt as Instant),
    sort: true,
    line: 0,
    offAtFirst: true,
  },
  {
    name: 'reviewUntil',
    title: 'research.field.reviewUntil',
    cell: (row) => (row.reviewUntil ? dayWords(row.reviewUntil as Day) : null),
    sort: true,
    line: 0,
  },
  {
    name: 'endsOn',
    title: 'research.field.endsOn',
    cell: (row) => dayWords(row.endsOn as Day),
    sort: true,
    line: 0,
  },
]

export function RequestsScreen() {
  const t = useWords()
  return (
    <Page
      title={t('research.title')}
      says={t('research.says')}
      wide
      back={{ href: '/community/data', says: t('data.title') }}
    >
      <List
        name="research"
        from={listResearch}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'research.field.state',
            options: researchStates.map((value) => ({ value, label: `research.state.${value}` })),
          },
        ]}
        rowLink={(row) => pathTo(requestPage, { research: row.id })}
        exports={exportResearch}
        caption={t('research.title')}
        empty={<Empty says={t('research.none')} />}
      />
    </Page>
  )
}
