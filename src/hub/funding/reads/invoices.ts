/** Invoices as people look at them: the list, one, as a page and for the Peppol network. */
import { type Content, type Context, read } from '#platform/action.ts'
import { paymentCode } from '#platform/bank/payment-qr.ts'
import { inFours } from '#platform/bank/reference.ts'
import { sayCountry } from '#platform/i18n/formats.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { add, type Cents, noMoney } from '#platform/values/money.ts'
import type * as contract from '../contract/invoices.ts'
import { type InvoicePage, invoicePdf } from '../papers/invoice-pdf.ts'
import { type InvoiceLine, type InvoiceParty, issuedUnnumbered, leftToCredit, vatTable } from '../rules/invoice.ts'
import { numberShown, registrationOf, type UblPaper, ublOf, vatIdOf, whyNotUbl } from '../rules/ubl.ts'
import * as store from '../store/invoices.ts'

type Row = ReplyOf<typeof contract.listInvoices>['rows'][number]

export const listInvoices = read('funding.listInvoices', (ctx, asked: InputOf<typeof contract.listInvoices>) =>
  listPage<Row>(ctx.db, store.invoiceList(ctx.organisation), asked),
)

interface Known extends store.KnownInvoice {
  readonly lines: readonly InvoiceLine[]
}

async function knownInvoice(ctx: Context, id: string): Promise<Known> {
  const [[paper], lines] = await Promise.all([
    store.invoicesById(ctx.db, ctx.organisation, [id]),
    store.linesOf(ctx.db, ctx.organisation, [id]),
  ])
  return { ...found(paper ?? null, 'invoice'), lines: lines.map(({ invoice: _, ...line }) => line) }
}

export const readInvoice = read('funding.readInvoice', async (ctx, input: InputOf<typeof contract.readInvoice>) => {
  const known = await knownInvoice(ctx, input.invoice)
  const { credits: _credits, creditsIssuedOn: _on, year: _year, seq: _seq, language: _language, ...told } = known
  return {
    ...told,
    seller: shownParty(known.seller),
    buyer: shownParty(known.buyer),
    vatTable: vatTable(known.lines),
    left: known.kind === 'invoice' ? stillAsked(known) : noMoney,
    lacksVatNumber: issuedUnnumbered(known),
    missing: whyNotUbl(known).map(({ code, facts }) => ({ code, ...(facts ? { facts } : {}) })),
  }
})

/** What an invoice asks for after its credit notes. */
function stillAsked(known: Known): Cents {
  const { net, vat } = leftToCredit(known)
  return add(net, vat)
}

const shownParty = ({ name, street, postcode, city, country, registration, vatNumber, iban }: InvoiceParty) => ({
  ...{ name, street, postcode, city, country, registration, vatNumber, iban },
})

/** Everything is said in the language of the buyer, with the currency of the paper. */
function sayer(ctx: Context, { language, currency }: store.KnownInvoice) {
  const shop = { ...ctx.shop, currency }
  return (key: string, facts: Readonly<Record<string, unknown>> = {}): string =>
    currentWords().say(language, key, facts, shop)
}

function exemptionOf(known: Known, say: ReturnType<typeof sayer>): string | null {
  const kind = known.lines[0]?.vatKind ?? 'standard'
  if (kind === 'standard' || kind === 'zero') return null
  return kind === 'exempt' && known.seller.exemption !== null ? known.seller.exemption : say(`funding.vat_note.${kind}`)
}

export const readInvoiceUbl = read(
  'funding.readInvoiceUbl',
  async (ctx, input: InputOf<typeof contract.readInvoiceUbl>): Promise<Content> => {
    const known = await knownInvoice(ctx, input.invoice)
    refuseWith(whyNotUbl(known))
    return {
      type: 'application/xml',
      name: `${known.number}.xml`,
      body: ublOf(ublPaper(known, sayer(ctx, known))),
    }
  },
)

const ublPaper = (known: Known, say: ReturnType<typeof sayer>): UblPaper => ({
  ...known,
  period: known.periodFrom && known.periodTo ? { from: known.periodFrom, to: known.periodTo } : null,
  credits:
    known.creditsNumber !== null && known.creditsIssuedOn !== null
      ? { number: known.creditsNumber, issuedOn: known.creditsIssuedOn }
      : null,
  note: known.reason,
  terms: known.kind === 'invoice' ? say('funding.paper.due_by', { day: known.dueOn }) : say('funding.paper.taken_off'),
  exemption: exemptionOf(known, say),
})

export const readInvoicePdf = read(
  'funding.readInvoicePdf',
  async (ctx, input: InputOf<typeof contract.readInvoicePdf>): Promise<Content> => {
    const known = await knownInvoice(ctx, input.invoice)
    const body = await invoicePdf(pageOf(ctx, known, sayer(ctx, known)))
    return { type: 'application/pdf', name: `${known.number}.pdf`, body }
  },
)

function pageOf(ctx: Context, known: Known, say: ReturnType<typeof sayer>): InvoicePage {
  const money = (amount: number) => say('funding.paper.money', { amount })
  const rate = (basisPoints: number) => say('funding.paper.rate', { share: basisPoints / 10_000 })
  const title = say(`funding.paper.${known.kind}`, { number: known.number })
  const exemption = exemptionOf(known, say)
  const reason = known.reason === null ? [] : [say('funding.paper.reason', { reason: known.reason })]
  return {
    title,
    madeAt: new Date(ctx.now),
    seller: [
      ...address(known.seller, known.language),
      ...numbersOf(known.seller, say),
      ...(known.seller.email ? [known.seller.email] : []),
    ],
    buyer: [...address(known.buyer, known.language), ...numbersOf(known.buyer, say)],
    facts: factsOf(known, say),
    heads: { line: say('funding.paper.line'), rate: say('funding.paper.vat'), net: say('funding.paper.net') },
    lines: known.lines.map(({ text, vatBp, net }) => ({ text, rate: rate(vatBp), net: money(net) })),
    sums: [
      [say('funding.paper.net'), money(known.net)],
      ...vatTable(known.lines).map(
        (row) => [say('funding.paper.vat_at', { share: row.basisPoints / 10_000 }), money(row.vat)] as const,
      ),
      [say(`funding.paper.total_${known.kind}`), money(known.total)],
    ],
    notes: [...(exemption === null ? [] : [exemption]), ...reason],
    payment: known.kind === 'invoice' ? paymentOf(known, say) : null,
  }
}

const address = ({ name, street, postcode, city, country }: InvoiceParty, language: string): string[] =>
  [name, street, [postcode, city].filter(Boolean).join(' '), sayCountry(country, language)].filter(
    (line): line is string => !!line,
  )

const numbersOf = (party: InvoiceParty, say: ReturnType<typeof sayer>): string[] => {
  const [vat, registration] = [vatIdOf(party), registrationOf(party)]
  if (vat !== null) return [say('funding.paper.vat_number', { number: numberShown(vat) })]
  return registration === null ? [] : [say('funding.paper.registration', { number: numberShown(registration) })]
}

function factsOf(known: Known, say: ReturnType<typeof sayer>): [string, string][] {
  const on = (value: string) => say('funding.paper.day', { day: value })
  const facts: [string, string][] = [[say('funding.paper.issued'), on(known.issuedOn)]]
  if (known.kind === 'invoice') facts.push([say('funding.paper.due'), on(known.dueOn)])
  if (known.creditsNumber !== null) facts.push([say('funding.paper.credits'), known.creditsNumber])
  if (known.periodFrom && known.periodTo)
    facts.push([say('funding.paper.period'), `${on(known.periodFrom)} – ${on(known.periodTo)}`])
  return facts
}

function paymentOf(known: Known, say: ReturnType<typeof sayer>): InvoicePage['payment'] {
  const { iban, bic, name } = known.seller
  const facts: [string, string][] = [
    [say('funding.paper.amount'), say('funding.paper.money', { amount: known.total })],
    [say('funding.paper.due'), say('funding.paper.day', { day: known.dueOn })],
    [say('funding.paper.to'), name],
  ]
  if (iban !== null) facts.push([say('funding.paper.account'), inFours(iban)])
  if (iban !== null && bic !== null) facts.push([say('funding.paper.bic'), bic])
  facts.push([say('funding.paper.reference'), known.reference])
  const { seller: creditor, buyer: debtor, currency, total, reference, number } = known
  const asked =
    iban === null ? null : { creditor, debtor, iban, bic, currency, amount: total, reference, message: number }
  return { title: say('funding.paper.pay'), facts, code: asked && paymentCode(asked), scan: say('funding.paper.scan') }
}
