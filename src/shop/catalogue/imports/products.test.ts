import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows, sql } from '#platform/database/sql.ts'
import { bringIn, ends, separated, step, written } from '../../../../test/importing.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { editProduct } from '../actions/product.ts'

const made = await world('2026-11-25T07:00:00.000Z')

interface Found {
  readonly name: string
  readonly id: string
  readonly cents: number | null
  readonly unit: string
  readonly vat: string
  readonly code: string | null
  readonly category: string | null
}

const productsOf = (shop: Shop): Promise<Found[]> =>
  rows(
    made.house.database.for(shop.id),
    sql<Found>`select product.name, product.id, product.sale_unit as unit, product.vat_class as vat,
        (select cents from catalogue.price where price.product_id = product.id order by from_day desc, id desc limit 1) as cents,
        (select code from catalogue.barcode where barcode.product_id = product.id and main) as code,
        (select name from catalogue.category where category.id = product.category_id) as category
      from catalogue.product where organisation_id = ${shop.id} order by number`,
  )

const byHand: Readonly<Record<string, readonly string[]>> = {
  fr: ['Nom', 'Code-barres', 'Prix', 'TVA', 'Catégorie', 'Unité'],
  nl: ['Naam', 'Streepjescode', 'Prijs', 'Btw', 'Categorie', 'Eenheid'],
  de: ['Name', 'Strichcode', 'Preis', 'MwSt', 'Kategorie', 'Einheit'],
  en: ['Name', 'Barcode', 'Price', 'VAT', 'Category', 'Unit'],
  es: ['Nombre', 'Código de barras', 'Precio', 'IVA', 'Categoría', 'Unidad'],
}
const soap = ['Savon', '5412345000013', '2,50', '21%', 'Hygiène', 'pièce']
const apples = ['Pommes', '', '3,20', '6 %', 'Fruits', 'kg']

for (const [language, headers] of Object.entries(byHand))
  test(`a list typed by hand in ${language} makes products with code, price, VAT, category and unit`, async () => {
    const shop = await made.shop()
    const file = written(separated([headers, soap, apples], ';'))
    const result = await bringIn(shop, file)
    assert.deepEqual([result.kind, result.state, ends(result)], ['products', 'applied', [2, 0, 0, 0, 0, 0]])
    assert.deepEqual(
      (await productsOf(shop)).map(({ id: _id, ...one }) => one),
      [
        { name: 'Savon', cents: 250, unit: 'piece', vat: 'standard', code: '5412345000013', category: 'Hygiène' },
        { name: 'Pommes', cents: 320, unit: 'kg', vat: 'reduced', code: null, category: 'Fruits' },
      ],
    )
    assert.deepEqual(ends(await bringIn(shop, file)), [0, 0, 2, 0, 0, 0])
  })

const list = (...lines: string[]) => written(`Nom;Code-barres;Prix;TVA\n${lines.join('\n')}\n`)

test('a price of nothing, and one that moves by more than half, is left until somebody is sure', async () => {
  const shop = await made.shop()
  await bringIn(shop, list('Savon;5412345000013;2,50;21%', 'Miel;;8,00;6%'))
  const later = await step(shop, list('Savon;5412345000013;0,00;21%', 'Miel;;12,01;6%', 'Sel;;0;6%'))
  assert.equal(later.planned.open, 3)
  await later.answer([{ topic: 'sure', given: 'Miel: 8.00 → 12.01', answer: 'yes' }])
  await later.apply()
  assert.deepEqual(
    (await productsOf(shop)).map(({ name, cents }) => [name, cents]),
    [
      ['Savon', 250],
      ['Miel', 1201],
      ['Sel', null],
    ],
  )
})

test('a figure that may mean two things is asked about, unless others of the file tell', async () => {
  const shop = await made.shop()
  const open = await step(shop, list('Balance;;1.234;21%'))
  assert.deepEqual(
    open.rows.map(({ outcome, problems }) => [outcome, problems.map(({ code }) => code)]),
    [['faulty', ['import.waits']]],
  )
  await open.answer([{ topic: 'decimal_mark', answer: ',' }])
  await open.apply()
  const told = await step(shop, list('Caisse;;1.234;21%', 'Sac;;0,25;21%'))
  assert.equal(told.planned.open, 0)
  await told.apply()
  assert.deepEqual(
    (await productsOf(shop)).map(({ cents }) => cents),
    [123_400, 123_400, 25],
  )
})

test('a word for a unit that nobody knows is asked once and remembered', async () => {
  const shop = await made.shop()
  const file = (name: string) => written(`Nom;Prix;Unité\n${name};2,50;botte\n`)
  const first = await step(shop, file('Radis'))
  assert.deepEqual(
    first.planned.questions.map(({ topic, given, answer, count }) => [topic, given, answer, count]),
    [['unit', 'botte', null, 1]],
  )
  await assert.rejects(first.apply(), refusedWith('import.faulty_rows'))
  await assert.rejects(
    first.answer([{ topic: 'unit', given: 'botte', answer: 'bushel' }]),
    refusedWith('import.answer_unknown'),
  )
  await first.answer([{ topic: 'unit', given: 'botte', answer: 'piece' }])
  await first.apply()
  assert.equal((await bringIn(shop, file('Persil'))).state, 'applied')
})

/** Everything an import may write, but the versions of rows and the clock. */
const everything = async (shop: Shop) =>
  Promise.all(
    ['product', 'barcode', 'price', 'product_quality', 'category', 'quality', 'supplier', 'supplier_line'].map(
      async (table) =>
        (
          await rows(
            made.house.database.for(shop.id),
            sql<{
              row: string
            }>`select (to_jsonb(one) - 'version')::text as row from ${sql.raw(`catalogue.${table}`)} as one
              where organisation_id = ${shop.id} order by 1`,
          )
        ).map(({ row }) => row),
    ),
  )

test('an import that is taken back leaves everything exactly as it was', async () => {
  const shop = await made.shop()
  await bringIn(shop, list('Savon;5412345000013;2,50;21%', 'Miel;;8,00;6%'))
  const before = await everything(shop)
  const headers = 'Nom;Code-barres;Prix;TVA;Catégorie;Label bio;Actif'
  const later = await step(
    shop,
    written(
      `${headers}\nSavon doux;5412345000013;2,80;6%;Soin / Corps;Demeter;\nMiel;;8,00;6%;;;1\nSel;;1,10;6%;;;1\n`,
    ),
  )
  await later.apply()
  assert.notDeepEqual(await everything(shop), before)
  await later.undo()
  assert.deepEqual(await everything(shop), before)
})

test('an import is not taken back once something newer happened to its products', async () => {
  const shop = await made.shop()
  const file = await step(shop, list('Savon;5412345000013;2,50;21%', 'Miel;;8,00;6%'))
  await file.apply()
  const [savon] = await productsOf(shop)
  await shop.act(editProduct, { product: savon?.id ?? '', brand: 'Lune' })
  await assert.rejects(file.undo(), refusedWith('import.built_on'))
})

test('thirty days later an import stays', async () => {
  const shop = await made.shop()
  const file = await step(shop, list('Savon;5412345000013;2,50;21%'))
  await file.apply()
  made.moveTo('2026-12-26T07:00:00.000Z')
  await assert.rejects(file.undo(), refusedWith('import.undo_over'))
})
