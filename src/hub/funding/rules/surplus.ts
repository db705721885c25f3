/** What is left when a development cost less than was called (domain-hub-funding 5.10). */
import { type Cents, noMoney, subtract, sum } from '#platform/values/money.ts'
import { split } from '#platform/values/split.ts'

/** Where an organisation's part of a surplus goes: its standing choice. */
export type SurplusChoice =
  | { readonly kind: 'back' }
  | { readonly kind: 'reserve' }
  | { readonly kind: 'need'; readonly need: string }

export interface PaidIn {
  readonly organisation: string
  readonly paid: Cents
  readonly choice: SurplusChoice
}

export interface SurplusPart {
  readonly organisation: string
  readonly amount: Cents
  readonly to: SurplusChoice
}

/** The surplus by what each really paid: nobody gets back more than that. */
export function surplusParts(cost: Cents, payers: readonly PaidIn[], turn: number): SurplusPart[] {
  const surplus = subtract(sum(payers.map(({ paid }) => paid)), cost)
  if (surplus < 0) throw new RangeError(`the cost is ${-surplus} above what was paid`)
  const parts =
    surplus === 0
      ? []
      : split(
          surplus,
          payers.map(({ paid }) => paid),
          turn,
        )
  return payers.flatMap(({ organisation, choice }, at) => {
    const amount = parts[at] ?? noMoney
    return amount === 0 ? [] : [{ organisation, amount, to: choice }]
  })
}
