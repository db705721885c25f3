/** When enough people stand behind a wish: one, or two persons of two organisations (domain-hub-funding 4, 5.1, 5.12). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { type Cents, noMoney } from '#platform/values/money.ts'
import { type Approval, whyNotPayOut } from './ledger.ts'

export interface WishTerms {
  readonly amount: Cents
  /** Two whatever the amount. */
  readonly needsTwo: boolean
  readonly fourEyesFrom: Cents
}

export const whyNotDone = (terms: WishTerms, approvals: readonly Approval[]): Refusal[] =>
  whyNotPayOut(terms.amount, approvals, terms.needsTwo ? noMoney : terms.fourEyesFrom)

/** The next one to approve is another person, of another organisation, while the wish waits. */
export function whyNotApproveWish(state: string, approvals: readonly Approval[], next: Approval | null): Refusal[] {
  const no: Refusal[] = []
  if (state !== 'asked') no.push(refuse('wish.over', { why: state }))
  if (!next) return [...no, refuse('wish.no_task')]
  if (approvals.some(({ account }) => account === next.account)) no.push(refuse('wish.approved_by_you'))
  else if (approvals.some(({ organisation }) => organisation === next.organisation))
    no.push(refuse('wish.same_organisation'))
  return no
}
