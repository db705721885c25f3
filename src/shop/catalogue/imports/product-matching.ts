/** Which product of the shop a record means. A file never doubles anything, and a name that two bear proves nothing. */
import type { Context } from '#platform/action.ts'
import { plain, tidy } from '#platform/values/text.ts'
import { codesFor } from '../rules/barcode.ts'
import { priceOn } from '../rules/current-price.ts'
import { readBarcodes, readProductDeposits, readProductQualities } from '../store/belongings.ts'
import { readIdentities } from '../store/importing.ts'
import { readPricesOn } from '../store/price.ts'
import { readProducts } from '../store/product.ts'
import type { ProductState } from './product-writing.ts'

export interface KnownProduct extends ProductState {
  readonly id: string
  readonly number: number
  /** Price of today. */
  readonly cents: number | null
}

export interface Known {
  readonly all: readonly KnownProduct[]
  readonly byId: ReadonlyMap<string, KnownProduct>
}

/** Every product of the shop, withdrawn ones too, in six statements. */
export async function knownProducts(ctx: Context): Promise<Known> {
  const { db, organisation, today } = ctx
  const identities = new Map((await readIdentities(db, organisation)).map((one) => [one.id, one]))
  const barcodes = Map.groupBy(await readBarcodes(db, organisation, null), ({ product }) => product)
  const qualities = Map.groupBy(await readProductQualities(db, organisation, null), ({ product }) => product)
  const deposits = Map.groupBy(await readProductDeposits(db, organisation, null), ({ product }) => product)
  const prices = Map.groupBy(await readPricesOn(db, organisation, today, null), ({ product }) => product)
  const all = (await readProducts(db, organisation, null)).map((row): KnownProduct => {
    const { id, number, state, cost, version: _version, ...columns } = row
    const identity = identities.get(id)
    return {
      id,
      number,
      columns,
      state,
      externalId: identity?.externalId ?? null,
      reference: identity?.reference ?? null,
      cost,
      barcodes: barcodes.get(id)?.map(({ code }) => code) ?? [],
      qualities: qualities.get(id)?.map((one) => one.id) ?? [],
      deposits: deposits.get(id)?.map(({ deposit, count }) => ({ deposit, count })) ?? [],
      cents: priceOn(prices.get(id) ?? [], today)?.cents ?? null,
    }
  })
  return { all, byId: new Map(all.map((one) => [one.id, one])) }
}

export interface Sought {
  readonly externalId: string | null
  readonly number: number | null
  readonly barcode: string | null
  readonly reference: string | null
  readonly name: string
}

const called = (name: string, reference: string | null): string => `${plain(tidy(name))} ${reference ?? ''}`

/** Products by whatever tells them apart. */
export function productIndex(known: Known) {
  const once = (pairs: readonly (readonly [string, KnownProduct])[]): Map<string, KnownProduct> =>
    new Map(
      [...Map.groupBy(pairs, ([key]) => key)].flatMap(([key, all]) =>
        all.length === 1 && all[0] ? [[key, all[0][1]] as const] : [],
      ),
    )
  const living = known.all.filter(({ state }) => state !== 'withdrawn')
  const coded = (all: readonly KnownProduct[]) =>
    new Map(all.flatMap((one) => one.barcodes.map((code) => [code, one] as const)))
  return {
    externalId: once(known.all.flatMap((one) => (one.externalId ? [[one.externalId, one] as const] : []))),
    number: new Map(known.all.map((one) => [one.number, one])),
    // a code of one that is on sale before the same of one that was withdrawn
    barcode: new Map([...coded(known.all), ...coded(living)]),
    // by its name alone goes what has no code
    name: once(
      known.all
        .filter(({ barcodes }) => barcodes.length === 0)
        .map((one) => [called(one.columns.name, one.reference), one] as const),
    ),
  }
}

export type ProductIndex = ReturnType<typeof productIndex>

/** By key, number, barcode; without any of them by name and reference where one product alone bears both. */
export function productFor(index: ProductIndex, one: Sought): KnownProduct | null {
  const keyed = one.externalId === null ? undefined : index.externalId.get(one.externalId)
  if (keyed) return keyed
  const numbered = one.number === null ? undefined : index.number.get(one.number)
  if (numbered) return numbered
  if (one.barcode !== null) {
    const coded = codesFor(one.barcode).flatMap((code) => index.barcode.get(code) ?? [])[0]
    return coded ?? null
  }
  return index.name.get(called(one.name, one.reference)) ?? null
}

export const matched = (read: readonly Sought[], known: Known): (KnownProduct | null)[] => {
  const index = productIndex(known)
  return read.map((one) => productFor(index, one))
}
