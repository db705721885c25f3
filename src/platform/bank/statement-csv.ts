/** Bank statements as a table, where a bank gives no camt.053: columns are found by their headings in five languages. */
import { readTable } from '../csv/read-table.ts'
import type { Cell, Table } from '../csv/table.ts'
import { readDay } from '../imports/cells/moments.ts'
import { readUnits } from '../imports/cells/numbers.ts'
import { type Currency, cents, currencies, noMoney } from '../values/money.ts'
import { plain } from '../values/text.ts'
import { type Statement, type StatementLine, StatementProblem } from './statement.ts'

const headings = {
  day: [
    'date',
    'datum',
    'fecha',
    'booking date',
    'date comptable',
    'boekingsdatum',
    'buchungstag',
    'buchungsdatum',
    'fecha contable',
    'date valeur',
    'uitvoeringsdatum',
    "date d'execution",
  ],
  amount: ['montant', 'bedrag', 'betrag', 'importe', 'amount'],
  currency: ['devise', 'munt', 'wahrung', 'divisa', 'currency', 'moneda', 'devise du compte'],
  name: [
    'nom',
    'naam',
    'name',
    'nombre',
    'contrepartie',
    'tegenpartij',
    'nom de la contrepartie',
    'naam tegenpartij',
    'beguenstigter',
    'auftraggeber',
    'counterparty',
    'nom contrepartie contient',
    'payer',
  ],
  iban: [
    'iban',
    'compte contrepartie',
    'rekening tegenpartij',
    'compte',
    'rekening',
    'konto',
    'cuenta',
    'account',
    'compte de la contrepartie',
  ],
  text: [
    'communication',
    'communications',
    'mededeling',
    'mededelingen',
    'verwendungszweck',
    'concepto',
    'description',
    'details',
    'libelle',
    'omschrijving',
    'remittance',
    'reference',
  ],
  bankReference: [
    'numero de sequence',
    'volgnummer',
    'reference de la banque',
    'bank reference',
    'numero',
    'transaction',
    'transaction id',
  ],
} as const
type Field = keyof typeof headings

export async function readStatementTable(bytes: Uint8Array, name: string, own: Currency): Promise<Statement> {
  const table = await readTable(bytes, name)
  const columns = columnsOf(table)
  if (columns.day === undefined || columns.amount === undefined) throw new StatementProblem('columns', 1)
  const lines = table.rows.map(({ line, cells }) => lineOf(line, (field) => cellAt(cells, columns[field]), own))
  if (lines.length === 0) throw new StatementProblem('no_lines')
  return { iban: null, opening: null, closing: null, lines }
}

function columnsOf({ headers }: Table): Partial<Record<Field, number>> {
  const known = headers.map((one) => plain(one))
  return Object.fromEntries(
    (Object.keys(headings) as Field[]).flatMap((field) => {
      const at = headings[field].flatMap((word) => known.findIndex((one) => one === plain(word)))
      const first = at.find((place) => place >= 0)
      return first === undefined ? [] : [[field, first]]
    }),
  )
}

const cellAt = (cells: readonly Cell[], at: number | undefined): Cell | null =>
  at === undefined ? null : (cells[at] ?? null)

function lineOf(line: number, cell: (field: Field) => Cell | null, own: Currency): StatementLine {
  const day = readDay(cell('day')).value
  const amount = readUnits(cell('amount'), 2).value
  if (day === null) throw new StatementProblem('unreadable', line)
  if (amount === null) throw new StatementProblem('amount', line)
  const written = cell('currency')?.text.trim().toUpperCase() || own
  const currency = currencies.find((one) => one === written)
  if (!currency) throw new StatementProblem('currency', line)
  const text = (field: Field): string | null => cell(field)?.text.trim() || null
  return {
    day,
    amount: cents(amount),
    currency,
    charges: noMoney,
    given: null,
    name: text('name'),
    iban: text('iban')?.replace(/\s/g, '') ?? null,
    text: text('text') ?? '',
    bankReference: text('bankReference'),
  }
}
