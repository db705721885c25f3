/** A proposal is written, published, written anew, and taken back. */
import { createHash } from 'node:crypto'
import { takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { found, NotAllowed, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { newId, type OrganisationId } from '#platform/values/ids.ts'
import type * as contract from '../contract/proposals.ts'
import { proposalsAsked } from '../reads/proposals.ts'
import { whyNotTwo } from '../rules/drafts.ts'
import { type Effect, whyNotEffects } from '../rules/effects.ts'
import { isValid, stateOn } from '../rules/register.ts'
import { whyNotPublish } from '../rules/template.ts'
import { adopts } from '../rules/terms.ts'
import { whyNotCorrect } from '../rules/typing.ts'
import { differencesTold } from '../rules/version-parts.ts'
import { changedWords, isSubstantive, paragraphsOf, wordsOf } from '../rules/versions.ts'
import { proposalFallback, proposalMethod } from '../settings/votes.ts'
import { quorumBp, substantiveBp } from '../settings.ts'
import { lockCircle } from '../store/circles.ts'
import { readDecision } from '../store/decisions.ts'
import { draftsBeside, type Gathering } from '../store/drafts.ts'
import * as hearing from '../store/hearing.ts'
import * as store from '../store/proposals.ts'
import { activeFor, mustWrite, proposalFor, steers, tellAll } from './acting.ts'
import { keepDraft, type OnDraft } from './drafts.ts'

type Of<C> = InputOf<C>

/** Series of the community's numbers of proposals. */
export const numbers = 'proposal'

interface Words {
  readonly text: string
  readonly alternatives: string | null
  readonly effectOnShops: string | null
  readonly cost: string | null
  readonly effects: readonly Effect[]
}

export const sameWords = (of: Words): Text => ({
  paragraphs: paragraphsOf(of.text),
  alternatives: of.alternatives || null,
  effectOnShops: of.effectOnShops || null,
  cost: of.cost || null,
  effects: of.effects,
})

type Text = Pick<hearing.VersionRow, 'paragraphs' | 'alternatives' | 'effectOnShops' | 'cost' | 'effects'>

/** Of versions that tell nobody apart it is as it was before that could be told. */
export function hashOf({ effects, ...of }: Text): string {
  const told = effects.map(({ kind, participant, what }) => [kind, participant, what])
  const all = [of.paragraphs, of.alternatives, of.effectOnShops, of.cost, ...(told.length > 0 ? [told] : [])]
  return createHash('sha256').update(JSON.stringify(all)).digest('hex')
}

const allWords = (of: Text): string[] =>
  wordsOf(
    [...of.paragraphs, of.alternatives, of.effectOnShops, of.cost, ...of.effects.map(({ what }) => what)]
      .filter((one) => one !== null)
      .join('\n'),
  )

async function writeFirst(ctx: ActionContext, proposal: string, text: Text): Promise<void> {
  await hearing.writeVersion(ctx.db, ctx.organisation, proposal, {
    ...text,
    n: 1,
    hash: hashOf(text),
    writtenAt: ctx.now,
    writtenBy: ctx.actor.account,
    wordsChanged: 0,
    wordsBefore: 0,
    substantive: false,
  })
}

type Template = Omit<Of<typeof contract.writeProposal>, 'participant'>

const templateOf = async (ctx: ActionContext, input: Template) => ({
  title: input.title,
  driver: input.driver || null,
  requirement: input.requirement || null,
  criteria: input.criteria || null,
  method: input.method ?? (await ctx.setting(proposalMethod)),
  fallback: input.fallback ?? (await ctx.setting(proposalFallback)),
  options: input.options,
  quorumBp: input.quorumBp ?? (await ctx.setting(quorumBp)),
  tieRule: input.tieRule,
  theme: input.theme,
  reviewOn: input.reviewOn as Day | null,
  supersedes: await decisionAsked(ctx, input.supersedes),
  criteriaAnswer: input.criteriaAnswer || null,
  language: input.bindingLanguage ?? ctx.language,
  circle: await circleAsked(ctx, input.circle),
})

/** Whoever is named is known to the community, and nobody is named twice. */
async function mustKnow(ctx: ActionContext, effects: readonly Effect[]): Promise<void> {
  refuseWith(whyNotEffects(effects))
  const known = new Set<string>((await takingPart(ctx)).map(({ id }) => id))
  if (effects.some(({ participant }) => participant !== null && !known.has(participant))) found(null, 'participant')
}

/** The decision whose place it takes. */
const decisionAsked = async (ctx: ActionContext, id: string | null): Promise<string | null> =>
  id === null ? null : found(await readDecision(ctx.db, ctx.organisation, id), 'decision').id

/** One that does not hold leaves no place to take. */
async function whyNotTakePlace(ctx: ActionContext, { supersedes }: store.ProposalRow): Promise<Refusal[]> {
  const older = supersedes && (await readDecision(ctx.db, ctx.organisation, supersedes))
  if (!older) return []
  const state = stateOn(older, ctx.today)
  return isValid(state) ? [] : [refuse('decision.state', { why: state, number: older.number })]
}

/** The circle within whose mandate it lies. */
async function circleAsked(ctx: ActionContext, id: string | null): Promise<string | null> {
  if (id === null) return null
  const circle = found(await lockCircle(ctx.db, ctx.organisation, id), 'circle')
  if (!adopts(circle.kind)) refuseWith([refuse('proposal.core_circle')])
  return circle.id
}

export const writeProposal = action(
  'governance.writeProposal',
  async (ctx, input: Of<typeof contract.writeProposal>) => {
    const author = input.participant === null ? null : (await activeFor(ctx, input.participant, 'speak')).row.id
    if (author === null && !steers(ctx)) throw new NotAllowed('community.steer')
    return { rfc: await draft(ctx, author, input) }
  },
)

/** A draft, with whatever is told of it so far. */
export async function draft(
  ctx: ActionContext,
  author: OrganisationId | null,
  input: Template,
  gathering: Partial<Gathering> = {},
): Promise<string> {
  await mustKnow(ctx, input.effects)
  const [id, template, text] = [newId(), await templateOf(ctx, input), sameWords(input)]
  await store.addProposal(ctx.db, ctx.organisation, {
    ...template,
    ...{ id, state: 'draft', author, authorAccount: ctx.actor.account, writtenAt: ctx.now },
  })
  await writeFirst(ctx, id, text)
  await keepDraft(ctx, id, { ...template, ...text, ...gathering }, { settles: null })
  ctx.record('governance.proposal_written', { subject: id, participant: author })
  return id
}

/** What somebody else wrote meanwhile stays as it is; this one is kept beside it. */
export async function redraft(
  ctx: ActionContext,
  id: string,
  input: Template & OnDraft,
  gathering: Partial<Gathering> = {},
) {
  await mustKnow(ctx, input.effects)
  const [template, text] = [await templateOf(ctx, input), sameWords(input)]
  const kept = await keepDraft(ctx, id, { ...template, ...text, ...gathering }, input)
  if (!kept.beside) {
    await store.changeProposal(ctx.db, ctx.organisation, id, template)
    await writeFirst(ctx, id, text)
  }
  ctx.record('governance.proposal_changed', { subject: id, draft: kept.draft, beside: kept.beside })
  return kept
}

/** What speaks against everybody reading this draft. */
export async function whyNotOpen(ctx: ActionContext, proposal: store.ProposalRow): Promise<Refusal[]> {
  const [first] = await hearing.versionsOf(ctx.db, ctx.organisation, proposal.id)
  const { paragraphs = [], alternatives = null, effectOnShops = null, cost = null, effects = [] } = first ?? {}
  const told = { paragraphs, alternatives, effectOnShops, cost, effects, method: proposal.method ?? 'consent' }
  const beside = await draftsBeside(ctx.db, ctx.organisation, proposal.id)
  return [
    ...whyNotPublish({ ...proposal, ...told }, ctx.today),
    ...whyNotTwo(beside.length),
    ...(await whyNotTakePlace(ctx, proposal)),
  ]
}

/** It gets its number, the clock of comments starts, everybody is told. */
export async function open(ctx: ActionContext, proposal: store.ProposalRow): Promise<number> {
  const number = await nextNumber(ctx.db, ctx.organisation, numbers)
  const dates = { publishedOn: ctx.today, clockOn: ctx.today }
  await store.changeProposal(ctx.db, ctx.organisation, proposal.id, { number, state: 'open', ...dates })
  ctx.record('governance.proposal_published', { subject: proposal.id, number })
  await tellAll(ctx, 'governance.proposal', { ...proposal, number })
  return number
}

export const changeProposal = action(
  'governance.changeProposal',
  async (ctx, input: Of<typeof contract.changeProposal>) => {
    const proposal = await proposalFor(ctx, input.rfc, 'change')
    await mustWrite(ctx, proposal)
    return redraft(ctx, proposal.id, input)
  },
)

export const publishProposal = action(
  'governance.publishProposal',
  async (ctx, input: Of<typeof contract.publishProposal>) => {
    const proposal = await proposalFor(ctx, input.rfc, 'publish')
    await mustWrite(ctx, proposal)
    if (proposal.author !== null && !steers(ctx)) await activeFor(ctx, proposal.author, 'speak')
    refuseWith(await whyNotOpen(ctx, proposal))
    return { number: await open(ctx, proposal) }
  },
)

/** Writes the next version; says whether it changes the substance. */
async function nextVersion(
  ctx: ActionContext,
  proposal: store.ProposalRow,
  of: Words & { readonly declared?: boolean; readonly corrects?: boolean },
) {
  const versions = await hearing.versionsOf(ctx.db, ctx.organisation, proposal.id)
  const last = versions.at(-1) as hearing.VersionRow
  const text = sameWords(of)
  const before = allWords(last)
  const wordsChanged = changedWords(before, allWords(text))
  const most = await ctx.setting(substantiveBp)
  const substantive = !of.corrects && isSubstantive(of.declared ?? false, wordsChanged, before.length, most)
  const version = last.n + 1
  await hearing.writeVersion(ctx.db, ctx.organisation, proposal.id, {
    ...text,
    n: version,
    hash: hashOf(text),
    writtenAt: ctx.now,
    writtenBy: ctx.actor.account,
    wordsChanged,
    wordsBefore: before.length,
    substantive,
  })
  ctx.record('governance.version_written', { subject: proposal.id, version, changed: wordsChanged })
  return { version, substantive, wordsChanged, told: differencesTold(last, text) }
}

/** Somebody saw harm, or the substance changed: final comments are over, and begin whole another time. */
export async function stopClock(ctx: ActionContext, proposal: store.ProposalRow): Promise<void> {
  if (proposal.state !== 'final_comments') return
  const change = { state: 'open', finalSince: null, finalUntil: null, forced: false } as const
  await store.changeProposal(ctx.db, ctx.organisation, proposal.id, change)
  ctx.record('governance.clock_stopped', { subject: proposal.id })
}

export const writeVersion = action('governance.writeVersion', async (ctx, input: Of<typeof contract.writeVersion>) => {
  const proposal = await proposalFor(ctx, input.rfc, 'write_version')
  await mustWrite(ctx, proposal)
  await mustKnow(ctx, input.effects)
  const { told, ...written } = await nextVersion(ctx, proposal, { ...input, declared: input.substantive })
  if (written.substantive) await stopClock(ctx, proposal)
  const { version, wordsChanged: changed } = written
  const differences: Readonly<Record<string, string>> = told === '' ? {} : { why: 'shown', differences: told }
  await tellAll(ctx, 'governance.version', proposal, { version, changed, ...differences })
  return written
})

/** Adopted words stay; only slips are mended, in a version of their own. */
export const correctTyping = action(
  'governance.correctTyping',
  async (ctx, input: Of<typeof contract.correctTyping>) => {
    const proposal = await proposalFor(ctx, input.rfc, 'correct')
    await mustWrite(ctx, proposal)
    const versions = await hearing.versionsOf(ctx.db, ctx.organisation, proposal.id)
    const { alternatives, effectOnShops, cost, effects, paragraphs } = versions.at(-1) as hearing.VersionRow
    refuseWith(whyNotCorrect(paragraphs, paragraphsOf(input.text)))
    const same = { text: input.text, alternatives, effectOnShops, cost, effects }
    const { version } = await nextVersion(ctx, proposal, { ...same, corrects: true })
    ctx.record('governance.typing_corrected', { subject: proposal.id, version })
    return { version }
  },
)

async function end(
  ctx: ActionContext,
  proposal: store.ProposalRow,
  state: 'withdrawn' | 'postponed',
  reason: string,
): Promise<void> {
  const change = { state, exitReason: reason, finalSince: null, finalUntil: null, forced: false }
  await store.changeProposal(ctx.db, ctx.organisation, proposal.id, change)
  if (proposal.number === null) return
  await tellAll(ctx, 'governance.proposal_ended', proposal, { why: state, reason })
}

export const withdrawProposal = action(
  'governance.withdrawProposal',
  async (ctx, input: Of<typeof contract.withdrawProposal>) => {
    const proposal = await proposalFor(ctx, input.rfc, 'withdraw')
    await mustWrite(ctx, proposal)
    await end(ctx, proposal, 'withdrawn', input.reason)
    ctx.record('governance.proposal_withdrawn', { subject: proposal.id, reason: input.reason })
    return {}
  },
)

export const postponeProposal = action(
  'governance.postponeProposal',
  async (ctx, input: Of<typeof contract.postponeProposal>) => {
    const proposal = await proposalFor(ctx, input.rfc, 'postpone')
    await mustWrite(ctx, proposal)
    await end(ctx, proposal, 'postponed', input.reason)
    ctx.record('governance.proposal_postponed', { subject: proposal.id, reason: input.reason })
    return {}
  },
)

/** Taken up again with new words: the clock of comments begins anew. */
export const resumeProposal = action(
  'governance.resumeProposal',
  async (ctx, input: Of<typeof contract.resumeProposal>) => {
    const proposal = await proposalFor(ctx, input.rfc, 'resume')
    await mustWrite(ctx, proposal)
    const { told: _told, ...written } = await nextVersion(ctx, proposal, { ...input, declared: input.substantive })
    const number = proposal.number ?? (await nextNumber(ctx.db, ctx.organisation, numbers))
    await store.changeProposal(ctx.db, ctx.organisation, proposal.id, {
      number,
      state: 'open',
      exitReason: null,
      publishedOn: proposal.publishedOn ?? ctx.today,
      clockOn: ctx.today,
    })
    ctx.record('governance.proposal_resumed', { subject: proposal.id })
    await tellAll(ctx, 'governance.proposal', { ...proposal, number })
    return written
  },
)

export const exportProposals = action(
  'governance.exportProposals',
  async (ctx, { format, ...asked }: Of<typeof contract.exportProposals>) => {
    const wish = { format, name: 'governance.proposals_file', fields: 'governance.field' }
    const file = await fileOfList(ctx, await proposalsAsked(ctx), asked, wish)
    ctx.record('governance.proposals_exported', { subject: ctx.organisation, format })
    return file
  },
)
