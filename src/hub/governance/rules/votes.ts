/** The life of a vote, who may answer, what may be seen (domain-hub-governance 4, 5.5). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Instant } from '#platform/values/day.ts'
import { atWallTime, wallClock } from '#platform/values/zone.ts'
import { drawsLots, hasOptions, type Method, type Terms } from './counting/terms.ts'

export const voteStates = ['scheduled', 'open', 'extended', 'closed', 'lapsed', 'cancelled'] as const
export type VoteState = (typeof voteStates)[number]
/** Who ended a vote that was never counted: a qualified objection ends its round, a meeting decides another day. */
export const cancellers = ['core_group', 'objection', 'meeting'] as const
export type CancelledBy = (typeof cancellers)[number]
export const hides = ['none', 'until_voted', 'until_closed'] as const
export type Hide = (typeof hides)[number]
/** Who answers: each organisation once, or each person. */
export const electorates = ['organisations', 'persons'] as const
export type Electorate = (typeof electorates)[number]
/** What is said openly of whom: above so many persons figures alone are shown. */
export const shownElectors = 200

export const startsFrom = {
  answer: ['open', 'extended'],
  declare_conflict: ['scheduled', 'open', 'extended'],
  cancel: ['scheduled', 'open'],
  withdraw: ['scheduled', 'open', 'extended'],
  recount: ['closed'],
  change: ['scheduled', 'open', 'extended'],
} as const satisfies Readonly<Record<string, readonly VoteState[]>>
export type VoteAct = keyof typeof startsFrom

export const whyNotVoteMove = (act: VoteAct, state: VoteState): Refusal[] =>
  (startsFrom[act] as readonly VoteState[]).includes(state) ? [] : [refuse('vote.state', { why: state, state })]

/** What speaks against asking this. */
export function whyNotAsk(
  terms: Terms,
  /** Null: there are no such moments, which is said elsewhere. */
  when: { readonly opensAt: Instant; readonly closesAt: Instant; readonly now: Instant } | null,
): Refusal[] {
  const no: Refusal[] = []
  if (when !== null && (when.closesAt <= when.now || when.closesAt <= when.opensAt))
    no.push(refuse('vote.closing_past'))
  const { options, seats } = terms
  const [test] = drawsLots(terms.method) ? terms.tests : []
  if (test) no.push(refuse('vote.test_foreign', { option: test.option }))
  if (!hasOptions(terms.method)) return options.length > 0 ? [...no, refuse('vote.options_unasked')] : no
  if (options.length < 2) no.push(refuse('vote.few_options'))
  if (new Set(options).size < options.length) no.push(refuse('vote.option_twice'))
  const foreign = terms.tests.find(({ option }) => !options.includes(option))
  if (foreign) no.push(refuse('vote.test_foreign', { option: foreign.option }))
  if (terms.method !== 'basket' && seats >= options.length)
    no.push(refuse('vote.seats', { seats, options: options.length }))
  if (terms.method === 'schulze' && seats > 1) no.push(refuse('vote.one_seat'))
  if (terms.method === 'basket' && terms.envelope < 1) no.push(refuse('vote.envelope'))
  if (terms.choices.least > terms.choices.most) no.push(refuse('vote.choices_order'))
  if (terms.method === 'basket' && terms.tieRule === 'run_off') no.push(refuse('vote.no_run_off'))
  return no
}

/** Lots are drawn openly, and all weigh alike. */
export function whyNotDraw(method: Method, vote: { readonly secret: boolean; readonly isWeighed: boolean }): Refusal[] {
  if (!drawsLots(method)) return []
  const no = vote.secret ? [refuse('vote.lots_secret')] : []
  return vote.isWeighed ? [...no, refuse('vote.lots_weighed')] : no
}

/** Silence leaves one in the pool: a choice by lot asks for no quorum. */
export const quorumFor = (method: Method, bp: number): number => (drawsLots(method) ? 0 : bp)

/** How it is counted freezes at the first ballot, and answers that were to stay hidden stay so (5.5). */
export function whyNotChange(
  vote: { readonly state: VoteState; readonly hide: Hide; readonly ofProposal: boolean; readonly ballots: number },
  hide: Hide,
): Refusal[] {
  const no = whyNotVoteMove('change', vote.state)
  if (vote.ofProposal) no.push(refuse('vote.of_proposal'))
  if (vote.ballots > 0) no.push(refuse('vote.frozen', { answered: vote.ballots }))
  if (vote.hide === 'until_closed' && hide !== 'until_closed') no.push(refuse('vote.stays_hidden'))
  return no
}

/** What an earlier vote must be for this one to ask again. */
export const whyNotFollow = (state: VoteState): Refusal[] =>
  state === 'closed' || state === 'lapsed' || state === 'cancelled' ? [] : [refuse('vote.earlier_runs')]

/** Characters that can be seen: of an objection as of a reason, blanks are none. */
export const visibleLength = (text: string): number => [...text.replace(/\s+/gu, '')].length

/** Whether what others answered may leave the server for this reader; what one's own organisation answered always may. */
export function showsAnswers(hide: Hide, state: VoteState, hasAnswered: boolean): boolean {
  if (state === 'closed' || state === 'lapsed') return true
  if (state === 'cancelled' || state === 'scheduled') return false
  return hide === 'none' || (hide === 'until_voted' && hasAnswered)
}

/** So many days later, at the same time of the clock. */
export function laterBy(at: Instant, days: number, zone: string): Instant {
  const { day, time } = wallClock(at, zone)
  return atWallTime(addDays(day, days), time, zone)
}
