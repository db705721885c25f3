/** Who is chosen when several are as good (domain-hub-governance 5.6): by the rule named before. */
import { compare, type Fraction } from './fraction.ts'
import type { Count } from './stages.ts'
import { hasOptions, type Method, type Terms, type TieRule } from './terms.ts'

export interface Choice {
  readonly chosen: readonly string[]
  /** Those at the border who are equal. */
  readonly tied: readonly string[]
  /** Places that the tie rule left open. */
  readonly open: number
}

/** The best so many of those who got anything; equals at the border go by the tie rule. `lot` lists all by lot. */
export function theBest(
  scores: ReadonlyMap<string, Fraction>,
  seats: number,
  tieRule: TieRule,
  lot: readonly string[],
): Choice {
  const options = [...scores.keys()]
  const scoreOf = (option: string) => scores.get(option) as Fraction
  const wanted = options.filter((option) => scoreOf(option).over > 0n)
  if (wanted.length <= seats) return { chosen: wanted, tied: [], open: 0 }
  const sorted = [...wanted].sort((one, other) => compare(scoreOf(other), scoreOf(one)))
  const border = scoreOf(sorted[seats - 1] as string)
  const above = options.filter((option) => compare(scoreOf(option), border) > 0)
  const equal = wanted.filter((option) => compare(scoreOf(option), border) === 0)
  const places = seats - above.length
  if (equal.length === places)
    return { chosen: options.filter((one) => above.includes(one) || equal.includes(one)), tied: [], open: 0 }
  const taken = brokenTie(equal, places, tieRule, lot)
  return {
    chosen: options.filter((one) => above.includes(one) || taken.includes(one)),
    tied: equal,
    open: places - taken.length,
  }
}

/** Those of the equals who are taken; nobody where things stay as they are or a run-off follows. */
export function brokenTie(
  equal: readonly string[],
  places: number,
  tieRule: TieRule,
  lot: readonly string[],
): readonly string[] {
  if (tieRule === 'earlier_submitted') return equal.slice(0, places)
  if (tieRule === 'lot') return lot.filter((option) => equal.includes(option)).slice(0, places)
  return []
}

/** Whether equals can be told apart by voting again: money is spent while it lasts, transferred votes fall to the lot, and
 *  yes or no fails on a tie. */
export const knowsRunOff = (method: Method): boolean => hasOptions(method) && method !== 'basket' && method !== 'stv'

/** What is asked again, among the equals alone; null where nothing is. A second tie falls to the lot where persons stand, else
 *  things stay as they are. */
export function runOffOf(
  terms: Terms,
  count: Pick<Count, 'outcome' | 'chosen' | 'tied'>,
  aboutPersons: boolean,
): Terms | null {
  if (count.outcome !== 'tie' || terms.tieRule !== 'run_off' || !knowsRunOff(terms.method)) return null
  const { least, most } = terms.choices
  const options = terms.options.filter((option) => count.tied.includes(option))
  return {
    ...terms,
    options,
    seats: terms.seats - count.chosen.length,
    tieRule: aboutPersons ? 'lot' : 'status_quo',
    choices: { least: Math.min(least, options.length), most },
    tests: terms.tests.filter(({ option }) => options.includes(option)),
  }
}

/** A count before the closing: what falls to the lot stays open, as nobody may know its order before the seed is told. Null
 *  where the lot has a say on the way to the end. */
export function beforeTheLot(count: Count, { method, tieRule }: Pick<Terms, 'method' | 'tieRule'>): Count | null {
  if (count.stages.some((stage) => 'by' in stage && stage.by === 'lot')) return null
  if (tieRule !== 'lot' || count.tied.length === 0) return count
  if (method === 'basket') return null
  const isOpen = (option: string): boolean => count.tied.includes(option)
  return {
    ...count,
    outcome: 'tie',
    chosen: count.chosen.filter((option) => !isOpen(option)),
    lines: count.lines.map((line) => (isOpen(line.option) ? { ...line, chosen: false } : line)),
  }
}
