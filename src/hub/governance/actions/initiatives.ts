/** Initiatives: begun by an organisation, looked at and published by the core group, signed by the others; with enough
 *  signatures the draft becomes an open proposal without anybody else. */
import { lockActing, mustHave, takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/initiatives.ts'
import { initiativesAsked } from '../reads/initiatives.ts'
import {
  type InitiativeAct,
  isReached,
  lastDay,
  type Scope,
  whyNotInitiative,
  whyNotReview,
  whyNotScopes,
  whyNotSign,
} from '../rules/initiatives.ts'
import { initiativeDays, initiativeGoal } from '../settings/votes.ts'
import * as store from '../store/initiatives.ts'
import { lockProposal, type ProposalRow } from '../store/proposals.ts'
import { activeFor, steers, tellAll } from './acting.ts'
import { draft, open, redraft, whyNotOpen } from './proposals.ts'

type Of<C> = InputOf<C>
const numbers = 'initiative'

async function scopesAsked(ctx: ActionContext, of: Of<typeof contract.changeInitiative>['scopes']): Promise<Scope[]> {
  const goal = await ctx.setting(initiativeGoal)
  const everybody = { name: null, goal: null, country: null, kind: null }
  return (of.length > 0 ? of : [everybody]).map((scope) => ({ ...scope, goal: scope.goal ?? goal }))
}

const daysAsked = async (ctx: ActionContext, days: number | null): Promise<number> =>
  days ?? (await ctx.setting(initiativeDays))

export const beginInitiative = action(
  'governance.beginInitiative',
  async (ctx, { participant, scopes: asked, days, ...template }: Of<typeof contract.beginInitiative>) => {
    const acting = await lockActing(ctx, participant)
    mustHave(ctx, 'speak', acting)
    const scopes = await scopesAsked(ctx, asked)
    refuseWith(whyNotScopes(scopes))
    const signedFor = await daysAsked(ctx, days)
    const [id, proposal] = [newId(), await draft(ctx, acting.row.id, template, { days: signedFor, scopes })]
    const number = await nextNumber(ctx.db, ctx.organisation, numbers)
    await store.addInitiative(ctx.db, ctx.organisation, {
      ...{ id, number, proposal, participant: acting.row.id },
      ...{ days: signedFor, begunAt: ctx.now },
    })
    await store.writeScopes(ctx.db, ctx.organisation, id, scopes)
    ctx.record('governance.initiative_begun', { subject: id, participant: acting.row.id })
    return { initiative: id as string, number, rfc: proposal }
  },
)

/** The initiative and its draft, both locked. */
async function initiativeFor(ctx: ActionContext, id: string, act: InitiativeAct) {
  const initiative = found(await store.lockInitiative(ctx.db, ctx.organisation, id), 'initiative')
  refuseWith(whyNotInitiative(act, initiative.state))
  const proposal = found(await lockProposal(ctx.db, ctx.organisation, initiative.proposal), 'proposal')
  return { initiative, proposal }
}

/** Whoever speaks for the organisation that began it; the core group where it may take one off. */
async function mustBegin(ctx: ActionContext, { participant }: store.InitiativeRow, orSteer = false): Promise<void> {
  if (orSteer && steers(ctx)) return
  mustHave(ctx, 'speak', await lockActing(ctx, participant))
}

export const changeInitiative = action(
  'governance.changeInitiative',
  async (ctx, { initiative: id, scopes: asked, days, ...template }: Of<typeof contract.changeInitiative>) => {
    const { initiative, proposal } = await initiativeFor(ctx, id, 'change')
    await mustBegin(ctx, initiative)
    const scopes = await scopesAsked(ctx, asked)
    refuseWith(whyNotScopes(scopes))
    const signing = { days: await daysAsked(ctx, days), scopes }
    const kept = await redraft(ctx, proposal.id, template, signing)
    if (!kept.beside) {
      await store.changeDays(ctx.db, ctx.organisation, initiative.id, signing.days)
      await store.writeScopes(ctx.db, ctx.organisation, initiative.id, scopes)
    }
    ctx.record('governance.initiative_changed', { subject: initiative.id })
    return kept
  },
)

const whyNotGather = (ctx: ActionContext, { days }: store.InitiativeRow, { reviewOn }: ProposalRow) =>
  whyNotReview(reviewOn, lastDay(ctx.today, days))

export const handInInitiative = action(
  'governance.handInInitiative',
  async (ctx, input: Of<typeof contract.handInInitiative>) => {
    const { initiative, proposal } = await initiativeFor(ctx, input.initiative, 'hand_in')
    await mustBegin(ctx, initiative)
    const no = await whyNotOpen(ctx, proposal)
    const isPast = no.some(({ code }) => code === 'proposal.review_passed')
    refuseWith([...no, ...(isPast ? [] : whyNotGather(ctx, initiative, proposal))])
    const to = { state: 'validating', endedOn: null, reason: null } as const
    await store.moveInitiatives(ctx.db, ctx.organisation, [initiative.id], to)
    ctx.record('governance.initiative_handed_in', { subject: initiative.id })
    return {}
  },
)

export const publishInitiative = action(
  'governance.publishInitiative',
  async (ctx, input: Of<typeof contract.publishInitiative>) => {
    const { initiative, proposal } = await initiativeFor(ctx, input.initiative, 'publish')
    refuseWith(whyNotGather(ctx, initiative, proposal))
    const until = lastDay(ctx.today, initiative.days)
    const dates = { publishedOn: ctx.today, expiresOn: until }
    await store.publishInitiative(ctx.db, ctx.organisation, initiative.id, dates)
    ctx.record('governance.initiative_published', { subject: initiative.id, until })
    await tell(ctx, initiative, proposal, { why: 'published', until, reason: '' })
    return { until }
  },
)

const tell = (
  ctx: ActionContext,
  { id, number }: store.InitiativeRow,
  { title }: ProposalRow,
  facts: Readonly<Record<string, string>>,
): Promise<void> =>
  tellAll(
    ctx,
    'governance.initiative',
    { id, number, title },
    { link: `/community/initiatives/${id}`, about: id, ...facts },
  )

export const discardInitiative = action(
  'governance.discardInitiative',
  async (ctx, input: Of<typeof contract.discardInitiative>) => {
    const { initiative, proposal } = await initiativeFor(ctx, input.initiative, 'discard')
    await mustBegin(ctx, initiative, true)
    const to = { state: 'discarded', endedOn: ctx.today, reason: input.reason } as const
    await store.moveInitiatives(ctx.db, ctx.organisation, [initiative.id], to)
    ctx.record('governance.initiative_discarded', { subject: initiative.id, reason: input.reason })
    if (initiative.state === 'published')
      await tell(ctx, initiative, proposal, { why: 'discarded', until: ctx.today, reason: input.reason })
    return {}
  },
)

/** The scope that is meant: the only one needs no name. */
const scopeIn = (scopes: readonly store.ScopeRow[], name: string | null) =>
  scopes.length === 1 && name === null ? scopes[0] : scopes.find((scope) => scope.name === name)

export const signInitiative = action(
  'governance.signInitiative',
  async (ctx, input: Of<typeof contract.signInitiative>) => {
    const { initiative, proposal } = await initiativeFor(ctx, input.initiative, 'sign')
    const { row } = await activeFor(ctx, input.participant, 'position')
    const scopes = await store.scopesOf(ctx.db, ctx.organisation, initiative.id)
    const before = await store.signaturesOf(ctx.db, ctx.organisation, initiative.id)
    const scope = scopeIn(scopes, input.scope)
    const signed = before.some(({ place, participant }) => place === scope?.place && participant === row.id)
    refuseWith(whyNotSign(scope, row, signed))
    const { place } = found(scope, 'scope')
    const signature = { place, participant: row.id, at: ctx.now, account: ctx.actor.account }
    await store.addSignature(ctx.db, ctx.organisation, initiative.id, signature)
    ctx.record('governance.initiative_signed', { subject: initiative.id, participant: row.id })
    const counted = scopes.map((one) => ({
      goal: one.goal,
      signed: [...before, signature].filter((other) => other.place === one.place).length,
    }))
    if (!isReached(counted)) return { state: 'published' as const }
    await accept(ctx, initiative, proposal)
    return { state: 'accepted' as const }
  },
)

/** Nobody else is asked: it is an open proposal now. */
async function accept(ctx: ActionContext, initiative: store.InitiativeRow, proposal: ProposalRow): Promise<void> {
  const to = { state: 'accepted', endedOn: ctx.today, reason: null } as const
  await store.moveInitiatives(ctx.db, ctx.organisation, [initiative.id], to)
  ctx.record('governance.initiative_accepted', { subject: initiative.id })
  await open(ctx, proposal)
}

export const unsignInitiative = action(
  'governance.unsignInitiative',
  async (ctx, input: Of<typeof contract.unsignInitiative>) => {
    const { initiative } = await initiativeFor(ctx, input.initiative, 'unsign')
    const acting = await lockActing(ctx, input.participant)
    mustHave(ctx, 'position', acting)
    const scope = scopeIn(await store.scopesOf(ctx.db, ctx.organisation, initiative.id), input.scope)
    if (!scope) refuseWith([refuse('initiative.no_scope')])
    const { place } = found(scope, 'scope')
    const all = await store.signaturesOf(ctx.db, ctx.organisation, initiative.id)
    const own = all.find((one) => one.place === place && one.participant === acting.row.id)
    if (!own) refuseWith([refuse('initiative.not_signed', { organisation: acting.row.name })])
    await store.dropSignature(ctx.db, ctx.organisation, initiative.id, found(own, 'signature'))
    ctx.record('governance.initiative_unsigned', { subject: initiative.id, participant: acting.row.id })
    return {}
  },
)

/** The last day is over and a goal was missed: whatever reached all of them became a proposal at once. */
export async function endInitiatives(ctx: ActionContext): Promise<void> {
  const over = await store.lockExpired(ctx.db, ctx.organisation, ctx.today)
  if (over.length === 0) return
  const ids = over.map(({ id }) => id)
  const to = { state: 'rejected', endedOn: ctx.today, reason: null } as const
  await store.moveInitiatives(ctx.db, ctx.organisation, ids, to)
  const titles = new Map(
    (await store.initiativeTitles(ctx.db, ctx.organisation, ids)).map(({ id, title }) => [id, title]),
  )
  for (const { id, number, expiresOn } of over) {
    ctx.record('governance.initiative_rejected', { subject: id })
    const link = { link: `/community/initiatives/${id}`, about: id, until: expiresOn, reason: '' }
    await tellAll(
      ctx,
      'governance.initiative',
      { id, number, title: titles.get(id) ?? '' },
      { why: 'rejected', ...link },
    )
  }
}

export const exportInitiatives = action(
  'governance.exportInitiatives',
  async (ctx, { format, ...asked }: Of<typeof contract.exportInitiatives>) => {
    await takingPart(ctx)
    const file = await fileOfList(ctx, await initiativesAsked(ctx), asked, {
      format,
      name: 'governance.initiatives_file',
      fields: 'governance.initiative_field',
    })
    ctx.record('governance.initiatives_exported', { subject: ctx.organisation, format })
    return file
  },
)
