/** Pages for readers of the newsletter: no script, no cookie, nothing from elsewhere. Each has at most one button. */
import { html, raw } from 'hono/html'
import { communityAddress, takingPart } from '#hub/organisations/public.ts'
import type { Content, Context, Language } from '#platform/action.ts'
import { type Inside, publicPage } from '#platform/pages/frame.ts'
import { sayIn } from '#platform/pages/words.ts'
import { htmlOf, noteAbove, type PictureSource, type ToldText, textFor } from './letter/letter.ts'
import type { sentIssues } from './store/issues.ts'

/** A shop has no newsletter: nothing of one is found there. */
export const mustTellNews = async (ctx: Context): Promise<void> => void (await takingPart(ctx))

/** `isFound`: search engines may show it. */
export const framed = (
  ctx: Context,
  language: Language,
  title: string,
  inside: Inside,
  isFound = false,
  style = '',
): Promise<Content> => publicPage(ctx, { language, title, inside, isFound, style })

type Sent = Awaited<ReturnType<typeof sentIssues>>

/** How to get it, and what was sent before; the language of the page is the one chosen first. */
export async function newsPage(ctx: Context, language: Language, sent: Sent): Promise<Content> {
  const say = sayIn(ctx, language)
  const at = `/n/${await communityAddress(ctx)}`
  const choices = ctx.shop.languages.map((one) =>
    one === language
      ? html`<option value="${one}" selected>${say(`news.language.${one}`)}</option>`
      : html`<option value="${one}">${say(`news.language.${one}`)}</option>`,
  )
  const earlier = sent.map(({ number, language: original, sentAt, texts }) => {
    const subject = textFor(ctx, texts, original, language)?.subject ?? ''
    return html`<li><a href="${at}/issues/${number}?lang=${language}">${subject}</a> <span class="soft">${say('news.page.day', { at: sentAt })}</span></li>`
  })
  return framed(
    ctx,
    language,
    say('news.page.title'),
    html`<p>${say('news.page.says')}</p>
<form method="post">
<label for="email">${say('news.page.email')}</label><input id="email" name="email" type="email" autocomplete="email" required maxlength="200">
<label for="language">${say('news.page.language')}</label><select id="language" name="language">${choices}</select>
<button>${say('news.page.ask')}</button>
</form>
<p class="soft">${say('news.page.privacy')}</p>
${earlier.length === 0 ? '' : html`<h2>${say('news.page.earlier')}</h2><ul>${earlier}</ul>`}`,
    true,
  )
}

export interface IssueShown {
  readonly number: number
  readonly original: Language
  readonly wished: Language
  readonly sourceOf: PictureSource
}

/** One issue, for everybody; a text in another language than asked for, or that nobody reviewed, says so. */
export async function issuePage(
  ctx: Context,
  told: ToldText,
  { number, original, wished, sourceOf }: IssueShown,
): Promise<Content> {
  const { language, subject, body } = told
  const say = sayIn(ctx, wished)
  const at = `/n/${await communityAddress(ctx)}`
  const says = noteAbove(ctx, told, wished, original)
  const binding =
    language === original
      ? ''
      : html` <a href="${at}/issues/${number}?lang=${original}" hreflang="${original}">${say('news.note.see_original')}</a>`
  const note = says === null ? '' : html`<p class="soft" lang="${wished}">${says}${binding}</p>`
  return framed(
    ctx,
    language,
    subject,
    html`${note}${raw(htmlOf(body, sourceOf))}<p><a href="${at}?lang=${wished}" lang="${wished}">${say('news.page.title')}</a></p>`,
    true,
  )
}

export const askedPage = (ctx: Context, language: Language): Promise<Content> =>
  telling(ctx, language, 'news.page.asked')

export const confirmPage = (ctx: Context, language: Language): Promise<Content> =>
  asking(ctx, language, 'news.page.confirm', html`<button>${sayIn(ctx, language)('news.page.confirm')}</button>`)

export const confirmedPage = (ctx: Context, language: Language, reads: boolean): Promise<Content> =>
  telling(ctx, language, reads ? 'news.page.confirmed' : 'news.page.too_late')

export const stopPage = (ctx: Context, language: Language): Promise<Content> =>
  asking(ctx, language, 'news.page.stop', oneClick(sayIn(ctx, language)('news.page.stop')))

export const stoppedPage = (ctx: Context, language: Language): Promise<Content> =>
  telling(ctx, language, 'news.page.stopped')

const oneClick = (says: string): Inside =>
  html`<input type="hidden" name="List-Unsubscribe" value="One-Click"><button>${says}</button>`

export const stopListPage = (ctx: Context, language: Language): Promise<Content> =>
  asking(ctx, language, 'list.page.stop', oneClick(sayIn(ctx, language)('list.page.stop')))

export const stoppedListPage = (ctx: Context, language: Language): Promise<Content> =>
  telling(ctx, language, 'list.page.stopped')

export function telling(ctx: Context, language: Language, what: string): Promise<Content> {
  const say = sayIn(ctx, language)
  return framed(ctx, language, say(`${what}_title`), html`<p>${say(`${what}_says`)}</p>`)
}

export function asking(ctx: Context, language: Language, what: string, fields: Inside): Promise<Content> {
  const say = sayIn(ctx, language)
  return framed(
    ctx,
    language,
    say(`${what}_title`),
    html`<p>${say(`${what}_says`)}</p><form method="post">${fields}</form>`,
  )
}
