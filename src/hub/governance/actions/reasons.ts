import type { ActionContext } from '#platform/action.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { visibleLength } from '../rules/votes.ts'
import { reasonMax, reasonMin } from '../settings/votes.ts'

/** A reason is not asked for; one that is given has words. */
export async function whyNotReason(ctx: ActionContext, reason: string | null): Promise<Refusal[]> {
  if (!reason) return []
  const [least, most] = [await ctx.setting(reasonMin), await ctx.setting(reasonMax)]
  const length = visibleLength(reason)
  return length >= least && length <= most ? [] : [refuse('vote.reason', { length, least, most })]
}
