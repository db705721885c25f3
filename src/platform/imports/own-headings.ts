/** Files that this house wrote itself: their headings are the words of the fields, in one of the five languages. What is
 *  taken along so is understood again without guessing. */
import { languages } from '../action.ts'
import { currentWords } from '../i18n/words.ts'
import { plain } from '../values/text.ts'
import type { Columns, FieldMeaning, ImportKind, MappingGuess } from './kind.ts'

/** How a column that holds this field is headed in a file of ours. */
export const headingOf = (language: (typeof languages)[number], field: string): string =>
  currentWords().say(language, `import.field.${field}`)

/** A stray column more, typed by hand, makes the file no other one; where there are few, other files are headed alike. */
const ownEnough = 0.8
const fewestColumns = 4
const fewColumns = 8

/** The columns of a file of ours, surely; null where it is none. */
export function ownGuess({ fields }: ImportKind, headers: readonly string[]): MappingGuess | null {
  if (headers.length < fewestColumns) return null
  const asked = headers.map(plain)
  const guesses = languages.map((language) => columnsBy(fields, asked, (field) => headingOf(language, field)))
  const best = guesses.reduce((one, other) => (Object.keys(other).length > Object.keys(one).length ? other : one))
  const own = Object.keys(best).length >= headers.length * (headers.length < fewColumns ? 1 : ownEnough)
  if (!own || fields.some(({ key, required }) => required && best[key] === undefined)) return null
  const taken = new Set(Object.values(best))
  return {
    columns: best,
    confidence: Object.fromEntries(Object.keys(best).map((key) => [key, 1])),
    unmapped: headers.flatMap((_, column) => (taken.has(column) ? [] : [column])),
    missing: [],
  }
}

const columnsBy = (
  fields: readonly FieldMeaning[],
  headers: readonly string[],
  heading: (field: string) => string,
): Columns =>
  Object.fromEntries(
    fields.flatMap(({ key, elsewhere }) => {
      const column = elsewhere ? -1 : headers.indexOf(plain(heading(key)))
      return column < 0 ? [] : [[key, column]]
    }),
  )
