/** The products of a shop that moves from Odoo: counts and totals of the exports hold, in any order of the files. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows, sql } from '#platform/database/sql.ts'
import { importFolder } from '#platform/imports/folder.ts'
import { recorded } from '../../../../test/importing.ts'
import { type Shop, world } from '../../../../test/world.ts'

const made = await world('2026-11-25T07:00:00.000Z')
const names = [
  'produits.csv',
  'produits_fournisseurs.csv',
  'tarifs_fournisseurs.csv',
  'produits_fournisseurs_compat.csv',
  'categories.csv',
  'categories_compat.csv',
  'fournisseurs.csv',
  'labels_produits.csv',
  'taxes.csv',
  'variantes_produits.csv',
]
const filesOf = (all: readonly string[]) => all.map((name) => recorded(name, 'odoo-catalogue'))

async function totalsOf(shop: Shop) {
  const [found] = await rows<Record<string, number>>(
    made.house.database.for(shop.id),
    sql`select
      (select count(*) from catalogue.product where organisation_id = ${shop.id}) as products,
      (select count(*) from catalogue.product where organisation_id = ${shop.id} and state = 'withdrawn') as archived,
      (select count(*) from catalogue.product where organisation_id = ${shop.id} and sale_unit = 'kg') as kg,
      (select count(*) from catalogue.product where organisation_id = ${shop.id} and weighed) as weighed,
      (select count(*) from catalogue.product where organisation_id = ${shop.id} and at_till) as at_till,
      (select count(*) from catalogue.barcode where organisation_id = ${shop.id}) as barcodes,
      (select sum(cents) from catalogue.price where organisation_id = ${shop.id}) as prices,
      (select count(*) from catalogue.price where organisation_id = ${shop.id} and cents < 0) as below_zero,
      (select round(sum(cost), -2) from catalogue.product where organisation_id = ${shop.id}) as costs,
      (select count(*) from catalogue.supplier where organisation_id = ${shop.id}) as suppliers,
      (select count(*) from catalogue.category where organisation_id = ${shop.id}) as categories,
      (select count(*) from catalogue.quality where organisation_id = ${shop.id}) as qualities,
      (select count(*) from catalogue.supplier_line where organisation_id = ${shop.id}) as lines,
      (select count(distinct product_id) from catalogue.supplier_line where organisation_id = ${shop.id}) as with_supplier`,
  )
  return Object.fromEntries(Object.entries(found ?? {}).map(([key, value]) => [key, Number(value)]))
}

const expected = {
  products: 600,
  archived: 10,
  kg: 139,
  weighed: 139,
  at_till: 562,
  barcodes: 552,
  prices: 837_780,
  below_zero: 6,
  costs: 59_929_900,
  suppliers: 24,
  categories: 31,
  qualities: 11,
  lines: 713,
  with_supplier: 562,
}

test('the products of an Odoo shop come in at once, with counts and totals of prices as they were', async () => {
  const shop = await made.shop()
  const wish = { kind: 'auto', apply: true, leaveOut: false }
  const results = await shop.act(importFolder, { ...wish, files: filesOf(names) })
  for (const result of results) assert.deepEqual([result.name, result.refusals], [result.name, []])
  assert.deepEqual(await totalsOf(shop), expected)
  const proof = results.find(({ name }) => name === 'produits.csv')?.counts ?? {}
  assert.deepEqual(
    [proof['products_difference'], proof['price_cents_in_file'], proof['price_cents_difference']],
    [0, 837_780, 0],
  )
  const again = await shop.act(importFolder, { ...wish, files: filesOf(names) })
  assert.deepEqual(
    again.map(({ name, totals }) => [name, totals?.created ?? 0, totals?.updated ?? 0]),
    again.map(({ name }) => [name, 0, 0]),
  )
  assert.deepEqual(await totalsOf(shop), expected)
})

test('the workbook holds the active products, the same as the text file', async () => {
  const shop = await made.shop()
  const [first] = await shop.act(importFolder, {
    files: filesOf(['produits.xlsx']),
    kind: 'auto',
    apply: true,
    leaveOut: false,
  })
  assert.deepEqual([first?.state, first?.totals?.created], ['applied', 590])
  const [later] = await shop.act(importFolder, {
    files: filesOf(['produits.csv']),
    kind: 'auto',
    apply: true,
    leaveOut: false,
  })
  assert.deepEqual([later?.totals?.created, later?.totals?.updated], [10, 0])
})
