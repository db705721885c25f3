/** CWA, the article file of Dutch organic wholesale: XML, its charset in its first line (domain-catalogue 5.9). */
import { SaxesParser } from 'saxes'
import type { Cell, Table, TableProblem, TableRow } from '#platform/csv/table.ts'
import { given, readLine, readText } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readUnits } from '#platform/imports/cells/numbers.ts'
import type { FieldMeaning, ImportKind, ImportRecord } from '#platform/imports/kind.ts'
import { Refused, refuse } from '#platform/refusal.ts'
import { plain } from '#platform/values/text.ts'
import type { Allergens } from '../rules/allergens.ts'
import { type ReadArticle, readNothing } from './article.ts'
import { articleKind } from './article-kind.ts'
import type { ArticleWrite } from './article-planning.ts'
import { extraOf, termsOf } from './bnn.ts'
import { barcodeIn, readFigure } from './product-reading.ts'

/** Tag by tag what it is here; `d…` are the allergens. */
const named: Readonly<Record<string, string>> = {
  leveranciernummer: 'supplier',
  bestelnummer: 'orderNumber',
  omschrijving: 'productName',
  kassaomschrijving: 'labelName',
  eancode: 'barcode',
  plucode: 'plu',
  inhoud: 'contentAmount',
  eenheid: 'contentUnit',
  sve: 'packageQty',
  inkoopprijs: 'purchasePrice',
  consumentenprijs: 'advisedPrice',
  ingangsdatum: 'validFrom',
  btw: 'vat',
  statiegeld: 'deposit',
  merk: 'brand',
  kwaliteit: 'quality',
  cblcode: 'group',
  herkomst: 'origin',
  status: 'status',
  wichtartikel: 'weighed',
  ingredienten: 'ingredients',
  vegetarisch: 'vegetarian',
  veganistisch: 'vegan',
  rauwemelk: 'rawMilk',
}

/** The groups that must be told, by their codes: gluten also hides in wheat and rye, milk in lactose. */
const allergenTags: Readonly<Record<string, readonly string[]>> = {
  gluten: ['d210', 'd230', 'd222'],
  egg: ['d212'],
  milk: ['d214', 'd215'],
  nuts: ['d217'],
  peanut: ['d221'],
  soya: ['d225'],
  sulphite: ['d228'],
  celery: ['d235'],
  crustaceans: ['d236'],
  fish: ['d237'],
  sesame: ['d238'],
  lupin: ['d239'],
  mustard: ['d241'],
  molluscs: ['d242'],
}
const told = new Set(Object.values(allergenTags).flat())

const declared = (bytes: Uint8Array): string =>
  /encoding\s*=\s*["']([^"']+)["']/i.exec(String.fromCharCode(...bytes.subarray(0, 200)))?.[1] ?? 'utf-8'

/** As the first line says; letters that cannot be read are replaced and told. */
function textIn(bytes: Uint8Array): { text: string; encoding: Table['encoding'] } {
  const label = declared(bytes).toLowerCase()
  const latin = /^(iso-?8859-?1|latin-?1|windows-1252)$/.test(label)
  try {
    const text = new TextDecoder(latin ? 'windows-1252' : label).decode(bytes)
    return { text, encoding: latin ? 'iso-8859-1' : 'utf-8' }
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' }
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what XML cannot hold
const noLetter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

interface Product {
  readonly line: number
  /** Its XML is broken. */
  spoiled: boolean
  readonly cells: Map<string, string>
}

export function openCwa(bytes: Uint8Array, name: string): Table | null {
  if (!/^(\u00ef\u00bb\u00bf)?\s*<(\?xml|xmlartikel)/.test(String.fromCharCode(...bytes.subarray(0, 40)))) return null
  const { text, encoding } = textIn(bytes)
  if (!text.slice(0, 2000).includes('<xmlartikel')) return null
  const products = productsIn(text.replace(noLetter, '\ufffd'))
  if (products.length === 0) throw new Refused([refuse('import.unreadable')])
  const headers = [...new Set(products.flatMap(({ cells }) => [...cells.keys()]))]
  const rows = products.map(
    ({ line, cells }): TableRow => ({ line, cells: headers.map((tag): Cell => ({ text: cells.get(tag) ?? '' })) }),
  )
  const problems = [
    ...rows
      .filter(({ cells }) => cells.some((cell) => cell.text.includes('\ufffd')))
      .map(({ line }): TableProblem => ({ code: 'import.garbled', line, severity: 'warning', facts: {} })),
    ...products
      .filter(({ spoiled }) => spoiled)
      .map(({ line }): TableProblem => ({ code: 'article_import.xml_broken', line, severity: 'error', facts: {} })),
  ]
  return { name, kind: 'xml', headers, rows, blank: 0, encoding, separator: null, sheet: null, problems }
}

function productsIn(text: string): Product[] {
  const products: Product[] = []
  let [product, tag, content]: [Product | null, string, string] = [null, '', '']
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    if (name === 'product') product = { line: parser.line, spoiled: false, cells: new Map() }
    ;[tag, content] = [name, '']
  })
  parser.on('text', (piece) => {
    content += piece
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'product' && product) products.push(product)
    else if (name === tag) product?.cells.set(tag, content.trim())
    if (name === 'product') product = null
    tag = ''
  })
  // a broken article is set aside, the others go on
  parser.on('error', () => {
    if (product) product.spoiled = true
  })
  parser.write(text.trimStart()).close()
  return products
}

const tagFields = Object.entries(named).map(([tag, key]): FieldMeaning => ({ key, words: [tag] }))
const others = ['proefdiervrij', 'weegschaalartikel', 'pluartikel', 'verpakkingce']
const allergenFields = Array.from({ length: 43 }, (_, at) => `d${200 + at}`)
const fields: readonly FieldMeaning[] = [
  ...tagFields,
  ...[...allergenFields, ...['d217b', 'd221b', 'd238b'], ...others].map((key) => ({ key, words: [key] })),
]

/** 1 yes, 2 no; 0 nobody knows. */
const said = (record: ImportRecord, field: string): boolean | null => {
  const text = given(record.cells[field])
  return text === '1' ? true : text === '2' ? false : null
}

const words = { '1': 'contains', '2': 'free', '3': 'mayContain' } as const

function allergensOf(record: ImportRecord): Allergens {
  return Object.fromEntries(
    Object.entries(allergenTags).flatMap(([code, tags]) => {
      const all = tags.map((tag) => words[given(record.cells[tag]) as keyof typeof words])
      // free is only what its own code calls so
      const word = all.includes('contains') ? 'contains' : all.includes('mayContain') ? 'mayContain' : all[0]
      return word ? [[code, word] as const] : []
    }),
  )
}

const listingOf = (status: string): ReadArticle['listing'] => {
  const word = plain(status)
  return word === '' || word === 'actief' ? 'listed' : word === 'gesaneerd' ? 'unlisted' : 'temporarilyOut'
}

function readCwa(record: ImportRecord): ReadArticle {
  const cells = new CellReader(record)
  const text = (field: string): string | null => cells.read(field, readLine)
  const price = readFigure(cells, 'purchasePrice', 4, '.')
  const amount = cells.read('contentAmount', (cell) => readUnits(cell, 3))
  const contentUnit = text('contentUnit')
  const byWeight = given(record.cells['weighed']) === '1'
  const deposit = readFigure(cells, 'deposit', 2, '.')
  const packageQty = cells.read('packageQty', (cell) => readUnits(cell, 3))
  const rest = [...allergenFields.filter((tag) => !told.has(tag)), 'd217b', 'd221b', 'd238b', ...others, 'plu']
  const from = given(record.cells['validFrom'])
  return {
    ...readNothing,
    cells,
    supplier: text('supplier'),
    code: text('orderNumber') ?? '',
    name: text('productName') ?? '',
    label: text('labelName'),
    brand: text('brand'),
    barcode: barcodeIn(cells),
    origin: text('origin'),
    unit: byWeight ? (contentUnit ?? 'kg') : null,
    content: !byWeight && amount && contentUnit ? { amount, unit: contentUnit, packs: 1 } : null,
    vat: text('vat'),
    group: text('group'),
    groupIsWord: false,
    qualities: text('quality') ? [text('quality') ?? ''] : [],
    deposit: deposit ? { cents: deposit } : null,
    terms:
      price === null
        ? null
        : { ...termsOf(price, packageQty), advisedPrice: readFigure(cells, 'advisedPrice', 2, '.') },
    from: /^\d{4}-\d{2}-\d{2}$/.test(from) ? from : null,
    listing: listingOf(given(record.cells['status'])),
    ingredients: cells.read('ingredients', readText),
    allergens: allergensOf(record),
    vegan: said(record, 'vegan'),
    vegetarian: said(record, 'vegetarian'),
    rawMilk: said(record, 'rawMilk'),
    extra: extraOf(Object.fromEntries(rest.map((tag) => [tag, given(record.cells[tag]).replace(/^0$/, '')]))),
  }
}

export const cwa: ImportKind<ArticleWrite> = articleKind({
  kind: 'cwa',
  fields,
  open: openCwa,
  isOne: (table) => table.kind === 'xml',
  read: (records) => records.map(readCwa),
  supplierSource: 'cwa',
})
