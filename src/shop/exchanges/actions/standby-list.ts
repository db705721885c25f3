/** Who may be called when, as a list and as a file. */
import { action, read } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract-standby-list.ts'
import { standbyList } from '../store/standby-list.ts'

type Row = ReplyOf<typeof contract.listStandby>['rows'][number]

export const listStandby = read('exchanges.listStandby', (ctx, asked: InputOf<typeof contract.listStandby>) =>
  listPage<Row>(ctx.db, standbyList(ctx.organisation, ctx.today), asked),
)

/** Written before the action ends: the event and what was taken belong to one transaction. */
export const exportStandby = action(
  'exchanges.exportStandby',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportStandby>) => {
    const file = await fileOfList(ctx, standbyList(ctx.organisation, ctx.today), asked, {
      format,
      name: 'exchanges.file.standby',
      fields: 'exchanges.standby_column',
    })
    ctx.record('exchanges.standby_exported', { subject: ctx.organisation, format })
    return file
  },
)
