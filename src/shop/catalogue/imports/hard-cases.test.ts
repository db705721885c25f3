import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UploadedFile } from '#platform/action.ts'
import { rows, sql } from '#platform/database/sql.ts'
import { bringIn, ends, step, told, written } from '../../../../test/importing.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { listPriceChanges } from '../reads/price-changes.ts'
import { listProducts, readProduct } from '../reads/product.ts'

const made = await world('2026-11-25T07:00:00.000Z')
const all = <Row>(shop: Shop, statement: ReturnType<typeof sql<Row>>) =>
  rows<Row>(made.house.database.for(shop.id), statement)
const linesOf = (shop: Shop) =>
  all(
    shop,
    sql<{ code: string; price: number; name: string }>`select line.code, line.price, product.name
      from catalogue.supplier_line as line join catalogue.product on product.id = line.product_id
      where line.organisation_id = ${shop.id} order by line.code`,
  )

const article = (code: string, name: string, more = '') =>
  `<product><leveranciernummer>L1</leveranciernummer><bestelnummer>${code}</bestelnummer><omschrijving>${name}</omschrijving>` +
  `<inkoopprijs>1.50</inkoopprijs><btw>6</btw><sve>6</sve>${more}</product>`
const cwa = (charset: string, ...articles: string[]) =>
  `<?xml version="1.0" encoding="${charset}"?>\n<xmlartikel>\n${articles.join('\n')}\n</xmlartikel>`
const latin = (text: string): UploadedFile => ({
  name: 'cwa.xml',
  bytes: Uint8Array.from(text, (one) => one.charCodeAt(0)),
})

test('a CWA file that breaks off half-way sets the broken article aside, and what stood before it comes in', async () => {
  const shop = await made.shop()
  const text = cwa('utf-8', article('1', 'Oats'), article('2', 'Rice'), article('3', 'Salt'))
  const result = await bringIn(shop, written(text.slice(0, text.indexOf('Salt')), 'cwa.xml'))
  assert.deepEqual([result.kind, result.state], ['cwa', 'applied'])
  assert.deepEqual(
    (await linesOf(shop)).map(({ code }) => code),
    ['1', '2'],
  )
})

test('letters are read by the charset the first line names, also where it is Latin-1', async () => {
  const shop = await made.shop()
  await bringIn(shop, latin(cwa('ISO-8859-1', article('1', 'Crème brûlée'))))
  assert.deepEqual(
    (await linesOf(shop)).map(({ name }) => name),
    ['Crème brûlée'],
  )
})

test('a letter that the named charset cannot hold is replaced and told, and the article comes in', async () => {
  const shop = await made.shop()
  const result = await bringIn(shop, latin(cwa('utf-8', article('1', 'Cr\u00e8me'), article('2', 'Rice'))))
  assert.equal(told(result)['import.garbled'], 1)
  assert.deepEqual(
    (await linesOf(shop)).map(({ name }) => name),
    ['Cr\ufffdme', 'Rice'],
  )
})

const headers = 'Supplier;Order number;Name;Barcode;Unit;VAT;Purchase price;Unit quantity'
const list = (...lines: string[]) => written(`${headers}\n${lines.join('\n')}\n`)

test('a huge cell is cut to what a product may hold, and neither it nor its row stops the others', async () => {
  const shop = await made.shop()
  const result = await bringIn(shop, list(`Farm;1;${'x'.repeat(200_000)};;kg;6;1,00;1`, 'Farm;2;Leeks;;kg;6;1,90;1'))
  assert.equal(result.state, 'applied')
  assert.deepEqual(
    (await linesOf(shop)).map(({ code, name }) => [code, name.length]),
    [
      ['1', 120],
      ['2', 5],
    ],
  )
})

test('one order number twice in a file: the same row is passed over, another one is a fault', async () => {
  const shop = await made.shop()
  const leeks = 'Farm;2;Leeks;;kg;6;1,90;1'
  const result = await bringIn(shop, list(leeks, leeks, 'Farm;2;Onions;;kg;6;0,90;1'))
  assert.deepEqual(ends(result), [1, 0, 0, 1, 0, 1])
  assert.deepEqual(told(result), { 'product_import.key_twice': 2 })
})

test('1.234,50 is read by its own marks; 1.234 alone waits until somebody says what the point means', async () => {
  const shop = await made.shop()
  await bringIn(shop, list('Farm;1;Scale;;piece;21;1.234,50;1'))
  const open = await step(shop, list('Farm;2;Press;;piece;21;1.234;1'), 'articles')
  assert.deepEqual(
    open.planned.questions.filter(({ topic }) => topic === 'decimal_mark').map(({ given }) => given),
    ['1.234'],
  )
  await open.answer([{ topic: 'decimal_mark', answer: ',' }])
  await open.apply()
  assert.deepEqual(
    (await linesOf(shop)).map(({ price }) => price),
    [12_345_000, 12_340_000],
  )
})

test('articles without a number get one of their name, and two alike are told apart by -2 and -3', async () => {
  const shop = await made.shop()
  const row = 'Farm;;Jam jar;;piece;6;1,00;1'
  await bringIn(shop, list(row, row.replace('1,00', '1,10'), row.replace('1,00', '1,20')))
  const codes = (await linesOf(shop)).map(({ code }) => code)
  assert.match(codes[0] ?? '', /^:[0-9a-f]{7}$/)
  assert.deepEqual(codes.slice(1), [`${codes[0]}-2`, `${codes[0]}-3`])
})

/** A line of a BNN list: cells by column. */
const bnnLine = (cells: Readonly<Record<number, string>>): string =>
  Array.from({ length: 68 }, (_, at) => cells[at] ?? '').join(';')

test('scale prices and special prices of a list are shown beside the line, and leave its price alone', async () => {
  const shop = await made.shop({ country: 'DE', language: 'de' })
  const row = { 0: '4711', 1: 'N', 6: 'Hafer', 22: '6', 23: '500 g', 33: '1' }
  const text = [
    'BNN;3;0;Sender;V;;EUR;20261123;;;;1',
    bnnLine({ ...row, 37: '2,50', 40: '12', 41: '2,20' }),
    bnnLine({ ...row, 37: '1,99', 62: '20261201', 63: '20261207' }),
    ';;99',
  ].join('\r\n')
  await bringIn(shop, written(text, 'PL.BNN'))
  const [product] = (await shop.look(listProducts, { size: 10 })).rows
  const { priced } = await shop.look(readProduct, { product: product?.id ?? '' })
  const beside = {
    special: { price: 19_900, from: '2026-12-01', to: '2026-12-07' },
    scale: { quantity: 12_000, price: 22_000 },
  }
  assert.deepEqual(
    priced.lines.map(({ price, special, scale }) => ({ price, special, scale })),
    [{ price: 25_000, ...beside }],
  )
  const changes = (await shop.look(listPriceChanges, { state: 'open', size: 10 })).rows
  assert.deepEqual(
    changes.map(({ special, scale }) => ({ special, scale })),
    [beside],
  )
})

test('an import that is taken back leaves no word behind that searches would find', async () => {
  const shop = await made.shop()
  await bringIn(shop, list('Farm;1;Leeks;;kg;6;1,90;1'))
  const work = await step(shop, list('Farm;2;Zanzibar cloves;;kg;6;1,90;1'), 'articles')
  await work.apply()
  const words = () =>
    all(
      shop,
      sql<{ word: string }>`select word from catalogue.search_word where organisation_id = ${shop.id} order by word`,
    )
  assert.deepEqual(
    (await words()).map(({ word }) => word),
    ['cloves', 'leeks', 'zanzibar'],
  )
  await work.undo()
  assert.deepEqual(
    (await words()).map(({ word }) => word),
    ['leeks'],
  )
})

test('what a line that is not the main one is asked otherwise is told apart, from lines of another program too', async () => {
  const shop = await made.shop()
  const lines = (price: string) =>
    written(
      `Product number,Name of the product,Supplier,Purchase price,Price for,Valid from\n1,Leeks,Mill,${price},one unit,\n`,
    )
  await bringIn(shop, list('Farm;1;Leeks;;kg;6;1,90;1', 'Mill;9;Salt;;kg;6;1,00;1'))
  await bringIn(shop, lines('3.00'), 'supplier-lines')
  await bringIn(shop, lines('3.10'), 'supplier-lines')
  const changes = (await shop.look(listPriceChanges, { state: 'open', size: 10 })).rows
  assert.deepEqual(
    changes
      .filter(({ name }) => name === 'Leeks')
      .map(({ supplierName, state }) => [supplierName, state])
      .sort(),
    [
      ['Farm', 'new'],
      ['Mill', 'newNotMain'],
    ],
  )
})
