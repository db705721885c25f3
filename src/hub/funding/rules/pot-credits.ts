/** What organisations may hand out of a common pot (domain-hub-funding 5.9): credits never fall below 0. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { type Cents, cents, negate, subtract } from '#platform/values/money.ts'

export interface CreditLeft {
  readonly pot: string
  readonly balance: Cents
}

/** Whoever still has something to hand out does not leave: it is given first, or taken back. */
export const whyNotLeaveWith = (credits: readonly CreditLeft[]): Refusal[] =>
  credits.filter(({ balance }) => balance !== 0).map(({ pot, balance }) => refuse('pot.leaving_with', { pot, balance }))

export type CreditChange =
  /** So much more, or less: never below 0. */
  | { readonly kind: 'add'; readonly amount: Cents }
  /** Exactly so much. */
  | { readonly kind: 'set'; readonly amount: Cents }

export const whyNotChangeCredit = ({ kind, amount }: CreditChange): Refusal[] =>
  kind === 'set' && amount < 0 ? [refuse('pot.set_below_0')] : []

/** The difference to write; null: nothing changes, so nothing is written. */
export function creditEntry(change: CreditChange, balance: Cents): Cents | null {
  const difference =
    change.kind === 'set' ? subtract(change.amount, balance) : cents(Math.max(change.amount, negate(balance)))
  return difference === 0 ? null : difference
}
