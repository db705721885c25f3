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
import { type LabelOn, labelsOn, onPaper, type WordedLabel, whyBehind, worded } from './labels-on.ts'
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

/** Everything that is open on a day, without its words: thousands are counted, chosen and sorted by what is kept. */
async function openOn(ctx: Context, day: Day): Promise<{ open: Open[]; basics: Basics }> {
  const labels = onPaper(await labelsOn(ctx, day)).filter(({ state, throwAway }) => isOpen(state) || throwAway)
  const basics = await shelfBasics(ctx)
  return { open: labels.map((label) => openOf(label, basics)), basics }
}

/** With their words, as they are shown. */
async function shown(ctx: Context, open: readonly Open[], basics: Basics): Promise<Row[]> {
  const names = await formatNames(ctx)
  const held = await heldLabels(ctx)
  return (await worded(ctx, open)).map((one) => rowOf(one, basics, names, held))
}

const isOpen = (state: Row['state']): boolean => state !== 'up_to_date' && state !== 'none'

interface Open extends LabelOn {
  readonly zone: string | null
  readonly category: string | null
}

function openOf(label: LabelOn, basics: Basics): Open {
  const { place, category } = label.row
  return {
    ...label,
    format: label.format ?? label.row.format,
    zone: (place === null ? undefined : basics.places.get(place))?.zone ?? null,
    category: category && (basics.categories.get(category)?.name ?? null),
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function rowOf(
  label: Open & WordedLabel,
  basics: Basics,
  names: ReadonlyMap<string, string | null>,
  held: ReadonlyMap<string, Held>,
): Row {
  const { row, says, hangs } = label
  return {
    id: row.id,
    product: row.product,
    number: row.number,
    name: row.name,
    category: label.category,
    zone: label.zone,
    place: placeText(basics, row.place),
    format: label.format,
    formatName: names.get(label.format ?? '') ?? null,
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

/** Those asked for, in the order asked for; their words are read only where one asks for a reason. */
async function found(ctx: Context, asked: Asked, { open, basics }: { open: readonly Open[]; basics: Basics }) {
  const any = (given: string | undefined, holds: (value: string) => boolean): boolean =>
    given === undefined || given === '' || given.split(',').some(holds)
  const words = plain(asked.q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const some = open.filter(
    ({ row, ...one }) =>
      any(asked.state, (value) => (value === 'throw_away' ? one.throwAway : one.state === value)) &&
      any(asked.labelFormat, (value) => one.format === value) &&
      any(asked.category, (value) => basics.upwards(row.category).some(({ id }) => id === value)) &&
      any(asked.zone, (value) => (one.zone ?? 'unplaced') === value) &&
      any(asked.supplier, (value) => row.supplier === value) &&
      words.every((word) =>
        plain(`${row.name} ${String(row.number).padStart(5, '0')} ${row.barcode ?? ''}`).includes(word),
      ),
  )
  if (!asked.reason) return sorted(some, asked.sort)
  const reasoned = (await worded(ctx, some)).filter((one) =>
    any(asked.reason, (value) => whyBehind(one).includes(value as Reason)),
  )
  return sorted(reasoned, asked.sort)
}

const orders: readonly PrintOrder[] = ['walk', 'name', 'category']

function sorted(open: readonly Open[], sort: string | undefined): Open[] {
  const down = sort?.startsWith('-') ?? false
  const order = orders.find((one) => one === sort?.replace(/^-/, '')) ?? 'walk'
  const all = inOrder(
    open.map((label) => ({ ...label.row, category: label.category ?? '', label })),
    order,
  ).map(({ label }) => label)
  return down ? all.reverse() : all
}

const dayOf = (ctx: Context, day: string | undefined): Day => (day ?? ctx.today) as Day

export const listQueue = read('labels.listQueue', async (ctx, asked: Asked) => {
  const open = await openOn(ctx, dayOf(ctx, asked.day))
  const all = await found(ctx, asked, open)
  const from = Number(asked.after ?? 0) || 0
  const page = all.slice(from, from + asked.size)
  const until = from + page.length
  return {
    rows: await shown(ctx, page, open.basics),
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
    const open = await openOn(ctx, dayOf(ctx, asked.day))
    const say = (key: string, facts = {}) => currentWords().say(ctx.language, key, facts, ctx.shop)
    const columns: WrittenColumn[] = fileColumns.map(([name, type]) => ({ header: say(`labels.queue.${name}`), type }))
    const rows = await shown(ctx, await found(ctx, asked, open), open.basics)
    const lines = rows.map((row) =>
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
  const { open: labels, basics } = await openOn(ctx, day)
  const names = await formatNames(ctx)
  const count = (some: readonly Open[]) => ({
    toPrint: some.filter(({ state }) => state === 'to_print').length,
    toPlace: some.filter(({ state }) => state === 'to_place').length,
    toRemove: some.filter(({ state }) => state === 'to_remove').length,
  })
  const open = labels.filter(({ state }) => state === 'to_print' || state === 'to_place' || state === 'to_remove')
  const byFormat = Map.groupBy(
    open.filter(({ format }) => format !== null),
    ({ format }) => format as string,
  )
  const byZone = Map.groupBy(open, ({ zone }) => zone)
  return {
    day,
    ...count(labels),
    noFormat: labels.filter(({ state }) => state === 'no_format').length,
    throwAway: labels.filter(({ throwAway }) => throwAway).length,
    formats: [...byFormat]
      .map(([format, some]) => ({ format, name: names.get(format) ?? null, ...count(some) }))
      .sort((one, other) => (one.format < other.format ? -1 : 1)),
    zones: [...byZone]
      .map(([zone, some]) => ({ zone, ...count(some) }))
      .sort((one, other) => ((one.zone ?? '~') < (other.zone ?? '~') ? -1 : 1)),
    ...choicesOf(open, basics),
    placement: await ctx.setting(placement),
  }
}

/** Categories, those above included, and suppliers of these labels. */
function choicesOf(open: readonly Open[], { upwards, suppliers }: Basics) {
  const categories = new Map<string, string>()
  for (const id of new Set(open.map(({ row }) => row.category)))
    for (const [at, one] of upwards(id).entries()) categories.set(one.id, pathOf(upwards(id).slice(at)))
  const used = new Set(open.map(({ row }) => row.supplier))
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
