/** A place for one that a change of the plan took away: two proposals, the nearest that suit. */
import { z } from 'zod'
import { anyone, route } from '#platform/route.ts'
import { FreePlace, id, linkParams, refusal, Seat, signed } from './contract.ts'
import { changeRefusals } from './contract-change.ts'

const byLostLink = anyone(
  'whoever holds the signed link of the mail about a place lost to a change of the plan takes another for it',
)
const reply = z.object({ seat: Seat, whyNot: z.array(refusal), places: z.array(FreePlace) })
const taken = z.object({ attendance: id, shift: id })
const wish = { shift: id, warningsAccepted: z.boolean().default(false) }
const refusals = ['instead.not_lost', 'instead.taken', ...changeRefusals.filter((code) => code.startsWith('shift.'))]

export const findInstead = route({
  method: 'GET',
  path: '/me/seats/:attendance/instead',
  may: 'exchanges.use',
  says: 'The two nearest free places for one that a change of the plan took away.',
  params: z.object({ attendance: id }),
  reply,
})

export const findInsteadByLink = route({
  method: 'GET',
  path: '/organisations/:organisation/seats/:attendance/instead',
  may: byLostLink,
  says: 'The same, by the link of a mail.',
  params: linkParams,
  query: z.object({ signed }),
  reply,
})

export const takeInstead = route({
  method: 'POST',
  path: '/me/seats/:attendance/instead',
  may: 'exchanges.use',
  says: 'Takes a free place for one that a change of the plan took away: it counts as the lost one did.',
  params: z.object({ attendance: id }),
  body: z.object(wish),
  reply: taken,
  refusals,
})

export const takeInsteadByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/seats/:attendance/instead',
  may: byLostLink,
  says: 'The same, by the link of a mail.',
  params: linkParams,
  body: z.object({ ...wish, signed }),
  reply: taken,
  refusals,
})
