/** Free rounds and common pots. */
import { pathTo } from '#app/paths.ts'
import { may } from '#app/session.ts'
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
import { exportPots, listPots } from '../contract/pots.ts'
import { potKinds, potStates } from '../rules/pots.ts'
import { newPotPath, patronsPath, potPath, potTones } from './pot-words.ts'
import { amountWords } from './round-words.ts'

type Row = ReplyOf<typeof listPots>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'funding.pot.name', cell: (row) => row.name, sort: true, wraps: true, line: 1 },
  {
    name: 'state',
    title: 'funding.pot.state',
    cell: (row) => <Status tone={potTones[row.state]} says={t(`funding.pot.state.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  { name: 'kind', title: 'funding.pot.kind', cell: (row) => t(`funding.pot.kind.${row.kind}`), sort: true, line: 3 },
  {
    name: 'closesOn',
    title: 'funding.pot.closesOn',
    cell: (row) => dayWords(row.closesOn as Day),
    sort: true,
    line: 2,
  },
  {
    name: 'given',
    title: 'funding.pot.given',
    cell: (row) => amountWords(row.given, row.currency),
    right: true,
    line: 3,
  },
]

export function PotsScreen() {
  const t = useWords()
  return (
    <Page
      title={t('funding.pots')}
      says={t('funding.pots_say')}
      action={may('community.steer') ? <Button href={newPotPath}>{t('funding.open_pot')}</Button> : null}
      wide
    >
      <p>
        <Link href={patronsPath}>{t('funding.patrons')}</Link>
      </p>
      <List
        name="pots"
        from={listPots}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'funding.pot.state',
            options: potStates.map((value) => ({ value, label: `funding.pot.state.${value}` })),
          },
          {
            name: 'kind',
            title: 'funding.pot.kind',
            options: potKinds.map((value) => ({ value, label: `funding.pot.kind.${value}` })),
          },
        ]}
        rowLink={(row) => pathTo(potPath, { pot: row.id })}
        caption={t('funding.pots')}
        exports={exportPots}
        empty={<Empty says={t('funding.no_pots')} />}
      />
    </Page>
  )
}
