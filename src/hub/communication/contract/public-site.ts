/** Routes of the public site of a community: pages that work without script and cookie, feeds, and what search engines ask.
 *  `lang` is the language of the page; else the one of the browser. */
import { z } from 'zod'
import { anyone, route } from '#platform/route.ts'

const everybody = anyone('a community tells the world what it is and does; where its site is closed, nothing is found')
const community = { organisation: z.string() }
const lang = { lang: z.string().max(5).optional() }

const page = <P extends z.ZodRawShape, Q extends z.ZodRawShape>(path: string, says: string, params: P, query: Q) =>
  route({
    method: 'GET',
    path: `/c/:organisation${path}`,
    may: everybody,
    says,
    params: z.object({ ...community, ...params }),
    query: z.object({ ...lang, ...query }),
    reply: z.unknown(),
    sends: 'text/html',
    page: true,
    form: 'paced',
  })
const nothing = {}
const address = { address: z.string().max(80) }

export const readHome = page('', 'The first page of the site: who it is, what is new, what comes', nothing, nothing)
export const readPublicPage = page('/pages/:address', 'A page of the site', address, nothing)
export const readNewsList = page('/news', 'The news, the latest first, twenty at a time', nothing, {
  page: z.coerce.number().int().min(1).max(1000).default(1),
})
export const readNews = page('/news/:address', 'A piece of news', address, nothing)
export const readMap = page('/map', 'Where the co-ops are, and how far each is in its life', nothing, nothing)
export const readBooklet = page(
  '/booklet',
  'The booklet for newcomers: the version that holds, or an earlier one; with `since`, what is different from that version',
  nothing,
  { version: z.coerce.number().int().min(1).optional(), since: z.coerce.number().int().min(1).optional() },
)
const inParts = {
  q: z.string().trim().max(100).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
}
export const readProposals = page(
  '/proposals',
  'Proposals that were published, those that run first, thirty at a time; `q` looks for words of their titles',
  nothing,
  inParts,
)
export const readProposalPage = page(
  '/proposals/:number',
  'A proposal in its newest version',
  { number: z.coerce.number().int() },
  nothing,
)
export const commentOutside = route({
  method: 'POST',
  path: '/c/:organisation/proposals/:number',
  may: everybody,
  says: 'Comment on an open proposal from outside: it waits for a moderator, and is never a review',
  params: z.object({ ...community, number: z.coerce.number().int() }),
  body: z.object({
    name: z.string().trim().min(1).max(80),
    /** Left empty: nobody is told what becomes of it. */
    email: z.union([z.literal(''), z.email().max(200)]).default(''),
    text: z.string().trim().min(1).max(2000),
    paragraph: z.union([z.literal(''), z.coerce.number().int().min(1).max(1000)]).default(''),
    lang: z.string().max(5).optional(),
  }),
  reply: z.unknown(),
  sends: 'text/html',
  page: true,
  form: 'paced',
  refusals: ['proposal.state', 'proposal.paragraph'],
})
export const readRoadmap = page('/roadmap', 'Needs and developments by how far they are', nothing, nothing)
export const readRegister = page(
  '/decisions',
  'The register of decisions, the latest first, thirty at a time; `q` looks for words',
  nothing,
  inParts,
)
export const readDecisionPage = page('/decisions/:number', 'A decision', { number: z.string().max(40) }, nothing)
export const readMoney = page('/money', 'What things cost and who pays, as sums', nothing, nothing)
export const readEvents = page('/events', 'Events that are open to all', nothing, nothing)
export const readPrivacy = page('/privacy', 'What this site knows of its readers: nothing', nothing, nothing)

const file = (path: string, says: string, sends: string) =>
  route({
    method: 'GET',
    path: `/c/:organisation${path}`,
    may: everybody,
    says,
    params: z.object(community),
    query: z.object(lang),
    reply: z.unknown(),
    sends,
    page: true,
    forWebsites: true,
  })

export const readBookletFile = file('/booklet.pdf', 'The booklet that holds, as a file to print', 'application/pdf')
export const readNewsFeed = file('/news.atom', 'The news as a feed', 'application/atom+xml')
export const readDecisionFeed = file('/decisions.atom', 'New decisions as a feed', 'application/atom+xml')
export const readEventCalendar = file('/events.ics', 'Events that are open to all, as a calendar', 'text/calendar')
export const readSitemap = file('/sitemap.xml', 'Every page of the site, for search engines', 'application/xml')

export const readRobots = route({
  method: 'GET',
  path: '/robots.txt',
  may: anyone('search engines ask before they look'),
  says: 'What search engines may look at: public sites of communities, and nothing else',
  reply: z.unknown(),
  sends: 'text/plain',
  page: true,
  outside: true,
  forWebsites: true,
})
