/** The frame of every public page: name, languages, menu, text, foot. No script, no cookie, nothing from elsewhere. */
import { html, raw } from 'hono/html'
import type { Content, Context, Language } from '../action.ts'
import { holdFrenchHtml } from '../i18n/french-spaces.ts'
import { languageNames } from '../values/languages.ts'
import { type Around, aroundOf, type PageLink } from './around.ts'
import { pageStyle } from './style.ts'
import { type Say, sayIn } from './words.ts'

export type Inside = ReturnType<typeof html> | string

export interface PublicPage {
  readonly language: Language
  readonly title: string
  readonly inside: Inside
  /** Search engines may show it, and the menu stands beside it. Else it is for whoever got its link, with one thing to do. */
  readonly isFound: boolean
  /** Rules of its own, beside those of every page. */
  readonly style?: string
}

export async function publicPage(ctx: Context, page: PublicPage): Promise<Content> {
  const { language, title, isFound } = page
  const say = sayIn(ctx, language)
  const around = await aroundOf(ctx, language)
  const { name } = ctx.shop
  const body = html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${isFound ? '' : raw('<meta name="robots" content="noindex">')}<title>${title.includes(name) ? title : `${title} · ${name}`}</title>
${isFound ? heads(ctx, around) : ''}
<style>${raw(pageStyle)}${raw(page.style ?? '')}</style></head>
<body>
<a class="skip" href="#main">${say('page.skip')}</a>
<header><p class="name">${around.home ? html`<a href="${around.home}">${name}</a>` : name}</p>${languagesOf(ctx, say, language)}</header>
${isFound && around.menu.length > 0 ? besideMenu(ctx, say, around, page) : html`<main id="main" class="alone">${textOf(page)}</main>`}
${footOf(say, around, isFound)}
</body>
</html>
`
  return { type: 'text/html; charset=utf-8', body: language === 'fr' ? heldFrench(String(body)) : String(body) }
}

/** What a person reads; what stands before that are rules of style. */
function heldFrench(page: string): string {
  const from = page.indexOf('<body>')
  return page.slice(0, from) + holdFrenchHtml(page.slice(from))
}

const textOf = ({ title, inside }: PublicPage): Inside => html`<h1>${title}</h1>
${inside}
`

function besideMenu(ctx: Context, say: Say, { menu }: Around, page: PublicPage): Inside {
  const here = addressAsked(ctx)?.pathname
  const line = (link: PageLink): Inside =>
    html`<li><a href="${link.href}"${currentOf(link, here)}>${link.says}</a></li>`
  const list = html`<ul>${menu.map(line)}</ul>`
  return html`<details class="menu"><summary>${say('page.menu')}</summary><nav aria-label="${say('page.menu')}">${list}</nav></details>
<div class="page"><nav class="beside" aria-label="${say('page.menu')}">${list}</nav>
<main id="main">${textOf(page)}</main></div>`
}

/** The place one reads now, or that which a page belongs to. */
function currentOf({ href, also }: PageLink, here = ''): Inside {
  const own = href.split('?')[0] ?? href
  if (own === here) return raw(' aria-current="page"')
  return [own, also].some((at) => at && `${here}/`.startsWith(`${at}/`)) ? raw(' aria-current="true"') : ''
}

const heads = (ctx: Context, { feeds }: Around): Inside =>
  html`${ctx.shop.languages.map((one) => html`<link rel="alternate" hreflang="${one}" href="${inLanguage(ctx, one)}">`)}
${feeds
  .filter(({ href }) => href.includes('.atom'))
  .map(({ href, says }) => html`<link rel="alternate" type="application/atom+xml" title="${says}" href="${href}">`)}`

/** What answers a form has no address of its own: its languages are those of the form. */
function languagesOf(ctx: Context, say: Say, language: Language): Inside {
  const all = ctx.shop.languages
  if (all.length < 2 || ctx.http?.request.method === 'POST') return ''
  const link = (one: Language): Inside =>
    one === language
      ? html`<b lang="${one}" aria-current="true">${languageNames[one]}</b>`
      : html`<a href="${inLanguage(ctx, one)}" lang="${one}" hreflang="${one}">${languageNames[one]}</a>`
  return html`<nav class="languages" aria-label="${say('page.languages')}">${all.map(link)}</nav>`
}

function footOf(say: Say, { foot, feeds }: Around, isFound: boolean): Inside {
  const links = (all: readonly PageLink[]): Inside[] =>
    all.map(
      ({ href, says, leadsAway }) => html`<a href="${href}"${leadsAway ? raw(' rel="noopener"') : ''}>${says}</a>`,
    )
  return html`<footer>${foot.length === 0 ? '' : html`<p>${links(foot)}</p>`}
${isFound && feeds.length > 0 ? html`<p><span>${say('page.feeds')}</span> ${links(feeds)}</p>` : ''}<p>${say('page.made_with')}</p></footer>`
}

const addressAsked = (ctx: Context): URL | null => (ctx.http ? new URL(ctx.http.request.url) : null)

/** The same page, with what was looked for, in another language. */
function inLanguage(ctx: Context, language: Language): string {
  const asked = addressAsked(ctx)
  if (!asked) return `?lang=${language}`
  asked.searchParams.delete('after')
  asked.searchParams.set('lang', language)
  return `${asked.pathname}${asked.search}`
}
