/** The frame of every page of the public site: name, languages, menu, foot. No script, no cookie, nothing from elsewhere. */
import { html, raw } from 'hono/html'
import { showsFunding } from '#hub/funding/public.ts'
import { communityAddress } from '#hub/organisations/public.ts'
import { type Content, type Context, type Language, languages } from '#platform/action.ts'
import { acceptedLanguages } from '#platform/http/asking.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { NotFound } from '#platform/refusal.ts'
import { languageFor } from '../rules/language.ts'
import { homeAddress } from '../rules/site.ts'
import { siteOpen } from '../settings.ts'
import { publishedPages, type ShownText, shownTexts } from '../store/site.ts'
import { sitePath } from './paths.ts'
import { siteStyle } from './style.ts'

export type Inside = ReturnType<typeof html> | string
export type Say = (key: string, facts?: Record<string, unknown>, currency?: 'EUR' | 'CHF') => string

/** The site of a community as one reader gets it. */
export interface Site {
  readonly ctx: Context
  /** The word for the community in links. */
  readonly address: string
  readonly language: Language
  /** Languages the reader would like, the dearest first. */
  readonly wishes: readonly Language[]
  readonly say: Say
  /** A place on the site, in the language of the reader. */
  readonly href: (path: string, query?: string) => string
  readonly showsMoney: boolean
}

export interface SitePage {
  readonly title: string
  readonly inside: Inside
  /** Below the name of the community: `/news`. */
  readonly path: string
  readonly feed?: string
}

export const sayIn =
  (ctx: Context, language: Language): Say =>
  (key, facts = {}, currency = ctx.shop.currency) =>
    currentWords().say(
      language,
      key,
      { community: ctx.shop.name, ...facts },
      { ...ctx.shop, currency, today: ctx.today },
    )

/** Closed, or no community: nothing is found. */
export async function openSite(ctx: Context, lang: string | undefined): Promise<Site> {
  const address = await communityAddress(ctx)
  if (!(await ctx.setting(siteOpen))) throw new NotFound('site')
  const accepted = acceptedLanguages(ctx.http?.request.headers.get('accept-language') ?? undefined, languages)
  const wishes = [...languages.filter((one) => one === lang), ...accepted, ctx.language]
  const language = wishes[0] ?? ctx.shop.language
  const href = (path: string, query = '') => `${sitePath(address)}${path}?lang=${language}${query}`
  return { ctx, address, language, wishes, say: sayIn(ctx, language), href, showsMoney: await showsFunding(ctx) }
}

/** The text a reader gets: the own languages, the community's, English, else the original (5.15). */
export function textOf<T extends { readonly language: Language }>(
  { ctx, wishes }: Site,
  texts: readonly T[],
  original: Language,
): T | null {
  const there = texts.map(({ language }) => language)
  const chosen = languageFor(wishes, ctx.shop.language, there, original)
  return texts.find(({ language }) => language === chosen) ?? null
}

/** Says in which language a text is, and which one binds. */
export function languageNote({ language, say }: Site, text: ShownText, original: Language): Inside {
  const name = (one: Language) => say(`news.language.${one}`)
  const notes = [
    ...(text.language === language ? [] : [say('site.note.other', { language: name(text.language) })]),
    ...(text.language === original ? [] : [say('site.note.translated', { original: name(original) })]),
    ...(text.outdated ? [say('site.note.outdated')] : []),
  ]
  return notes.length === 0 ? '' : html`<p class="note">${notes.join(' ')}</p>`
}

const sections = ['news', 'map', 'booklet', 'proposals', 'roadmap', 'decisions', 'money', 'events'] as const
/** Public pages that stand at an address of their own. */
const elsewhere = [
  { path: '/t', says: 'tasks.title' },
  { path: '/n', says: 'site.newsletter' },
  { path: '/d', says: 'site.data' },
] as const
const shownWithMoney = new Set<string>(['roadmap', 'money'])

export const sectionsOf = ({ showsMoney }: Pick<Site, 'showsMoney'>): readonly (typeof sections)[number][] =>
  sections.filter((one) => showsMoney || !shownWithMoney.has(one))

/** Pages that editors wrote, as they are called for this reader. */
export async function ownPages(site: Site): Promise<{ readonly address: string; readonly title: string }[]> {
  const { ctx } = site
  const pages = (await publishedPages(ctx.db, ctx.organisation, 'page')).filter(
    ({ address }) => address !== homeAddress,
  )
  const texts = Map.groupBy(
    await shownTexts(
      ctx.db,
      ctx.organisation,
      pages.map(({ id }) => id),
    ),
    ({ page }) => page,
  )
  return pages
    .map(({ id, address, language }) => ({
      address,
      title: textOf(site, texts.get(id) ?? [], language)?.title ?? address,
    }))
    .sort((one, other) => one.title.localeCompare(other.title))
}

export async function framed(site: Site, page: SitePage): Promise<Content> {
  const { ctx, language, say, href, address } = site
  const own = await ownPages(site)
  const links = [
    ...sectionsOf(site).map((one) => ({ path: `/${one}`, says: say(`site.${one}`) })),
    ...own.map((one) => ({ path: `/pages/${one.address}`, says: one.title })),
  ]
  const menu = html`<ul>${links.map(({ path, says }) => html`<li><a href="${href(path)}"${path === page.path ? raw(' aria-current="page"') : ''}>${says}</a></li>`)}${elsewhere.map(({ path, says }) => html`<li><a href="${path}/${address}?lang=${language}">${say(says)}</a></li>`)}</ul>`
  const name = ctx.shop.name
  const body = html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${page.title === name ? name : `${page.title} · ${name}`}</title>
${ctx.shop.languages.map((one) => html`<link rel="alternate" hreflang="${one}" href="${sitePath(address)}${page.path}?lang=${one}">`)}
${page.feed ? html`<link rel="alternate" type="application/atom+xml" title="${page.title}" href="${href(page.feed)}">` : ''}
<style>${raw(siteStyle)}</style></head>
<body>
<a class="skip" href="#main">${say('site.skip')}</a>
<header><p class="name"><a href="${href('')}">${name}</a></p><nav class="languages" aria-label="${say('site.languages')}">${ctx.shop.languages.map((one) => languageLink(site, page.path, one))}</nav></header>
<details class="menu"><summary>${say('site.menu')}</summary><nav aria-label="${say('site.menu')}">${menu}</nav></details>
<div class="page"><nav class="beside" aria-label="${say('site.menu')}">${menu}</nav>
<main id="main"><h1>${page.title}</h1>
${page.inside}
</main></div>
<footer><p><a href="${href('/privacy')}">${say('site.privacy')}</a> · <a href="/join-community/${address}">${say('site.join')}</a> · <a href="/community">${say('site.sign_in')}</a></p><p>${say('site.made_with')}</p></footer>
</body>
</html>
`
  return { type: 'text/html; charset=utf-8', body: String(body) }
}

const languageLink = ({ language, address }: Site, path: string, one: Language) =>
  one === language
    ? html`<b lang="${one}" aria-current="true">${ownNames[one]}</b>`
    : html`<a href="${sitePath(address)}${path}?lang=${one}" lang="${one}" hreflang="${one}">${ownNames[one]}</a>`

/** Each language by its own name: whoever reads no other finds it. */
const ownNames = { fr: 'Français', nl: 'Nederlands', de: 'Deutsch', en: 'English', es: 'Español' } as const
