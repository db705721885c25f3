/** What may be done with what somebody spent, and by whom (domain-hub-funding 4, Expense, and 5.12). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { add, type Cents } from '#platform/values/money.ts'
import { paperKind } from '#platform/values/picture.ts'
import { type ExpenseState, whyNotMove } from './states.ts'

export const bornBy = ['dues', 'reserve'] as const
export type BornBy = (typeof bornBy)[number]

export interface ExpenseFacts {
  readonly state: ExpenseState
  readonly gross: Cents
  /** null: the community itself. */
  readonly author: string | null
  readonly approver: string | null
  /** Whether the one who approves is treasurer of the organisation that holds the account. */
  readonly ofHolder: boolean
  /** Below this the author may approve an own expense. */
  readonly ownBelow: Cents
}

export function whyNotApprove(facts: ExpenseFacts): Refusal[] {
  const no = whyNotMove('expense', 'approve', facts.state)
  const own = facts.author !== null && facts.author === facts.approver
  if (own && facts.gross >= facts.ownBelow) no.push(refuse('expense.own'))
  if (facts.state === 'incomplete' && !facts.ofHolder) no.push(refuse('expense.holder_only'))
  return no
}

/** Words and amounts are its author's, until somebody looks at it and again when more was asked for. */
export function whyNotChange({ state, own }: { readonly state: ExpenseState; readonly own: boolean }): Refusal[] {
  const no = own ? [] : [refuse('expense.not_author')]
  return state === 'draft' || state === 'incomplete' ? no : [...no, refuse('expense.state', { why: state, state })]
}

/** Papers may still be added while nobody answered. */
export const whyNotAddPaper = (facts: { readonly state: ExpenseState; readonly own: boolean }): Refusal[] =>
  whyNotChange(facts.state === 'submitted' ? { ...facts, state: 'draft' } : facts)

export function whyNotSubmit(facts: {
  readonly state: ExpenseState
  readonly own: boolean
  readonly net: Cents
  readonly vat: Cents
}): Refusal[] {
  const no = whyNotMove('expense', 'submit', facts.state)
  if (!facts.own) no.push(refuse('expense.not_author'))
  if (add(facts.net, facts.vat) === 0) no.push(refuse('expense.nothing'))
  return no
}

/** Its author, or whoever keeps the books, until it is paid. */
export function whyNotCancel(facts: {
  readonly state: ExpenseState
  readonly own: boolean
  readonly books: boolean
}): Refusal[] {
  const no = whyNotMove('expense', 'cancel', facts.state)
  return facts.own || facts.books ? no : [...no, refuse('expense.not_author')]
}

/** Banks carry a transfer out today or later; what was paid was paid until today. */
export const whyNotPayOn = (day: Day, today: Day): Refusal[] =>
  day < today ? [refuse('expense.day_passed', { day: today })] : []
export const whyNotPaidOn = (day: Day, today: Day): Refusal[] =>
  day > today ? [refuse('payment.not_yet', { day: today })] : []

export const paperBytes = 8_000_000
export const papersAtMost = 10

export function whyNotPaper(bytes: Uint8Array, already: number): Refusal[] {
  const no: Refusal[] = []
  if (!paperKind(bytes)) no.push(refuse('receipt.kind'))
  if (bytes.length > paperBytes) no.push(refuse('receipt.size', { bytes: paperBytes }))
  if (already >= papersAtMost) no.push(refuse('receipt.too_many', { most: papersAtMost }))
  return no
}
