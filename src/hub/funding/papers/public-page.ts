/** What a community builds and pays, as one page for everybody: no script, no cookie, no name but of those who agreed. */
import { html, raw } from 'hono/html'
import type { Language } from '#platform/action.ts'
import type { Currency } from '#platform/values/money.ts'
import type { PublicFunding } from '../reads/public.ts'

export interface FundingPage extends PublicFunding {
  readonly language: Language
  readonly languages: readonly Language[]
  readonly address: string
  readonly say: (key: string, facts?: Record<string, unknown>, currency?: Currency) => string
}

export function fundingPage(page: FundingPage): string {
  const { community, language, say, rounds, needs, pots, money } = page
  const title = say('funding.public.title', { community })
  return String(html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${raw(style)}</style></head>
<body>
<header><h1>${title}</h1><nav>${page.languages.map((one) => languageLink(page, one))}</nav></header>
<main>
${section(say('funding.public.needs'), needs.length === 0 ? nothing(say) : html`<ul>${needs.map((one) => needLine(page, one))}</ul>`)}
${section(say('funding.public.rounds'), rounds.length === 0 ? nothing(say) : html`<ul>${rounds.map((one) => roundLine(page, one))}</ul>`)}
${pots.length === 0 ? '' : section(say('funding.pots'), html`<ul>${pots.map((one) => potLine(page, one))}</ul>`)}
${section(say('funding.public.money'), money.length === 0 ? nothing(say) : moneyTable(page))}
</main>
<footer><p>${say('funding.public.free')} <a href="${page.licence.url}">${page.licence.name}</a></p>
<p><a href="/api/v1/organisations/${page.address}/funding">JSON</a> · <a href="/api/v1/organisations/${page.address}/funding.csv">CSV</a> ·
<a href="/api/v1/organisations/${page.address}/funding-codebook.csv?lang=${language}">${say('funding.public.codebook')}</a></p></footer>
</body>
</html>
`)
}

const section = (title: string, inside: unknown) => html`<section><h2>${title}</h2>${inside}</section>`
const nothing = (say: FundingPage['say']) => html`<p class="soft">${say('funding.public.nothing')}</p>`

const languageLink = ({ language }: FundingPage, one: Language) =>
  one === language
    ? html`<b lang="${one}">${one}</b> `
    : html`<a href="?lang=${one}" lang="${one}" hreflang="${one}">${one}</a> `

const needLine = ({ say }: FundingPage, { number, state, what, backers }: PublicFunding['needs'][number]) =>
  html`<li><b>${number}. ${what}</b><span class="soft">${say(`funding.public.need.${state}`)} · ${say('funding.public.backers', { count: backers })}</span></li>`

function roundLine({ say }: FundingPage, round: PublicFunding['rounds'][number]) {
  const { name, state, target, borne, payers, named, currency, deadline } = round
  const money = (amount: number) => say('funding.paper.money', { amount }, currency)
  return html`<li><b>${name}</b><span class="soft">${say(`rounds.state.${state}`)} · ${say('funding.public.until', { day: deadline })}</span>
<span>${say('funding.public.costs', { target: money(target) })}${payers > 0 ? ` ${say('funding.public.borne', { count: payers, borne: money(borne) })}` : ''}</span>
${named.length === 0 ? '' : html`<span class="soft">${named.map((one) => `${one.name} ${money(one.net)}`).join(' · ')}</span>`}</li>`
}

function potLine({ say }: FundingPage, { name, state, currency, items }: PublicFunding['pots'][number]) {
  const money = (amount: number) => say('funding.paper.money', { amount }, currency)
  return html`<li><b>${name}</b><span class="soft">${say(`funding.pot.state.${state}`)}</span>
${items.map((item) => html`<span>${say('funding.item_progress', { name: item.name, total: money(item.total), most: money(item.most) })}</span>`)}</li>`
}

/** Accounts that stand on the other side of the book: what is in them is told above 0 too. */
const owed = new Set(['credit', 'payable', 'round', 'dues', 'vat', 'reserve', 'opening'])
export const amountShown = ({ account, amount }: { readonly account: string; readonly amount: number }): number =>
  owed.has(account) ? -amount : amount

const moneyTable = ({ say, money }: FundingPage) =>
  html`<table><tbody>${money.map(
    (one) =>
      html`<tr><th scope="row">${say(`funding.public.account.${one.account}`)}</th><td>${say('funding.paper.money', { amount: amountShown(one) }, one.currency)}</td></tr>`,
  )}</tbody></table><p class="soft">${say('funding.public.money_says')}</p>`

const style = `:root{color-scheme:light dark;--paper:#fbf8f2;--surface:#fff;--ink:#23201b;--soft:#5e574c;--line:#e6dfd2;--sky:#1f5f8b}
@media(prefers-color-scheme:dark){:root{--paper:#1b1916;--surface:#26231e;--ink:#f2ede4;--soft:#b8afa0;--line:#3a362f;--sky:#8cc3e8}}
*{box-sizing:border-box}body{margin:0 auto;max-width:880px;padding:16px;background:var(--paper);color:var(--ink);font:17px/1.5 system-ui,sans-serif}
h1{margin:0;font-size:24px}h2{margin:0 0 12px;font-size:19px}p{margin:0}a{color:var(--sky)}nav a,nav b{display:inline-block;padding:8px}
header{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;align-items:center}main{display:grid;gap:16px;margin:16px 0}
section{padding:16px;border:1px solid var(--line);border-radius:8px;background:var(--surface)}ul{margin:0;padding:0;list-style:none;display:grid;gap:14px}
li{display:grid;gap:2px}li b{overflow-wrap:anywhere}.soft{color:var(--soft);font-size:15px}
table{width:100%;border-collapse:collapse}th{text-align:start;font-weight:400}td{text-align:end;font-variant-numeric:tabular-nums}th,td{padding:6px 0;border-bottom:1px solid var(--line)}
footer{display:grid;gap:4px}@media print{section{break-inside:avoid}nav{display:none}}`
