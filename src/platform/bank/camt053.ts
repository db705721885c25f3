/** Bank statements of ISO 20022 (camt.053, versions 2 to 13): booked entries, batches taken apart, charges told, and
 *  balances that must add up. */
import { SaxesParser } from 'saxes'
import { day, isDay } from '../values/day.ts'
import {
  add,
  type Cents,
  type Currency,
  cents,
  currencies,
  negate,
  noMoney,
  readMoney,
  subtract,
  sum,
} from '../values/money.ts'
import { type Statement, type StatementLine, StatementProblem } from './statement.ts'

interface Node {
  readonly name: string
  readonly line: number
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  text: string
}

export const isCamt053 = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes.subarray(0, 4000)).includes('camt.053')

export function readCamt053(bytes: Uint8Array): Statement[] {
  const root = treeOf(new TextDecoder().decode(bytes))
  const statements = all(root, 'Document', 'BkToCstmrStmt', 'Stmt').map(statementOf)
  if (statements.length === 0) throw new StatementProblem('unreadable')
  return statements
}

/** Names without the prefix of their namespace. */
function treeOf(text: string): Node {
  const root: Node = { name: '', line: 0, attributes: {}, children: [], text: '' }
  const open: Node[] = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const node = {
      name: bare(name),
      line: parser.line,
      attributes: attributes as Record<string, string>,
      children: [],
      text: '',
    }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (piece) => {
    const node = open.at(-1)
    if (node) node.text += piece
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('error', () => {
    throw new StatementProblem('unreadable', parser.line)
  })
  parser.write(text.replace(/^\ufeff/, '').trimStart()).close()
  return root
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

const all = (node: Node | undefined, ...path: readonly string[]): Node[] =>
  path.reduce<Node[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    node ? [node] : [],
  )

const said = (node: Node | undefined, ...path: readonly string[]): string | null =>
  all(node, ...path)[0]?.text.trim() || null

function statementOf(node: Node): Statement {
  const iban = said(node, 'Acct', 'Id', 'IBAN') ?? said(node, 'Acct', 'Id', 'Othr', 'Id')
  const entries = all(node, 'Ntry').filter(isBooked)
  const lines = entries.flatMap(linesOf)
  const opening = balanceOf(node, ['OPBD', 'PRCD'])
  const closing = balanceOf(node, ['CLBD'])
  if (opening !== null && closing !== null && add(opening, sum(lines.map(({ amount }) => amount))) !== closing)
    throw new StatementProblem('balance', node.line)
  return { iban: iban?.replace(/\s/g, '') ?? null, opening, closing, lines }
}

/** Up to version 7 the state is a text, later a code of its own; what is only announced is no money yet. */
const isBooked = (entry: Node): boolean => {
  const state = said(entry, 'Sts', 'Cd') ?? said(entry, 'Sts')
  return state === null || state === 'BOOK'
}

function balanceOf(node: Node, codes: readonly string[]): Cents | null {
  const found = all(node, 'Bal').find((one) => codes.includes(said(one, 'Tp', 'CdOrPrtry', 'Cd') ?? ''))
  const amount = found && all(found, 'Amt')[0]
  return found && amount ? signed(found, moneyOf(amount)) : null
}

const signed = (node: Node, amount: Cents): Cents => (said(node, 'CdtDbtInd') === 'DBIT' ? negate(amount) : amount)

function moneyOf(node: Node): Cents {
  // banks may write more digits than two; what is beyond must be 0
  const amount = readMoney(node.text.trim().replace(/(\.\d\d)0+$/, '$1'))
  if (amount === null) throw new StatementProblem('amount', node.line)
  return amount
}

function currencyOf(node: Node): Currency {
  const found = currencies.find((one) => one === node.attributes['Ccy'])
  if (!found) throw new StatementProblem('currency', node.line)
  return found
}

/** One line for an entry, or one for each payment of a batch. */
function linesOf(entry: Node): StatementLine[] {
  const amount = all(entry, 'Amt')[0]
  if (!amount) throw new StatementProblem('amount', entry.line)
  const total = signed(entry, moneyOf(amount))
  const parts = all(entry, 'NtryDtls', 'TxDtls')
  const own = parts.map((part) => amountOf(part))
  const batch = parts.length > 1 && own.every((one) => one !== null)
  if (!batch) return [lineOf(entry, parts[0], total, chargesIn(entry, parts[0]), currencyOf(amount))]
  return batchOf(entry, parts, own, total, currencyOf(amount))
}

/** The parts of a batch make its amount, less what the bank kept of each. */
function batchOf(
  entry: Node,
  parts: readonly Node[],
  amounts: readonly (Cents | null)[],
  total: Cents,
  currency: Currency,
): StatementLine[] {
  const sign = total < 0 ? -1 : 1
  const gross = amounts.map((one, at) => cents((one ?? noMoney) * (directionOf(parts[at]) ?? sign)))
  const charges = parts.map((part) => chargesOf(part))
  const net = gross.map((one, at) => subtract(one, charges[at] ?? noMoney))
  if (sum(gross) === total) return gross.map((one, at) => lineOf(entry, parts[at], one, noMoney, currency))
  if (sum(net) !== total) throw new StatementProblem('batch', entry.line)
  return net.map((one, at) => lineOf(entry, parts[at], one, charges[at] ?? noMoney, currency))
}

const directionOf = (part: Node | undefined): number | null => {
  const word = said(part, 'CdtDbtInd')
  return word === null ? null : word === 'DBIT' ? -1 : 1
}

function amountOf(part: Node): Cents | null {
  const node = all(part, 'AmtDtls', 'TxAmt', 'Amt')[0] ?? all(part, 'Amt')[0]
  return node ? moneyOf(node) : null
}

/** Charges that were taken from the amount. */
const chargesOf = (part: Node | undefined): Cents =>
  sum(
    [...all(part, 'Chrgs', 'Rcrd'), ...all(part, 'Chrgs').filter((one) => all(one, 'Amt').length > 0)]
      .filter((one) => said(one, 'ChrgInclInd') !== 'false' && said(one, 'CdtDbtInd') !== 'CRDT')
      .flatMap((one) => all(one, 'Amt'))
      .map(moneyOf),
  )

/** Only money that came in is short of its charges: what goes out is told with them. */
const chargesIn = (entry: Node, part: Node | undefined): Cents =>
  said(entry, 'CdtDbtInd') === 'DBIT' ? noMoney : add(chargesOf(entry), chargesOf(part))

function lineOf(entry: Node, part: Node | undefined, amount: Cents, charges: Cents, currency: Currency): StatementLine {
  const booked =
    said(entry, 'BookgDt', 'Dt') ?? said(entry, 'BookgDt', 'DtTm')?.slice(0, 10) ?? said(entry, 'ValDt', 'Dt') ?? ''
  if (!isDay(booked)) throw new StatementProblem('unreadable', entry.line)
  const other = amount < 0 ? 'Cdtr' : 'Dbtr'
  const parties = all(part, 'RltdPties')[0]
  const given = all(part, 'AmtDtls', 'InstdAmt', 'Amt')[0]
  const texts = [
    ...all(part, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref'),
    ...all(part, 'RmtInf', 'Ustrd'),
    ...(part ? [] : all(entry, 'AddtlNtryInf')),
  ]
  return {
    day: day(booked),
    amount,
    currency,
    charges,
    given:
      given && given.attributes['Ccy'] !== currency
        ? { currency: given.attributes['Ccy'] ?? '', amount: moneyOf(given) }
        : null,
    name: said(parties, other, 'Nm') ?? said(parties, other, 'Pty', 'Nm'),
    iban: said(parties, `${other}Acct`, 'Id', 'IBAN'),
    text: texts
      .map(({ text }) => text.trim())
      .filter(Boolean)
      .join(' '),
    bankReference: said(part, 'Refs', 'AcctSvcrRef') ?? said(entry, 'AcctSvcrRef') ?? said(entry, 'NtryRef'),
  }
}
