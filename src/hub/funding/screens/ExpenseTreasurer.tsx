/** What the treasurer does next with an expense that was handed in. */
import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, DayField, MoneyField, TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { readMoney } from '#platform/values/money.ts'
import {
  approveExpense,
  askMoreOfExpense,
  failExpense,
  payExpense,
  rejectExpense,
  scheduleExpense,
  takeExpenseBack,
} from '../contract/expenses.ts'
import { whyNotMove } from '../rules/states.ts'
import type { ExpenseReply, OfExpense } from './Expense.tsx'

const can = (one: ExpenseReply, act: Parameters<typeof whyNotMove<'expense'>>[1]): boolean =>
  whyNotMove('expense', act, one.state).length === 0

export function TreasurerActs({ of: one }: OfExpense) {
  const t = useWords()
  const books = may('funding.book')
  const approves = may('funding.approve') && can(one, 'approve')
  const next = books && (['ask_more', 'schedule', 'pay', 'take_back'] as const).some((act) => can(one, act))
  if (!approves && !next) return null
  return (
    <Card title={t('money.next_step')}>
      {one.waits ? (
        <p>
          {t('money.waits_says')} <Link href="/community/money/approvals">{t('money.approvals')}</Link>
        </p>
      ) : null}
      <div className="row">
        {approves ? <Approve of={one} /> : null}
        {books && can(one, 'ask_more') ? <Answer of={one} act={askMoreOfExpense} words="money.ask_more" /> : null}
        {books && can(one, 'reject') ? <Answer of={one} act={rejectExpense} words="money.reject_expense" /> : null}
        {books && can(one, 'schedule') ? <Schedule of={one} /> : null}
        {books && can(one, 'pay') ? <Paid of={one} /> : null}
        {books && can(one, 'fail') ? <Answer of={one} act={failExpense} words="money.bank_refused" /> : null}
        {books && can(one, 'take_back') ? <TakeBack of={one} /> : null}
      </div>
    </Card>
  )
}

function Approve({ of: one }: OfExpense) {
  const t = useWords()
  const act = useAct(approveExpense)
  return (
    <>
      <Button
        kind="main"
        press={() => act.act({ expense: one.id })}
        busy={act.busy}
        reasons={one.reasons.approve as Refusal[]}
      >
        {t('money.approve_expense')}
      </Button>
      <Trouble of={act.error} />
    </>
  )
}

function Answer({
  of: one,
  act,
  words,
}: OfExpense & {
  readonly act: typeof rejectExpense | typeof askMoreOfExpense | typeof failExpense
  readonly words: string
}) {
  const t = useWords()
  return (
    <ReasonSheet
      name={`${words}-${one.id}`}
      act={act}
      send={(reason) => ({ expense: one.id, reason })}
      words={t(words)}
      asks={t(`${words}_why`)}
    />
  )
}

const onDay = { day: '' }

function Schedule({ of: one }: OfExpense) {
  const t = useWords()
  const act = useAct(scheduleExpense)
  return (
    <Sheet words={t('money.schedule')} title={t('money.schedule')}>
      {(close) => (
        <Form<typeof onDay, typeof scheduleExpense>
          name={`schedule-${one.id}`}
          start={onDay}
          act={act}
          send={({ day }) => ({ expense: one.id, ...(day ? { day } : {}) })}
          submit={t('money.schedule')}
          done={close}
        >
          <DayField name="day" label={t('money.field.payOn')} hint={t('money.hint.pay_on')} optional />
        </Form>
      )}
    </Sheet>
  )
}

const paid = { day: '', fee: '' }

function Paid({ of: one }: OfExpense) {
  const t = useWords()
  const act = useAct(payExpense)
  return (
    <Sheet words={t('money.note_paid')} title={t('money.note_paid')}>
      {(close) => (
        <Form<typeof paid, typeof payExpense>
          name={`pay-${one.id}`}
          start={paid}
          act={act}
          send={({ day, fee }) => ({ expense: one.id, fee: readMoney(fee) ?? 0, ...(day ? { day } : {}) })}
          submit={t('money.note_paid')}
          done={close}
        >
          <DayField name="day" label={t('money.field.paidOn')} hint={t('money.hint.today')} optional />
          <MoneyField name="fee" label={t('money.field.charges')} optional />
        </Form>
      )}
    </Sheet>
  )
}

const taken = { note: '', feeBack: false }

function TakeBack({ of: one }: OfExpense) {
  const t = useWords()
  const act = useAct(takeExpenseBack)
  return (
    <Sheet words={t('money.undo_payment')} title={t('money.undo_payment')} kind="quiet" icon="undo">
      {(close) => (
        <Form<typeof taken, typeof takeExpenseBack>
          name={`back-${one.id}`}
          start={taken}
          act={act}
          send={({ note, feeBack }) => ({ expense: one.id, note, feeBack })}
          submit={t('money.undo_payment')}
          submitKind="grave"
          done={close}
        >
          <p>{t('money.undo_payment_says')}</p>
          <TextField name="note" label={t('money.field.reason')} />
          {one.fee > 0 ? <CheckField name="feeBack" label={t('money.fee_back')} /> : null}
        </Form>
      )}
    </Sheet>
  )
}
