/** A list of a supplier with any columns, as CSV or XLSX; also as Foodsoft keeps it. */
import { createHash } from 'node:crypto'
import { given, readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import { readUnits } from '#platform/imports/cells/numbers.ts'
import type { FieldMeaning, ImportKind, ImportRecord } from '#platform/imports/kind.ts'
import { decimalText } from '#platform/values/decimal.ts'
import { plain } from '#platform/values/text.ts'
import { type ReadArticle, readNothing } from './article.ts'
import { articleKind } from './article-kind.ts'
import type { ArticleWrite } from './article-planning.ts'
import { termsOf, unitAndContent } from './bnn.ts'
import { barcode, brand, category, country, deposit, lines, maker, productName, vat } from './fields.ts'
import { barcodeIn, marksIn, readFigure } from './product-reading.ts'

const fields: readonly FieldMeaning[] = [
  {
    key: 'orderNumber',
    words:
      lines(`numéro de commande | order number | bestelnummer | bestellnummer | número de pedido | référence fournisseur
      | supplier code | artikelnummer leverancier | code fournisseur | article number | artikelnummer | artikelnr
      | numéro d'article | numéro | number | nummer | número | order no | réf | ref | code`),
  },
  productName,
  {
    key: 'purchasePrice',
    required: true,
    words: lines(`prix d'achat | purchase price | inkoopprijs | einkaufspreis | precio de compra | prix net | net price
      | nettopreis | nettoprijs | precio neto | price (net) | preis (netto) | prijs (netto) | prix (net) | prix ht | prix fournisseur
      | prix | price | prijs | preis | precio`),
  },
  {
    key: 'supplier',
    words: lines('fournisseur | supplier | leverancier | lieferant | proveedor'),
  },
  barcode,
  brand,
  maker,
  country,
  vat,
  { ...category, key: 'group' },
  {
    key: 'saleUnit',
    words: lines(`unité | unit | eenheid | einheit | unidad | conditionnement | contenance | content | inhoud | inhalt
      | gebinde | contenido`),
  },
  {
    key: 'packageQty',
    words: lines(`unités par colis | unit quantity | gebindegröße | quantité par colis | colisage | package | verpakking
      | stuks per verpakking | unidades por paquete | package quantity | pack size | par colis | sve | ve`),
  },
  {
    key: 'advisedPrice',
    words:
      lines(`prix conseillé | advised price | adviesprijs | unverbindliche preisempfehlung | precio recomendado | pvc | uvp
      | recommended price | consumentenprijs | prix public`),
  },
  { key: 'note', words: lines('note | notiz | nota | remarque | opmerking | bemerkung | comment') },
  deposit,
  {
    key: 'status',
    words: lines('statut | status | avail. | verfügbarkeit | disponible | dispo | beschikbaar | verf.'),
  },
  { key: 'quality', words: lines('label | quality | keurmerk | siegel | sello | qualité | qualität | bio') },
  {
    key: 'validFrom',
    words: lines('valable dès | valid from | geldig vanaf | gültig ab | válido desde | ingangsdatum | à partir du'),
  },
  { key: 'scaleQuantity', elsewhere: true, words: lines('scale quantity | staffelmenge | quantité du palier') },
  { key: 'scalePrice', elsewhere: true, words: lines('scale price | staffelpreis | prix du palier') },
]

/** Where a list gives no number: ":" and the end of a hash of what the article is. Two with one result are told apart
 *  by -2, -3, so that none is lost in the other. */
export function derivedNumbers(
  articles: readonly { readonly name: string; readonly packageQty: string; readonly unit: string }[],
): string[] {
  const times = new Map<string, number>()
  return articles.map(({ name, packageQty, unit }) => {
    const text = `${name}-${packageQty}x${unit}`.toLowerCase().replace(/[^a-z0-9.]/g, '')
    const number = `:${createHash('sha1').update(text).digest('hex').slice(-7)}`
    const time = (times.get(number) ?? 0) + 1
    times.set(number, time)
    return time === 1 ? number : `${number}-${time}`
  })
}

const whole = (cell: string): string => {
  const units = readUnits(cell, 3).value
  return units === null || units === undefined ? '1' : decimalText(units, 3).replace(/\.?0+$/, '')
}

/** Numbers of the rows that have none, by their place. */
function numbersOf(records: readonly ImportRecord[]): ReadonlyMap<ImportRecord, string> {
  const bare = records.filter((record) => given(record.cells['orderNumber']) === '')
  const derived = derivedNumbers(
    bare.map(({ cells }) => ({
      name: given(cells['productName']),
      packageQty: whole(given(cells['packageQty']) || '1'),
      unit: given(cells['saleUnit']),
    })),
  )
  return new Map(bare.map((record, at) => [record, derived[at] ?? '']))
}

const out = new Set(['-', 'non', 'no', 'nein', 'nee', 'false', '0', 'temporarilyout', 'indisponible'])
const unlisted = new Set(['x', 'unlisted', 'supprime', 'discontinued', 'ausgelistet', 'gesaneerd'])

function listingOf(text: string): ReadArticle['listing'] {
  const word = plain(text)
  if (unlisted.has(word)) return 'unlisted'
  return out.has(word) ? 'temporarilyOut' : 'listed'
}

function readOne(record: ImportRecord, number: string | undefined, mark: '.' | ',' | null): ReadArticle {
  const cells = new CellReader(record)
  const text = (field: string): string | null => cells.read(field, readLine)
  const price = readFigure(cells, 'purchasePrice', 4, mark)
  const advised = readFigure(cells, 'advisedPrice', 2, mark)
  const deposit = readFigure(cells, 'deposit', 2, mark)
  const packageQty = cells.read('packageQty', (cell) => readUnits(cell, 3))
  return {
    ...readNothing,
    cells,
    supplier: text('supplier'),
    code: (text('orderNumber') ?? number ?? '').slice(0, 60),
    name: text('productName') ?? '',
    note: text('note'),
    brand: text('brand'),
    maker: text('maker'),
    barcode: barcodeIn(cells),
    origin: text('origin'),
    ...unitAndContent(text('saleUnit')),
    vat: text('vat'),
    group: text('group'),
    qualities: text('quality') ? [text('quality') ?? ''] : [],
    deposit: deposit ? { cents: deposit } : null,
    terms: price === null ? null : { ...termsOf(price, packageQty), advisedPrice: advised },
    from: cells.read('validFrom', readDay),
    listing: listingOf(given(record.cells['status'])),
  }
}

export const articles: ImportKind<ArticleWrite> = articleKind({
  kind: 'articles',
  fields,
  isOne: ({ kind, sender }, { confidence }) => {
    if (kind === 'xml' || sender !== undefined) return false
    const sure = (key: string): boolean => (confidence[key] ?? 0) > 0.8
    return (
      sure('purchasePrice') &&
      sure('productName') &&
      (sure('orderNumber') || sure('packageQty')) &&
      (sure('packageQty') || sure('supplier') || sure('advisedPrice') || sure('deposit'))
    )
  },
  read: (records, _about, ask) => {
    const marks = marksIn(records, ['purchasePrice', 'advisedPrice', 'deposit'])
    const mark = marks.mark ?? (marks.open === null ? null : ask(marks.open))
    const numbers = numbersOf(records)
    return records.map((record) => readOne(record, numbers.get(record), mark))
  },
  supplierSource: 'articles',
})
