/** Lists of the BNN, version 3: `;`, code page 850, a header line that names the sender (domain-catalogue 5.9). */
import { readSeparated } from '#platform/csv/separated.ts'
import { type Table, tableOf } from '#platform/csv/table.ts'
import { given, readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readUnits } from '#platform/imports/cells/numbers.ts'
import type { FieldMeaning, ImportKind, ImportRecord } from '#platform/imports/kind.ts'
import { type ReadArticle, readNothing } from './article.ts'
import { articleKind } from './article-kind.ts'
import type { ArticleWrite } from './article-planning.ts'
import { fromIbm850 } from './ibm850.ts'
import { barcodeIn, readFigure } from './product-reading.ts'

/** Field by column of the line, counted from 0. */
const columns: Readonly<Record<string, number>> = {
  orderNumber: 0,
  status: 1,
  barcode: 4,
  productName: 6,
  note: 7,
  maker: 10,
  origin: 12,
  group: 16,
  packageQty: 22,
  saleUnit: 23,
  deposit: 27,
  vat: 33,
  purchasePrice: 37,
  scaleQuantity: 40,
  scalePrice: 41,
  specialFrom: 62,
  specialTo: 63,
}
const width = 64

const headers = Array.from(
  { length: width },
  (_, at) => Object.entries(columns).find(([, column]) => column === at)?.[0] ?? `column ${at}`,
)

const isBnn = (bytes: Uint8Array): boolean => /^\s*"?BNN"?;/.test(String.fromCharCode(...bytes.subarray(0, 12)))

/** Texts in a scenario or from a modern program are UTF-8; letters of code page 850 are hardly ever that. */
function textIn(bytes: Uint8Array): { text: string; encoding: 'utf-8' | 'ibm850' } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: fromIbm850(bytes), encoding: 'ibm850' }
  }
}

export function openBnn(bytes: Uint8Array, name: string): Table | null {
  if (!isBnn(bytes)) return null
  const { text, encoding } = textIn(bytes)
  const { rows } = readSeparated(`sep=;\n${text}`)
  const [head, ...rest] = rows.filter(({ cells }) => cells.some((cell) => cell.text.trim() !== ''))
  const header = head?.cells.map((cell) => cell.text.trim()) ?? []
  // the last line closes the list: no number, and 99
  const body = rest.filter(({ cells }) => !(cells[0]?.text.trim() === '' && cells.some(({ text }) => text === '99')))
  const fitted = body.map(({ line, cells }) => ({
    line: line - 1,
    cells: Array.from({ length: width }, (_, at) => cells[at] ?? { text: '' }),
  }))
  const table = tableOf([{ line: 0, cells: headers.map((one) => ({ text: one })) }, ...fitted], {
    name,
    kind: 'csv',
    encoding,
    separator: ';',
    sheet: null,
    problems: [],
  })
  return { ...table, sender: header[3] || 'BNN', whole: header[4] === 'V' }
}

const fields: readonly FieldMeaning[] = Object.keys(columns).map((key) => ({ key, words: [key] }))

/** What the codes usually mean; a shop's own answers come first. */
const vatCodes: Readonly<Record<string, string>> = { '1': '7%', '2': '19%', '3': '10.7%' }
/** N new, A changed, R rest, W back: can be ordered. */
const listings: Readonly<Record<string, ReadArticle['listing']>> = { X: 'unlisted', V: 'temporarilyOut' }

const dayOf = (text: string): string | null => {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? []
  return year ? `${year}-${month}-${day}` : null
}

function readBnn(record: ImportRecord): ReadArticle {
  const cells = new CellReader(record)
  const text = (field: string): string | null => cells.read(field, readLine)
  const price = readFigure(cells, 'purchasePrice', 4, ',')
  const from = dayOf(given(record.cells['specialFrom']))
  const unit = text('saleUnit')
  return {
    ...readNothing,
    cells,
    code: text('orderNumber') ?? '',
    name: text('productName') ?? '',
    note: text('note'),
    maker: text('maker'),
    barcode: barcodeIn(cells),
    origin: text('origin'),
    ...unitAndContent(unit),
    vat: text('vat'),
    vatMeans: vatCodes[text('vat') ?? ''] ?? null,
    group: text('group'),
    groupIsWord: false,
    deposit: text('deposit') ? { code: text('deposit') ?? '' } : null,
    terms:
      price === null
        ? null
        : termsOf(
            price,
            cells.read('packageQty', (cell) => readUnits(cell, 3)),
          ),
    listing: listings[text('status') ?? ''] ?? 'listed',
    special: from && price !== null ? { price, from, to: dayOf(given(record.cells['specialTo'])) } : null,
    specialOnly: from !== null,
    extra: extraOf({ scaleQuantity: text('scaleQuantity'), scalePrice: text('scalePrice') }),
  }
}

export const termsOf = (price: number, packageQty: number | null): NonNullable<ReadArticle['terms']> => ({
  price,
  per: 'unit',
  packageQty: packageQty !== null && packageQty >= 1000 ? packageQty : 1000,
  discount: 0,
  vatIncluded: false,
  advisedPrice: null,
})

export const extraOf = (said: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(said).filter((pair): pair is [string, string] => Boolean(pair[1])))

/** `500 g`, `6 x 0,75 l`, `kg`, `Stück`: sold by a unit of measure, or by the piece with so much in it. */
export function unitAndContent(text: string | null): Pick<ReadArticle, 'unit' | 'content'> {
  const packed = /^(?:(\d+)\s*[x×*]\s*)?(\d+(?:[.,]\d+)?)\s*([^\d\s].*)$/i.exec(text ?? '')
  if (!packed) return { unit: text, content: null }
  const [, packs, figure = '', unit = ''] = packed
  const amount = readUnits(figure, 3).value
  if (!amount) return { unit: text, content: null }
  return { unit: null, content: { amount, unit: unit.trim(), packs: packs ? Number(packs) : 1 } }
}

export const bnn: ImportKind<ArticleWrite> = articleKind({
  kind: 'bnn',
  fields,
  open: openBnn,
  isOne: (table) => table.headers[0] === 'orderNumber' && table.headers.length === width,
  read: (records) => records.map(readBnn),
  supplierSource: 'bnn',
  codes: Object.entries(vatCodes).map(([given, means]) => ({ topic: 'vat', given, means })),
})
