/** What people look at: lines of bank statements. */
import { read } from '#platform/action.ts'
import { listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { add } from '#platform/values/money.ts'
import { openOf } from '../actions/receipts.ts'
import type * as contract from '../contract/bank.ts'
import { bankLineList, openCalls } from '../store/bank.ts'
import { openPeriods } from '../store/dues-periods.ts'
import { scheduled } from '../store/expenses.ts'
import { payableIn } from './payable.ts'

export const listBankLines = read('funding.listBankLines', (ctx, asked: InputOf<typeof contract.listBankLines>) =>
  listPage<ReplyOf<typeof contract.listBankLines>['rows'][number]>(ctx.db, bankLineList(ctx.organisation), asked),
)

export const listDemands = read('funding.listDemands', async (ctx, _input: object) => {
  const [periods, calls, expenses, { nameOf }] = await Promise.all([
    openPeriods(ctx.db, ctx.organisation),
    openCalls(ctx.db, ctx.organisation),
    scheduled(ctx.db, ctx.organisation),
    payableIn(ctx),
  ])
  const dues = periods.map((one) => ({ ...one, open: openOf(one) }))
  return {
    demands: [
      ...dues.map(({ id, payer, open, currency, reference }) => ({
        ...{ kind: 'dues' as const, id, name: nameOf(payer), open, currency, reference },
      })),
      ...calls.map(({ payer, ...one }) => ({ ...one, kind: 'call' as const, name: nameOf(payer) })),
      ...expenses.map(({ id, what, net, vat, currency, number }) => ({
        ...{ kind: 'expense' as const, id, name: what, open: add(net, vat), currency, reference: `EXPENSE-${number}` },
      })),
    ],
  }
})
