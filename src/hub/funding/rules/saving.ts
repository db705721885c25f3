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
    ...byPayers(now, terms, pledges),
    ...byOrganisation(now, terms, pledges),
    ...byConditions(now, terms, pledges),
  ].sort((one, other) => one.amount - other.amount || weightOf(one) - weightOf(other))
}

const weightOf = (saving: Saving): number => (saving.kind === 'payers' ? saving.payers : 1)

const byMoney = (now: Closing): Saving[] => (now.payersMissing === 0 ? [{ kind: 'money', amount: now.short }] : [])

/** More payers, as long as further ones still lower what is missing. Each step goes to the next number at which
 *  something changes. */
function byPayers(now: Closing, terms: RoundTerms, pledges: readonly ClosingPledge[]): Saving[] {
  const found: Saving[] = []
  let best = now
  let payers = 0
  for (let then = now; !then.met; ) {
    const more = payersAwaited(then)
    if (more === null) break
    payers += more
    then = closeRound(terms, pledges, { unnamed: payers, named: [] })
    if (!helps(best, then)) continue
    found.push({ kind: 'payers', payers, amount: then.short })
    best = then
  }
  return found
}

/** How many more payers until the next condition, or the round itself, has enough; null: none waits for payers. */
function payersAwaited({ payersMissing, fallen }: Closing): number | null {
  const awaited = fallen.flatMap(({ causes }) =>
    causes.flatMap((cause) => (cause.kind === 'payers_at_least' ? [cause.payers - cause.found] : [])),
  )
  if (payersMissing > 0) awaited.push(payersMissing)
  return awaited.length === 0 ? null : Math.min(...awaited)
}

function byOrganisation(now: Closing, terms: RoundTerms, pledges: readonly ClosingPledge[]): Saving[] {
  const pledged = new Set(pledges.map(({ organisation }) => organisation))
  const awaited = pledges.flatMap(({ conditions }) =>
    conditions.flatMap((one) => (one.kind === 'with' && !pledged.has(one.organisation) ? [one.organisation] : [])),
  )
  return [...new Set(awaited)].flatMap((organisation) => {
    const then = closeRound(terms, pledges, { unnamed: 0, named: [organisation] })
    return helps(now, then) ? [{ kind: 'organisation' as const, organisation, amount: then.short }] : []
  })
}

function byConditions(now: Closing, terms: RoundTerms, pledges: readonly ClosingPledge[]): Saving[] {
  return now.fallen.flatMap(({ pledge, organisation }) => {
    const without = pledges.map((one) => (one.pledge === pledge ? { ...one, conditions: [] } : one))
    const then = closeRound(terms, without)
    return helps(now, then) ? [{ kind: 'conditions' as const, pledge, organisation, amount: then.short }] : []
  })
}

const helps = (now: Closing, then: Closing): boolean =>
  then.payersMissing === 0 && (now.payersMissing > 0 || then.short < now.short)
