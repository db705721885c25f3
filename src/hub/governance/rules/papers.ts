/** Answers on paper (domain-hub-governance-communication 8): what two people of different organisations typed alike. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Content } from './counting/terms.ts'

/** Who typed, for which organisation. */
export interface Hand {
  readonly typist: string
  readonly account: string | null
}

export interface Typed extends Hand {
  readonly content: Content
}

const told = ({ says, marks }: Content): string =>
  JSON.stringify([says, marks.map(({ option, mark }) => [option, mark]).sort()])

export const sameContent = (one: Content, other: Content): boolean => told(one) === told(other)

/** The second hand is that of another person of another organisation. */
export const otherHands = <T extends Hand>(all: readonly T[], own: Hand): T[] =>
  all.filter(({ typist, account }) => typist !== own.typist && (account !== own.account || account === null))

/** A sheet of secret ballots: who put a paper into the box, and what stands on the papers, in no order. */
export interface Sheet {
  readonly typist: string
  readonly account: string | null
  readonly electors: readonly string[]
  /** Of its papers, by `sheetText`. */
  readonly digest: string
}

/** Fewer papers would tell who wrote which. */
export const leastPapers = 3

/** All papers in an order that follows from what they say. */
export const sheetText = (papers: readonly Content[]): string => papers.map(told).sort().join('\n')

export const sameSheet = (one: Sheet, other: Sheet): boolean =>
  one.digest === other.digest &&
  one.electors.length === other.electors.length &&
  one.electors.every((id) => other.electors.includes(id))

/** Who is ticked is on the roll, has not cast yet, and there are as many papers as names. */
export function whyNotSheet(of: {
  readonly papers: number
  readonly ticked: readonly { readonly name: string; readonly mayCast: boolean; readonly hasCast: boolean }[]
}): Refusal[] {
  const namesOf = (all: typeof of.ticked) => all.map(({ name }) => name)
  const foreign = of.ticked.filter(({ mayCast }) => !mayCast)
  const again = of.ticked.filter(({ hasCast }) => hasCast)
  const no: Refusal[] = []
  if (foreign.length > 0) no.push(refuse('paper.not_on_roll', { names: namesOf(foreign) }))
  if (again.length > 0) no.push(refuse('paper.cast_already', { names: namesOf(again) }))
  if (of.papers !== of.ticked.length) no.push(refuse('paper.count', { papers: of.papers, names: of.ticked.length }))
  if (of.papers < leastPapers) no.push(refuse('paper.few', { least: leastPapers }))
  return no
}

const isSameHand = (own: Hand, all: readonly Hand[]): boolean =>
  all.some(({ typist, account }) => typist !== own.typist && account !== null && account === own.account)

export const whyNotSecondHand = (own: Hand, all: readonly Hand[]): Refusal[] =>
  isSameHand(own, all) ? [refuse('paper.same_hand')] : []

export function whyNotType(
  own: Typed,
  { secret, all }: { readonly secret: boolean; readonly all: readonly Typed[] },
): Refusal[] {
  const no: Refusal[] = []
  if (secret) no.push(refuse('paper.secret'))
  // whoever sees harm tells which, and what would help: the others test it
  if (own.content.says === 'possible_objection') no.push(refuse('paper.objection'))
  return [...no, ...whyNotSecondHand(own, all)]
}
