/** The votes of the community. */
import { pathTo } from '#app/paths.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { exportVotes } from '../../contract/recounts.ts'
import { listVotes } from '../../contract/votes.ts'
import { cancellers, voteStates } from '../../rules/votes.ts'
import { PlanVote } from './PlanVote.tsx'
import { stateIn, votePage, voteTones } from './vote-words.ts'

type Row = ReplyOf<typeof listVotes>['rows'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'title',
    title: 'governance.vote_field.title',
    cell: ({ number, title }) => `${number} · ${title}`,
    sort: true,
    line: 1,
    wraps: true,
  },
  {
    name: 'state',
    title: 'governance.vote_field.state',
    cell: (row) => <Status tone={voteTones[row.state]} says={stateIn(row)} />,
    sort: true,
    line: 2,
  },
  {
    name: 'method',
    title: 'governance.vote_field.method',
    cell: ({ method }) => t(`governance.count_by.${method}`),
    line: 3,
  },
  {
    name: 'closesAt',
    title: 'governance.vote_field.closesAt',
    cell: ({ closesAt }) => <Moment at={closesAt as Instant} />,
    sort: true,
    line: 3,
  },
]

export function VotesScreen() {
  const t = useWords()
  return (
    <Page
      title={t('governance.votes')}
      action={
        <div className="row">
          <Button kind="quiet" href="/community/vote-delegations">
            {t('governance.delegations')}
          </Button>
          {may('community.steer') ? <PlanVote /> : null}
        </div>
      }
      wide
    >
      <List
        name="votes"
        from={listVotes}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'governance.vote_field.state',
            options: voteStates.map((value) => ({ value, label: `governance.vote_state.${value}` })),
          },
          {
            name: 'cancelledBy',
            title: 'governance.vote_field.cancelledBy',
            options: cancellers.map((value) => ({ value, label: `governance.cancelled_by.${value}` })),
          },
        ]}
        rowLink={({ id }) => pathTo(votePage, { vote: id })}
        exports={exportVotes}
        caption={t('governance.votes')}
        empty={<Empty says={t('governance.no_votes')} />}
      />
    </Page>
  )
}
