/** Brands and makers: the list, and renaming one everywhere at once. */
import { action, read } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract-house.ts'
import * as store from '../store/house.ts'
import { movePictures } from '../store/picture.ts'
import { updateProducts } from '../store/product-writing.ts'

type Row = ReplyOf<typeof contract.listHouses>['rows'][number]

export const listHouses = read('catalogue.listHouses', (ctx, asked: InputOf<typeof contract.listHouses>) =>
  listPage<Row>(ctx.db, store.houseList(ctx.organisation), asked),
)

export const exportHouses = action(
  'catalogue.exportHouses',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportHouses>) => {
    const file = await fileOfList(ctx, store.houseList(ctx.organisation), asked, {
      format,
      name: 'catalogue.houses_file',
      fields: 'catalogue.house',
    })
    ctx.record('catalogue.list_exported', { subject: ctx.organisation, format })
    return file
  },
)

/** Each product tells of it: what is printed of it may have to be printed anew. */
export const renameHouse = action(
  'catalogue.renameHouse',
  async (ctx, { kind, from, to }: InputOf<typeof contract.renameHouse>) => {
    refuseWith(from === to ? [refuse('house.same_name')] : [])
    const joined = await store.countOfHouse(ctx.db, ctx.organisation, kind, to)
    const products = await store.productsOfHouse(ctx.db, ctx.organisation, kind, from)
    found(products.length > 0 || null, kind)
    await updateProducts(
      ctx.db,
      ctx.organisation,
      products.map((id) => ({ id, [kind]: to })),
    )
    await movePictures(ctx.db, ctx.organisation, { kind, from, to })
    ctx.record('catalogue.house_renamed', { subject: ctx.organisation, kind, from, to, count: products.length })
    for (const subject of products)
      ctx.record('catalogue.product_changed', {
        subject,
        fields: [kind],
        before: { [kind]: from },
        after: { [kind]: to },
      })
    return { changed: products.length, joined }
  },
)
