/** Money of a pot that follows what organisations give (domain-hub-funding 5.9): many small gifts count more than a
 *  large one, and each patron gives the more, the more patrons there are. */
import type { Instant } from '#platform/values/day.ts'
import { type Cents, cents, noMoney, sum } from '#platform/values/money.ts'
import { millionthRoot } from '#platform/values/root.ts'
import { roundedQuotient } from '#platform/values/rounding.ts'
import { split } from '#platform/values/split.ts'

export interface Gift {
  readonly item: string
  readonly organisation: string
  readonly amount: Cents
}

/** What the pot adds to each item, in the order given: (Σ√c)² − Σc over what each organisation gave in all. Where that
 *  is more than the pot, the pot in proportion; otherwise the rest stays in it. */
export function quadraticMatch(items: readonly string[], gifts: readonly Gift[], pot: Cents, turn: number): Cents[] {
  const matches = items.map((item) => matchOf(perOrganisation(gifts.filter((gift) => gift.item === item))))
  return sum(matches) > pot ? split(pot, matches, turn) : matches
}

function perOrganisation(gifts: readonly Gift[]): Cents[] {
  const each = Map.groupBy(gifts, ({ organisation }) => organisation)
  return [...each.values()].map((some) => sum(some.map(({ amount }) => amount)))
}

function matchOf(given: readonly Cents[]): Cents {
  // A lone giver is matched by nothing; its root, cut at a millionth, must not make it less.
  const roots = given.reduce((all, amount) => all + millionthRoot(amount), 0n)
  return cents(Math.max(0, roundedQuotient(roots * roots, 10n ** 12n) - sum(given)))
}

export interface Patron {
  readonly organisation: string
  readonly pledgedAt: Instant
  readonly hasMandate: boolean
  /** Tenths of a cent: owed and not called yet, and what this month came to before. */
  readonly owed: number
  readonly thisMonth: number
}

export interface StandingTerms {
  /** Tenths of a cent for each patron. */
  readonly unit: number
  readonly calledFrom: Cents
  readonly monthlyLimit: Cents
}

export const firstStandingTerms: StandingTerms = {
  unit: 1000,
  calledFrom: cents(1000),
  monthlyLimit: cents(10_000),
}

export interface StandingDue {
  readonly organisation: string
  /** Tenths of a cent that this event adds. */
  readonly adds: number
  /** What is called now; the tenths of a cent below it stay owed. */
  readonly called: Cents
  readonly owed: number
}

/** What a monthly event costs each patron: as many units as there are patrons who pledged before its day and can be
 *  charged, within the limit of the month; called once it is worth a transfer. */
export function standingDues(patrons: readonly Patron[], before: Instant, terms = firstStandingTerms): StandingDue[] {
  const counted = patrons.filter(({ pledgedAt, hasMandate }) => hasMandate && pledgedAt < before)
  return counted.map(({ organisation, owed, thisMonth }) => {
    const room = Math.max(0, terms.monthlyLimit * 10 - thisMonth)
    const adds = Math.min(counted.length * terms.unit, room)
    const all = owed + adds
    const called = all >= terms.calledFrom * 10 ? cents((all - (all % 10)) / 10) : noMoney
    return { organisation, adds, called, owed: all - called * 10 }
  })
}
