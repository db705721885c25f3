/** What is carried out once enough people approved it: one line for each act that may have to wait. */
import type { ActionContext } from '#platform/action.ts'
import { carryOut } from './actions/closing-dues.ts'
import type { Approval } from './rules/ledger.ts'
import type { WishRow } from './store/wishes.ts'

type Effect = (ctx: ActionContext, wish: WishRow, approvals: readonly Approval[]) => Promise<void>

const closing =
  (act: 'waive' | 'write_off'): Effect =>
  (ctx, wish, approvals) =>
    carryOut(ctx, act, wish.subject, wish.input as unknown as Parameters<typeof carryOut>[3], approvals)

export const effects: Readonly<Record<string, Effect>> = {
  'dues.waive': closing('waive'),
  'dues.write_off': closing('write_off'),
}
