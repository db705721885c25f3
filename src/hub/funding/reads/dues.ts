/** What dues an organisation gives, by the plan that runs that day. */
import { sharersIn } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, day, yearOf } from '#platform/values/day.ts'
import type * as contract from '../contract-dues.ts'
import { duesFor, periodFrom } from '../rules/dues.ts'
import { chosenOn, duesOfStatus, planOn, statusOwing } from '../rules/dues-plan.ts'
import * as store from '../store/dues.ts'

export const readDues = read('funding.readDues', async (ctx, input: InputOf<typeof contract.readDues>) => {
  const from = input.from === undefined ? ctx.today : day(input.from)
  const sharers = await sharersIn(ctx, yearOf(ctx.today))
  const row = found(
    sharers.find(({ id }) => id === input.participant),
    'participant',
  )
  const plan = await planAt(ctx, from)
  const status = statusOwing(row.state)
  const dues = status && duesOfStatus(status, plan)
  const told = { plan, status, minimum: dues?.minimum ?? null, solidarity: dues?.solidarity ?? null }
  if (!dues) return { ...told, monthly: null, period: null }
  const monthly = chosenOn(from, await store.readChoices(ctx.db, ctx.organisation, row.id), dues)
  const period = periodFrom(from, plan.billing)
  const due = addDays(from, plan.termDays)
  return { ...told, monthly, period: { ...period, net: duesFor(monthly, period), due } }
})

export const planAt = async (ctx: Context, at: Day) => {
  const { version, billing, termDays, statuses } = planOn(at, await store.readPlans(ctx.db, ctx.organisation))
  return { version, billing, termDays, statuses: [...statuses] }
}
