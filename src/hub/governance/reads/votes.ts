/** What people look at: the list of votes, one vote as far as this reader may know it by now. */
import { ownOrganisations, takingPart } from '#hub/organisations/public.ts'
import { type Content, type Context, read } from '#platform/action.ts'
import { sha256 } from '#platform/hash.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, NotFound } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { dayIn } from '#platform/values/zone.ts'
import { voters } from '../actions/acting.ts'
import type * as ofRecounts from '../contract-recounts.ts'
import type * as contract from '../contract-votes.ts'
import { missingAnswers } from '../rules/counting/quorum.ts'
import { showsRoll } from '../rules/secret.ts'
import { voteFile } from '../rules/vote-file.ts'
import { showsAnswers } from '../rules/votes.ts'
import { plainWeight, weightFor } from '../rules/weights.ts'
import { publicGovernance } from '../settings-votes.ts'
import { proposalTitles } from '../store/proposals.ts'
import { recountsOf } from '../store/recounts.ts'
import { ballotsIn } from '../store/secret.ts'
import * as store from '../store/votes.ts'
import { delegationsIn } from '../store/votes-delegations.ts'
import { type Standing, standingOf } from '../voting.ts'

type Page = ReplyOf<typeof contract.readVote>

export const listVotes = read('governance.listVotes', (ctx, asked: InputOf<typeof contract.listVotes>) =>
  listPage<ReplyOf<typeof contract.listVotes>['rows'][number]>(ctx.db, store.voteList(ctx.organisation), asked),
)

export const readVote = read(
  'governance.readVote',
  async (ctx, input: InputOf<typeof contract.readVote>): Promise<Page> => {
    const vote = found(await store.readVote(ctx.db, ctx.organisation, input.vote), 'vote')
    const [standing, own, all, delegated, recounts, [proposal]] = await Promise.all([
      standingOf(ctx, vote),
      ownOrganisations(ctx),
      takingPart(ctx),
      delegationsIn(ctx.db, ctx.organisation, vote.id),
      recountsOf(ctx.db, ctx.organisation, vote.id),
      proposalTitles(ctx.db, ctx.organisation, vote.proposal ? [vote.proposal] : []),
    ])
    const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
    const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? '–') : null)
    const mine = new Set<string>(own.map(({ id }) => id))
    const electors = new Set(standing.electors.map(({ participant }) => participant))
    const shows = showsAnswers(
      vote.hide,
      vote.state,
      own.some(({ id }) => standing.hasAnswered.has(id)),
    )
    const { terms } = vote
    const turnout = vote.result ?? standing
    const rollHidden = vote.secret && !showsRoll(turnout.answered, turnout.eligible, vote.quorumBp)
    const people = await ctx.accounts.accountsById(recounts.flatMap(({ by }) => by ?? []))
    const isOver = vote.state === 'closed' || vote.state === 'lapsed'
    return {
      ...{ id: vote.id, number: vote.number, title: vote.title, question: vote.question, state: vote.state },
      ...{ opensAt: vote.opensAt, closesAt: vote.closesAt, hide: vote.hide, quorumBp: vote.quorumBp },
      ...{ method: terms.method, seats: terms.seats, tieRule: terms.tieRule, qualified: terms.qualified },
      ...{ choices: terms.choices, dotsBudget: terms.dotsBudget, scoreMax: terms.scoreMax, envelope: terms.envelope },
      options: terms.options.map((name) => ({
        name,
        meaning: vote.meanings[name] ?? null,
        cost: terms.costs[name] ?? 0,
      })),
      ...{ basketRule: terms.basketRule, weightsDecision: vote.weightsDecision },
      recounts: recounts.map(({ by, ...one }) => ({ ...one, by: (by && people.get(by)?.name) ?? null })),
      eligible: turnout.eligible,
      answered: turnout.answered,
      missing: missingAnswers(turnout, vote.quorumBp),
      electors: standing.electors.map(({ participant, name, conflict }) => ({
        ...{ id: participant, name, conflict, weight: weightFor(vote.weights, participant) },
        delegatedTo: nameOf(delegated.find(({ from }) => from === participant)?.to),
        hasAnswered: standing.hasAnswered.has(participant) && (!rollHidden || mine.has(participant)),
      })),
      answers: answersFor(standing, shows, mine, nameOf),
      hidden: !shows,
      ...{ secret: vote.secret, aboutPersons: vote.aboutPersons, rollHidden },
      ballots:
        vote.secret && vote.state === 'closed'
          ? (await ballotsIn(ctx.db, ctx.organisation, vote.id)).map(({ receipt, content: { says, marks } }) => ({
              receipt,
              content: { says, marks: [...marks] },
            }))
          : [],
      count: vote.state === 'closed' ? (vote.result?.count ?? null) : shows && !vote.secret ? standing.count : null,
      ...{ proposal: proposal ?? null, round: vote.round, awaitsTests: vote.awaitsTests },
      cancelReason: vote.cancelReason,
      seedHash: vote.seed && sha256(vote.seed),
      seed: isOver ? vote.seed : null,
      steers: ctx.actor.kind === 'system' || ctx.actor.may('community.steer'),
      acting: [
        ...own.map(({ id, powers }) => ({
          ...{ id, name: names.get(id) ?? '–', elector: electors.has(id), via: null },
          position: powers.includes('position'),
        })),
        // whoever left the answer to one of one's own
        ...delegated.flatMap(({ from, to }) => {
          const powers = own.find(({ id }) => id === to)?.powers ?? []
          return powers.includes('position') && !mine.has(from)
            ? [{ id: from, name: names.get(from) ?? '–', elector: true, position: true, via: nameOf(to) }]
            : []
        }),
      ],
    }
  },
)

/** Drafts are one's own alone; hidden answers of others never leave the server. */
function answersFor(
  { answers, last, electors }: Standing,
  shows: boolean,
  mine: ReadonlySet<string>,
  nameOf: (id: string | null) => string | null,
): Page['answers'] {
  const names = new Map(electors.map(({ participant, name }) => [participant, name]))
  return answers
    .filter(({ participant, draft }) => mine.has(participant) || (shows && !draft))
    .map(({ id, participant, content, draft, reason, at, via }) => ({
      ...{ id, draft, reason, at, organisation: names.get(participant) ?? '–' },
      content: content && { says: content.says, marks: [...content.marks] },
      via: nameOf(via),
      counted: last.get(participant)?.id === id,
    }))
}

/** Of a closed vote alone: before, nobody may know more than its page tells. */
export const readVoteFile = read(
  'governance.readVoteFile',
  async (ctx, input: InputOf<typeof contract.readVoteFile>): Promise<Content> => {
    return fileOf(ctx, found(await store.readVote(ctx.db, ctx.organisation, input.vote), 'vote'))
  },
)

async function fileOf(ctx: Context, vote: store.VoteRow): Promise<Content> {
  const result = found(vote.result, 'file')
  const { electors, last } = await standingOf(ctx, vote)
  const secret = vote.secret ? await ballotsIn(ctx.db, ctx.organisation, vote.id) : []
  const open = electors.flatMap(({ participant, name }) => {
    const content = last.get(participant)?.content
    return content ? [{ organisation: name, content, weight: weightFor(vote.weights, participant) }] : []
  })
  const cast = secret.map(({ receipt, content }) => ({ organisation: receipt, content, weight: plainWeight }))
  const title = `${vote.number} · ${vote.title}`
  const file = voteFile(title, vote.terms, vote.seed ?? '', [...open, ...cast], result.count)
  return { type: 'application/json', name: `vote-${vote.number}.json`, body: `${JSON.stringify(file, null, 2)}\n` }
}

/** Nothing is there for everybody where the community keeps its governance to itself. */
export async function mustBePublic(ctx: Context): Promise<void> {
  await takingPart(ctx)
  if (!(await ctx.setting(publicGovernance))) throw new NotFound('governance')
}

export const readClosedVotes = read(
  'governance.readClosedVotes',
  async (ctx, _input: InputOf<typeof ofRecounts.readClosedVotes>) => {
    await mustBePublic(ctx)
    const closed = await store.closedVotes(ctx.db, ctx.organisation)
    return {
      community: ctx.shop.name,
      votes: closed.map(({ closedAt, ...vote }) => ({
        ...vote,
        closedOn: dayIn(closedAt, ctx.shop.zone),
        file: `/api/v1/organisations/${ctx.organisation}/votes/${vote.number}/file`,
      })),
    }
  },
)

export const readPublicVoteFile = read(
  'governance.readPublicVoteFile',
  async (ctx, { number }: InputOf<typeof ofRecounts.readPublicVoteFile>): Promise<Content> => {
    await mustBePublic(ctx)
    return fileOf(ctx, found(await store.voteByNumber(ctx.db, ctx.organisation, number), 'vote'))
  },
)

export const readElectorate = read('governance.readElectorate', async (ctx, _input: object) => ({
  organisations: await voters(ctx),
}))
