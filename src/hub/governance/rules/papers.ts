/** Answers on paper (domain-hub-governance-communication 8): what two people of different organisations typed alike. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Content } from './counting/terms.ts'

export interface Typed {
  readonly typist: string
  readonly account: string | null
  readonly content: Content
}

const told = ({ says, marks }: Content): string =>
  JSON.stringify([says, marks.map(({ option, mark }) => [option, mark]).sort()])

export const sameContent = (one: Content, other: Content): boolean => told(one) === told(other)

/** The second hand is that of another person of another organisation. */
export const otherHands = (all: readonly Typed[], own: Typed): Typed[] =>
  all.filter(({ typist, account }) => typist !== own.typist && (account !== own.account || account === null))

export function whyNotType(
  own: Typed,
  { secret, all }: { readonly secret: boolean; readonly all: readonly Typed[] },
): Refusal[] {
  const no: Refusal[] = []
  if (secret) no.push(refuse('paper.secret'))
  // whoever sees harm tells which, and what would help: the others test it
  if (own.content.says === 'possible_objection') no.push(refuse('paper.objection'))
  const same = all.some(({ typist, account }) => typist !== own.typist && account !== null && account === own.account)
  return same ? [...no, refuse('paper.same_hand')] : no
}
