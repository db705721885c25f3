/** The plan of dues is adopted, and each organisation chooses what it gives. */
import { whyNotRegistered } from '#hub/governance/public.ts'
import { lockActing, mustHave } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { cents } from '#platform/values/money.ts'
import type * as contract from '../contract/dues.ts'
import { duesFigures, planAt } from '../reads/dues.ts'
import { duesOfStatus, leastOf, type StatusDues, statusOwing, whyNotAdopt, whyNotChoose } from '../rules/dues-plan.ts'
import * as store from '../store/dues.ts'

type Of<C> = InputOf<C>

export const adoptDuesPlan = action('funding.adoptDuesPlan', async (ctx, input: Of<typeof contract.adoptDuesPlan>) => {
  const { decision, billing, termDays } = input
  const statuses = input.statuses.map(({ status, minimum, solidarity, reckoned }) => ({
    status,
    minimum: cents(minimum),
    solidarity: solidarity === null ? null : cents(solidarity),
    reckoned: reckonedOf(reckoned),
  }))
  const plan = { from: day(input.from), billing, termDays, statuses }
  const decided = { number: decision.number, day: day(decision.day) }
  refuseWith([...whyNotAdopt(plan, decided.day, ctx.today), ...(await whyNotRegistered(ctx, decided))])
  const version = await nextNumber(ctx.db, ctx.organisation, 'dues_plan')
  const whole = { ...plan, version, decision: decided, at: ctx.now, by: ctx.actor.account }
  await store.writePlan(ctx.db, ctx.organisation, whole)
  ctx.record('funding.dues_plan_adopted', { version, from: plan.from, decision: decided.number })
  return { version }
})

export const chooseDues = action('funding.chooseDues', async (ctx, input: Of<typeof contract.chooseDues>) => {
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, 'sign', acting)
  const from = input.from === undefined ? ctx.today : day(input.from)
  const amount = cents(input.amount)
  const status = statusOwing(acting.row.state)
  const asked = status && duesOfStatus(status, await planAt(ctx, from))
  const dues = asked && leastOf(asked, (await duesFigures(ctx, from))(acting.row.id))
  refuseWith(whyNotChoose({ amount, from }, dues, ctx.today))
  const choice = { id: newId(), participant: acting.row.id, amount, from, at: ctx.now, by: ctx.actor.account }
  await store.writeChoice(ctx.db, ctx.organisation, choice)
  ctx.record('funding.dues_chosen', { subject: acting.row.id, amount, from })
  return {}
})

type Reckoned = Of<typeof contract.adoptDuesPlan>['statuses'][number]['reckoned']

function reckonedOf(reckoned: Reckoned): NonNullable<StatusDues['reckoned']> | null {
  if (!reckoned) return null
  return reckoned.kind === 'margin'
    ? { ...reckoned, fixed: cents(reckoned.fixed) }
    : { ...reckoned, each: cents(reckoned.each) }
}
