/** Balances of before: one line for each account, balanced on each day and in each currency, or nothing is booked. */
import type { ActionContext, Context } from '#platform/action.ts'
import { readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import { readUnits } from '#platform/imports/cells/numbers.ts'
import type { FieldMeaning, ImportKind, ImportPlan, ImportRecord, PlannedRow } from '#platform/imports/kind.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { Day, Month } from '#platform/values/day.ts'
import { type Cents, type Currency, cents, currencies } from '#platform/values/money.ts'
import { plain } from '#platform/values/text.ts'
import { postAll } from '../actions/booking.ts'
import { undoSets } from '../actions/receipts.ts'
import { namesIn, payableIn } from '../reads/payable.ts'
import {
  accountFrom,
  accountKinds,
  accountName,
  type EntrySet,
  type Line,
  repeats,
  whyNotBook,
  whyNotReverse,
} from '../rules/ledger.ts'
import { accountCalled } from '../rules/opening-words.ts'
import { bookedOf } from '../store/booked.ts'
import * as store from '../store/ledger.ts'
import { roundNames } from '../store/rounds.ts'

const words = (text: string): string[] => text.split('|').map((one) => one.trim())

const fields: readonly FieldMeaning[] = [
  { key: 'openingAccount', required: true, words: words('account | compte | rekening | konto | cuenta') },
  {
    key: 'openingAbout',
    words: words(
      'about | name | organisation | co-op | concerne | betreft | betrifft | sobre | organisatie | organización',
    ),
  },
  {
    key: 'openingAmount',
    required: true,
    requiredUnless: ['openingDebit', 'openingCredit'],
    words: words('balance | amount | solde | montant | saldo | bedrag | betrag | importe'),
  },
  { key: 'openingDebit', words: words('debit | débit | debet | soll | debe') },
  { key: 'openingCredit', words: words('credit | crédit | haben | haber') },
  { key: 'openingCurrency', words: words('currency | devise | munt | währung | moneda') },
  { key: 'openingDay', words: words('day | date | jour | datum | tag | fecha | dag') },
  { key: 'openingNote', words: words('note | remark | remarque | opmerking | bemerkung | nota | libellé') },
]

interface Opening {
  readonly day: Day
  readonly line: Line
  readonly note: string | null
}

type Names = ReadonlyMap<string, string>

function readOpening(record: ImportRecord, names: Names, ctx: Context) {
  const cells = new CellReader(record)
  const wrong = (code: string, field: string, facts = {}) => cells.tell(code, facts, 'error', field)
  const word = cells.read('openingAccount', readLine) ?? ''
  const aboutWord = cells.read('openingAbout', readLine)
  const kind = accountCalled(word)
  const about = aboutWord === null ? null : (names.get(plain(aboutWord)) ?? null)
  const amount = readAmount(cells)
  const currencyWord = cells.read('openingCurrency', readLine)?.toUpperCase() ?? ctx.shop.currency
  const currency: Currency | undefined = currencies.find((one) => one === currencyWord)
  const day = cells.read('openingDay', readDay) ?? ctx.today
  const account = kind && accountFrom(kind, accountKinds[kind] === null ? null : about)
  if (!kind) wrong('opening.account', 'openingAccount', { text: word })
  else if (!account) wrong('opening.about', 'openingAbout', { text: aboutWord ?? '–' })
  if (!amount) wrong('entry.empty_line', 'openingAmount')
  if (!currency) wrong('opening.currency', 'openingCurrency', { text: currencyWord })
  const label = [word, aboutWord].filter((one) => one).join(' · ') || '–'
  const planned = { line: record.line, label, problems: cells.problems, changes: [] }
  const faulty = cells.problems.some(({ severity }) => severity === 'error')
  return !faulty && account && amount && currency
    ? { ...planned, row: { day, line: { account, currency, amount }, note: cells.read('openingNote', readLine) } }
    : { ...planned, row: null }
}

/** Debit above 0, credit below; in one column or in two. */
function readAmount(cells: CellReader): Cents | null {
  const read = (field: string): number => cells.read(field, (cell) => readUnits(cell, 2)) ?? 0
  const amount = read('openingAmount') + read('openingDebit') - read('openingCredit')
  return amount === 0 ? null : cents(amount)
}

async function plan(ctx: Context, records: readonly ImportRecord[]): Promise<ImportPlan<Opening>> {
  const [payable, rounds, locked] = await Promise.all([
    payableIn(ctx),
    roundNames(ctx.db, ctx.organisation),
    store.lockedMonths(ctx.db, ctx.organisation),
  ])
  const names = new Map([
    ...rounds.map(({ id, name }) => [plain(name), id] as const),
    ...Object.entries(namesIn(payable)).map(([id, name]) => [plain(name), id] as const),
  ])
  const read = records.map((record) => readOpening(record, names, ctx))
  const sets = setsOf(read.flatMap(({ row }) => row ?? []))
  const known = await booked(
    ctx,
    sets.map(({ day }) => day),
  )
  return { rows: read.map((one, at) => planned(one, read.slice(at + 1), sets, known, locked)) }
}

type Read = ReturnType<typeof readOpening>

/** What is wrong with a day as a whole stands with its last line. */
function planned(
  one: Read,
  later: readonly Read[],
  sets: readonly EntrySet[],
  known: Awaited<ReturnType<typeof booked>>,
  locked: readonly Month[],
): PlannedRow<Opening> {
  const { row } = one
  const set = sets.find(({ day }) => day === row?.day)
  if (!row || !set) return { ...one, outcome: 'faulty', row: null }
  if (known.some((other) => repeats(set, other) === 'again')) return { ...one, outcome: 'same', row: null }
  if (later.some((other) => other.row?.day === row.day)) return { ...one, outcome: 'create' }
  const no = whyNotBook(set, locked)
  if (no.length === 0) return { ...one, outcome: 'create' }
  const problems = no.map(({ code, facts }) => {
    const severity = 'error' as const
    return { line: one.line, field: null, code, facts: facts ?? {}, severity }
  })
  return { ...one, problems: [...one.problems, ...problems], outcome: 'faulty', row: null }
}

/** A set for each day; lines of one account of one day are one. */
const setsOf = (rows: readonly Opening[]): EntrySet[] =>
  [...Map.groupBy(rows, ({ day }) => day)].map(([day, own]) => ({
    kind: 'opening',
    day,
    requestKey: `import/${day}`,
    reverses: null,
    lines: [...Map.groupBy(own, ({ line }) => `${accountName(line.account)} ${line.currency}`).values()].flatMap(
      ([first, ...others]) => {
        if (!first) return []
        const amount = others.reduce((sum, { line }) => sum + line.amount, first.line.amount as number)
        return amount === 0 ? [] : [{ ...first.line, amount: cents(amount) }]
      },
    ),
  }))

/** Openings of these days that stand. */
async function booked(ctx: Context, days: readonly Day[]) {
  const sets = await store.openingsOn(ctx.db, ctx.organisation, days)
  const lines = await store.linesOf(
    ctx.db,
    ctx.organisation,
    sets.map(({ id }) => id),
  )
  return bookedOf(sets, lines)
}

const keyOf = (importId: string, day: Day): string => `import/${importId}/${day}`

async function apply(ctx: ActionContext, { rows }: ImportPlan<Opening>, importId: string) {
  const made = rows.flatMap(({ row, outcome }) => (row && outcome === 'create' ? [row] : []))
  const sets = setsOf(made)
  await postAll(
    ctx,
    sets.map((set) => ({
      set: { ...set, requestKey: keyOf(importId, set.day) },
      note: made.find(({ day, note }) => day === set.day && note)?.note ?? null,
    })),
  )
  return { openings: made.length }
}

/** Taken back by the mirrors of what was booked. */
async function undo(ctx: ActionContext, importId: string): Promise<void> {
  const sets = await store.setsByKeyStart(ctx.db, ctx.organisation, `import/${importId}/`)
  const lines = await store.linesOf(
    ctx.db,
    ctx.organisation,
    sets.map(({ id }) => id),
  )
  refuseWith(bookedOf(sets, lines).flatMap((set, at) => whyNotReverse(set, found(sets[at] ?? null, 'set').reversedBy)))
  await undoSets(
    ctx,
    sets.map(({ id }) => id),
  )
}

export const openings: ImportKind<Opening> = {
  kind: 'opening-balances',
  may: 'funding.book',
  undoDays: 30,
  fields,
  parentFields: fields.map(({ key }) => key),
  recognise: (_table, { confidence }) => {
    const sure = (key: string): boolean => (confidence[key] ?? 0) > 0.8
    const amounts = sure('openingAmount') || (sure('openingDebit') && sure('openingCredit'))
    return sure('openingAccount') && amounts ? 0.7 : 0
  },
  plan,
  apply,
  undo,
}
