/** Routes of order among needs: merged, ranked, put aside. */
import { z } from 'zod'
import { route } from '#platform/route.ts'

const id = z.uuid()
const day = z.iso.date()
const need = z.object({ need: id })
const done = z.object({})
const because = z.string().trim().min(1).max(1000)

const steering = (path: string, says: string) => ({
  method: 'POST' as const,
  path: `/needs/:need/${path}`,
  may: 'community.steer',
  says,
  params: need,
})
const ofOwn = (path: string, says: string) => ({ ...steering(path, says), may: 'community.enter' })

export const mergeNeed = route({
  ...steering('merge', 'Merge a need into another one: the strongest voice of each organisation goes along'),
  body: z.object({ into: id }),
  reply: z.object({ undoUntil: day }),
  refusals: ['need.state', 'merge.itself', 'merge.target'],
})

export const undoMerge = route({
  ...steering('merge-undoing', 'Undo a merge within fourteen days: the voices are where they were'),
  reply: done,
  refusals: ['need.state', 'merge.undo_over'],
})

export const prioritiseNeed = route({
  ...steering('priority', 'Put a need among those that are ranked'),
  reply: done,
  refusals: ['need.state', 'prioritise.few_backings'],
})

export const placeNeed = route({
  ...steering('place', 'Put a ranked need at another place, with a reason that everybody reads; null: where it falls'),
  body: z.object({ place: z.int().min(1).nullable(), reason: because }),
  reply: done,
  refusals: ['need.state', 'place.outside'],
})

export const beginCycle = route({
  method: 'POST',
  path: '/need-cycles',
  may: 'community.steer',
  says: 'Begin a new cycle: every active organisation has all its dots again, and no need stands at a place by hand',
  body: z.object({}),
  reply: z.object({ cycle: z.int() }),
})

export const putDots = route({
  ...ofOwn('dots', 'Put so many dots of an organisation on a need in this cycle; 0 takes them back'),
  body: z.object({ participant: id, dots: z.int().min(0).max(100) }),
  reply: z.object({ left: z.int() }),
  refusals: ['power.missing', 'need.state', 'dots.not_active', 'dots.too_many'],
})

export const declineNeed = route({
  ...ofOwn('refusal', 'Decline a need before it is paid for, with the reason'),
  body: z.object({ reason: because }),
  reply: done,
  refusals: ['power.missing', 'need.state'],
})

export const parkNeed = route({
  ...ofOwn('parking', 'Park a need until a day, with the reason; on that day it is collected again'),
  body: z.object({ until: day, reason: because }),
  reply: done,
  refusals: ['power.missing', 'need.state', 'park.day_passed'],
})

export const withdrawNeed = route({
  ...ofOwn('withdrawal', 'Withdraw a need, with the reason'),
  body: z.object({ reason: because }),
  reply: done,
  refusals: ['power.missing', 'need.state'],
})

export const replaceNeed = route({
  ...ofOwn('replacement', 'Replace a need by another one, with the reason'),
  body: z.object({ replacement: id, reason: because }),
  reply: done,
  refusals: ['power.missing', 'need.state', 'replace.itself', 'replace.target'],
})

const Area = z.object({ area: z.string(), organisations: z.array(z.object({ id, name: z.string(), since: day })) })

export const listAreas = route({
  method: 'GET',
  path: '/need-areas',
  may: 'community.enter',
  says: 'Which organisation uses which area, since when',
  reply: z.object({ areas: z.array(Area) }),
})

export const useArea = route({
  method: 'POST',
  path: '/need-areas',
  may: 'community.enter',
  says: 'Say that an organisation uses an area of the software, since a day: it is asked about changes there',
  body: z.object({ participant: id, area: z.string().trim().min(1).max(60), since: day.optional() }),
  reply: done,
  refusals: ['power.missing', 'need.not_taking_part'],
})

export const leaveArea = route({
  method: 'POST',
  path: '/need-areas/leaving',
  may: 'community.enter',
  says: 'An organisation does not use an area any more',
  body: z.object({ participant: id, area: z.string().trim().min(1).max(60) }),
  reply: done,
  refusals: ['power.missing', 'need.not_taking_part'],
})
