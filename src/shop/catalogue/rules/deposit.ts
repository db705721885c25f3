/** Deposits (domain-catalogue 5.3): an item of its own, beside the price, never inside it. */
import { type Exact, exact, inUnits, oneAnd, plus, times } from './exact.ts'

export const treatments = ['outside', 'ownClass', 'asProduct'] as const
export interface DepositUse {
  readonly cents: number
  readonly count: number
  readonly treatment: (typeof treatments)[number]
  /** The rate of its own class, in millionths; 0 without one. */
  readonly ownRate: number
}

const withVat = ({ cents, count, treatment, ownRate }: DepositUse, productRate: number): Exact => {
  const amount = exact(cents * count, 100)
  if (treatment === 'outside') return amount
  return times(amount, oneAnd(treatment === 'ownClass' ? ownRate : productRate))
}

const all = (deposits: readonly DepositUse[], productRate: number): Exact =>
  deposits.reduce((sum, one) => plus(sum, withVat(one, productRate)), exact(0))

/** What is paid for containers, in cents: several add up and are rounded once. */
export const depositCents = (deposits: readonly DepositUse[], productRate: number): number =>
  inUnits(all(deposits, productRate), 100)

/** What is paid in all from a price before VAT, rounded once.
 *  @example net 4.00, VAT 12 %, deposit 1.20 as the product: 5.20 × 1.12 = 5.824, so 5.82 */
export const paidFromNet = (net: Exact, productRate: number, deposits: readonly DepositUse[]): number =>
  inUnits(plus(times(net, oneAnd(productRate)), all(deposits, productRate)), 100)
