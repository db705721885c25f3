/** Each save of a draft is kept; where two people write at once, the second stands beside the first. */
import type { ActionContext } from '#platform/action.ts'
import { refuseWith } from '#platform/refusal.ts'
import { isBeside } from '#platform/values/beside.ts'
import { whyNotSettle } from '../rules/drafts.ts'
import * as store from '../store/drafts.ts'

export interface OnDraft {
  /** The one that was on the screen; left out: the current one. */
  readonly basedOn?: number | undefined
  /** One that stands beside, which this one takes up. */
  readonly settles: number | null
}

/** The latest that does not stand beside another; 0: none is kept. */
export const currentDraft = (all: readonly Pick<store.DraftRow, 'n' | 'beside'>[]): number =>
  all.findLast(({ beside }) => !beside)?.n ?? 0

/** The proposal is locked: two saves at once come one after the other. */
export async function keepDraft(ctx: ActionContext, proposal: string, parts: store.DraftParts, on: OnDraft) {
  const all = await store.draftsOf(ctx.db, ctx.organisation, proposal)
  const waiting = all.filter((one) => one.beside).map(({ n }) => n)
  refuseWith(whyNotSettle(on.settles, waiting))
  const [current, n] = [currentDraft(all), (all.at(-1)?.n ?? 0) + 1]
  const basedOn = on.basedOn ?? current
  const beside = isBeside(basedOn, current)
  const row = { n, basedOn, parts, beside, writtenAt: ctx.now, writtenBy: ctx.actor.account }
  await store.addDraft(ctx.db, ctx.organisation, proposal, row)
  if (on.settles !== null && !beside) await store.settleDraft(ctx.db, ctx.organisation, proposal, on.settles)
  return { draft: n, beside, current: beside ? current : n }
}
