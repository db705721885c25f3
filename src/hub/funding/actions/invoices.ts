/** Invoices and credit notes: the door for dues, calls and late joiners. They book their entries themselves, with the VAT
 *  that comes back from here. */
import type { ActionContext } from '#platform/action.ts'
import { belgianReference, isoReference } from '#platform/bank/reference.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import { type Day, type DayRange, yearOf } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type { Cents, Currency } from '#platform/values/money.ts'
import { plain } from '#platform/values/text.ts'
import { type KnownParty, partiesOf, partyIn, ratesOf } from '../reads/parties.ts'
import {
  creditLines,
  type InvoiceLine,
  type InvoiceSubject,
  invoiceNumber,
  linesWithVat,
  type Part,
  sumsOf,
  toCredit,
  vatOfInvoice,
  whyNotCredit,
  whyNotIssue,
} from '../rules/invoice.ts'
import * as store from '../store/invoices.ts'

export interface InvoiceWish {
  readonly about: InvoiceSubject
  /** The dues period, call line or late joining. */
  readonly subject: string | null
  /** Ids of participants; the seller may be the community itself. */
  readonly seller: string
  readonly buyer: string
  readonly currency: Currency
  readonly dueOn: Day
  /** What time it is for; null: a single service. */
  readonly period: DayRange | null
  /** A message is said in the language of the buyer. */
  readonly lines: readonly {
    readonly text: string | { readonly key: string; readonly facts: Readonly<Record<string, unknown>> }
    readonly net: Cents
  }[]
  /** One that was given already; otherwise the next one is made. */
  readonly reference?: string
}

export interface Issued {
  readonly id: string
  readonly number: string
  readonly reference: string
  readonly net: Cents
  readonly vat: Cents
  readonly total: Cents
  readonly lines: readonly InvoiceLine[]
}

export async function issueInvoice(ctx: ActionContext, wish: InvoiceWish): Promise<Issued> {
  const [issued] = await issueInvoices(ctx, [wish])
  return found(issued ?? null, 'invoice')
}

/** Any number at once, answered in the order asked, with as many statements as for one. */
export async function issueInvoices(ctx: ActionContext, wishes: readonly InvoiceWish[]): Promise<Issued[]> {
  if (wishes.length === 0) return []
  const ids = [...new Set(wishes.flatMap(({ seller, buyer }) => [seller, buyer]))]
  const [known, rates] = await Promise.all([partiesOf(ctx, ids), ratesOf(ctx)])
  const asked = wishes.map((wish) => ({ wish, seller: partyIn(known, wish.seller), buyer: partyIn(known, wish.buyer) }))
  const refusals = asked.flatMap(({ wish, seller, buyer }) => whyNotIssue(seller.party, buyer.party, wish.lines, rates))
  refuseWith(refusals.filter((one, at) => refusals.findIndex(({ code }) => code === one.code) === at))
  const numbers = await numbersFor(ctx, wishes)
  const papers = asked.map(({ wish, seller, buyer }, at): Paper => {
    const vat = found(vatOfInvoice(seller.party, buyer.party, rates), 'rate')
    const said = wish.lines.map(({ text, net }) => ({ text: wordsOf(ctx, text, buyer), net }))
    const given = numbers[at]
    return paperOf(ctx, { wish, seller, buyer, lines: linesWithVat(said, vat), ...found(given, 'number') })
  })
  await write(ctx, papers)
  return papers
}

/** Takes back what is left of an invoice: the same lines, once. */
export async function issueCreditNote(
  ctx: ActionContext,
  { invoice, reason }: { readonly invoice: string; readonly reason: string },
): Promise<Issued> {
  const [note] = await issueCreditNotes(ctx, { credits: [{ invoice, part: null }], reason })
  return found(note ?? null, 'invoice')
}

export interface Credit {
  readonly invoice: string
  /** What is not owed any more; null: all that is left. */
  readonly part: Part | null
}

/** Of the paper that asked for it; what has none takes none back. */
export const creditOf = (asked: { readonly invoice: string | null }, part: Part | null): Credit[] =>
  asked.invoice === null ? [] : [{ invoice: asked.invoice, part }]

/** Any number of invoices at once, each one time, with as many statements as for one of each seller. */
export async function issueCreditNotes(
  ctx: ActionContext,
  { credits, reason }: { readonly credits: readonly Credit[]; readonly reason: string },
): Promise<Issued[]> {
  if (credits.length === 0) return []
  const parts = new Map(credits.map(({ invoice, part }) => [invoice, part]))
  const invoices = [...parts.keys()]
  await store.lockInvoices(ctx.db, ctx.organisation)
  const credited = await store.invoicesById(ctx.db, ctx.organisation, invoices)
  refuseWith(credited.flatMap((paper) => whyNotCredit(paper, parts.get(paper.id))))
  const lines = Map.groupBy(await store.linesOf(ctx.db, ctx.organisation, invoices), ({ invoice }) => invoice)
  const year = yearOf(ctx.today)
  const seqs = await sequenceFor(
    ctx,
    credited.map(({ sellerId }) => sellerId),
  )
  const notes = credited.map((paper, at): Paper => {
    const seq = seqs[at] ?? 0
    const part = toCredit(paper, parts.get(paper.id) ?? null)
    const own = (lines.get(paper.id) ?? []).map(({ invoice: _, ...line }) => line)
    return {
      ...paper,
      ...sumsOf([part]),
      id: newId(),
      kind: 'credit_note',
      credits: paper.id,
      ...{ year, seq, number: invoiceNumber(year, seq), issuedOn: ctx.today, dueOn: ctx.today, reason },
      lines: creditLines(own, paper, part),
      search: '',
    }
  })
  await write(ctx, notes)
  return notes
}

type Paper = store.InvoiceRow & { readonly search: string; readonly lines: readonly InvoiceLine[] }

async function write(ctx: ActionContext, papers: readonly Paper[]): Promise<void> {
  const searched = papers.map((one) => ({
    ...one,
    search: plain([one.number, one.seller.name, one.buyer.name, one.reference].join(' ')),
  }))
  await store.writeInvoices(ctx.db, ctx.organisation, searched, ctx.now, ctx.actor.account)
  for (const { id, kind, number, buyerId } of papers)
    ctx.record(kind === 'invoice' ? 'funding.invoice_issued' : 'funding.credit_note_issued', {
      subject: id,
      number,
      participant: buyerId,
    })
}

/** One series for each seller and year: the row of the counter is locked, and a number taken in vain is given back with
 *  the transaction, so there are no gaps. */
const seriesOf = (seller: string, year: number): string => `invoice/${seller}/${year}`

async function numbersFor(
  ctx: ActionContext,
  wishes: readonly InvoiceWish[],
): Promise<{ readonly seq: number; readonly count: number }[]> {
  const year = yearOf(ctx.today)
  const counts = await nextNumber(ctx.db, ctx.organisation, `invoice_reference/${year}`, wishes.length)
  const seqs = await sequenceFor(
    ctx,
    wishes.map(({ seller }) => seller),
  )
  return seqs.map((seq, at) => ({ seq, count: counts + at }))
}

/** The next number of each seller's series, in the order asked. */
async function sequenceFor(ctx: ActionContext, sellers: readonly string[]): Promise<number[]> {
  const year = yearOf(ctx.today)
  const next = new Map<string, number>()
  // in one order, so that two who issue at once never wait for each other; there is one seller, or a few
  for (const [seller, own] of [...Map.groupBy(sellers, (one) => one)].sort(([a], [b]) => (a < b ? -1 : 1)))
    next.set(seller, await nextNumber(ctx.db, ctx.organisation, seriesOf(seller, year), own.length))
  return sellers.map((seller) => {
    const seq = next.get(seller) ?? 0
    next.set(seller, seq + 1)
    return seq
  })
}

interface Drawn {
  readonly wish: InvoiceWish
  readonly seller: KnownParty
  readonly buyer: KnownParty
  readonly lines: readonly InvoiceLine[]
  readonly seq: number
  readonly count: number
}

function paperOf(ctx: ActionContext, { wish, seller, buyer, lines, seq, count }: Drawn): Paper {
  const year = yearOf(ctx.today)
  return {
    ...{ id: newId(), kind: 'invoice', about: wish.about, subject: wish.subject, credits: null },
    ...{ sellerId: seller.id, buyerId: buyer.id, year, seq, number: invoiceNumber(year, seq) },
    ...{
      issuedOn: ctx.today,
      dueOn: wish.dueOn,
      periodFrom: wish.period?.from ?? null,
      periodTo: wish.period?.to ?? null,
    },
    ...{ currency: wish.currency, language: buyer.language, seller: seller.party, buyer: buyer.party },
    ...sumsOf(lines),
    ...{
      reference: wish.reference ?? referenceFor(seller.party.country, year, count),
      reason: null,
      lines,
      search: '',
    },
  }
}

const wordsOf = (ctx: ActionContext, text: InvoiceWish['lines'][number]['text'], { language }: KnownParty): string =>
  typeof text === 'string' ? text : currentWords().say(language, text.key, text.facts, ctx.shop)

/** What a payer copies: the Belgian structured communication for a Belgian seller, ISO 11649 for all others. `count` is
 *  the community's own count of references, so that a reference names one paper, whoever sold. */
const referenceFor = (country: string, year: number, count: number): string =>
  country === 'BE'
    ? belgianReference(year * 1_000_000 + count)
    : isoReference(`${year}${String(count).padStart(6, '0')}`)
