/** A file for the bank of what is to be paid: the bank carries it out, nothing is booked by making it. */
import { action } from '#platform/action.ts'
import { transferFile } from '#platform/bank/pain001.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { add } from '#platform/values/money.ts'
import type * as contract from '../contract/expenses.ts'
import { type Payable, payableIn } from '../reads/payable.ts'
import { type ExpenseRow, scheduledFrom } from '../store/expenses.ts'

export const readPaymentFile = action(
  'funding.readPaymentFile',
  async (ctx, input: InputOf<typeof contract.readPaymentFile>) => {
    const payable = await payableIn(ctx)
    const holder = input.holder ?? payable.holder.id
    const payer = found(payable.partyOf(holder), 'participant')
    const all = await scheduledFrom(ctx.db, ctx.organisation, holder, day(input.until ?? ctx.today))
    const orders = all.map((one) => ({ one, to: accountOf(one, payable) }))
    const lacking = orders.filter(({ to }) => to === null).map(({ one }) => one.number)
    refuseWith([
      ...(all.length === 0 ? [refuse('payment_file.nothing')] : []),
      ...(payer.iban === null ? [refuse('payment_file.no_account', { organisation: payer.name })] : []),
      ...(lacking.length > 0 ? [refuse('payment_file.no_payee_account', { numbers: lacking.join(', ') })] : []),
    ])
    const xml = transferFile({
      id: newId().replaceAll('-', ''),
      madeAt: ctx.now,
      currency: ctx.shop.currency,
      payer: { name: payer.name, iban: payer.iban ?? '', bic: payer.bic },
      orders: orders.map(({ one, to }) => ({
        reference: referenceOf(one),
        amount: add(one.net, one.vat),
        // what waited longer than its day goes out today
        day: one.payOn === null || one.payOn < ctx.today ? ctx.today : one.payOn,
        name: one.payee ?? payable.nameOf(one.participant),
        iban: to ?? '',
        message: one.document ? `${one.what} (${one.document})` : one.what,
      })),
    })
    ctx.record('funding.payment_file_made', { subject: holder, transfers: orders.length })
    return { type: 'application/xml', name: `pain001-${ctx.today}.xml`, body: new TextEncoder().encode(xml) }
  },
)

/** What the statement of the bank names when the transfer went out. */
const referenceOf = ({ number }: ExpenseRow): string => `EXPENSE-${number}`

const accountOf = ({ iban, participant }: ExpenseRow, { partyOf }: Payable): string | null =>
  iban ?? partyOf(participant)?.iban ?? null
