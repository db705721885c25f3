/** Routes of circles: their seats, who sits there, what they spend. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { decimals } from '#platform/values/amount.ts'
import { selectionSteps } from '../rules/selection.ts'
import { circleKinds, seatKinds, termStates } from '../rules/terms.ts'

const id = z.uuid()
const day = z.iso.date()
const done = z.object({})
const cents = z.int().min(0).max(1_000_000_000).meta(decimals(2))
const circle = z.object({ circle: id })
const text = z.string().trim().min(1).max(4000)
const tasks = z.enum(['hub_treasurer', 'second_approver'])

export const Holder = z.object({
  term: id,
  person: z.string(),
  organisation: z.string(),
  state: z.enum(termStates),
  fromDay: day,
  untilDay: day,
  termInRow: z.int(),
  actingUntil: day.nullable(),
})

export const Seat = z.object({
  id,
  role: z.string(),
  description: z.string(),
  from: z.enum(seatKinds),
  grants: z.string().nullable(),
  /** `vacant`, `nominated`, or the state of the mandate on it. */
  state: z.enum(['vacant', 'nominated', ...termStates]),
  /** Who sits there today, or from a later day on. */
  holder: Holder.nullable(),
  step: z.enum(selectionSteps).nullable(),
})

export const listCircles = route({
  method: 'GET',
  path: '/circles',
  may: 'community.enter',
  says: 'The circles of the community with their seats, who sits there until when, and what they may spend',
  reply: z.object({
    circles: z.array(
      z.object({
        id,
        kind: z.enum(circleKinds),
        name: z.string(),
        purpose: z.string(),
        joinable: z.boolean(),
        mail: z.string().nullable(),
        spendLimit: cents,
        /** In this calendar year. */
        spent: cents,
        seats: z.array(Seat),
        members: z.array(z.string()),
        /** The person who asks takes part without a seat. */
        joined: z.boolean(),
        sits: z.boolean(),
      }),
    ),
    own: z.array(z.object({ id, name: z.string() })),
    gives: z.boolean(),
  }),
})

const seat = {
  role: z.string().trim().min(1).max(120),
  description: text,
  from: z.enum(seatKinds).default('any'),
}
const about = {
  name: z.string().trim().min(1).max(120),
  purpose: text,
  joinable: z.boolean().default(false),
  mail: z.email().max(200).nullable().default(null),
  spendLimit: cents.default(0),
}

export const foundCircle = route({
  method: 'POST',
  path: '/circles',
  may: 'community.mandate',
  says: 'Found a circle with a purpose and seats; a core group without seats gets those of the settings, and each of them brings its task',
  body: z.object({
    kind: z.enum(circleKinds).default('working'),
    ...about,
    seats: z
      .array(z.object({ ...seat, grants: tasks.nullable().default(null) }))
      .max(20)
      .default([]),
  }),
  reply: z.object({ circle: id }),
  refusals: ['circle.noyau_twice', 'circle.noyau_seats', 'circle.role_twice'],
})

export const changeCircle = route({
  method: 'PUT',
  path: '/circles/:circle',
  may: 'community.mandate',
  says: 'Change what a circle is for, whether one may join, its address and what it may spend',
  params: circle,
  body: z.object(about),
  reply: done,
})

export const addSeat = route({
  method: 'POST',
  path: '/circles/:circle/seats',
  may: 'community.mandate',
  says: 'Add a seat to a circle, with what whoever sits there does',
  params: circle,
  body: z.object({ ...seat, grants: tasks.nullable().default(null) }),
  reply: z.object({ circleSeat: id }),
  refusals: ['circle.noyau_seats', 'circle.role_twice'],
})

export const closeSeat = route({
  method: 'POST',
  path: '/circle-seats/:circleSeat/closing',
  may: 'community.mandate',
  says: 'Take an empty seat away',
  params: z.object({ circleSeat: id }),
  reply: done,
  refusals: ['circle.seat_held', 'circle.noyau_seats'],
})

export const joinCircle = route({
  method: 'POST',
  path: '/circles/:circle/members',
  may: 'community.enter',
  says: 'Take part in a circle without a seat',
  params: circle,
  body: z.object({ participant: id }),
  reply: done,
  refusals: ['power.missing', 'circle.not_joinable'],
})

export const leaveCircle = route({
  method: 'POST',
  path: '/circles/:circle/leaving',
  may: 'community.enter',
  says: 'Take part no longer',
  params: circle,
  reply: done,
})

export const spendFromCircle = route({
  method: 'POST',
  path: '/circles/:circle/spendings',
  may: 'community.enter',
  says: 'Note what a circle spends; whoever sits there does, up to its limit in a calendar year',
  params: circle,
  body: z.object({ amount: cents.min(1), what: text }),
  reply: z.object({ left: cents }),
  refusals: ['mandate.ended', 'mandate.none', 'circle.spend_limit'],
})
