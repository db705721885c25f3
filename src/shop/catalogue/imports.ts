/** What can be brought in: the shop's own products. */
import type { ImportKind } from '#platform/imports/kind.ts'
import { products } from './imports/products.ts'

export const imports = [products] as readonly ImportKind[]
