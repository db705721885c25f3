/** Holds a UBL paper against the rules of EN 16931 (BR-*, BR-CO-*) and of Peppol (PEPPOL-EN16931-R*) that can concern us.
 *  Written from the rules themselves and sharing nothing with what writes the papers. */
import { SaxesParser } from 'saxes'

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

export function parsed(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const made: Element = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)?.children.push(made)
    open.push(made)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return root.children[0] as Element
}

export const all = (of: Element | undefined, path: string): Element[] =>
  path
    .split('/')
    .reduce<Element[]>(
      (found, step) => found.flatMap(({ children }) => children.filter(({ name }) => name.split(':').at(-1) === step)),
      of ? [of] : [],
    )
export const text = (of: Element | undefined, path: string): string | null => all(of, path)[0]?.text ?? null

/** Children in the order of the schema; what is not listed may not stand there. */
const orders: Readonly<Record<string, readonly string[]>> = {
  Invoice:
    'CustomizationID ProfileID ID IssueDate DueDate InvoiceTypeCode Note TaxPointDate DocumentCurrencyCode TaxCurrencyCode AccountingCost BuyerReference InvoicePeriod OrderReference BillingReference DespatchDocumentReference ReceiptDocumentReference OriginatorDocumentReference ContractDocumentReference AdditionalDocumentReference ProjectReference AccountingSupplierParty AccountingCustomerParty PayeeParty TaxRepresentativeParty Delivery PaymentMeans PaymentTerms AllowanceCharge TaxTotal LegalMonetaryTotal InvoiceLine'.split(
      ' ',
    ),
  CreditNote:
    'CustomizationID ProfileID ID IssueDate TaxPointDate CreditNoteTypeCode Note DocumentCurrencyCode TaxCurrencyCode AccountingCost BuyerReference InvoicePeriod OrderReference BillingReference DespatchDocumentReference ReceiptDocumentReference ContractDocumentReference AdditionalDocumentReference OriginatorDocumentReference AccountingSupplierParty AccountingCustomerParty PayeeParty TaxRepresentativeParty Delivery PaymentMeans PaymentTerms AllowanceCharge TaxTotal LegalMonetaryTotal CreditNoteLine'.split(
      ' ',
    ),
  InvoicePeriod: ['StartDate', 'EndDate', 'DescriptionCode'],
  BillingReference: ['InvoiceDocumentReference'],
  InvoiceDocumentReference: ['ID', 'IssueDate'],
  AccountingSupplierParty: ['Party'],
  AccountingCustomerParty: ['Party'],
  Party: [
    'EndpointID',
    'PartyIdentification',
    'PartyName',
    'PostalAddress',
    'PartyTaxScheme',
    'PartyLegalEntity',
    'Contact',
  ],
  PartyName: ['Name'],
  PostalAddress: [
    'StreetName',
    'AdditionalStreetName',
    'CityName',
    'PostalZone',
    'CountrySubentity',
    'AddressLine',
    'Country',
  ],
  Country: ['IdentificationCode'],
  PartyTaxScheme: ['CompanyID', 'TaxScheme'],
  PartyLegalEntity: ['RegistrationName', 'CompanyID', 'CompanyLegalForm'],
  Contact: ['Name', 'Telephone', 'ElectronicMail'],
  PaymentMeans: ['PaymentMeansCode', 'PaymentID', 'CardAccount', 'PayeeFinancialAccount', 'PaymentMandate'],
  PayeeFinancialAccount: ['ID', 'Name', 'FinancialInstitutionBranch'],
  FinancialInstitutionBranch: ['ID'],
  PaymentTerms: ['Note'],
  TaxTotal: ['TaxAmount', 'TaxSubtotal'],
  TaxSubtotal: ['TaxableAmount', 'TaxAmount', 'TaxCategory'],
  TaxCategory: ['ID', 'Percent', 'TaxExemptionReasonCode', 'TaxExemptionReason', 'TaxScheme'],
  ClassifiedTaxCategory: ['ID', 'Percent', 'TaxScheme'],
  TaxScheme: ['ID'],
  LegalMonetaryTotal: [
    'LineExtensionAmount',
    'TaxExclusiveAmount',
    'TaxInclusiveAmount',
    'AllowanceTotalAmount',
    'ChargeTotalAmount',
    'PrepaidAmount',
    'PayableRoundingAmount',
    'PayableAmount',
  ],
  InvoiceLine: [
    'ID',
    'Note',
    'InvoicedQuantity',
    'LineExtensionAmount',
    'AccountingCost',
    'InvoicePeriod',
    'OrderLineReference',
    'DocumentReference',
    'AllowanceCharge',
    'Item',
    'Price',
  ],
  CreditNoteLine: [
    'ID',
    'Note',
    'CreditedQuantity',
    'LineExtensionAmount',
    'AccountingCost',
    'InvoicePeriod',
    'OrderLineReference',
    'DocumentReference',
    'AllowanceCharge',
    'Item',
    'Price',
  ],
  Item: ['Description', 'Name', 'ClassifiedTaxCategory'],
  Price: ['PriceAmount', 'BaseQuantity', 'AllowanceCharge'],
}

function orderProblems(of: Element): string[] {
  const name = of.name.split(':').at(-1) ?? ''
  const order = orders[name]
  if (!order) return of.children.length === 0 ? [] : [`schema: ${name} is not known`]
  const places = of.children.map((child) => order.indexOf(child.name.split(':').at(-1) ?? ''))
  const wrong = places.some((place, at) => place < 0 || (at > 0 && place < (places[at - 1] ?? 0)))
  return [
    ...(wrong ? [`schema: order in ${name}: ${of.children.map((child) => child.name).join(' ')}`] : []),
    ...of.children.flatMap(orderProblems),
  ]
}

const cents = (amount: string | null): number => Math.round(Number(amount ?? Number.NaN) * 100)

/** Every rule that does not hold, by its name. */
export function broken(root: Element): string[] {
  const no: string[] = orderProblems(root)
  const must = (rule: string, holds: unknown) => {
    if (!holds) no.push(rule)
  }
  const credit = root.name === 'CreditNote'
  const seller = all(root, 'AccountingSupplierParty/Party')[0]
  const buyer = all(root, 'AccountingCustomerParty/Party')[0]
  const lines = all(root, credit ? 'CreditNoteLine' : 'InvoiceLine')
  const breakdown = all(root, 'TaxTotal/TaxSubtotal')
  const totals = all(root, 'LegalMonetaryTotal')[0]
  const currency = text(root, 'DocumentCurrencyCode')

  must(
    'BR-01 R004',
    text(root, 'CustomizationID') === 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
  )
  must('R001 R007', /^urn:fdc:peppol\.eu:2017:poacc:billing:\d\d:1\.0$/.test(text(root, 'ProfileID') ?? ''))
  must('BR-02', text(root, 'ID'))
  must('BR-03', /^\d{4}-\d\d-\d\d$/.test(text(root, 'IssueDate') ?? ''))
  must('BR-04', text(root, credit ? 'CreditNoteTypeCode' : 'InvoiceTypeCode') === (credit ? '381' : '380'))
  must('BR-05', currency === 'EUR' || currency === 'CHF')
  must('BR-06', text(seller, 'PartyLegalEntity/RegistrationName'))
  must('BR-07', text(buyer, 'PartyLegalEntity/RegistrationName'))
  must('BR-08', all(seller, 'PostalAddress').length === 1)
  must('BR-09', /^[A-Z]{2}$/.test(text(seller, 'PostalAddress/Country/IdentificationCode') ?? ''))
  must('BR-10', all(buyer, 'PostalAddress').length === 1)
  must('BR-11', /^[A-Z]{2}$/.test(text(buyer, 'PostalAddress/Country/IdentificationCode') ?? ''))
  must('BR-16', lines.length > 0)
  must('R002', all(root, 'Note').length <= 1)
  must('R003', text(root, 'BuyerReference') || text(root, 'OrderReference/ID'))
  must('R010', text(buyer, 'EndpointID') && all(buyer, 'EndpointID')[0]?.attributes['schemeID'])
  must('R020', text(seller, 'EndpointID') && all(seller, 'EndpointID')[0]?.attributes['schemeID'])
  for (const party of [seller, buyer])
    for (const end of [...all(party, 'EndpointID'), ...all(party, 'PartyLegalEntity/CompanyID')])
      if (end.attributes['schemeID'] === '0208')
        must(
          'COMMON-R043',
          /^[01]\d{9}$/.test(end.text) && 97 - (Number(end.text.slice(0, 8)) % 97) === Number(end.text.slice(8)),
        )
  const countryOf = (party: Element | undefined) => text(party, 'PostalAddress/Country/IdentificationCode')
  if (countryOf(seller) === 'DE' && countryOf(buyer) === 'DE') {
    must('DE-R-005', text(seller, 'Contact/Name'))
    must('DE-R-006', text(seller, 'Contact/Telephone'))
    must('DE-R-007', text(seller, 'Contact/ElectronicMail'))
  }
  must('R008 no empty element', !hasEmpty(root))
  for (const period of all(root, 'InvoicePeriod'))
    must('BR-29', (text(period, 'EndDate') ?? '') >= (text(period, 'StartDate') ?? ''))
  for (const amount of amounts(root)) {
    must('BR-DEC', /^-?\d+\.\d\d$/.test(amount.text))
    must('R051', amount.attributes['currencyID'] === currency)
  }

  for (const line of lines) {
    must('BR-21', text(line, 'ID'))
    const quantity = all(line, credit ? 'CreditedQuantity' : 'InvoicedQuantity')[0]
    must('BR-22', quantity?.text)
    must('BR-23', quantity?.attributes['unitCode'])
    must('BR-24', text(line, 'LineExtensionAmount'))
    must('BR-25', text(line, 'Item/Name'))
    must('BR-26', text(line, 'Price/PriceAmount'))
    must('BR-27', cents(text(line, 'Price/PriceAmount')) >= 0)
    must(
      'R120',
      cents(text(line, 'LineExtensionAmount')) === Number(quantity?.text) * cents(text(line, 'Price/PriceAmount')),
    )
    must('BR-CO-04', text(line, 'Item/ClassifiedTaxCategory/ID'))
    must('tax scheme', text(line, 'Item/ClassifiedTaxCategory/TaxScheme/ID') === 'VAT')
  }
  must('ids of lines', new Set(lines.map((line) => text(line, 'ID'))).size === lines.length)

  const sumOf = (each: readonly Element[], path: string) => each.reduce((sum, one) => sum + cents(text(one, path)), 0)
  const total = (name: string) => cents(text(totals, name))
  must('BR-12 BR-CO-10', total('LineExtensionAmount') === sumOf(lines, 'LineExtensionAmount'))
  must('BR-13 BR-CO-13', total('TaxExclusiveAmount') === total('LineExtensionAmount'))
  must(
    'BR-14 BR-CO-15',
    total('TaxInclusiveAmount') === total('TaxExclusiveAmount') + cents(text(root, 'TaxTotal/TaxAmount')),
  )
  must('BR-15 BR-CO-16', total('PayableAmount') === total('TaxInclusiveAmount'))
  must('BR-CO-14', cents(text(root, 'TaxTotal/TaxAmount')) === sumOf(breakdown, 'TaxAmount'))
  must('BR-CO-18', breakdown.length > 0)
  must('R053', all(root, 'TaxTotal').length === 1)
  must('BR-CO-25', text(root, 'DueDate') || text(root, 'PaymentTerms/Note'))
  must(
    'BR-CO-26',
    text(seller, 'PartyIdentification/ID') ||
      text(seller, 'PartyLegalEntity/CompanyID') ||
      text(seller, 'PartyTaxScheme/CompanyID'),
  )
  must(
    'BR-55',
    all(root, 'BillingReference').every((one) => text(one, 'InvoiceDocumentReference/ID')),
  )
  must('credit note names its invoice', !credit || text(root, 'BillingReference/InvoiceDocumentReference/ID'))
  for (const means of all(root, 'PaymentMeans')) {
    must('BR-49', text(means, 'PaymentMeansCode'))
    if (['30', '58'].includes(text(means, 'PaymentMeansCode') ?? ''))
      must('BR-50 BR-61', text(means, 'PayeeFinancialAccount/ID'))
    must('payment reference', text(means, 'PaymentID'))
  }
  must('R061 one way to pay', all(root, 'PaymentMeans').length === (credit ? 0 : 1))
  for (const party of [seller, buyer])
    for (const id of all(party, 'PartyTaxScheme/CompanyID')) must('BR-CO-09', /^[A-Z]{2}[0-9A-Z]+$/.test(id.text))

  const sellerVat = text(seller, 'PartyTaxScheme/CompanyID')
  const buyerVat = text(buyer, 'PartyTaxScheme/CompanyID')
  for (const row of breakdown) {
    const id = text(row, 'TaxCategory/ID') ?? ''
    const percent = text(row, 'TaxCategory/Percent')
    const code = text(row, 'TaxCategory/TaxExemptionReasonCode')
    const reason = code ?? text(row, 'TaxCategory/TaxExemptionReason')
    const own = lines.filter(
      (line) =>
        text(line, 'Item/ClassifiedTaxCategory/ID') === id &&
        text(line, 'Item/ClassifiedTaxCategory/Percent') === percent,
    )
    must('BR-45', text(row, 'TaxableAmount'))
    must('BR-46', text(row, 'TaxAmount'))
    must('BR-47', ['S', 'Z', 'E', 'AE', 'G', 'O'].includes(id))
    must('BR-48', id === 'O' ? percent === null : percent !== null)
    must(`BR-${id}-08`, cents(text(row, 'TaxableAmount')) === sumOf(own, 'LineExtensionAmount'))
    const reckoned = (cents(text(row, 'TaxableAmount')) * Number(percent ?? 0)) / 100
    // each line is rounded by itself: the norm leaves room for that
    must('BR-CO-17', Math.abs(cents(text(row, 'TaxAmount')) - reckoned) <= Math.max(1, own.length))
    if (id === 'S') {
      must('BR-S-02', sellerVat)
      must('BR-S-05', Number(percent) > 0)
      must('BR-S-10', reason === null)
      continue
    }
    must(`BR-${id}-05`, id === 'O' || Number(percent) === 0)
    must(`BR-${id}-09`, cents(text(row, 'TaxAmount')) === 0)
    if (id === 'Z') must('BR-Z-10', reason === null)
    else must(`BR-${id}-10`, reason)
    if (id === 'O') {
      must('BR-O-02', sellerVat === null && buyerVat === null)
      must('BR-O-11', breakdown.length === 1)
      must('P0105', code === 'VATEX-EU-O')
    } else must(`BR-${id}-02`, sellerVat)
    if (id === 'AE') {
      must('BR-AE-02 buyer', buyerVat || text(buyer, 'PartyLegalEntity/CompanyID'))
      must('P0106', code === 'VATEX-EU-AE')
    }
    if (id === 'G') must('P0104', code === 'VATEX-EU-G')
  }
  for (const line of lines)
    must(
      'BR-S-01',
      breakdown.some((row) => text(row, 'TaxCategory/ID') === text(line, 'Item/ClassifiedTaxCategory/ID')),
    )
  return no
}

const hasEmpty = (of: Element): boolean =>
  of.children.length === 0 ? of.text.trim() === '' : of.children.some(hasEmpty)
const amounts = (of: Element): Element[] => [
  ...(of.name.endsWith('Amount') ? [of] : []),
  ...of.children.flatMap(amounts),
]
