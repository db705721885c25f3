/** Why a round would fail now, and the smallest change that would save it (domain-hub-funding 5.8 and 6). */
import type { Cents } from '#platform/values/money.ts'
import { type Closing, type ClosingPledge, closeRound, type RoundTerms } from './closing.ts'

/** Changes each of which saves the round by itself. */
export type Saving =
  /** Caps, fixed amounts or grants of this much more, from whomever. */
  | { readonly kind: 'money'; readonly amount: Cents }
  /** So many more payers; the amount is what is still missing once they are in, 0 where their joining is enough. */
  | { readonly kind: 'payers'; readonly payers: number; readonly amount: Cents }
  /** This organisation, which others wait for. */
  | { readonly kind: 'organisation'; readonly organisation: string; readonly amount: Cents }
  /** This pledge without its conditions. */
  | { readonly kind: 'conditions'; readonly pledge: string; readonly organisation: string; readonly amount: Cents }

/** What would save the round, the smallest change first: less money, then fewer payers. Empty where it is met. */
export function savings(terms: RoundTerms, pledges: readonly ClosingPledge[]): Saving[] {
  const now = closeRound(terms, pledges)
  if (now.met) return []
  return [
    ...byMoney(now),
    ...byPayers(terms, pledges),
    ...byOrganisation(terms, pledges),
    ...byConditions(terms, pledges),
  ].sort((one, other) => one.amount - other.amount || weightOf(one) - weightOf(other))
}

const weightOf = (saving: Saving): number => (saving.kind === 'payers' ? saving.payers : 1)

const byMoney = (now: Closing): Saving[] => (now.payersMissing === 0 ? [{ kind: 'money', amount: now.short }] : [])

/** One payer more, two more, as long as each further one still lowers what is missing. */
function byPayers(terms: RoundTerms, pledges: readonly ClosingPledge[]): Saving[] {
  const counts = pledges.flatMap(({ conditions }) =>
    conditions.flatMap((one) => (one.kind === 'payers_at_least' ? [one.payers] : [])),
  )
  const most = Math.max(terms.minPayers, ...counts)
  const found: Extract<Saving, { kind: 'payers' }>[] = []
  for (let payers = 1; payers <= most; payers += 1) {
    const then = closeRound(terms, pledges, { unnamed: payers, named: [] })
    const least = found.at(-1)?.amount ?? Infinity
    if (then.payersMissing === 0 && then.short < least) found.push({ kind: 'payers', payers, amount: then.short })
    if (then.met) break
  }
  // Without a condition or a number that waits for payers, more of them is the same as more money.
  const now = closeRound(terms, pledges)
  return found.filter(({ amount }) => now.payersMissing > 0 || amount < now.short)
}

function byOrganisation(terms: RoundTerms, pledges: readonly ClosingPledge[]): Saving[] {
  const pledged = new Set(pledges.map(({ organisation }) => organisation))
  const awaited = pledges.flatMap(({ conditions }) =>
    conditions.flatMap((one) => (one.kind === 'with' && !pledged.has(one.organisation) ? [one.organisation] : [])),
  )
  const now = closeRound(terms, pledges)
  return [...new Set(awaited)].flatMap((organisation) => {
    const then = closeRound(terms, pledges, { unnamed: 0, named: [organisation] })
    return helps(now, then) ? [{ kind: 'organisation' as const, organisation, amount: then.short }] : []
  })
}

function byConditions(terms: RoundTerms, pledges: readonly ClosingPledge[]): Saving[] {
  const now = closeRound(terms, pledges)
  const fallen = new Set(now.fallen.map(({ pledge }) => pledge))
  return pledges.flatMap(({ pledge, organisation }) => {
    if (!fallen.has(pledge)) return []
    const without = pledges.map((one) => (one.pledge === pledge ? { ...one, conditions: [] } : one))
    const then = closeRound(terms, without)
    return helps(now, then) ? [{ kind: 'conditions' as const, pledge, organisation, amount: then.short }] : []
  })
}

const helps = (now: Closing, then: Closing): boolean =>
  then.payersMissing === 0 && (now.payersMissing > 0 || then.short < now.short)
