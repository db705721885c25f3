/** The public site of a community for one reader, and what of it stands around every public page. */
import { html } from 'hono/html'
import { showsFunding } from '#hub/funding/public.ts'
import { communityAddress } from '#hub/organisations/public.ts'
import { languageFor, wishesOf } from '#hub/translations/public.ts'
import type { Content, Context, Language } from '#platform/action.ts'
import { type Around, type PageLink, registerAround } from '#platform/pages/around.ts'
import { type Inside, publicPage } from '#platform/pages/frame.ts'
import { type Say, sayIn } from '#platform/pages/words.ts'
import { NotFound } from '#platform/refusal.ts'
import { homeAddress } from '../rules/site.ts'
import { siteChat, siteOpen } from '../settings.ts'
import { publishedPages, type ShownText, shownTexts } from '../store/site.ts'
import { mapStyle } from './map-style.ts'
import { sitePath } from './paths.ts'

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
}

/** Closed, or no community: nothing is found. */
export async function openSite(ctx: Context, lang: string | undefined): Promise<Site> {
  const site = await siteFor(ctx, lang)
  if (!(await ctx.setting(siteOpen))) throw new NotFound('site')
  return site
}

async function siteFor(ctx: Context, lang: string | undefined): Promise<Site> {
  const address = await communityAddress(ctx)
  const wishes = wishesOf(ctx, lang)
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
export function languageNote(
  { language, say }: Site,
  text: Pick<ShownText, 'language' | 'outdated'>,
  original: Language,
): Inside {
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

/** Where another module has pages of a section. */
const doors: Readonly<Record<string, string>> = { money: '/f', events: '/e' }
const alsoAt = (section: string, address: string) => (doors[section] ? { also: `${doors[section]}/${address}` } : {})

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

export const framed = ({ ctx, language }: Site, { title, inside }: SitePage): Promise<Content> =>
  publicPage(ctx, { language, title, inside, isFound: true, style: mapStyle })

/** The whole site around each public page, of whichever module; closed, only pages that stand at an address of their own. */
async function aroundSite(ctx: Context, language: Language): Promise<Around> {
  const site = await siteFor(ctx, language)
  const { address, say, href } = site
  const others = elsewhere.map(({ path, says }) => ({ href: `${path}/${address}?lang=${language}`, says: say(says) }))
  const tasks = { href: `/t/${address}/tasks.atom?lang=${language}`, says: say('tasks.title') }
  const events = { href: `/e/${address}?lang=${language}`, says: say('site.events') }
  const chat = await chatOf(site)
  if (!(await ctx.setting(siteOpen))) return { home: null, menu: [events, ...others], foot: chat, feeds: [tasks] }
  const feed = (file: string, says: string) => ({ href: href(`/${file}`), says: say(says) })
  return {
    home: href(''),
    menu: [
      ...sectionsOf(site).map((one) => ({ href: href(`/${one}`), says: say(`site.${one}`), ...alsoAt(one, address) })),
      ...(await ownPages(site)).map((one) => ({ href: href(`/pages/${one.address}`), says: one.title })),
      ...others,
    ],
    foot: [
      { href: href('/privacy'), says: say('site.privacy') },
      { href: `/join-community/${address}`, says: say('site.join') },
      { href: '/community', says: say('site.sign_in') },
      ...chat,
    ],
    feeds: [
      feed('news.atom', 'site.news'),
      feed('decisions.atom', 'site.decisions'),
      feed('events.ics', 'site.events'),
      tasks,
    ],
  }
}

async function chatOf({ ctx, say }: Site): Promise<PageLink[]> {
  const href = await ctx.setting(siteChat)
  return href === '' ? [] : [{ href, says: say('site.chat'), leadsAway: true }]
}

registerAround(aroundSite)
