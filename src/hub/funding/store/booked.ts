/** Rows of the ledger as the rules know them. */
import { cents } from '#platform/values/money.ts'
import { accountFrom, type Booked } from '../rules/ledger.ts'
import type { LineRow, SetRow } from './ledger.ts'

export function bookedOf(sets: readonly SetRow[], lines: readonly LineRow[]): Booked[] {
  const bySet = Map.groupBy(lines, ({ set }) => set)
  return sets.map(({ id, kind, day, requestKey, reverses }) => ({
    id,
    kind,
    day,
    requestKey,
    reverses,
    lines: (bySet.get(id) ?? []).flatMap(({ account, about, currency, amount }) => {
      const known = accountFrom(account, about)
      return known ? [{ account: known, currency, amount: cents(amount) }] : []
    }),
  }))
}
