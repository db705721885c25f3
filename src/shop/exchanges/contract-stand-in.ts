/** Somebody comes instead: asked by name or openly, answered with one press. Signed in, or by the link of a mail. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { byAnswerLink, byLink, id, linkParams, nothing, OwnCall, refusal, Seat, Slot, signed } from './contract.ts'
import { changeRefusals } from './contract-change.ts'

const Call = z.object({
  call: id,
  state: z.enum(['open', 'filled', 'withdrawn', 'expired']),
  seat: Slot,
  /** Who looks for somebody, as the shop shows names. */
  who: z.string().nullable(),
  /** Asks this very person. */
  named: z.boolean(),
  /** The place is booked anew for whoever comes; otherwise it stays the holder's and somebody else comes. */
  passesOn: z.boolean(),
  warnings: z.array(z.string()),
  whyNot: z.array(refusal),
})

const ways = z.object({
  seat: Seat,
  whyNot: z.array(refusal),
  /** The call of this seat that runs already. */
  call: OwnCall.nullable(),
})

export const readStandInWays = route({
  method: 'GET',
  path: '/me/seats/:attendance/stand-in',
  may: 'exchanges.use',
  says: 'Whether somebody may be asked to come instead, and who is asked already.',
  params: z.object({ attendance: id }),
  reply: ways,
})

export const readStandInWaysByLink = route({
  method: 'GET',
  path: '/organisations/:organisation/seats/:attendance/stand-in',
  may: byLink,
  says: 'The same, by the link of a mail.',
  params: linkParams,
  query: z.object({ signed }),
  reply: ways,
})

/** A member number or an e-mail address; left out or null: whoever may. */
const partner = z.string().trim().min(1).max(200).nullable().optional()
const askRefusals = [
  'exchange.off',
  'stand_in.mode',
  'stand_in.too_late',
  'stand_in.found',
  'stand_in.called',
  'stand_in.oneself',
  'attendance.not_planned',
  'shift.past',
  'shift.cancelled',
] as const

export const askStandIn = route({
  method: 'POST',
  path: '/me/seats/:attendance/stand-in',
  may: 'exchanges.use',
  says: 'Asks somebody by name, or whoever may, to come instead. The answer does not tell whether such a person exists.',
  params: z.object({ attendance: id }),
  body: z.object({ partner }),
  reply: z.object({ call: id }),
  refusals: askRefusals,
})

export const askStandInByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/seats/:attendance/stand-in',
  may: byLink,
  says: 'The same, by the link of a mail.',
  params: linkParams,
  body: z.object({ partner, signed }),
  reply: z.object({ call: id }),
  refusals: askRefusals,
})

export const handBackSeat = route({
  method: 'POST',
  path: '/me/seats/:attendance/hand-back',
  may: 'exchanges.use',
  says: 'As stand-in: gives the seat back to its holder, who is told.',
  params: z.object({ attendance: id }),
  reply: nothing,
  refusals: ['attendance.not_planned', 'shift.past', 'shift.too_late', 'shift.cancelled'],
})

export const handBackSeatByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/seats/:attendance/hand-back',
  may: byLink,
  says: 'The same, by the link of a mail.',
  params: linkParams,
  body: z.object({ signed }),
  reply: nothing,
  refusals: handBackSeat.refusals ?? [],
})

export const listCalls = route({
  method: 'GET',
  path: '/me/calls',
  may: 'exchanges.use',
  says: 'Shifts for which others look for somebody to come instead, the nearest first.',
  query: z.object({ shift: id.optional(), mine: z.stringbool().default(false) }),
  reply: z.object({ calls: z.array(Call) }),
})

export const readMyCalls = route({
  method: 'GET',
  path: '/me/own-calls',
  may: 'exchanges.use',
  says: 'For which own seats somebody is looked for, and what came of it.',
  reply: z.object({ calls: z.array(OwnCall) }),
})

const callParams = z.object({ call: id })
const callLinkParams = z.object({ organisation: z.string(), call: id })

export const readCall = route({
  method: 'GET',
  path: '/me/calls/:call',
  may: 'exchanges.use',
  says: 'One call that one may answer.',
  params: callParams,
  reply: Call,
})

export const readCallByLink = route({
  method: 'GET',
  path: '/organisations/:organisation/calls/:call',
  may: byAnswerLink,
  says: 'The same, by the link of the mail that asked. Opening it changes nothing.',
  params: callLinkParams,
  query: z.object({ signed }),
  reply: Call,
})

const warningsAccepted = z.boolean().default(false)
const taken = z.object({ attendance: id, shift: id })
const acceptRefusals = [
  ...changeRefusals.filter((code) => !code.startsWith('change.')),
  'stand_in.final',
  'stand_in.not_asked',
  'stand_in.too_late',
] as const

export const acceptStandIn = route({
  method: 'POST',
  path: '/me/calls/:call/accept',
  may: 'exchanges.use',
  says: 'Comes instead. The first who may has it; every rule of booking is asked as if the place were free.',
  params: callParams,
  body: z.object({ warningsAccepted }),
  reply: taken,
  refusals: acceptRefusals,
})

export const acceptStandInByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/calls/:call/accept',
  may: byAnswerLink,
  says: 'The same, by the link of a mail.',
  params: callLinkParams,
  body: z.object({ signed, warningsAccepted }),
  reply: taken,
  refusals: acceptRefusals,
})

export const declineStandIn = route({
  method: 'POST',
  path: '/me/calls/:call/decline',
  may: 'exchanges.use',
  says: 'Whoever is asked by name would rather not; the holder hears of it.',
  params: callParams,
  reply: nothing,
  refusals: ['stand_in.not_asked', 'stand_in.final'],
})

export const declineStandInByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/calls/:call/decline',
  may: byAnswerLink,
  says: 'The same, by the link of a mail.',
  params: callLinkParams,
  body: z.object({ signed }),
  reply: nothing,
  refusals: declineStandIn.refusals ?? [],
})

export const withdrawStandIn = route({
  method: 'POST',
  path: '/me/calls/:call/withdraw',
  may: 'exchanges.use',
  says: 'Takes the own call back: nobody is looked for any more.',
  params: callParams,
  reply: nothing,
  refusals: ['stand_in.final'],
})

export const withdrawStandInByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/calls/:call/withdraw',
  may: byLink,
  says: 'The same, by the link of a mail.',
  params: callLinkParams,
  body: z.object({ signed }),
  reply: nothing,
  refusals: withdrawStandIn.refusals ?? [],
})
