/** What a line of a bank statement pays (domain-hub-funding 5.12): a reference of ours settles it; an exact amount from a
 *  payer of that name is only a proposal; all else waits for somebody to look. */

import type { Cents, Currency } from '#platform/values/money.ts'
import { plain, tidy } from '#platform/values/text.ts'

/** Something that is to be paid. */
export interface Demand {
  readonly id: string
  readonly kind: 'dues' | 'call'
  readonly payer: string
  readonly open: Cents
  readonly currency: Currency
  readonly reference: string | null
}

export interface PaidLine {
  readonly amount: Cents
  readonly charges: Cents
  readonly currency: Currency
  readonly name: string | null
  /** References found in it, written as ours are. */
  readonly references: readonly string[]
}

export type Match =
  | { readonly is: 'match'; readonly demand: Demand }
  | { readonly is: 'proposal'; readonly demand: Demand }
  | { readonly is: 'waits' }

export function matchOf(line: PaidLine, demands: readonly Demand[]): Match {
  if (line.amount <= 0) return { is: 'waits' }
  const named = demands.filter(({ reference }) => reference !== null && line.references.includes(reference))
  const [first] = named
  // one line that names two demands is divided by a person
  if (first && named.length === 1 && first.currency === line.currency && first.open > 0)
    return { is: 'match', demand: first }
  if (named.length > 0) return { is: 'waits' }
  const fitting = demands.filter(
    ({ open, currency, payer }) =>
      currency === line.currency && open > 0 && open === line.amount + line.charges && sameName(payer, line.name),
  )
  const [only] = fitting
  return only && fitting.length === 1 ? { is: 'proposal', demand: only } : { is: 'waits' }
}

/** Banks shorten and shout, and add the form of the society. */
function sameName(payer: string, written: string | null): boolean {
  const [one, other] = [payer, written ?? ''].map((name) => plain(tidy(name)).replace(/[^a-z0-9 ]/g, ''))
  if (!one || !other) return false
  return one === other || ` ${other} `.includes(` ${one} `)
}
