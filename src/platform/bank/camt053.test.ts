import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCamt053 } from './camt053.ts'
import { keysOf, StatementProblem } from './statement.ts'

const file = (entries: string, closing = '112.00', version = '02') => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><Stmt><Id>1</Id>
<Acct><Id><IBAN>BE68 5390 0754 7034</IBAN></Id></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${closing}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
${entries}</Stmt></BkToCstmrStmt></Document>`

const entry = (amount: string, details: string, sign = 'CRDT', state = '<Sts>BOOK</Sts>') =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${sign}</CdtDbtInd>${state}<BookgDt><Dt>2025-02-03</Dt></BookgDt>
  <AcctSvcrRef>A1</AcctSvcrRef><NtryDtls>${details}</NtryDtls></Ntry>`

const payment = (name: string, text: string, more = '') =>
  `<TxDtls>${more}<RltdPties><Dbtr><Nm>${name}</Nm></Dbtr><DbtrAcct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></DbtrAcct></RltdPties>
  <RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls>`

const read = (text: string) => readCamt053(new TextEncoder().encode(text))
const failsAs = (text: string, code: StatementProblem['code']) =>
  assert.throws(
    () => read(text),
    (error) => error instanceof StatementProblem && error.code === code,
  )

test('a booked entry tells day, amount, who paid and what they wrote', () => {
  const [statement] = read(file(entry('12.00', payment('Le Panier', '+++202/5000/00110+++'))))
  assert.equal(statement?.iban, 'BE68539007547034')
  assert.deepEqual(statement?.lines, [
    {
      day: '2025-02-03',
      amount: 1200,
      currency: 'EUR',
      charges: 0,
      given: null,
      name: 'Le Panier',
      iban: 'NL91ABNA0417164300',
      text: '+++202/5000/00110+++',
      bankReference: 'A1',
    },
  ])
})

test('what is only announced is no money; later versions tell the state by a code', () => {
  const announced = entry('5.00', '', 'CRDT', '<Sts><Cd>PDNG</Cd></Sts>')
  const booked = entry('12.00', payment('A', 'b'), 'CRDT', '<Sts><Cd>BOOK</Cd></Sts>')
  assert.equal(read(file(announced + booked, '112.00', '08'))[0]?.lines.length, 1)
})

test('later versions name the payer one level below', () => {
  const details = '<TxDtls><RltdPties><Dbtr><Pty><Nm>La Gousse</Nm></Pty></Dbtr></RltdPties></TxDtls>'
  assert.equal(read(file(entry('12.00', details), '112.00', '08'))[0]?.lines[0]?.name, 'La Gousse')
})

test('a batch is taken apart into its payments, which must make its amount', () => {
  const of = (amount: string) => payment('A', 'b', `<AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls>`)
  const amounts = read(file(entry('12.00', of('5.00') + of('7.00'))))[0]?.lines.map(({ amount }) => amount)
  assert.deepEqual(amounts, [500, 700])
  failsAs(file(entry('12.00', of('5.00') + of('6.00'))), 'batch')
})

test('charges that were kept are told beside what came in', () => {
  const charged = '<Chrgs><Rcrd><Amt Ccy="EUR">0.50</Amt></Rcrd></Chrgs>'
  const [line] = read(file(entry('12.00', payment('A', 'b', charged))))[0]?.lines ?? []
  assert.deepEqual([line?.amount, line?.charges], [1200, 50])
})

test('what was given in another money is told with it', () => {
  const given = '<AmtDtls><InstdAmt><Amt Ccy="CHF">11.50</Amt></InstdAmt></AmtDtls>'
  assert.deepEqual(read(file(entry('12.00', payment('A', 'b', given))))[0]?.lines[0]?.given, {
    currency: 'CHF',
    amount: 1150,
  })
})

test('money that goes out is below 0', () => {
  assert.equal(read(file(entry('12.00', '', 'DBIT'), '88.00'))[0]?.lines[0]?.amount, -1200)
})

test('a file that does not add up, or breaks off, is refused whole', () => {
  failsAs(file(entry('12.00', ''), '113.00'), 'balance')
  failsAs(file(entry('12.00', '')).slice(0, 600), 'unreadable')
})

test('two equal payments of one day are two, in every file that holds them', () => {
  const twice = read(file(entry('6.00', payment('A', 'b')) + entry('6.00', payment('A', 'b'))))[0]
  const keys = keysOf(null, twice?.lines ?? [])
  assert.equal(new Set(keys).size, 2)
  assert.deepEqual(keysOf(null, twice?.lines ?? []), keys)
})
