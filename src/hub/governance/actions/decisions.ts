/** What was decided is written down, goes on, and ends; each by a decision. */
import { takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addMonths, type Day } from '#platform/values/day.ts'
import type * as contract from '../contract/decisions.ts'
import { stateOn, whyNotEndFrom, whyNotRecord, whyNotTouch } from '../rules/register.ts'
import { reviewMonths } from '../settings.ts'
import * as store from '../store/decisions.ts'
import { enterDecision, takePlaces, tellDecision } from './entering.ts'

type Of<C> = InputOf<C>

export const recordDecision = action(
  'governance.recordDecision',
  async (ctx, input: Of<typeof contract.recordDecision>) => {
    const takenOn = (input.takenOn ?? ctx.today) as Day
    const inForceFrom = (input.inForceFrom ?? takenOn) as Day
    const reviewOn = (input.reviewOn ?? addMonths(inForceFrom, await ctx.setting(reviewMonths))) as Day
    const { title, text, takenIn, method, criteria, eligible, answered } = input
    refuseWith(whyNotRecord({ takenOn, inForceFrom, reviewOn, eligible, answered }, ctx.today))
    const { id, number } = await enterDecision(ctx, {
      ...{ title, text, method, takenOn, inForceFrom, reviewOn, eligible, answered },
      takenIn: takenIn || null,
      criteria: criteria || null,
      language: input.bindingLanguage ?? ctx.language,
      ...{ proposal: null, vote: null, figures: null, pending: false },
      supersedes: null,
    })
    return { decided: id as string, number }
  },
)

/** The one that is touched and the newer one, both locked. */
async function bothOf(ctx: ActionContext, input: { decided: string; newer: string; criteriaAnswer: string }) {
  const all = await store.lockDecisions(ctx.db, ctx.organisation, [input.decided, input.newer])
  const entry = found(
    all.find(({ id }) => id === input.decided),
    'decision',
  )
  const newer = found(
    all.find(({ id }) => id === input.newer),
    'decision',
  )
  const shown = (of: store.DecisionRow) => ({ id: of.id, number: of.number, state: stateOn(of, ctx.today) })
  const successor = entry.endedBy ? await store.readDecision(ctx.db, ctx.organisation, entry.endedBy) : null
  const ends = entry.endedFrom && { from: entry.endedFrom, by: successor?.number ?? '–' }
  return { entry, newer, no: whyNotTouch({ ...shown(entry), ends }, shown(newer), input.criteriaAnswer) }
}

export const renewDecision = action(
  'governance.renewDecision',
  async (ctx, input: Of<typeof contract.renewDecision>) => {
    const { entry, newer, no } = await bothOf(ctx, input)
    refuseWith(input.reviewOn <= ctx.today ? [...no, refuse('decision.review_passed')] : no)
    const { criteriaAnswer } = input
    await store.renewDecision(ctx.db, ctx.organisation, entry.id, { reviewOn: input.reviewOn as Day, criteriaAnswer })
    ctx.record('governance.decision_renewed', { subject: entry.id, number: newer.number, until: input.reviewOn })
    await tellDecision(ctx, 'governance.decision_renewed', entry, { newer: newer.number, day: input.reviewOn })
    return {}
  },
)

export const endDecision = action('governance.endDecision', async (ctx, input: Of<typeof contract.endDecision>) => {
  const { entry, newer, no } = await bothOf(ctx, input)
  const from = (input.from ?? ctx.today) as Day
  refuseWith([...no, ...whyNotEndFrom(from, ctx.today)])
  const { how, criteriaAnswer } = input
  await store.endDecision(ctx.db, ctx.organisation, entry.id, { as: how, from, by: newer.id, criteriaAnswer })
  ctx.record('governance.decision_ended', { subject: entry.id, number: newer.number, why: how, from })
  await tellDecision(ctx, 'governance.decision_ended', entry, { newer: newer.number, day: from, why: how })
  return {}
})

/** What meetings decided holds from now on, where no absent organisation objected (4, Decision). */
export async function letDecisionsHold(ctx: ActionContext): Promise<number> {
  const held = await store.letHold(ctx.db, ctx.organisation, ctx.today)
  for (const one of held) {
    ctx.record('governance.decision_holds', { subject: one.id, day: one.inForceFrom })
    await tellDecision(ctx, 'governance.decision_holds', one, { day: one.inForceFrom })
  }
  await takePlaces(
    ctx,
    held.map(({ id }) => id),
  )
  return held.length
}

/** Thirty days before its review everybody is told; it holds as before. */
export async function tellReviews(ctx: ActionContext): Promise<void> {
  const due = await store.tellReviewsDue(ctx.db, ctx.organisation, ctx.today)
  for (const one of due) {
    ctx.record('governance.review_due', { subject: one.id, day: one.reviewOn })
    await tellDecision(ctx, 'governance.review_due', one, { day: one.reviewOn })
  }
}

export const exportDecisions = action(
  'governance.exportDecisions',
  async (ctx, { format, ...asked }: Of<typeof contract.exportDecisions>) => {
    await takingPart(ctx)
    const file = await fileOfList(ctx, store.decisionList(ctx.organisation, ctx.today), asked, {
      format,
      name: 'governance.decisions_file',
      fields: 'governance.field',
    })
    ctx.record('governance.decisions_exported', { subject: ctx.organisation, format })
    return file
  },
)
