/** Words for codes, in any of the five languages: what a file of ours says comes back as what it was. */
import { languages } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { type CellRead, type Given, given, nothing, spoiled } from '#platform/imports/cells/cell.ts'
import { readUnits } from '#platform/imports/cells/numbers.ts'
import { plain, tidy } from '#platform/values/text.ts'

const word = (text: string): string => plain(tidy(text))

/** Which of these codes a text means, by itself or by the word people read for it. */
export function codeFor<Code extends string>(text: string, prefix: string, codes: readonly Code[]): Code | null {
  const asked = word(text)
  const bears = (code: Code): boolean =>
    word(code) === asked || languages.some((one) => word(currentWords().say(one, `${prefix}.${code}`)) === asked)
  return codes.find(bears) ?? null
}

export const readCode =
  <Code extends string>(prefix: string, codes: readonly Code[]) =>
  (cell: Given): CellRead<Code> => {
    const text = given(cell)
    if (text === '') return nothing
    const code = codeFor(text, prefix, codes)
    return code === null ? spoiled('product_import.word_unknown', text) : { value: code }
  }

/** Several of them, separated by semicolons or commas. */
export const readCodes =
  <Code extends string>(prefix: string, codes: readonly Code[]) =>
  (cell: Given): CellRead<readonly Code[]> => {
    const all = listed(given(cell).replaceAll(',', ';'))
    const known = all.map((text) => codeFor(text, prefix, codes))
    const unknown = all.filter((_, at) => known[at] === null)
    const value = known.filter((code) => code !== null)
    const found: CellRead<readonly Code[]> = { value: all.length === 0 ? null : value }
    return unknown.length === 0 ? found : { ...spoiled('product_import.word_unknown', unknown.join('; ')), ...found }
  }

/** What a cell lists: names separated by semicolons. */
export const listed = (text: string): string[] =>
  text
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** `2 × Crate; Bottle 0.10`: names, each with how many. */
export const counted = (text: string): { readonly name: string; readonly count: number }[] =>
  listed(text).map((one) => {
    const [, count, name] = /^(\d{1,3})\s*[×x]\s+(.+)$/i.exec(one) ?? []
    return { name: name ?? one, count: count ? Math.max(1, Number(count)) : 1 }
  })

/** A number with so many places that lies within bounds, in its smallest units. */
export const readWithin =
  (places: number, least: number, most: number) =>
  (cell: Given): CellRead<number> => {
    const read = readUnits(cell, places)
    if (read.value === null || (read.value >= least && read.value <= most)) return read
    return spoiled('product_import.number_bounds', given(cell))
  }
