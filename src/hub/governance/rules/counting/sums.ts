/** Methods that add up: approval, dots, scores, and Borda's points (domain-hub-governance 5.6). */
import { type Fraction, fraction, none, plus, times } from './fraction.ts'
import { type Ballot, rankingOf, type Terms } from './terms.ts'

export const weightOf = ({ weight }: Ballot): Fraction => fraction(weight, 1000)

/** What each option got, in the order of the options. */
export function sums(terms: Terms, ballots: readonly Ballot[]): Map<string, Fraction> {
  const all = new Map<string, Fraction>(terms.options.map((option) => [option, none]))
  const add = (option: string, points: Fraction) => all.set(option, plus(all.get(option) ?? none, points))
  for (const ballot of ballots) {
    if (ballot.content.says !== 'marks') continue
    const weight = weightOf(ballot)
    for (const { option, points } of pointsOf(terms, ballot)) add(option, times(points, weight))
  }
  return all
}

const pointsOf = (terms: Terms, { content }: Ballot): { option: string; points: Fraction }[] =>
  terms.method === 'borda'
    ? bordaPoints(terms, rankingOf(content))
    : content.marks.map(({ option, mark }) => ({ option, points: fraction(mark) }))

/** n for the first of n, down to 1; the unranked share the average of what is left, or get nothing. */
function bordaPoints({ options, unranked }: Terms, ranking: readonly string[]): { option: string; points: Fraction }[] {
  const left = options.length - ranking.length
  const share = unranked === 'average' ? fraction(left + 1, 2) : none
  return options.map((option) => {
    const place = ranking.indexOf(option)
    return { option, points: place < 0 ? share : fraction(options.length - place) }
  })
}
