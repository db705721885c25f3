/** One expense: what it was for, its papers, where it stands, and what comes next for whoever looks. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { type t as say, useWords } from '#app/words.ts'
import { inFours } from '#platform/bank/reference.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { readExpense } from '../contract/expenses.ts'
import { AuthorActs } from './ExpenseAuthor.tsx'
import { Papers } from './ExpensePapers.tsx'
import { TreasurerActs } from './ExpenseTreasurer.tsx'
import { expensesPath, expenseTones } from './expense-words.ts'
import { amountWords } from './round-words.ts'

export type ExpenseReply = ReplyOf<typeof readExpense>
export interface OfExpense {
  readonly of: ExpenseReply
}

export function ExpenseScreen() {
  const t = useWords()
  const reading = useRead(readExpense, { expense: useAddress().param('expense') })
  return (
    <Page
      title={reading.data?.what ?? t('money.expense')}
      back={{ href: expensesPath, says: t('money.expenses') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <Card>
            <Facts of={factsOf(one, t)} />
          </Card>
          <Papers of={one} />
          <AuthorActs of={one} />
          <TreasurerActs of={one} />
        </div>
      )}
    </Page>
  )
}

const factsOf = (one: ExpenseReply, t: typeof say) => [
  {
    name: t('money.field.state'),
    value: (
      <Status
        tone={one.waits ? 'attention' : expenseTones[one.state]}
        says={one.waits ? t('money.waits_for_second') : t(`money.expense.${one.state}`)}
      />
    ),
  },
  ...(one.note ? [{ name: t('money.field.note'), value: one.note }] : []),
  ...(one.number === null ? [] : [{ name: t('money.field.number'), value: String(one.number) }]),
  { name: t('money.field.total'), value: amountWords(one.total, one.currency) },
  ...(one.vat > 0 ? [{ name: t('money.field.vat'), value: amountWords(one.vat, one.currency) }] : []),
  { name: t('money.field.participant'), value: one.participantName },
  ...(one.authorName ? [{ name: t('money.author'), value: one.authorName }] : []),
  { name: t('money.field.spentOn'), value: dayWords(one.spentOn as Day) },
  ...(one.document ? [{ name: t('money.field.document'), value: one.document }] : []),
  ...(one.payee ? [{ name: t('money.payee'), value: one.payee }] : []),
  ...(one.iban ? [{ name: t('money.to_account'), value: <span className="figures">{inFours(one.iban)}</span> }] : []),
  { name: t('money.born_by'), value: t(`money.born_by.${one.bornBy}`) },
  ...(one.holderName ? [{ name: t('money.paid_from'), value: one.holderName }] : []),
  ...(one.payOn && !one.paidOn ? [{ name: t('money.field.payOn'), value: dayWords(one.payOn as Day) }] : []),
  ...(one.paidOn ? [{ name: t('money.field.paidOn'), value: dayWords(one.paidOn as Day) }] : []),
  ...(one.fee > 0 ? [{ name: t('money.field.charges'), value: amountWords(one.fee, one.currency) }] : []),
]
