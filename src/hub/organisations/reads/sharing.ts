/** What sharing keys ask of those who take part: the order in which they joined, and figures that hold for a year. */
import type { Context } from '#platform/action.ts'
import type { Month } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { type FigureName, figureFor, figureNames } from '../rules/figures.ts'
import type { MembershipState } from '../rules/states.ts'
import { readParticipants } from '../store/participants.ts'
import { type MonthOfUse, sharingOf, usesHere } from '../store/sharing.ts'
import { readAllFigures } from '../store/welcome.ts'

export interface Sharer {
  readonly id: OrganisationId
  readonly name: string
  readonly state: MembershipState
  /** That year's attested figure, else the last one, at most two years older; null: none. */
  readonly figures: Readonly<Record<FigureName, number | null>>
}

/** Everybody in the order of joining, those without a number last. */
export async function sharersIn(ctx: Context, year: number): Promise<Sharer[]> {
  const [participants, figures] = await Promise.all([
    readParticipants(ctx.db, ctx.organisation),
    readAllFigures(ctx.db, ctx.organisation),
  ])
  const known = Map.groupBy(figures, ({ participant }) => participant)
  return participants.map(({ id, name, state }) => {
    const own = known.get(id) ?? []
    const each = figureNames.map((figure) => [figure, figureFor(figure, year, own)?.value ?? null])
    return { id, name, state, figures: Object.fromEntries(each) as Sharer['figures'] }
  })
}

/** The communities in which this shop takes part. */
export async function communitiesOf(ctx: Context): Promise<{ readonly id: string; readonly name: string }[]> {
  const known = await sharingOf(ctx.db, ctx.organisation)
  return known.map(({ id, name }) => ({ id, name }))
}

/** How much each part of the software was used in the shops that agreed to tell it, month by month from this one on. */
export const usesTold = (ctx: Context, first: Month): Promise<MonthOfUse[]> => usesHere(ctx.db, first)
