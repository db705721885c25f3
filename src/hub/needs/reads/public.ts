/** Needs as everybody may see them, where the community shows them: what it is about and how far it is. */
import type { Context } from '#platform/action.ts'
import type { NeedState } from '../rules/states.ts'
import { needTitles } from '../store/needs.ts'
import { needsOpenIn, type OpenNeed, type PublicNeed, publicNeeds } from '../store/public.ts'

export type { OpenNeed, PublicNeed }

/** From what is being built to what waits its turn, then what is there. */
const shown: readonly NeedState[] = [
  ...(['in_acceptance', 'in_development', 'funded', 'co_financing', 'estimated', 'estimating'] as const),
  ...(['analysed', 'in_analysis', 'prioritised', 'delivered', 'closed'] as const),
]

export const needsForEverybody = (ctx: Context): Promise<PublicNeed[]> => publicNeeds(ctx.db, ctx.organisation, shown)

/** Those that wait for a word of the co-ops: to be tried, paid for, classified, or to find their place. What is being
 *  analysed, estimated or made waits for its provider, and what is paid for in a round is told by that round. */
const waitingForAll: readonly NeedState[] = ['in_acceptance', 'estimated', 'analysed', 'prioritised', 'collected']

export const needsToTalkAbout = (ctx: Context): Promise<OpenNeed[]> =>
  needsOpenIn(ctx.db, ctx.organisation, waitingForAll)

/** How a need is called; null where there is none, or only the draft of one. */
export async function needNamed(ctx: Context, id: string): Promise<string | null> {
  const [need] = await needTitles(ctx.db, ctx.organisation, [id])
  return need?.number ? `${need.number} · ${need.problem}` : null
}
