/** What can be brought in: the shop's own products with what they are made of, and lists of suppliers. */
import type { ImportKind } from '#platform/imports/kind.ts'
import { articles } from './imports/articles.ts'
import { bnn } from './imports/bnn.ts'
import { categories } from './imports/categories.ts'
import { cwa } from './imports/cwa.ts'
import { products } from './imports/products.ts'
import { qualities } from './imports/qualities.ts'
import { supplierLines } from './imports/supplier-lines.ts'
import { suppliers } from './imports/suppliers.ts'

export const imports = [
  categories,
  suppliers,
  qualities,
  products,
  supplierLines,
  articles,
  cwa,
  bnn,
] as readonly ImportKind[]
