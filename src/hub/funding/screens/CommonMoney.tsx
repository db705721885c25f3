/** What the money of the community comes to: funds and debts, dues, hours, rounds, and how long needs took. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Table } from '#app/ui/Table.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { monthWords, numberWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { exportRoundMoney, listRoundMoney, readMoney } from '../contract/money.ts'
import { roundStates } from '../rules/states.ts'
import { amountWords, roundPath, roundTones } from './round-words.ts'

type Money = ReplyOf<typeof readMoney>
type Dues = Money['dues'][number]
type Hours = Money['hours'][number]
type Stood = Money['leadTimes']['states'][number]
type Row = ReplyOf<typeof listRoundMoney>['rows'][number]

export function CommonMoneyScreen() {
  const t = useWords()
  return (
    <Page title={t('common_money.title')} says={t('common_money.says')} wide>
      <Tabs
        name="part"
        of={[
          { value: 'all', label: t('common_money.all'), show: () => <All /> },
          { value: 'rounds', label: t('common_money.rounds'), show: () => <Rounds /> },
        ]}
      />
    </Page>
  )
}

const All = () => (
  <Read of={useRead(readMoney, {})}>
    {({ standing, dues, hours, leadTimes }) => (
      <div className="stack">
        <StandingCard of={standing} />
        <DuesCard of={dues} />
        <HoursCard of={hours} />
        <LeadTimesCard of={leadTimes} />
      </div>
    )}
  </Read>
)

const figures = ['bank', 'reserve', 'dues', 'rounds', 'owedToUs', 'lent', 'owedByUs', 'credits'] as const

function StandingCard({ of: standing }: { readonly of: Money['standing'] }) {
  const t = useWords()
  return (
    <Card title={t('common_money.standing')}>
      {standing.length === 0 ? <Empty says={t('money.no_entries')} /> : null}
      {standing.map((one) => (
        <Facts
          key={one.currency}
          long
          of={figures.map((name) => ({
            name: t(`common_money.standing.${name}`),
            value: amountWords(one[name], one.currency),
          }))}
        />
      ))}
      <p>
        <Link href="/community/money/ledger?part=balances">{t('common_money.each_account')}</Link>
      </p>
    </Card>
  )
}

const duesColumns: readonly Column<Dues>[] = [
  { name: 'year', title: 'common_money.field.year', cell: (row) => row.year, line: 1 },
  ...(['asked', 'paid', 'open', 'waived', 'writtenOff'] as const).map(
    (name): Column<Dues> => ({
      name,
      title: `common_money.column.${name}`,
      cell: (row) => amountWords(row[name], row.currency),
      right: true,
      line: name === 'paid' || name === 'asked' ? 2 : 3,
    }),
  ),
]

function DuesCard({ of: dues }: { readonly of: Money['dues'] }) {
  const t = useWords()
  return (
    <Card title={t('money.dues_title')}>
      {dues.length === 0 ? (
        <Empty says={t('common_money.no_dues')} />
      ) : (
        <>
          <p className="quiet">{t('common_money.dues_by_year')}</p>
          <Table
            rows={dues}
            columns={duesColumns}
            rowKey={(row) => `${row.year} ${row.currency}`}
            caption={t('common_money.dues_by_year')}
          />
        </>
      )}
    </Card>
  )
}

const hours = (minutes: number): string => t('common_money.hours_of', { hours: minutes / 60 })

const hoursColumns: readonly Column<Hours>[] = [
  { name: 'month', title: 'common_money.field.month', cell: (row) => monthWords(`${row.month}-01` as Day), line: 1 },
  ...(['analysis', 'coordination'] as const).flatMap((kind) =>
    (['funded', 'booked'] as const).map(
      (what): Column<Hours> => ({
        name: `${kind}-${what}`,
        title: `common_money.field.${kind}_${what}`,
        cell: (row) => hours(row[kind][what]),
        right: true,
        line: kind === 'analysis' ? 2 : 3,
      }),
    ),
  ),
]

function HoursCard({ of: months }: { readonly of: Money['hours'] }) {
  const t = useWords()
  return (
    <Card title={t('common_money.hours')}>
      <p className="quiet">{t('common_money.hours_say')}</p>
      <Table rows={months} columns={hoursColumns} rowKey={(row) => row.month} caption={t('common_money.hours')} />
    </Card>
  )
}

const stoodColumns: readonly Column<Stood>[] = [
  { name: 'state', title: 'common_money.field.state', cell: (row) => t(`needs.state.${row.state}`), line: 1 },
  { name: 'medianDays', title: 'common_money.field.days', cell: (row) => days(row.medianDays), right: true, line: 2 },
  { name: 'needs', title: 'common_money.field.needs', cell: (row) => row.needs, right: true, line: 2 },
]

const days = (value: number): string => numberWords(value, 1)

function LeadTimesCard({ of: { delivered, medianDays, states } }: { readonly of: Money['leadTimes'] }) {
  const t = useWords()
  return (
    <Card title={t('common_money.lead_times')}>
      {medianDays === null ? (
        <Empty says={t('common_money.nothing_delivered')} />
      ) : (
        <>
          <p>{t('common_money.lead_says', { days: medianDays, needs: delivered })}</p>
          <Table
            rows={states}
            columns={stoodColumns}
            rowKey={(row) => row.state}
            caption={t('common_money.lead_times')}
          />
        </>
      )}
    </Card>
  )
}

const amountColumn = (name: 'target' | 'shares' | 'called' | 'paid' | 'cost' | 'surplus', line: 0 | 2 | 3) =>
  ({
    name,
    title: `common_money.column.${name}`,
    cell: (row: Row) => amountWords(row[name], row.currency),
    right: true,
    line,
    ...(name === 'target' ? { sort: true } : {}),
  }) satisfies Column<Row>

/** Hours worked, of those estimated. */
function hoursWords({ estimated, worked }: Row): string {
  if (worked === null) return t('common_money.unknown')
  return estimated === null ? hours(worked) : t('common_money.of', { part: hours(worked), all: hours(estimated) })
}

const roundColumns: readonly Column<Row>[] = [
  { name: 'name', title: 'rounds.field.name', cell: (row) => row.name, sort: true, wraps: true, line: 1 },
  {
    name: 'state',
    title: 'rounds.field.state',
    cell: (row) => <Status tone={roundTones[row.state]} says={t(`rounds.state.${row.state}`)} />,
    sort: true,
    wraps: true,
    line: 2,
  },
  amountColumn('target', 3),
  amountColumn('shares', 0),
  amountColumn('called', 0),
  amountColumn('paid', 2),
  amountColumn('cost', 3),
  amountColumn('surplus', 3),
  { name: 'worked', title: 'common_money.hours_worked', cell: hoursWords, right: true, line: 3 },
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

function Rounds() {
  const t = useWords()
  return (
    <div className="stack-small">
      <p className="quiet">{t('common_money.with_vat')}</p>
      <RoundList />
      {may('funding.book') ? (
        <p>
          <Link href="/staff/imports">{t('common_money.bring_in')}</Link>
        </p>
      ) : null}
    </div>
  )
}

const RoundList = () => (
  <List
    name="round-money"
    from={listRoundMoney}
    columns={roundColumns}
    filters={[
      {
        name: 'state',
        title: 'rounds.field.state',
        options: roundStates
          .filter((value) => value !== 'draft')
          .map((value) => ({ value, label: `rounds.state.${value}` })),
      },
    ]}
    rowLink={(row) => pathTo(roundPath, { round: row.id })}
    caption={t('common_money.rounds')}
    exports={exportRoundMoney}
    empty={<Empty says={t('common_money.no_rounds')} />}
  />
)
