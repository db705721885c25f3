/** Words of files: fields, facts and values in snake_case, where the program writes them in its own way. */
import { type Shape, waysOf } from './shape.ts'

/** `make_up` in files is `makeUp` in the program. */
export const inProgram = (key: string): string =>
  key.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())
export const inFile = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Values that are words of the program: `asProduct` is `as_product`, while `III` stays. */
export const valueInFile = (value: unknown): string => (isProgramWord(value) ? inFile(value) : String(value))

const isProgramWord = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z]+([A-Z][a-z0-9]*)+$/.test(value)
const isFileWord = (value: string): boolean => /^[a-z]+(_[a-z0-9]+)+$/.test(value)

/** `as_product` where the shape lists `asProduct`; anything else stays as it is written. */
export function valueInProgram(shape: Shape, value: unknown): unknown {
  if (typeof value !== 'string' || !isFileWord(value)) return value
  const listed = waysOf(shape).flatMap((way) => way.enum ?? (way.const === undefined ? [] : [way.const]))
  return !listed.includes(value) && listed.includes(inProgram(value)) ? inProgram(value) : value
}

/** Whether two texts are one word, written either way. */
export const isSameWord = (written: string, found: string): boolean =>
  written === found || (isFileWord(written) && isProgramWord(found) && inFile(found) === written)
