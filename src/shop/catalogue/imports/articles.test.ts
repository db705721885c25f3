import assert from 'node:assert/strict'
import { test } from 'node:test'
import { action } from '#platform/action.ts'
import { rows, sql } from '#platform/database/sql.ts'
import { applyImport } from '#platform/imports/actions.ts'
import type { Said } from '#platform/imports/answers.ts'
import { planRows } from '#platform/imports/rows.ts'
import { bringIn, ends, recorded, step, told, written } from '../../../../test/importing.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { editProduct } from '../actions/product.ts'
import { derivedNumbers } from './articles.ts'

const made = await world('2026-11-25T07:00:00.000Z')

const all = <Row>(shop: Shop, statement: ReturnType<typeof sql<Row>>) =>
  rows<Row>(made.house.database.for(shop.id), statement)

const linesOf = (shop: Shop) =>
  all(
    shop,
    sql<{ product: string; supplier: string; code: string; price: number; listing: string }>`
      select product.name as product, supplier.name as supplier, line.code, line.price, line.listing
      from catalogue.supplier_line as line join catalogue.product on product.id = line.product_id
      join catalogue.supplier on supplier.id = line.supplier_id
      where line.organisation_id = ${shop.id} order by supplier.name, line.code`,
  )
const changesOf = (shop: Shop) =>
  all(
    shop,
    sql<{ state: string; was: number | null; is: number; fields: string[] }>`
      select state, (old ->> 'price')::bigint as was, (new ->> 'price')::bigint as is, fields
      from catalogue.supplier_price_change where organisation_id = ${shop.id} order by id`,
  )

const headers = 'Fournisseur;Numéro de commande;Nom;Code-barres;Unité;TVA;Prix d’achat;Par colis'
const list = (...lines: string[]) => written(`${headers}\n${lines.join('\n')}\n`)
const oats = 'Moulin;M1;Flocons;8711812421205;500 g;6;1,10;6'
const tea = 'Moulin;M2;Thé vert;5412345000013;100 g;6;2,80;10'

test('one barcode in the lists of two suppliers is one product with two lines', async () => {
  const shop = await made.shop()
  await bringIn(shop, list(oats))
  await bringIn(shop, list('Grossiste;900;Havermout;8711812421205;500 g;6;1,05;12'))
  assert.deepEqual(await linesOf(shop), [
    { product: 'Flocons', supplier: 'Grossiste', code: '900', price: 10_500, listing: 'listed' },
    { product: 'Flocons', supplier: 'Moulin', code: 'M1', price: 11_000, listing: 'listed' },
  ])
})

test('the same list twice changes nothing', async () => {
  const shop = await made.shop()
  assert.deepEqual(ends(await bringIn(shop, list(oats, tea))), [2, 0, 0, 0, 0, 0])
  assert.deepEqual(ends(await bringIn(shop, list(oats, tea))), [0, 0, 2, 0, 0, 0])
})

test('a price that moved waits as a change, and the line keeps what was accepted', async () => {
  const shop = await made.shop()
  await bringIn(shop, list(oats))
  await all(
    shop,
    sql`update catalogue.supplier_price_change set state = 'accepted' where organisation_id = ${shop.id} returning 1`,
  )
  await bringIn(shop, list(oats.replace('1,10', '1,20')))
  assert.deepEqual(
    (await linesOf(shop)).map(({ price }) => price),
    [11_000],
  )
  const waiting = (await changesOf(shop)).filter(({ state }) => state === 'new')
  assert.deepEqual(waiting, [{ state: 'new', was: 11_000, is: 12_000, fields: ['price'] }])
  await bringIn(shop, list(oats))
  assert.deepEqual(
    (await changesOf(shop)).map(({ state }) => state),
    ['accepted', 'ignored'],
  )
})

test('the first price of a line waits until it is accepted; a newer one takes its place, and the older stays to be read', async () => {
  const shop = await made.shop()
  await bringIn(shop, list(oats))
  await bringIn(shop, list(oats.replace('1,10', '1,20')))
  assert.deepEqual(
    (await changesOf(shop)).map(({ state, was, is }) => [state, was, is]),
    [
      ['ignored', null, 11_000],
      ['new', null, 12_000],
    ],
  )
})

test('what a whole list does not name any more is unlisted and stays', async () => {
  const shop = await made.shop()
  await bringIn(shop, list(oats, tea))
  const answers: Said[] = [{ topic: 'full', answer: 'yes' }]
  const result = await bringIn(shop, list(oats), 'articles', false, answers)
  assert.equal(result.counts['unlisted'], 1)
  assert.deepEqual(
    (await linesOf(shop)).map(({ listing }) => listing),
    ['listed', 'unlisted'],
  )
  await bringIn(shop, list(oats, tea))
  assert.deepEqual(
    (await linesOf(shop)).map(({ listing }) => listing),
    ['listed', 'listed'],
  )
})

test('a faulty row is set aside with its reason and the rest goes on', async () => {
  const shop = await made.shop()
  const result = await bringIn(shop, list(oats, 'Moulin;M3;Sans prix;;1 kg;6;;1', 'Moulin;M4;Botte;;botte;6;1,00;1'))
  assert.deepEqual([result.state, ends(result)], ['applied', [1, 0, 0, 0, 0, 2]])
  assert.deepEqual(told(result), { 'article_import.price_missing': 1, 'import.waits': 1 })
})

test('a price of nothing, or that moves by more than half, waits until somebody is sure', async () => {
  const shop = await made.shop()
  await bringIn(shop, list(oats))
  const later = await step(shop, list(oats.replace('1,10', '1,70')))
  assert.deepEqual(
    later.rows.map(({ outcome }) => outcome),
    ['faulty'],
  )
  await later.answer([{ topic: 'sure', answer: 'yes' }])
  await later.apply()
  assert.deepEqual(
    (await changesOf(shop)).map(({ state, is }) => [state, is]),
    [
      ['ignored', 11_000],
      ['new', 17_000],
    ],
  )
})

test('one order number with another barcode is asked about', async () => {
  const shop = await made.shop()
  await bringIn(shop, list(oats))
  const other = await step(shop, list(oats.replace('8711812421205', '5412345000020').replace('Flocons', 'Son')))
  assert.deepEqual(other.planned.questions.filter(({ topic }) => topic === 'other_barcode').length, 1)
  await other.answer([{ topic: 'other_barcode', answer: 'other' }])
  await other.apply()
  assert.deepEqual((await linesOf(shop)).map(({ product, listing }) => [product, listing]).toSorted(), [
    ['Flocons', 'unlisted'],
    ['Son', 'listed'],
  ])
})

test('what somebody wrote of a product stays, what nobody touched follows the list', async () => {
  const shop = await made.shop()
  await bringIn(shop, list(oats, tea))
  const [product] = await all(
    shop,
    sql<{ id: string }>`select id from catalogue.product where organisation_id = ${shop.id} and name = 'Flocons'`,
  )
  await shop.act(editProduct, { product: product?.id ?? '', name: 'Flocons d’avoine' })
  await bringIn(shop, list(oats.replace('Flocons', 'Flocons fins'), tea.replace('Thé vert', 'Thé vert fin')))
  const names = await all(
    shop,
    sql<{ name: string }>`select name from catalogue.product where organisation_id = ${shop.id} order by number`,
  )
  assert.deepEqual(
    names.map(({ name }) => name),
    ['Flocons d’avoine', 'Thé vert fin'],
  )
})

test('a list without numbers gets numbers of its own, and no article is lost in another', () => {
  const one = { name: 'Tomaten', packageQty: '6', unit: '500 g' }
  const numbers = derivedNumbers([one, one, { ...one, unit: '1 kg' }, { ...one, name: 'TOMATEN!' }])
  assert.match(numbers[0] ?? '', /^:[0-9a-f]{7}$/)
  assert.equal(numbers[1], `${numbers[0]}-2`)
  assert.equal(numbers[3], `${numbers[0]}-3`)
  assert.equal(new Set(numbers).size, 4)
})

const everything = async (shop: Shop) =>
  Promise.all(
    [
      ...['product', 'barcode', 'price', 'product_quality', 'product_deposit', 'category', 'quality', 'supplier'],
      ...['supplier_line', 'article', 'supplier_price_change'],
    ].map(async (table) =>
      (
        await all(
          shop,
          sql<{
            row: string
          }>`select (to_jsonb(one) - 'version')::text as row from ${sql.raw(`catalogue.${table}`)} as one
            where organisation_id = ${shop.id} order by 1`,
        )
      ).map(({ row }) => row),
    ),
  )

test('a list that is taken back leaves everything exactly as it was', async () => {
  const shop = await made.shop()
  await bringIn(shop, list(oats, tea))
  const before = await everything(shop)
  const later = await step(
    shop,
    list(oats.replace('1,10', '1,20').replace('Flocons', 'Flocons fins'), 'Ferme;F1;Miel;;250 g;6;4,00;1'),
    'articles',
    [{ topic: 'full', answer: 'yes' }],
  )
  await later.apply()
  assert.notDeepEqual(await everything(shop), before)
  await later.undo()
  assert.deepEqual(await everything(shop), before)
})

const cwaFile = (name: string) => recorded(name, 'cwa')

test('the CWA file comes in whole, with its letters, allergens and units; later deliveries change what differs', async () => {
  const shop = await made.shop()
  const first = await bringIn(shop, cwaFile('products_test.xml'))
  // two of the 65 articles stand twice
  assert.deepEqual([first.kind, ends(first)], ['cwa', [63, 0, 0, 2, 0, 0]])
  assert.deepEqual(ends(await bringIn(shop, cwaFile('products_test.xml'))), [0, 0, 63, 2, 0, 0])
  assert.deepEqual(ends(await bringIn(shop, cwaFile('products_test_modified.xml'))), [0, 1, 62, 2, 0, 0])
  assert.deepEqual(ends(await bringIn(shop, cwaFile('products_test_modified_again.xml'))), [0, 1, 0, 0, 0, 0])
  const [buckwheat] = await all(
    shop,
    sql<{ unit: string; ingredients: string; country: string }>`select sale_unit as unit, ingredients, country
      from catalogue.product where organisation_id = ${shop.id} and name = 'Boekweit'`,
  )
  assert.deepEqual(buckwheat, { unit: 'kg', ingredients: 'Ingredientenn: Boekweit, Eekhoorns', country: 'CN' })
  const removed = await bringIn(shop, cwaFile('products_test_removed.xml'), 'cwa', false, [
    { topic: 'full', answer: 'yes' },
  ])
  assert.equal(removed.counts['unlisted'], 1)
})

test('a part of the CWA file takes nothing away, and odd words of quality do not stop it', async () => {
  const shop = await made.shop()
  await bringIn(shop, cwaFile('products_test.xml'))
  const part = await bringIn(shop, cwaFile('products_test_subset.xml'))
  assert.equal(part.counts['unlisted'] ?? 0, 0)
  const odd = await bringIn(shop, cwaFile('products_test_data_faulty.xml'))
  assert.deepEqual([odd.state, odd.totals?.created], ['applied', 2])
  assert.equal(told(odd)['import.garbled'], 1)
})

/** A line of a BNN list: cells by column. */
const bnnLine = (cells: Readonly<Record<number, string>>): string =>
  Array.from({ length: 68 }, (_, at) => cells[at] ?? '').join(';')

/** In code page 850: ä is 84h, ü 81h, ß E1h. */
const in850 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => ({ ä: 0x84, ü: 0x81, ß: 0xe1, ö: 0x94 })[letter] ?? letter.charCodeAt(0))

test('a BNN list is read in its code page; X and V cannot be ordered, a dated special price leaves the base price', async () => {
  const shop = await made.shop({ country: 'DE', language: 'de' })
  const row = { 1: 'N', 10: 'NAT', 12: 'DE', 16: '0101', 22: '6', 23: '500 g', 33: '1' }
  const text = [
    'BNN;3;0;Naturkost Süd;V;Angebot 12;EUR;20261123;20261130;20261120;1200;1',
    bnnLine({ ...row, 0: '4711', 4: '4006381333931', 6: 'Käse süß', 37: '2,50' }),
    bnnLine({ ...row, 0: '4711', 6: 'Käse süß', 37: '1,99', 62: '20261201', 63: '20261207' }),
    bnnLine({ ...row, 0: '4712', 6: 'Weg', 1: 'X', 37: '1,00' }),
    bnnLine({ ...row, 0: '4713', 6: 'Bald wieder', 1: 'V', 33: '2', 37: '1,00' }),
    ';;99',
  ].join('\r\n')
  const result = await bringIn(shop, { name: 'PL12.BNN', bytes: in850(text) })
  assert.deepEqual([result.kind, ends(result)], ['bnn', [3, 0, 0, 1, 0, 0]])
  assert.deepEqual(await linesOf(shop), [
    { product: 'Käse süß', supplier: 'Naturkost Süd', code: '4711', price: 25_000, listing: 'listed' },
    { product: 'Weg', supplier: 'Naturkost Süd', code: '4712', price: 10_000, listing: 'unlisted' },
    { product: 'Bald wieder', supplier: 'Naturkost Süd', code: '4713', price: 10_000, listing: 'temporarilyOut' },
  ])
  const [special] = await all(
    shop,
    sql<{ special: object }>`select content -> 'special' as special from catalogue.article
      where organisation_id = ${shop.id} and code = '4711'`,
  )
  assert.deepEqual(special?.special, { price: 19_900, from: '2026-12-01', to: '2026-12-07' })
})

const handIn = action('test.handIn', (ctx, given: { rows: readonly Record<string, string>[] }) =>
  planRows(ctx, 'articles', 'By another program', given.rows),
)

test('a program hands in rows by their fields, and they go the same way as a file', async () => {
  const shop = await made.shop()
  const row = { supplier: 'Moulin', orderNumber: 'M1', productName: 'Flocons "fins"', vat: '6', purchasePrice: '1,10' }
  const planned = await shop.act(handIn, { rows: [row] })
  await shop.act(applyImport, { import: planned, leaveOut: false, asItIsNow: false })
  assert.deepEqual(
    (await linesOf(shop)).map(({ product, code, price }) => [product, code, price]),
    [['Flocons "fins"', 'M1', 11_000]],
  )
})
