/** Templates and fixed seats as lists, and the same as files. */
import { type ActionContext, action, read } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { type ListAsked, type ListDefinition, listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract-seats.ts'
import { fixedSeatList, templateList } from '../store/planning-lists.ts'

type SeatRow = ReplyOf<typeof contract.listFixedSeats>['rows'][number]
type TemplateRow = ReplyOf<typeof contract.seekTemplates>['rows'][number]

export const listFixedSeats = read('shifts.listFixedSeats', (ctx, asked: InputOf<typeof contract.listFixedSeats>) =>
  listPage<SeatRow>(ctx.db, fixedSeatList(ctx.organisation, ctx.today), asked),
)

export const seekTemplates = read('shifts.seekTemplates', (ctx, asked: InputOf<typeof contract.seekTemplates>) =>
  listPage<TemplateRow>(ctx.db, templateList(ctx.organisation, ctx.today), asked),
)

export const exportFixedSeats = action(
  'shifts.exportFixedSeats',
  (ctx, input: InputOf<typeof contract.exportFixedSeats>) =>
    fileOf(ctx, fixedSeatList(ctx.organisation, ctx.today), input),
)

export const exportTemplates = action(
  'shifts.exportTemplates',
  (ctx, input: InputOf<typeof contract.exportTemplates>) =>
    fileOf(ctx, templateList(ctx.organisation, ctx.today), input),
)

/** Written before the action ends: the event and what was taken belong to one transaction. */
export async function fileOf(
  ctx: ActionContext,
  list: ListDefinition,
  { format, ...asked }: ListAsked & { readonly format: 'csv' | 'xlsx' },
) {
  const file = await fileOfList(ctx, list, asked, { format, name: `shifts.file.${list.name}`, fields: 'shifts.column' })
  ctx.record('shifts.list_exported', { subject: ctx.organisation, list: list.name, format })
  return file
}
