/** What people look at: lines of bank statements. */
import { read } from '#platform/action.ts'
import { listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract-bank.ts'
import { bankLineList } from '../store/bank.ts'

export const listBankLines = read('funding.listBankLines', (ctx, asked: InputOf<typeof contract.listBankLines>) =>
  listPage<ReplyOf<typeof contract.listBankLines>['rows'][number]>(ctx.db, bankLineList(ctx.organisation), asked),
)
