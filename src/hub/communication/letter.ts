/** An issue as a mail and as a page: the same words, no picture from elsewhere, no link that counts. */
import type { Context, Language } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { escaped, framed } from '#platform/mail/layout.ts'
import { publicAddress } from '#platform/mail/post.ts'
import { languageFor } from './rules/language.ts'
import { blocksOf, type Inline, plainOf } from './rules/light-text.ts'

export interface IssueText {
  readonly language: Language
  readonly subject: string
  readonly body: string
}

/** The text that a reader of this language gets. */
export function textFor(
  ctx: Context,
  texts: readonly IssueText[],
  original: Language,
  wished: Language,
): IssueText | null {
  const there = texts.map(({ language }) => language)
  const chosen = languageFor([wished], ctx.shop.language, there, original)
  return texts.find(({ language }) => language === chosen) ?? null
}

const inline = (inside: readonly Inline[]): string =>
  inside
    .map((one) => {
      const text = escaped(one.text)
      if (one.kind === 'strong') return `<strong>${text}</strong>`
      return one.kind === 'link' ? `<a href="${escaped(one.href)}">${text}</a>` : text
    })
    .join('')

export const htmlOf = (body: string): string =>
  blocksOf(body)
    .map((block) => {
      if (block.kind === 'list') return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`
      return block.kind === 'heading' ? `<h2>${inline(block.inside)}</h2>` : `<p>${inline(block.inside)}</p>`
    })
    .join('\n')

/** The letter of one reader; without a word for leaving it is what an editor looks at before. */
export function letterOf(ctx: Context, { language, subject, body }: IssueText, token: string) {
  const say = (key: string) => currentWords().say(language, key, { community: ctx.shop.name }, ctx.shop)
  const stop = publicAddress(`/n/${ctx.organisation}/stop/${token}`)
  const why = say('news.letter.why')
  const leave = say('news.letter.leave')
  return {
    subject,
    stop,
    text: `${plainOf(body)}\n\n-- \n${ctx.shop.name}\n\n${why}\n${leave}: ${stop}\n`,
    html: framed({
      language,
      subject,
      from: ctx.shop.name,
      inner: `<h1>${escaped(subject)}</h1>\n${htmlOf(body)}\n<p style="font-size:14px">${escaped(why)} <a href="${escaped(stop)}">${escaped(leave)}</a></p>`,
    }),
  }
}
