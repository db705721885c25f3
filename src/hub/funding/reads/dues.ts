/** What dues an organisation gives, by the plan that runs that day. */
import { type Sharer, sharersIn } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, day, yearOf } from '#platform/values/day.ts'
import type * as contract from '../contract/dues.ts'
import { duesFor, periodFrom } from '../rules/dues.ts'
import { chosenOn, type DuesFigures, duesOfStatus, leastOf, planOn, statusOwing } from '../rules/dues-plan.ts'
import * as store from '../store/dues.ts'

export const readDues = read('funding.readDues', async (ctx, input: InputOf<typeof contract.readDues>) => {
  const from = input.from === undefined ? ctx.today : day(input.from)
  const sharers = await sharersIn(ctx, yearOf(from) - 1)
  const row = found(
    sharers.find(({ id }) => id === input.participant),
    'participant',
  )
  const plan = await planAt(ctx, from)
  const status = statusOwing(row.state)
  const asked = status && duesOfStatus(status, plan)
  const dues = asked && leastOf(asked, figuresFor(row))
  const told = { plan, status, minimum: dues?.minimum ?? null, solidarity: dues?.solidarity ?? null }
  if (!dues) return { ...told, monthly: null, period: null }
  const monthly = chosenOn(from, await store.readChoices(ctx.db, ctx.organisation, row.id), dues)
  const period = periodFrom(from, plan.billing)
  const due = addDays(from, plan.termDays)
  return { ...told, monthly, period: { ...period, net: duesFor(monthly, period), due } }
})

/** The figures of the last closed year, by which dues are reckoned where the plan says so. */
export async function duesFigures(ctx: Context, on: Day): Promise<(participant: string) => DuesFigures> {
  const known = new Map<string, Sharer>((await sharersIn(ctx, yearOf(on) - 1)).map((one) => [one.id, one]))
  return (participant) => figuresFor(known.get(participant))
}

const figuresFor = (sharer: Sharer | undefined): DuesFigures => ({
  grossMargin: sharer?.figures.grossMargin ?? null,
  members: sharer?.figures.activeMembers ?? null,
})

export const planAt = async (ctx: Context, at: Day) => {
  const { version, billing, termDays, statuses } = planOn(at, await store.readPlans(ctx.db, ctx.organisation))
  return { version, billing, termDays, statuses: statuses.map((one) => ({ ...one, reckoned: one.reckoned ?? null })) }
}
