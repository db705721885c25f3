/** What its author does next: hand it in, change it, cancel it. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { moneyToType } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { cents } from '#platform/values/money.ts'
import { cancelExpense, changeExpense, submitExpense } from '../contract/expenses.ts'
import type { OfExpense } from './Expense.tsx'
import { ExpenseFields } from './ExpenseFields.tsx'
import { type emptyExpense, expenseInput } from './expense-words.ts'

export function AuthorActs({ of: one }: OfExpense) {
  const t = useWords()
  const submit = useAct(submitExpense)
  return (
    <>
      <Trouble of={submit.error} />
      <div className="row">
        {one.own && one.state === 'draft' ? (
          <Button
            kind="main"
            press={() => submit.act({ expense: one.id })}
            busy={submit.busy}
            reasons={one.reasons.submit as Refusal[]}
          >
            {t('money.hand_in')}
          </Button>
        ) : null}
        {one.own && one.reasons.change.length === 0 ? <Change of={one} /> : null}
        {one.reasons.cancel.length === 0 ? <Cancel of={one} /> : null}
      </div>
    </>
  )
}

function Change({ of: one }: OfExpense) {
  const t = useWords()
  const act = useAct(changeExpense)
  const start: typeof emptyExpense = {
    what: one.what,
    document: one.document ?? '',
    spentOn: one.spentOn,
    net: moneyToType(cents(one.net)),
    vat: one.vat === 0 ? '' : moneyToType(cents(one.vat)),
    bornBy: one.bornBy,
    payee: one.payee ?? '',
    iban: one.iban ?? '',
  }
  return (
    <Sheet words={t('money.change_expense')} title={t('money.change_expense')} icon="edit">
      {(close) => (
        <Form<typeof emptyExpense, typeof changeExpense>
          name={`expense-${one.id}`}
          start={start}
          act={act}
          send={(values) => ({ expense: one.id, ...expenseInput(values) })}
          submit={t('money.keep_changes')}
          done={close}
        >
          <ExpenseFields />
        </Form>
      )}
    </Sheet>
  )
}

function Cancel({ of: one }: OfExpense) {
  const t = useWords()
  return (
    <ReasonSheet
      name={`cancel-${one.id}`}
      act={cancelExpense}
      send={(reason) => ({ expense: one.id, reason: reason || null })}
      words={t('money.cancel_expense')}
      says={t(one.costSet ? 'money.cancel_mirrors' : 'money.cancel_says')}
      asks={t('money.field.reason')}
      optional
      submitKind="grave"
    />
  )
}
