/** Food on sale with what is known of its allergens, as `platform/lists` reads it. */
import { sql } from '#platform/database/sql.ts'
import type { ListDefinition } from '#platform/lists/list.ts'
import { allergenCodes } from '../rules/allergens.ts'
import { type ListWish, onSale, productList } from './product-list.ts'

/** Sold without a pack: weighed, or with no content that a pack would say. */
const loose = sql`(product.weighed or product.content_amount is null)`

const allSaid = sql`(select count(*) from jsonb_each_text(product.allergens) as said
  where said.key = any(${[...allergenCodes]}::text[]) and said.value <> 'unknown') = ${allergenCodes.length}`

export function allergenList(wish: ListWish, { goods }: { readonly goods?: string | undefined }): ListDefinition {
  const list = onSale(productList(wish))
  const { number, name, category } = list.columns
  const empty = { sql: sql`null::text`, type: 'text' } as const
  return {
    ...list,
    name: 'allergens',
    from: sql`${list.from} and product.food ${goods === 'all' ? sql`` : sql`and ${loose}`}`,
    columns: {
      ...(name ? { name } : {}),
      ...(number ? { number } : {}),
      ...(category ? { category } : {}),
      contains: empty,
      mayContain: empty,
      free: empty,
      unknown: empty,
      allergens: { sql: sql`product.allergens`, type: 'text', exported: false },
      labelName: { sql: sql`product.label_name`, type: 'text', exported: false },
    },
    filters: {
      ...list.filters,
      known: (value) => (value === 'open' ? sql`not ${allSaid}` : allSaid),
    },
  }
}
