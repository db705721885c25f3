/** A need is told: by an organisation, in a few words and a photo. */
import { lockActing, mustHave, type TakingPart } from '#hub/organisations/public.ts'
import { type ActionContext, action, type UploadedFile } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { photoKind } from '#platform/values/picture.ts'
import type * as contract from '../contract/needs.ts'
import { whyNotPhoto } from '../rules/photo.ts'
import { areaOf, type Told, whyNotSubmit, whyNotTakePart } from '../rules/telling.ts'
import * as store from '../store/needs.ts'
import * as voices from '../store/voices.ts'
import { needFor, tellAbout } from './acting.ts'

type Of<C> = InputOf<C>

/** Series of the community's numbers of needs. */
export const numbers = 'need'

/** Locks an organisation that takes part and for which the person may speak; all reasons at once. */
export async function speakingFor(ctx: ActionContext, participant: string, power: 'speak' | 'position' = 'speak') {
  const acting = await lockActing(ctx, participant)
  mustHave(ctx, power, acting)
  const { state, name } = acting.row
  const inside: TakingPart['inside'] = state === 'observer' || state === 'active' || state === 'paused'
  refuseWith(whyNotTakePart(name, inside))
  return acting
}

export const fileNeed = action('needs.fileNeed', async (ctx, input: Of<typeof contract.fileNeed>) => {
  const acting = await speakingFor(ctx, input.participant)
  const told = toldOf(ctx, input)
  if (!input.draft) refuseWith(whyNotSubmit(told))
  const id = newId()
  await store.writeNeed(ctx.db, ctx.organisation, {
    id,
    state: 'draft',
    author: acting.row.id,
    authorAccount: ctx.actor.account,
    writtenAt: ctx.now,
    ...told,
  })
  ctx.record('needs.written', { subject: id, participant: acting.row.id })
  if (input.draft) return { need: id, number: null }
  return { need: id, number: await handIn(ctx, id, input.strength) }
})

const toldOf = (ctx: ActionContext, input: Omit<Of<typeof contract.editNeed>, 'need'>) => ({
  problem: input.problem || null,
  whoSuffers: input.whoSuffers || null,
  wishedResult: input.wishedResult || null,
  frequency: input.frequency || null,
  workaround: input.workaround || null,
  area: areaOf(input.area),
  language: input.language ?? ctx.language,
  askedSpecific: input.askedSpecific,
})

export interface ToldElsewhere {
  readonly participant: string
  readonly problem: string
  readonly whoSuffers: string | null
  readonly wishedResult: string | null
  readonly area: string
  readonly photos: readonly Uint8Array[]
}

/** A need that was told somewhere else first, with its photos. What lacks the result wished for stays a draft. */
export async function tellNeed(ctx: ActionContext, { photos, ...told }: ToldElsewhere) {
  const draft = whyNotSubmit(told).length > 0
  const rest = { frequency: null, workaround: null, askedSpecific: false, strength: 2, draft }
  const made = await fileNeed.run(ctx, { ...told, ...rest })
  const kept = photos
    .filter((bytes, index) => whyNotPhoto(bytes, index).length === 0)
    .map((bytes) => ({ id: newId(), type: photoKind(bytes) as string, bytes }))
  await voices.addPhotos(ctx.db, ctx.organisation, made.need, kept, { now: ctx.now, by: ctx.actor.account })
  return made
}

export const editNeed = action('needs.editNeed', async (ctx, input: Of<typeof contract.editNeed>) => {
  const need = await needFor(ctx, input.need, 'change')
  mustHave(ctx, 'speak', await lockActing(ctx, need.author))
  const told = toldOf(ctx, { ...input, language: input.language ?? need.language })
  await store.changeNeed(ctx.db, ctx.organisation, need.id, told)
  ctx.record('needs.changed', { subject: need.id })
  return {}
})

export const submitNeed = action('needs.submitNeed', async (ctx, input: Of<typeof contract.submitNeed>) => {
  const need = await needFor(ctx, input.need, 'submit')
  await speakingFor(ctx, need.author)
  refuseWith(whyNotSubmit(need as Told))
  return { number: await handIn(ctx, need.id, input.strength) }
})

/** Gives a need its number; whoever tells it backs it. */
export async function handIn(ctx: ActionContext, id: string, strength: number | null): Promise<number> {
  const number = await nextNumber(ctx.db, ctx.organisation, numbers)
  const change = { number, state: 'collected' as const, submittedOn: ctx.today, backedOn: ctx.today }
  await store.changeNeed(ctx.db, ctx.organisation, id, change)
  const need = found(await store.readNeed(ctx.db, ctx.organisation, id), 'need')
  ctx.record('needs.submitted', { subject: id, number, participant: need.author })
  if (strength !== null) await writeBacking(ctx, need, need.author, strength, null)
  await tellAbout(ctx, 'needs.received', need, [need.author])
  return number
}

async function writeBacking(
  ctx: ActionContext,
  need: store.NeedRow,
  participant: store.NeedRow['author'],
  strength: number,
  because: string | null,
): Promise<void> {
  const by = ctx.actor.account
  const backing = { need: need.id, participant, strength, because, now: ctx.now, by }
  await voices.writeBacking(ctx.db, ctx.organisation, backing)
  ctx.record('needs.backed', { subject: need.id, participant, strength })
}

export const backNeed = action('needs.backNeed', async (ctx, input: Of<typeof contract.backNeed>) => {
  const acting = await speakingFor(ctx, input.participant)
  const need = await needFor(ctx, input.need, 'back')
  await writeBacking(ctx, need, acting.row.id, input.strength, input.because)
  // Parked because nobody backed it: the first who does brings it back. With a day it waits for that day.
  const wakes = need.state === 'parked' && need.parkedUntil === null
  await store.changeNeed(ctx.db, ctx.organisation, need.id, {
    backedOn: ctx.today,
    ...(wakes ? { state: 'collected' as const, exitReason: null } : {}),
  })
  if (wakes) ctx.record('needs.unparked', { subject: need.id })
  return {}
})

export const stopBacking = action('needs.stopBacking', async (ctx, input: Of<typeof contract.stopBacking>) => {
  const acting = await speakingFor(ctx, input.participant)
  const need = await needFor(ctx, input.need, 'back')
  const all = await voices.backingsOf(ctx.db, ctx.organisation, [need.id])
  if (!all.some((one) => one.participant === acting.row.id))
    refuseWith([refuse('backing.none', { organisation: acting.row.name })])
  const ended = { need: need.id, participant: acting.row.id, strength: 0, because: null }
  await voices.writeBacking(ctx.db, ctx.organisation, { ...ended, now: ctx.now, by: ctx.actor.account })
  ctx.record('needs.backing_ended', { subject: need.id, participant: acting.row.id })
  return {}
})

export const giveOpinion = action('needs.giveOpinion', async (ctx, input: Of<typeof contract.giveOpinion>) => {
  const acting = await speakingFor(ctx, input.participant)
  const need = found(await store.lockNeed(ctx.db, ctx.organisation, input.need), 'need')
  const opinion = { id: newId(), participant: acting.row.id, account: ctx.actor.account, text: input.text, at: ctx.now }
  await voices.addOpinion(ctx.db, ctx.organisation, need.id, opinion)
  ctx.record('needs.opinion_given', { subject: need.id, participant: acting.row.id })
  return { opinion: opinion.id }
})

export const addPhoto = action('needs.addPhoto', async (ctx, input: Of<typeof contract.addPhoto>) => {
  const { file, need: id } = input as Of<typeof contract.addPhoto> & { file: UploadedFile }
  const need = await ownNeed(ctx, id)
  const before = await voices.photosOf(ctx.db, ctx.organisation, need.id)
  refuseWith(whyNotPhoto(file.bytes, before.length))
  const photo = { id: newId(), need: need.id, type: photoKind(file.bytes) as string, bytes: file.bytes }
  await voices.addPhoto(ctx.db, ctx.organisation, { ...photo, now: ctx.now, by: ctx.actor.account })
  ctx.record('needs.photo_added', { subject: need.id })
  return { photo: photo.id }
})

export const removePhoto = action('needs.removePhoto', async (ctx, input: Of<typeof contract.removePhoto>) => {
  const need = await ownNeed(ctx, input.need)
  await voices.removePhoto(ctx.db, ctx.organisation, need.id, input.photo)
  ctx.record('needs.photo_removed', { subject: need.id })
  return {}
})

async function ownNeed(ctx: ActionContext, id: string): Promise<store.NeedRow> {
  const need = found(await store.lockNeed(ctx.db, ctx.organisation, id), 'need')
  mustHave(ctx, 'speak', await lockActing(ctx, need.author))
  return need
}
