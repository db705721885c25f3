/** Who looks for somebody to come instead: the list, and the same as a file. */
import { action, type Context, read } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { me } from '#shop/shifts/public.ts'
import type * as contract from '../contract-open-calls.ts'
import { callsSeenBy } from '../reads/stand-in.ts'
import { openCallList } from '../store/open-calls.ts'

type Row = ReplyOf<typeof contract.listOpenCalls>['rows'][number]

async function listFor(ctx: Context) {
  const member = await me(ctx)
  const calls = await callsSeenBy(ctx, member)
  return openCallList(
    ctx.organisation,
    member.contact,
    calls.map(({ call, who, whyNot }) => ({ call, who, mine: whyNot.length === 0 })),
  )
}

export const listOpenCalls = read(
  'exchanges.listOpenCalls',
  async (ctx, asked: InputOf<typeof contract.listOpenCalls>) => listPage<Row>(ctx.db, await listFor(ctx), asked),
)

/** Written before the action ends: the event and what was taken belong to one transaction. */
export const exportOpenCalls = action(
  'exchanges.exportOpenCalls',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportOpenCalls>) => {
    const file = await fileOfList(ctx, await listFor(ctx), asked, {
      format,
      name: 'exchanges.file.open_calls',
      fields: 'exchanges.calls_column',
    })
    ctx.record('exchanges.calls_exported', { subject: ctx.organisation, format })
    return file
  },
)
