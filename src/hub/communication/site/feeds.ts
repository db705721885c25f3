/** Feeds (Atom, RFC 4287), the calendar of open events, and what search engines read. */
import type { PublicDecision } from '#hub/governance/public.ts'
import type { EventRow } from '#hub/meetings/public.ts'
import type { Content } from '#platform/action.ts'
import { calendarText } from '#platform/calendar/ical.ts'
import { escaped } from '#platform/mail/layout.ts'
import { publicAddress } from '#platform/mail/post.ts'
import type { Instant } from '#platform/values/day.ts'
import { htmlOf } from '../letter/letter.ts'
import type { Site } from './frame.ts'
import type { Written } from './own-pages.ts'
import { sitePath } from './paths.ts'

interface Entry {
  readonly id: string
  readonly title: string
  readonly href: string
  readonly at: Instant
  readonly since: Instant
  readonly html: string | null
}

const entry = (one: Entry): string => `<entry><id>urn:uuid:${one.id}</id><title>${escaped(one.title)}</title>
<link rel="alternate" href="${escaped(publicAddress(one.href))}"/><published>${one.since}</published><updated>${one.at}</updated>
${one.html === null ? '' : `<content type="html">${escaped(one.html)}</content>`}</entry>`

function atom(
  site: Site,
  of: { readonly what: string; readonly path: string; readonly page: string; readonly entries: readonly Entry[] },
): Content {
  const { ctx, say, language, href } = site
  const latest =
    of.entries
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? ctx.now
  const [self, page] = [publicAddress(href(of.path)), publicAddress(href(of.page))]
  const title = `${ctx.shop.name} · ${say(of.what)}`
  return atomFeed({ language, title, by: ctx.shop.name, self, page, latest, entries: of.entries })
}

/** `self` and `page` are whole addresses. */
export function atomFeed(of: {
  readonly language: string
  readonly title: string
  readonly by: string
  readonly self: string
  readonly page: string
  readonly latest: Instant
  readonly entries: readonly Entry[]
}): Content {
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${of.language}">
<id>${escaped(of.self)}</id><title>${escaped(of.title)}</title><updated>${of.latest}</updated>
<author><name>${escaped(of.by)}</name></author>
<link rel="self" href="${escaped(of.self)}"/><link rel="alternate" href="${escaped(of.page)}"/>
${of.entries.map(entry).join('\n')}
</feed>
`
  return { type: 'application/atom+xml; charset=utf-8', body }
}

export const newsFeed = (site: Site, news: readonly Written[]): Content =>
  atom(site, {
    ...{ what: 'site.news', path: '/news.atom', page: '/news' },
    entries: news.map(({ page, text }) => ({
      id: page.id,
      title: text.title,
      href: site.href(`/news/${page.address}`),
      at: page.shownAt ?? site.ctx.now,
      since: page.publishedAt ?? site.ctx.now,
      html: htmlOf(text.body),
    })),
  })

export const decisionFeed = (site: Site, all: readonly PublicDecision[]): Content =>
  atom(site, {
    ...{ what: 'site.decisions', path: '/decisions.atom', page: '/decisions' },
    entries: all.map((one) => ({
      id: one.id,
      title: `${one.number} · ${one.title}`,
      href: site.href(`/decisions/${one.number}`),
      at: one.recordedAt,
      since: one.recordedAt,
      html: null,
    })),
  })

export function eventCalendar({ ctx, address, language }: Site, all: readonly EventRow[]): Content {
  const manner = { name: ctx.shop.name, product: 'communication', zone: ctx.shop.zone, alarmDays: 0, now: ctx.now }
  const body = calendarText(
    manner,
    all.map(({ id, number, startsAt, endsAt, title, about, place, version }) => ({
      ...{ id, startsAt, endsAt, title, place, version, description: about ?? '', cancelled: false },
      url: publicAddress(`/e/${address}/events/${number}?lang=${language}`),
    })),
  )
  return { type: 'text/calendar; charset=utf-8', body }
}

export function sitemap({ ctx }: Site, paths: readonly string[]): Content {
  const inEach = paths.flatMap((path) => ctx.shop.languages.map((language) => `${path}?lang=${language}`))
  const body = `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${inEach.map((path) => `<url><loc>${escaped(publicAddress(path))}</loc></url>`).join('\n')}
</urlset>
`
  return { type: 'application/xml; charset=utf-8', body }
}

/** Public pages may be read; the rooms of people, and links of mails, may not. */
export function robots(communities: readonly string[]): Content {
  const allowed = ['/c/', '/n/', '/t/', '/d/', '/f/', '/e/'].map((path) => `Allow: ${path}`)
  const maps = communities.map((address) => `Sitemap: ${publicAddress(`${sitePath(address)}/sitemap.xml`)}`)
  const lines = ['User-agent: *', ...allowed, 'Disallow: /', ...(maps.length > 0 ? ['', ...maps] : []), '']
  return { type: 'text/plain; charset=utf-8', body: lines.join('\n') }
}
