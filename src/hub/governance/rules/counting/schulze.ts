/** Schulze: whose strongest path to each other is at least as strong as the way back (domain-hub-governance 5.6). */
import { compare, type Fraction, none, plus, written } from './fraction.ts'
import type { Stage } from './stages.ts'
import { weightOf } from './sums.ts'
import { type Ballot, rankingOf } from './terms.ts'

export interface Paths {
  readonly prefer: (one: string, other: string) => Fraction
  /** Strength of the best path; none where there is none. */
  readonly strength: (one: string, other: string) => Fraction
  readonly path: (one: string, other: string) => readonly string[]
  readonly winners: readonly string[]
}

/** Beats counts above everybody else as the weakest edge of the strongest path. */
export function bestPaths(options: readonly string[], ballots: readonly Ballot[]): Paths {
  const prefer = preferences(options, ballots)
  const size = options.length
  const at = (table: readonly Fraction[][], row: number, column: number) => table[row]?.[column] ?? none
  const strength = options.map((_, row) =>
    options.map((_, column) => {
      const [there, back] = [at(prefer, row, column), at(prefer, column, row)]
      return row !== column && compare(there, back) > 0 ? there : none
    }),
  )
  const via = options.map(() => options.map((): number | null => null))
  for (let middle = 0; middle < size; middle += 1)
    for (let from = 0; from < size; from += 1)
      for (let to = 0; to < size; to += 1) {
        if (from === to || from === middle || to === middle) continue
        const [first, second] = [at(strength, from, middle), at(strength, middle, to)]
        const weakest = compare(first, second) < 0 ? first : second
        if (compare(weakest, at(strength, from, to)) <= 0) continue
        ;(strength[from] as Fraction[])[to] = weakest
        ;(via[from] as (number | null)[])[to] = middle
      }
  const steps = (from: number, to: number): number[] => {
    const middle = via[from]?.[to] ?? null
    return middle === null ? [to] : [...steps(from, middle), ...steps(middle, to)]
  }
  const place = (option: string) => options.indexOf(option)
  const strengthOf = (one: string, other: string) => at(strength, place(one), place(other))
  return {
    prefer: (one, other) => at(prefer, place(one), place(other)),
    strength: strengthOf,
    path: (one, other) =>
      strengthOf(one, other).over === 0n
        ? []
        : [one, ...steps(place(one), place(other)).map((step) => options[step] as string)],
    winners: options.filter((one) =>
      options.every((other) => one === other || compare(strengthOf(one, other), strengthOf(other, one)) >= 0),
    ),
  }
}

/** How many prefer the one to the other; the unranked are below the ranked, and equal. */
function preferences(options: readonly string[], ballots: readonly Ballot[]): Fraction[][] {
  const table = options.map(() => options.map(() => none))
  for (const ballot of ballots) {
    if (ballot.content.says !== 'marks') continue
    const ranking = rankingOf(ballot.content)
    const rankOf = options.map((option) => (ranking.includes(option) ? ranking.indexOf(option) : options.length))
    const weight = weightOf(ballot)
    rankOf.forEach((one, row) => {
      rankOf.forEach((other, column) => {
        const line = table[row] as Fraction[]
        if (one < other) line[column] = plus(line[column] ?? none, weight)
      })
    })
  }
  return table
}

export const pairStages = (options: readonly string[], paths: Paths): Stage[] =>
  options.flatMap((option) =>
    options
      .filter((other) => other !== option)
      .map((other) => ({
        kind: 'pair' as const,
        option,
        other,
        prefer: written(paths.prefer(option, other)),
        strength: written(paths.strength(option, other)),
        path: paths.path(option, other),
      })),
  )
