/** The public week as one small page: no script, no cookie, no name of a person; framed by the shop's website. */
import { html, raw } from 'hono/html'
import type { Language, OrganisationFacts } from '#platform/action.ts'
import { sayTime } from '#platform/i18n/formats.ts'
import { addDays, type Day, daysFrom, type TimeOfDay } from '#platform/values/day.ts'

interface PageShift {
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly name: string
  readonly kindColour: string | null
  readonly weekLetter: string | null
  readonly free: number
  readonly state: string
}

export interface WeekPage {
  readonly shop: Pick<OrganisationFacts, 'name' | 'languages'>
  readonly language: Language
  readonly today: Day
  readonly from: Day
  readonly until: Day
  readonly shifts: readonly PageShift[]
  readonly closings: readonly { readonly from: Day; readonly until: Day }[]
  readonly say: (key: string, facts?: Record<string, unknown>) => string
}

export function weekPage(page: WeekPage): string {
  const { shop, language, from, until, say } = page
  const letter = page.shifts.find((shift) => shift.weekLetter)?.weekLetter
  const title = say('shifts.public.title', { shop: shop.name })
  return String(html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${raw(style)}</style></head>
<body>
<header><h1>${title}</h1>
<nav aria-label="${say('shifts.week')}"><a href="${weekHref(page, -7)}" rel="nofollow">‹ ${say('shifts.week_before')}</a>
<strong>${say('shifts.public.week', { from, until })}${letter ? ` · ${letter}` : ''}</strong>
<a href="${weekHref(page, 7)}" rel="nofollow">${say('shifts.week_after')} ›</a></nav></header>
<main>${daysFrom(from, until).map((day) => daySection(page, day))}</main>
<footer><a href="/shifts/find" target="_top">${say('shifts.public.join')}</a>
<span>${shop.languages.map((one) => languageLink(page, one))}</span></footer>
</body>
</html>
`)
}

const weekHref = ({ from, language }: WeekPage, days: number): string => `?week=${addDays(from, days)}&lang=${language}`

const languageLink = ({ from, language }: WeekPage, one: Language) =>
  one === language
    ? html`<b lang="${one}">${one}</b> `
    : html`<a href="?week=${from}&amp;lang=${one}" lang="${one}" hreflang="${one}">${one}</a> `

function daySection({ shifts, closings, today, language, say }: WeekPage, day: Day) {
  const those = shifts.filter((shift) => shift.day === day)
  const closed = closings.some((closing) => closing.from <= day && day <= closing.until)
  return html`<section${day === today ? raw(' class="today"') : ''}>
<h2>${say('shifts.public.day', { day })}</h2>
${closed ? html`<p class="closed">${say('shifts.public.closed')}</p>` : ''}
<ul>${those.filter((shift) => shift.state !== 'cancelled').map((shift) => shiftLine(shift, language, say))}</ul>
${those.length === 0 && !closed ? html`<p class="none">–</p>` : ''}</section>`
}

const shiftLine = (shift: PageShift, language: Language, say: WeekPage['say']) =>
  html`<li${colourOf(shift)}><span>${sayTime(shift.localStart, language)}–${sayTime(shift.localEnd, language)}</span>
<b>${shift.name}</b>
${shift.free > 0 ? html`<em>${say('shifts.free', { count: shift.free })}</em>` : ''}</li>`

/** Only a plain colour reaches the page, whatever somebody typed. */
const colourOf = ({ kindColour }: PageShift) =>
  kindColour && /^#[0-9a-f]{6}$/i.test(kindColour) ? raw(` style="border-color:${kindColour}"`) : ''

const style = `:root{color-scheme:light dark;--paper:#fbf8f2;--surface:#fff;--ink:#23201b;--soft:#5e574c;--line:#e6dfd2;--leaf:#2f6b3a;--sky:#1f5f8b;--tomato:#a8321f}
@media(prefers-color-scheme:dark){:root{--paper:#1b1916;--surface:#26231e;--ink:#f2ede4;--soft:#b8afa0;--line:#3a362f;--leaf:#8fcb96;--sky:#8cc3e8;--tomato:#f2a08f}}
*{box-sizing:border-box}body{margin:0 auto;max-width:1200px;padding:16px;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
h1{margin:0;font-size:20px}h2{margin:0 0 8px;font-size:16px}p{margin:0}ul{margin:0;padding:0;list-style:none;display:grid;gap:8px}
a{color:var(--sky)}header,footer,nav{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;justify-content:space-between}
nav a,footer a{display:inline-block;padding:8px 0}main{display:grid;gap:8px;margin:12px 0;grid-template-columns:repeat(auto-fit,minmax(min(150px,100%),1fr))}
section{padding:12px;border:1px solid var(--line);border-radius:8px;background:var(--surface)}section.today{border-color:var(--leaf)}section.today h2{color:var(--leaf)}
li{padding-left:8px;border-left:3px solid var(--line)}li span,li b,li em{display:block}li span{font-size:14px;font-variant-numeric:tabular-nums}li b{overflow-wrap:anywhere}
li em{font-style:normal;font-size:14px;color:var(--leaf);font-weight:600}.closed{color:var(--tomato);font-weight:600}.none{color:var(--soft)}
@media print{section{break-inside:avoid}nav a,footer{display:none}}`
