/** What people look at: the list of votes, one vote as far as this reader may know it by now. */
import { ownOrganisations, takingPart } from '#hub/organisations/public.ts'
import { type Content, type Context, read } from '#platform/action.ts'
import { sha256 } from '#platform/hash.ts'
import { type ListDefinition, listPage } from '#platform/lists/list.ts'
import { found, NotFound } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { dayIn } from '#platform/values/zone.ts'
import { steers, voters } from '../actions/acting.ts'
import type * as ofRecounts from '../contract/recounts.ts'
import type * as contract from '../contract/votes.ts'
import { delegationsFor } from '../delegating.ts'
import { matterOf } from '../matters.ts'
import { whyNotCast } from '../rules/counting/ballots.ts'
import { countVote } from '../rules/counting/count.ts'
import { missingAnswers } from '../rules/counting/quorum.ts'
import { drawsLots, hasOptions } from '../rules/counting/terms.ts'
import { beforeTheLot } from '../rules/counting/ties.ts'
import { showsRoll } from '../rules/secret.ts'
import { type Lots, voteFile } from '../rules/vote-file.ts'
import { shownElectors, showsAnswers, whyNotChange, whyNotVoteMove } from '../rules/votes.ts'
import { plainWeight, weightFor } from '../rules/weights.ts'
import { publicGovernance } from '../settings/votes.ts'
import { ballotsCast } from '../store/answers.ts'
import { opinionsOn } from '../store/opinions.ts'
import { sheetsOf } from '../store/paper-sheets.ts'
import { papersOf } from '../store/papers.ts'
import { proposalTitles } from '../store/proposals.ts'
import { recountsOf } from '../store/recounts.ts'
import { ballotsIn } from '../store/secret.ts'
import * as store from '../store/votes.ts'
import { type Standing, standingOf } from '../voting.ts'

type Page = ReplyOf<typeof contract.readVote>

export async function votesAsked(ctx: Context): Promise<ListDefinition> {
  const all = await takingPart(ctx)
  return store.voteList(ctx.organisation, new Map<string, string>(all.map(({ id, name }) => [id, name])))
}

export const listVotes = read('governance.listVotes', async (ctx, asked: InputOf<typeof contract.listVotes>) =>
  listPage<ReplyOf<typeof contract.listVotes>['rows'][number]>(ctx.db, await votesAsked(ctx), asked),
)

export const readVote = read(
  'governance.readVote',
  async (ctx, input: InputOf<typeof contract.readVote>): Promise<Page> => {
    const vote = found(await store.readVote(ctx.db, ctx.organisation, input.vote), 'vote')
    const [standing, [proposal], related, cast, recounts, typed, sheets] = await Promise.all([
      standingOf(ctx, vote),
      proposalTitles(ctx.db, ctx.organisation, vote.proposal ? [vote.proposal] : []),
      store.relatedVotes(ctx.db, ctx.organisation, vote),
      ballotsCast(ctx.db, ctx.organisation, vote.id),
      recountsOf(ctx.db, ctx.organisation, vote.id),
      papersOf(ctx.db, ctx.organisation, vote.id),
      sheetsOf(ctx.db, ctx.organisation, vote.id),
    ])
    const reader = await readerOf(ctx, vote, standing)
    const shows = showsAnswers(
      vote.hide,
      vote.state,
      [...reader.mine].some((id) => standing.hasAnswered.has(id)),
    )
    const { terms } = vote
    const matter = vote.matter && (await matterOf(ctx, vote.matter.kind, vote.matter.id))
    const turnout = vote.result ?? standing
    const rollHidden = vote.secret && !showsRoll(turnout.answered, turnout.eligible, vote.quorumBp)
    const people = await ctx.accounts.accountsById(recounts.flatMap(({ by }) => by ?? []))
    const isOver = vote.state === 'closed' || vote.state === 'lapsed'
    const isSteering = steers(ctx)
    return {
      ...{ id: vote.id, number: vote.number, title: vote.title, question: vote.question, state: vote.state },
      ...{ opensAt: vote.opensAt, closesAt: vote.closesAt, hide: vote.hide, quorumBp: vote.quorumBp },
      ...{ method: terms.method, seats: terms.seats, tieRule: terms.tieRule, qualified: terms.qualified },
      ...{ choices: terms.choices, dotsBudget: terms.dotsBudget, scoreMax: terms.scoreMax, envelope: terms.envelope },
      ...{ electorate: vote.electorate, theme: vote.theme, isRunOff: vote.isRunOff },
      options: await optionsShown(ctx, vote),
      matter: vote.matter && { kind: vote.matter.kind, name: matter?.name ?? vote.matter.name ?? '–' },
      ...{ basketRule: terms.basketRule, weightsDecision: vote.weightsDecision },
      papers: [...Map.groupBy(typed, ({ elector }) => elector)].map(([elector, all]) => ({
        organisation: reader.nameOf(elector) ?? '–',
        typedFor: all.map(({ typist }) => reader.nameOf(typist) ?? '–'),
      })),
      sheets: sheets.map(({ typist, electors }) => ({
        typedFor: reader.nameOf(typist) ?? '–',
        papers: electors.length,
      })),
      recounts: recounts.map(({ by, ...one }) => ({ ...one, by: (by && people.get(by)?.name) ?? null })),
      eligible: turnout.eligible,
      answered: turnout.answered,
      missing: missingAnswers(turnout, vote.quorumBp),
      fixed: standing.electors.length,
      electors: electorsShown(vote, standing, reader, rollHidden),
      answers: answersFor(vote, standing, shows, reader),
      hidden: !shows,
      ...{ secret: vote.secret, aboutPersons: vote.aboutPersons, rollHidden },
      ballots:
        vote.secret && vote.state === 'closed'
          ? (await ballotsIn(ctx.db, ctx.organisation, vote.id)).map(({ receipt, content: { says, marks } }) => ({
              receipt,
              content: { says, marks: [...marks] },
            }))
          : [],
      count: countShown(vote, shows, standing),
      ...(await drawnIn(ctx, vote, standing)),
      ...(await thoughts(ctx, vote, shows)),
      ...{ proposal: proposal ?? null, round: vote.round, awaitsTests: vote.awaitsTests },
      meeting: vote.meeting === null ? null : { id: vote.meeting, name: vote.takenIn ?? '–' },
      follows:
        related.flatMap(({ id, number, title }) => (id === vote.follows ? [{ id, number, title }] : []))[0] ?? null,
      followedBy: related.flatMap(({ id, number, title, follows, isRunOff }) =>
        follows === vote.id ? [{ id, number, title, isRunOff }] : [],
      ),
      mayChange:
        isSteering &&
        whyNotChange({ ...vote, ofProposal: vote.proposal !== null, ballots: cast }, vote.hide).length === 0,
      ...{ cancelledBy: vote.cancelledBy, cancelReason: vote.cancelReason },
      seedHash: vote.seed && sha256(vote.seed),
      seed: isOver ? vote.seed : null,
      steers: isSteering,
      acting: reader.acting,
    }
  },
)

/** What it comes to, or would by now. What lapsed came to nothing. */
function countShown(vote: store.VoteRow, shows: boolean, standing: Standing): Page['count'] {
  if (vote.state === 'closed') return vote.result?.count ?? null
  // before the closing nobody may know the order of the lot
  const isKnown = shows && !vote.secret && !drawsLots(vote.terms.method)
  return isKnown && vote.state !== 'lapsed' ? beforeTheLot(standing.count, vote.terms) : null
}

/** By name, as far as a page goes: those who are drawn, and who follows when somebody declines. */
async function drawnIn(ctx: Context, { terms, electorate, result }: store.VoteRow, { electors }: Standing) {
  const lines = result !== null && drawsLots(terms.method) ? result.count.lines : []
  const listed = lines.slice(0, shownElectors).map(({ option, chosen }) => ({ number: Number(option), chosen }))
  const numbered = new Map(electors.map((one) => [one.number, one]))
  const idOf = (number: number) => numbered.get(number)?.participant as AccountId | undefined
  const people =
    electorate === 'persons'
      ? await ctx.accounts.accountsById(listed.flatMap(({ number }) => idOf(number) ?? []))
      : null
  const nameOf = (number: number) =>
    (people ? people.get(idOf(number) ?? ('' as AccountId)) : numbered.get(number))?.name ?? '–'
  return {
    drawn: listed.map(({ number, chosen }) => ({ number, name: nameOf(number), chosen })),
    notListed: lines.length - listed.length,
  }
}

/** Candidates bear their organisation; whoever acts for that, or steers, may say that one stands no longer. */
async function optionsShown(ctx: Context, vote: store.VoteRow): Promise<Page['options']> {
  const { terms } = vote
  const hasCandidates = Object.keys(vote.candidates).length > 0
  const [all, own] = hasCandidates ? await Promise.all([takingPart(ctx), ownOrganisations(ctx)]) : [[], []]
  const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
  const ours = new Set<string>(own.flatMap(({ id, powers }) => (powers.includes('position') ? [id] : [])))
  const isElection = vote.aboutPersons && hasOptions(terms.method) && terms.method !== 'basket'
  const isRunning = isElection && whyNotVoteMove('withdraw', vote.state).length === 0 && vote.closesAt > ctx.now
  return terms.options.map((name) => {
    const participant = vote.candidates[name] ?? null
    const withdrawn = terms.withdrawn?.includes(name) ?? false
    return {
      ...{ name, meaning: vote.meanings[name] ?? null, cost: terms.costs[name] ?? 0, participant, withdrawn },
      organisation: participant && (names.get(participant) ?? '–'),
      mayWithdraw: isRunning && !withdrawn && (ours.has(participant ?? '') || steers(ctx)),
    }
  })
}

type Acting = Page['acting'][number]

/** For whom the reader may answer: the own organisations, or oneself; and whoever left the answer to one of these. */
async function readerOf(ctx: Context, vote: store.VoteRow, { electors }: Standing) {
  const held = await delegationsFor(ctx, vote, electors)
  const isElector = (id: string) => electors.some(({ participant }) => participant === id)
  const { account } = ctx.actor
  if (vote.electorate === 'persons') {
    const to = held.filter((one) => account !== null && one.to === account)
    const known = await ctx.accounts.accountsById([
      ...(account ? [account] : []),
      ...held.flatMap(named),
    ] as AccountId[])
    const nameOf = (id: string | null | undefined) => (id ? (known.get(id as AccountId)?.name ?? '–') : null)
    const acting: Acting[] = [...(account ? [account as string] : []), ...to.map(({ from }) => from)].map((id) => ({
      ...{ id, name: nameOf(id) ?? '–', position: true, elector: isElector(id) },
      ...{ via: id === account ? null : nameOf(account), oneself: id === account },
    }))
    return { held, nameOf, acting, mine: new Set(acting.map(({ id }) => id)) }
  }
  const [own, all] = await Promise.all([ownOrganisations(ctx), takingPart(ctx)])
  const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? '–') : null)
  const mine = new Set<string>(own.map(({ id }) => id))
  const answers = (id: string) => own.some((one) => one.id === id && one.powers.includes('position'))
  const acting = [
    ...own.map(
      ({ id }): Acting => ({
        ...{ id, name: nameOf(id) ?? '–', elector: isElector(id), via: null, position: answers(id), oneself: false },
      }),
    ),
    ...held.flatMap(({ from, to }): Acting[] =>
      answers(to) && !mine.has(from)
        ? [{ id: from, name: nameOf(from) ?? '–', elector: true, position: true, via: nameOf(to), oneself: false }]
        : [],
    ),
  ]
  return { held, nameOf, acting, mine }
}
type Reader = Awaited<ReturnType<typeof readerOf>>

const named = ({ from, to }: { readonly from: string; readonly to: string }) => [from, to]

/** Of many persons those alone whom the reader may answer for, and those with an interest. */
const isListed = (vote: store.VoteRow, { electors }: Standing, { mine }: Reader, id: string): boolean =>
  vote.electorate === 'organisations' || electors.length <= shownElectors || mine.has(id)

const electorsShown = (
  vote: store.VoteRow,
  standing: Standing,
  reader: Reader,
  rollHidden: boolean,
): Page['electors'] =>
  standing.electors
    .filter(({ participant, conflict }) => conflict !== null || isListed(vote, standing, reader, participant))
    .map(({ participant, name, conflict, interest }) => {
      const given = reader.held.find(({ from }) => from === participant)
      return {
        ...{ id: participant, name, conflict, interest, weight: weightFor(vote.weights, participant) },
        delegatedTo: reader.nameOf(given?.to),
        delegatedByTheme: given !== undefined && given.ofTheme !== null,
        hasAnswered: standing.hasAnswered.has(participant) && (!rollHidden || reader.mine.has(participant)),
      }
    })

/** What persons think themselves: counted as the vote is, with no effect on it. */
async function thoughts(ctx: Context, vote: store.VoteRow, shows: boolean) {
  const asks = vote.electorate === 'organisations' && !vote.secret && !drawsLots(vote.terms.method)
  const isOpen = whyNotVoteMove('answer', vote.state).length === 0 && vote.closesAt > ctx.now
  const all = asks ? await opinionsOn(ctx.db, ctx.organisation, vote.id) : []
  // what was thought of options that were taken out since is thought of nothing
  const fit = all.filter(({ content }) => whyNotCast(vote.terms, content).length === 0)
  const own = fit.find(({ account }) => account === ctx.actor.account)?.content
  const ballots = fit.map(({ content }) => ({ content, weight: plainWeight }))
  const { lines, abstained } = countVote(vote.terms, ballots, fit.length, vote.terms.options)
  return {
    opinions:
      shows && fit.length > 0
        ? { people: fit.length, lines: lines.map(({ option, score }) => ({ option, score })), abstained }
        : null,
    ownOpinion: own ? { says: own.says, marks: [...own.marks] } : null,
    mayThink: asks && isOpen && ctx.actor.account !== null,
  }
}

/** Drafts are one's own alone; hidden answers of others never leave the server. */
function answersFor(vote: store.VoteRow, standing: Standing, shows: boolean, reader: Reader): Page['answers'] {
  const names = new Map(standing.electors.map(({ participant, name }) => [participant, name]))
  const { mine, nameOf } = reader
  return standing.answers
    .filter(
      ({ participant, draft }) =>
        mine.has(participant) || (shows && !draft && isListed(vote, standing, reader, participant)),
    )
    .map(({ id, participant, content, draft, reason, at, via, notedBy }) => ({
      ...{ id, draft, reason, at, organisation: nameIn(names.get(participant), nameOf(participant)) },
      content: content && { says: content.says, marks: [...content.marks] },
      via: nameOf(via),
      noted: notedBy !== null,
      counted: standing.last.get(participant)?.id === id,
    }))
}

const nameIn = (listed: string | undefined, known: string | null): string =>
  listed === undefined || listed === '–' ? (known ?? '–') : listed

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
  const open = electors.flatMap(({ participant, name, number }) => {
    const content = last.get(participant)?.content
    // persons are not named in a file that travels
    const organisation = vote.electorate === 'persons' ? String(number) : name
    return content ? [{ organisation, content, weight: weightFor(vote.weights, participant) }] : []
  })
  const cast = secret.map(({ receipt, content }) => ({ organisation: receipt, content, weight: plainWeight }))
  const title = `${vote.number} · ${vote.title}`
  const seed = { seed: vote.seed ?? '', seedHash: sha256(vote.seed ?? '') }
  const file = voteFile(title, vote.terms, seed, [...open, ...cast], result.count, lotsOf(vote, electors))
  return { type: 'application/json', name: `vote-${vote.number}.json`, body: `${JSON.stringify(file, null, 2)}\n` }
}

function lotsOf({ terms, electorate, result }: store.VoteRow, electors: Standing['electors']): Lots | null {
  if (!drawsLots(terms.method) || result === null) return null
  const order = result.count.lines.map(({ option }) => Number(option))
  const inPool = new Set(order)
  const pool = electors.filter(({ number }) => inPool.has(number))
  const organisationOf = ({ number, name }: Standing['electors'][number]) =>
    electorate === 'persons' ? String(number) : name
  return {
    pool: pool.map((one) => ({ number: one.number, organisation: organisationOf(one) })),
    order,
  }
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
