/** Everybody a consultation about a need concerns: who uses its area, and who was told or answered besides. */
import { takingPart } from '#hub/organisations/public.ts'
import type { Context } from '#platform/action.ts'
import type { Asked } from '../rules/consultation.ts'
import { consultedOf } from '../store/analysis.ts'
import type { NeedRow } from '../store/needs.ts'
import { usersOf } from '../store/voices.ts'

export interface AskedOne extends Asked {
  readonly id: string
  readonly reachedHow: string | null
  readonly reason: string | null
  /** Its row stands in the consultation, or it uses the area. */
  readonly asked: boolean
}

/** Whoever left the community is asked no more. */
export async function askedIn(ctx: Context, need: NeedRow): Promise<AskedOne[]> {
  const [users, consulted, all] = await Promise.all([
    usersOf(ctx.db, ctx.organisation, need.area, ctx.today),
    consultedOf(ctx.db, ctx.organisation, need.id),
    takingPart(ctx),
  ])
  const using = new Set<string>(users.map(({ participant }) => participant))
  return all
    .filter((one) => one.inside)
    .map(({ id, name }) => {
      const row = consulted.find((one) => one.participant === id)
      return {
        id,
        name,
        usesArea: using.has(id),
        asked: using.has(id) || row !== undefined,
        effect: row?.effect ?? null,
        reachedOn: row?.reachedOn ?? null,
        reachedHow: row?.reachedHow ?? null,
        answer: row?.answer ?? null,
        reason: row?.reason ?? null,
      }
    })
}
