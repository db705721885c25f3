/** The rounds of the demo: shelf labels from the first pledge to the last refund, others that just closed, wait for
 *  pledges, or failed. */
import { demoIds } from '#hub/needs/public.ts'
import type { CommunitySeed, Seed } from '#platform/module.ts'
import { addDays, type Day, yearOf } from '#platform/values/day.ts'
import { closeOverdue } from './actions/closing.ts'
import { approveExpense } from './actions/expense-steps.ts'
import { openRound } from './actions/opening.ts'
import { importPast } from './actions/past.ts'
import { pledge } from './actions/pledging.ts'
import { seedAddresses } from './seed/addresses.ts'
import { seedDues } from './seed/dues.ts'
import { seedExpenses } from './seed/expenses.ts'
import { payLabels } from './seed/labels.ts'
import { waitForOne } from './seed/late.ts'
import { seedPots } from './seed/pots.ts'
import { seedStatement } from './seed/statement.ts'

type IdOf = Awaited<ReturnType<typeof demoIds>>

interface ToldPledge {
  readonly by: string
  readonly mode?: 'share' | 'fixed'
  readonly amount: number
  readonly if?: { readonly payers?: number; readonly with?: string }
}

interface ToldRound {
  readonly name: string
  readonly target: number
  readonly secured?: number
  readonly key?: { readonly kind: 'turnover' }
  /** Days from today on which it opened and ends. */
  readonly opened: number
  readonly ends: number
  readonly pledges: readonly ToldPledge[]
}

const told: readonly ToldRound[] = [
  {
    name: 'Étiquettes de rayon\u00a0: formats et impression',
    target: 360_000,
    key: { kind: 'turnover' },
    opened: -60,
    ends: -2,
    pledges: [
      { by: 'Le Panier', amount: 240_000 },
      { by: 'La Gousse', amount: 90_000 },
      { by: 'Le Silo', amount: 70_000 },
      { by: 'De Moestuin', amount: 40_000 },
      { by: 'Die Speisekammer', amount: 110_000, if: { payers: 4 } },
    ],
  },
  {
    name: 'Étiquettes électroniques\u00a0: connexion aux bornes',
    target: 480_000,
    opened: -40,
    ends: -9,
    pledges: [
      { by: 'Le Panier', amount: 150_000, if: { payers: 4 } },
      { by: 'Le Silo', amount: 60_000, if: { with: 'Le Panier' } },
      { by: 'Die Speisekammer', mode: 'fixed', amount: 120_000 },
    ],
  },
  {
    name: 'Étiquettes au poids\u00a0: balances du vrac',
    target: 240_000,
    secured: 40_000,
    opened: -22,
    ends: 12,
    pledges: [
      { by: 'La Gousse', amount: 50_000 },
      { by: 'Die Speisekammer', amount: 80_000, if: { payers: 3 } },
    ],
  },
]

/** Who commits for whom. */
const hands: Readonly<Record<string, string>> = {
  ...{ 'Le Panier': 'jo', 'La Gousse': 'lea', 'Le Silo': 'mira' },
  ...{ 'De Moestuin': 'nils', 'Die Speisekammer': 'frieda' },
}

/** Opened by the core group on its day; the co-ops pledge one after the other, two days apart. */
async function tellRound({ actThen, today }: CommunitySeed, idOf: IdOf, round: ToldRound): Promise<void> {
  const opened = await actThen(-round.opened, 'lea', openRound, {
    ...{ name: round.name, estimate: null, target: round.target, key: round.key ?? null },
    secured: round.secured ? [{ source: 'reserve', amount: round.secured, evidence }] : [],
    ...{ deadline: addDays(today, round.ends), estimateValidUntil: addDays(today, round.ends + 90), invited: [] },
    ...{ keyYear: null, minPayers: 2, contingencyBp: 1000, tranchesBp: [3000, 4000, 3000], rate: null },
    ...{ provider: idOf('Code Commun'), holder: null },
  })
  for (const [at, { by, mode = 'share', amount, if: only = {} }] of round.pledges.entries())
    await actThen(-round.opened - 2 * (at + 1), hands[by] ?? null, pledge, {
      ...{ round: opened.round, participant: idOf(by), mode, amount, minutes: null, usesArea: true },
      conditions: [
        ...(only.payers ? [{ kind: 'payers_at_least' as const, payers: only.payers }] : []),
        ...(only.with ? [{ kind: 'with' as const, participant: idOf(only.with) }] : []),
      ],
    })
}

const evidence = 'Décision D-14, réserve de la communauté'

/** What five co-ops paid a year ago: whoever needs it now joins late. */
const past = {
  name: 'Étiquettes de rayon\u00a0: codes-barres',
  days: 366,
  payers: ['Le Panier', 'La Gousse', 'Le Silo', 'Die Speisekammer', 'Le Grenier'],
  each: 72_000,
}

function pastOf(idOf: IdOf, today: Day) {
  return {
    name: past.name,
    deliveredOn: addDays(today, -past.days),
    key: { kind: 'equal' as const },
    keyYear: yearOf(today) - 1,
    payers: past.payers.map((name) => ({ participant: idOf(name), net: past.each, usesArea: true })),
  }
}

export const seed: Seed = {
  community: async (ctx) => {
    const idOf = await demoIds(ctx.act)
    await seedAddresses(ctx, idOf)
    await seedDues(ctx)
    await payLabels(ctx)
    await waitForOne(ctx)
    for (const round of told) await tellRound(ctx, idOf, round)
    await ctx.act(closeOverdue, {})
    await ctx.act(importPast, { developments: [pastOf(idOf, ctx.today)], apply: true })
    await seedPots(ctx)
    const { last } = await ctx.act(seedExpenses, {})
    await ctx.actThen(0, 'jo', approveExpense, { expense: last })
    await ctx.act(seedStatement, {})
  },
}
