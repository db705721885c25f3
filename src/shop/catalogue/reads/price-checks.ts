/** Prices that deserve a look: below cost, too cheap or too expensive, a cost that moved or that nobody confirmed for
 *  long, no unit price where the law asks for one. Which products these are follows from the engine; the list of them is
 *  a list like all others. */
import { action, type Context, read } from '#platform/action.ts'
import { markOf } from '#platform/database/mark.ts'
import { sql } from '#platform/database/sql.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { keeping } from '#platform/keeping.ts'
import { exportList } from '#platform/lists/export.ts'
import { readWhole } from '#platform/lists/file.ts'
import { type ListDefinition, listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract-price-check.ts'
import { findingsOf, type PriceFinding, priceFindings } from '../rules/price-findings.ts'
import { findProducts, productList } from '../store/product-list.ts'
import { type PricedProduct, pricedProducts } from './priced.ts'
import { percentOf } from './product.ts'
import { soldTables } from './sold.ts'

type Row = ReplyOf<typeof contract.listPriceChecks>['rows'][number]

interface Checked {
  readonly product: string
  readonly facts: ReturnType<typeof factsOf>
}

/** All products of a shop are worked out for the list and for each number above it: once while nothing changed. */
const kept = keeping<readonly Checked[]>(20)

async function checked(ctx: Context): Promise<readonly Checked[]> {
  const rows = await markOf(ctx.db, ctx.organisation, soldTables)
  const mark = [ctx.today, ctx.shop.zone, ctx.shop.country, rows].join(' ')
  return kept.get(ctx.organisation, mark, () => checkAll(ctx))
}

/** Every product on sale, with what is to be looked at. */
async function checkAll(ctx: Context): Promise<readonly Checked[]> {
  const priced = await pricedProducts(ctx, { day: ctx.today, products: null })
  return priced
    .filter(({ product }) => product.state === 'active' && product.sold)
    .map((one) => ({ one, findings: findingsOf(one) }))
    .filter(({ findings }) => findings.length > 0)
    .map(({ one, findings }) => ({ product: one.product.id, facts: factsOf(one, findings) }))
}

const factsOf = (one: PricedProduct, findings: readonly PriceFinding[]) => ({
  findings: [...findings],
  supplierName: one.main?.supplierName ?? null,
  price: one.cents,
  suggested: one.made?.suggested ?? null,
  gap: one.gap,
  cost: one.product.cost,
  newCost: one.made?.cost ?? null,
  marginOnCost: percentOf(one.margins.onCost),
  marginOnPrice: percentOf(one.margins.onPrice),
  marginAsked: one.rule.margin / 10_000,
  confirmed: one.staleSince,
})

const empty = { sql: sql`null::text`, type: 'text' } as const
const emptyNumber = { sql: sql`null::numeric`, type: 'number' } as const
const emptyMoney = { sql: sql`null::bigint`, type: 'money' } as const

async function listed(
  ctx: Context,
  { q, kind }: { readonly q?: string | undefined; readonly kind?: string | undefined },
) {
  const all = (await checked(ctx)).filter(({ facts }) => !kind || facts.findings.some((one) => one === kind))
  const byId = new Map(all.map(({ product, facts }) => [product, facts]))
  const base = productList({ ...ctx, found: await findProducts(ctx.db, q) })
  const { number, name, category } = base.columns
  const definition: ListDefinition = {
    name: 'price_checks',
    from: sql`${base.from} and product.id = any(${[...byId.keys()]}::uuid[])`,
    id: base.id,
    columns: {
      ...(name ? { name } : {}),
      ...(number ? { number } : {}),
      ...(category ? { category } : {}),
      findings: empty,
      supplierName: empty,
      price: emptyMoney,
      suggested: emptyMoney,
      gap: emptyMoney,
      cost: emptyNumber,
      newCost: emptyNumber,
      marginOnCost: emptyNumber,
      marginOnPrice: emptyNumber,
      marginAsked: emptyNumber,
      confirmed: { sql: sql`null::date`, type: 'day' },
    },
    filters: base.filters ?? {},
    sort: 'name',
    complete: async (rows) => rows.map((row) => ({ ...row, ...byId.get(String(row['id'])) })),
  }
  return definition
}

export const listPriceChecks = read(
  'catalogue.listPriceChecks',
  async (ctx, { kind, ...asked }: InputOf<typeof contract.listPriceChecks>) =>
    listPage<Row>(ctx.db, await listed(ctx, { q: asked.q, kind }), asked),
)

export const countPriceChecks = read('catalogue.countPriceChecks', async (ctx, _input: object) => {
  const all = (await checked(ctx)).flatMap(({ facts }) => facts.findings)
  return {
    counts: priceFindings.map((kind) => ({ kind, products: all.filter((one) => one === kind).length })),
  }
})

const inMoney = (value: unknown): unknown => (typeof value === 'number' ? value / 10_000 : value)

export const exportPriceChecks = action(
  'catalogue.exportPriceChecks',
  async (ctx, { format, kind, ...asked }: InputOf<typeof contract.exportPriceChecks>) => {
    const words = currentWords()
    const definition = await listed(ctx, { q: asked.q, kind })
    const say = (key: string) => words.say(ctx.language, key, {}, ctx.shop)
    const file = exportList(
      ctx.db,
      {
        ...definition,
        complete: async (rows) =>
          ((await definition.complete?.(rows)) ?? []).map((row) => ({
            ...row,
            findings: (row['findings'] as readonly string[]).map((one) => say(`catalogue.finding.${one}`)),
            cost: inMoney(row['cost']),
            newCost: inMoney(row['newCost']),
          })),
      },
      asked,
      {
        format,
        name: words.say(ctx.language, 'catalogue.checks_file', { day: ctx.today }, ctx.shop),
        zone: ctx.shop.zone,
        heading: (column) => say(`catalogue.field.${column}`),
      },
    )
    ctx.record('catalogue.list_exported', { subject: ctx.organisation, format })
    return readWhole(file)
  },
)
