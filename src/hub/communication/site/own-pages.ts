/** What the community writes itself: the first page, pages, news, the map. */
import { html, raw } from 'hono/html'
import type { Language } from '#platform/action.ts'
import { sayCountry } from '#platform/i18n/formats.ts'
import type { Inside } from '#platform/pages/frame.ts'
import type { Instant } from '#platform/values/day.ts'
import { htmlOf, type PictureSource } from '../letter/letter.ts'
import type { PageRow, ShownText } from '../store/site.ts'
import { languageNote, type Site } from './frame.ts'
import { type MapPoint, mapPicture } from './map.ts'
import { steps } from './paging.ts'

export interface Written {
  readonly page: PageRow
  readonly text: ShownText
  readonly sourceOf: PictureSource
}

export const article = (site: Site, { page, text, sourceOf }: Written): Inside =>
  html`${page.kind === 'post' ? html`<p class="soft">${dayOf(site, page.publishedAt)}</p>` : ''}${languageNote(site, text, page.language)}
<article${inLanguage(site, text.language)}>${raw(htmlOf(text.body, sourceOf))}</article>
${page.kind === 'post' ? html`<p><a href="${site.href('/news')}">${site.say('site.all_news')}</a></p>` : ''}`

const inLanguage = ({ language }: Site, written: Language) => (written === language ? '' : raw(` lang="${written}"`))

const dayOf = ({ say }: Site, at: Instant | null): string => (at === null ? '' : say('site.published_on', { at }))

/** The first words of a text, whole ones. */
function beginning(body: string): string {
  const words = (body.split(/\n\s*\n/).find((part) => !/^(#|- |!\[)/.test(part)) ?? '')
    .replace(/\*\*|\[([^\]]+)\]\([^)]*\)/g, '$1')
    .trim()
  return words.length <= 200 ? words : `${words.slice(0, 200).replace(/\s+\S*$/, '')} …`
}

export const newsLines = (site: Site, news: readonly Written[]): Inside =>
  html`<ul class="lines">${news.map(
    ({ page, text }) =>
      html`<li${inLanguage(site, text.language)}><a href="${site.href(`/news/${page.address}`)}">${text.title}</a><span class="soft">${dayOf(site, page.publishedAt)}</span><span>${beginning(text.body)}</span></li>`,
  )}</ul>`

export interface HomeFacts {
  readonly home: Written | null
  readonly news: readonly Written[]
  readonly coops: number
  readonly events: readonly {
    readonly number: number
    readonly title: string
    readonly startsAt: Instant
    readonly place: string | null
  }[]
  readonly running: readonly { readonly number: number; readonly title: string }[]
}

export function homeInside(site: Site, { home, news, coops, events, running }: HomeFacts): Inside {
  const { say, href, address, ctx } = site
  return html`${home ? html`<div${inLanguage(site, home.text.language)}>${raw(htmlOf(home.text.body, home.sourceOf))}</div>${languageNote(site, home.text, home.page.language)}` : html`<p>${say('site.home_says')}</p>`}
<p><a href="${href('/map')}">${say('site.coops', { count: coops })}</a></p>
${news.length === 0 ? '' : html`<h2>${say('site.news')}</h2>${newsLines(site, news)}<p><a href="${href('/news')}">${say('site.all_news')}</a></p>`}
${events.length === 0 ? '' : html`<h2>${say('site.events')}</h2><ul class="lines">${events.map((one) => html`<li><a href="/e/${address}/events/${one.number}?lang=${site.language}">${one.title}</a><span class="soft">${[say('site.when', { at: one.startsAt }), one.place].filter(Boolean).join(' · ')}</span></li>`)}</ul>`}
${running.length === 0 ? '' : html`<h2>${say('site.running')}</h2><ul class="lines">${running.map(({ number, title }) => html`<li><a href="${href(`/proposals/${number}`)}">${number} · ${title}</a></li>`)}</ul>`}
<section class="card"><h2>${say('news.page.title')}</h2><p>${say('site.newsletter_says')}</p>
<form method="post" action="/n/${address}?lang=${site.language}"><label for="email">${say('news.page.email')}</label><input id="email" name="email" type="email" autocomplete="email" required maxlength="200"><input type="hidden" name="language" value="${ctx.shop.languages.includes(site.language) ? site.language : ctx.shop.language}"><button>${say('news.page.ask')}</button></form></section>`
}

export interface NewsListFacts {
  readonly news: readonly Written[]
  readonly page: number
  readonly pages: number
}

export function newsInside(site: Site, { news, page, pages }: NewsListFacts): Inside {
  const { say, href } = site
  if (news.length === 0) return html`<p>${say('site.no_news')}</p>`
  return html`${newsLines(site, news)}
${steps(site, '/news', { page, pages })}
<p class="soft"><a href="${href('/news.atom')}">${say('site.feed')}</a></p>`
}

export function mapInside(site: Site, points: readonly MapPoint[]): Inside {
  const { say } = site
  if (points.length === 0) return html`<p>${say('site.no_coops')}</p>`
  const about = ({ city, country, lifeStage }: MapPoint): string =>
    [city, sayCountry(country, site.language), lifeStage && say(`site.stage.${lifeStage}`)].filter(Boolean).join(' · ')
  return html`<p>${say('site.map_says')}</p>${mapPicture(points, say('site.map_label', { count: points.length }))}
<ul class="lines">${points.map(
    (one) =>
      html`<li><span><span class="number stage-${one.lifeStage ?? 'none'}">${one.number}</span> <b>${one.website?.startsWith('https://') ? html`<a href="${one.website}">${one.name}</a>` : one.name}</b></span><span class="soft">${about(one)}</span></li>`,
  )}</ul>`
}

export function privacyInside({ say }: Site, days: number): Inside {
  const lines = ['cookie', 'elsewhere', 'visits', 'mails', 'push', 'people'] as const
  return html`<ul>${lines.map((one) => html`<li>${say(`site.privacy_${one}`)}</li>`)}<li>${say(days === 0 ? 'site.privacy_log_night' : 'site.privacy_log', { days })}</li></ul>`
}
