/** Every mandate there is and was. */
import { pathTo } from '#app/paths.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { exportTerms, listTerms } from '../contract/terms.ts'
import { termStates } from '../rules/terms.ts'
import { circlesPage, seatTones, termPage } from './circle-words.ts'

type Row = ReplyOf<typeof listTerms>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'person', title: 'governance.term_field.person', cell: (row) => row.person, sort: true, line: 1 },
  {
    name: 'organisation',
    title: 'governance.term_field.organisation',
    cell: (row) => row.organisation,
    sort: true,
    line: 2,
  },
  {
    name: 'role',
    title: 'governance.term_field.role',
    cell: (row) => `${row.circle} · ${row.role}`,
    line: 3,
    wraps: true,
  },
  {
    name: 'state',
    title: 'governance.field.state',
    cell: (row) => <Status tone={seatTones[row.state]} says={t(`governance.seat_state.${row.state}`)} />,
    line: 2,
  },
  {
    name: 'fromDay',
    title: 'governance.term_field.fromDay',
    cell: (row) => dayWords(row.fromDay as Day),
    sort: true,
    line: 0,
  },
  {
    name: 'untilDay',
    title: 'governance.term_field.untilDay',
    cell: (row) => dayWords(row.untilDay as Day),
    sort: true,
    line: 3,
  },
]

export function TermsScreen() {
  const t = useWords()
  const circles = { href: circlesPage, says: t('governance.circles') }
  return (
    <Page title={t('governance.terms')} back={circles} wide>
      <List
        name="terms"
        from={listTerms}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'governance.field.state',
            options: termStates.map((value) => ({ value, label: `governance.seat_state.${value}` })),
          },
        ]}
        rowLink={(row) => pathTo(termPage, { term: row.id })}
        caption={t('governance.terms')}
        exports={exportTerms}
        empty={<Empty says={t('governance.no_terms')} next={circles} />}
      />
    </Page>
  )
}
