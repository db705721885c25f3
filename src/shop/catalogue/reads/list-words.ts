/** Codes in words, for files that people read: in the language of whoever asks. */
import type { Context } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import type { Unit } from '../rules/units.ts'

/** The word of a code; the code itself where nobody has a word for it. */
export function wordOf(ctx: Context, prefix: string, code: unknown): string | null {
  if (code === null || code === undefined) return null
  const key = `${prefix}.${String(code)}`
  const words = currentWords()
  return words.has(key) ? words.say(ctx.language, key, {}, ctx.shop) : String(code)
}

export const unitSays = (ctx: Context, { code, name }: Unit): string =>
  name ?? wordOf(ctx, 'catalogue.unit', code) ?? code
