/** What meetings are told of proposals and decisions: what to talk about, what may be decided, where a decision stands. */
import { takingPart } from '#hub/organisations/public.ts'
import type { Context } from '#platform/action.ts'
import { found, type Refusal } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { dayIn } from '#platform/values/zone.ts'
import { testersIn } from './hearing.ts'
import { missingAnswers } from './rules/counting/quorum.ts'
import { type Deciding, decidableFrom, knownSince, whyNotDecide } from './rules/meeting-decisions.ts'
import { stateOn } from './rules/register.ts'
import { standsInTheWay } from './rules/states.ts'
import { sittingIn } from './seating.ts'
import { consultDays } from './settings/votes.ts'
import { circleMembers, readCircles } from './store/circles.ts'
import { decisionsOfVotes } from './store/decisions.ts'
import { changesOfSubstance } from './store/hearing.ts'
import { objectionsIn, objectionsOf, testsOf } from './store/objections.ts'
import { type ProposalRow, proposalsIn, readProposal } from './store/proposals.ts'
import * as votes from './store/votes.ts'
import { standingOf } from './voting.ts'

export async function decidingFacts(ctx: Context, proposal: ProposalRow, circle: string | null): Promise<Deciding> {
  const [changes, objections, days] = await Promise.all([
    changesOfSubstance(ctx.db, ctx.organisation, [proposal.id]),
    objectionsOf(ctx.db, ctx.organisation, proposal.id),
    ctx.setting(consultDays),
  ])
  return factsOf(ctx, proposal, circle, { changes, objections, days })
}

interface Said {
  readonly changes: readonly { readonly proposal: string; readonly at: votes.VoteRow['opensAt'] }[]
  readonly objections: readonly { readonly proposal: string; readonly state: Parameters<typeof standsInTheWay>[0] }[]
  readonly days: number
}

function factsOf(ctx: Context, proposal: ProposalRow, circle: string | null, said: Said): Deciding {
  const { id, state } = proposal
  const changed = said.changes.filter((one) => one.proposal === id).map(({ at }) => dayIn(at, ctx.shop.zone))
  return {
    state,
    knownSince: knownSince(proposal.clockOn ?? proposal.publishedOn ?? ctx.today, changed),
    consultDays: said.days,
    within: proposal.circle !== null && proposal.circle === circle,
    elsewhere: proposal.circle !== null && proposal.circle !== circle,
    openObjections: said.objections.filter((one) => one.proposal === id && standsInTheWay(one.state)).length,
  }
}

export interface OpenProposal {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly circle: string | null
  /** The first day on which a meeting may decide on it, as its words are now. */
  readonly decidableFrom: Day
}

/** Proposals that are open or in final comments, by number. */
export async function proposalsToTalkAbout(ctx: Context): Promise<OpenProposal[]> {
  const open = await proposalsIn(ctx.db, ctx.organisation, ['open', 'final_comments'])
  if (open.length === 0) return []
  const [changes, days] = await Promise.all([
    changesOfSubstance(
      ctx.db,
      ctx.organisation,
      open.map(({ id }) => id),
    ),
    ctx.setting(consultDays),
  ])
  return open.map((one) => ({
    ...{ id: one.id, number: one.number ?? 0, title: one.title, circle: one.circle },
    decidableFrom: decidableFrom(factsOf(ctx, one, one.circle, { changes, objections: [], days })),
  }))
}

/** How a proposal is called that others may read; null: there is none. */
export async function proposalNamed(ctx: Context, id: string): Promise<string | null> {
  const one = await readProposal(ctx.db, ctx.organisation, id)
  return one === null || one.number === null ? null : `${one.number} · ${one.title}`
}

/** Of each of these proposals, why the meeting does not decide on it today. */
export async function whyNotDecided(
  ctx: Context,
  circle: string | null,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Refusal[]>> {
  if (ids.length === 0) return new Map()
  const [all, changes, objections, days] = await Promise.all([
    proposalsIn(ctx.db, ctx.organisation, null, ids),
    changesOfSubstance(ctx.db, ctx.organisation, ids),
    objectionsIn(ctx.db, ctx.organisation, ids),
    ctx.setting(consultDays),
  ])
  return new Map(
    all.map((one) => [one.id, whyNotDecide(factsOf(ctx, one, circle, { changes, objections, days }), ctx.today)]),
  )
}

export interface TestInWork {
  readonly id: string
  readonly organisation: string
  readonly until: votes.VoteRow['opensAt']
  /** How many are asked, and how many have said something. */
  readonly testers: number
  readonly tested: number
}

/** Objections of these votes that the others test now. */
async function testsInWork(
  ctx: Context,
  all: readonly Pick<votes.VoteRow, 'id' | 'proposal'>[],
): Promise<ReadonlyMap<string | null, readonly TestInWork[]>> {
  const asked = new Set<string | null>(all.map(({ id }) => id))
  const proposals = all.flatMap(({ proposal }) => proposal ?? [])
  const raised = (await objectionsIn(ctx.db, ctx.organisation, proposals)).filter(
    ({ vote, state }) => state === 'raised' && vote !== null && asked.has(vote),
  )
  if (raised.length === 0) return new Map()
  const [others, tests, here] = await Promise.all([
    testersIn(ctx, [...asked]),
    testsOf(
      ctx.db,
      ctx.organisation,
      raised.map(({ id }) => id),
    ),
    takingPart(ctx),
  ])
  const names = new Map<string, string>(here.map(({ id, name }) => [id, name]))
  return Map.groupBy(
    raised.map(({ id, vote, participant, testUntil: until }) => {
      const testers = (others.get(vote) ?? []).filter((one) => one.id !== participant)
      const said = new Set<string>(tests.flatMap((one) => (one.objection === id ? [one.participant] : [])))
      const tested = testers.filter((one) => said.has(one.id)).length
      return { ...{ vote, id, until, tested }, organisation: names.get(participant) ?? '–', testers: testers.length }
    }),
    ({ vote }) => vote,
  )
}

const shownTests = (tests: readonly TestInWork[] | undefined): TestInWork[] =>
  (tests ?? []).map(({ id, organisation, until, testers, tested }) => ({ id, organisation, until, testers, tested }))

/** The decision that runs in a meeting: who gave which answer, whose objection is in work, how many are missing. */
export async function runningIn(ctx: Context, meeting: string) {
  const vote = await votes.voteInMeeting(ctx.db, ctx.organisation, meeting)
  if (vote === null || vote.proposal === null) return null
  const [standing, objections, tests] = await Promise.all([
    standingOf(ctx, vote),
    objectionsOf(ctx.db, ctx.organisation, vote.proposal),
    testsInWork(ctx, [vote]),
  ])
  const raised = new Map(
    objections
      .filter((one) => one.vote === vote.id)
      .map((one): [string, (typeof objections)[number]] => [one.participant, one]),
  )
  const { terms } = vote
  return {
    ...{ vote: vote.id, number: vote.number, proposal: vote.proposal, title: vote.title, method: terms.method },
    options: [...terms.options],
    ...{ eligible: standing.eligible, answered: standing.answered },
    missing: missingAnswers(standing, vote.quorumBp),
    tests: shownTests(tests.get(vote.id)),
    grid: standing.electors.map(({ participant, name, conflict }) => {
      const last = standing.last.get(participant)
      const objection = raised.get(participant)
      return {
        ...{ id: participant, name, conflict, reason: last?.reason ?? null, noted: last?.notedBy !== null },
        says: last?.content?.says ?? null,
        marks: (last?.content?.marks ?? []).map(({ option, mark }) => ({ option, mark })),
        objection: objection
          ? { id: objection.id, state: objection.state, harm: objection.harm, whatWouldHelp: objection.whatWouldHelp }
          : null,
      }
    }),
  }
}

/** Everything a meeting voted on: what came of it. */
export async function decidedIn(ctx: Context, meeting: string) {
  const all = (await votes.votesOfMeeting(ctx.db, ctx.organisation, meeting)).filter(
    ({ state, awaitsTests }) => state !== 'open' || awaitsTests,
  )
  if (all.length === 0) return []
  const [decisions, tests] = await Promise.all([
    decisionsOfVotes(
      ctx.db,
      ctx.organisation,
      all.map(({ id }) => id),
    ),
    testsInWork(
      ctx,
      all.filter(({ awaitsTests }) => awaitsTests),
    ),
  ])
  return all.map((vote) => {
    const decision = decisions.find((one) => one.vote === vote.id)
    const { answered, eligible } = vote.result ?? { answered: null, eligible: null }
    return {
      ...{ vote: vote.id, proposal: vote.proposal ?? '', title: vote.title, answered, eligible },
      outcome: outcomeOf(vote, decision !== undefined),
      tests: shownTests(tests.get(vote.id)),
      decision: decision
        ? {
            id: decision.id,
            number: decision.number,
            state: stateOn(decision, ctx.today),
            inForceFrom: decision.inForceFrom,
          }
        : null,
    }
  })
}

const outcomeOf = (
  { state, cancelledBy }: votes.VoteRow,
  taken: boolean,
): 'taken' | 'not_taken' | 'put_off' | 'stopped' | 'waits' =>
  cancelledBy === 'objection'
    ? 'stopped'
    : state === 'cancelled'
      ? 'put_off'
      : state === 'closed'
        ? taken
          ? 'taken'
          : 'not_taken'
        : 'waits'

export interface InCircle {
  readonly account: AccountId
  readonly participant: string
}

/** Who sits in a circle, and who takes part in it without a seat. */
export async function peopleInCircle(ctx: Context, circle: string): Promise<InCircle[]> {
  const [sitting, members] = await Promise.all([sittingIn(ctx, circle), circleMembers(ctx.db, ctx.organisation)])
  return [...sitting, ...members.filter((one) => one.circle === circle)].map(({ account, participant }) => ({
    ...{ account, participant },
  }))
}

/** The circles that may meet, the core group first. */
export const circlesToMeet = async (ctx: Context): Promise<{ id: string; name: string; isNoyau: boolean }[]> =>
  (await readCircles(ctx.db, ctx.organisation)).map(({ id, name, kind }) => ({ id, name, isNoyau: kind === 'noyau' }))

export const circleFound = async (ctx: Context, id: string): Promise<string> =>
  found(
    (await circlesToMeet(ctx)).find((one) => one.id === id),
    'circle',
  ).id
