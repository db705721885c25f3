/** A text is written in another language, and read by a second person beside the original. */
import { type ActionContext, action } from '#platform/action.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { isBeside } from '#platform/values/beside.ts'
import type * as contract from '../contract/translations.ts'
import { originalOf } from '../reads/own-language.ts'
import { seenOf } from '../reads/translating.ts'
import { fitting, tidied, whyNotReview, whyNotWrite } from '../rules/text.ts'
import * as store from '../store/texts.ts'

export const writeTranslation = action(
  'translations.writeTranslation',
  async (ctx, input: InputOf<typeof contract.writeTranslation>) => {
    const { kind, translated: subject, language } = input
    await store.lockText(ctx.db, ctx.organisation, subject)
    const original = await originalOf(ctx, kind, subject)
    const changed = input.seen !== undefined && input.seen !== seenOf(original.words)
    refuseWith([...whyNotWrite(language, original), ...(changed ? [refuse('translation.original_changed')] : [])])
    const last = (await newestIn(ctx, subject, language))?.version ?? 0
    const [version, basedOn] = [last + 1, input.basedOn ?? last]
    await store.addTexts(ctx.db, ctx.organisation, [
      {
        ...{ kind, subject, language, version, basedOn, writtenAt: ctx.now, writtenBy: ctx.actor.account },
        ...{ words: tidied(input.words, original.words), original: original.words, reviewedAt: null, reviewedBy: null },
      },
    ])
    ctx.record('translations.written', { subject, language, version })
    return { version, beside: isBeside(basedOn, last) }
  },
)

const newestIn = async (ctx: ActionContext, subject: string, language: string): Promise<store.TextRow | undefined> =>
  (await store.newestOf(ctx.db, ctx.organisation, [subject], { reviewed: false })).find(
    (one) => one.language === language,
  )

export const reviewTranslation = action(
  'translations.reviewTranslation',
  async (ctx, { kind, translated: subject, language }: InputOf<typeof contract.reviewTranslation>) => {
    await store.lockText(ctx.db, ctx.organisation, subject)
    const original = await originalOf(ctx, kind, subject)
    refuseWith(whyNotWrite(language, original))
    const text = await newestIn(ctx, subject, language)
    const own = ctx.actor.account !== null && text?.writtenBy === ctx.actor.account
    refuseWith(whyNotReview(text, original.words, own))
    const { version } = text as store.TextRow
    await store.reviewText(ctx.db, ctx.organisation, { subject, language, version }, ctx.now, ctx.actor.account)
    ctx.record('translations.reviewed', { subject, language, version })
    return {}
  },
)

export interface TextOf {
  readonly kind: string
  readonly subject: string
}

/** Another text comes from this one, a decision from its proposal: what is translated of the same words goes along, with
 *  the word of whoever reviewed it where nothing is left out. */
export async function carryTranslations(ctx: ActionContext, from: TextOf, to: TextOf): Promise<void> {
  const texts = await store.newestOf(ctx.db, ctx.organisation, [from.subject], { reviewed: false })
  if (texts.length === 0) return
  const original = await originalOf(ctx, to.kind, to.subject)
  const carried = texts
    .filter(({ language }) => language !== original.language)
    .map((text) => ({ ...text, words: fitting(text, original.words) }))
    .filter(({ words }) => Object.keys(words).length > 0)
  await store.addTexts(
    ctx.db,
    ctx.organisation,
    carried.map((text) => {
      const whole = Object.keys(text.words).length === Object.keys(original.words).length
      return {
        ...{ ...text, kind: to.kind, subject: to.subject, version: 1, basedOn: 0, original: original.words },
        ...(whole ? {} : { reviewedAt: null, reviewedBy: null }),
      }
    }),
  )
}
