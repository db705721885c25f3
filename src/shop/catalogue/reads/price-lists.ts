/** The prices of a list beside the normal ones. */
import { action, type Context, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import { readWhole } from '#platform/lists/file.ts'
import { type ListDefinition, listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract-price.ts'
import { priceOn } from '../rules/current-price.ts'
import { listPriceList, readPriceLists, readPricesOn } from '../store/price.ts'
import { differenceOf } from './product.ts'

type Row = ReplyOf<typeof contract.listListPrices>['rows'][number]

async function listed(ctx: Context, id: string): Promise<{ name: string; definition: ListDefinition }> {
  const { name } = found(
    (await readPriceLists(ctx.db, ctx.organisation)).find(({ list }) => list === id),
    'price list',
  )
  const complete = async (rows: readonly Record<string, unknown>[]) => {
    const ids = rows.map((row) => String(row['id']))
    const prices = Map.groupBy(await readPricesOn(ctx.db, ctx.organisation, ctx.today, ids), ({ product }) => product)
    return rows.map((row) => {
      const price = priceOn(prices.get(String(row['id'])) ?? [], ctx.today)?.cents ?? null
      return { ...row, price, difference: differenceOf(Number(row['cents']), price) }
    })
  }
  return { name, definition: { ...listPriceList(ctx.organisation, id), complete } }
}

export const listListPrices = read(
  'catalogue.listListPrices',
  async (ctx, { list, ...asked }: InputOf<typeof contract.listListPrices>) =>
    listPage<Row>(ctx.db, (await listed(ctx, list)).definition, asked),
)

export const exportListPrices = action(
  'catalogue.exportListPrices',
  async (ctx, { list, format, ...asked }: InputOf<typeof contract.exportListPrices>) => {
    const { name, definition } = await listed(ctx, list)
    const words = currentWords()
    const file = exportList(ctx.db, definition, asked, {
      format,
      name,
      zone: ctx.shop.zone,
      heading: (column) =>
        words.say(ctx.language, `catalogue.field.${column === 'cents' ? 'listPrice' : column}`, {}, ctx.shop),
    })
    ctx.record('catalogue.list_exported', { subject: list, format })
    return readWhole(file)
  },
)
