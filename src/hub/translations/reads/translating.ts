/** What translators look at: what there is to do, and one text in every language. */
import { callingPeople, takingPart } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { sha256 } from '#platform/hash.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { isBeside } from '#platform/values/beside.ts'
import type * as contract from '../contract/translations.ts'
import { kindNamed, knownKinds } from '../kinds.ts'
import { begunWith, inOrder, stateOf, type Words } from '../rules/text.ts'
import * as store from '../store/texts.ts'
import { originalOf } from './own-language.ts'

type Row = ReplyOf<typeof contract.listTexts>['rows'][number]
type Page = ReplyOf<typeof contract.readTranslations>

export const listTexts = read(
  'translations.listTexts',
  async (ctx, { toLanguage, ...asked }: InputOf<typeof contract.listTexts>) => {
    await takingPart(ctx)
    const texts = knownKinds().map((one) => one.texts(ctx.organisation))
    return listPage<Row>(ctx.db, store.textList(ctx.organisation, texts, toLanguage ?? ctx.language), asked)
  },
)

export const exportTexts = read(
  'translations.exportTexts',
  async (ctx, { toLanguage, format, ...asked }: InputOf<typeof contract.exportTexts>) => {
    await takingPart(ctx)
    const texts = knownKinds().map((one) => one.texts(ctx.organisation))
    const say = (key: string) => currentWords().say(ctx.language, key, { day: ctx.today }, ctx.shop)
    return exportList(ctx.db, store.textList(ctx.organisation, texts, toLanguage ?? ctx.language), asked, {
      ...{ format, name: say('translations.file'), zone: ctx.shop.zone },
      heading: (column) => say(`translations.field.${column}`),
    })
  },
)

/** Names an original as it is. */
export const seenOf = (words: Words): string =>
  sha256(JSON.stringify(Object.entries(words).sort(([one], [other]) => (one < other ? -1 : 1))))

export const readTranslations = read(
  'translations.readTranslations',
  async (ctx, { kind, translated }: InputOf<typeof contract.readTranslations>): Promise<Page> => {
    const original = await originalOf(ctx, kind, translated)
    const of = found(kindNamed(kind), 'text')
    const [newest, versions] = await Promise.all([
      store.newestOf(ctx.db, ctx.organisation, [translated], { reviewed: false }),
      store.versionsOf(ctx.db, ctx.organisation, translated),
    ])
    const called = await callingPeople(
      ctx,
      versions.flatMap(({ writtenBy, reviewedBy }) => [writtenBy, reviewedBy]),
    )
    const say = (part: string): string => {
      const { key, facts } = of.called(part)
      return currentWords().say(ctx.language, key, facts ?? {}, { ...ctx.shop, today: ctx.today })
    }
    const languages = [...new Set([...ctx.shop.languages, ...newest.map(({ language }) => language)])]
    return {
      ...{ kind, title: original.title, page: of.page(translated), language: original.language },
      seen: seenOf(original.words),
      parts: inOrder(Object.keys(original.words), of.parts).map((part) => ({
        ...{ part, called: say(part), line: of.isLine(part), original: original.words[part] ?? '' },
      })),
      translations: languages
        .filter((language) => language !== original.language)
        .map((language) => {
          const text = newest.find((one) => one.language === language)
          const changed = Object.entries(text?.original ?? {}).filter(
            ([part, said]) => original.words[part] !== undefined && original.words[part] !== said,
          )
          return {
            ...{ language, state: stateOf(text, original.words), version: text?.version ?? 0 },
            own: text !== undefined && text.writtenBy !== null && text.writtenBy === ctx.actor.account,
            words: { ...(text?.words ?? {}) },
            begun: begunWith(text, original.words),
            changed: Object.fromEntries(changed),
          }
        }),
      versions: versions.map(({ language, version, words, writtenAt, writtenBy, basedOn, reviewedAt, reviewedBy }) => ({
        ...{ language, version, words, writtenAt, reviewedAt, beside: isBeside(basedOn, version - 1) },
        by: writtenBy && called(writtenBy),
        reviewer: reviewedBy && called(reviewedBy),
      })),
    }
  },
)
