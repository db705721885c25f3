/** Whoever answers in a vote: an elector, by somebody with the power, itself or in the place of another. */
import { lockActing, whyNotAct, whyNotActAs } from '#hub/organisations/public.ts'
import type { ActionContext } from '#platform/action.ts'
import { found, type Refusal, refuse } from '#platform/refusal.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { dayIn } from '#platform/values/zone.ts'
import { delegationsFor } from '../delegating.ts'
import { type VoteAct, whyNotVoteMove } from '../rules/votes.ts'
import { type ElectorRow, electorsOf } from '../store/electors.ts'
import * as store from '../store/votes.ts'

type Acting = Awaited<ReturnType<typeof lockActing>>

/** Whoever is signed in answers; in a meeting somebody else writes down what was said. */
const whyNotSpeak = (ctx: ActionContext, acting: Acting, speaker: AccountId | null): Refusal[] =>
  speaker === null ? whyNotAct(ctx, 'position', acting) : whyNotActAs(ctx, 'position', acting, speaker)

export interface Answering {
  readonly vote: string
  /** Of a vote of organisations. */
  readonly participant?: string | undefined
  /** Of a vote of persons: whose answer it is; oneself where nobody is named. */
  readonly elector?: string | undefined
}

/** The vote and the elector, with every reason that speaks against this act. */
export async function electorFor(ctx: ActionContext, input: Answering, act: VoteAct, speaker: AccountId | null = null) {
  const vote = found(await store.lockVote(ctx.db, ctx.organisation, input.vote), 'vote')
  const electors = await electorsOf(ctx.db, ctx.organisation, vote.id)
  const held = await delegationsFor(ctx, vote, electors)
  const asked = { ctx, vote, electors, act, held, speaker }
  return vote.electorate === 'persons'
    ? personFor(asked, found(input.elector ?? ctx.actor.account ?? undefined, 'elector'))
    : organisationFor(asked, found(input.participant, 'participant'))
}

interface Asked {
  readonly ctx: ActionContext
  readonly vote: store.VoteRow
  readonly electors: readonly ElectorRow[]
  readonly act: VoteAct
  readonly held: Awaited<ReturnType<typeof delegationsFor>>
  /** Who says it in a meeting, where another writes it down. */
  readonly speaker: AccountId | null
}

async function organisationFor(asked: Asked, who: string) {
  const { ctx, vote, electors, speaker } = asked
  const acting = await lockActing(ctx, who)
  const { elector, delegation, no } = standOf(asked, who, acting.row.name)
  const own = whyNotSpeak(ctx, acting, speaker)
  const inPlace = own.length > 0 && delegation ? await whyNotInPlace(ctx, delegation.to, electors, speaker) : own
  const [powerless] = inPlace.length > 0 ? own : []
  if (powerless) {
    const names = powerless.facts['names'] as readonly string[]
    no.push(
      refuse('vote.no_position', { why: names.length > 0 ? null : 'nobody', organisation: acting.row.name, names }),
    )
  }
  return { vote, who, elector, no, via: own.length > 0 && delegation ? delegation.to : null, delegation }
}

/** A person answers for oneself, or for whoever gave a proxy. */
async function personFor(asked: Asked, who: string) {
  const { ctx } = asked
  const name = (await ctx.accounts.accountsById([who as AccountId])).get(who as AccountId)?.name ?? '–'
  const { elector, delegation, no } = standOf(asked, who, name)
  const isOneself = ctx.actor.kind === 'system' || ctx.actor.account === who
  const mayAnswer = delegation?.to === ctx.actor.account
  if (!isOneself && !mayAnswer) no.push(refuse('vote.only_oneself', { name }))
  const conflict =
    mayAnswer && !isOneself ? asked.electors.find(({ participant }) => participant === delegation?.to) : null
  if (conflict?.conflict) no.push(conflictOf(conflict, name))
  return {
    vote: asked.vote,
    who,
    elector,
    no,
    via: !isOneself && mayAnswer ? (delegation?.to ?? null) : null,
    delegation,
  }
}

/** What holds of organisations and of persons alike. */
function standOf({ ctx, vote, electors, act, held }: Asked, who: string, organisation: string) {
  const elector = electors.find(({ participant }) => participant === who)
  const no: Refusal[] = [...whyNotVoteMove(act, vote.state)]
  // a meeting has saved it before its time
  const saved = vote.meeting !== null && vote.awaitsTests
  if (no.length === 0 && (saved || vote.closesAt <= ctx.now))
    no.push(refuse('vote.over', { day: dayIn(saved ? vote.opensAt : vote.closesAt, ctx.shop.zone) }))
  if (no.length === 0 && vote.state !== 'scheduled' && !elector)
    no.push(refuse('vote.not_elector', { day: dayIn(vote.opensAt, ctx.shop.zone), organisation }))
  if (act === 'answer' && elector?.conflict) no.push(conflictOf(elector, organisation))
  return { elector, no, delegation: held.find(({ from }) => from === who) }
}

/** Whoever answers for the receiver of a delegation, unless that has an interest itself. */
async function whyNotInPlace(
  ctx: ActionContext,
  receiver: string,
  electors: readonly ElectorRow[],
  speaker: AccountId | null,
): Promise<Refusal[]> {
  const acting = await lockActing(ctx, receiver)
  const elector = electors.find(({ participant }) => participant === receiver)
  return elector?.conflict ? [conflictOf(elector, acting.row.name)] : whyNotSpeak(ctx, acting, speaker)
}

/** An interest that follows by itself is told in our words, a declared one in those of the declaration. */
export const conflictOf = ({ interest, conflict }: ElectorRow, organisation: string): Refusal =>
  refuse('vote.conflict', { why: interest === 'declared' ? null : interest, organisation, reason: conflict ?? '' })
