/** Answers to guests who look at events and register without a script. */
import { communityAddress } from '#hub/organisations/public.ts'
import { action, type Content, type Context, type Language, languages, read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { answerGuest, guestOf, registerGuest } from '../actions/registering.ts'
import type * as contract from '../contract/guests.ts'
import { openEvents } from '../reads/events.ts'
import { whyClosed } from '../rules/places.ts'
import * as store from '../store/events.ts'
import { eventPage, eventsPage, registeredPage, registrationPage, type ShownEvent } from './pages.ts'

const languageOf = (ctx: Context, lang: string | undefined): Language =>
  languages.find((one) => one === lang) ?? ctx.language

async function shownTo(ctx: Context, events: readonly store.EventRow[]): Promise<ShownEvent[]> {
  const ids = events.map(({ id }) => id)
  const lines = Map.groupBy(await store.registrationsOf(ctx.db, ctx.organisation, ids), ({ event }) => event)
  return events.map((event) => ({
    event,
    line: lines.get(event.id) ?? [],
    closed: whyClosed(event, ctx.now, ctx.today),
  }))
}

/** Open to all, also when it is over or called off: a link that was passed on says so. */
async function eventOf(ctx: Context, number: number): Promise<ShownEvent> {
  const event = await store.readEventByNumber(ctx.db, ctx.organisation, number)
  const [shown] = await shownTo(ctx, [found(event?.openToAll ? event : null, 'event')])
  return found(shown, 'event')
}

export const readEventsPage = read(
  'meetings.readEventsPage',
  async (ctx, { lang }: InputOf<typeof contract.readEventsPage>): Promise<Content> => {
    const community = await communityAddress(ctx)
    return eventsPage(ctx, languageOf(ctx, lang), { community, shown: await shownTo(ctx, await openEvents(ctx)) })
  },
)

export const readEventPage = read(
  'meetings.readEventPage',
  async (ctx, { number, lang }: InputOf<typeof contract.readEventPage>): Promise<Content> => {
    const community = await communityAddress(ctx)
    return eventPage(ctx, languageOf(ctx, lang), { community, shown: await eventOf(ctx, number) })
  },
)

export const registerOnPage = action(
  'meetings.registerOnPage',
  async (ctx, input: InputOf<typeof contract.registerOnPage>): Promise<Content> => {
    const { number, name, email, price, lang } = input
    const [community, { event }] = [await communityAddress(ctx), await eventOf(ctx, number)]
    const language = languageOf(ctx, lang)
    const { state } = await registerGuest.run(
      ctx,
      {
        ...{ organisation: community, event: event.id, name, email, price, language },
        ...{ food: input.food || null, lodging: input.lodging || null, access: input.access || null },
      },
      undefined,
    )
    return registeredPage(ctx, language, { community, event, state })
  },
)

export const readRegistrationPage = read(
  'meetings.readRegistrationPage',
  async (ctx, { signed, lang }: InputOf<typeof contract.readRegistrationPage>): Promise<Content> =>
    registrationOf(ctx, signed, lang),
)

export const answerOnPage = action(
  'meetings.answerOnPage',
  async (ctx, { signed, lang, answer }: InputOf<typeof contract.answerOnPage>): Promise<Content> => {
    await answerGuest.run(ctx, { organisation: ctx.organisation, signed, answer }, undefined)
    return registrationOf(ctx, signed, lang)
  },
)

/** In the language in which the guest registered, unless another is asked for. */
async function registrationOf(ctx: Context, signed: string, lang: string | undefined): Promise<Content> {
  const row = await guestOf(ctx, signed)
  const event = found(await store.readEvent(ctx.db, ctx.organisation, row.event), 'event')
  const [shown] = await shownTo(ctx, [event])
  const language = languages.find((one) => one === (lang ?? row.language)) ?? ctx.language
  return registrationPage(ctx, language, { shown: found(shown, 'event'), row })
}
