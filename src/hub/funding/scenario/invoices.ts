/** Invoices in scenario files. */
import { z } from 'zod'
import { found } from '#platform/refusal.ts'
import { given, type Line, type ScenarioFacts, type ScenarioName, type ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { checkVatNumber, keepBilling } from '../actions/billing.ts'
import { readBilling } from '../reads/billing.ts'
import { listInvoices, readInvoice, readInvoiceUbl } from '../reads/invoices.ts'
import { vatStatuses } from '../rules/invoice.ts'

const text = z.string().nullable().default(null)

export const billing = given(
  'What stands on invoices about an organisation.',
  z.strictObject({
    organisation: z.string().nullable().default(null).describe('its name; left out: the community itself'),
    name: text.describe('as it is registered, where that differs'),
    street: text.describe('street and number'),
    postcode: text.describe('postal code'),
    city: text.describe('town'),
    country: text.describe('two letters, where it differs'),
    registration: text.describe('number in the register of companies'),
    vatNumber: text.describe('VAT number'),
    vatCheckedOn: z.iso.date().nullable().default(null).describe('the day the number was looked up and held'),
    vatStatus: z.enum(vatStatuses).default('liable').describe('`liable`, `exempt`, `outside`'),
    exemption: text.describe('the law that exempts it'),
    iban: text.describe('account number'),
    bic: text.describe('of its bank'),
    phone: text.describe('for questions on invoices'),
    email: text.describe('for questions on invoices'),
    endpointScheme: text.describe('scheme of its Peppol address, four digits'),
    endpoint: text.describe('number of its Peppol address'),
  }),
  async (world, { organisation, vatCheckedOn, ...told }) => {
    const participant = organisation === null ? world.shop.id : world.idOf('participant', organisation)
    await world.act(keepBilling, { participant, ...told })
    if (vatCheckedOn !== null) await world.act(checkVatNumber, { participant, checkedOn: vatCheckedOn })
  },
)

/** What a step called it; its number; or `{ buyer, kind, about }`: the latest of these. */
async function invoiceIn(world: ScenarioWorld, value: unknown): Promise<string> {
  if (isId(String(value))) return String(value)
  if (typeof value === 'string' && world.knows('invoice', value)) return world.idOf('invoice', value)
  const told = (typeof value === 'object' ? value : { number: value }) as Line
  const filters = { kind: told['kind'], about: told['about'] } as Record<string, string | undefined>
  const { rows } = await world.look(listInvoices, { size: 200, sort: '-number', ...filters })
  const meant = rows.filter(
    (one) =>
      (told['number'] === undefined || one.number === told['number']) &&
      (told['buyer'] === undefined || one.buyer === told['buyer']),
  )
  return found(meant[0] ?? null, 'invoice').id
}

const buyerIn = (world: ScenarioWorld, value: unknown): string =>
  isId(String(value)) ? String(value) : world.idOf('participant', String(value))

export const invoiceNames: Readonly<Record<string, ScenarioName>> = {
  invoice: {
    kind: 'invoice',
    says: 'what its step was `called`; its number; or `{ buyer: Le Panier, kind: credit_note, about: dues }`, the latest',
    find: invoiceIn,
  },
  creditNote: { kind: 'invoice', says: 'what its step was `called`', find: invoiceIn },
  buyer: { kind: 'participant', says: 'name of an organisation', find: buyerIn },
  seller: { kind: 'participant', says: 'name of an organisation', find: buyerIn },
}

const invoice: ScenarioFacts = {
  facts: {
    number: '`2025-0001`: counted for each seller and year',
    kind: '`invoice` or `credit_note`',
    about: '`dues`, `call`, `buy_in`, `other`',
    seller: 'who asks for money',
    buyer: 'who is asked',
    issued_on: 'the day',
    due_on: 'the last day to pay',
    net: 'without VAT',
    vat: 'VAT, each line rounded half up',
    total: 'with VAT',
    vat_kind: '`standard`, `zero`, `reverse_charge`, `export`, `exempt`, `outside`',
    vat_bp: 'its rate in hundredths of a percent',
    lines: '`[{ text: Meeting, net: "10.00", vat: "2.10" }]`',
    reference: 'what the payer copies',
    credits: 'the number of the invoice that a credit note takes back',
    credited_by: 'the number of the credit note; of several, all of them',
    left: 'what an invoice still asks for after its credit notes',
    lacks_vat_number: 'true where it asks for VAT and its seller had no VAT number',
    missing:
      'what is missing for Peppol: `address`, `endpoint`, `company_number`, `vat_number`, `registration`, `iban`, `phone`, `email`',
    ubl: 'the paper for the Peppol network as text; null: something is missing',
  },
  find: invoiceIn,
  async read(world, id) {
    const one = await world.look(readInvoice, { invoice: id })
    const ubl = one.missing.length > 0 ? null : await world.look(readInvoiceUbl, { invoice: id })
    return {
      number: one.number,
      kind: one.kind,
      about: one.about,
      seller: one.seller.name,
      buyer: one.buyer.name,
      issued_on: one.issuedOn,
      due_on: one.dueOn,
      net: one.net,
      vat: one.vat,
      total: one.total,
      vat_kind: one.vatTable[0]?.kind,
      vat_bp: one.vatTable[0]?.basisPoints,
      lines: one.lines,
      reference: one.reference,
      credits: one.creditsNumber,
      credited_by: one.creditedBy,
      left: one.left,
      lacks_vat_number: one.lacksVatNumber,
      missing: one.missing.map(({ facts }) => facts?.['why']),
      ubl: ubl && String(ubl.body),
    }
  },
}

const billed: ScenarioFacts = {
  facts: {
    vat_kind: 'which VAT the holder of the account would add today',
    vat_bp: 'its rate in hundredths of a percent; null: none is set',
    vat_checked_on: 'the day its number was looked up and held',
    seller: 'who would ask it for money',
    lacks_vat_number: 'true where it sells and adds VAT, and nobody knows its VAT number',
  },
  find: async (world, value) => buyerIn(world, value),
  async read(world, id) {
    const one = await world.look(readBilling, { participant: id })
    return {
      vat_kind: one.vat?.kind ?? null,
      vat_bp: one.vat?.basisPoints ?? null,
      vat_checked_on: one.vatCheckedOn,
      seller: one.seller,
      lacks_vat_number: one.lacksVatNumber,
    }
  },
}

export const invoiceFacts = { invoice, billed }
