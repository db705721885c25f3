/** What the holder is credited when somebody stands in, where the policy says so. Source: domain-shifts 5.10. */
import type { ActionContext } from '#platform/action.ts'
import { costPostings, type HeldSeat, policyOn, postExchange } from '#shop/shifts/public.ts'
import type { CallRow } from '../store/stand-in.ts'

/** Thousandths on the holder's first counter. */
export async function creditFor(ctx: ActionContext, seat: HeldSeat): Promise<number> {
  const { standInCredit } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  if (standInCredit === 0) return 0
  const postings = await costPostings(ctx, seat, [{ counter: 'main', by: standInCredit }])
  return postings.reduce((sum, { amount }) => sum + amount, 0)
}

/** Round 1 gives the credit, round 2 takes it back. */
export async function postCredit(
  ctx: ActionContext,
  call: Pick<CallRow, 'id' | 'member' | 'credited'>,
  seat: { readonly shift: string; readonly day: string },
  round: 1 | 2,
): Promise<void> {
  const amount = round === 1 ? call.credited : -call.credited
  await postExchange(ctx, call.member, [{ counter: 'main', amount }], {
    cause: call.id,
    round,
    sentence: round === 1 ? 'shifts.ledger.stand_in' : 'shifts.ledger.stand_in_gone',
    facts: { shift: seat.shift, day: seat.day },
  })
}
