/** What people look at: the list of proposals, one with all that is said of it. */
import { callingPeople, ownOrganisations, type TakingPart, takingPart } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { type ListDefinition, listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { steers } from '../actions/acting.ts'
import type * as contract from '../contract/proposals.ts'
import { finalFacts } from '../hearing.ts'
import { type Effect, effectsFor } from '../rules/effects.ts'
import { outstanding, whyNotFinal } from '../rules/final-comments.ts'
import { adopts } from '../rules/terms.ts'
import { partChanges } from '../rules/version-parts.ts'
import { differences, placeNow } from '../rules/versions.ts'
import { readCircles } from '../store/circles.ts'
import { decisionOf } from '../store/decisions.ts'
import * as hearing from '../store/hearing.ts'
import { acceptedOutside } from '../store/outside.ts'
import * as store from '../store/proposals.ts'
import { votesOn } from '../store/votes.ts'
import { draftsShown, noDrafts } from './drafts.ts'
import { objectionsShown } from './objections.ts'
import { linkOf, mayBeSuperseded } from './superseding.ts'

type Page = ReplyOf<typeof contract.readProposal>
type ListRow = ReplyOf<typeof contract.listProposals>['rows'][number]

/** What others may read, and one's own drafts. */
export async function proposalsAsked(ctx: Context): Promise<ListDefinition> {
  const [all, own] = await Promise.all([takingPart(ctx), ownOrganisations(ctx)])
  const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
  const mine = own.map(({ id }) => id)
  return store.proposalList(ctx.organisation, mine, ctx.actor.account, names)
}

export const listProposals = read(
  'governance.listProposals',
  async (ctx, asked: InputOf<typeof contract.listProposals>) => {
    return listPage<ListRow>(ctx.db, await proposalsAsked(ctx), asked)
  },
)

export const readWriters = read('governance.readWriters', async (ctx, _input: object) => {
  const [all, own, circles] = await Promise.all([takingPart(ctx), ownOrganisations(ctx), mandated(ctx)])
  const speaking = own.filter(({ powers }) => powers.includes('speak')).map(({ id }) => id)
  const active = all.filter(({ id, state }) => state === 'active' && speaking.includes(id))
  return {
    organisations: active.map(({ id, name }) => ({ id: id as string, name })),
    circles,
    concerned: all.flatMap(({ id, name, inside }) => (inside ? [{ id: id as string, name }] : [])),
    decisions: await mayBeSuperseded(ctx),
  }
})

/** The circles within whose mandate a proposal may lie. */
export const mandated = async (ctx: Context): Promise<{ id: string; name: string }[]> =>
  (await readCircles(ctx.db, ctx.organisation)).filter(({ kind }) => adopts(kind)).map(({ id, name }) => ({ id, name }))

const historySize = 200

/** A draft is there for those who write it alone. */
export const readProposal = read(
  'governance.readProposal',
  async (ctx, input: InputOf<typeof contract.readProposal>): Promise<Page> => {
    const { db, organisation } = ctx
    const own = await ownOrganisations(ctx)
    const proposal = found(await store.readProposal(db, organisation, input.rfc), 'proposal')
    const writes = steers(ctx) || own.some(({ id }) => id === proposal.author)
    if (proposal.number === null && !writes && proposal.authorAccount !== ctx.actor.account) found(null, 'proposal')
    const [all, versions, comments, facts, history, votes, decision, circles] = await Promise.all([
      takingPart(ctx),
      hearing.versionsOf(db, organisation, proposal.id),
      hearing.commentsOf(db, organisation, proposal.id),
      finalFacts(ctx, proposal),
      historyOf(ctx, { subject: proposal.id, limit: historySize }),
      votesOn(db, organisation, proposal.id),
      decisionOf(db, organisation, proposal.id),
      readCircles(db, organisation),
    ])
    const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
    const nameOf = (id: string): string => names.get(id) ?? '–'
    const circleName = (id: string | null) => circles.find((circle) => circle.id === id)?.name ?? null
    const { authorAccount: _a, writtenAt: _w, clockOn: _c, finalSince: _f, ...shown } = proposal
    const [no] = whyNotFinal(facts)
    return {
      ...shown,
      method: proposal.method ?? 'consent',
      fallback: proposal.fallback ?? 'qualified',
      quorumBp: proposal.quorumBp ?? 0,
      tieRule: proposal.tieRule ?? 'status_quo',
      theme: proposal.theme,
      supersedes: await linkOf(ctx, proposal.supersedes),
      circleName: circleName(proposal.circle),
      authorName: proposal.author && nameOf(proposal.author),
      versions: versionsShown(versions, effectsFrom(all, own), nameOf),
      ...(writes && proposal.state === 'draft'
        ? await draftsShown(ctx, proposal.id, effectsFrom(all, own), circleName)
        : noDrafts),
      outside: (await acceptedOutside(db, organisation, proposal.id)).map(
        ({ id, name, version, paragraph, text, at }) => ({
          ...{ id, name, text, at },
          paragraph:
            paragraph === null
              ? null
              : placeNow(
                  versions.map(({ paragraphs }) => paragraphs),
                  version,
                  paragraph,
                ),
        }),
      ),
      comments: await commentsShown(ctx, comments, versions, nameOf),
      objections: await objectionsShown(ctx, proposal.id, own, nameOf),
      votes: votes.map((vote) => ({
        ...{ id: vote.id, number: vote.number, method: vote.terms.method, round: vote.round, state: vote.state },
        cancelledBy: vote.cancelledBy,
      })),
      decision: decision && { id: decision.id, number: decision.number },
      reviewed: facts.reviewed.map(nameOf),
      outstanding: outstanding(facts).map(nameOf),
      notReady: no ? (no.facts as Page['notReady']) : null,
      acting: own.map(({ id, powers }) => ({
        id,
        name: nameOf(id),
        powers: [...powers],
        active: all.some((one) => one.id === id && one.state === 'active'),
      })),
      steers: steers(ctx),
      writes,
      happened: history.events.map(({ name }) => name),
      history: history.events.map((one) => ({ id: one.id, at: one.at, says: one.says, by: one.actor.name })),
    }
  },
)

/** As this reader sees what changes for whom. */
export const effectsFrom = (all: readonly TakingPart[], own: readonly { readonly id: string }[]) => {
  const ours = all.filter(({ id }) => own.some((one) => one.id === id))
  const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
  return (effects: readonly Effect[]) =>
    effectsFor(effects, ours).map((one) => ({
      ...one,
      name: one.participant === null ? null : (names.get(one.participant) ?? '–'),
    }))
}

const versionsShown = (
  all: readonly hearing.VersionRow[],
  shown: ReturnType<typeof effectsFrom>,
  nameOf: (id: string) => string,
): Page['versions'] =>
  all.map(({ writtenBy: _by, ...one }, at) => ({
    ...one,
    effects: shown(one.effects),
    paragraphs: [...one.paragraphs],
    differences: at === 0 ? [] : [...differences(all[at - 1]?.paragraphs ?? [], one.paragraphs)],
    changes: partChanges(all[at - 1] ?? one, one).map((change) => ({
      ...change,
      name: change.participant && nameOf(change.participant),
    })),
  }))

async function commentsShown(
  ctx: Context,
  all: readonly hearing.CommentRow[],
  versions: readonly hearing.VersionRow[],
  nameOf: (id: string) => string,
): Promise<Page['comments']> {
  const called = await callingPeople(
    ctx,
    all.map(({ account }) => account),
  )
  const texts = versions.map(({ paragraphs }) => paragraphs)
  return all.map(({ participant, account, proposal: _p, paragraph, ...one }) => {
    const now = paragraph === null ? null : placeNow(texts, one.version, paragraph)
    return {
      ...one,
      paragraph: now,
      older: paragraph !== null && now === null,
      organisation: nameOf(participant),
      person: account && called(account),
    }
  })
}
