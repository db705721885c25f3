/** Where a vote stands: who counts, what they answered, what it comes to. */
import { peopleInside, takingPart } from '#hub/organisations/public.ts'
import type { Context } from '#platform/action.ts'
import { sha256 } from '#platform/hash.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { countVote } from './rules/counting/count.ts'
import { fraction } from './rules/counting/fraction.ts'
import { orderByLot, poolOf } from './rules/counting/sortition.ts'
import type { Count } from './rules/counting/stages.ts'
import { type Ballot, drawsLots } from './rules/counting/terms.ts'
import { standsInTheWay } from './rules/states.ts'
import { shownElectors } from './rules/votes.ts'
import { plainWeight, weightFor } from './rules/weights.ts'
import { type AnswerRow, answersOf } from './store/answers.ts'
import { type ElectorRow, electorsOf } from './store/electors.ts'
import { objectionsOf } from './store/objections.ts'
import { ballotsIn } from './store/secret.ts'
import type { VoteRow } from './store/votes.ts'

export interface Standing {
  readonly electors: readonly (ElectorRow & { readonly name: string })[]
  readonly answers: readonly AnswerRow[]
  /** The newest answer of each, where it was handed in and not taken back. */
  readonly last: ReadonlyMap<string, AnswerRow>
  /** Who answered; of a secret vote who has cast. */
  readonly hasAnswered: ReadonlySet<string>
  readonly eligible: number
  readonly answered: number
  readonly count: Count
}

/** Whoever is in conflict counts on neither side; whoever left counts only when it had answered. */
export async function standingOf(ctx: Context, vote: VoteRow): Promise<Standing> {
  const [electors, answers, objections, box] = await Promise.all([
    electorsOf(ctx.db, ctx.organisation, vote.id),
    answersOf(ctx.db, ctx.organisation, vote.id),
    standingObjections(ctx, vote),
    vote.secret ? ballotsIn(ctx.db, ctx.organisation, vote.id) : [],
  ])
  const { inside, nameOf } = await knownIn(ctx, vote, electors)
  const last = lastAnswers(
    answers,
    new Set(electors.filter((one) => one.conflict !== null).map((one) => one.participant)),
  )
  const hasAnswered = new Set([
    ...last.keys(),
    ...electors.flatMap(({ participant, castOn }) => (castOn === null ? [] : [participant])),
  ])
  const counting = electors.filter(
    ({ participant, conflict }) => conflict === null && (inside.has(participant) || hasAnswered.has(participant)),
  )
  const open = counting.flatMap(({ participant }): Ballot[] => {
    const content = last.get(participant)?.content
    return content ? [{ content, weight: weightFor(vote.weights, participant) }] : []
  })
  const ballots = [...open, ...box.map(({ content }): Ballot => ({ content, weight: plainWeight }))]
  const lot = drawsLots(vote.terms.method) ? drawn(vote, electors, inside, last) : lotOf(vote)
  const heads = vote.result?.eligible ?? counting.length
  const weight = counting.reduce((sum, { participant }) => sum + weightFor(vote.weights, participant), 0)
  const base = vote.weights ? fraction(weight, plainWeight) : heads
  return {
    electors: electors.map((one) => ({ ...one, name: nameOf(one.participant) })),
    answers,
    last,
    hasAnswered,
    eligible: counting.length,
    answered: ballots.length,
    count: countVote(vote.terms, ballots, base, lot, objections),
  }
}

/** Who is still there, and how they are called; of many persons those alone who are named on the page. */
async function knownIn(ctx: Context, vote: VoteRow, electors: readonly ElectorRow[]) {
  if (vote.electorate === 'organisations') {
    const all = await takingPart(ctx)
    const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
    const inside = new Set<string>(all.flatMap((one) => (one.inside ? [one.id] : [])))
    return { inside, nameOf: (id: string) => names.get(id) ?? '–' }
  }
  const named = electors.filter(({ conflict }) => electors.length <= shownElectors || conflict !== null)
  const [all, people] = await Promise.all([
    peopleInside(ctx),
    ctx.accounts.accountsById(named.map(({ participant }) => participant as AccountId)),
  ])
  return { inside: new Set<string>(all), nameOf: (id: string) => people.get(id as AccountId)?.name ?? '–' }
}

/** How many objections stand in the way of consent by now. */
async function standingObjections(ctx: Context, { terms, proposal }: VoteRow): Promise<number> {
  if (terms.method !== 'consent' || proposal === null) return 0
  const all = await objectionsOf(ctx.db, ctx.organisation, proposal)
  return all.filter(({ state }) => standsInTheWay(state)).length
}

/** A draft changes nothing; what was taken back counts no more, nor what comes from whoever is in conflict. */
function lastAnswers(answers: readonly AnswerRow[], aside: ReadonlySet<string>): Map<string, AnswerRow> {
  const last = new Map<string, AnswerRow>()
  for (const answer of answers)
    if (!answer.draft && !aside.has(answer.participant) && !aside.has(answer.via ?? ''))
      last.set(answer.participant, answer)
  return new Map([...last].filter(([, { content }]) => content !== null))
}

/** The options by lot: in the order of SHA-256 of the seed and their place. */
export const lotOf = ({ seed, terms: { options } }: VoteRow): string[] =>
  orderByLot(
    seed ?? '',
    options.map((_, place) => place + 1),
    sha256,
  ).map((place) => options[place - 1] as string)

/** The pool by lot. Who was there at the closing stands in its count: who left since was there. */
function drawn(
  { seed, result }: VoteRow,
  electors: readonly ElectorRow[],
  inside: ReadonlySet<string>,
  last: ReadonlyMap<string, AnswerRow>,
): string[] {
  const then = result && new Set(result.count.lines.map(({ option }) => option))
  const pool = poolOf(
    electors.map(({ participant, number, conflict }) => ({
      ...{ number, conflict, says: last.get(participant)?.content?.says ?? null },
      isInside: then?.has(String(number)) ?? inside.has(participant),
    })),
  )
  return orderByLot(seed ?? '', pool, sha256).map(String)
}
