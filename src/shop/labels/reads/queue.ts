/** The queue as people look at it: filtered, sorted, in pages, or as a file. */
import { ReadableStream as WebStream } from 'node:stream/web'
import { type Content, type Context, read } from '#platform/action.ts'
import { type WrittenColumn, writeCsv, writeXlsx } from '#platform/csv/write-table.ts'
import { currentWords } from '#platform/i18n/words.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { plain } from '#platform/values/text.ts'
import { shelfBasics } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-desk.ts'
import { inOrder, type PrintOrder } from '../rules/print-run.ts'
import type { Reason } from '../rules/reasons.ts'
import { placement } from '../settings.ts'
import { readHeldLabels } from '../store/print-run.ts'
import { formatNames } from './formats.ts'
import { type LabelOn, labelsOn, onPaper, whyBehind } from './labels-on.ts'
import { placeText } from './wanted.ts'

type Row = ReplyOf<typeof contract.listQueue>['rows'][number]
type Asked = InputOf<typeof contract.listQueue>
type Basics = Awaited<ReturnType<typeof shelfBasics>>

/** What people call the others in a list. */
export async function namesOf(
  ctx: Context,
  accounts: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(accounts.filter((one) => one !== null))] as AccountId[]
  const known = ids.length === 0 ? new Map() : await ctx.accounts.accountsById(ids)
  return new Map([...known].map(([id, { name }]) => [id, name]))
}

export interface Held {
  readonly run: string
  readonly number: number
  readonly by: string | null
  readonly at: Instant
}

/** Labels in runs that are made and not yet told of. */
export async function heldLabels(ctx: Context): Promise<ReadonlyMap<string, Held>> {
  const held = await readHeldLabels(ctx.db, ctx.organisation)
  const names = await namesOf(
    ctx,
    held.map(({ by }) => by),
  )
  return new Map(
    held.map(({ label, by, ...one }) => [label, { ...one, by: by === null ? null : (names.get(by) ?? null) }]),
  )
}

async function rowsOn(ctx: Context, day: Day): Promise<{ rows: (Row & Sorted)[]; basics: Basics }> {
  const labels = onPaper(await labelsOn(ctx, day)).filter(({ state, throwAway }) => isOpen(state) || throwAway)
  const basics = await shelfBasics(ctx)
  const names = await formatNames(ctx)
  const held = await heldLabels(ctx)
  return { rows: labels.map((label) => rowOf(label, basics, names, held)), basics }
}

const isOpen = (state: Row['state']): boolean => state !== 'up_to_date' && state !== 'none'

interface Sorted {
  readonly walk: number | null
  readonly categoryId: string | null
  readonly supplier: string | null
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function rowOf(
  label: LabelOn,
  basics: Basics,
  names: ReadonlyMap<string, string | null>,
  held: ReadonlyMap<string, Held>,
): Row & Sorted {
  const { row, says, hangs } = label
  const at = row.place === null ? undefined : basics.places.get(row.place)
  return {
    id: row.id,
    product: row.product,
    number: row.number,
    name: row.name,
    category: row.category && (basics.categories.get(row.category)?.name ?? null),
    categoryId: row.category,
    supplier: row.supplier,
    walk: row.walk,
    zone: at?.zone ?? null,
    place: placeText(basics, row.place),
    format: label.format ?? row.format,
    formatName: names.get(label.format ?? row.format ?? '') ?? null,
    state: label.state,
    reasons: whyBehind(label),
    asked: row.reprintReason,
    price: text(says?.says.price),
    priceBefore: text(hangs?.says.price),
    wantedAt: row.wantedAt,
    printedAt: row.printedAt,
    placedAt: row.placedAt,
    throwAway: label.throwAway,
    copies: row.copies,
    barcode: row.barcode,
    fingerprint: label.wanted,
    inRun: held.get(row.id) ?? null,
  }
}

function found(rows: readonly (Row & Sorted)[], asked: Asked, basics: Basics): (Row & Sorted)[] {
  const any = (given: string | undefined, holds: (value: string) => boolean): boolean =>
    given === undefined || given === '' || given.split(',').some(holds)
  const words = plain(asked.q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  return rows.filter(
    (row) =>
      any(asked.state, (value) => (value === 'throw_away' ? row.throwAway : row.state === value)) &&
      any(asked.labelFormat, (value) => row.format === value) &&
      any(asked.category, (value) => basics.upwards(row.categoryId).some(({ id }) => id === value)) &&
      any(asked.zone, (value) => (row.zone ?? 'unplaced') === value) &&
      any(asked.supplier, (value) => row.supplier === value) &&
      any(asked.reason, (value) => row.reasons.includes(value as Reason)) &&
      words.every((word) =>
        plain(`${row.name} ${String(row.number).padStart(5, '0')} ${row.barcode ?? ''}`).includes(word),
      ),
  )
}

const orders: readonly PrintOrder[] = ['walk', 'name', 'category']

function sorted(rows: readonly (Row & Sorted)[], sort: string | undefined): (Row & Sorted)[] {
  const down = sort?.startsWith('-') ?? false
  const order = orders.find((one) => one === sort?.replace(/^-/, '')) ?? 'walk'
  const all = inOrder(
    rows.map((row) => ({ ...row, category: row.category ?? '' })),
    order,
  )
  return (down ? all.reverse() : all).map((row) => ({ ...row, category: row.category || null }))
}

const dayOf = (ctx: Context, day: string | undefined): Day => (day ?? ctx.today) as Day

export const listQueue = read('labels.listQueue', async (ctx, asked: Asked) => {
  const { rows, basics } = await rowsOn(ctx, dayOf(ctx, asked.day))
  const all = sorted(found(rows, asked, basics), asked.sort)
  const from = Number(asked.after ?? 0) || 0
  const page = all.slice(from, from + asked.size)
  const until = from + page.length
  return {
    rows: page.map(({ walk: _walk, categoryId: _category, supplier: _supplier, ...row }) => row),
    next: until < all.length ? String(until) : null,
    total: from === 0 ? all.length : null,
  }
})

const fileColumns = [
  ['number', 'number'],
  ['name', 'text'],
  ['zone', 'text'],
  ['place', 'text'],
  ['category', 'text'],
  ['labelFormat', 'text'],
  ['state', 'text'],
  ['reasons', 'text'],
  ['priceBefore', 'text'],
  ['price', 'text'],
  ['wantedAt', 'instant'],
  ['printedAt', 'instant'],
] as const

export const exportQueue = read(
  'labels.exportQueue',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportQueue>): Promise<Content> => {
    const { rows, basics } = await rowsOn(ctx, dayOf(ctx, asked.day))
    const say = (key: string, facts = {}) => currentWords().say(ctx.language, key, facts, ctx.shop)
    const columns: WrittenColumn[] = fileColumns.map(([name, type]) => ({ header: say(`labels.queue.${name}`), type }))
    const lines = sorted(found(rows, asked, basics), asked.sort).map((row) =>
      fileColumns.map(([name]) => {
        if (name === 'labelFormat') return row.formatName ?? (row.format && say(`labels.format.${row.format}`))
        if (name === 'state') return say(`labels.state.${row.state}`)
        if (name === 'reasons') return row.reasons.map((reason) => say(`labels.reason.${reason}`)).join(', ')
        return row[name]
      }),
    )
    return tableFile({
      columns,
      lines,
      format,
      zone: ctx.shop.zone,
      name: say('labels.queue.file', { day: dayOf(ctx, asked.day) }),
    })
  },
)

/** Rows at hand as a file to take along. */
export function tableFile(table: {
  readonly columns: readonly WrittenColumn[]
  readonly lines: Iterable<readonly (string | number | boolean | null)[]>
  readonly format: 'csv' | 'xlsx'
  readonly zone: string
  readonly name: string
}): Content {
  const { columns, lines, format, zone, name } = table
  if (format === 'xlsx')
    return {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      name: `${name}.xlsx`,
      body: writeXlsx(columns, lines, { zone, sheet: name }),
    }
  const body = WebStream.from(writeCsv(columns, lines, { zone })) as unknown as ReadableStream<Uint8Array>
  return { type: 'text/csv; charset=utf-8', name: `${name}.csv`, body }
}

export const readDesk = read('labels.readDesk', (ctx, asked: InputOf<typeof contract.readDesk>) =>
  deskOn(ctx, dayOf(ctx, asked.day)),
)

/** How much is to be done, as of a day. */
export async function deskOn(ctx: Context, day: Day) {
  const { rows, basics } = await rowsOn(ctx, day)
  const count = (some: readonly Row[]) => ({
    toPrint: some.filter(({ state }) => state === 'to_print').length,
    toPlace: some.filter(({ state }) => state === 'to_place').length,
    toRemove: some.filter(({ state }) => state === 'to_remove').length,
  })
  const open = rows.filter(({ state }) => state === 'to_print' || state === 'to_place' || state === 'to_remove')
  const byFormat = Map.groupBy(
    open.filter((row) => row.format !== null),
    ({ format }) => format as string,
  )
  const byZone = Map.groupBy(open, ({ zone }) => zone)
  return {
    day,
    ...count(rows),
    noFormat: rows.filter(({ state }) => state === 'no_format').length,
    throwAway: rows.filter(({ throwAway }) => throwAway).length,
    formats: [...byFormat]
      .map(([format, some]) => ({ format, name: some[0]?.formatName ?? null, ...count(some) }))
      .sort((one, other) => (one.format < other.format ? -1 : 1)),
    zones: [...byZone]
      .map(([zone, some]) => ({ zone, ...count(some) }))
      .sort((one, other) => ((one.zone ?? '~') < (other.zone ?? '~') ? -1 : 1)),
    ...choicesOf(open, basics),
    placement: await ctx.setting(placement),
  }
}

/** Categories, those above included, and suppliers of these labels. */
function choicesOf(rows: readonly Sorted[], { upwards, suppliers }: Basics) {
  const categories = new Map<string, string>()
  for (const id of new Set(rows.map(({ categoryId }) => categoryId)))
    for (const [at, one] of upwards(id).entries()) categories.set(one.id, pathOf(upwards(id).slice(at)))
  const used = new Set(rows.map(({ supplier }) => supplier))
  return {
    categories: [...categories]
      .map(([category, path]) => ({ category, path }))
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
    suppliers: suppliers.filter(({ id }) => used.has(id)).map(({ id, name }) => ({ supplier: id, name })),
  }
}

const pathOf = (way: readonly { readonly name: string }[]): string =>
  way
    .map(({ name }) => name)
    .reverse()
    .join(' › ')
