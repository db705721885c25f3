/** What people look at. */
import { read } from '#platform/action.ts'
import type { InputOf } from '#platform/route.ts'
import { type Month, monthDays, monthOf } from '#platform/values/day.ts'
import type * as contract from './contract.ts'
import * as store from './store/ledger.ts'

export const readLedger = read('funding.readLedger', async (ctx, input: InputOf<typeof contract.readLedger>) => {
  const month = (input.month ?? monthOf(ctx.today)) as Month
  const { from, to } = monthDays(month)
  const [sets, balances, locked] = await Promise.all([
    store.setsBetween(ctx.db, ctx.organisation, from, to),
    store.readBalances(ctx.db, ctx.organisation),
    store.lockedMonths(ctx.db, ctx.organisation),
  ])
  const ids = sets.map(({ id }) => id)
  const lines = Map.groupBy(await store.linesOf(ctx.db, ctx.organisation, ids), ({ set }) => set)
  return {
    month,
    locked: locked.includes(month),
    balances,
    sets: sets.map(({ requestKey: _, bookedBy: __, ...told }) => ({
      ...told,
      lines: (lines.get(told.id) ?? []).map(({ set: ___, ...line }) => line),
    })),
  }
})
