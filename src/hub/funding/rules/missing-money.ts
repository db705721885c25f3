/** What happens when a payer does not pay, or a development costs more (domain-hub-funding 5.10). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { add, type Cents, cents, noMoney, subtract, sum } from '#platform/values/money.ts'
import { basisPoints } from '#platform/values/rounding.ts'
import { split } from '#platform/values/split.ts'
import { type LimitedSplit, splitWithLimits } from '#platform/values/split-limits.ts'

/** Others take the place of whoever did not pay only when they say so, and up to what they say. */
export interface Consenting {
  readonly organisation: string
  readonly weight: bigint
  readonly atMost: Cents
}

/** The missing amount among those who agreed, by the key of the round, within what each agreed to. */
export function takeOver(missing: Cents, consenting: readonly Consenting[], turn: number): LimitedSplit<Cents> {
  if (consenting.every(({ weight }) => weight === 0n)) return { kind: 'short', by: missing }
  const limits = consenting.map(({ weight, atMost }) => ({ weight, cap: weight > 0n ? atMost : noMoney }))
  return splitWithLimits(missing, limits, turn)
}

/** Those who offered cover it, each within the own offer. */
export function whyNotTakeOver(missing: Cents, consenting: readonly Consenting[], turn: number): Refusal[] {
  const made = takeOver(missing, consenting, turn)
  return made.kind === 'parts' ? [] : [refuse('call.offers_short', { amount: made.by })]
}

/** Money that comes after all, back to those who stepped in, in proportion and never more than they gave;
 *  what is left belongs to the round. */
export function repayments(came: Cents, stillOpen: readonly Cents[], turn: number): Cents[] {
  const back = cents(Math.min(came, sum(stillOpen)))
  return back <= 0 ? stillOpen.map(() => noMoney) : split(back, stillOpen, turn)
}

interface Reserve {
  readonly balance: Cents
  readonly lent: Cents
  readonly maxAdvanceBp: number
}

/** What the reserve can still lend: a part of itself at most, what it lent before included. */
export const leftToLend = ({ balance, lent, maxAdvanceBp }: Reserve): Cents =>
  cents(Math.max(0, basisPoints(Math.max(0, balance), maxAdvanceBp) - lent))

export function whyNotAdvance(amount: Cents, reserve: Reserve): Refusal[] {
  const left = leftToLend(reserve)
  return amount > left ? [refuse('reserve.advance_too_much', { amount, left })] : []
}

/** How a cost stands to what was pledged: the contingency bears what goes beyond the target, without a vote; beyond
 *  that, work stops and each payer answers anew. */
export function costAgainst(
  cost: Cents,
  target: Cents,
  contingency: Cents,
): { readonly fromContingency: Cents; readonly beyond: Cents } {
  const over = cents(Math.max(0, cost - target))
  const fromContingency = cents(Math.min(over, contingency))
  return { fromContingency, beyond: subtract(over, fromContingency) }
}

/** The part of the contingency that is needed, in the parts that were agreed when the round closed. */
export function contingencyCalls(needed: Cents, agreed: readonly Cents[], turn: number): Cents[] {
  if (needed === 0) return agreed.map(() => noMoney)
  const made = splitWithLimits(
    needed,
    agreed.map((cap) => ({ weight: cap, cap })),
    turn,
  )
  if (made.kind !== 'parts') throw new RangeError(`more than the contingency: ${made.kind} ${made.by}`)
  return made.parts
}

/** A fresh answer after work stopped: who gives nothing more keeps what was agreed, and owes nothing beyond it. */
export function freshCaps(
  beyond: Cents,
  answers: readonly Consenting[],
  turn: number,
): { readonly kind: 'goes_on'; readonly parts: readonly Cents[] } | { readonly kind: 'shrink'; readonly by: Cents } {
  const made = takeOver(beyond, answers, turn)
  return made.kind === 'parts' ? { kind: 'goes_on', parts: made.parts } : { kind: 'shrink', by: made.by }
}

/** What stepping in added for each payer. */
export const withTakenOver = (owed: readonly Cents[], more: readonly Cents[]): Cents[] =>
  owed.map((amount, at) => add(amount, more[at] ?? noMoney))
