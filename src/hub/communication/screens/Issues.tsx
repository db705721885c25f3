/** The issues of the newsletter. */

import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { beginIssue, listIssues } from '../contract/issues.ts'
import { issueStates } from '../rules/issue.ts'
import { issueTones, pageOf } from './news-words.ts'

type Row = ReplyOf<typeof listIssues>['rows'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'number',
    title: 'news.field.number',
    cell: (row) => t('news.issue_no', { number: row.number }),
    sort: true,
    line: 2,
  },
  { name: 'subject', title: 'news.field.subject', cell: (row) => row.subject, line: 1, wraps: true },
  {
    name: 'state',
    title: 'news.field.state',
    cell: (row) => <Status tone={issueTones[row.state]} says={t(`news.issue_state.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  {
    name: 'sendAt',
    title: 'news.field.sendAt',
    cell: (row) => (row.sendAt ? momentWords(row.sendAt as Instant) : null),
    sort: true,
    line: 3,
  },
  { name: 'sent', title: 'news.field.sent', cell: (row) => row.sent, right: true, line: 0 },
]

export function IssuesScreen() {
  const t = useWords()
  const { go } = useAddress()
  const act = useAct(beginIssue, { done: ({ issue }) => go(pathTo(pageOf, { issue })) })
  const begin = (
    <Button kind="main" icon="plus" press={() => act.act({})}>
      {t('news.begin')}
    </Button>
  )
  return (
    <Page title={t('news.issues')} says={t('news.issues_says')} wide action={begin}>
      <div className="stack">
        <p className="row">
          <Link href="/community/news/subscribers">{t('news.subscribers')}</Link>
        </p>
        <Trouble of={act.error} />
        <List
          name="issues"
          from={listIssues}
          columns={columns}
          filters={[
            {
              name: 'state',
              title: 'news.field.state',
              options: issueStates.map((value) => ({ value, label: `news.issue_state.${value}` })),
            },
          ]}
          rowLink={(row) => pathTo(pageOf, { issue: row.id })}
          caption={t('news.issues')}
          empty={<Empty says={t('news.no_issues')} />}
        />
      </div>
    </Page>
  )
}
