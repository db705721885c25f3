/** Quick polls by persons (domain-hub-governance-communication 5.6): a sense check, a count, statement cards. Nothing is
 *  decided by them. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day, Instant } from '#platform/values/day.ts'

export const pollKinds = ['sense', 'count', 'cards'] as const
export type PollKind = (typeof pollKinds)[number]
export const pollStates = ['open', 'closed'] as const
export type PollState = (typeof pollStates)[number]

/** What may be said to each. */
export const pollWords = {
  sense: ['agree', 'unsure', 'concern'],
  count: ['yes', 'no'],
  cards: ['agree', 'disagree', 'pass'],
} as const satisfies Readonly<Record<PollKind, readonly string[]>>

export interface Asked {
  readonly kind: PollKind
  readonly statements: readonly string[]
  readonly goal: number | null
}

export function whyNotAskPoll(
  { kind, statements, goal }: Asked,
  when: { readonly closesAt: Instant; readonly now: Instant },
): Refusal[] {
  const no: Refusal[] = when.closesAt <= when.now ? [refuse('vote.closing_past')] : []
  if (kind === 'cards' && statements.length === 0) no.push(refuse('quick.no_statements'))
  if (kind !== 'cards' && statements.length > 0) no.push(refuse('quick.statements_unasked'))
  if (new Set(statements).size < statements.length) no.push(refuse('quick.statement_twice'))
  if (goal !== null && kind !== 'count') no.push(refuse('quick.goal_unasked'))
  return no
}

export const pollState = (
  { closesAt, endedAt }: { readonly closesAt: Instant; readonly endedAt: Instant | null },
  now: Instant,
): PollState => (endedAt === null && now < closesAt ? 'open' : 'closed')

/** A shop sees what came of a poll for a week after its end. */
export const shownInShopDays = 7

/** One word, of cards one for each statement. */
export function whyNotSay({ kind, statements }: Asked, said: readonly string[]): Refusal[] {
  const wanted = kind === 'cards' ? statements.length : 1
  const words: readonly string[] = pollWords[kind]
  return said.length === wanted && said.every((word) => words.includes(word))
    ? []
    : [refuse('quick.answer', { wanted })]
}

export const whyNotOpen = (state: PollState, day: Day): Refusal[] =>
  state === 'open' ? [] : [refuse('quick.over', { day })]

export interface PollLine {
  /** Of cards; else null. */
  readonly statement: string | null
  readonly counts: readonly { readonly word: string; readonly people: number }[]
}

/** How many said what, line by line. */
export function pollResult({ kind, statements }: Asked, answers: readonly (readonly string[])[]): PollLine[] {
  const lines = kind === 'cards' ? statements : [null]
  return lines.map((statement, at) => ({
    statement,
    counts: pollWords[kind].map((word) => ({ word, people: answers.filter((said) => said[at] === word).length })),
  }))
}

/** Whether a count found as many as it takes; null where none is asked. */
export const goalReached = ({ goal }: Asked, lines: readonly PollLine[]): boolean | null =>
  goal === null ? null : (lines[0]?.counts.find(({ word }) => word === 'yes')?.people ?? 0) >= goal
