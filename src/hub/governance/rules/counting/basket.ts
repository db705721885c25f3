/** Baskets: items are funded by how many chose them, while money lasts (domain-hub-governance 5.6). */
import { compare, type Fraction, fraction } from './fraction.ts'
import type { Stage } from './stages.ts'
import type { Terms } from './terms.ts'
import { brokenTie } from './ties.ts'

export interface Funded {
  readonly funded: readonly string[]
  readonly tied: readonly string[]
  readonly stages: readonly Stage[]
}

/** From the most chosen to the least; what costs more than is left is passed over. Among equals that the money does not
 *  reach together, the tie rule says who is asked first; where it says nothing, none of them is funded. */
export function fundBaskets(terms: Terms, scores: ReadonlyMap<string, Fraction>, lot: readonly string[]): Funded {
  let left = terms.envelope
  const funded: string[] = []
  const tied: string[] = []
  const stages: Stage[] = []
  const costOf = (option: string) => terms.costs[option] ?? 0
  for (const group of groupsOf(terms.options, scores)) {
    const together = group.reduce((sum, option) => sum + costOf(option), 0)
    const order = together <= left ? group : orderOf(group, terms, lot)
    if (together > left && group.some((one) => costOf(one) <= left) && group.length > 1) tied.push(...group)
    for (const option of group.filter((one) => !order.includes(one)))
      stages.push({ kind: 'no_money_left', option, cost: costOf(option), left })
    for (const option of order) {
      const cost = costOf(option)
      const fits = cost <= left
      if (fits) {
        funded.push(option)
        left -= cost
      }
      stages.push({ kind: fits ? 'funded' : 'no_money_left', option, cost, left })
    }
  }
  return { funded: terms.options.filter((one) => funded.includes(one)), tied, stages }
}

const orderOf = (group: readonly string[], terms: Terms, lot: readonly string[]): readonly string[] =>
  group.length === 1 ? group : brokenTie(group, group.length, terms.tieRule, lot)

/** Those chosen as often together, the most chosen first; what nobody chose is left out. */
function groupsOf(options: readonly string[], scores: ReadonlyMap<string, Fraction>): string[][] {
  const scoreOf = (option: string) => scores.get(option) ?? fraction(0)
  const chosen = options.filter((option) => scoreOf(option).over > 0n)
  const sorted = [...chosen].sort((one, other) => compare(scoreOf(other), scoreOf(one)))
  const groups: string[][] = []
  for (const option of sorted) {
    const last = groups.at(-1)
    if (last && compare(scoreOf(last[0] as string), scoreOf(option)) === 0) last.push(option)
    else groups.push([option])
  }
  return groups
}
