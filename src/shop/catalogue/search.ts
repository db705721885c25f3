/** What the search box finds here: products by name, number, brand or code, typos forgiven. */
import { listPage } from '#platform/lists/list.ts'
import type { SearchSource } from '#platform/module.ts'
import { findProducts, productList } from './store/product-list.ts'

interface Found {
  readonly id: string
  readonly name: string
  readonly number: number
  readonly brand: string | null
}

export const searchSources: readonly SearchSource[] = [
  {
    kind: 'products',
    label: 'menu.products',
    may: 'catalogue.read',
    async find(ctx, words, limit) {
      const found = await findProducts(ctx.db, words)
      const { rows } = await listPage<Found>(ctx.db, productList({ ...ctx, found }), { size: limit })
      return rows.map(({ id, name, number, brand }) => ({
        title: name,
        detail: [String(number).padStart(5, '0'), brand].filter(Boolean).join(' · '),
        href: `/staff/products/${id}`,
      }))
    },
  },
]
