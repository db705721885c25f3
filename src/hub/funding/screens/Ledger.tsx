/** The book of the community: what was booked, what each account comes to, the file that anybody can verify. */
import { useState } from 'react'
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, FileField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Table } from '#app/ui/Table.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import { lockMonth } from '../contract/ledger.ts'
import {
  exportChain,
  exportEntries,
  exportEntryLines,
  listEntries,
  readBalances,
  verifyChain,
} from '../contract/ledger-sets.ts'
import { accountKinds, entryKinds } from '../rules/ledger.ts'
import { CoverSheet } from './CoverSheet.tsx'
import { accountWords, entryPath } from './ledger-words.ts'
import { amountWords } from './round-words.ts'

type Row = ReplyOf<typeof listEntries>['rows'][number]
type Balance = ReplyOf<typeof readBalances>['balances'][number]

const columns: readonly Column<Row>[] = [
  { name: 'number', title: 'money.field.number', cell: (row) => row.number, sort: true, line: 3 },
  { name: 'about', title: 'money.field.about', cell: (row) => row.about, line: 1 },
  { name: 'note', title: 'money.field.note', cell: (row) => row.note, line: 3 },
  {
    name: 'kind',
    title: 'money.field.kind',
    cell: (row) =>
      row.undoneBy === null ? (
        t(`money.entry.${row.kind}`)
      ) : (
        <Status tone="quiet" says={t('money.undone_by', { number: row.undoneBy })} />
      ),
    sort: true,
    line: 2,
  },
  { name: 'day', title: 'money.field.day', cell: (row) => dayWords(row.day as Day), sort: true, line: 3 },
  {
    name: 'amount',
    title: 'money.field.amount',
    cell: (row) => amountWords(row.amount, row.currency),
    sort: true,
    right: true,
    line: 2,
  },
]

export function LedgerScreen() {
  const t = useWords()
  return (
    <Page title={t('money.ledger')} says={t('money.ledger_says')} wide>
      <Tabs
        name="part"
        of={[
          { value: 'sets', label: t('money.entries'), show: () => <Entries /> },
          { value: 'balances', label: t('money.balances'), show: () => <Balances /> },
          { value: 'file', label: t('money.book_file'), show: () => <BookFile /> },
        ]}
      />
    </Page>
  )
}

function Entries() {
  return (
    <List
      name="ledger"
      from={listEntries}
      columns={columns}
      filters={[
        {
          name: 'kind',
          title: 'money.field.kind',
          options: entryKinds.map((value) => ({ value, label: `money.entry.${value}` })),
        },
        {
          name: 'account',
          title: 'money.field.account',
          options: Object.keys(accountKinds).map((value) => ({ value, label: `money.account.${value}` })),
        },
      ]}
      rowLink={(row) => pathTo(entryPath, { set: row.id })}
      caption={t('money.ledger')}
      exports={exportEntries}
      empty={<Empty says={t('money.no_entries')} />}
    />
  )
}

const balanceColumns: readonly Column<Balance>[] = [
  { name: 'account', title: 'money.field.account', cell: (row) => accountWords(row.account, row.aboutName), line: 1 },
  {
    name: 'amount',
    title: 'money.balance',
    cell: (row) => amountWords(row.amount, row.currency),
    right: true,
    line: 2,
  },
]

function Balances() {
  const t = useWords()
  return (
    <Read of={useRead(readBalances, {})}>
      {({ balances }) => (
        <Card title={t('money.balances')}>
          <p className="quiet">{t('money.balances_say')}</p>
          <Table
            rows={balances}
            columns={balanceColumns}
            rowKey={(row) => `${row.account} ${row.about ?? ''} ${row.currency}`}
            caption={t('money.balances')}
            {...(may('funding.book')
              ? { action: (row: Balance) => <CoverOf row={row} holders={holdersIn(balances, row.currency)} /> }
              : {})}
          />
        </Card>
      )}
    </Read>
  )
}

/** Accounts that hold money or collect fees, where they are left short. */
const coverable: ReadonlySet<string> = new Set(['round', 'dues', 'reserve', 'fees'])

const holdersIn = (balances: readonly Balance[], currency: Balance['currency']) =>
  balances.flatMap((one) =>
    one.account === 'bank' && one.currency === currency && one.about !== null
      ? [{ id: one.about, name: one.aboutName ?? '' }]
      : [],
  )

const CoverOf = ({ row, holders }: { readonly row: Balance; readonly holders: ReturnType<typeof holdersIn> }) =>
  coverable.has(row.account) && row.amount > 0 ? (
    <CoverSheet
      short={{ account: row.account, about: row.about }}
      currency={row.currency}
      missing={cents(row.amount)}
      name={accountWords(row.account, row.aboutName)}
      holders={holders}
    />
  ) : null

function BookFile() {
  const t = useWords()
  const { today } = currentMe()
  return (
    <div className="stack">
      <Card title={t('money.for_accountant')}>
        <p>{t('money.for_accountant_says')}</p>
        <Button
          icon="download"
          press={() => download(exportEntryLines, { format: 'xlsx' }, `accountant-${today}.xlsx`)}
        >
          {t('money.save_lines')}
        </Button>
      </Card>
      <Card title={t('money.book_file')}>
        <p>{t('money.book_file_says')}</p>
        <div className="row">
          <Button kind="other" icon="download" press={() => download(exportChain, {}, `book-${today}.json`)}>
            {t('money.save_json')}
          </Button>
          <Button
            kind="other"
            icon="download"
            press={() => download(exportChain, { format: 'csv' }, `book-${today}.csv`)}
          >
            {t('money.save_csv')}
          </Button>
        </div>
        <Verify />
      </Card>
      {may('funding.book') ? <LockMonth /> : null}
      {may('funding.book') ? (
        <Card title={t('money.openings')}>
          <p>{t('money.openings_say')}</p>
          <Link href="/staff/imports">{t('money.bring_in')}</Link>
        </Card>
      ) : null}
    </div>
  )
}

const start = { file: null as File | null }

function Verify() {
  const t = useWords()
  const [told, setTold] = useState<ReplyOf<typeof verifyChain> | null>(null)
  const act = useAct(verifyChain, { after: [], done: setTold })
  return (
    <>
      <Form<typeof start, typeof verifyChain>
        name="verify-book"
        start={start}
        act={act}
        keep={false}
        send={({ file }) => (file ? { file } : {})}
        submit={t('money.verify')}
        submitKind="other"
      >
        <FileField name="file" label={t('money.verify_file')} accept="application/json,.json" />
      </Form>
      {told ? (
        <p role="status">
          <Status
            tone={told.holds ? 'fine' : 'refused'}
            says={
              told.holds
                ? t('money.chain_holds', { count: told.sets, since: told.since })
                : t('money.chain_broken', { numbers: [...new Set([...told.broken, ...told.differs])].join(', ') })
            }
          />
        </p>
      ) : null}
    </>
  )
}

/** Whoever closed a month with the accountant locks it: nothing is booked in it any more. */
function LockMonth() {
  const t = useWords()
  const act = useAct(lockMonth)
  const start = { day: '' }
  return (
    <Card title={t('money.lock_month')}>
      <p>{t('money.lock_month_says')}</p>
      <Form<typeof start, typeof lockMonth>
        name="lock-month"
        start={start}
        act={act}
        send={({ day }) => ({ month: day.slice(0, 7) })}
        submit={t('money.lock_month')}
        submitKind="other"
        done={() => {}}
      >
        <DayField name="day" label={t('money.field.day_of_month')} max={currentMe().today ?? ''} />
      </Form>
    </Card>
  )
}
