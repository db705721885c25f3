/** What programs read of the public site: feeds, the calendar, the booklet as a file, and the list of pages. */
import { decisionsForEverybody, proposalsForEverybody } from '#hub/governance/public.ts'
import { openEvents } from '#hub/meetings/public.ts'
import { openCommunities, versionsForEverybody } from '#hub/organisations/public.ts'
import { type Content, read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/public-site.ts'
import type { readSiteFile as readSiteFileContract } from '../contract/site-files.ts'
import { dataOpen, siteOpen } from '../settings.ts'
import { chapterTexts } from '../site/booklet.ts'
import { bookletPdf } from '../site/booklet-pdf.ts'
import * as feeds from '../site/feeds.ts'
import { openSite, ownPages, sectionsOf } from '../site/frame.ts'
import { sitePath } from '../site/paths.ts'
import { sentIssues } from '../store/issues.ts'
import { siteFileNamed } from '../store/site-files.ts'
import { latestReady } from '../store/tasks.ts'
import { publishedNews, writtenFor } from './site-pages.ts'

const inFeed = 50
const tasksListed = 500

export const readNewsFeed = read(
  'communication.readNewsFeed',
  async (ctx, { lang }: InputOf<typeof contract.readNewsFeed>): Promise<Content> => {
    const site = await openSite(ctx, lang)
    return feeds.newsFeed(site, await writtenFor(site, (await publishedNews(site)).slice(0, inFeed)))
  },
)

export const readDecisionFeed = read(
  'communication.readDecisionFeed',
  async (ctx, { lang }: InputOf<typeof contract.readDecisionFeed>): Promise<Content> => {
    const site = await openSite(ctx, lang)
    return feeds.decisionFeed(site, (await decisionsForEverybody(ctx, '', site.wishes)).slice(0, inFeed))
  },
)

export const readEventCalendar = read(
  'communication.readEventCalendar',
  async (ctx, { lang }: InputOf<typeof contract.readEventCalendar>): Promise<Content> =>
    feeds.eventCalendar(await openSite(ctx, lang), await openEvents(ctx)),
)

export const readBookletFile = read(
  'communication.readBookletFile',
  async (ctx, { lang }: InputOf<typeof contract.readBookletFile>): Promise<Content> => {
    const site = await openSite(ctx, lang)
    const { say, language } = site
    const shown = found((await versionsForEverybody(ctx, 'booklet'))[0] ?? null, 'booklet')
    const title = `${ctx.shop.name} · ${say('site.booklet')}`
    const under = say('site.booklet_version', { version: shown.version, day: shown.fromDay })
    const madeAt = new Date(ctx.now)
    const body = await bookletPdf({ title, under, language, madeAt, chapters: chapterTexts(site, shown) })
    return { type: 'application/pdf', name: `${say('site.booklet')} ${shown.version}.pdf`, body }
  },
)

export const readSiteFile = read(
  'communication.readSiteFile',
  async (ctx, { token }: InputOf<typeof readSiteFileContract>): Promise<Content> => {
    const { id, type, bytes } = found(await siteFileNamed(ctx.db, ctx.organisation, token), 'file')
    return { type, etag: id, body: new Uint8Array(bytes) }
  },
)

export const readSitemap = read(
  'communication.readSitemap',
  async (ctx, { lang }: InputOf<typeof contract.readSitemap>): Promise<Content> => {
    const site = await openSite(ctx, lang)
    const { address } = site
    const [own, news, proposals, decisions, issues, tasks, showsData] = await Promise.all([
      ownPages(site),
      publishedNews(site),
      proposalsForEverybody(ctx),
      decisionsForEverybody(ctx),
      sentIssues(ctx.db, ctx.organisation),
      latestReady(ctx.db, ctx.organisation, tasksListed),
      ctx.setting(dataOpen),
    ])
    const onSite = [
      '',
      ...sectionsOf(site).map((one) => `/${one}`),
      ...own.map((one) => `/pages/${one.address}`),
      ...news.map((one) => `/news/${one.address}`),
      ...proposals.map(({ number }) => `/proposals/${number}`),
      ...decisions.map(({ number }) => `/decisions/${number}`),
      '/privacy',
    ]
    return feeds.sitemap(site, [
      ...onSite.map((path) => `${sitePath(address)}${path}`),
      `/n/${address}`,
      ...issues.map(({ number }) => `/n/${address}/issues/${number}`),
      `/t/${address}`,
      ...tasks.map(({ number }) => `/t/${address}/tasks/${number}`),
      ...(showsData ? [`/d/${address}`] : []),
      ...(site.showsMoney ? [`/f/${address}`] : []),
    ])
  },
)

export const readRobots = read(
  'communication.readRobots',
  async (ctx, _input: InputOf<typeof contract.readRobots>): Promise<Content> =>
    feeds.robots(await openCommunities(ctx.db, siteOpen.key)),
)
