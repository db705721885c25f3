/** Dues: the plan, what each organisation chose, what a period would cost. */
import { lockActing, mustHave, sharersIn } from '#hub/organisations/public.ts'
import { action, type Context, read } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, day, yearOf } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { cents } from '#platform/values/money.ts'
import type * as contract from './contract-dues.ts'
import { duesFor, periodFrom } from './rules/dues.ts'
import { chosenOn, type DuesStatus, duesOfStatus, planOn, whyNotAdopt, whyNotChoose } from './rules/dues-plan.ts'
import * as store from './store/dues.ts'

type Of<C> = InputOf<C>

export const adoptDuesPlan = action('funding.adoptDuesPlan', async (ctx, input: Of<typeof contract.adoptDuesPlan>) => {
  const { decision, billing, termDays } = input
  const statuses = input.statuses.map(({ status, minimum, solidarity }) => ({
    status,
    minimum: cents(minimum),
    solidarity: solidarity === null ? null : cents(solidarity),
  }))
  const plan = { from: day(input.from), billing, termDays, statuses }
  const decided = { number: decision.number, day: day(decision.day) }
  refuseWith(whyNotAdopt(plan, decided.day, ctx.today))
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
  const status = statusOf(acting.row.state)
  const dues = status && duesOfStatus(status, await planAt(ctx, from))
  refuseWith(whyNotChoose({ amount, from }, dues, ctx.today))
  const choice = { id: newId(), participant: acting.row.id, amount, from, at: ctx.now, by: ctx.actor.account }
  await store.writeChoice(ctx.db, ctx.organisation, choice)
  ctx.record('funding.dues_chosen', { subject: acting.row.id, amount, from })
  return {}
})

export const readDues = read('funding.readDues', async (ctx, input: Of<typeof contract.readDues>) => {
  const from = input.from === undefined ? ctx.today : day(input.from)
  const sharers = await sharersIn(ctx, yearOf(ctx.today))
  const row = found(
    sharers.find(({ id }) => id === input.participant),
    'participant',
  )
  const plan = await planAt(ctx, from)
  const status = statusOf(row.state)
  const dues = status && duesOfStatus(status, plan)
  const told = { plan, status, minimum: dues?.minimum ?? null, solidarity: dues?.solidarity ?? null }
  if (!dues) return { ...told, monthly: null, period: null }
  const monthly = chosenOn(from, await store.readChoices(ctx.db, ctx.organisation, row.id), dues)
  const period = periodFrom(from, plan.billing)
  const due = addDays(from, plan.termDays)
  return { ...told, monthly, period: { ...period, net: duesFor(monthly, period), due } }
})

const planAt = async (ctx: Context, at: Day) => {
  const { version, billing, termDays, statuses } = planOn(at, await store.readPlans(ctx.db, ctx.organisation))
  return { version, billing, termDays, statuses: [...statuses] }
}

/** A pause owes nothing, nor does whoever is not in yet or left. */
const statusOf = (state: string): DuesStatus | null => (state === 'observer' || state === 'active' ? state : null)
