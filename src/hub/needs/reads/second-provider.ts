/** Whether one estimate is enough to go on with, asked by accepting it and by opening a round on it. */
import type { Context } from '#platform/action.ts'
import type { Refusal } from '#platform/refusal.ts'
import { cents, noMoney } from '#platform/values/money.ts'
import { whyNotAlone } from '../rules/estimating.ts'
import { twoProvidersAbove } from '../settings.ts'
import { type EstimateRow, estimatesOf } from '../store/estimates.ts'
import type { NeedRow } from '../store/needs.ts'

/** Refusals where a second provider has to be asked; `decision` goes on without. */
export async function whyNotGoOnWith(
  ctx: Context,
  estimate: EstimateRow,
  needs: readonly NeedRow[],
  decision: string | null = estimate.decisionNumber,
): Promise<Refusal[]> {
  const all = await estimatesOf(ctx.db, ctx.organisation, estimate.needs)
  return whyNotAlone({
    net: estimate.net ?? noMoney,
    above: cents(await ctx.setting(twoProvidersAbove)),
    ownNeed: needs.some(({ author }) => author === estimate.provider),
    othersAsked: new Set(all.map(({ provider }) => provider).filter((one) => one !== estimate.provider)).size,
    decision,
  })
}
