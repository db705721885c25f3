/** A file of transfers for a bank: ISO 20022 pain.001.001.09, in the characters every bank of the euro area reads. */
import type { Day, Instant } from '../values/day.ts'
import { type Cents, type Currency, moneyText, sum } from '../values/money.ts'

export interface TransferOrder {
  /** What the bank repeats on the statement: up to 35 characters. */
  readonly reference: string
  readonly amount: Cents
  readonly day: Day
  readonly name: string
  readonly iban: string
  readonly message: string
}

export interface TransferFile {
  readonly id: string
  readonly madeAt: Instant
  readonly currency: Currency
  readonly payer: { readonly name: string; readonly iban: string; readonly bic: string | null }
  readonly orders: readonly TransferOrder[]
}

export function transferFile({ id, madeAt, currency, payer, orders }: TransferFile): string {
  const head = tag('GrpHdr', [
    tag('MsgId', sepaText(id, 35)),
    tag('CreDtTm', `${madeAt.slice(0, 19)}Z`),
    ...totals(orders),
    tag('InitgPty', [tag('Nm', sepaText(payer.name, 70))]),
  ])
  const days = [...Map.groupBy(orders, ({ day }) => day)].sort(([one], [other]) => (one < other ? -1 : 1))
  const blocks = days.map(([day, own], at) =>
    tag('PmtInf', [
      tag('PmtInfId', sepaText(`${id}-${at + 1}`, 35)),
      tag('PmtMtd', 'TRF'),
      ...totals(own),
      ...(currency === 'EUR' ? [tag('PmtTpInf', [tag('SvcLvl', [tag('Cd', 'SEPA')])])] : []),
      tag('ReqdExctnDt', [tag('Dt', day)]),
      tag('Dbtr', [tag('Nm', sepaText(payer.name, 70))]),
      tag('DbtrAcct', [tag('Id', [tag('IBAN', payer.iban)]), tag('Ccy', currency)]),
      tag('DbtrAgt', [tag('FinInstnId', [payer.bic ? tag('BICFI', payer.bic) : unknownBank])]),
      ...(currency === 'EUR' ? [tag('ChrgBr', 'SLEV')] : []),
      ...own.map((order) => transfer(order, currency)),
    ]),
  )
  const lines = tag('CstmrCdtTrfInitn', [head, ...blocks])
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">${lines}</Document>\n`
}

const unknownBank = '<Othr><Id>NOTPROVIDED</Id></Othr>'

const totals = (orders: readonly TransferOrder[]): string[] => [
  tag('NbOfTxs', String(orders.length)),
  tag('CtrlSum', moneyText(sum(orders.map(({ amount }) => amount)))),
]

const transfer = (order: TransferOrder, currency: Currency): string =>
  tag('CdtTrfTxInf', [
    tag('PmtId', [tag('EndToEndId', sepaText(order.reference, 35))]),
    tag('Amt', [`<InstdAmt Ccy="${currency}">${moneyText(order.amount)}</InstdAmt>`]),
    tag('Cdtr', [tag('Nm', sepaText(order.name, 70))]),
    tag('CdtrAcct', [tag('Id', [tag('IBAN', order.iban)])]),
    tag('RmtInf', [tag('Ustrd', sepaText(order.message, 140))]),
  ])

const tag = (name: string, content: string | readonly string[]): string =>
  `<${name}>${typeof content === 'string' ? content : content.join('')}</${name}>`

const written: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  '&': '+',
}

/** Latin letters without accents, digits and a few signs: what else there is becomes a point. A text neither begins nor
 *  ends with a stroke, and never has two in a row. */
export function sepaText(text: string, longest: number): string {
  const plain = [...text.normalize('NFD')]
    .filter((sign) => !/\p{Mn}/u.test(sign))
    .map((sign) => written[sign] ?? sign)
    .map((sign) => (/^[A-Za-z0-9/?:().,'+ -]+$/.test(sign) ? sign : '.'))
    .join('')
  const short = plain
    .replace(/\/{2,}/g, '/')
    .replace(/\s+/g, ' ')
    .slice(0, longest)
    .replace(/^[/ ]+|[/ ]+$/g, '')
  return short === '' ? '-' : short
}
