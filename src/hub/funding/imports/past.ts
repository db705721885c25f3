/** Developments of before: a line for each that paid, so that late joiners can be counted in. */
import { type Sharer, sharersIn } from '#hub/organisations/public.ts'
import type { ActionContext, Context } from '#platform/action.ts'
import { readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import { readUnits, readWhole, readYesNo } from '#platform/imports/cells/numbers.ts'
import type { FieldMeaning, ImportKind, ImportPlan, ImportRecord, PlannedRow } from '#platform/imports/kind.ts'
import { yearOf } from '#platform/values/day.ts'
import { currencies } from '#platform/values/money.ts'
import { plain } from '#platform/values/text.ts'
import { bringIn, type Past, whyNotPast } from '../actions/past.ts'
import { keyCalled } from '../rules/past-words.ts'
import { keyForLate } from '../rules/weights.ts'
import { lateKeyForFree } from '../settings.ts'
import { pastRounds } from '../store/rounds.ts'

const words = (text: string): string[] => text.split('|').map((one) => one.trim())

const fields: readonly FieldMeaning[] = [
  {
    key: 'pastName',
    required: true,
    words: words('development | round | développement | tour | ontwikkeling | entwicklung | desarrollo'),
  },
  {
    key: 'pastDelivered',
    required: true,
    words: words('delivered on | livré le | geleverd op | geliefert am | entregado el | delivered | livraison'),
  },
  {
    key: 'pastPayer',
    required: true,
    words: words('organisation | co-op | payer | coopérative | payeur | organisatie | betaler | zahler | organización'),
  },
  {
    key: 'pastNet',
    required: true,
    words: words('paid without vat | net | payé hors tva | netto | hors tva | zonder btw | ohne mwst | sin iva | paid'),
  },
  { key: 'pastCurrency', words: words('currency | devise | munt | währung | moneda') },
  { key: 'pastKey', words: words('key | clé | sleutel | schlüssel | clave') },
  { key: 'pastYear', words: words('year of the figures | année des chiffres | jaar van de cijfers | jahr der zahlen') },
  { key: 'pastUses', words: words('uses it | l’utilise | gebruikt het | nutzt es | lo usa') },
]

/** What one line says: a payer, and the development it stands for. */
type Line = Omit<Past, 'payers'> & { readonly payer: Past['payers'][number] }

const groupOf = ({ name, deliveredOn }: { readonly name: string; readonly deliveredOn: string }): string =>
  `${deliveredOn} ${plain(name)}`

function readPast(record: ImportRecord, names: ReadonlyMap<string, string>, ctx: Context) {
  const cells = new CellReader(record)
  const wrong = (code: string, field: string, facts = {}) => cells.tell(code, facts, 'error', field)
  const name = cells.read('pastName', readLine)
  const deliveredOn = cells.read('pastDelivered', readDay)
  const who = cells.read('pastPayer', readLine)
  const net = cells.read('pastNet', (cell) => readUnits(cell, 2))
  const keyWord = cells.read('pastKey', readLine)
  const key = keyWord === null ? ({ kind: 'equal' } as const) : keyCalled(keyWord)
  const currencyWord = cells.read('pastCurrency', readLine)?.toUpperCase() ?? ctx.shop.currency
  const currency = currencies.find((one) => one === currencyWord)
  const keyYear = cells.read('pastYear', readWhole) ?? (deliveredOn ? yearOf(deliveredOn) : null)
  const usesArea = cells.read('pastUses', readYesNo) ?? true
  const participant = who === null ? undefined : names.get(plain(who))
  if (!name || !deliveredOn || net === null) wrong('past.incomplete', 'pastName')
  if (who === null || !participant) wrong('opening.about', 'pastPayer', { text: who ?? '–' })
  if (!key) wrong('past.key', 'pastKey', { text: keyWord })
  if (!currency) wrong('opening.currency', 'pastCurrency', { text: currencyWord })
  if (keyYear !== null && (keyYear < 2000 || keyYear > 2100)) wrong('past.year', 'pastYear', { text: String(keyYear) })
  const planned = {
    ...{ line: record.line, label: [name, who].filter(Boolean).join(' · ') || '–' },
    ...{ problems: cells.problems, changes: [] },
  }
  const faulty = cells.problems.some(({ severity }) => severity === 'error')
  if (faulty || !name || !deliveredOn || net === null || !participant || !key || !currency || keyYear === null)
    return { ...planned, row: null }
  const row: Line = {
    ...{ name: name.slice(0, 200), deliveredOn, currency, key, keyYear },
    payer: { participant, net, usesArea },
  }
  return { ...planned, row }
}

type Read = ReturnType<typeof readPast>

/** Lines of one development are one; what its first line says of key, year and currency holds for all. */
const developmentsOf = (rows: readonly Line[]): Past[] =>
  [...Map.groupBy(rows, groupOf).values()].flatMap(([first, ...others]) => {
    if (!first) return []
    const { payer, ...past } = first
    return [{ ...past, payers: [payer, ...others.map((one) => one.payer)] }]
  })

async function sharersOf(ctx: Context, developments: readonly Past[]): Promise<ReadonlyMap<number, readonly Sharer[]>> {
  const years = [...new Set(developments.map(({ keyYear }) => keyYear))]
  return new Map(await Promise.all(years.map(async (year) => [year, await sharersIn(ctx, year)] as const)))
}

async function plan(ctx: Context, records: readonly ImportRecord[]): Promise<ImportPlan<Line>> {
  const [sharers, known, forFree] = await Promise.all([
    sharersIn(ctx, yearOf(ctx.today)),
    pastRounds(ctx.db, ctx.organisation),
    ctx.setting(lateKeyForFree),
  ])
  const names = new Map(sharers.map(({ id, name }) => [plain(name), id as string]))
  const read = records.map((record) => readPast(record, names, ctx))
  const developments = developmentsOf(read.flatMap(({ row }) => row ?? []))
  const figures = await sharersOf(ctx, developments)
  const broughtIn = new Set(known.map(groupOf))
  const no = new Map(
    developments.map((one) => [
      groupOf(one),
      whyNotPast(one, keyForLate(one.key, forFree), figures.get(one.keyYear) ?? [], ctx.today),
    ]),
  )
  return { rows: read.map((one) => planned(one, broughtIn, no)) }
}

/** What is wrong with a development stands with the line of the payer it is about, else with each. */
function planned(
  one: Read,
  known: ReadonlySet<string>,
  no: ReadonlyMap<string, ReturnType<typeof whyNotPast>>,
): PlannedRow<Line> {
  const { row } = one
  if (!row) return { ...one, outcome: 'faulty', row: null }
  if (known.has(groupOf(row))) return { ...one, outcome: 'same', row: null }
  const own = (no.get(groupOf(row)) ?? []).filter(
    ({ participant }) => participant === null || participant === row.payer.participant,
  )
  if (own.length === 0) return { ...one, outcome: 'create' }
  const problems = own.map(({ code, facts }) => {
    const severity = 'error' as const
    return { line: one.line, field: null, code, facts: facts ?? {}, severity }
  })
  return { ...one, problems: [...one.problems, ...problems], outcome: 'faulty', row: null }
}

async function apply(ctx: ActionContext, { rows }: ImportPlan<Line>) {
  const developments = developmentsOf(rows.flatMap(({ row, outcome }) => (row && outcome === 'create' ? [row] : [])))
  const figures = await sharersOf(ctx, developments)
  const forFree = await ctx.setting(lateKeyForFree)
  for (const one of developments) await bringIn(ctx, one, keyForLate(one.key, forFree), figures.get(one.keyYear) ?? [])
  return { developments: developments.length }
}

/** Nets are never taken away: what was brought in wrongly is put right by hand. */
export const past: ImportKind<Line> = {
  kind: 'past-developments',
  may: 'funding.book',
  fields,
  parentFields: fields.map(({ key }) => key),
  recognise: (_table, { confidence }) => {
    const sure = (key: string): boolean => (confidence[key] ?? 0) > 0.8
    return sure('pastName') && sure('pastDelivered') && sure('pastPayer') && sure('pastNet') ? 0.9 : 0
  },
  plan,
  apply,
}
