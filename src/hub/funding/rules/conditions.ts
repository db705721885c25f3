/** Whose pledges hold together (domain-hub-funding 5.7): conditions that more payers can only help, and the one
 *  largest set of pledges in which all of them are true. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Cents } from '#platform/values/money.ts'

export type Condition =
  | { readonly kind: 'payers_at_least'; readonly payers: number }
  | { readonly kind: 'target_at_most'; readonly amount: Cents }
  | { readonly kind: 'with'; readonly organisation: string }

/** What somebody may ask for and does not get: these could turn false when a payer is added. */
export type Asked =
  | Condition
  | { readonly kind: 'payers_at_most'; readonly payers: number }
  | { readonly kind: 'without'; readonly organisation: string }

export interface Conditional {
  readonly pledge: string
  readonly organisation: string
  /** The most it can cost: cap, amount, or hours at the rate. */
  readonly most: Cents
  readonly conditions: readonly Condition[]
}

/** A condition that is false, with what it found. */
export type Cause =
  | { readonly kind: 'payers_at_least'; readonly payers: number; readonly found: number }
  | { readonly kind: 'target_at_most'; readonly amount: Cents; readonly target: Cents }
  /** `fell`: it had pledged, and its own conditions did not hold; otherwise it never pledged. */
  | { readonly kind: 'with'; readonly organisation: string; readonly fell: boolean }

export interface Fallen {
  readonly pledge: string
  readonly organisation: string
  /** In which turn it fell: causes come before what they bring about. */
  readonly turn: number
  readonly causes: readonly Cause[]
}

export interface Standing<P extends Conditional> {
  readonly holding: readonly P[]
  readonly fallen: readonly Fallen[]
}

export const whyNotConditions = (asked: readonly Asked[]): Refusal[] =>
  asked.some(({ kind }) => kind === 'without' || kind === 'payers_at_most') ? [refuse('pledge.condition')] : []

/** An organisation with a pledge that costs something. Extra payers may be supposed. */
export const payersOf = (pledges: readonly Conditional[]): Set<string> =>
  new Set(pledges.filter(({ most }) => most > 0).map(({ organisation }) => organisation))

/** Starts with all pledges, drops each whose condition is false, until nothing falls any more. As conditions can only
 *  turn true when payers are added, the result is one and the same in any order of arrival. */
export function standing<P extends Conditional>(
  pledges: readonly P[],
  target: Cents,
  supposed: Supposed = nobody,
): Standing<P> {
  let holding = pledges
  const fallen: Fallen[] = []
  for (let turn = 1; ; turn += 1) {
    const payers = payersOf(holding)
    const facts = { target, payers, supposed, fallen: new Set(fallen.map(({ organisation }) => organisation)) }
    const dropped = holding
      .map((one) => ({ one, causes: one.conditions.flatMap((condition) => falseFor(condition, facts)) }))
      .filter(({ causes }) => causes.length > 0)
    if (dropped.length === 0) return { holding, fallen }
    for (const { one, causes } of dropped)
      fallen.push({ pledge: one.pledge, organisation: one.organisation, turn, causes })
    const gone = new Set(dropped.map(({ one }) => one))
    holding = holding.filter((one) => !gone.has(one))
  }
}

/** Payers that are not there, to see whether they would help. */
export interface Supposed {
  readonly unnamed: number
  readonly named: readonly string[]
}

const nobody: Supposed = { unnamed: 0, named: [] }

interface Facts {
  readonly target: Cents
  readonly payers: ReadonlySet<string>
  readonly supposed: Supposed
  readonly fallen: ReadonlySet<string>
}

/** How many pay, those supposed included, each once. */
export const countPayers = (payers: ReadonlySet<string>, { unnamed, named }: Supposed = nobody): number =>
  payers.union(new Set(named)).size + unnamed

function falseFor(condition: Condition, { target, payers, supposed, fallen }: Facts): Cause[] {
  switch (condition.kind) {
    case 'payers_at_least': {
      const found = countPayers(payers, supposed)
      return found < condition.payers ? [{ ...condition, found }] : []
    }
    case 'target_at_most':
      return target > condition.amount ? [{ ...condition, target }] : []
    case 'with': {
      const there = payers.has(condition.organisation) || supposed.named.includes(condition.organisation)
      return there ? [] : [{ ...condition, fell: fallen.has(condition.organisation) }]
    }
  }
}
