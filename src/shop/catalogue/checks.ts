/** What must hold for every shop at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

export const checks: readonly Check[] = [
  {
    name: 'catalogue.barcode_counts',
    says: 'A barcode counts although its product is withdrawn, or does not although it is on sale.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select product.id as product, barcode.code from catalogue.barcode
            join catalogue.product on product.organisation_id = barcode.organisation_id and product.id = barcode.product_id
            where barcode.organisation_id = ${organisation} and barcode.counts <> (product.state <> 'withdrawn')
            order by product.id, barcode.code`,
      ),
  },
  {
    name: 'catalogue.main_barcode',
    says: 'A product has barcodes and none of them is the main one.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select product_id as product from catalogue.barcode where organisation_id = ${organisation}
            group by product_id having count(*) filter (where main) <> 1 order by product_id`,
      ),
  },
  {
    name: 'catalogue.search_words',
    says: 'A word on a product is missing among those that searches with typos look among.',
    run: (db, organisation) =>
      rows(
        db,
        sql`select product.id as product, word from catalogue.product, catalogue.words_of(product.search) as word
            where product.organisation_id = ${organisation} and not exists (
              select from catalogue.search_word as known where known.organisation_id = ${organisation} and known.word = word)
            order by product.id, word limit 20`,
      ),
  },
  {
    name: 'catalogue.category_ring',
    says: 'A category lies below itself.',
    run: (db, organisation) =>
      rows(
        db,
        sql`with recursive up as (
              select id as start, parent_id as at, 1 as steps from catalogue.category where organisation_id = ${organisation}
              union all
              select up.start, category.parent_id, up.steps + 1 from up
              join catalogue.category on category.organisation_id = ${organisation} and category.id = up.at
              where up.steps < 60)
            select start as category from up where at = start group by start order by start`,
      ),
  },
]
