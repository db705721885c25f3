/** Pages for readers of the newsletter: no script, no cookie, nothing from elsewhere. Each has at most one button. */
import { html, raw } from 'hono/html'
import { takingPart } from '#hub/organisations/public.ts'
import type { Content, Context, Language } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { htmlOf, noteAbove, type PictureSource, type ToldText, textFor } from './letter/letter.ts'
import { siteStyle } from './site/style.ts'
import type { sentIssues } from './store/issues.ts'

/** A shop has no newsletter: nothing of one is found there. */
export const mustTellNews = async (ctx: Context): Promise<void> => void (await takingPart(ctx))

export type Say = (key: string, facts?: Record<string, unknown>) => string
export type Inside = ReturnType<typeof html> | string

export const sayIn =
  (ctx: Context, language: Language): Say =>
  (key, facts = {}) =>
    currentWords().say(language, key, { community: ctx.shop.name, ...facts }, { ...ctx.shop, today: ctx.today })

/** `isFound`: search engines may show it. */
export function framed(ctx: Context, language: Language, title: string, inside: Inside, isFound = false): Content {
  const page = html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${isFound ? '' : html`<meta name="robots" content="noindex">`}<title>${title}</title>
<style>${raw(siteStyle)}</style></head>
<body>
<header><p class="name">${ctx.shop.name}</p></header>
<main class="alone"><h1>${title}</h1>
${inside}
</main>
</body>
</html>
`
  return { type: 'text/html; charset=utf-8', body: String(page) }
}

type Sent = Awaited<ReturnType<typeof sentIssues>>

/** How to get it, and what was sent before; the language of the page is the one chosen first. */
export function newsPage(ctx: Context, language: Language, sent: Sent): Content {
  const say = sayIn(ctx, language)
  const links = ctx.shop.languages.map((one) =>
    one === language
      ? html`<b lang="${one}">${one}</b> `
      : html`<a href="?lang=${one}" lang="${one}" hreflang="${one}">${one}</a> `,
  )
  const choices = ctx.shop.languages.map((one) =>
    one === language
      ? html`<option value="${one}" selected>${say(`news.language.${one}`)}</option>`
      : html`<option value="${one}">${say(`news.language.${one}`)}</option>`,
  )
  const earlier = sent.map(({ number, language: original, sentAt, texts }) => {
    const subject = textFor(ctx, texts, original, language)?.subject ?? ''
    return html`<li><a href="/n/${ctx.organisation}/issues/${number}?lang=${language}">${subject}</a> <span class="soft">${say('news.page.day', { at: sentAt })}</span></li>`
  })
  return framed(
    ctx,
    language,
    say('news.page.title'),
    html`<nav>${links}</nav><p>${say('news.page.says')}</p>
<form method="post">
<label for="email">${say('news.page.email')}</label><input id="email" name="email" type="email" autocomplete="email" required maxlength="200">
<label for="language">${say('news.page.language')}</label><select id="language" name="language">${choices}</select>
<button>${say('news.page.ask')}</button>
</form>
<p class="soft">${say('news.page.privacy')}</p>
${earlier.length === 0 ? '' : html`<h2>${say('news.page.earlier')}</h2><ul>${earlier}</ul>`}`,
  )
}

export interface IssueShown {
  readonly number: number
  readonly original: Language
  readonly wished: Language
  readonly sourceOf: PictureSource
}

/** One issue, for everybody; a text in another language than asked for, or that nobody reviewed, says so. */
export function issuePage(ctx: Context, told: ToldText, { number, original, wished, sourceOf }: IssueShown): Content {
  const { language, subject, body } = told
  const say = sayIn(ctx, wished)
  const says = noteAbove(ctx, told, wished, original)
  const binding =
    language === original
      ? ''
      : html` <a href="/n/${ctx.organisation}/issues/${number}?lang=${original}" hreflang="${original}">${say('news.note.see_original')}</a>`
  const note = says === null ? '' : html`<p class="soft" lang="${wished}">${says}${binding}</p>`
  return framed(
    ctx,
    language,
    subject,
    html`${note}${raw(htmlOf(body, sourceOf))}<p><a href="/n/${ctx.organisation}?lang=${wished}" lang="${wished}">${say('news.page.title')}</a></p>`,
  )
}

export const askedPage = (ctx: Context, language: Language): Content => telling(ctx, language, 'news.page.asked')

export const confirmPage = (ctx: Context, language: Language): Content =>
  asking(ctx, language, 'news.page.confirm', html`<button>${sayIn(ctx, language)('news.page.confirm')}</button>`)

export const confirmedPage = (ctx: Context, language: Language, reads: boolean): Content =>
  telling(ctx, language, reads ? 'news.page.confirmed' : 'news.page.too_late')

export const stopPage = (ctx: Context, language: Language): Content =>
  asking(ctx, language, 'news.page.stop', oneClick(sayIn(ctx, language)('news.page.stop')))

export const stoppedPage = (ctx: Context, language: Language): Content => telling(ctx, language, 'news.page.stopped')

const oneClick = (says: string): Inside =>
  html`<input type="hidden" name="List-Unsubscribe" value="One-Click"><button>${says}</button>`

export const stopListPage = (ctx: Context, language: Language): Content =>
  asking(ctx, language, 'list.page.stop', oneClick(sayIn(ctx, language)('list.page.stop')))

export const stoppedListPage = (ctx: Context, language: Language): Content =>
  telling(ctx, language, 'list.page.stopped')

export function telling(ctx: Context, language: Language, what: string): Content {
  const say = sayIn(ctx, language)
  return framed(ctx, language, say(`${what}_title`), html`<p>${say(`${what}_says`)}</p>`)
}

export function asking(ctx: Context, language: Language, what: string, fields: Inside): Content {
  const say = sayIn(ctx, language)
  return framed(
    ctx,
    language,
    say(`${what}_title`),
    html`<p>${say(`${what}_says`)}</p><form method="post">${fields}</form>`,
  )
}
