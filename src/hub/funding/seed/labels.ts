/** The story of the shelf labels goes on: four co-ops share the cost of the estimate, each by its turnover; it is called,
 *  paid, spent and settled, and a fifth joins when it sees that it helps. The need itself is told by `needs`. */
import { answerLabels, buildLabels, demoIds, estimatesToFund, tryLabels } from '#hub/needs/public.ts'
import { action } from '#platform/action.ts'
import type { CommunitySeed } from '#platform/module.ts'
import { addDays } from '#platform/values/day.ts'
import { approveWish } from '../actions/approvals.ts'
import { confirmRound, followNeeds } from '../actions/calls.ts'
import { closeOverdue } from '../actions/closing.ts'
import { bookCost, payProvider } from '../actions/costs.ts'
import { chooseSurplus, settleRound } from '../actions/ending.ts'
import { askToJoin, callLateJoin, confirmLateJoin, quoteLateJoin } from '../actions/late.ts'
import { openRound } from '../actions/opening.ts'
import { payCall } from '../actions/payments.ts'
import { confirmPledge, declineRound, intend, pledge } from '../actions/pledging.ts'
import { callsOf } from '../store/calls.ts'

/** The first need that was told is the one of the labels. */
const findEstimate = action('funding.demoEstimate', async (ctx, _input: object) => {
  const all = await estimatesToFund(ctx)
  const own = all.find(({ needs }) => needs.some(({ number }) => number === 1))
  if (!own) throw new Error('the demo has no estimate of shelf labels')
  return { estimate: own.id, need: own.needs[0]?.id ?? '' }
})

type IdOf = Awaited<ReturnType<typeof demoIds>>
interface Telling {
  readonly seed: CommunitySeed
  readonly idOf: IdOf
  readonly round: string
}

export async function payLabels(seed: CommunitySeed): Promise<void> {
  const idOf = await demoIds(seed.act)
  const { estimate, need } = await seed.act(findEstimate, {})
  const telling = { seed, idOf, round: await open(seed, estimate) }
  await promise(telling)
  await seed.actThen(187, null, closeOverdue, {})
  await seed.actThen(181, 'jo', confirmRound, { round: telling.round })
  await payTranche(telling, 1)
  await buildLabels(seed, need)
  await spend(telling, 0)
  await seed.actThen(129, null, followNeeds, {})
  await tryLabels(seed, need)
  await seed.actThen(115, null, followNeeds, {})
  await payTranche(telling, 2)
  await spend(telling, 1)
  await payTranche(telling, 3)
  await spend(telling, 2)
  await settle(telling)
  await answerLabels(seed, need)
  await joinLate(telling)
}

const open = async ({ actThen, today }: CommunitySeed, estimate: string): Promise<string> =>
  (
    await actThen(210, 'frieda', openRound, {
      ...{ name: 'Étiquettes de rayon\u00a0: seulement ce qui a changé', estimate, key: { kind: 'turnover' } },
      ...{ target: 0, secured: [], deadline: addDays(today, -188), estimateValidUntil: null, invited: [] },
      ...{ keyYear: null, minPayers: null, contingencyBp: null, tranchesBp: null },
      ...{ rate: null, provider: null, holder: null },
    })
  ).round

/** One intends and asks at home first, one asks for three others beside it, one cannot pay this year. */
async function promise({ seed: { actThen }, idOf, round }: Telling): Promise<void> {
  const share = { round, mode: 'share' as const, minutes: null, usesArea: true, conditions: [] }
  const wished = { ...share, participant: idOf('La Gousse'), amount: 90_000 }
  const intended = await actThen(207, 'lea', intend, wished)
  await actThen(205, 'jo', pledge, { ...share, participant: idOf('Le Panier'), amount: 240_000 })
  await actThen(203, 'mira', pledge, { ...share, participant: idOf('Le Silo'), amount: 70_000 })
  await actThen(200, 'lea', confirmPledge, { round, pledge: intended.pledge })
  const ifFour = { kind: 'payers_at_least' as const, payers: 4 }
  const careful = { ...share, participant: idOf('Die Speisekammer'), amount: 110_000, conditions: [ifFour] }
  await actThen(195, 'frieda', pledge, careful)
  const reason = 'Dit jaar niet: onze winkel verhuist. We doen later mee.'
  await actThen(192, 'nils', declineRound, { round, participant: idOf('De Moestuin'), reason })
}

export const demoCalls = action('funding.demoCalls', (ctx, { round }: { round: string }) =>
  callsOf(ctx.db, ctx.organisation, round),
)

/** On which days the treasurer saw the transfers of each tranche, in this order. */
const transfers: readonly (readonly (readonly [number, string])[])[] = [
  [
    [176, 'Die Speisekammer'],
    [172, 'Le Panier'],
    [168, 'Le Silo'],
    [165, 'La Gousse'],
  ],
  [
    [114, 'Le Panier'],
    [113, 'Die Speisekammer'],
    [112, 'Le Silo'],
    [111, 'La Gousse'],
  ],
  [
    [103, 'Die Speisekammer'],
    [101, 'Le Panier'],
    [96, 'La Gousse'],
    [93, 'Le Silo'],
  ],
]

async function payTranche({ seed: { act, actThen }, idOf, round }: Telling, tranche: number): Promise<void> {
  const calls = (await act(demoCalls, { round })).filter((call) => call.tranche === tranche)
  for (const [daysAgo, name] of transfers[tranche - 1] ?? []) {
    const call = calls.find(({ participant }) => participant === idOf(name))
    const asked = { callLine: call?.id ?? '', amount: null, from: 'bank' as const, fee: 0, requestKey: null }
    await actThen(daysAgo, 'jo', payCall, asked)
  }
}

/** Three bills of the provider: asked by the treasurer, approved by somebody of another co-op, booked and paid. */
const bills = [
  { ...{ booked: 155, paid: 150, document: 'Code Commun, facture 14' }, net: 90_000, vat: 18_900, last: false },
  { ...{ booked: 110, paid: 107, document: 'Code Commun, facture 19' }, net: 144_000, vat: 30_240, last: false },
  { ...{ booked: 92, paid: 90, document: 'Code Commun, facture 22' }, net: 108_000, vat: 22_680, last: true },
]

async function spend({ seed: { actThen }, round }: Telling, at: number): Promise<void> {
  const { booked, paid, ...bill } = bills[at] ?? (bills[0] as (typeof bills)[number])
  const asked = await actThen(booked, 'jo', bookCost, { ...bill, round, inHours: null })
  await actThen(booked - 1, 'mira', approveWish, { wish: asked.wish })
  const paying = await actThen(paid, 'jo', payProvider, { cost: asked.cost, amount: null })
  await actThen(paid - 1, 'mira', approveWish, { wish: paying.wish })
}

/** It cost less than was called: what is left goes where each payer wants it. */
async function settle({ seed: { actThen }, idOf, round }: Telling): Promise<void> {
  const participant = idOf('Die Speisekammer')
  await actThen(88, 'frieda', chooseSurplus, { participant, to: 'reserve', round: null })
  const asked = await actThen(87, 'jo', settleRound, { round })
  await actThen(87, 'mira', approveWish, { wish: asked.wish })
}

async function joinLate({ seed: { actThen }, idOf, round }: Telling): Promise<void> {
  const asking = { round, participant: idOf('De Moestuin'), usesArea: true }
  const { join } = await actThen(15, 'nils', askToJoin, asking)
  await actThen(15, 'nils', quoteLateJoin, { join })
  await actThen(14, 'nils', confirmLateJoin, { join })
  const { call } = await actThen(13, 'jo', callLateJoin, { join })
  const paid = { callLine: call ?? '', amount: null, from: 'bank' as const, fee: 0, requestKey: null }
  await actThen(8, 'jo', payCall, paid)
}
