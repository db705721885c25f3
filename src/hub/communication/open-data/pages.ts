/** Pages of open data for everybody: no script, no cookie, nothing from elsewhere. */
import { html, raw } from 'hono/html'
import type { Content, Context, Language } from '#platform/action.ts'
import type { Inside } from '#platform/pages/frame.ts'
import { type Say, sayIn } from '#platform/pages/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { readDataIndex } from '../contract/data.ts'
import { framed } from '../pages.ts'
import { researchFields } from '../rules/research.ts'
import type { ResearchRow } from '../store/research.ts'

type Index = ReplyOf<typeof readDataIndex>
type File = Index['datasets'][number]

export function dataPage(ctx: Context, language: Language, index: Index, address: string): Promise<Content> {
  const say = sayIn(ctx, language)
  const periods = [...Map.groupBy(index.datasets, ({ period }) => period)]
  const licence = html`<a href="${index.licence.url}">${index.licence.name}</a>`
  return framed(
    ctx,
    language,
    say('data.page.title'),
    html`<p>${say('data.page.says', { k: index.k })}</p>
<p>${say('data.page.licence')} ${licence}</p>
${periods.length === 0 ? html`<p>${say('data.page.nothing')}</p>` : ''}
${periods.map(([period, files]) => ofPeriod(say, period, files))}
<h2>${say('data.page.meaning')}</h2>
<p><a href="/d/${address}/codebook.csv?lang=${language}">${say('data.page.codebook')}</a> · <a href="/api/v1/organisations/${address}/data?lang=${language}">${say('data.page.index')}</a></p>
<h2>${say('data.page.votes')}</h2>
<p>${say('data.page.votes_says')} <a href="/api/v1/organisations/${address}/votes">${say('data.page.votes_link')}</a></p>
<h2>${say('data.page.more')}</h2>
<p>${say('data.page.more_says')}</p>
<p><a href="/d/${address}/ask?lang=${language}">${say('data.page.ask')}</a></p>`,
    true,
    style,
  )
}

function ofPeriod(say: Say, period: string, files: readonly File[]): Inside {
  const latest = [...Map.groupBy(files, ({ dataset }) => dataset).values()]
  return html`<h2>${say('data.period', { year: period.slice(0, 4), quarter: period.slice(6) })}</h2><ul class="data">${latest.map(
    ([newest, ...earlier]) =>
      newest
        ? html`<li><b>${say(`data.set.${newest.dataset}`)}</b>
<span>${links(newest)} · <span class="soft">${say('data.page.rows', { count: newest.rows })}</span></span>
<details><summary>${say('data.page.checking', { version: newest.version })}</summary>${[newest, ...earlier].map((one) => versionOf(say, one))}</details></li>`
        : '',
  )}</ul>`
}

const links = ({ csv, json }: File): Inside =>
  html`<a href="${csv}" download>CSV</a> · <a href="${json}" download>JSON</a>`

const versionOf = (say: Say, one: File): Inside =>
  html`<p><b>${say('data.page.version', { version: one.version })}</b> ${links(one)}<br>
${one.reason === null ? '' : html`${say('data.page.reason', { reason: one.reason })}<br>`}<span class="soft">SHA-256<br>CSV <code>${one.csvSha256}</code><br>JSON <code>${one.jsonSha256}</code></span></p>`

export function askPage(ctx: Context, language: Language): Promise<Content> {
  const say = sayIn(ctx, language)
  const line = (name: string, type: string, more = '') =>
    html`<label for="${name}">${say(`research.ask.${name}`)}</label><input id="${name}" name="${name}" type="${type}" required maxlength="200" ${raw(more)}>`
  const long = (name: string) =>
    html`<label for="${name}">${say(`research.ask.${name}`)}</label><textarea id="${name}" name="${name}" required rows="4" maxlength="2000"></textarea>`
  return framed(
    ctx,
    language,
    say('research.ask.title'),
    html`<p>${say('research.ask.says')}</p>
<form method="post">
${line('name', 'text', 'autocomplete="name"')}
${line('institution', 'text', 'autocomplete="organization"')}
${line('email', 'email', 'autocomplete="email"')}
${long('question')}
<fieldset><legend>${say('research.ask.fields')}</legend>${researchFields.map(
      (field) =>
        html`<label><input type="checkbox" name="${field}" value="on" ${field === 'profile' ? raw('checked') : ''}> ${say(`research.wish.${field}`)}</label>`,
    )}</fieldset>
${long('storage')}
${line('until', 'date', `min="${ctx.today}"`)}
${long('results')}
<input type="hidden" name="language" value="${language}">
<button>${say('research.ask.send')}</button>
</form>
<p class="soft">${say('research.ask.privacy')}</p>`,
    true,
    style,
  )
}

export const askedForDataPage = (ctx: Context, language: Language): Promise<Content> =>
  framed(
    ctx,
    language,
    sayIn(ctx, language)('research.page.asked_title'),
    html`<p>${sayIn(ctx, language)('research.page.asked_says')}</p>`,
  )

export function researchStatusPage(
  ctx: Context,
  language: Language,
  research: ResearchRow & { readonly hasAccess: boolean },
): Promise<Content> {
  const say = sayIn(ctx, language)
  const { state, reviewUntil, reason, endsOn, fields, token } = research
  const files = fields.map((field) => {
    const file = `/d/${ctx.organisation}/requests/${token}/${field}`
    return html`<li><b>${say(`research.wish.${field}`)}</b><span><a href="${file}.csv" download>CSV</a> · <a href="${file}.json" download>JSON</a></span></li>`
  })
  return framed(
    ctx,
    language,
    say('research.page.title', { number: research.number }),
    html`<p><b>${say(`research.state.${state}`)}</b></p>
<p>${say(`research.page.${state === 'ended' && research.answeredAt === null ? 'unanswered' : state}`, { until: reviewUntil, reason, day: endsOn })}</p>
${research.hasAccess ? html`<ul class="data">${files}</ul><p class="soft">${say('research.page.agreeing')}</p>` : ''}
<h2>${say('research.ask.question')}</h2><p>${research.question}</p>`,
    false,
    style,
  )
}

const style = `.data{list-style:none;padding:0}.data li{display:grid;gap:4px;padding:12px 0;border-bottom:1px solid var(--line)}.data a{display:inline-block;padding:6px 0}.data summary{min-height:32px;padding:4px 0;border:0;background:none;color:var(--soft);font-size:16px;font-weight:400}
code{font-size:13px;overflow-wrap:anywhere}`
