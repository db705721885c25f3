/** Candidates who withdrew (5.6): those who are left are counted as if the others had never stood. */
import { type Ballot, hasOptions, standingOptions, type Terms } from './terms.ts'

export function withoutWithdrawn(terms: Terms, ballots: readonly Ballot[]) {
  if ((terms.withdrawn ?? []).length === 0) return { terms, ballots }
  const options = standingOptions(terms)
  const stands = ({ option }: { readonly option: string }) => options.includes(option)
  return {
    terms: { ...terms, options, tests: terms.tests.filter(stands) },
    ballots: ballots.map(
      (ballot): Ballot => ({ ...ballot, content: { ...ballot.content, marks: ballot.content.marks.filter(stands) } }),
    ),
  }
}

/** No more are left than there are seats, because others withdrew: all of them are elected. */
export const allElected = (terms: Terms): boolean =>
  (terms.withdrawn ?? []).length > 0 &&
  hasOptions(terms.method) &&
  terms.method !== 'basket' &&
  standingOptions(terms).length <= terms.seats
