/** What the office decides about somebody's counters and standing; and the nightly count. */
import { type ActionContext, action } from '#platform/action.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { memberByAccount } from '#shop/members/public.ts'
import { me, memberOf } from '../booking-facts.ts'
import type * as contract from '../contract-counting.ts'
import { countOnward, recount } from '../counting.ts'
import {
  type ExtensionFacts,
  extensionUntil,
  graceUntil,
  whyNotExtend,
  whyNotGrace,
  whyNotTakeGrace,
} from '../rules/extension.ts'
import type { Counter, Standing } from '../rules/words.ts'
import { firstMode } from '../settings.ts'
import * as workerStore from '../store/counted-workers.ts'
import * as ledgerStore from '../store/ledger.ts'
import { writeResignation } from '../store/people.ts'
import { policyOn } from '../store/policy.ts'
import * as standingStore from '../store/standing.ts'
import * as factStore from '../store/standing-facts.ts'

/** Nobody decides on the own counters, standing, leave or mode; an admin may. */
export async function notForOneself(ctx: ActionContext, member: string): Promise<void> {
  if (!ctx.actor.account || ctx.actor.may('shifts.policy')) return
  const own = (await memberByAccount(ctx.db, ctx.organisation, ctx.actor.account))?.contact
  if (own === member) refuseWith([refuse('self.not_allowed')])
}

/** The person's row and state, as they stand today; a worker without a row gets one. */
async function stateToday(ctx: ActionContext, member: string): Promise<standingStore.StateRow | null> {
  await memberOf(ctx, member)
  const first = { mode: await ctx.setting(firstMode), from: ctx.today }
  await workerStore.ensureWorkers(ctx.db, ctx.organisation, [member], first)
  await recount(ctx, [member])
  return (await standingStore.readStates(ctx.db, ctx.organisation, [member]))[0] ?? null
}

async function standingAfter(ctx: ActionContext, member: string): Promise<Standing> {
  await recount(ctx, [member])
  return (await standingStore.readStates(ctx.db, ctx.organisation, [member]))[0]?.standing ?? 'up_to_date'
}

export const correctCounter = action(
  'shifts.correctCounter',
  async (ctx, input: InputOf<typeof contract.correctCounter>) => {
    await notForOneself(ctx, input.member)
    const on = (input.effectiveOn ?? ctx.today) as Day
    if (input.amount === 0) refuseWith([refuse('ledger.nothing')])
    if (on > ctx.today) refuseWith([refuse('ledger.not_yet', { day: on, today: ctx.today })])
    await stateToday(ctx, input.member)
    const entry = { counter: input.counter, amount: input.amount * 1000, on }
    const id = await postByHand(ctx, input.member, entry, 'shifts.ledger.office', { reason: input.reason })
    ctx.record('shifts.counter_corrected', { subject: id, person: input.member, counter: input.counter })
    ctx.notify('shifts.counter_corrected', input.member, { reason: input.reason, link: '/shifts' })
    return { standing: await standingAfter(ctx, input.member) }
  },
)

interface ByHand {
  readonly counter: Counter
  readonly amount: number
  readonly on: Day
}

/** One entry with a cause of its own. */
export async function postByHand(
  ctx: ActionContext,
  member: string,
  { counter, amount, on }: ByHand,
  sentence: string,
  facts: Readonly<Record<string, unknown>>,
  cause: 'office' | 'mode' | 'leave' | 'claim' = 'office',
): Promise<string> {
  const id = newId()
  await ledgerStore.addEntries(
    ctx.db,
    ctx.organisation,
    [
      {
        id,
        member,
        counter,
        amount: Math.trunc(amount),
        effectiveOn: on,
        cause,
        causeId: id,
        round: 1,
        position: 1,
        reverses: null,
        sentence,
        facts,
      },
    ],
    { now: ctx.now, policy: null, actor: ctx.actor.account },
  )
  return id
}

async function extensionFacts(ctx: ActionContext, member: string): Promise<ExtensionFacts> {
  const state = await stateToday(ctx, member)
  const planned = await factStore.readPlanned(ctx.db, ctx.organisation, [member], ctx.today)
  return {
    today: ctx.today,
    standing: state?.standing ?? 'up_to_date',
    graceUsed: state?.graceUsed ?? false,
    extensionUntil: state?.extensionUntil ?? null,
    nextShift: planned[0]?.day ?? null,
    policy: await policyOn(ctx.db, ctx.organisation, ctx.today),
  }
}

async function extend(ctx: ActionContext, member: string, sort: 'grace' | 'manual', until: Day): Promise<void> {
  const id = newId()
  await factStore.addExtension(ctx.db, ctx.organisation, {
    id,
    member,
    sort,
    from: ctx.today,
    until,
    now: ctx.now,
    by: ctx.actor.account,
  })
  ctx.record('shifts.extension_given', { subject: id, person: member, sort, until })
  await recount(ctx, [member])
}

export const giveGrace = action('shifts.giveGrace', async (ctx, { member }: { member: string }) => {
  await notForOneself(ctx, member)
  const facts = await extensionFacts(ctx, member)
  refuseWith(whyNotGrace(facts))
  const until = graceUntil(facts)
  await extend(ctx, member, 'grace', until)
  return { until }
})

/** Where the shop lets members take it themselves, nobody is asked. */
export const takeGrace = action('shifts.takeGrace', async (ctx, _input: Record<never, never>) => {
  const { contact } = await me(ctx)
  const facts = await extensionFacts(ctx, contact)
  refuseWith(whyNotTakeGrace(facts))
  const until = graceUntil(facts)
  await extend(ctx, contact, 'grace', until)
  return { until }
})

export const giveExtension = action(
  'shifts.giveExtension',
  async (ctx, input: InputOf<typeof contract.giveExtension>) => {
    await notForOneself(ctx, input.member)
    const facts = await extensionFacts(ctx, input.member)
    refuseWith(whyNotExtend(facts))
    const until = extensionUntil(ctx.today, input.days ?? facts.policy.extensionDays)
    await extend(ctx, input.member, 'manual', until)
    return { until }
  },
)

export const unsubscribe = action('shifts.unsubscribe', async (ctx, input: InputOf<typeof contract.unsubscribe>) => {
  await notForOneself(ctx, input.member)
  const state = await stateToday(ctx, input.member)
  if (state?.standing === 'unsubscribed') refuseWith([refuse('standing.unsubscribed')])
  const id = newId()
  await factStore.addUnsubscription(ctx.db, ctx.organisation, {
    id,
    member: input.member,
    from: ctx.today,
    reason: input.reason,
  })
  ctx.record('shifts.unsubscribed', { subject: id, person: input.member })
  await recount(ctx, [input.member])
  return {}
})

export const resign = action('shifts.resign', async (ctx, input: { member: string; on: string | null }) => {
  await notForOneself(ctx, input.member)
  await stateToday(ctx, input.member)
  await writeResignation(ctx.db, ctx.organisation, input.member, input.on as Day | null)
  ctx.record('shifts.resignation_set', { subject: input.member, person: input.member, on: input.on })
  await recount(ctx, [input.member])
  return {}
})

/** Every night: the counts that are due, and the standing of the new day. Missed nights are caught up in order. */
export const countNight = action('shifts.countNight', async (ctx, _input: Record<never, never>) => {
  const counted = await countOnward(ctx)
  if (counted === null) return { people: 0, counts: 0, changed: 0 }
  const { people, counts, changed, stopping } = counted
  const told = await standingStore.rememberWarned(ctx.db, ctx.organisation, stopping, ctx.now)
  for (const { member, on } of told)
    ctx.notify('shifts.standing_stops', member, { until: addDays(on, -1), on, link: '/shifts/standing' })
  ctx.record('shifts.counted', { people, counts, changed: changed.length })
  return { people, counts, changed: changed.length }
})
