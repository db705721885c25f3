/** From the start of the work to the last answer: released, tried, delivered, asked about, closed. */
import { takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/delivery.ts'
import { closes, isAccepted, lastWords, whyNotFeedback, whyNotReject, whyNotRelease } from '../rules/delivery.ts'
import { acceptDays, acceptOrganisations } from '../settings.ts'
import * as store from '../store/delivery.ts'
import { readEstimate } from '../store/estimates.ts'
import * as needs from '../store/needs.ts'
import { payersOf } from '../store/payers.ts'
import { backingsOf, usersOf } from '../store/voices.ts'
import { mustProvide, needFor, needsFor, tellAbout } from './acting.ts'
import { numbers, speakingFor } from './telling.ts'

type Of<C> = InputOf<C>

/** The provider whose estimate is paid for does the work. */
async function mustDeliver(ctx: ActionContext, participant: string, all: readonly needs.NeedRow[]) {
  const acting = await mustProvide(ctx, participant)
  for (const id of new Set(all.map((need) => need.estimate))) {
    const estimate = id === null ? null : await readEstimate(ctx.db, ctx.organisation, id)
    if (estimate !== null && estimate.provider !== acting.row.id)
      refuseWith([refuse('release.not_provider', { organisation: acting.row.name })])
  }
  return acting
}

export const startWork = action('needs.startWork', async (ctx, input: Of<typeof contract.startWork>) => {
  const need = await needFor(ctx, input.need, 'start_work')
  const acting = await mustDeliver(ctx, input.participant, [need])
  await needs.changeNeed(ctx.db, ctx.organisation, need.id, { state: 'in_development' })
  ctx.record('needs.work_started', { subject: need.id, provider: acting.row.id })
  await tellAbout(ctx, 'needs.going_on', need, await concerned(ctx, need), { why: 'in_development' })
  return {}
})

/** Whoever told it, backs it, pays for it, or uses its area. */
async function concerned(ctx: ActionContext, need: needs.NeedRow): Promise<string[]> {
  const { db, organisation } = ctx
  const backings = await backingsOf(db, organisation, [need.id])
  const payers = await payersOf(db, organisation, [need.id])
  const users = await usersOf(db, organisation, need.area, ctx.today)
  const all = [...backings, ...payers, ...users].map(({ participant }): string => participant)
  return [...new Set([need.author as string, ...all])]
}

export const releaseNeeds = action('needs.releaseNeeds', async (ctx, input: Of<typeof contract.releaseNeeds>) => {
  const released = await needsFor(ctx, input.needs, 'release')
  const acting = await mustDeliver(ctx, input.participant, released)
  const ids = released.map(({ id }) => id)
  const payers = new Set<string>((await payersOf(ctx.db, ctx.organisation, ids)).map(({ participant }) => participant))
  const paying = (await takingPart(ctx)).filter(({ id }) => payers.has(id))
  refuseWith(whyNotRelease(Object.keys(input.notes), paying))
  const release = { id: newId(), version: input.version, provider: acting.row.id, notes: input.notes, at: ctx.now }
  const by = ctx.actor.account
  await store.addRelease(ctx.db, ctx.organisation, {
    ...release,
    notes: release.notes as Record<string, string>,
    needs: ids,
    by,
  })
  const acceptUntil = addDays(ctx.today, await ctx.setting(acceptDays))
  await needs.changeNeeds(ctx.db, ctx.organisation, ids, {
    state: 'in_acceptance',
    release: release.id,
    acceptUntil,
    inAcceptanceSince: ctx.today,
  })
  for (const need of released) {
    const { estimate, round } = need
    ctx.record('needs.released', { subject: need.id, release: release.id, version: input.version, estimate, round })
    const facts = { version: input.version, day: acceptUntil }
    await tellAbout(ctx, 'needs.ready_for_test', need, await concerned(ctx, need), facts)
  }
  return { release: release.id, acceptUntil }
})

/** What an organisation answers to the release that is there to be tried; whoever made it does not judge it. */
async function answering(ctx: ActionContext, participant: string, id: string) {
  const acting = await speakingFor(ctx, participant, 'position')
  const need = await needFor(ctx, id, 'answer_acceptance')
  const estimate = need.estimate === null ? null : await readEstimate(ctx.db, ctx.organisation, need.estimate)
  const own = estimate?.provider === acting.row.id
  return {
    acting,
    need,
    release: need.release as string,
    criteria: estimate?.criteria ?? [],
    no: own ? [refuse('acceptance.own_work', { organisation: acting.row.name })] : [],
  }
}

export const acceptNeed = action('needs.acceptNeed', async (ctx, input: Of<typeof contract.acceptNeed>) => {
  const { acting, need, release, no } = await answering(ctx, input.participant, input.need)
  refuseWith(no)
  await store.addAcceptance(ctx.db, ctx.organisation, {
    id: newId(),
    need: need.id,
    release,
    participant: acting.row.id,
    criterion: null,
    answer: 'ok',
    reason: null,
    at: ctx.now,
    by: ctx.actor.account,
  })
  ctx.record('needs.accepted', { subject: need.id, participant: acting.row.id, release })
  const delivered = await isAcceptedNow(ctx, need)
  if (delivered) await deliver(ctx, need)
  return { delivered }
})

async function isAcceptedNow(ctx: ActionContext, need: needs.NeedRow): Promise<boolean> {
  const answers = await store.acceptancesOf(ctx.db, ctx.organisation, [need.id])
  const payers = await payersOf(ctx.db, ctx.organisation, [need.id])
  return isAccepted({
    ...lastWords(answers.filter((one) => one.release === need.release)),
    payers: payers.map(({ participant }) => participant),
    least: await ctx.setting(acceptOrganisations),
  })
}

export const rejectNeed = action('needs.rejectNeed', async (ctx, input: Of<typeof contract.rejectNeed>) => {
  const { acting, need, release, criteria, no } = await answering(ctx, input.participant, input.need)
  const named = criteria.find(({ id, text }) => id === input.criterion || text === input.criterion)
  const criterion = named?.id ?? null
  refuseWith([...no, ...whyNotReject({ criterion, reason: input.reason, known: criteria.map(({ id }) => id) })])
  await store.addAcceptance(ctx.db, ctx.organisation, {
    id: newId(),
    need: need.id,
    release,
    participant: acting.row.id,
    criterion,
    answer: 'rejected',
    reason: input.reason,
    at: ctx.now,
    by: ctx.actor.account,
  })
  await needs.changeNeed(ctx.db, ctx.organisation, need.id, { state: 'in_development', acceptUntil: null })
  ctx.record('needs.rejected', { subject: need.id, participant: acting.row.id, criterion: named?.text, release })
  const facts = { name: acting.row.name, criterion: named?.text ?? null, reason: input.reason }
  const provider = need.estimate === null ? null : await readEstimate(ctx.db, ctx.organisation, need.estimate)
  const told = [...(await concerned(ctx, need)), ...(provider ? [provider.provider] : [])]
  await tellAbout(ctx, 'needs.not_accepted', need, told, facts)
  return {}
})

/** The delivery: its day counts for tranches, late joiners and feedback. */
export async function deliver(ctx: ActionContext, need: needs.NeedRow): Promise<void> {
  const change = { state: 'delivered' as const, deliveredOn: ctx.today, acceptUntil: null }
  await needs.changeNeed(ctx.db, ctx.organisation, need.id, change)
  const { estimate, round } = need
  ctx.record('needs.delivered', { subject: need.id, day: ctx.today, estimate, round })
  await tellAbout(ctx, 'needs.delivered', need, await concerned(ctx, need))
}

export const giveFeedback = action('needs.giveFeedback', async (ctx, input: Of<typeof contract.giveFeedback>) => {
  const acting = await speakingFor(ctx, input.participant)
  const need = await needFor(ctx, input.need, 'give_feedback')
  const { id, name } = acting.row
  const deliveredOn = need.deliveredOn as Day
  const isAsked = (await concerned(ctx, need)).includes(id)
  refuseWith(whyNotFeedback({ organisation: name, day: input.day, deliveredOn, today: ctx.today, isAsked }))
  const { day, used, score } = input
  const told = { need: need.id, participant: id, day, used, score, defects: input.defects || null }
  await store.writeFeedback(ctx.db, ctx.organisation, { ...told, now: ctx.now, by: ctx.actor.account })
  ctx.record('needs.feedback_given', { subject: need.id, participant: id, day, used, score })
  return { closed: await closeWhenDone(ctx, need) }
})

/** Closes a delivered need once its payers answered, or its days are over; what does not work yet becomes needs. */
export async function closeWhenDone(ctx: ActionContext, need: needs.NeedRow): Promise<boolean> {
  const payers = await payersOf(ctx.db, ctx.organisation, [need.id])
  const answers = await store.feedbackOf(ctx.db, ctx.organisation, [need.id])
  const paying = payers.map(({ participant }) => participant)
  if (!closes(need.deliveredOn as Day, ctx.today, paying, answers)) return false
  await needs.changeNeed(ctx.db, ctx.organisation, need.id, { state: 'closed', closedOn: ctx.today })
  ctx.record('needs.closed', { subject: need.id })
  const defects = answers.filter((answer) => answer.defects !== null)
  for (const answer of defects) await tellDefect(ctx, need, answer)
  const why = defects.length > 0 ? 'defects' : null
  await tellAbout(ctx, 'needs.closed', need, await concerned(ctx, need), { why, defects: defects.length })
  return true
}

async function tellDefect(ctx: ActionContext, of: needs.NeedRow, answer: store.FeedbackRow): Promise<void> {
  const id = newId()
  const number = await nextNumber(ctx.db, ctx.organisation, numbers)
  await needs.writeNeed(ctx.db, ctx.organisation, {
    id,
    number,
    state: 'collected',
    language: of.language,
    problem: answer.defects,
    whoSuffers: of.whoSuffers,
    wishedResult: of.wishedResult,
    area: of.area,
    author: answer.participant,
    writtenAt: ctx.now,
    submittedOn: ctx.today,
    backedOn: ctx.today,
    defectOf: of.id,
  })
  ctx.record('needs.defect_told', { subject: of.id, need: id })
  ctx.record('needs.submitted', { subject: id, number, participant: answer.participant })
  const told = found(await needs.readNeed(ctx.db, ctx.organisation, id), 'need')
  await tellAbout(ctx, 'needs.received', told, [answer.participant])
}
