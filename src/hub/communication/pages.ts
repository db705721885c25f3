/** Pages for readers of the newsletter: no script, no cookie, nothing from elsewhere. Each has at most one button. */
import { html, raw } from 'hono/html'
import { takingPart } from '#hub/organisations/public.ts'
import type { Content, Context, Language } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { htmlOf, noteAbove, type PictureSource, type ToldText, textFor } from './letter.ts'
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
<style>${raw(style)}</style></head>
<body>
<header><p><b>${ctx.shop.name}</b></p></header>
<main><h1>${title}</h1>
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

const style = `:root{color-scheme:light dark;--paper:#fbf8f2;--surface:#fff;--ink:#23201b;--soft:#5e574c;--line:#8f8675;--leaf:#2f6b3a;--on:#fff;--sky:#1f5f8b}
@media(prefers-color-scheme:dark){:root{--paper:#1b1916;--surface:#26231e;--ink:#f2ede4;--soft:#b8afa0;--line:#8a8172;--leaf:#8fce9a;--on:#10240f;--sky:#8cc3e8}}
*{box-sizing:border-box}body{margin:0 auto;max-width:640px;padding:16px;background:var(--paper);color:var(--ink);font:17px/1.5 system-ui,sans-serif}
h1{margin:0 0 12px;font-size:24px;overflow-wrap:anywhere}h2{margin:24px 0 8px;font-size:19px}li{margin:0 0 8px}p{margin:0 0 16px}a{color:var(--sky)}nav a,nav b{display:inline-block;padding:8px 8px 8px 0;min-width:32px}
form{display:grid;gap:8px;max-width:420px;margin:0 0 16px}label{font-weight:600}
input,select,textarea,button{min-height:48px;padding:8px 12px;border:1px solid var(--line);border-radius:8px;background:var(--surface);color:var(--ink);font:inherit}
button{margin-top:8px;border-color:var(--leaf);background:var(--leaf);color:var(--on);font-weight:600;cursor:pointer}.soft{color:var(--soft);font-size:15px}
img{max-width:100%;height:auto;border-radius:8px}
.cards{display:grid;gap:12px;padding:0;margin:0 0 24px;list-style:none}.card{margin:0;padding:12px 16px;border:1px solid var(--line);border-radius:8px;background:var(--surface);overflow-wrap:anywhere}.card p{margin:4px 0 0}.words{white-space:pre-wrap}
dl{display:grid;gap:4px 16px;margin:0 0 24px}dt{font-weight:600}dd{margin:0 0 8px;overflow-wrap:anywhere;white-space:pre-wrap}.go{display:inline-block;min-height:48px;padding:12px 16px;border-radius:8px;background:var(--leaf);color:var(--on);font-weight:600;text-decoration:none}
fieldset{margin:0;padding:0;border:0}fieldset label{display:flex;gap:12px;align-items:center;min-height:48px;font-weight:400}fieldset input{min-height:24px;width:24px;height:24px}legend{font-weight:600;padding:0}
:focus-visible{outline:3px solid var(--sky);outline-offset:2px}`
