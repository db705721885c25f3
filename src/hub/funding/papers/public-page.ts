/** What a community builds and pays, as one page for everybody: no script, no cookie, no name but of those who agreed. */
import { html } from 'hono/html'
import type { Content, Context, Language } from '#platform/action.ts'
import { publicPage } from '#platform/pages/frame.ts'
import type { Say } from '#platform/pages/words.ts'
import type { PublicFunding } from '../reads/public.ts'

export interface FundingPage extends PublicFunding {
  readonly language: Language
  readonly address: string
  readonly say: Say
}

export function fundingPage(ctx: Context, page: FundingPage): Promise<Content> {
  const { community, language, say, rounds, needs, pots, money } = page
  const inside = html`${section(say('funding.public.needs'), needs.length === 0 ? nothing(say) : html`<ul class="lines">${needs.map((one) => needLine(page, one))}</ul>`)}
${section(say('funding.public.rounds'), rounds.length === 0 ? nothing(say) : html`<ul class="lines">${rounds.map((one) => roundLine(page, one))}</ul>`)}
${pots.length === 0 ? '' : section(say('funding.pots'), html`<ul class="lines">${pots.map((one) => potLine(page, one))}</ul>`)}
${section(say('funding.public.money'), money.length === 0 ? nothing(say) : moneyTable(page))}
<p class="soft">${say('funding.public.free')} <a href="${page.licence.url}">${page.licence.name}</a><br>
<a href="/api/v1/organisations/${page.address}/funding">JSON</a> · <a href="/api/v1/organisations/${page.address}/funding.csv">CSV</a> ·
<a href="/api/v1/organisations/${page.address}/funding-codebook.csv?lang=${language}">${say('funding.public.codebook')}</a></p>`
  return publicPage(ctx, { language, title: say('funding.public.title', { community }), inside, isFound: true })
}

const section = (title: string, inside: unknown) => html`<section class="card"><h2>${title}</h2>${inside}</section>`
const nothing = (say: Say) => html`<p class="soft">${say('funding.public.nothing')}</p>`

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
