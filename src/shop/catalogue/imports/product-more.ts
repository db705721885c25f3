/** What a list of the shop's own products may say besides: every other field of a product, as the file of products has
 *  it. A column is known by the words of our own files, or chosen by hand; an empty cell says nothing. */
import { type CellRead, type Given, readLine, readText } from '#platform/imports/cells/cell.ts'
import type { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readYesNo } from '#platform/imports/cells/numbers.ts'
import type { FieldMeaning } from '#platform/imports/kind.ts'
import { plain, tidy } from '#platform/values/text.ts'
import type { Basics } from '../reads/basics-of.ts'
import { type Allergens, allergenCodes } from '../rules/allergens.ts'
import type { ProductColumns } from '../store/product-columns.ts'
import { readCode, readCodes, readWithin } from './coded.ts'
import { lines } from './fields.ts'
import { unitOf } from './known-words.ts'

type Reader = (cell: Given) => CellRead<unknown>

/** At most so long, else it is cut and told. */
const text =
  (longest: number, read: (cell: Given) => CellRead<string> = readLine) =>
  (cell: Given): CellRead<string> => {
    const { value } = read(cell)
    if (value === null || value.length <= longest) return { value }
    const problem = { code: 'product_import.text_long', facts: { longest } }
    return { value: value.slice(0, longest).trim(), problem, kept: value }
  }
const days = readWithin(0, 0, 10_000)
const large = 1_000_000_000

const columns = {
  region: text(80),
  originComplement: text(80),
  zone: readCode('catalogue.zone', ['eu', 'nonEu', 'both']),
  contentPacks: readWithin(0, 1, 1000),
  drainedWeight: readWithin(3, 1, large),
  tare: readWithin(0, 0, 1_000_000),
  freshClass: readCode('catalogue.fresh_class', ['extra', 'I', 'II', 'III']),
  range: readWithin(0, 1, 6),
  storage: text(200),
  useByDays: days,
  bestBeforeDays: days,
  saleLimitDays: days,
  ingredients: text(5000, readText),
  abv: readWithin(2, 0, 10_000),
  food: readYesNo,
  alcohol: readYesNo,
  vegan: readYesNo,
  vegetarian: readYesNo,
  rawMilk: readYesNo,
  internalConsumable: readYesNo,
  hazard: text(200),
  safetySheet: text(500),
  scaleGroup: text(40),
  scaleSequence: readWithin(0, 0, 100_000),
  printCategory: text(80),
} as const satisfies Partial<Record<keyof ProductColumns, Reader>>

const units = ['displayUnit', 'secondUnit'] as const
const allergenColumns = {
  allergensContained: 'contains',
  allergensPossible: 'mayContain',
  allergensFree: 'free',
} as const
/** What an Odoo calls those of them it knows. */
const ofOdoo: Readonly<Record<string, readonly string[]>> = {
  printCategory: lines(`catégorie d'impression | print category | afdrukcategorie | druckkategorie
    | categoría de impresión | print_category_id | print_category_id/name`),
}
const others = ['productState', 'moreBarcodes', 'preferredSupplier', 'quality'] as const

export const moreFields: readonly FieldMeaning[] = [
  ...Object.keys(columns),
  ...units,
  ...Object.keys(allergenColumns),
  ...others,
].map((key) => ({ key, words: ofOdoo[key] ?? [] }))

/** Whether one of these columns is in the file. */
export const saysMore = (cells: CellReader): boolean => moreFields.some(({ key }) => cells.has(key))

export interface Named {
  readonly id: string
  readonly name: string
}

/** What the row says of them; what it leaves empty, or what nobody understands, stays as it was. */
export function readMore(cells: CellReader, basics: Basics, suppliers: readonly Named[]): Partial<ProductColumns> {
  const plainly = Object.entries<Reader>(columns).flatMap(([field, read]) => {
    const value = cells.has(field) ? cells.read(field, read) : null
    return value === null ? [] : [[field, value] as const]
  })
  const measured = units.flatMap((field) => {
    const word = cells.has(field) ? cells.read(field, readLine) : null
    const code = word === null ? null : unitOf(word, basics)
    if (word !== null && code === null) cells.spoil(field, 'product_import.word_unknown')
    return code === null ? [] : [[field, code] as const]
  })
  const said = Object.fromEntries([...plainly, ...measured]) as Partial<ProductColumns>
  return {
    ...said,
    ...(said.alcohol ? { food: true } : {}),
    ...allergensIn(cells),
    ...supplierIn(cells, suppliers),
  }
}

/** The three columns together say all that is known; a group that none of them names is unknown. */
function allergensIn(cells: CellReader): Partial<ProductColumns> {
  const named = Object.entries(allergenColumns).filter(([field]) => cells.has(field))
  const said = named.flatMap(([field, word]) =>
    (cells.read(field, readCodes('catalogue.allergen', allergenCodes)) ?? []).map((code) => [code, word] as const),
  )
  return said.length === 0 ? {} : { allergens: Object.fromEntries(said) as Allergens }
}

function supplierIn(cells: CellReader, suppliers: readonly Named[]): Partial<ProductColumns> {
  const name = cells.has('preferredSupplier') ? cells.read('preferredSupplier', readLine) : null
  if (name === null) return {}
  const found = suppliers.find((one) => plain(tidy(one.name)) === plain(tidy(name)))
  if (found) return { preferredSupplier: found.id }
  cells.spoil('preferredSupplier', 'product_import.word_unknown')
  return {}
}
