/** Terms and ballots for tests: `ballots([28, 'ABCD'])` are 28 ballots that rank A first. */
import type { Ballot, Content, Terms } from './terms.ts'

export const termsOf = (more: Partial<Terms> & Pick<Terms, 'method'>): Terms => ({
  options: ['A', 'B', 'C', 'D'],
  seats: 1,
  tieRule: 'status_quo',
  qualified: { over: 2, under: 3 },
  choices: { least: 0, most: 4 },
  dotsBudget: 8,
  scoreMax: 5,
  unranked: 'average',
  quota: 'droop',
  envelope: 0,
  costs: {},
  basketRule: { kind: 'threshold', bp: 7000 },
  tests: [],
  ...more,
})

export const ranking = (text: string): Content => ({
  says: 'marks',
  marks: [...text].map((option, place) => ({ option, mark: place + 1 })),
})

export const ballots = (...groups: readonly (readonly [number, string])[]): Ballot[] =>
  groups.flatMap(([times, text]) => Array.from({ length: times }, () => ({ content: ranking(text), weight: 1000 })))

export const says = (yes: number, no: number, abstain = 0): Ballot[] =>
  (['yes', 'no', 'abstain'] as const).flatMap((one, at) =>
    Array.from({ length: [yes, no, abstain][at] ?? 0 }, () => ({ content: { says: one, marks: [] }, weight: 1000 })),
  )
