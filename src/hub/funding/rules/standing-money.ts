/** What accounts say of all organisations together: debit above 0, credit below. */
import { type Cents, type Currency, cents, sum } from '#platform/values/money.ts'
import type { AccountKind } from './ledger.ts'

export interface Balance {
  readonly account: AccountKind
  readonly currency: Currency
  readonly amount: Cents
}

export interface Standing {
  readonly currency: Currency
  readonly bank: Cents
  readonly reserve: Cents
  readonly dues: Cents
  readonly rounds: Cents
  readonly owedToUs: Cents
  readonly lent: Cents
  readonly owedByUs: Cents
  readonly credits: Cents
}

/** By currency, each figure as people say it: funds and debts of the community above 0 too. */
export function standingOf(balances: readonly Balance[]): Standing[] {
  return [...Map.groupBy(balances, ({ currency }) => currency)]
    .map(([currency, own]) => {
      const debit = (account: AccountKind) => sum(own.filter((one) => one.account === account).map((one) => one.amount))
      const credit = (account: AccountKind) => cents(0 - debit(account))
      return {
        ...{ currency, bank: debit('bank'), reserve: credit('reserve'), dues: credit('dues'), rounds: credit('round') },
        ...{ owedToUs: debit('receivable'), lent: debit('advance') },
        ...{ owedByUs: credit('payable'), credits: credit('credit') },
      }
    })
    .toSorted((one, other) => (one.currency < other.currency ? 1 : -1))
}
