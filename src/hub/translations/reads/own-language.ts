/** A text in the language of whoever reads it. */
import { takingPart } from '#hub/organisations/public.ts'
import { type Context, type Language, languages, read } from '#platform/action.ts'
import { acceptedLanguages } from '#platform/http/asking.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract/translations.ts'
import { kindNamed, knownKinds } from '../kinds.ts'
import { languageFor } from '../rules/language.ts'
import { fitting, stateOf, type TranslationState, type Words } from '../rules/text.ts'
import * as store from '../store/texts.ts'

/** Languages a reader would like, the dearest first: the one asked for, the own one, those of the browser. */
export function wishesOf(ctx: Context, asked?: string | null): Language[] {
  const accepted = acceptedLanguages(ctx.http?.request.headers.get('accept-language') ?? undefined, languages)
  return [
    ...languages.filter((one) => one === asked),
    ...(ctx.actor.account ? [ctx.language] : []),
    ...accepted,
    ctx.language,
  ]
}

export const originalOf = async (ctx: Context, kind: string, subject: string): Promise<store.OriginalRow> => {
  await takingPart(ctx)
  const { texts } = found(kindNamed(kind), 'text')
  const [original = null] = await store.originalsOf(ctx.db, [texts(ctx.organisation)], [subject])
  return found(original, 'text')
}

export interface InLanguage {
  readonly language: Language
  readonly state: TranslationState
  readonly words: Words
  readonly lacking: number
}

function inLanguages(original: store.OriginalRow, texts: readonly store.TextRow[]): InLanguage[] {
  return texts
    .filter(({ language }) => language !== original.language)
    .map((text) => {
      const words = fitting(text, original.words)
      const lacking = Object.keys(original.words).length - Object.keys(words).length
      return { language: text.language, state: stateOf(text, original.words), words, lacking }
    })
    .filter(({ words }) => Object.keys(words).length > 0)
}

const chosenOf = (
  ctx: Context,
  original: store.OriginalRow,
  there: readonly InLanguage[],
  wishes: readonly Language[],
) => {
  const all = [original.language, ...there.map(({ language }) => language)]
  const chosen = languageFor(wishes, ctx.shop.language, all, original.language)
  return there.find(({ language }) => language === chosen) ?? null
}

export const readInOwnLanguage = read(
  'translations.readInOwnLanguage',
  async (
    ctx,
    { kind, translated, lang }: InputOf<typeof contract.readInOwnLanguage>,
  ): Promise<ReplyOf<typeof contract.readInOwnLanguage>> => {
    const original = await originalOf(ctx, kind, translated)
    const there = inLanguages(
      original,
      await store.newestOf(ctx.db, ctx.organisation, [translated], { reviewed: false }),
    )
    return {
      original: original.language,
      languages: [original.language, ...there.map(({ language }) => language)],
      translation: chosenOf(ctx, original, there, wishesOf(ctx, lang)),
    }
  },
)

/** What these texts say to a reader, by their ids: only what a second person read. One who gets the original is left out. */
export async function reviewedWords(
  ctx: Context,
  subjects: readonly string[],
  wishes: readonly Language[],
): Promise<Map<string, InLanguage>> {
  const texts = await store.newestOf(ctx.db, ctx.organisation, subjects, { reviewed: true })
  const some = [...new Set(texts.map(({ subject }) => subject))]
  const originals =
    some.length === 0
      ? []
      : await store.originalsOf(
          ctx.db,
          knownKinds().map((one) => one.texts(ctx.organisation)),
          some,
        )
  const bySubject = Map.groupBy(texts, ({ subject }) => subject)
  return new Map(
    originals.flatMap((original) => {
      const chosen = chosenOf(ctx, original, inLanguages(original, bySubject.get(original.id) ?? []), wishes)
      return chosen ? [[original.id, chosen] as const] : []
    }),
  )
}
