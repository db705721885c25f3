/** Routes of work outside shifts. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { day, id, line, nothing } from './contract.ts'

const office = 'shifts.office'
export const claimStates = ['requested', 'approved', 'refused', 'withdrawn'] as const

const Claim = z.object({
  id,
  day,
  amount: z.number(),
  description: z.string(),
  state: z.enum(claimStates),
})

export const readMyClaims = route({
  method: 'GET',
  path: '/my/work-claims',
  may: 'shifts.book',
  says: 'Work outside shifts that one told, newest first, and the unit it is counted in.',
  reply: z.object({
    unit: z.enum(['shift', 'minute', 'day']),
    claims: z.array(Claim.extend({ refusalReason: z.string().nullable() })),
  }),
})

export const claimWork = route({
  method: 'POST',
  path: '/my/work-claims',
  may: 'shifts.book',
  says: 'Tells of work outside shifts; somebody else approves it.',
  body: z.object({ day, amount: z.number().positive().max(1000).multipleOf(0.001), description: line(300) }),
  reply: z.object({ claim: id }),
  refusals: ['claim.not_yet', 'claim.too_old'],
})

export const withdrawClaim = route({
  method: 'DELETE',
  path: '/my/work-claims/:claim',
  may: 'shifts.book',
  says: 'Takes the own claim back before it is answered.',
  params: z.object({ claim: id }),
  reply: nothing,
  refusals: ['state.not_possible'],
})

const asked = listQuery('state')

export const listClaims = route({
  method: 'GET',
  path: '/work-claims',
  may: office,
  says: 'Work outside shifts that members told: search by name; filter by state.',
  query: asked,
  reply: listReply(Claim.extend({ member: id, name: z.string() })),
})

export const exportClaims = route({
  method: 'GET',
  path: '/work-claim-list',
  may: office,
  says: 'The same list as a file; that it was taken is recorded.',
  query: asked.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const approveClaim = route({
  method: 'POST',
  path: '/work-claims/:claim/approval',
  may: office,
  says: 'Approves work of somebody else: it is posted on the day it was done.',
  params: z.object({ claim: id }),
  reply: nothing,
  refusals: ['state.not_possible', 'self.not_allowed'],
})

export const refuseClaim = route({
  method: 'POST',
  path: '/work-claims/:claim/refusal',
  may: office,
  says: 'Refuses a claim, with the reason.',
  params: z.object({ claim: id }),
  body: z.object({ reason: line(500) }),
  reply: nothing,
  refusals: ['state.not_possible', 'self.not_allowed'],
})
