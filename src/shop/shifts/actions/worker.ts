/** How members take part: mode, skills, lead role, what they show of themselves. */
import { type ActionContext, action, type Context } from '#platform/action.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { addDays } from '#platform/values/day.ts'
import { memberByAccount } from '#shop/members/public.ts'
import { beginAnew } from '../beginning-anew.ts'
import { me, memberOf, modeOn } from '../booking-facts.ts'
import type * as member from '../contract.ts'
import type * as contract from '../contract-workers.ts'
import { recount } from '../counting.ts'
import { givesUp, modeWarnings, whyNotChangeMode } from '../rules/mode.ts'
import type { Mode } from '../rules/policy.ts'
import { firstMode } from '../settings.ts'
import { cancelSeats } from '../store/booking.ts'
import { readMine } from '../store/mine.ts'
import { readWorker, standingsOf, type WorkerRow, writeWorker } from '../store/people.ts'
import { settleBlocks } from '../store/standing-facts.ts'
import { seatsHeldBy } from '../store/template.ts'
import { tellWatchers } from '../watching.ts'
import { endSeats, seatOn } from './fixed-seat.ts'
import { leadNoMore, letLead } from './lead-role.ts'

/** The person's row, or the one a new worker starts with. */
export async function workerOf(ctx: Context, id: string): Promise<WorkerRow> {
  const known = await readWorker(ctx.db, ctx.organisation, id)
  if (known) return known
  return {
    member: id,
    mode: await ctx.setting(firstMode),
    flyingStart: ctx.today,
    exemptReason: null,
    isLead: false,
    contactVisible: false,
    nameVisible: true,
    skills: [],
    shiftsBefore: 0,
    resigningOn: null,
    unsubscribedOn: null,
    blocked: null,
  }
}

export async function isSelf(ctx: Context, id: string): Promise<boolean> {
  if (!ctx.actor.account || ctx.actor.may('shifts.policy')) return false
  return (await memberByAccount(ctx.db, ctx.organisation, ctx.actor.account))?.contact === id
}

export const changeMode = action('shifts.changeMode', async (ctx, input: InputOf<typeof contract.changeMode>) => {
  const person = await memberOf(ctx, input.member)
  const before = await workerOf(ctx, input.member)
  const from = modeOn(person, ctx.today, before.mode, before.mode)
  const [reason, self] = [input.reason ?? '', await isSelf(ctx, input.member)]
  refuseWith(whyNotChangeMode({ from, to: input.mode, reason, hasSeat: input.template !== undefined, self }))
  const { standing } = (await standingsOf(ctx.db, ctx.organisation, [input]))(input.member)
  await leaveSeats(ctx, input.member, input.mode)
  const start = input.flyingStart as Day | undefined
  const flyingStart = start ?? (input.mode === 'flying' ? ctx.today : before.flyingStart)
  const exemptReason = input.mode === 'exempt' ? reason : null
  await writeWorker(ctx.db, ctx.organisation, {
    ...before,
    mode: input.mode,
    flyingStart,
    exemptReason,
    unsubscribedOn: null,
  })
  await beginAnew(ctx, {
    member: input.member,
    mode: input.mode,
    flyingStart,
    was: before,
    resetMain: input.resetMain ?? false,
    resetMakeUp: input.resetMakeUp ?? false,
  })
  const seat =
    input.template && (input.mode === 'regular' || input.mode === 'mixed')
      ? await seatOn(ctx, { template: input.template, member: input.member, group: input.group, from: input.from })
      : null
  ctx.record('shifts.mode_changed', { subject: input.member, person: input.member, from, to: input.mode })
  ctx.notify('shifts.mode_changed', input.member, { mode: input.mode, link: '/shifts' })
  return { warnings: [...modeWarnings(standing), ...(seat?.warnings ?? [])] }
})

/** Old fixed seats end, and coming seats that the new mode cannot hold are given up. */
async function leaveSeats(ctx: ActionContext, id: string, mode: Mode): Promise<void> {
  const held = await seatsHeldBy(ctx.db, ctx.organisation, [id], ctx.today)
  await endSeats(
    ctx,
    held.map((seat) => ({ ...seat, until: addDays(ctx.today, -1) })),
  )
  const ahead = await readMine(ctx.db, ctx.organisation, id, ctx.now, false)
  const unfit = ahead.filter((row) => givesUp(row, mode, ctx.now)).map(({ attendance }) => attendance)
  const gone = await cancelSeats(ctx.db, ctx.organisation, unfit, 'mode', ctx.now)
  await tellWatchers(
    ctx,
    gone.map(({ shift }) => shift),
  )
}

export const editWorker = action('shifts.editWorker', async (ctx, input: InputOf<typeof contract.editWorker>) => {
  if (await isSelf(ctx, input.member)) refuseWith([refuse('self.not_allowed')])
  await memberOf(ctx, input.member)
  const before = await workerOf(ctx, input.member)
  await writeWorker(ctx.db, ctx.organisation, {
    ...before,
    skills: input.skills ?? before.skills,
    isLead: input.isLead ?? before.isLead,
    blocked: input.blocked === undefined ? before.blocked : input.blocked || null,
    contactVisible: input.contactVisible ?? before.contactVisible,
    nameVisible: input.nameVisible ?? before.nameVisible,
  })
  if (input.blocked !== undefined) await blockOrNot(ctx, input.member)
  if (input.isLead === true) await letLead(ctx, [input.member])
  if (input.isLead === false && before.isLead) await leadNoMore(ctx, input.member)
  ctx.record('shifts.worker_edited', { subject: input.member, person: input.member })
  return {}
})

/** A block, or its end, counts from today on. */
async function blockOrNot(ctx: ActionContext, id: string): Promise<void> {
  await settleBlocks(ctx.db, ctx.organisation, [id], ctx.today)
  await recount(ctx, [id])
}

export const changeMyPlan = action('shifts.changeMyPlan', async (ctx, input: InputOf<typeof member.changeMyPlan>) => {
  const person = await me(ctx)
  const before = await workerOf(ctx, person.contact)
  await writeWorker(ctx.db, ctx.organisation, {
    ...before,
    contactVisible: input.contactVisible ?? before.contactVisible,
    nameVisible: input.nameVisible ?? before.nameVisible,
  })
  ctx.record('shifts.worker_edited', { subject: person.contact, person: person.contact })
  return {}
})
