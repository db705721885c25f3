/** The rounds of the demo: shelf labels from the first pledge to the last refund, others that just closed, wait for
 *  pledges, or failed. */
import { sharersIn } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import type { Seed } from '#platform/module.ts'
import { addDays, type Day, type TimeOfDay, yearOf } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { cents } from '#platform/values/money.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { closeOverdue } from './actions/closing.ts'
import { approveExpense } from './actions/expense-steps.ts'
import { importPast } from './actions/past.ts'
import type { PledgeMode } from './rules/closing.ts'
import { firstKey, type SharingKey } from './rules/weights.ts'
import { seedDues } from './seed-dues.ts'
import { seedExpenses } from './seed-expenses.ts'
import { payLabels } from './seed-labels.ts'
import { waitForOne } from './seed-late.ts'
import { seedPots } from './seed-pots.ts'
import { seedStatement } from './seed-statement.ts'
import { type StoredCondition, writePledge } from './store/pledges.ts'
import { writeRound } from './store/rounds.ts'

interface ToldPledge {
  readonly by: string
  readonly mode?: PledgeMode
  readonly amount: number
  readonly if?: { readonly payers?: number; readonly with?: string }
}

interface ToldRound {
  readonly name: string
  readonly target: number
  readonly secured?: number
  readonly key?: SharingKey
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
    key: firstKey,
    opened: -22,
    ends: 12,
    pledges: [
      { by: 'La Gousse', amount: 50_000 },
      { by: 'Die Speisekammer', amount: 80_000, if: { payers: 3 } },
    ],
  },
]

const seedRounds = action('funding.seedRounds', async (ctx, _input: object) => {
  for (const round of told) await seedRound(ctx, round)
  const sharers = await sharersIn(ctx, yearOf(ctx.today) - 1)
  return new Map<string, string>(sharers.map(({ id, name }) => [name, id]))
})

/** What five co-ops paid a year ago: whoever needs it now joins late. */
const past = {
  name: 'Étiquettes de rayon\u00a0: codes-barres',
  days: 366,
  payers: ['Le Panier', 'La Gousse', 'Le Silo', 'Die Speisekammer', 'Le Grenier'],
  each: 72_000,
}

function pastOf(ids: ReadonlyMap<string, string>, today: Day) {
  return {
    name: past.name,
    deliveredOn: addDays(today, -past.days),
    key: { kind: 'equal' as const },
    keyYear: yearOf(today) - 1,
    payers: past.payers.map((name) => ({ participant: ids.get(name) ?? '', net: past.each, usesArea: true })),
  }
}

async function seedRound(ctx: ActionContext, round: ToldRound): Promise<void> {
  const keyYear = yearOf(ctx.today) - 1
  const ids = new Map<string, string>((await sharersIn(ctx, keyYear)).map(({ id, name }) => [name, id]))
  const [opensOn, deadline] = [addDays(ctx.today, round.opened), addDays(ctx.today, round.ends)]
  const id = newId()
  const seq = await nextNumber(ctx.db, ctx.organisation, 'round')
  const provider = ids.get('Code Commun') ?? null
  await writeRound(ctx.db, ctx.organisation, {
    id,
    seq,
    name: round.name,
    state: 'open',
    kind: 'share',
    target: cents(round.target),
    secured: round.secured
      ? [{ source: 'reserve', amount: cents(round.secured), evidence: 'Décision D-14, réserve de la communauté' }]
      : [],
    currency: ctx.shop.currency,
    key: round.key ?? firstKey,
    keyYear,
    minPayers: 2,
    contingencyBp: 1000,
    tranchesBp: [3000, 4000, 3000],
    opensOn,
    deadline,
    endsAt: atWallTime(addDays(deadline, 1), '00:00' as TimeOfDay, ctx.shop.zone),
    estimateValidUntil: addDays(deadline, 90),
    estimate: null,
    provider,
    holder: provider,
    rate: null,
    invited: [],
    replaces: null,
    at: atWallTime(opensOn, '10:00' as TimeOfDay, ctx.shop.zone),
    by: null,
  })
  ctx.record('funding.round_opened', { subject: id, seq })
  for (const one of round.pledges) await seedPledge(ctx, id, one, ids)
}

async function seedPledge(
  ctx: ActionContext,
  round: string,
  { by, mode = 'share', amount, if: only = {} }: ToldPledge,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const participant = ids.get(by) ?? ''
  const conditions: StoredCondition[] = [
    ...(only.payers ? [{ kind: 'payers_at_least' as const, payers: only.payers }] : []),
    ...(only.with ? [{ kind: 'with' as const, participant: ids.get(only.with) ?? '' }] : []),
  ]
  const id = newId()
  const given = { id, participant, mode, amount: cents(amount), usesArea: true, conditions }
  const row = { ...given, state: 'confirmed' as const, minutes: null, agreed: false }
  await writePledge(ctx.db, ctx.organisation, round, { ...row, power: 'commit', at: ctx.now, by: null })
  ctx.record('funding.pledge_given', { subject: round, pledge: id, participant, mode, amount })
}

export const seed: Seed = {
  community: async (ctx) => {
    await payLabels(ctx)
    await waitForOne(ctx)
    const ids = await ctx.act(seedRounds, {})
    await ctx.act(closeOverdue, {})
    await ctx.act(importPast, { developments: [pastOf(ids, ctx.today)], apply: true })
    await seedPots(ctx)
    await ctx.act(seedDues, {})
    const { last } = await ctx.act(seedExpenses, {})
    await ctx.actThen(0, 'jo', approveExpense, { expense: last })
    await ctx.act(seedStatement, {})
  },
}
