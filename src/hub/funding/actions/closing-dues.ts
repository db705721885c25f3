/** Dues that are owed no more: waived by an exemption or a decision, or written off at the cost of the reserve. Two people
 *  of two organisations want it. */
import { whyNotRegistered } from '#hub/governance/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { type Day, day } from '#platform/values/day.ts'
import { type Cents, negate } from '#platform/values/money.ts'
import type * as contract from '../contract/periods.ts'
import { duesLines } from '../rules/entries.ts'
import type { Approval, Line } from '../rules/ledger.ts'
import { whyNotMove } from '../rules/states.ts'
import * as store from '../store/dues-periods.ts'
import { type Booking, postAll } from './booking.ts'
import { issueCreditNote } from './invoices.ts'
import { toCredit } from './periods.ts'
import { openOf, tellOf } from './receipts.ts'
import { type Asked, askFor } from './wishes.ts'

type Of<C> = InputOf<C>

interface Decided {
  readonly reason: string
  readonly decision: { readonly number: string; readonly day: Day }
}

export const waiveDues = action('funding.waiveDues', (ctx, input: Of<typeof contract.waiveDues>) =>
  close(ctx, 'waive', input),
)

export const writeOffDues = action('funding.writeOffDues', (ctx, input: Of<typeof contract.writeOffDues>) =>
  close(ctx, 'write_off', input),
)

async function close(
  ctx: ActionContext,
  act: 'waive' | 'write_off',
  input: Of<typeof contract.waiveDues>,
): Promise<Pick<Asked, 'wish'> & { readonly done: boolean }> {
  const row = found(await store.lockPeriod(ctx.db, ctx.organisation, input.period), 'dues period')
  const decision = { number: input.decision.number, day: day(input.decision.day) }
  const no = whyNotMove('dues', act, row.state)
  if (decision.day > ctx.today) no.push(refuse('decision.not_yet', { day: decision.day }))
  no.push(...(await whyNotRegistered(ctx, decision)))
  refuseWith(no)
  const decided: Decided = { reason: input.reason, decision }
  const asked = await askFor(ctx, {
    act: `dues.${act}`,
    subject: row.id,
    amount: openOf(row),
    currency: row.currency,
    input: { ...decided },
    needsTwo: true,
    reason: input.reason,
  })
  if (asked.ready) await carryOut(ctx, act, row.id, decided, asked.approvals)
  return { wish: asked.wish, done: asked.ready }
}

/** What two approved, on the facts of this moment: whatever was paid meanwhile counts. */
export async function carryOut(
  ctx: ActionContext,
  act: 'waive' | 'write_off',
  period: string,
  { reason, decision }: Decided,
  approvals: readonly Approval[],
): Promise<void> {
  const row = found(await store.lockPeriod(ctx.db, ctx.organisation, period), 'dues period')
  refuseWith(whyNotMove('dues', act, row.state))
  const sets = act === 'waive' ? waiverSets(ctx, row, approvals) : lossSets(ctx, row, approvals)
  const paper = act === 'waive' && row.invoice ? await issueCreditNote(ctx, { invoice: row.invoice, reason }) : null
  await postAll(
    ctx,
    sets.map((one) => ({ ...one, note: [paper?.number, reason].filter(Boolean).join(', ') })),
  )
  const state = act === 'waive' ? ('waived' as const) : ('written_off' as const)
  const changed = { id: row.id, state, reason, decisionNumber: decision.number, decisionOn: decision.day }
  await store.changePeriods(ctx.db, ctx.organisation, ['state', 'reason', 'decisionNumber', 'decisionOn'], [changed])
  ctx.record(act === 'waive' ? 'funding.dues_waived' : 'funding.dues_written_off', { subject: row.id })
  await tellOf(ctx, act === 'waive' ? 'funding.dues_waived' : 'funding.dues_written_off', row, {
    amount: openOf(row),
    reason,
  })
}

/** All that was asked for goes back, by the mirror of what was booked; what was paid of it is credit. */
function waiverSets(ctx: ActionContext, row: store.PeriodRow, approvals: readonly Approval[]): Omit<Booking, 'note'>[] {
  if (row.set === null) return []
  const lines = duesLines(row.currency, { organisation: row.payer, net: negate(row.net), vat: negate(row.vat) })
  const mirror = { kind: 'dues' as const, day: ctx.today, requestKey: `dues/${row.id}/waived`, reverses: null, lines }
  const back = row.paid > 0 ? [{ set: toCredit(ctx, row, row.paid, `dues/${row.id}/waived/credit`), approvals }] : []
  return [{ set: mirror, approvals }, ...back]
}

/** What is still owed is lost, and the reserve bears it. */
function lossSets(ctx: ActionContext, row: store.PeriodRow, approvals: readonly Approval[]): Omit<Booking, 'note'>[] {
  const lost: Cents = openOf(row)
  const { currency } = row
  const lines: Line[] = [
    { account: { kind: 'reserve' }, currency, amount: lost },
    { account: { kind: 'receivable', organisation: row.payer }, currency, amount: negate(lost) },
  ]
  const requestKey = `dues/${row.id}/written-off`
  return lost === 0
    ? []
    : [{ set: { kind: 'reserve_out', day: ctx.today, requestKey, reverses: null, lines }, approvals }]
}
