/** What a vote may be about, so that it follows whose own matter it is (5.7). Estimates are asked of `needs`; modules above
 *  tell their kinds at start, for governance never imports them. */
import { type NeedMatter, needMatters, needsToSelectFor } from '#hub/needs/public.ts'
import type { Context } from '#platform/action.ts'
import type { MatterKind } from './rules/interests.ts'

/** How it is called, and the organisations whose own matter it is. */
export type Matter = NeedMatter

/** All there are, the newest first; or the one with this id. */
export type MattersOf = (ctx: Context, id: string | null) => Promise<readonly Matter[]>

const kinds = new Map<MatterKind, MattersOf>([
  ['estimate', needMatters],
  ['selection', needsToSelectFor],
])

/** Called once at start by the module to which these things belong. */
export function registerMatters(kind: MatterKind, of: MattersOf): void {
  kinds.set(kind, of)
}

export const mattersOf = async (ctx: Context, kind: MatterKind): Promise<readonly Matter[]> =>
  (await kinds.get(kind)?.(ctx, null)) ?? []

export const matterOf = async (ctx: Context, kind: MatterKind, id: string): Promise<Matter | null> =>
  (await kinds.get(kind)?.(ctx, id))?.find((one) => one.id === id) ?? null
