/** Numbers and yes or no. */
import { type Decimal, exactUnits, readDecimal, roundedUnits } from '../../values/decimal.ts'
import { plain } from '../../values/text.ts'
import { type CellRead, type Given, given, nothing, spoiled } from './cell.ts'

const yes = new Set([
  'true',
  'vrai',
  'waar',
  'wahr',
  'verdadero',
  'oui',
  'ja',
  'yes',
  'si',
  'x',
  '1',
  'y',
  'o',
  'j',
  '1.0',
  '✓',
  '✔',
])
const no = new Set([
  'false',
  'faux',
  'onwaar',
  'falsch',
  'falso',
  'non',
  'nee',
  'neen',
  'nein',
  'no',
  '0',
  'n',
  '0.0',
  '-',
])

/** Yes or no in five languages. An empty cell is null: some programs write false so, which the caller knows.
 *  Problem: `import.yes_no_unreadable`. */
export function readYesNo(cell: Given): CellRead<boolean> {
  const text = plain(given(cell))
  if (text === '') return nothing
  if (yes.has(text)) return { value: true }
  return no.has(text) ? { value: false } : spoiled('import.yes_no_unreadable', given(cell))
}

/** Past this place, decimals are noise: 18.400000000000002 is 18.4. */
const meantPlaces = 9

/** A decimal in whole units of 10^-places (2: cents, 3: thousandths), with comma or point, groups, a currency sign.
 *  Problems: `import.number_unreadable`; `import.number_decimals` for more places than allowed. */
export function readUnits(cell: Given, places: number): CellRead<number> {
  const text = given(cell)
  if (text === '') return nothing
  const decimal = readDecimal(text.replace(/\s*(€|eur|chf|fr\.)\s*/i, ''))
  if (!decimal) return spoiled('import.number_unreadable', text)
  const units = exactUnits(withoutNoise(decimal), places)
  return units === null ? spoiled('import.number_decimals', text, { places }) : { value: units }
}

function withoutNoise(decimal: Decimal): Decimal {
  if (decimal.scale <= meantPlaces) return decimal
  const units = roundedUnits(decimal, meantPlaces)
  return units === null ? decimal : { units: BigInt(units), scale: meantPlaces }
}

/** A whole number; `4.0` is 4. Problems as above. */
export const readWhole = (cell: Given): CellRead<number> => readUnits(cell, 0)
