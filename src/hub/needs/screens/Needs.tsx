/** The needs of the community. */
import { pathTo } from '#app/paths.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { exportNeeds, listNeeds } from '../contract/needs.ts'
import { needStates } from '../rules/states.ts'
import { areaName, areaOptions, areasPage, hoursPage, pageOf, titleOf, tones } from './need-words.ts'

type Row = ReplyOf<typeof listNeeds>['rows'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'problem',
    title: 'needs.field.problem',
    cell: (row) => titleOf(row) || t('needs.unnamed'),
    sort: true,
    line: 1,
    wraps: true,
  },
  {
    name: 'state',
    title: 'needs.field.state',
    cell: (row) => <Status tone={tones[row.state]} says={t(`needs.state.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  { name: 'area', title: 'needs.field.area', cell: (row) => areaName(row.area), sort: true, line: 3 },
  { name: 'author', title: 'needs.field.author', cell: (row) => row.authorName, line: 3 },
  {
    name: 'backings',
    title: 'needs.field.backings',
    cell: (row) => t('needs.backed_by', { count: row.backings }),
    sort: true,
    line: 2,
  },
  {
    name: 'strength',
    title: 'needs.field.strength',
    cell: (row) => row.strength,
    sort: true,
    right: true,
    line: 0,
    offAtFirst: true,
  },
  {
    name: 'submittedOn',
    title: 'needs.field.submittedOn',
    cell: (row) => (row.submittedOn ? dayWords(row.submittedOn as Day) : null),
    sort: true,
    line: 0,
  },
]

export function NeedsScreen() {
  const t = useWords()
  const tell = { href: '/community/needs/tell', says: t('needs.tell') }
  return (
    <Page
      title={t('needs.title')}
      wide
      action={
        <Button kind="main" icon="plus" href={tell.href}>
          {tell.says}
        </Button>
      }
    >
      <div className="stack">
        <p className="row">
          <Link href="/community/needs/queue">{t('needs.queue')}</Link>
          <Link href={hoursPage}>{t('needs.hours.title')}</Link>
          <Link href={areasPage}>{t('needs.areas.title')}</Link>
          <Link href="/community/needs/poster">{t('needs.poster')}</Link>
        </p>
        <List
          name="needs"
          from={listNeeds}
          columns={columns}
          filters={[
            {
              name: 'state',
              title: 'needs.field.state',
              options: needStates.map((value) => ({ value, label: `needs.state.${value}` })),
            },
            { name: 'area', title: 'needs.field.area', options: areaOptions() },
          ]}
          rowLink={(row) => pathTo(pageOf, { need: row.id })}
          caption={t('needs.title')}
          exports={exportNeeds}
          empty={<Empty says={t('needs.none')} next={tell} />}
        />
      </div>
    </Page>
  )
}
