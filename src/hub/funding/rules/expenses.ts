/** Who may approve what somebody spent (domain-hub-funding 4, Expense, and 5.12). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Cents } from '#platform/values/money.ts'
import { type ExpenseState, whyNotMove } from './states.ts'

export interface ExpenseFacts {
  readonly state: ExpenseState
  readonly gross: Cents
  readonly author: string
  readonly approver: string
  /** Whether the one who approves is treasurer of the organisation that holds the account. */
  readonly ofHolder: boolean
  /** Below this the author may approve an own expense. */
  readonly ownBelow: Cents
}

export function whyNotApprove(facts: ExpenseFacts): Refusal[] {
  const no = whyNotMove('expense', 'approve', facts.state)
  if (facts.author === facts.approver && facts.gross >= facts.ownBelow) no.push(refuse('expense.own'))
  if (facts.state === 'incomplete' && !facts.ofHolder) no.push(refuse('expense.holder_only'))
  return no
}
