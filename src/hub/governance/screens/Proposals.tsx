/** The proposals of the community. */

import { pathTo } from '#app/paths.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { exportProposals, listProposals } from '../contract/proposals.ts'
import { proposalStates } from '../rules/states.ts'
import { pageOf, titleOf, tones } from './proposal-words.ts'

type Row = ReplyOf<typeof listProposals>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'title', title: 'governance.field.title', cell: titleOf, sort: true, line: 1, wraps: true },
  {
    name: 'state',
    title: 'governance.field.state',
    cell: (row) => <Status tone={tones[row.state]} says={t(`governance.state.${row.state}`)} />,
    sort: true,
    line: 2,
    wraps: true,
  },
  {
    name: 'author',
    title: 'governance.field.author',
    cell: (row) => row.authorName ?? t('governance.core_group'),
    line: 3,
  },
  {
    name: 'publishedOn',
    title: 'governance.field.publishedOn',
    cell: (row) => (row.publishedOn ? dayWords(row.publishedOn as Day) : null),
    sort: true,
    line: 3,
  },
]

export function ProposalsScreen() {
  const t = useWords()
  const write = { href: '/community/proposals/write', says: t('governance.write') }
  return (
    <Page
      title={t('governance.proposals')}
      wide
      action={
        <Button kind="main" icon="plus" href={write.href}>
          {write.says}
        </Button>
      }
    >
      <List
        name="proposals"
        from={listProposals}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'governance.field.state',
            options: proposalStates.map((value) => ({ value, label: `governance.state.${value}` })),
          },
        ]}
        caption={t('governance.proposals')}
        exports={exportProposals}
        rowLink={(row) => pathTo(pageOf, { rfc: row.id })}
        empty={<Empty says={t('governance.no_proposals')} next={write} />}
      />
    </Page>
  )
}
