/** What guests read and fill in: no script, no cookie, nothing from elsewhere. */
import { html } from 'hono/html'
import type { Content, Context, Language } from '#platform/action.ts'
import { type Inside, publicPage } from '#platform/pages/frame.ts'
import { type Say, sayIn } from '#platform/pages/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { countsForSeats, stateOnAsking } from '../rules/places.ts'
import type { EventRow, RegistrationRow } from '../store/events.ts'

export interface ShownEvent {
  readonly event: EventRow
  readonly line: readonly RegistrationRow[]
  /** Why a guest cannot register (any more). */
  readonly closed: readonly Refusal[]
}

interface Page {
  readonly title: string
  readonly inside: Inside
  readonly isFound: boolean
}

const framed = (ctx: Context, language: Language, page: Page): Promise<Content> =>
  publicPage(ctx, { language, ...page })

const eventAddress = (community: string, number: number, language: Language): string =>
  `/e/${community}/events/${number}?lang=${language}`

export function eventsPage(
  ctx: Context,
  language: Language,
  { community, shown }: { readonly community: string; readonly shown: readonly ShownEvent[] },
): Promise<Content> {
  const say = sayIn(ctx, language)
  const card = (one: ShownEvent): Inside =>
    html`<section class="card"><h2>${one.event.title}</h2>${factsOf(say, one)}<p><a class="go" href="${eventAddress(community, one.event.number, language)}">${say(buttonWords(one))}</a></p></section>`
  return framed(ctx, language, {
    title: say('meetings.open_events'),
    isFound: true,
    inside: shown.length === 0 ? html`<p>${say('meetings.open_events_none')}</p>` : html`${shown.map(card)}`,
  })
}

const buttonWords = ({ event, line, closed }: ShownEvent): string =>
  closed.length > 0
    ? 'meetings.page.look'
    : stateOnAsking(event.capacity, line) === 'waiting'
      ? 'meetings.register_wait'
      : 'meetings.register'

export function eventPage(
  ctx: Context,
  language: Language,
  { community, shown }: { readonly community: string; readonly shown: ShownEvent },
): Promise<Content> {
  const say = sayIn(ctx, language)
  const { event, closed } = shown
  const why = closed.map(({ code, facts }) => html`<p class="note">${say(`refusal.${code}`, facts)}</p>`)
  return framed(ctx, language, {
    title: event.title,
    isFound: true,
    inside: html`${event.about ? html`<p class="words">${event.about}</p>` : ''}${factsOf(say, shown)}
${closed.length > 0 ? why : html`<h2>${say('meetings.register')}</h2>${formOf(say, language, shown)}`}
<p><a href="/e/${community}?lang=${language}">${say('meetings.page.all')}</a></p>`,
  })
}

/** When, where, how many places, and what it costs. */
function factsOf(say: Say, { event, line }: ShownEvent): Inside {
  const days = event.days.map(
    ({ says, ...day }) => html`<div>${[say('meetings.page.day', day), says].filter(Boolean).join(' · ')}</div>`,
  )
  const steps = event.priceSteps.length > 1 ? event.priceSteps.map((step) => priceWords(say, step)).join(' · ') : null
  const facts: readonly (readonly [string, Inside | null])[] = [
    ['meetings.page.when', html`${days}`],
    ['meetings.field.place', event.place],
    ['meetings.field.capacity', event.state === 'cancelled' ? null : placesWords(say, event, line)],
    ['meetings.field.registerUntil', event.registerUntil && say('meetings.page.until', { day: event.registerUntil })],
    ['meetings.field.price', steps],
    ['meetings.field.cancelReason', event.cancelReason],
  ]
  return html`<dl>${facts.filter(([, value]) => value !== null && value !== '').map(([key, value]) => html`<dt>${say(key)}</dt><dd>${value}</dd>`)}</dl>`
}

/** Without a number: that one place fewer is free would tell that an address was new. */
const placesWords = (say: Say, { capacity }: EventRow, line: readonly RegistrationRow[]): string =>
  capacity === null
    ? ''
    : say(stateOnAsking(capacity, line) === 'waiting' ? 'meetings.full' : 'meetings.places_left', { capacity })

const priceWords = (say: Say, cents: number): string =>
  cents === 0 ? say('meetings.free_of_charge') : say('meetings.page.amount', { amount: cents })

function formOf(say: Say, language: Language, { event, line }: ShownEvent): Inside {
  const waits = stateOnAsking(event.capacity, line) === 'waiting'
  const ask = (question: string): Inside =>
    html`<label for="${question}">${say(`meetings.field.${question}`)} <span class="soft">${say('meetings.page.optional')}</span></label><input id="${question}" name="${question}" maxlength="500">`
  const steps = event.priceSteps.map((step) => html`<option value="${step}">${priceWords(say, step)}</option>`)
  return html`${waits ? html`<p>${say('meetings.page.waits')}</p>` : ''}<form method="post"><input type="hidden" name="lang" value="${language}">
<label for="name">${say('meetings.field.name')}</label><input id="name" name="name" autocomplete="name" required maxlength="200">
<label for="email">${say('meetings.field.email')}</label><input id="email" name="email" type="email" autocomplete="email" required maxlength="200">
${event.questions.map(ask)}
${event.priceSteps.length > 1 ? html`<label for="price">${say('meetings.field.price')}</label><select id="price" name="price">${steps}</select>` : ''}
<button>${say(waits ? 'meetings.register_wait' : 'meetings.register')}</button></form>
<p class="soft">${say('meetings.guest_privacy')}</p>`
}

export function registeredPage(
  ctx: Context,
  language: Language,
  { community, event, state }: { community: string; event: EventRow; state: 'confirmed' | 'waiting' },
): Promise<Content> {
  const say = sayIn(ctx, language)
  return framed(ctx, language, {
    title: event.title,
    isFound: false,
    inside: html`<p role="status">${say('meetings.guest_sent', { why: state })}</p>
<p><a href="${eventAddress(community, event.number, language)}">${say('meetings.page.back')}</a></p>`,
  })
}

export function registrationPage(
  ctx: Context,
  language: Language,
  { shown, row }: { readonly shown: ShownEvent; readonly row: RegistrationRow },
): Promise<Content> {
  const say = sayIn(ctx, language)
  const { event } = shown
  const announced = event.state === 'announced' && ctx.now < event.endsAt
  const button = (answer: string, words: string): Inside =>
    html`<form method="post"><button name="answer" value="${answer}">${say(words)}</button></form>`
  const until =
    row.state === 'offered' && row.offeredUntil ? say('meetings.offered_until', { until: row.offeredUntil }) : ''
  return framed(ctx, language, {
    title: say('meetings.your_registration'),
    isFound: false,
    inside: html`<h2>${event.title}</h2>${factsOf(say, shown)}
<p role="status">${row.name}: <b>${say(`meetings.registration.${row.state}`)}</b> ${until}</p>
${row.state === 'confirmed' && event.videoLink ? html`<p><a href="${event.videoLink}" rel="noreferrer">${say('meetings.join_video')}</a></p>` : ''}
${announced && row.state === 'offered' ? button('accept', 'meetings.accept') : ''}
${announced && countsForSeats(row.state) ? html`${button('cancel', 'meetings.give_back')}<p class="soft">${say('meetings.give_back_says')}</p>` : ''}`,
  })
}
