/** Calling money of a round: an invoice, a set and a line for each payer, with as many statements as for one. */
import type { ActionContext } from '#platform/action.ts'
import { addDays } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { type Cents, noMoney } from '#platform/values/money.ts'
import type { CallKind } from '../rules/calls.ts'
import { callLines } from '../rules/entries.ts'
import { callTermDays } from '../settings.ts'
import { type CallRow, writeCalls } from '../store/calls.ts'
import type { RoundRow } from '../store/rounds.ts'
import { postAll } from './booking.ts'
import { type Issued, issueInvoices } from './invoices.ts'
import { tellOfCalls } from './telling.ts'

/** What is asked of one payer, without VAT. */
export interface Ask {
  readonly participant: string
  readonly pledge: string | null
  readonly net: Cents
}

/** Whose bank account a round uses, and who writes its invoices. */
export const holderOf = (ctx: ActionContext, round: Pick<RoundRow, 'holder'>): string =>
  round.holder ?? ctx.organisation

export async function callMoney(
  ctx: ActionContext,
  round: RoundRow,
  what: { readonly kind: CallKind; readonly tranche: number },
  asks: readonly Ask[],
): Promise<CallRow[]> {
  const asked = asks.filter(({ net }) => net > 0).map((one) => ({ ...one, id: newId() as string }))
  const dueOn = addDays(ctx.today, await ctx.setting(callTermDays))
  const invoices = await issueInvoices(
    ctx,
    asked.map(({ id, participant, net }) => ({
      about: what.kind === 'buy_in' ? ('buy_in' as const) : ('call' as const),
      subject: id,
      seller: holderOf(ctx, round),
      buyer: participant,
      currency: round.currency,
      dueOn,
      period: null,
      lines: [{ text: { key: `funding.call.${what.kind}`, facts: { round: round.name, tranche: what.tranche } }, net }],
    })),
  )
  const calls = asked.map((one, at) => rowOf(ctx, round, { ...what, ...one, dueOn }, invoices[at]))
  const sets = await postAll(
    ctx,
    calls.map((call, at) => ({
      set: {
        kind: call.kind === 'buy_in' ? ('buy_in' as const) : ('call' as const),
        day: ctx.today,
        requestKey: `call/${call.id}`,
        reverses: null,
        lines: callLines(round.currency, round.id, { ...call, organisation: call.participant }),
      },
      // the accountant finds the paper by its number
      note: [round.name, invoices[at]?.number].filter(Boolean).join(', '),
    })),
  )
  const booked = calls.map((call, at) => ({ ...call, set: sets[at] ?? call.set }))
  await writeCalls(ctx.db, ctx.organisation, booked)
  await tellOfCalls(ctx, round, booked)
  return booked
}

type Wanted = Ask & Pick<CallRow, 'id' | 'kind' | 'tranche' | 'dueOn'>

const rowOf = (ctx: ActionContext, round: RoundRow, wanted: Wanted, invoice: Issued | undefined): CallRow => ({
  ...wanted,
  round: round.id,
  vat: invoice?.vat ?? noMoney,
  vatBp: invoice?.lines[0]?.vatBp ?? 0,
  vatKind: invoice?.lines[0]?.vatKind ?? 'outside',
  calledOn: ctx.today,
  reference: invoice?.reference ?? '',
  invoice: invoice?.id ?? null,
  set: '',
  paid: noMoney,
  inHours: noMoney,
  advanced: noMoney,
  repaid: noMoney,
  takenOver: noMoney,
  defaultedOn: null,
  mediationBy: null,
  mediatedOn: null,
  cancelledOn: null,
})
