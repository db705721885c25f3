/** What the community does, told from its own books: proposals, roadmap, decisions, money, events. No person is named. */
import { html, raw } from 'hono/html'
import { amountShown, type PublicFunding } from '#hub/funding/public.ts'
import type { DecisionText, ProposalText, PublicDecision, PublicProposal } from '#hub/governance/public.ts'
import type { EventRow } from '#hub/meetings/public.ts'
import type { Language } from '#platform/action.ts'
import type { Inside } from '#platform/pages/frame.ts'
import { htmlOf } from '../letter/letter.ts'
import { languageNote, type Site } from './frame.ts'
import { type Part, searchForm, steps } from './paging.ts'

const inLanguage = ({ language }: Site, written: Language) => (written === language ? '' : raw(` lang="${written}"`))
const facts = (all: readonly (readonly [string, string | null])[]): Inside =>
  html`<dl>${all.filter(([, value]) => value !== null && value !== '').map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
const part = (title: string, text: string | null): Inside =>
  text === null || text.trim() === '' ? '' : html`<h2>${title}</h2>${raw(htmlOf(text))}`

const dayOr = (site: Site, day: string | null): string | null => day && site.say('site.day', { day })

export function proposalLines(site: Site, { shown, ...part }: Part<PublicProposal>, q: string): Inside {
  const { say, href } = site
  const search = searchForm(site, say('site.find_proposal'), q)
  if (shown.length === 0) return html`${search}<p>${say(q === '' ? 'site.no_proposals' : 'site.no_proposal_found')}</p>`
  const until = ({ state, finalUntil }: PublicProposal) =>
    state === 'final_comments' && finalUntil ? ` · ${say('site.comments_until', { day: finalUntil })}` : ''
  return html`<p>${say('site.proposals_says')}</p>${search}<ul class="lines">${shown.map(
    (one) =>
      html`<li><a href="${href(`/proposals/${one.number}`)}"${inLanguage(site, one.language)}>${one.number} · ${one.title}</a><span class="soft">${say(`governance.state.${one.state}`)}${until(one)}</span></li>`,
  )}</ul>${steps(site, '/proposals', part, sought(q))}`
}

/** What was looked for stays from part to part. */
const sought = (q: string): string => (q === '' ? '' : `&q=${encodeURIComponent(q)}`)

export function proposalInside(site: Site, one: ProposalText): Inside {
  const { say, href } = site
  return html`${languageNote(site, one, one.binding)}${facts([
    [say('governance.field.state'), say(`governance.state.${one.state}`)],
    [say('site.field.author'), one.authorName],
    [say('site.field.version'), String(one.version)],
    [say('site.field.published'), dayOr(site, one.publishedOn)],
    [say('site.field.comments_until'), one.state === 'final_comments' ? dayOr(site, one.finalUntil) : null],
    [say('site.field.decided'), dayOr(site, one.decidedOn)],
  ])}
${one.decision ? html`<p><a href="${href(`/decisions/${one.decision}`)}">${say('site.its_decision', { number: one.decision })}</a></p>` : ''}
<div${inLanguage(site, one.language)}>${part(say('site.field.driver'), one.driver)}${part(say('site.field.requirement'), one.requirement)}${part(say('site.field.text'), one.paragraphs.join('\n\n'))}
${part(say('site.field.effect'), one.effectOnShops)}${effectLines(site, one)}${part(say('site.field.cost'), one.cost)}${part(say('site.field.alternatives'), one.alternatives)}${part(say('site.field.criteria'), one.criteria)}</div>
${outsideInside(site, one)}
<p><a href="${href('/proposals')}">${say('site.all_proposals')}</a></p>`
}

/** What changes for one kind of shop, or for one that is named. */
function effectLines({ say }: Site, { effects, effectOnShops }: ProposalText): Inside {
  if (effects.length === 0) return ''
  const lines = effects.map(
    ({ kind, name, what }) => html`<dt>${name ?? say(`governance.effect_for.${kind}`)}</dt><dd>${what}</dd>`,
  )
  return html`${effectOnShops ? '' : html`<h2>${say('site.field.effect')}</h2>`}<dl>${lines}</dl>`
}

/** What people from outside say, and the form to say it; a moderator reads it first. */
function outsideInside({ say, language }: Site, { outside, commentable, paragraphs }: ProposalText): Inside {
  const said = outside.map(({ name, text }) => html`<li><b>${name}</b><span>${text}</span></li>`)
  const places = paragraphs.map(
    (_, at) => html`<option value="${at + 1}">${say('site.outside.paragraph', { paragraph: at + 1 })}</option>`,
  )
  return html`${said.length === 0 ? '' : html`<h2>${say('site.outside.title')}</h2><ul class="lines">${said}</ul>`}
${
  commentable
    ? html`<h2>${say('site.outside.say')}</h2><p>${say('site.outside.how')}</p>
<form method="post"><input type="hidden" name="lang" value="${language}">
<label for="name">${say('site.outside.name')}</label><input id="name" name="name" autocomplete="name" required maxlength="80">
<label for="email">${say('site.outside.email')}</label><input id="email" name="email" type="email" autocomplete="email" maxlength="200">
<label for="paragraph">${say('site.outside.about')}</label><select id="paragraph" name="paragraph"><option value="">${say('site.outside.whole')}</option>${places}</select>
<label for="text">${say('site.outside.text')}</label><textarea id="text" name="text" rows="5" required maxlength="2000"></textarea>
<button>${say('site.outside.send')}</button></form>`
    : ''
}`
}

export function thankedInside({ say, href }: Site, number: number): Inside {
  return html`<p>${say('site.outside.thanks')}</p><p><a href="${href(`/proposals/${number}`)}">${say('site.outside.back')}</a></p>`
}

export function registerInside(site: Site, { shown, ...part }: Part<PublicDecision>, q: string): Inside {
  const { say, href } = site
  const search = searchForm(site, say('site.find_decision'), q)
  const feed = html`<p class="soft"><a href="${href('/decisions.atom')}">${say('site.feed')}</a></p>`
  if (shown.length === 0) return html`${search}<p>${say(q === '' ? 'site.no_decisions' : 'site.none_found')}</p>${feed}`
  return html`${search}<ul class="lines">${shown.map(
    (one) =>
      html`<li><a href="${href(`/decisions/${one.number}`)}"${inLanguage(site, one.language)}>${one.number} · ${one.title}</a><span class="soft">${say(`governance.decision_state.${one.state}`)} · ${dayOr(site, one.takenOn)}</span></li>`,
  )}</ul>${steps(site, '/decisions', part, sought(q))}${feed}`
}

const methodNames = new Set('consent majority qualified approval dots score borda schulze stv'.split(' '))

export function decisionInside(site: Site, one: DecisionText): Inside {
  const { say, href } = site
  return html`${languageNote(site, one, one.binding)}${facts([
    [say('governance.field.state'), say(`governance.decision_state.${one.state}`)],
    [say('site.field.taken'), dayOr(site, one.takenOn)],
    [say('site.field.taken_in'), one.takenIn],
    [say('site.field.in_force'), dayOr(site, one.inForceFrom)],
    [say('site.field.review'), dayOr(site, one.reviewOn)],
    [say('site.field.method'), methodNames.has(one.method) ? say(`governance.method.${one.method}`) : one.method],
    [
      say('site.field.answers'),
      one.eligible === null ? null : say('site.answers', { answered: one.answered ?? 0, eligible: one.eligible }),
    ],
    ...one.lines.map(({ option, score }) => [optionName(site, option), score] as const),
  ])}
<div${inLanguage(site, one.language)}>${raw(htmlOf(one.text))}${part(say('site.field.criteria'), one.criteria)}${part(say('site.field.criteria_answer'), one.criteriaAnswer)}</div>
${one.successor ? html`<p><a href="${href(`/decisions/${one.successor}`)}">${say('site.successor', { number: one.successor })}</a></p>` : ''}
<p><a href="${href('/decisions')}">${say('site.all_decisions')}</a></p>`
}

const answers = new Set('yes no none abstain no_objection concern possible_objection stand_aside'.split(' '))
const optionName = ({ say }: Site, option: string): string =>
  answers.has(option) ? say(`governance.says.${option}`) : option

/** From what is being built to what is there. */
export function roadmapInside(site: Site, { needs, rounds }: PublicFunding): Inside {
  const { say } = site
  if (needs.length === 0) return html`<p>${say('site.no_needs')}</p>`
  const byState = Map.groupBy(needs, ({ state }) => state)
  return html`<p>${say('site.roadmap_says')}</p>${[...byState].map(
    ([state, all]) =>
      html`<h2>${say(`funding.public.need.${state}`)}</h2><ul class="lines">${all.map((one) => html`<li><span>${one.number} · ${one.what}</span><span class="soft">${[say('funding.public.backers', { count: one.backers }), one.deliveredOn && say('site.delivered', { day: one.deliveredOn })].filter(Boolean).join(' · ')}</span></li>`)}</ul>`,
  )}${rounds.length === 0 ? '' : html`<p><a href="${site.href('/money')}">${say('site.who_pays')}</a></p>`}`
}

export function moneyInside(site: Site, { rounds, money, licence }: PublicFunding): Inside {
  const { say, address, language } = site
  const amount = (cents: number, currency: 'EUR' | 'CHF') => say('funding.paper.money', { amount: cents }, currency)
  return html`${
    rounds.length === 0
      ? html`<p>${say('site.no_rounds')}</p>`
      : html`<h2>${say('site.who_pays')}</h2><ul class="lines">${rounds.map(
          (one) =>
            html`<li><b>${one.name}</b><span class="soft">${say(`rounds.state.${one.state}`)}</span><span>${say('funding.public.costs', { target: amount(one.target, one.currency) })}${one.payers > 0 ? ` ${say('funding.public.borne', { count: one.payers, borne: amount(one.borne, one.currency) })}` : ''}</span></li>`,
        )}</ul>`
  }
${money.length === 0 ? '' : html`<h2>${say('funding.public.money')}</h2><table><tbody>${money.map((one) => html`<tr><th scope="row">${say(`funding.public.account.${one.account}`)}</th><td>${amount(amountShown(one), one.currency)}</td></tr>`)}</tbody></table><p class="soft">${say('funding.public.money_says')}</p>`}
<p class="soft">${say('funding.public.free', { licence: licence.name })} <a href="/f/${address}?lang=${language}">${say('site.money_more')}</a></p>`
}

export function eventsInside(site: Site, all: readonly EventRow[]): Inside {
  const { say, href, address, language } = site
  const calendar = html`<p class="soft"><a href="${href('/events.ics')}">${say('site.calendar')}</a></p>`
  if (all.length === 0) return html`<p>${say('meetings.open_events_none')}</p>${calendar}`
  return html`${all.map(
    (one) =>
      html`<section class="card"><h2>${one.title}</h2><p>${[say('site.when', { at: one.startsAt }), one.place].filter(Boolean).join(' · ')}</p>${one.about ? raw(htmlOf(one.about)) : ''}<p><a class="go" href="/e/${address}/events/${one.number}?lang=${language}">${say('meetings.register')}</a></p></section>`,
  )}${calendar}`
}
