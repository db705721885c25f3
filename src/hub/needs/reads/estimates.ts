/** Estimates as the provider and the core group look at them. */
import { ownOrganisations, takingPart } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract/estimates.ts'
import { seesOffer, unseen } from '../rules/estimating.ts'
import * as store from '../store/estimates.ts'
import * as needs from '../store/needs.ts'

export type ShownEstimate = ReplyOf<typeof contract.readEstimate>

/** With names, the needs they are of, and whether the person who asks may write them; what is not handed in yet without
 *  what it says, for everybody but its provider and those who asked. */
export async function shownEstimates(ctx: Context, all: readonly store.EstimateRow[]): Promise<ShownEstimate[]> {
  const [known, own] = await Promise.all([takingPart(ctx), ownOrganisations(ctx)])
  const names = new Map<string, string>(known.map(({ id, name }) => [id, name]))
  const of = await needs.readNeeds(ctx.db, ctx.organisation, [...new Set(all.flatMap((one) => one.needs))])
  const asker = ctx.actor.kind === 'system' || ctx.actor.may('community.steer')
  return all.map(({ askedAt: _asked, submittedAt, ...one }) => {
    const told = of.filter(({ id }) => one.needs.includes(id))
    const provider = own.some(({ id }) => id === one.provider)
    const shown = seesOffer({ handedIn: submittedAt !== null, provider, asker })
    return {
      ...one,
      ...(shown ? {} : unseen),
      shown,
      providerName: names.get(one.provider) ?? '–',
      needs: told.map(({ id, number, problem }) => ({ id, number, problem })),
      ownNeed: told.some(({ author }) => author === one.provider),
      own: provider,
    }
  })
}

export const listEstimates = read('needs.listEstimates', async (ctx, input: InputOf<typeof contract.listEstimates>) => {
  const all = await store.allEstimates(ctx.db, ctx.organisation, input.over === 'yes')
  return { estimates: await shownEstimates(ctx, all) }
})

export const readEstimate = read('needs.readEstimate', async (ctx, input: InputOf<typeof contract.readEstimate>) => {
  const row = found(await store.readEstimate(ctx.db, ctx.organisation, input.estimate), 'estimate')
  const [shown] = await shownEstimates(ctx, [row])
  return found(shown, 'estimate')
})
