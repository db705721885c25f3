/** Invoices as UBL 2.1 in the form of Peppol BIS Billing 3.0: elements in the order of the schema, sums as the European
 *  norm EN 16931 asks. Pure: what is missing for it is told by `whyNotUbl`. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { type Cents, type Currency, moneyText } from '#platform/values/money.ts'
import { type InvoiceKind, type InvoiceLine, type InvoiceParty, sumsOf, type VatKind, vatTable } from './invoice.ts'

export interface UblPaper {
  readonly kind: InvoiceKind
  readonly number: string
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly period: { readonly from: Day; readonly to: Day } | null
  readonly currency: Currency
  readonly seller: InvoiceParty
  readonly buyer: InvoiceParty
  readonly lines: readonly InvoiceLine[]
  readonly reference: string
  /** What a credit note takes back. */
  readonly credits: { readonly number: string; readonly issuedOn: Day } | null
  /** Said in the language of the buyer: why it was taken back, when it is due, which exemption. */
  readonly note: string | null
  readonly terms: string
  readonly exemption: string | null
}

type Node = readonly [string, Content, Readonly<Record<string, string>>?]
type Content = string | readonly (Node | null)[]

const category: Readonly<Record<VatKind, string>> = {
  standard: 'S',
  zero: 'Z',
  reverse_charge: 'AE',
  export: 'G',
  exempt: 'E',
  outside: 'O',
}
const reasonCode: Readonly<Partial<Record<VatKind, string>>> = {
  reverse_charge: 'VATEX-EU-AE',
  export: 'VATEX-EU-G',
  outside: 'VATEX-EU-O',
}

/** Where a number of that country is registered: in the network, and among companies. */
const schemes: Readonly<Partial<Record<string, { readonly network: string; readonly from: 'vat' | 'registration' }>>> =
  {
    BE: { network: '0208', from: 'registration' },
    NL: { network: '0106', from: 'registration' },
    CH: { network: '0183', from: 'registration' },
    FR: { network: '9957', from: 'vat' },
    DE: { network: '9930', from: 'vat' },
    ES: { network: '9920', from: 'vat' },
  }

/** The VAT number as the norm writes it: the country first. */
export function vatIdOf({ country, vatNumber }: InvoiceParty): string | null {
  if (vatNumber === null) return null
  const plain = vatNumber.replace(/[^0-9A-Za-z]/g, '').toUpperCase()
  const prefix = country === 'GR' ? 'EL' : country
  return plain.startsWith(prefix) ? plain : `${prefix}${plain}`
}

/** As a number is printed: a Swiss one in the form of its register (UID: CHE-123.456.789 MWST), others as they are. */
export const numberShown = (id: string): string =>
  id.replace(/^CHE(\d{3})(\d{3})(\d{3})([A-Z]*)$/, (_all, ...[one, two, three, ending]: string[]) =>
    [`CHE-${one}.${two}.${three}`, ending].filter(Boolean).join(' '),
  )

/** The number in the register of companies; in Belgium it is the VAT number without its letters. */
export function registrationOf(party: InvoiceParty): string | null {
  const plain = party.registration?.replace(/[^0-9A-Za-z]/g, '').toUpperCase() ?? null
  if (party.country !== 'BE') return plain
  return plain?.replace(/^BE/, '') ?? vatIdOf(party)?.slice(2) ?? null
}

/** Where it is reached in the network: as it wrote it, or what follows from its country. */
export function endpointOf(party: InvoiceParty): { readonly scheme: string; readonly id: string } | null {
  if (party.endpointScheme !== null && party.endpoint !== null)
    return { scheme: party.endpointScheme, id: party.endpoint }
  const known = schemes[party.country]
  const id = known?.from === 'vat' ? vatIdOf(party) : registrationOf(party)
  return known && id ? { scheme: known.network, id } : null
}

/** Ten digits of a Belgian company: the last two are what lacks to a multiple of 97. */
export const isBelgianCompany = (id: string): boolean =>
  /^[01]\d{9}$/.test(id) && 97 - (Number(id.slice(0, 8)) % 97) === Number(id.slice(8))

/** What still has to be written down before the network takes the invoice; all of it at once. */
export function whyNotUbl(paper: Pick<UblPaper, 'kind' | 'seller' | 'buyer' | 'lines'>): Refusal[] {
  const { seller, buyer } = paper
  const kind = paper.lines[0]?.vatKind ?? 'standard'
  const missing = (why: string, who: InvoiceParty) => refuse('invoice.not_for_peppol', { why, name: who.name })
  return [
    ...[seller, buyer].flatMap((who) => [
      ...(who.street && who.postcode && who.city ? [] : [missing('address', who)]),
      ...endpointProblem(who).map((why) => missing(why, who)),
    ]),
    ...(kind !== 'outside' && vatIdOf(seller) === null ? [missing('vat_number', seller)] : []),
    ...(kind === 'outside' && registrationOf(seller) === null ? [missing('registration', seller)] : []),
    ...(kind === 'reverse_charge' && vatIdOf(buyer) === null ? [missing('vat_number', buyer)] : []),
    ...(paper.kind === 'invoice' && seller.iban === null ? [missing('iban', seller)] : []),
    ...[seller, buyer].flatMap((who) =>
      seller.country === 'NL' && who.country === 'NL' && registrationOf(who) === null
        ? [missing('registration', who)]
        : [],
    ),
    ...(seller.country === 'DE' && buyer.country === 'DE'
      ? contactProblem(seller).map((why) => missing(why, seller))
      : []),
  ]
}

/** Between Germans a contact of the seller is reached by phone and by mail (DE-R-005 to DE-R-007). */
const contactProblem = ({ phone, email }: InvoiceParty): string[] => [
  ...(phone ? [] : ['phone']),
  ...(email === null ? ['email'] : []),
]

function endpointProblem(who: InvoiceParty): string[] {
  const endpoint = endpointOf(who)
  if (!endpoint) return ['endpoint']
  return endpoint.scheme === '0208' && !isBelgianCompany(endpoint.id) ? ['company_number'] : []
}

const invoiceRoot = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'
const creditRoot = 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'
const aggregates = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2'
const basics = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'

export function ublOf(paper: UblPaper): string {
  const credit = paper.kind === 'credit_note'
  const { net, vat, total } = sumsOf(paper.lines)
  const money = amountIn(paper.currency)
  const nodes: (Node | null)[] = [
    ['cbc:CustomizationID', 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'],
    ['cbc:ProfileID', 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'],
    ['cbc:ID', paper.number],
    ['cbc:IssueDate', paper.issuedOn],
    credit ? null : ['cbc:DueDate', paper.dueOn],
    [credit ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode', credit ? '381' : '380'],
    paper.note === null ? null : ['cbc:Note', paper.note],
    ['cbc:DocumentCurrencyCode', paper.currency],
    ['cbc:BuyerReference', paper.buyer.name],
    paper.period && [
      'cac:InvoicePeriod',
      [
        ['cbc:StartDate', paper.period.from],
        ['cbc:EndDate', paper.period.to],
      ],
    ],
    paper.credits && [
      'cac:BillingReference',
      [
        [
          'cac:InvoiceDocumentReference',
          [
            ['cbc:ID', paper.credits.number],
            ['cbc:IssueDate', paper.credits.issuedOn],
          ],
        ],
      ],
    ],
    ['cac:AccountingSupplierParty', [partyNode(paper.seller, paper.lines)]],
    ['cac:AccountingCustomerParty', [partyNode(paper.buyer, paper.lines)]],
    credit ? null : paymentNode(paper),
    ['cac:PaymentTerms', [['cbc:Note', paper.terms]]],
    [
      'cac:TaxTotal',
      [
        money('cbc:TaxAmount', vat),
        ...vatTable(paper.lines).map(
          (row): Node => [
            'cac:TaxSubtotal',
            [
              money('cbc:TaxableAmount', row.net),
              money('cbc:TaxAmount', row.vat),
              ['cac:TaxCategory', taxNodes(row.kind, row.basisPoints, paper.exemption)],
            ],
          ],
        ),
      ],
    ],
    [
      'cac:LegalMonetaryTotal',
      [
        money('cbc:LineExtensionAmount', net),
        money('cbc:TaxExclusiveAmount', net),
        money('cbc:TaxInclusiveAmount', total),
        money('cbc:PayableAmount', total),
      ],
    ],
    ...paper.lines.map((line, at) => lineNode(line, at, credit, money)),
  ]
  const root = credit ? 'CreditNote' : 'Invoice'
  const spaces = { xmlns: credit ? creditRoot : invoiceRoot, 'xmlns:cac': aggregates, 'xmlns:cbc': basics }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written([root, nodes, spaces], '')}\n`
}

type Money = (name: string, amount: Cents) => Node
const amountIn =
  (currency: Currency): Money =>
  (name, amount) => [name, moneyText(amount), { currencyID: currency }]

function partyNode(party: InvoiceParty, lines: readonly InvoiceLine[]): Node {
  const endpoint = endpointOf(party)
  const registration = registrationOf(party)
  // whoever is outside the tax names no VAT number, on either side
  const vatId = lines.some(({ vatKind }) => vatKind === 'outside') ? null : vatIdOf(party)
  const scheme = schemes[party.country]
  return [
    'cac:Party',
    [
      endpoint && ['cbc:EndpointID', endpoint.id, { schemeID: endpoint.scheme }],
      ['cac:PartyName', [['cbc:Name', party.name]]],
      [
        'cac:PostalAddress',
        [
          party.street === null ? null : ['cbc:StreetName', party.street],
          party.city === null ? null : ['cbc:CityName', party.city],
          party.postcode === null ? null : ['cbc:PostalZone', party.postcode],
          ['cac:Country', [['cbc:IdentificationCode', party.country]]],
        ],
      ],
      vatId === null ? null : ['cac:PartyTaxScheme', [['cbc:CompanyID', vatId], vatScheme]],
      [
        'cac:PartyLegalEntity',
        [
          ['cbc:RegistrationName', party.name],
          registration === null
            ? null
            : ['cbc:CompanyID', registration, scheme?.from === 'registration' ? { schemeID: scheme.network } : {}],
        ],
      ],
      party.email === null && !party.phone
        ? null
        : [
            'cac:Contact',
            [
              ['cbc:Name', party.name],
              party.phone ? ['cbc:Telephone', party.phone] : null,
              party.email === null ? null : ['cbc:ElectronicMail', party.email],
            ],
          ],
    ],
  ]
}

const vatScheme: Node = ['cac:TaxScheme', [['cbc:ID', 'VAT']]]

/** A transfer within the single euro area, or any other. */
const paymentNode = ({ seller, currency, reference }: UblPaper): Node | null =>
  seller.iban === null
    ? null
    : [
        'cac:PaymentMeans',
        [
          ['cbc:PaymentMeansCode', currency === 'EUR' ? '58' : '30'],
          ['cbc:PaymentID', reference],
          [
            'cac:PayeeFinancialAccount',
            [
              ['cbc:ID', seller.iban],
              ['cbc:Name', seller.name],
              seller.bic === null ? null : ['cac:FinancialInstitutionBranch', [['cbc:ID', seller.bic]]],
            ],
          ],
        ],
      ]

/** What is outside the tax has no rate; what bears none says why. */
function taxNodes(kind: VatKind, basisPoints: number, exemption: string | null): (Node | null)[] {
  const why = kind !== 'standard' && kind !== 'zero'
  const code = reasonCode[kind]
  return [
    ['cbc:ID', category[kind]],
    kind === 'outside' ? null : ['cbc:Percent', moneyText(basisPoints as Cents)],
    code === undefined ? null : ['cbc:TaxExemptionReasonCode', code],
    why && exemption !== null ? ['cbc:TaxExemptionReason', exemption] : null,
    vatScheme,
  ]
}

const lineNode = ({ text, net, vatKind, vatBp }: InvoiceLine, at: number, credit: boolean, money: Money): Node => [
  credit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine',
  [
    ['cbc:ID', String(at + 1)],
    [credit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', '1', { unitCode: 'C62' }],
    money('cbc:LineExtensionAmount', net),
    [
      'cac:Item',
      [
        ['cbc:Name', text],
        [
          'cac:ClassifiedTaxCategory',
          [
            ['cbc:ID', category[vatKind]],
            vatKind === 'outside' ? null : ['cbc:Percent', moneyText(vatBp as Cents)],
            vatScheme,
          ],
        ],
      ],
    ],
    ['cac:Price', [money('cbc:PriceAmount', net)]],
  ],
]

function written([name, content, attributes = {}]: Node, indent: string): string {
  const marks = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const open = `${indent}<${name}${marks.join('')}>`
  if (typeof content === 'string') return `${open}${escaped(content)}</${name}>`
  const inside = content.flatMap((node) => (node === null ? [] : [written(node, `${indent}  `)]))
  return [open, ...inside, `${indent}</${name}>`].join('\n')
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string =>
  [...text]
    .filter((sign) => sign >= ' ' || sign === '\n')
    .map((sign) => signs[sign] ?? sign)
    .join('')
