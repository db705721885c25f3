/** Expenses: one's own, and for those who see the ledger all that were handed in. */
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { currentMe, may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { exportExpenses, listExpenses, readPaymentFile } from '../contract/expenses.ts'
import { expenseStates } from '../rules/states.ts'
import { expensePath, expenseTones, newExpensePath } from './expense-words.ts'
import { amountWords } from './round-words.ts'

type Row = ReplyOf<typeof listExpenses>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'what', title: 'money.field.what', cell: (row) => row.what, sort: true, wraps: true, line: 1 },
  {
    name: 'state',
    title: 'money.field.state',
    cell: (row) => <Status tone={expenseTones[row.state]} says={t(`money.expense.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  { name: 'participant', title: 'money.field.participant', cell: (row) => row.participant, sort: true, line: 3 },
  {
    name: 'spentOn',
    title: 'money.field.spentOn',
    cell: (row) => dayWords(row.spentOn as Day),
    sort: true,
    line: 3,
  },
  { name: 'number', title: 'money.field.number', cell: (row) => row.number, sort: true, line: 0 },
  {
    name: 'payOn',
    title: 'money.field.payOn',
    cell: (row) => (row.payOn ? dayWords(row.payOn as Day) : null),
    sort: true,
    line: 0,
    offAtFirst: true,
  },
  {
    name: 'total',
    title: 'money.field.total',
    cell: (row) => amountWords(row.total, row.currency),
    sort: true,
    right: true,
    line: 2,
  },
]

export function ExpensesScreen() {
  const t = useWords()
  return (
    <Page
      title={t('money.expenses')}
      says={t('money.expenses_say')}
      wide
      action={
        <Button href={newExpensePath} kind="main" icon="plus">
          {t('money.new_expense')}
        </Button>
      }
    >
      <div className="stack">
        <List
          name="expenses"
          from={listExpenses}
          columns={columns}
          filters={[
            {
              name: 'state',
              title: 'money.field.state',
              options: expenseStates.map((value) => ({ value, label: `money.expense.${value}` })),
            },
          ]}
          rowLink={(row) => pathTo(expensePath, { expense: row.id })}
          caption={t('money.expenses')}
          exports={exportExpenses}
          empty={<Empty says={t('money.no_expenses')} />}
        />
        {may('funding.book') ? <ForBank /> : null}
      </div>
    </Page>
  )
}

/** What is scheduled until today leaves as a file; nothing is booked by that. */
function ForBank() {
  const t = useWords()
  return (
    <Card title={t('money.for_bank')}>
      <p>{t('money.for_bank_says')}</p>
      <Button
        kind="other"
        icon="download"
        press={() => download(readPaymentFile, {}, `pain001-${currentMe().today}.xml`)}
      >
        {t('money.save_payment_file')}
      </Button>
    </Card>
  )
}
