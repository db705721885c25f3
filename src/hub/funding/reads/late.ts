/** What joining late comes to today: counted from what each bears, for whoever looks and whoever acts. */
import type { Sharer } from '#hub/organisations/public.ts'
import type { Context } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { noMoney } from '#platform/values/money.ts'
import { type JoinQuote, monthsSince, notPaidYet, payersBefore, quoteJoining } from '../rules/late-joining.ts'
import { keyForLate, type NamedKey, type Weighed, weightsOf } from '../rules/weights.ts'
import { lateFloorBp, lateKeyForFree, lateMonths } from '../settings.ts'
import { netsOf, paidIn } from '../store/calls.ts'
import { type JoinRow, joinsOf } from '../store/late.ts'
import type { RoundRow } from '../store/rounds.ts'
import type { Kept } from './standing.ts'

/** Once confirmed, months fade no further and nobody pays more than was agreed to. */
type Agreed = Pick<JoinRow, 'months' | 'pays'>

type LateFacts = Awaited<ReturnType<typeof lateFactsOf>>

export async function lateFactsOf(ctx: Context, round: Pick<RoundRow, 'id'>) {
  const [nets, joins, paid, months, floorBp, forFree] = await Promise.all([
    netsOf(ctx.db, ctx.organisation, round.id),
    joinsOf(ctx.db, ctx.organisation, round.id),
    paidIn(ctx.db, ctx.organisation, round.id),
    ctx.setting(lateMonths),
    ctx.setting(lateFloorBp),
    ctx.setting(lateKeyForFree),
  ])
  return { nets, joins, paid, terms: { months, floorBp }, forFree: forFree as NamedKey }
}

/** Counted anew from what each bears today, by frozen figures and those the joiner had that year. */
export function quoteToday(
  ctx: Context,
  round: RoundRow,
  join: JoinRow,
  sharers: readonly Sharer[],
  { nets, joins, terms, forFree }: LateFacts,
  agreed: Agreed = { months: null, pays: null },
): JoinQuote {
  const placeOf = (id: string) => sharers.findIndex((one) => one.id === id) + 1
  const netOf = (id: string) => nets.find(({ participant }) => participant === id)?.net ?? noMoney
  const earlier = payersBefore(
    frozenOf(round).filter(({ organisation }) => netOf(organisation) > 0),
    joins.flatMap((one) => (one.state === 'paid' ? (one.weighed ?? []) : [])),
  ).filter(({ organisation }) => organisation !== join.participant)
  const own = found(join.weighed, 'figures')
  const weights = weightsOf(keyForLate(round.key, forFree), [...earlier, own])
  return quoteJoining(
    { joinSeq: placeOf(join.participant), weight: weights.at(-1) ?? 0n },
    earlier.map(({ organisation }, at) => ({
      organisation,
      joinSeq: placeOf(organisation),
      net: netOf(organisation),
      weight: weights[at] ?? 0n,
    })),
    { months: agreed.months ?? monthsSince(round.deliveredOn, ctx.today), terms },
    round.seq,
    agreed.pays,
  )
}

/** Payers with a key weight, by their figures of then; in a free round everybody who pays. */
function frozenOf(round: RoundRow): Weighed[] {
  const kept = round.closing as Kept | null
  if (!kept) return []
  const all = kept.weighed.filter((_, at) => round.key.kind === 'free' || kept.file.payers[at]?.mode === 'share')
  return all.filter((one, at) => all.findIndex(({ organisation }) => organisation === one.organisation) === at)
}

/** Names of those who have not paid so much yet as they would get back (F10). */
export function waitedFor(
  round: Pick<RoundRow, 'kind'>,
  quote: JoinQuote,
  sharers: readonly Sharer[],
  { paid }: LateFacts,
): string[] {
  if (round.kind === 'past') return []
  const waiting = notPaidYet(quote, paid)
  return sharers.filter(({ id }) => waiting.includes(id)).map(({ name }) => name)
}
