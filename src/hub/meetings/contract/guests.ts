/** Events for people who know nobody here yet: pages without script and cookie, and a form that registers. The screens of
 *  `/meet-us` do the same with one. */
import { z } from 'zod'
import { anyone, route } from '#platform/route.ts'

const everybody = anyone('an information session is for people who have no sign-in')
const byLink = anyone('the signed link of a mail says whose registration it is')
const organisation = { organisation: z.string() }
const lang = { lang: z.string().max(5).optional() }
const oneEvent = z.object({ ...organisation, number: z.coerce.number().int().min(1).max(1_000_000) })
const htmlPage = { reply: z.unknown(), sends: 'text/html', page: true, form: 'paced' } as const
const note = z.string().trim().max(500).default('')

export const readEventsPage = route({
  method: 'GET',
  path: '/e/:organisation',
  may: everybody,
  says: 'Events to come that are open to all',
  params: z.object(organisation),
  query: z.object(lang),
  ...htmlPage,
})

export const readEventPage = route({
  method: 'GET',
  path: '/e/:organisation/events/:number',
  may: everybody,
  says: 'One event that is open to all, and the form to register',
  params: oneEvent,
  query: z.object(lang),
  ...htmlPage,
})

export const registerOnPage = route({
  method: 'POST',
  path: '/e/:organisation/events/:number',
  may: everybody,
  says: 'Register as a guest; who finds no place waits, and a mail follows. An address that is registered already gets the same page',
  params: oneEvent,
  body: z.object({
    name: z.string().trim().min(1).max(200),
    email: z.email().max(200),
    food: note,
    lodging: note,
    access: note,
    /** One of the steps, in cents. */
    price: z.coerce.number().int().min(0).max(100_000_000).default(0),
    ...lang,
  }),
  ...htmlPage,
  refusals: [
    'event.cancelled',
    'event.begun',
    'registration.over',
    'registration.price',
    'registration.not_for_guests',
  ],
})

const ofLink = z.object({ signed: z.string().max(2000), ...lang })

export const readRegistrationPage = route({
  method: 'GET',
  path: '/e/:organisation/registration',
  may: byLink,
  says: 'The registration behind the link of a mail, with what can be done; opening it changes nothing',
  params: z.object(organisation),
  query: ofLink,
  ...htmlPage,
})

export const answerOnPage = route({
  method: 'POST',
  path: '/e/:organisation/registration',
  may: byLink,
  says: 'Take the offered place, or give it back, by the link of a mail',
  params: z.object(organisation),
  query: ofLink,
  body: z.object({ answer: z.enum(['accept', 'cancel']) }),
  ...htmlPage,
  refusals: ['registration.no_offer', 'registration.ended'],
})
