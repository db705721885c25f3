/** Folds what happened into counters and standing, posts the counts that are due, and lets a new standing take effect.
 *  Part of whatever action calls it. A constant number of statements, however many people. */
import type { ActionContext } from '#platform/action.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { beforeAll, factsOf, shopDays } from './counting-facts.ts'
import { type Judged, writeJudged } from './counting-rows.ts'
import { type Ahead, comingFor, daysWarned, stopsSoon } from './rules/coming.ts'
import { asksFor, looksAtPlannedWork } from './rules/counting.ts'
import { foldStanding } from './rules/standing.ts'
import type { StandingFacts } from './rules/standing-facts.ts'
import { lossesOf, stepsOf } from './rules/steps.ts'
import { tellLifted } from './seat-losing.ts'
import { type Effect, takeEffect } from './standing-effect.ts'
import type * as amongStore from './store/among-members.ts'
import * as workerStore from './store/counted-workers.ts'
import { policies, policyOn } from './store/policy.ts'
import * as standingStore from './store/standing.ts'

export interface Recounted extends Effect {
  readonly people: number
  readonly counts: number
  /** People who shop today and will not within a week, if nothing is done; only looked for onward. */
  readonly stopping: readonly { readonly member: string; readonly on: Day }[]
}

const nobody: Recounted = { people: 0, counts: 0, losing: [], changed: [], stopping: [] }

/** Judges these people anew from their first day: after anything that may touch a day of the past. */
export async function recount(
  ctx: ActionContext,
  members: readonly string[],
  { lifted = 'told' }: { readonly lifted?: 'told' | 'known' } = {},
): Promise<Recounted> {
  const done = await recountQuietly(ctx, members)
  await takeEffect(ctx, done)
  if (lifted === 'told') await tellLifted(ctx, done.changed)
  return done
}

/** The same where a standing is how things are and not news: an import tells nobody and takes no seat. */
export async function recountQuietly(ctx: ActionContext, members: readonly string[]): Promise<Recounted> {
  if (members.length === 0) return nobody
  await workerStore.beginCounting(ctx.db, ctx.organisation, members, ctx.today)
  return foldAll(ctx, [...new Set(members)].toSorted(), null)
}

/** Judges people anew whose seats changed, where the policy of today looks at them. */
export async function recountHolders(ctx: ActionContext, members: readonly string[]): Promise<void> {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  if (asksFor(policy, 'no_seat') || looksAtPlannedWork(policy)) await recount(ctx, members)
}

/** Judges everybody anew where a closing that touches days gone by changes what the counts since then took. */
export async function recountClosed(ctx: ActionContext, closing: { readonly from: Day }): Promise<void> {
  const { countReliefDays, count } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  if (closing.from > ctx.today || (countReliefDays === 0 && count.reducedInARow === 0)) return
  await takeEffect(ctx, await foldAll(ctx, null, null))
}

/** Judges everybody from the last night on; missed nights are caught up in order. Null where nobody
 *  ever worked: a community, or a shop that plans elsewhere. */
export async function countOnward(ctx: ActionContext): Promise<Recounted | null> {
  await workerStore.beginCounting(ctx.db, ctx.organisation, null, ctx.today)
  const last = await standingStore.foldedUntil(ctx.db, ctx.organisation)
  const done = await foldAll(ctx, null, last ?? beforeAll)
  if (last === null && done.people === 0) return null
  await takeEffect(ctx, done)
  await tellLifted(ctx, done.changed)
  await standingStore.writeFoldedUntil(ctx.db, ctx.organisation, ctx.today)
  return done
}

type Person = Judged & { readonly facts: StandingFacts }

/** `shopUntil` null: from each person's beginning. Else from the later of the shop's last night and the own last fold. */
async function foldAll(ctx: ActionContext, members: amongStore.Members, shopUntil: Day | null): Promise<Recounted> {
  const policyOf = await policies(ctx.db, ctx.organisation)
  const facts = await factsOf(ctx, members, shopUntil, policyOf)
  const dayOf = await shopDays(ctx, facts.earliest, policyOf, addDays(ctx.today, daysWarned))
  const judged = facts.people
    .filter(({ facts: { since } }) => since <= ctx.today)
    .map(
      ({ member, facts: own, before }): Person => ({
        member,
        facts: own,
        from: own.since,
        folded: foldStanding(own, ctx.today, dayOf),
        before,
      }),
    )
  const onward = shopUntil !== null
  await writeJudged(ctx, judged, policyOf, onward)
  const night = shopUntil ?? (await standingStore.foldedUntil(ctx.db, ctx.organisation)) ?? beforeAll
  const aheadOf = (today: Day): Ahead => ({ today, dayOf, policy: policyOf(today).policy })
  return {
    people: judged.length,
    counts: judged.reduce((sum, { folded }) => sum + folded.counts.length, 0),
    changed: judged.flatMap((one) => changesOf(one, { night, onward, today: ctx.today }, aheadOf)),
    losing: judged.flatMap((one) => {
      const known = one.before ? { standing: one.before.standing, until: knownUntil(one.before, night) } : null
      return lossesOf(one.folded, known, ctx.today).map((loss) => ({ ...loss, member: one.member }))
    }),
    stopping: onward ? stoppingSoon(judged, aheadOf(ctx.today)) : [],
  }
}

const knownUntil = (before: standingStore.StateRow, night: Day): Day =>
  before.foldedUntil > night ? before.foldedUntil : night

/** Each step with what comes after it, as the person is told. Whoever is judged for the first time from a beginning in
 *  the past hears how things are, not how they became so. */
function changesOf(
  { member, facts, folded, before }: Person,
  { night, onward, today }: { readonly night: Day; readonly onward: boolean; readonly today: Day },
  aheadOf: (today: Day) => Ahead,
): Recounted['changed'] {
  const until = before ? knownUntil(before, night) : onward ? night : today
  return stepsOf(folded, { standing: before?.standing ?? 'up_to_date', until }, today).map(({ state, ...step }) => ({
    ...step,
    ...comingFor(facts, state, aheadOf(step.on)),
    member,
  }))
}

const stoppingSoon = (judged: readonly Person[], ahead: Ahead): Recounted['stopping'] =>
  judged.flatMap(({ member, facts, folded }) => {
    const on = stopsSoon(facts, folded.state, ahead)
    return on === null ? [] : [{ member, on }]
  })
