/** What can be brought in: the shop's own products, and lists of suppliers. */
import type { ImportKind } from '#platform/imports/kind.ts'
import { articles } from './imports/articles.ts'
import { bnn } from './imports/bnn.ts'
import { cwa } from './imports/cwa.ts'
import { products } from './imports/products.ts'

export const imports = [products, articles, cwa, bnn] as readonly ImportKind[]
