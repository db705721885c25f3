/** Routes of events: announced, changed, called off; registering, offers, cancelling; for guests without sign-in. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { anyone, route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'
import { questions, registrationStates } from '../rules/places.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.string()
const cents = z.int().min(0).max(100_000_000)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const line = z.string().trim().max(200)
const note = z.string().trim().max(500).nullable().default(null)
const done = z.object({})
const event = z.object({ event: id })
const EventDay = z.object({ day, from: time, until: time, says: z.string().nullable() })
const states = z.enum(['announced', 'cancelled'])
const state = z.enum(registrationStates)
const filters = ['time'] as const

const Summary = z.object({
  id,
  number: z.int(),
  title: z.string(),
  state: states,
  startsAt: instant,
  endsAt: instant,
  place: z.string().nullable(),
  capacity: z.int().nullable(),
  taken: z.int(),
  waiting: z.int(),
  openToAll: z.boolean(),
})

export const listEvents = route({
  method: 'GET',
  path: '/meeting-events',
  may: 'community.enter',
  says: 'Events with registration',
  query: listQuery(...filters),
  reply: listReply(Summary),
})

const Shown = z.object({
  id,
  number: z.int(),
  title: z.string(),
  about: z.string().nullable(),
  state: states,
  days: z.array(EventDay),
  startsAt: instant,
  endsAt: instant,
  place: z.string().nullable(),
  videoLink: z.string().nullable(),
  capacity: z.int().nullable(),
  /** Null: no limit. */
  free: z.int().nullable(),
  waiting: z.int(),
  questions: z.array(z.enum(questions)),
  priceSteps: z.array(cents),
  currency: z.enum(['EUR', 'CHF']),
  openToAll: z.boolean(),
  registerUntil: day.nullable(),
  cancelReason: z.string().nullable(),
})

/** How many came and how many wait tells whether an address was new: from outside an event is full or not. */
const ShownOutside = Shown.omit({ free: true, waiting: true }).extend({ full: z.boolean() })

const Registration = z.object({
  id,
  state,
  name: z.string(),
  organisation: z.string().nullable(),
  participant: id.nullable(),
  price: cents,
  food: z.string().nullable(),
  lodging: z.string().nullable(),
  access: z.string().nullable(),
  askedAt: instant,
  offeredUntil: instant.nullable(),
  /** Whether the person who asks may accept or cancel it. */
  own: z.boolean(),
})

export const readEvent = route({
  method: 'GET',
  path: '/meeting-events/:event',
  may: 'community.enter',
  says: 'One event, and who comes. What people need, and what they pay, is seen by themselves and the core group',
  params: event,
  reply: Shown.extend({
    meeting: id.nullable(),
    seatsPerOrganisation: z.int().nullable(),
    registrations: z.array(Registration),
    acting: z.array(z.object({ id, name: z.string(), seatsLeft: z.int().nullable() })),
    steers: z.boolean(),
    happened: z.array(z.string()),
    history: z.array(z.object({ id, at: instant, says: z.string(), by: z.string().nullable() })),
  }),
})

const terms = {
  title: line.min(1),
  about: z.string().trim().max(4000).nullable().default(null),
  days: z
    .array(z.object({ day, from: time, until: time, says: line.nullable().default(null) }))
    .min(1)
    .max(14),
  place: line.nullable().default(null),
  videoLink: z
    .url({ protocol: /^https$/ })
    .max(500)
    .nullable()
    .default(null),
  capacity: z.int().min(1).max(100_000).nullable().default(null),
  seatsPerOrganisation: z.int().min(1).max(1000).nullable().default(null),
  questions: z.array(z.enum(questions)).default([]),
  /** What one may choose to pay, in cents; nothing is always possible. */
  priceSteps: z.array(cents).max(10).default([]),
  /** Guests register too, without signing in. */
  openToAll: z.boolean().default(false),
  /** The last day for registering; until it begins when left out. */
  registerUntil: day.nullable().default(null),
}
const timeRefusals = ['time.missing', 'time.past', 'time.order'] as const

export const announceEvent = route({
  method: 'POST',
  path: '/meeting-events',
  may: 'community.steer',
  says: 'Announce an event; everybody is told',
  body: z.object({ ...terms, meeting: id.nullable().default(null) }),
  reply: z.object({ event: id, number: z.int() }),
  refusals: timeRefusals,
})

export const changeEvent = route({
  method: 'PUT',
  path: '/meeting-events/:event',
  may: 'community.steer',
  says: 'Change an event; whoever has a place is told, and places that became free are offered',
  params: event,
  body: z.object(terms),
  reply: done,
  refusals: [...timeRefusals, 'event.cancelled', 'event.places_taken'],
})

export const cancelEvent = route({
  method: 'POST',
  path: '/meeting-events/:event/cancellation',
  may: 'community.steer',
  says: 'Call an event off; whoever has a place or waits is told why',
  params: event,
  body: z.object({ reason: z.string().trim().max(1000) }),
  reply: done,
  refusals: ['event.cancelled', 'meeting.reason_missing'],
})

const answers = {
  food: note,
  lodging: note,
  access: note,
  /** One of the steps, in cents. */
  price: cents.default(0),
}
const registerRefusals = ['event.cancelled', 'event.begun', 'registration.over', 'registration.price'] as const
const Registered = z.object({ registration: id, state, waitingBefore: z.int() })

export const register = route({
  method: 'POST',
  path: '/meeting-events/:event/registrations',
  may: 'community.enter',
  says: 'Register oneself, or somebody of the same organisation by name; who finds no place waits',
  params: event,
  body: z.object({
    participant: id,
    /** Left out: oneself. */
    name: line.nullable().default(null),
    email: z.email().max(200).nullable().default(null),
    ...answers,
  }),
  reply: Registered,
  refusals: [...registerRefusals, 'registration.already', 'registration.no_seats', 'power.missing'],
})

export const acceptOffer = route({
  method: 'POST',
  path: '/event-registrations/:registration/acceptance',
  may: 'community.enter',
  says: 'Take the place that was offered, within 48 hours',
  params: z.object({ registration: id }),
  reply: done,
  refusals: ['registration.no_offer', 'registration.not_yours'],
})

export const cancelRegistration = route({
  method: 'DELETE',
  path: '/event-registrations/:registration',
  may: 'community.enter',
  says: 'Give the place back, or leave the line; the first in line is offered it',
  params: z.object({ registration: id }),
  reply: done,
  refusals: ['registration.ended', 'registration.not_yours'],
})

export const exportRegistrations = route({
  method: 'GET',
  path: '/meeting-events/:event/registration-list',
  may: 'community.steer',
  says: 'Who comes and what they need, as a file',
  params: event,
  query: z.object({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

const organisation = { organisation: z.string() }

export const readOpenEvents = route({
  method: 'GET',
  path: '/public/:organisation/meeting-events',
  may: anyone('events that are open to all are there for people who know nobody here yet'),
  says: 'Events to come that are open to all, without names of anybody',
  params: z.object(organisation),
  reply: z.object({ community: z.string(), events: z.array(ShownOutside) }),
})

export const registerGuest = route({
  method: 'POST',
  path: '/public/:organisation/meeting-events/:event/registrations',
  may: anyone('an information session is for people who have no sign-in'),
  says: 'Register as a guest, by name and mail address; the mail has a link to cancel. The answer is the same when the address is registered already: then the mail says so',
  params: z.object({ ...organisation, event: id }),
  body: z.object({
    name: line.min(1),
    email: z.email().max(200),
    language: z.enum(languages).optional(),
    ...answers,
  }),
  reply: z.object({ state: z.enum(['confirmed', 'waiting']) }),
  refusals: [...registerRefusals, 'registration.not_for_guests'],
})

const byLink = anyone('the signed link of a mail says whose registration it is')

export const readGuest = route({
  method: 'GET',
  path: '/public/:organisation/event-registration',
  may: byLink,
  says: 'The registration behind the link of a mail',
  params: z.object(organisation),
  query: z.object({ signed: z.string().max(2000) }),
  reply: z.object({ event: ShownOutside, name: z.string(), state, offeredUntil: instant.nullable() }),
})

export const answerGuest = route({
  method: 'POST',
  path: '/public/:organisation/event-registration',
  may: byLink,
  says: 'Take the offered place, or cancel, by the link of a mail',
  params: z.object(organisation),
  body: z.object({ signed: z.string().max(2000), answer: z.enum(['accept', 'cancel']) }),
  reply: z.object({ state }),
  refusals: ['registration.no_offer', 'registration.ended'],
})
