/** Hours: what was worked, and what dues bought. */
import { lockActing, mustHave } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day, Month } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/capacity.ts'
import * as store from '../store/capacity.ts'
import { lockNeed } from '../store/needs.ts'
import { mustProvide } from './acting.ts'

type Of<C> = InputOf<C>

export const writeWork = action('needs.writeWork', async (ctx, input: Of<typeof contract.writeWork>) => {
  const acting = await mustProvide(ctx, input.participant)
  const day = (input.day ?? ctx.today) as Day
  if (day > ctx.today) refuseWith([refuse('work.day_ahead')])
  if (input.need !== null) found(await lockNeed(ctx.db, ctx.organisation, input.need), 'need')
  const { need, kind, minutes } = input
  const work = { id: newId(), provider: acting.row.id, account: ctx.actor.account, need, kind, minutes, day }
  await store.addWork(ctx.db, ctx.organisation, { ...work, now: ctx.now })
  ctx.record('needs.work_written', { subject: need ?? work.id, work: work.id, kind, minutes })
  return { work: work.id }
})

export const takeWorkBack = action('needs.takeWorkBack', async (ctx, input: Of<typeof contract.takeWorkBack>) => {
  const work = found(await store.readWork(ctx.db, ctx.organisation, input.work), 'work')
  mustHave(ctx, null, await lockActing(ctx, work.provider))
  if (work.takenBackAt !== null) refuseWith([refuse('work.taken_back')])
  await store.takeWorkBack(ctx.db, ctx.organisation, work.id, ctx.now)
  ctx.record('needs.work_taken_back', { subject: work.need ?? work.id, work: work.id })
  return {}
})

/** Minutes that a month's dues and hours in kind bought. */
export interface FundedMonth {
  readonly month: Month
  readonly minutes: number
}

/** The door for funding: the whole of each month, each time it is counted anew. Months that stay as they were stay so. */
export async function noteFundedMinutes(ctx: ActionContext, months: readonly FundedMonth[]): Promise<void> {
  for (const changed of await store.writeFundedMinutes(ctx.db, ctx.organisation, months, ctx.now))
    ctx.record('needs.minutes_funded', { ...changed })
}
