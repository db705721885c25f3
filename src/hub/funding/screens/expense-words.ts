/** Where expenses are, and how their states look. */
import type { Tone } from '#app/ui/Status.tsx'
import { t } from '#app/words.ts'
import { readMoney } from '#platform/values/money.ts'
import { bornBy } from '../rules/expenses.ts'
import type { ExpenseState } from '../rules/states.ts'

export const expensesPath = '/community/money/expenses'
export const newExpensePath = '/community/money/expenses/new'
export const expensePath = '/community/money/expenses/:expense'

export const expenseTones: Readonly<Record<ExpenseState, Tone>> = {
  draft: 'quiet',
  submitted: 'news',
  approved: 'fine',
  scheduled: 'news',
  paid: 'fine',
  rejected: 'refused',
  incomplete: 'attention',
  error: 'refused',
  cancelled: 'quiet',
  unpaid: 'attention',
}

export const bornByOptions = () => bornBy.map((value) => ({ value, label: t(`money.born_by.${value}`) }))

/** Fields of the form, as texts. */
export const emptyExpense = {
  what: '',
  document: '',
  spentOn: '',
  net: '',
  vat: '',
  bornBy: 'dues',
  payee: '',
  iban: '',
}

export const expenseInput = (values: typeof emptyExpense) => ({
  what: values.what,
  document: values.document || null,
  ...(values.spentOn ? { spentOn: values.spentOn } : {}),
  net: readMoney(values.net) ?? 0,
  vat: readMoney(values.vat) ?? 0,
  bornBy: bornBy.find((one) => one === values.bornBy) ?? 'dues',
  payee: values.payee || null,
  iban: values.iban || null,
})
