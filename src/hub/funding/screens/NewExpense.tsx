/** Writing down what one spent: a few fields and a photo of the receipt. It is a draft until it is handed in. */
import { useAddress } from '#app/address.ts'
import { call, withFile } from '#app/call.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { FileField, SelectField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { addPaper, writeExpense } from '../contract/expenses.ts'
import { readSharers } from '../contract/sharers.ts'
import { ExpenseFields } from './ExpenseFields.tsx'
import { emptyExpense, expenseInput, expensePath, expensesPath } from './expense-words.ts'

export function NewExpenseScreen() {
  const t = useWords()
  return (
    <Page
      title={t('money.new_expense')}
      says={t('money.new_expense_says')}
      back={{ href: expensesPath, says: t('money.expenses') }}
      read={useRead(readSharers, {})}
    >
      {({ rows }) => {
        const own = rows.filter((row) => row.own.includes('speak'))
        return own.length === 0 ? (
          <Empty
            says={t('money.for_nobody')}
            next={{ href: '/community/organisations', says: t('community.organisations') }}
          />
        ) : (
          <Writing own={own} />
        )
      }}
    </Page>
  )
}

function Writing({ own }: { readonly own: readonly { readonly id: string; readonly name: string }[] }) {
  const t = useWords()
  const address = useAddress()
  const act = useAct(writeExpense)
  const start = { ...emptyExpense, participant: own[0]?.id ?? '', paper: null as File | null }
  const finish = async (expense: string, paper: File | null) => {
    // It is written down already: a paper that does not fit is added on its page.
    if (paper) await call(addPaper, withFile({ expense }, paper)).catch(() => null)
    address.go(pathTo(expensePath, { expense }))
  }
  return (
    <Card>
      <Form<typeof start, typeof writeExpense>
        name="new-expense"
        start={start}
        act={act}
        send={({ participant, ...values }) => ({ participant, ...expenseInput(values) })}
        submit={t('money.write_expense')}
        done={(reply, { paper }) => void finish(reply.expense, paper)}
      >
        {own.length > 1 ? (
          <SelectField
            name="participant"
            label={t('money.for_whom')}
            options={own.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <ExpenseFields />
        <FileField
          name="paper"
          label={t('money.receipt')}
          hint={t('money.hint.receipt')}
          accept="application/pdf,image/jpeg,image/png,image/webp"
          optional
        />
      </Form>
    </Card>
  )
}
