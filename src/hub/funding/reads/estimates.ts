/** On which estimates a round may be opened, and where a surplus would go. */
import { estimateFor, estimatesToFund } from '#hub/needs/public.ts'
import { participantsIn } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/estimates.ts'
import { choicesOf } from '../store/costs.ts'
import { openRoundsOn } from '../store/rounds.ts'

export const readFundable = read('funding.readFundable', async (ctx, _input: object) => {
  const [all, known] = await Promise.all([estimatesToFund(ctx), participantsIn(ctx)])
  const nameOf = new Map<string, string>(known.map((one) => [one.id, one.name]))
  return {
    estimates: all.map(({ id, needs, provider, net, currency, validUntil }) => ({
      ...{ estimate: id, provider, providerName: nameOf.get(provider) ?? '', net, currency, validUntil },
      needs: needs.map((need) => ({ ...need, problem: need.problem ?? '' })),
    })),
  }
})

/** Whether a provider offers its estimate no more. */
export async function isWithdrawn(ctx: Context, estimate: string | null): Promise<boolean> {
  const known = estimate ? await estimateFor(ctx, estimate) : null
  return known !== null && ['declined', 'expired', 'superseded'].includes(known.state)
}

export const readSurplusChoice = read(
  'funding.readSurplusChoice',
  async (ctx, { participant }: InputOf<typeof contract.readSurplusChoice>) => {
    const [choices, open] = await Promise.all([
      choicesOf(ctx.db, ctx.organisation),
      openRoundsOn(ctx.db, ctx.organisation),
    ])
    const own = choices.find((one) => one.participant === participant)
    return {
      to: own?.kind ?? ('back' as const),
      round: own?.need ?? null,
      rounds: open.map(({ id, name }) => ({ id, name })),
    }
  },
)
