/** Who may be called when, as a list and as a file. */
import { action, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
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
    const words = currentWords()
    const file = exportList(ctx.db, standbyList(ctx.organisation, ctx.today), asked, {
      format,
      name: words.say(ctx.language, 'exchanges.file.standby', { day: ctx.today }, ctx.shop),
      zone: ctx.shop.zone,
      heading: (column) => words.say(ctx.language, `exchanges.standby_column.${column}`, {}, ctx.shop),
    })
    const body = new Uint8Array(await new Response(file.body).arrayBuffer())
    ctx.record('exchanges.standby_exported', { subject: ctx.organisation, format })
    return { ...file, body }
  },
)
