/** The fields of a product as routes take and give them, from rows and back. */
import type { z } from 'zod'
import type { EditedProduct, ProductFields } from '../contract.ts'
import { hundredths } from '../rules/percent.ts'
import type { ProductColumns } from '../store/product-columns.ts'
import type { LoadedProduct } from './priced.ts'

export type Fields = z.output<typeof ProductFields>
export type Edited = z.output<typeof EditedProduct>

export function fieldsOf({ product, barcodes, deposits, qualities, places }: LoadedProduct) {
  const { id: _id, number: _number, state: _state, cost: _cost, version: _version, ...rest } = product
  const { contentAmount, contentUnit, contentPacks, abv, ...columns } = rest
  return {
    ...columns,
    scaleTexts: [...columns.scaleTexts],
    content:
      contentAmount !== null && contentUnit !== null
        ? { amount: contentAmount, unit: contentUnit, packs: contentPacks }
        : null,
    abv: abv === null ? null : abv / 100,
    barcodes: [...barcodes],
    deposits: deposits.map(({ deposit, count }) => ({ deposit, count })),
    qualities: [...qualities],
    places: [...places],
  }
}

/** What a route was given, as columns; lists are written apart. Net weight or volume stand for the content. */
export function columnsOf(given: Edited): Partial<ProductColumns> {
  const {
    content,
    netWeight,
    netVolume,
    abv,
    barcodes: _b,
    deposits: _d,
    qualities: _q,
    places: _p,
    ...columns
  } = given
  const pack = [content, netWeight, netVolume].find((one) => one) ?? null
  const said = [content, netWeight, netVolume].some((one) => one !== undefined)
  return {
    ...(columns as Partial<ProductColumns>),
    ...(abv === undefined ? {} : { abv: abv === null ? null : hundredths(abv) }),
    ...(said
      ? {
          contentAmount: pack?.amount ?? null,
          contentUnit: pack?.unit ?? null,
          contentPacks: (pack as { packs?: number } | null)?.packs ?? 1,
          // without content no other amount of it can be true any more
          ...(pack
            ? {}
            : { displayUnit: given.displayUnit ?? null, secondUnit: given.secondUnit ?? null, drainedWeight: null }),
        }
      : {}),
  }
}
