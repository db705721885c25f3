/** How often pages of the site were read: numbers, and nothing of who reads. */
import { useRead } from '#app/reading.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { numberWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readVisits } from '../contract/site.ts'
import { sitePages } from './site-words.ts'

type Row = ReplyOf<typeof readVisits>['pages'][number]

const columns: readonly Column<Row>[] = [
  { name: 'page', title: 'site.field.page', cell: (row) => row.page, line: 1 },
  { name: 'count', title: 'site.field.count', cell: (row) => numberWords(row.count), right: true, line: 2 },
]

export function SiteVisitsScreen() {
  const t = useWords()
  return (
    <Page
      title={t('site.visits')}
      says={t('site.visits_says')}
      back={{ href: sitePages, says: t('site.pages') }}
      read={useRead(readVisits, {})}
    >
      {({ pages }) =>
        pages.length === 0 ? (
          <Empty says={t('site.no_visits')} />
        ) : (
          <Table rows={pages} columns={columns} rowKey={(row) => row.page} caption={t('site.visits')} />
        )
      }
    </Page>
  )
}
