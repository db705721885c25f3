/** The door for votes: whose own matter an estimate is, or the choice of who makes a need. */
import type { Context } from '#platform/action.ts'
import { estimateMatters, selectionMatters } from '../store/matters.ts'

export interface NeedMatter {
  readonly id: string
  readonly name: string
  /** The organisations whose own matter it is. */
  readonly owners: readonly string[]
}

/** Estimates that were handed in, the newest first; or the one with this id. */
export const needMatters = (ctx: Context, id: string | null): Promise<NeedMatter[]> =>
  estimateMatters(ctx.db, ctx.organisation, id)

/** Needs for which providers were asked: whoever offers does not choose among the offers. */
export const needsToSelectFor = (ctx: Context, id: string | null): Promise<NeedMatter[]> =>
  selectionMatters(ctx.db, ctx.organisation, id)
