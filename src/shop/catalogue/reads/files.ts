/** What the catalogue is made of, as files. */
import { type ActionContext, action, type Content } from '#platform/action.ts'
import type { FileFormat } from '#platform/lists/export.ts'
import { type CellType, type ListDefinition, sizeAtMost } from '#platform/lists/list.ts'
import type { InputOf } from '#platform/route.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type * as contract from '../contract-files.ts'
import { categoryPath } from '../rules/category.ts'
import { baseUnits } from '../rules/units.ts'
import { knownRates } from '../rules/vat.ts'
import { lineFile, pricesFile } from '../store/files.ts'
import { type Basics, basicsOf } from './basics-of.ts'
import { type FileWish, listFile, rowsFile } from './list-file.ts'
import { unitSays, wordOf } from './list-words.ts'

type Thing = InputOf<typeof contract.exportThing>['thing']
type Make = (ctx: ActionContext, format: FileFormat) => Promise<Content>
type Cells<Key extends string> = Readonly<Record<Key, string | number | boolean | null>>

const nameOf = (thing: Thing): string => `catalogue.file_of.${thing}`

/** What is known as a whole: its columns, and a row of each. */
const known =
  <Key extends string>(
    thing: Thing,
    columns: Readonly<Record<Key, CellType>>,
    rowsOf: (basics: Basics, ctx: ActionContext) => readonly Cells<NoInfer<Key>>[],
    fields: FileWish['fields'] = {},
  ): Make =>
  async (ctx, format) =>
    rowsFile(ctx, columns, rowsOf(await basicsOf(ctx), ctx), { format, name: nameOf(thing), fields })

/** What is as long as the shop is old: a list, codes of these columns in words. */
const listed =
  (
    thing: Thing,
    listOf: (organisation: OrganisationId) => ListDefinition,
    words: Readonly<Record<string, string>>,
    fields: FileWish['fields'] = {},
  ): Make =>
  (ctx, format) => {
    const complete = async (rows: readonly Record<string, unknown>[]) =>
      rows.map((row) => ({
        ...row,
        ...Object.fromEntries(Object.entries(words).map(([column, of]) => [column, wordOf(ctx, of, row[column])])),
      }))
    const definition = { ...listOf(ctx.organisation), complete }
    return listFile(ctx, definition, { size: sizeAtMost }, { format, name: nameOf(thing), fields })
  }

const categories = known(
  'categories',
  {
    categoryPath: 'text',
    categoryName: 'text',
    food: 'yes_no',
    alcohol: 'yes_no',
    vegan: 'yes_no',
    vat: 'text',
    order: 'number',
    active: 'yes_no',
  },
  ({ tree }) =>
    [...tree.values()].map(({ id, food, alcohol, vegan, vatClass, archived, name, position }) => ({
      categoryPath: categoryPath(tree, id),
      categoryName: name,
      food,
      alcohol,
      vegan,
      vat: vatClass,
      order: position,
      active: !archived,
    })),
  { vat: 'vat' },
)

/** Columns of lines as the import of lines calls them. */
const supplierLines = listed(
  'supplierLines',
  lineFile,
  { per: 'catalogue.per', listing: 'catalogue.listing' },
  { number: 'productNumber', name: 'productName', code: 'orderNumber', price: 'purchasePrice' },
)

const prices = listed('prices', pricesFile, { kind: 'catalogue.kind', source: 'catalogue.source' })

const units = known(
  'units',
  { unit: 'text', name: 'text', dimension: 'text', size: 'number', baseUnit: 'text' },
  ({ units: all }, ctx) =>
    [...all.values()].map((unit) => ({
      unit: unit.code,
      name: unitSays(ctx, unit),
      dimension: wordOf(ctx, 'catalogue.dimension', unit.dimension),
      size: unit.size / 1_000_000,
      baseUnit: baseUnits[unit.dimension],
    })),
)

const vatRates = known(
  'vatRates',
  { vatClass: 'text', name: 'text', country: 'text', from: 'day', rate: 'number', own: 'yes_no' },
  ({ vatRates: own, vatNames, country }) =>
    [...knownRates.filter((one) => one.country === country), ...own].map((rate) => ({
      vatClass: rate.class,
      name: vatNames.get(rate.class) ?? null,
      country: rate.country,
      from: rate.from,
      rate: rate.rate / 10_000,
      own: own.includes(rate),
    })),
)

const deposits = known(
  'deposits',
  {
    name: 'text',
    amount: 'money',
    treatment: 'text',
    vatClass: 'text',
    stockItem: 'text',
    account: 'text',
    products: 'number',
    archived: 'yes_no',
  },
  (basics, ctx) =>
    [...basics.deposits.values()].map(({ cents, treatment, ...one }) => ({
      ...one,
      amount: cents,
      treatment: wordOf(ctx, 'catalogue.treatment', treatment),
    })),
)

const qualities = known(
  'qualities',
  {
    qualityName: 'text',
    qualityType: 'text',
    colour: 'text',
    organicClass: 'text',
    forAlcohol: 'yes_no',
    meansVegan: 'yes_no',
    order: 'number',
    active: 'yes_no',
  },
  (basics) =>
    [...basics.qualities.values()].map(({ name, type, archived, ...one }) => ({
      ...one,
      qualityName: name,
      qualityType: type,
      active: !archived,
    })),
)

const unitPriceRules = known(
  'unitPriceRules',
  {
    from: 'day',
    dimensions: 'text',
    drained: 'yes_no',
    below: 'number',
    shrinkMonths: 'number',
    shrinkAboveArea: 'number',
  },
  ({ ownUnitRules, unitRulesOn }, ctx) =>
    (ownUnitRules.length > 0 ? ownUnitRules : [{ ...unitRulesOn(ctx.today), from: null }]).map((one) => ({
      from: one.from,
      dimensions: one.dimensions.map((name) => wordOf(ctx, 'catalogue.dimension', name)).join(', '),
      drained: one.drained,
      below: one.belowThousandths,
      shrinkMonths: one.shrinkMonths,
      shrinkAboveArea: one.shrinkAboveArea,
    })),
)

const exemptions = known(
  'exemptions',
  { category: 'text', below: 'quantity', unit: 'text', byPiece: 'yes_no', from: 'day', to: 'day' },
  ({ exemptions: all, tree }) =>
    all.map((one) => ({
      category: one.category && categoryPath(tree, one.category),
      below: one.belowAmount,
      unit: one.belowUnit,
      byPiece: one.byPiece,
      from: one.from,
      to: one.to,
    })),
)

const makers: Readonly<Record<Thing, Make>> = {
  categories,
  supplierLines,
  prices,
  units,
  vatRates,
  deposits,
  qualities,
  unitPriceRules,
  exemptions,
}

export const exportThing = action(
  'catalogue.exportThing',
  (ctx, { thing, format }: InputOf<typeof contract.exportThing>) => makers[thing](ctx, format),
)
