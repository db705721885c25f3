/** Invoices the treasurer makes and takes back by hand, and the list of all of them as a file. */
import { action } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, day } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import type * as contract from '../contract/invoices.ts'
import { sellerOf } from '../reads/parties.ts'
import { duesLines } from '../rules/entries.ts'
import { reversalOf, whyNotReverse } from '../rules/ledger.ts'
import { callTermDays } from '../settings.ts'
import { bookedOf } from '../store/booked.ts'
import * as store from '../store/invoices.ts'
import * as ledger from '../store/ledger.ts'
import { post } from './booking.ts'
import { issueCreditNote, issueInvoice } from './invoices.ts'

const keyOf = (invoice: string): string => `invoice/${invoice}`

export const billOrganisation = action(
  'funding.billOrganisation',
  async (ctx, input: InputOf<typeof contract.billOrganisation>) => {
    const currency = input.currency ?? ctx.shop.currency
    const issued = await issueInvoice(ctx, {
      ...{ about: 'other', subject: null, period: null, currency, buyer: input.buyer },
      seller: input.seller ?? (await sellerOf(ctx)),
      dueOn: input.dueOn === null ? addDays(ctx.today, await ctx.setting(callTermDays)) : day(input.dueOn),
      lines: input.lines.map(({ text, net }) => ({ text, net: cents(net) })),
    })
    const { id, number, reference, net, vat, total } = issued
    const lines = duesLines(currency, { organisation: input.buyer, net, vat })
    await post(ctx, { kind: 'dues', day: ctx.today, requestKey: keyOf(id), reverses: null, lines }, number)
    return { invoice: id, number, reference, net, vat, total }
  },
)

export const creditInvoice = action(
  'funding.creditInvoice',
  async (ctx, { invoice, reason }: InputOf<typeof contract.creditInvoice>) => {
    const [known] = await store.invoicesById(ctx.db, ctx.organisation, [invoice])
    const { about, kind } = found(known ?? null, 'invoice')
    if (about !== 'other' && kind === 'invoice') refuseWith([refuse('invoice.of_others')])
    const note = await issueCreditNote(ctx, { invoice, reason })
    const rows = await ledger.setsByKey(ctx.db, ctx.organisation, [keyOf(invoice)])
    const lines = await ledger.linesOf(
      ctx.db,
      ctx.organisation,
      rows.map(({ id }) => id),
    )
    const [set] = bookedOf(rows, lines)
    const booked = found(set ?? null, 'entry set')
    refuseWith(whyNotReverse(booked, rows[0]?.reversedBy ?? null))
    await post(ctx, reversalOf(booked, ctx.today), reason)
    return { creditNote: note.id, number: note.number }
  },
)

export const exportInvoices = action(
  'funding.exportInvoices',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportInvoices>) => {
    const file = await fileOfList(ctx, store.invoiceList(ctx.organisation), asked, {
      format,
      name: 'funding.invoices_file',
      fields: 'funding.invoice',
    })
    ctx.record('funding.invoices_exported', { subject: ctx.organisation, format })
    return file
  },
)
