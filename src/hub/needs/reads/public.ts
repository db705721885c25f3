/** Needs as everybody may see them, where the community shows them: what it is about and how far it is. */
import type { Context } from '#platform/action.ts'
import type { NeedState } from '../rules/states.ts'
import { type PublicNeed, publicNeeds } from '../store/public.ts'

export type { PublicNeed }

/** From what is being built to what waits its turn, then what is there. */
const shown: readonly NeedState[] = [
  ...(['in_acceptance', 'in_development', 'funded', 'co_financing', 'estimated', 'estimating'] as const),
  ...(['analysed', 'in_analysis', 'prioritised', 'delivered', 'closed'] as const),
]

export const needsForEverybody = (ctx: Context): Promise<PublicNeed[]> => publicNeeds(ctx.db, ctx.organisation, shown)
