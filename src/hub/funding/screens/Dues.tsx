/** Dues of all organisations; each finds its own by its name. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords, Money } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import type { Cents } from '#platform/values/money.ts'
import { exportPeriods, listPeriods, readOwnDues } from '../contract/periods.ts'
import { readSharers } from '../contract/sharers.ts'
import { duesStates } from '../rules/states.ts'
import { AdoptPlan } from './DuesChoice.tsx'
import { arrearsPath, duesOfPath, duesPath, duesTones } from './dues-words.ts'

type Row = ReplyOf<typeof listPeriods>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'payer', title: 'money.field.payer', cell: (row) => row.payer, sort: true, line: 1 },
  {
    name: 'state',
    title: 'money.field.state',
    cell: (row) => <Status tone={duesTones[row.state]} says={t(`money.dues.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  {
    name: 'from',
    title: 'money.field.period',
    cell: (row) => `${dayWords(row.from as Day)} – ${dayWords(row.to as Day)}`,
    sort: true,
    line: 3,
  },
  { name: 'participant', title: 'money.field.participant', cell: (row) => row.participant, line: 0, offAtFirst: true },
  { name: 'dueOn', title: 'money.field.dueOn', cell: (row) => dayWords(row.dueOn as Day), sort: true, line: 0 },
  { name: 'paid', title: 'money.field.paid', cell: (row) => <Money cents={row.paid as Cents} />, right: true, line: 0 },
  {
    name: 'total',
    title: 'money.field.total',
    cell: (row) => <Money cents={row.total as Cents} />,
    sort: true,
    right: true,
    line: 2,
  },
]

export function DuesScreen() {
  const t = useWords()
  return (
    <Page
      title={t('money.dues_title')}
      says={t('money.dues_says')}
      action={may('community.steer') ? <AdoptPlan /> : null}
      wide
    >
      <div className="stack">
        <OwnDues />
        <List
          name="dues"
          from={listPeriods}
          columns={columns}
          filters={[
            {
              name: 'state',
              title: 'money.field.state',
              options: duesStates.map((value) => ({ value, label: `money.dues.${value}` })),
            },
          ]}
          rowLink={(row) => pathTo(duesPath, { period: row.id })}
          caption={t('money.dues_title')}
          exports={exportPeriods}
          empty={<Empty says={t('money.no_dues')} />}
        />
        {may('funding.see_ledger') ? (
          <p className="row">
            <Link href={arrearsPath}>{t('money.arrears')}</Link>
            <Link href="/community/money/approvals">{t('money.approvals')}</Link>
            <Link href="/community/money/bank">{t('money.bank')}</Link>
          </p>
        ) : null}
      </div>
    </Page>
  )
}

/** What one's own organisations have to pay now. */
function OwnDues() {
  return (
    <Read of={useRead(readSharers, {})}>
      {({ rows }) => (
        <div className="grid">
          {rows
            .filter(({ own }) => own.length > 0)
            .map(({ id, name }) => (
              <Own key={id} participant={id} name={name} />
            ))}
        </div>
      )}
    </Read>
  )
}

function Own({ participant, name }: { readonly participant: string; readonly name: string }) {
  const t = useWords()
  return (
    <Card title={name}>
      <Read of={useRead(readOwnDues, { participant })}>
        {({ periods, open, credit }) => (
          <div className="stack">
            <p>{open === 0 ? t('money.nothing_to_pay') : t('money.to_pay', { open })}</p>
            {credit > 0 ? <p>{t('money.credit', { credit })}</p> : null}
            <p>
              <Link href={pathTo(duesOfPath, { participant })}>{t('money.all_of_it')}</Link>
            </p>
            <ul className="plain-list">
              {periods
                .filter((one) => one.open > 0 && one.payer === participant)
                .map((one) => (
                  <li key={one.id}>
                    <Link href={pathTo(duesPath, { period: one.id })}>
                      {t('money.pay_by', { amount: one.open, day: one.dueOn })}
                    </Link>
                  </li>
                ))}
            </ul>
          </div>
        )}
      </Read>
    </Card>
  )
}
