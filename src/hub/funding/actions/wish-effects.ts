/** What is carried out once enough people approved it: one line for each act that may have to wait. */
import type { ActionContext } from '#platform/action.ts'
import type { Approval } from '../rules/ledger.ts'
import type { WishRow } from '../store/wishes.ts'
import { carryOut } from './closing-dues.ts'
import { type CostWish, carryOutCost, carryOutPayout, type PayoutWish } from './costs.ts'
import { carryOutEnding } from './ending.ts'
import { carryOutApproval } from './expense-steps.ts'
import { carryOutSlip } from './slips.ts'

type Effect = (ctx: ActionContext, wish: WishRow, approvals: readonly Approval[]) => Promise<void>

const closing =
  (act: 'waive' | 'write_off'): Effect =>
  (ctx, wish, approvals) =>
    carryOut(ctx, act, wish.subject, wish.input as unknown as Parameters<typeof carryOut>[3], approvals)

const ending =
  (act: 'settle' | 'stop' | 'cancel'): Effect =>
  (ctx, wish, approvals) =>
    carryOutEnding(ctx, act, wish.subject, wish.input as unknown as Parameters<typeof carryOutEnding>[3], approvals)

export const effects: Readonly<Record<string, Effect>> = {
  'dues.waive': closing('waive'),
  'dues.write_off': closing('write_off'),
  'round.cost': (ctx, wish, approvals) => carryOutCost(ctx, wish.subject, wish.input as unknown as CostWish, approvals),
  'round.payout': (ctx, wish, approvals) => carryOutPayout(ctx, wish.input as unknown as PayoutWish, approvals),
  'expense.approve': async (ctx, wish, approvals) => {
    await carryOutApproval(ctx, wish.subject, approvals)
  },
  'round.settle': ending('settle'),
  'round.stop': ending('stop'),
  'round.cancel': ending('cancel'),
  'round.slip': (ctx, wish) => carryOutSlip(ctx, String(wish.input['slip'])),
}
