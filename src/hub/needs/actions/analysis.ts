/** The analysis of a need, and asking everybody it would touch. */
import { actingFor } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { monthOf } from '#platform/values/day.ts'
import type * as contract from '../contract/analysis.ts'
import { askedIn } from '../reads/asked.ts'
import { capacityOf } from '../reads/hours.ts'
import { minutesLeft } from '../rules/capacity.ts'
import { consultUntil, stateOfClass, whyNotAnswer, whyNotClassify, whyNotFinish } from '../rules/consultation.ts'
import { consultDays } from '../settings.ts'
import * as consultations from '../store/analysis.ts'
import * as store from '../store/needs.ts'
import { backingsOf } from '../store/voices.ts'
import { mustProvide, mustSteerOrProvide, needFor, tellAbout } from './acting.ts'
import { speakingFor } from './telling.ts'

type Of<C> = InputOf<C>

export const guessAnalysis = action('needs.guessAnalysis', async (ctx, input: Of<typeof contract.guessAnalysis>) => {
  const need = found(await store.lockNeed(ctx.db, ctx.organisation, input.need), 'need')
  await mustSteerOrProvide(ctx, input.participant)
  await store.changeNeed(ctx.db, ctx.organisation, need.id, { guessedMinutes: input.minutes })
  ctx.record('needs.guessed', { subject: need.id, minutes: input.minutes })
  return {}
})

export const startAnalysis = action('needs.startAnalysis', async (ctx, input: Of<typeof contract.startAnalysis>) => {
  const need = await needFor(ctx, input.need, 'start_analysis')
  await mustSteerOrProvide(ctx, input.participant)
  const month = monthOf(ctx.today)
  const { analysis } = await capacityOf(ctx, month)
  if (minutesLeft(analysis) === 0) refuseWith([refuse('capacity.none_left', { month })])
  const change = { state: 'in_analysis' as const, placedAt: null, placedBecause: null }
  await store.changeNeed(ctx.db, ctx.organisation, need.id, change)
  ctx.record('needs.analysis_started', { subject: need.id, provider: input.participant })
  await tellAbout(ctx, 'needs.going_on', need, await concerned(ctx, need), { why: 'in_analysis' })
  return {}
})

type Asking = Parameters<typeof askedIn>[0]

/** Whoever told or backs it. */
async function concerned(ctx: Asking, need: store.NeedRow): Promise<string[]> {
  const backings = await backingsOf(ctx.db, ctx.organisation, [need.id])
  return [need.author, ...backings.map(({ participant }) => participant)]
}

export const finishAnalysis = action('needs.finishAnalysis', async (ctx, input: Of<typeof contract.finishAnalysis>) => {
  const need = await needFor(ctx, input.need, 'finish_analysis')
  await mustProvide(ctx, input.participant)
  const effectOf = new Map(input.effects.map((one): [string, string] => [one.participant, one.effect]))
  const asked = (await askedIn(ctx, need)).filter((one) => one.usesArea || effectOf.has(one.id))
  const effects = asked.map((one) => ({ ...one, effect: effectOf.get(one.id) ?? null }))
  refuseWith(whyNotFinish({ what: input.what, whatNot: input.whatNot, effects }))
  const until = consultUntil(ctx.today, await ctx.setting(consultDays))
  await store.changeNeed(ctx.db, ctx.organisation, need.id, {
    state: 'analysed',
    what: input.what,
    whatNot: input.whatNot,
    consultUntil: until,
  })
  const reached = await actingFor(ctx)
  const rows = effects.map(({ id, effect }) => ({
    participant: id as store.NeedRow['author'],
    effect,
    reachedOn: reached.has(id) ? ctx.today : null,
  }))
  await consultations.beginConsultation(ctx.db, ctx.organisation, need.id, rows)
  ctx.record('needs.analysed', { subject: need.id, until })
  for (const { id, effect } of effects)
    await tellAbout(ctx, 'needs.consultation', need, [id], { effect, what: input.what, day: until })
  return { consultUntil: until, notReached: effects.filter(({ id }) => !reached.has(id)).map(({ name }) => name) }
})

export const answerConsultation = action(
  'needs.answerConsultation',
  async (ctx, input: Of<typeof contract.answerConsultation>) => {
    const acting = await speakingFor(ctx, input.participant, 'position')
    const need = await needFor(ctx, input.need, 'answer_consultation')
    const own = (await askedIn(ctx, need)).find(({ id }) => id === acting.row.id)
    refuseWith(
      whyNotAnswer({
        organisation: acting.row.name,
        answer: input.answer,
        reason: input.reason,
        until: need.consultUntil,
        today: ctx.today,
        isAsked: own?.asked ?? false,
        before: own?.answer ?? null,
      }),
    )
    await consultations.writeAnswer(ctx.db, ctx.organisation, need.id, acting.row.id, {
      answer: input.answer,
      reason: input.reason,
      on: ctx.today,
      now: ctx.now,
      by: ctx.actor.account,
    })
    ctx.record('needs.consultation_answered', { subject: need.id, participant: acting.row.id, answer: input.answer })
    return {}
  },
)

export const noteReached = action('needs.noteReached', async (ctx, input: Of<typeof contract.noteReached>) => {
  const need = await needFor(ctx, input.need, 'answer_consultation')
  const one = found(
    (await askedIn(ctx, need)).find(({ id }) => id === input.participant),
    'participant',
  )
  const reached = { on: ctx.today, how: input.how }
  await consultations.writeReached(ctx.db, ctx.organisation, need.id, one.id, reached)
  ctx.record('needs.reached', { subject: need.id, participant: one.id, how: input.how })
  return {}
})

export const sendBack = action('needs.sendBack', async (ctx, input: Of<typeof contract.sendBack>) => {
  const need = await needFor(ctx, input.need, 'send_back')
  const change = { state: 'collected' as const, exitReason: input.question, consultUntil: null }
  await store.changeNeed(ctx.db, ctx.organisation, need.id, change)
  ctx.record('needs.sent_back', { subject: need.id, question: input.question })
  await tellAbout(ctx, 'needs.sent_back', need, await concerned(ctx, need), { question: input.question })
  return {}
})

export const classifyNeed = action('needs.classifyNeed', async (ctx, input: Of<typeof contract.classifyNeed>) => {
  const need = await needFor(ctx, input.need, 'classify')
  const { value, reasons, altersCommonCode } = input
  const asked = (await askedIn(ctx, need)).filter((one) => one.asked)
  refuseWith(whyNotClassify({ value, altersCommonCode, until: need.consultUntil, today: ctx.today, asked }))
  await store.changeNeed(ctx.db, ctx.organisation, need.id, {
    state: stateOfClass[value],
    class: value,
    classBecause: reasons,
    classOn: ctx.today,
  })
  ctx.record('needs.classified', { subject: need.id, class: value, reason: reasons })
  await tellAbout(ctx, 'needs.going_on', need, await concerned(ctx, need), { why: `class_${value}`, reason: reasons })
  return {}
})
