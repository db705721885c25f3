/** An issue as a mail and as a page: the same words and pictures, nothing from elsewhere, no link that counts. */

import { languageFor } from '#hub/translations/public.ts'
import type { Context, Language } from '#platform/action.ts'
import { heldIn } from '#platform/i18n/french-spaces.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { colonIn, escaped, footOf, framed } from '#platform/mail/layout.ts'
import { publicAddress } from '#platform/mail/post.ts'
import { blocksOf, type Inline, plainOf } from '../rules/light-text.ts'
import { readerNote, type Translated, type TranslationState, textState } from '../rules/translation.ts'

export interface IssueText {
  readonly language: Language
  readonly subject: string
  readonly body: string
}

/** A text of an issue, and how far it is as a translation. */
export interface ToldText extends IssueText {
  readonly state: TranslationState
}

export const toldTexts = (texts: readonly (IssueText & Translated)[], original: Language): ToldText[] =>
  texts.map(({ language, subject, body }) => ({
    ...{ language, subject, body },
    state: textState(texts, language, original),
  }))

/** The text that a reader of this language gets. */
export function textFor<T extends Pick<IssueText, 'language'>>(
  ctx: Context,
  texts: readonly T[],
  original: Language,
  wished: Language,
): T | null {
  const there = texts.map(({ language }) => language)
  const chosen = languageFor([wished], ctx.shop.language, there, original)
  return texts.find(({ language }) => language === chosen) ?? null
}

/** Words and their links as HTML. */
export const inline = (inside: readonly Inline[]): string =>
  inside
    .map((one) => {
      const text = escaped(one.text)
      if (one.kind === 'strong') return `<strong>${text}</strong>`
      return one.kind === 'link' ? `<a href="${escaped(one.href)}">${text}</a>` : text
    })
    .join('')

/** A film of our own, with captions for those who do not hear it. */
export interface Film {
  readonly src: string
  readonly captions: readonly { readonly src: string; readonly language: string; readonly label: string }[]
}

/** Where a picture, or a film, of this number is read from. */
export type PictureSource = (number: number) => string | Film | null

function shown(source: string | Film, says: string): string {
  const words = escaped(says)
  if (typeof source === 'string') return `<p><img src="${escaped(source)}" alt="${words}" style="max-width:100%"></p>`
  const tracks = source.captions.map(
    ({ src, language, label }, at) =>
      `<track kind="captions" src="${escaped(src)}" srclang="${escaped(language)}" label="${escaped(label)}"${at === 0 ? ' default' : ''}>`,
  )
  return `<p><video controls preload="metadata" src="${escaped(source.src)}" aria-label="${words}" style="max-width:100%">${tracks.join('')}</video></p>`
}

/** Texts that have no pictures of their own leave `sourceOf` out. */
export const htmlOf = (body: string, sourceOf: PictureSource = () => null): string =>
  blocksOf(body)
    .map((block) => {
      if (block.kind === 'list') return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`
      if (block.kind !== 'picture')
        return block.kind === 'heading' ? `<h2>${inline(block.inside)}</h2>` : `<p>${inline(block.inside)}</p>`
      const source = sourceOf(block.number)
      return source === null ? '' : shown(source, block.says)
    })
    .join('\n')

/** On pages: from our own address. */
export const onPages =
  (ctx: Context, pictures: readonly { readonly number: number; readonly token: string }[]): PictureSource =>
  (number) => {
    const token = pictures.find((one) => one.number === number)?.token
    return token === undefined ? null : pictureAddress(ctx, token)
  }

export const pictureAddress = (ctx: Context, token: string): string => `/n/${ctx.organisation}/pictures/${token}`

/** In mails: from the mail itself. */
export const cidOf = (number: number): string => `picture-${number}@komunigi`

/** What is said above a text, in the language of its reader. */
export function noteAbove(
  ctx: Context,
  { language, state }: ToldText,
  wished: Language,
  original: Language,
): string | null {
  const note = readerNote(wished, language, state)
  if (note === null) return null
  const words = currentWords()
  const binding = words.say(wished, `news.language.${original}`, {}, ctx.shop)
  return words.say(wished, `news.note.${note}`, { language: binding }, ctx.shop)
}

export interface Addressed {
  /** The word for leaving. */
  readonly token: string
  readonly wished: Language
  readonly original: Language
  readonly sourceOf: PictureSource
}

/** The letter of one reader; without a word for leaving it is what an editor looks at before. */
export function letterOf(ctx: Context, told: ToldText, { token, wished, original, sourceOf }: Addressed) {
  const { language, subject, body } = told
  const say = (key: string) => currentWords().say(language, key, { community: ctx.shop.name }, ctx.shop)
  const stop = publicAddress(`/n/${ctx.organisation}/stop/${token}`)
  const [why, leave] = [say('news.letter.why'), say('news.letter.leave')]
  const note = noteAbove(ctx, told, wished, original)
  const text = `${plainOf(body)}\n\n-- \n${ctx.shop.name}\n\n${why}\n${leave}${colonIn(language)} ${stop}\n`
  const above = note === null ? '' : `<p lang="${wished}" style="font-size:14px">${escaped(note)}</p>\n`
  return {
    subject: heldIn(language, subject),
    stop,
    text: `${note === null ? '' : `${heldIn(wished, note)}\n\n`}${heldIn(language, text)}`,
    html: framed({
      language,
      subject,
      from: ctx.shop.name,
      inner: `${above}<h1>${escaped(subject)}</h1>\n${htmlOf(body, sourceOf)}\n${footOf(`${escaped(why)} <a href="${escaped(stop)}">${escaped(leave)}</a>`)}`,
    }),
  }
}
