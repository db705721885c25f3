import type { ActionContext } from '#platform/action.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { whyNotObject } from '../rules/template.ts'
import { visibleLength } from '../rules/votes.ts'
import { objectionMax, objectionMin, reasonMax, reasonMin } from '../settings/votes.ts'

/** A reason is not asked for; one that is given has words. */
export async function whyNotReason(ctx: ActionContext, reason: string | null): Promise<Refusal[]> {
  if (!reason) return []
  const [least, most] = [await ctx.setting(reasonMin), await ctx.setting(reasonMax)]
  const length = visibleLength(reason)
  return length >= least && length <= most ? [] : [refuse('vote.reason', { length, least, most })]
}

/** What an objection says, in the bounds of the community. */
export const whyNotRaise = async (ctx: ActionContext, harm: string, help: string): Promise<Refusal[]> =>
  whyNotObject(harm, help, { least: await ctx.setting(objectionMin), most: await ctx.setting(objectionMax) })
