/** What the catalogue is made of, as files. */
import { type ActionContext, action, type Content } from '#platform/action.ts'
import { sizeAtMost } from '#platform/lists/list.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract-files.ts'
import { categoryPath } from '../rules/category.ts'
import { baseUnits } from '../rules/units.ts'
import { knownRates } from '../rules/vat.ts'
import { lineFile, pricesFile } from '../store/files.ts'
import { basicsOf } from './basics-of.ts'
import { type FileWish, listFile, rowsFile } from './list-file.ts'
import { unitSays, wordOf } from './list-words.ts'

type Input = InputOf<typeof contract.exportThing>
type Format = Input['format']
type Make = (ctx: ActionContext, format: Format) => Promise<Content>

const wish = (thing: Input['thing'], format: Format, fields?: FileWish['fields']): FileWish => ({
  format,
  name: `catalogue.file_of.${thing}`,
  ...(fields ? { fields } : {}),
})

const whole = { size: sizeAtMost }

/** Columns of lines as the import of lines calls them. */
const lineFields = {
  number: 'productNumber',
  name: 'productName',
  code: 'orderNumber',
  price: 'purchasePrice',
} as const

const makers: Readonly<Record<Input['thing'], Make>> = {
  categories: async (ctx, format) => {
    const { tree } = await basicsOf(ctx)
    const rows = [...tree.values()].map(({ id, food, alcohol, vegan, vatClass, archived, name, position }) => ({
      categoryPath: categoryPath(tree, id),
      categoryName: name,
      food,
      alcohol,
      vegan,
      vat: vatClass,
      order: position,
      active: !archived,
    }))
    const columns = {
      categoryPath: 'text',
      categoryName: 'text',
      food: 'yes_no',
      alcohol: 'yes_no',
      vegan: 'yes_no',
      vat: 'text',
      order: 'number',
      active: 'yes_no',
    } as const
    return rowsFile(ctx, columns, rows, wish('categories', format, { vat: 'vat' }))
  },
  supplierLines: (ctx, format) => {
    const list = lineFile(ctx.organisation)
    const complete = async (rows: readonly Record<string, unknown>[]) =>
      rows.map((row) => ({
        ...row,
        per: wordOf(ctx, 'catalogue.per', row['per']),
        listing: wordOf(ctx, 'catalogue.listing', row['listing']),
      }))
    return listFile(ctx, { ...list, complete }, whole, wish('supplierLines', format, lineFields))
  },
  prices: (ctx, format) => {
    const list = pricesFile(ctx.organisation)
    const complete = async (rows: readonly Record<string, unknown>[]) =>
      rows.map((row) => ({
        ...row,
        kind: wordOf(ctx, 'catalogue.kind', row['kind']),
        source: wordOf(ctx, 'catalogue.source', row['source']),
      }))
    return listFile(ctx, { ...list, complete }, whole, wish('prices', format))
  },
  units: async (ctx, format) => {
    const { units } = await basicsOf(ctx)
    const rows = [...units.values()].map((unit) => ({
      unit: unit.code,
      name: unitSays(ctx, unit),
      dimension: wordOf(ctx, 'catalogue.dimension', unit.dimension),
      size: unit.size / 1_000_000,
      baseUnit: baseUnits[unit.dimension],
    }))
    const columns = { unit: 'text', name: 'text', dimension: 'text', size: 'number', baseUnit: 'text' } as const
    return rowsFile(ctx, columns, rows, wish('units', format))
  },
  vatRates: async (ctx, format) => {
    const { vatRates, vatNames, country } = await basicsOf(ctx)
    const all = [...knownRates.filter((one) => one.country === country), ...vatRates]
    const rows = all.map((rate) => ({
      vatClass: rate.class,
      name: vatNames.get(rate.class) ?? null,
      country: rate.country,
      from: rate.from,
      rate: rate.rate / 10_000,
      own: vatRates.includes(rate),
    }))
    const columns = {
      vatClass: 'text',
      name: 'text',
      country: 'text',
      from: 'day',
      rate: 'number',
      own: 'yes_no',
    } as const
    return rowsFile(ctx, columns, rows, wish('vatRates', format))
  },
  deposits: async (ctx, format) => {
    const { deposits } = await basicsOf(ctx)
    const rows = [...deposits.values()].map((one) => ({
      name: one.name,
      amount: one.cents,
      treatment: wordOf(ctx, 'catalogue.treatment', one.treatment),
      vatClass: one.vatClass,
      stockItem: one.stockItem,
      account: one.account,
      products: one.products,
      archived: one.archived,
    }))
    const columns = {
      name: 'text',
      amount: 'money',
      treatment: 'text',
      vatClass: 'text',
      stockItem: 'text',
      account: 'text',
      products: 'number',
      archived: 'yes_no',
    } as const
    return rowsFile(ctx, columns, rows, wish('deposits', format))
  },
  qualities: async (ctx, format) => {
    const { qualities } = await basicsOf(ctx)
    const rows = [...qualities.values()].map((one) => ({
      qualityName: one.name,
      qualityType: one.type,
      colour: one.colour,
      organicClass: one.organicClass,
      forAlcohol: one.forAlcohol,
      meansVegan: one.meansVegan,
      order: one.order,
      active: !one.archived,
    }))
    const columns = {
      qualityName: 'text',
      qualityType: 'text',
      colour: 'text',
      organicClass: 'text',
      forAlcohol: 'yes_no',
      meansVegan: 'yes_no',
      order: 'number',
      active: 'yes_no',
    } as const
    return rowsFile(ctx, columns, rows, wish('qualities', format))
  },
  unitPriceRules: async (ctx, format) => {
    const { ownUnitRules, unitRulesOn } = await basicsOf(ctx)
    const rules = ownUnitRules.length > 0 ? ownUnitRules : [{ ...unitRulesOn(ctx.today), from: null }]
    const rows = rules.map((one) => ({
      from: one.from,
      dimensions: one.dimensions.map((name) => wordOf(ctx, 'catalogue.dimension', name)).join(', '),
      drained: one.drained,
      below: one.belowThousandths,
      shrinkMonths: one.shrinkMonths,
      shrinkAboveArea: one.shrinkAboveArea,
    }))
    const columns = {
      from: 'day',
      dimensions: 'text',
      drained: 'yes_no',
      below: 'number',
      shrinkMonths: 'number',
      shrinkAboveArea: 'number',
    } as const
    return rowsFile(ctx, columns, rows, wish('unitPriceRules', format))
  },
  exemptions: async (ctx, format) => {
    const { exemptions, tree } = await basicsOf(ctx)
    const rows = exemptions.map((one) => ({
      category: one.category && categoryPath(tree, one.category),
      below: one.belowAmount,
      unit: one.belowUnit,
      byPiece: one.byPiece,
      from: one.from,
      to: one.to,
    }))
    const columns = {
      category: 'text',
      below: 'quantity',
      unit: 'text',
      byPiece: 'yes_no',
      from: 'day',
      to: 'day',
    } as const
    return rowsFile(ctx, columns, rows, wish('exemptions', format))
  },
}

export const exportThing = action('catalogue.exportThing', (ctx, { thing, format }: Input) =>
  makers[thing](ctx, format),
)
