/** The rounds of the community: what is being paid together. */
import { pathTo } from '#app/paths.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { exportRounds, listRounds } from '../contract/rounds.ts'
import { roundStates } from '../rules/states.ts'
import { amountWords, roundPath, roundTones, simulatorPath } from './round-words.ts'

type Row = ReplyOf<typeof listRounds>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'rounds.field.name', cell: (row) => row.name, sort: true, wraps: true, line: 1 },
  {
    name: 'state',
    title: 'rounds.field.state',
    cell: (row) => <Status tone={roundTones[row.state]} says={t(`rounds.state.${row.state}`)} />,
    sort: true,
    wraps: true,
    line: 2,
  },
  {
    name: 'deadline',
    title: 'rounds.field.deadline',
    cell: (row) => dayWords(row.deadline as Day),
    sort: true,
    line: 2,
  },
  {
    name: 'target',
    title: 'rounds.field.target',
    cell: (row) => amountWords(row.target, row.currency),
    sort: true,
    right: true,
    line: 3,
  },
  {
    name: 'missing',
    title: 'rounds.field.missing',
    cell: (row) => amountWords(row.missing, row.currency),
    right: true,
    line: 3,
  },
  { name: 'payers', title: 'rounds.field.payers', cell: (row) => row.payers, right: true, line: 0 },
  {
    name: 'seq',
    title: 'rounds.field.seq',
    cell: (row) => row.seq,
    sort: true,
    right: true,
    line: 0,
    offAtFirst: true,
  },
]

export function RoundsScreen() {
  const t = useWords()
  return (
    <Page
      title={t('rounds.title')}
      says={t('rounds.says')}
      action={
        <div className="row">
          <Button kind="other" href={simulatorPath}>
            {t('rounds.simulator')}
          </Button>
          <Button href="/community/funding/new" kind={may('community.steer') ? 'main' : 'other'}>
            {t(may('community.steer') ? 'rounds.open_round' : 'rounds.draft_round')}
          </Button>
        </div>
      }
      wide
    >
      <List
        name="rounds"
        from={listRounds}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'rounds.field.state',
            options: roundStates.map((value) => ({ value, label: `rounds.state.${value}` })),
          },
        ]}
        rowLink={(row) => pathTo(roundPath, { round: row.id })}
        caption={t('rounds.title')}
        exports={exportRounds}
        empty={<Empty says={t('rounds.none')} next={{ href: simulatorPath, says: t('rounds.simulator') }} />}
      />
    </Page>
  )
}
