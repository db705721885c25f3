/** The list of all exchanges and its numbers, to look at and to take along. */
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { type ListAsked, type ListDefinition, listPage } from '#platform/lists/list.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addDays, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { policySpans } from '#shop/shifts/public.ts'
import type * as contract from '../contract-office.ts'
import type { listPotMovements as potMovementsContract } from '../contract-pot.ts'
import { exchangeList, statistics } from '../store/office.ts'
import { potMovements } from '../store/pot-movements.ts'

type Export = ListAsked & { readonly format: 'csv' | 'xlsx' }
type Row = ReplyOf<typeof contract.listExchanges>['rows'][number]
type Numbers = ReplyOf<typeof contract.listExchangeStatistics>['rows'][number]

export const listExchanges = read('exchanges.listExchanges', (ctx, asked: ListAsked) =>
  listPage<Row>(ctx.db, exchangeList(ctx.organisation, ctx.now, ctx.actor.may('members.read')), asked),
)

export const exportExchanges = action('exchanges.exportExchanges', (ctx, asked: Export) =>
  fileOf(ctx, exchangeList(ctx.organisation, ctx.now, ctx.actor.may('members.read')), asked),
)

interface Period {
  readonly from?: string | undefined
  readonly until?: string | undefined
}

const usualDays = 90

/** Both days included, on the shop's clock. */
function numbersOf(ctx: Context, { from, until }: Period): ListDefinition {
  const last = (until ?? ctx.today) as Day
  const first = (from ?? addDays(last, -usualDays)) as Day
  const midnight = (day: Day) => atWallTime(day, '00:00' as TimeOfDay, ctx.shop.zone)
  return statistics(ctx.organisation, { from: midnight(first), until: midnight(addDays(last, 1)) })
}

export const listExchangeStatistics = read(
  'exchanges.listStatistics',
  (ctx, { from, until, ...asked }: ListAsked & Period) =>
    listPage<Numbers>(ctx.db, numbersOf(ctx, { from, until }), asked),
)

export const exportExchangeStatistics = action(
  'exchanges.exportStatistics',
  (ctx, { from, until, ...asked }: Export & Period) => fileOf(ctx, numbersOf(ctx, { from, until }), asked),
)

type Movement = ReplyOf<typeof potMovementsContract>['rows'][number]

async function movementsOf(ctx: Context): Promise<ListDefinition> {
  const spans = await policySpans(ctx.db, ctx.organisation)
  return potMovements(
    ctx.organisation,
    spans.map(({ from, policy }) => ({ from, start: policy.potStart })),
  )
}

export const listPotMovements = read('exchanges.listPotMovements', async (ctx, asked: ListAsked) =>
  listPage<Movement>(ctx.db, await movementsOf(ctx), asked),
)

export const exportPotMovements = action('exchanges.exportPotMovements', async (ctx, asked: Export) =>
  fileOf(ctx, await movementsOf(ctx), asked),
)

async function fileOf(ctx: ActionContext, list: ListDefinition, { format, ...asked }: Export) {
  const file = await fileOfList(ctx, list, asked, {
    format,
    name: `exchanges.file.${list.name}`,
    fields: 'exchanges.column',
  })
  ctx.record('exchanges.list_exported', { subject: ctx.organisation, list: list.name, format })
  return file
}
