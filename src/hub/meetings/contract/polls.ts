/** Routes of asking for a date. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { bestScore, slotMinutes } from '../rules/polls.ts'

const id = z.uuid()
const day = z.iso.date()
const done = z.object({})
const meeting = z.object({ meeting: id })

export const askDates = route({
  method: 'PUT',
  path: '/meetings/:meeting/poll',
  may: 'community.enter',
  says: 'Ask when people can come; everybody concerned is told. A new question takes the place of the one before',
  params: meeting,
  body: z.object({
    slots: z
      .array(
        z.object({
          day,
          from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
          minutes: z.int().min(5).max(2880).default(slotMinutes),
        }),
      )
      .min(1)
      .max(40),
    /** The last day for answers; the usual days when left out. */
    until: day.nullable().default(null),
  }),
  reply: z.object({ until: day, slots: z.array(z.object({ id, startsAt: z.string() })) }),
  refusals: ['meeting.state', 'time.missing', 'time.past', 'poll.slot_twice', 'meeting.not_leading'],
})

export const answerDates = route({
  method: 'PUT',
  path: '/meetings/:meeting/poll-answer',
  may: 'community.enter',
  says: 'Say of each slot: 2 fits, 1 if need be, 0 not. A person answers for themselves; the last answer counts',
  params: meeting,
  body: z.object({
    answers: z
      .array(z.object({ slot: id, score: z.int().min(0).max(bestScore) }))
      .min(1)
      .max(40),
  }),
  reply: done,
  refusals: ['meeting.state', 'poll.none', 'poll.over', 'poll.foreign_slot', 'poll.slot_twice', 'meeting.not_acting'],
})

export const chooseDate = route({
  method: 'POST',
  path: '/meetings/:meeting/date',
  may: 'community.enter',
  says: 'Choose one of the slots: the meeting is then',
  params: meeting,
  body: z.object({ slot: id }),
  reply: done,
  refusals: ['meeting.state', 'poll.foreign_slot', 'time.past', 'meeting.not_leading'],
})
