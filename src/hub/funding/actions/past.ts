/** Developments of before, brought in with who paid what: late joiners are counted in like in any other round. */
import { type Sharer, sharersIn } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { type Day, day, type TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { cents, sum } from '#platform/values/money.ts'
import { atWallTime } from '#platform/values/zone.ts'
import type * as contract from '../contract/late.ts'
import { knownOf } from '../rules/outcome.ts'
import { keyForLate, type SharingKey, weightsOf, whyNotKey, whyNotShare } from '../rules/weights.ts'
import { lateKeyForFree } from '../settings.ts'
import { writeNets } from '../store/calls.ts'
import * as store from '../store/rounds.ts'

type Wanted = InputOf<typeof contract.importPast>
export type Past = Omit<Wanted['developments'][number], 'key'> & { readonly key: SharingKey }

export const importPast = action('funding.importPast', async (ctx, { developments, apply }: Wanted) => {
  const years = [...new Set(developments.map(({ keyYear }) => keyYear))]
  const known = new Map(await Promise.all(years.map(async (year) => [year, await sharersIn(ctx, year)] as const)))
  const of = (one: Past): readonly Sharer[] => known.get(one.keyYear) ?? []
  const forFree = await ctx.setting(lateKeyForFree)
  const keyOf = ({ key }: Past) => keyForLate(key, forFree)
  const problems = developments.flatMap((one, at) =>
    whyNotPast(one, keyOf(one), of(one), ctx.today).map(({ code, name }) => ({ code, name, line: at + 1 })),
  )
  const applied = apply && problems.length === 0
  const rounds: string[] = []
  if (applied) for (const one of developments) rounds.push(await bringIn(ctx, one, keyOf(one), of(one)))
  const brought = rounds.map((round, at) => ({ round, name: developments[at]?.name ?? '' }))
  return { applied, problems, rounds, brought }
})

interface PastProblem extends Refusal {
  /** Whose part it is about, and how it is called; null: the development itself. */
  readonly participant: string | null
  readonly name: string | null
}

export function whyNotPast(past: Past, key: SharingKey, sharers: readonly Sharer[], today: Day): PastProblem[] {
  const itself = [
    ...whyNotKey(past.key),
    ...(day(past.deliveredOn) > today ? [refuse('round.day_ahead', { day: past.deliveredOn })] : []),
  ]
  return [
    ...itself.map((no) => ({ ...no, participant: null, name: null })),
    ...past.payers.flatMap((payer) => {
      const { participant } = payer
      const sharer = sharers.find(({ id }) => id === participant)
      if (!sharer) return [{ ...refuse('not_found'), participant, name: participant }]
      return whyNotShare(key, weighedOf(payer, sharers), past.keyYear).map((no) => ({
        ...{ ...no, participant, name: sharer.name },
      }))
    }),
  ]
}

const weighedOf = ({ participant, usesArea }: Past['payers'][number], sharers: readonly Sharer[]) =>
  knownOf({ participant, mode: 'share', amount: 0, usesArea, conditions: [] }, 0, sharers).weighed

export async function bringIn(
  ctx: ActionContext,
  past: Past,
  key: SharingKey,
  sharers: readonly Sharer[],
): Promise<string> {
  const id = newId()
  const seq = await nextNumber(ctx.db, ctx.organisation, 'round')
  const deliveredOn = day(past.deliveredOn)
  const at = atWallTime(deliveredOn, '00:00' as TimeOfDay, ctx.shop.zone)
  await store.writeRound(ctx.db, ctx.organisation, {
    ...{ id, seq, name: past.name, state: 'settled', kind: 'past', secured: [], key: past.key, keyYear: past.keyYear },
    target: sum(past.payers.map(({ net }) => cents(net))),
    currency: past.currency ?? ctx.shop.currency,
    ...{ minPayers: 0, contingencyBp: 0, tranchesBp: [10_000], rate: null, invited: [], replaces: null },
    ...{ opensOn: deliveredOn, deadline: deliveredOn, endsAt: at, estimateValidUntil: deliveredOn },
    ...{ estimate: null, provider: null, holder: null, at: ctx.now, by: ctx.actor.account },
  })
  await store.closeRow(ctx.db, ctx.organisation, id, {
    state: 'settled',
    at,
    endedOn: deliveredOn,
    kept: keptOf(past, key, sharers),
  })
  await store.moveRound(ctx.db, ctx.organisation, id, { deliveredOn, calledOn: deliveredOn, tranchesCalled: 1 })
  await writeNets(
    ctx.db,
    ctx.organisation,
    id,
    deliveredOn,
    past.payers.map(({ participant, net }) => ({ id: newId(), participant, kind: 'past', amount: cents(net) })),
  )
  ctx.record('funding.past_brought_in', { subject: id, seq })
  return id
}

/** As a round would have kept it: parts, and the figures that hold for late joiners. */
function keptOf({ payers }: Past, key: SharingKey, sharers: readonly Sharer[]) {
  const weighed = payers.map((one) => weighedOf(one, sharers))
  const weights = weightsOf(key, weighed)
  const parts = payers.map(({ participant, net }) => ({
    ...{ participant, name: sharers.find(({ id }) => id === participant)?.name ?? '', mode: 'share', net },
    ...{ contingency: 0, how: 'as_pledged', tranches: [net] },
  }))
  return {
    ...{ met: true, short: 0, payers: payers.length, payersMissing: 0, contingency: { wanted: 0, covered: 0 } },
    ...{ parts, fallen: [], savings: [], keys: [] },
    weighed,
    file: {
      payers: payers.map(({ participant, net }, at) => ({
        ...{ pledge: participant, participant, mode: 'share', weight: String(weights[at] ?? 0n), cap: net },
        joinSeq: sharers.findIndex(({ id }) => id === participant) + 1,
      })),
      ...{ reached: null, ties: [] },
    },
  }
}
