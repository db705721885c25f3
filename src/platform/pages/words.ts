/** The words of a public page, in the language of its reader, with the terms of the organisation. */
import type { Context, Language } from '../action.ts'
import { currentWords } from '../i18n/words.ts'
import type { Currency } from '../values/money.ts'

export type Say = (key: string, facts?: Readonly<Record<string, unknown>>, currency?: Currency) => string

export const sayIn =
  (ctx: Context, language: Language): Say =>
  (key, facts = {}, currency = ctx.shop.currency) =>
    currentWords().say(
      language,
      key,
      { community: ctx.shop.name, ...facts },
      { ...ctx.shop, currency, today: ctx.today },
    )
