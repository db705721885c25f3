/** For shelf labels: what of the shop's basics is printed beside a product or sorts it. One load for any number of them. */
import type { Context } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { addMonths, type Day } from '#platform/values/day.ts'
import { codesFor } from '../rules/barcode.ts'
import { upwards } from '../rules/category.ts'
import * as held from '../store/belongings.ts'
import { readBeginning, readPrices } from '../store/price.ts'
import { readSuppliers } from '../store/supplier.ts'
import { readContentChanges } from '../store/unit-price.ts'
import { basicsOf } from './basics-of.ts'
import { shelfPlaces } from './places.ts'

export async function shelfBasics(ctx: Context) {
  const basics = await basicsOf(ctx)
  const places = await shelfPlaces(ctx)
  const suppliers = await readSuppliers(ctx.db, ctx.organisation)
  const words = new Map<string, string>()
  return {
    categories: basics.tree,
    /** A category and those above it, the nearest first. */
    upwards: (category: string | null) => upwards(basics.tree, category),
    qualities: basics.qualities,
    places: new Map(places.map((place) => [place.id, place])),
    suppliers: suppliers.map(({ id, name }) => ({ id, name })),
    /** The word of a unit, in the language of `ctx`. */
    unitWord(code: string): string {
      const known = words.get(code)
      if (known !== undefined) return known
      const name =
        basics.units.get(code)?.name ?? currentWords().say(ctx.language, `catalogue.unit.${code}`, {}, ctx.shop)
      words.set(code, name)
      return name
    },
  }
}

/** Products of which less in the pack may have to be told on this day; mostly none. */
export async function perhapsShrunk(ctx: Context, day: Day): Promise<string[]> {
  const { unitRulesOn, settings } = await basicsOf(ctx)
  const { shrinkMonths, shrinkAboveArea } = unitRulesOn(day)
  if (shrinkMonths === 0 || settings.area <= shrinkAboveArea) return []
  const changes = await readContentChanges(ctx.db, ctx.organisation, addMonths(day, -shrinkMonths), null)
  return [...new Set(changes.map(({ product }) => product))]
}

/** Products that cost something else from this day on: a price begins, or a promotion is over. */
export const pricesBeginning = (ctx: Context, day: Day): Promise<string[]> =>
  readBeginning(ctx.db, ctx.organisation, day)

/** What a product cost, latest first; what begins later is not told. */
export const priceHistory = async (ctx: Context, product: string) =>
  (await readPrices(ctx.db, ctx.organisation, product)).filter(({ from }) => from <= ctx.today)

/** The product of each scanned code that one has: found in one go, however many were scanned. */
export async function productsOfCodes(ctx: Context, scanned: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const tried = scanned.map((code) => ({ code, ways: codesFor(code) }))
  const known = await held.productsOfCodes(ctx.db, ctx.organisation, [...new Set(tried.flatMap(({ ways }) => ways))])
  const owners = new Map(known.map(({ code, product }) => [code, product]))
  return new Map(
    tried.flatMap(({ code, ways }): [string, string][] => {
      const product = ways.map((way) => owners.get(way)).find((one) => one !== undefined)
      return product === undefined ? [] : [[code, product]]
    }),
  )
}
