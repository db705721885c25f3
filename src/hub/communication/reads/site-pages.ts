/** The pages of the public site: each is written for one reader, and counted without knowing whom. */
import { fundingForEverybody, type PublicFunding } from '#hub/funding/public.ts'
import {
  decisionForEverybody,
  decisionsForEverybody,
  proposalForEverybody,
  proposalsForEverybody,
} from '#hub/governance/public.ts'
import { openEvents } from '#hub/meetings/public.ts'
import { participantsIn, versionsForEverybody } from '#hub/organisations/public.ts'
import { type Content, type Context, type Language, read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { plain } from '#platform/values/text.ts'
import type * as contract from '../contract/public-site.ts'
import { homeAddress, type PageKind } from '../rules/site.ts'
import { logDays } from '../settings.ts'
import { bookletInside } from '../site/booklet.ts'
import { framed, openSite, type Site, type SitePage, textOf } from '../site/frame.ts'
import { type MapPoint, placed } from '../site/map.ts'
import { onSite } from '../site/media.ts'
import * as own from '../site/own-pages.ts'
import { partOf } from '../site/paging.ts'
import * as shared from '../site/shared-pages.ts'
import { noteVisit } from '../site/visits.ts'
import * as store from '../store/site.ts'
import { filesOfPages } from '../store/site-files.ts'

interface InLanguage {
  readonly lang?: string | undefined
}

const sitePage = <I extends InLanguage>(name: string, write: (site: Site, input: I) => Promise<SitePage>) =>
  read(name, async (ctx: Context, input: I): Promise<Content> => {
    const site = await openSite(ctx, input.lang)
    const page = await write(site, input)
    noteVisit(ctx.organisation, ctx.today, page.path === '' ? '/' : page.path)
    return framed(site, page)
  })

/** These pages, each with the text for this reader. */
export async function writtenFor(site: Site, pages: readonly store.PageRow[]): Promise<own.Written[]> {
  const { db, organisation } = site.ctx
  const ids = pages.map(({ id }) => id)
  const texts = Map.groupBy(await store.shownTexts(db, organisation, ids), ({ page }) => page)
  const files = Map.groupBy(await filesOfPages(db, organisation, ids), ({ page }) => page)
  return pages.flatMap((page) => {
    const text = textOf(site, texts.get(page.id) ?? [], page.language)
    const sourceOf = onSite(site.address, files.get(page.id) ?? [], (one) => site.say(`news.language.${one}`))
    return text ? [{ page, text, sourceOf }] : []
  })
}

export const publishedNews = async (site: Site): Promise<store.PageRow[]> =>
  store.publishedPages(site.ctx.db, site.ctx.organisation, 'post')

async function onePage(site: Site, kind: PageKind, address: string): Promise<own.Written | null> {
  const page = await store.publishedPage(site.ctx.db, site.ctx.organisation, kind, address)
  return page ? ((await writtenFor(site, [page]))[0] ?? null) : null
}

const onHome = 3

export const readHome = sitePage('communication.readHome', async (site, _input: InputOf<typeof contract.readHome>) => {
  const { ctx } = site
  const [home, news, all, events, proposals] = await Promise.all([
    onePage(site, 'page', homeAddress),
    publishedNews(site),
    participantsIn(ctx),
    openEvents(ctx),
    proposalsForEverybody(ctx, site.wishes),
  ])
  const running = proposals.filter(({ state }) => ['open', 'final_comments', 'deciding'].includes(state))
  const inside = own.homeInside(site, {
    home,
    news: await writtenFor(site, news.slice(0, onHome)),
    coops: placed(all, []).length,
    events: events.slice(0, onHome),
    running: running.slice(0, onHome),
  })
  return { title: home?.text.title ?? ctx.shop.name, inside, path: '' }
})

export const readPublicPage = sitePage(
  'communication.readPublicPage',
  async (site, { address }: InputOf<typeof contract.readPublicPage>) => {
    const written = found(await onePage(site, 'page', address), 'page')
    return { title: written.text.title, inside: own.article(site, written), path: `/pages/${address}` }
  },
)

const newsOnPage = 20
const linesOnPage = 30

export const readNewsList = sitePage(
  'communication.readNewsList',
  async (site, { page }: InputOf<typeof contract.readNewsList>) => {
    const all = await publishedNews(site)
    const { shown, ...part } = partOf(all, page, newsOnPage)
    return {
      title: site.say('site.news'),
      inside: own.newsInside(site, { news: await writtenFor(site, shown), ...part }),
      path: '/news',
    }
  },
)

export const readNews = sitePage(
  'communication.readNews',
  async (site, { address }: InputOf<typeof contract.readNews>) => {
    const written = found(await onePage(site, 'post', address), 'page')
    return {
      title: written.text.title,
      inside: own.article(site, written),
      path: `/news/${address}`,
    }
  },
)

export const readMap = sitePage('communication.readMap', async (site, _input: InputOf<typeof contract.readMap>) => {
  const { ctx } = site
  const [all, hand] = await Promise.all([participantsIn(ctx), store.placesOf(ctx.db, ctx.organisation)])
  const points: MapPoint[] = placed(all, hand).map((one, index) => ({ ...one, number: index + 1 }))
  return { title: site.say('site.map'), inside: own.mapInside(site, points), path: '/map' }
})

export const readBooklet = sitePage(
  'communication.readBooklet',
  async (site, { version, since }: InputOf<typeof contract.readBooklet>) => {
    const versions = await versionsForEverybody(site.ctx, 'booklet')
    const asked = (number: number) => found(versions.find((one) => one.version === number) ?? null, 'booklet')
    const shown = version === undefined ? found(versions[0] ?? null, 'booklet') : asked(version)
    const inside = bookletInside(site, { versions, shown, since: since === undefined ? null : asked(since) })
    return { title: site.say('site.booklet'), inside, path: '/booklet' }
  },
)

export const readProposals = sitePage(
  'communication.readProposals',
  async (site, { q = '', page }: InputOf<typeof contract.readProposals>) => {
    const all = await proposalsForEverybody(site.ctx, site.wishes)
    const found = all.filter(({ number, title }) => plain(`${number} ${title}`).includes(plain(q)))
    return {
      title: site.say('site.proposals'),
      inside: shared.proposalLines(site, partOf(found, page, linesOnPage), q),
      path: '/proposals',
    }
  },
)

export const readProposalPage = sitePage(
  'communication.readProposalPage',
  async (site, { number }: InputOf<typeof contract.readProposalPage>) => {
    const one = found(await proposalForEverybody(site.ctx, number, site.wishes), 'proposal')
    return { title: one.title, inside: shared.proposalInside(site, one), path: `/proposals/${number}` }
  },
)

const fundingShown = async (ctx: Context, language: Language): Promise<PublicFunding> =>
  found(await fundingForEverybody(ctx, language), 'summary')

export const readRoadmap = sitePage(
  'communication.readRoadmap',
  async (site, _input: InputOf<typeof contract.readRoadmap>) => ({
    title: site.say('site.roadmap'),
    inside: shared.roadmapInside(site, await fundingShown(site.ctx, site.language)),
    path: '/roadmap',
  }),
)

export const readMoney = sitePage(
  'communication.readMoney',
  async (site, _input: InputOf<typeof contract.readMoney>) => ({
    title: site.say('site.money'),
    inside: shared.moneyInside(site, await fundingShown(site.ctx, site.language)),
    path: '/money',
  }),
)

export const readRegister = sitePage(
  'communication.readRegister',
  async (site, { q = '', page }: InputOf<typeof contract.readRegister>) => ({
    title: site.say('site.decisions'),
    inside: shared.registerInside(
      site,
      partOf(await decisionsForEverybody(site.ctx, q, site.wishes), page, linesOnPage),
      q,
    ),
    path: '/decisions',
  }),
)

export const readDecisionPage = sitePage(
  'communication.readDecisionPage',
  async (site, { number }: InputOf<typeof contract.readDecisionPage>) => {
    const one = found(await decisionForEverybody(site.ctx, number, site.wishes), 'decision')
    const title = `${one.number} · ${one.title}`
    return { title, inside: shared.decisionInside(site, one), path: `/decisions/${number}` }
  },
)

export const readEvents = sitePage(
  'communication.readEvents',
  async (site, _input: InputOf<typeof contract.readEvents>) => ({
    title: site.say('site.events'),
    inside: shared.eventsInside(site, await openEvents(site.ctx)),
    path: '/events',
  }),
)

export const readPrivacy = sitePage(
  'communication.readPrivacy',
  async (site, _input: InputOf<typeof contract.readPrivacy>) => ({
    title: site.say('site.privacy'),
    inside: own.privacyInside(site, await site.ctx.setting(logDays)),
    path: '/privacy',
  }),
)
