/** Standby and being called: patterns, invitations, one press. Signed in, or by the link of the mail that called. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { byAnswerLink, day, id, nothing, refusal, signed, time } from './contract.ts'
import { changeRefusals } from './contract-change.ts'

const Pattern = z.object({
  id,
  /** 1 is Monday; null: every day. */
  weekday: z.int().min(1).max(7).nullable(),
  kind: id.nullable(),
  startsFrom: time.nullable(),
  startsUntil: time.nullable(),
  from: day,
  until: day.nullable(),
})

export const readMyStandby = route({
  method: 'GET',
  path: '/me/standby',
  may: 'exchanges.use',
  says: 'When one may be called, as one laid it down.',
  reply: z.object({ standby: z.array(Pattern), kinds: z.array(z.object({ id, name: z.string() })) }),
})

export const addStandby = route({
  method: 'POST',
  path: '/me/standby',
  may: 'exchanges.use',
  says: 'On standby: on these weekdays (none: every day), kind, hours of the start and days. Seen by leads and office only.',
  body: z.object({
    weekdays: z.array(z.int().min(1).max(7)).default([]),
    kind: id.nullable().optional(),
    startsFrom: time.nullable().optional(),
    startsUntil: time.nullable().optional(),
    from: day.optional(),
    until: day.nullable().optional(),
  }),
  reply: z.object({ standby: id, patterns: z.int() }),
  refusals: ['standby.days', 'standby.times'],
})

export const endStandby = route({
  method: 'POST',
  path: '/me/standby/:standby/end',
  may: 'exchanges.use',
  says: 'No longer on standby by this pattern.',
  params: z.object({ standby: id }),
  reply: nothing,
})

const Invitation = z.object({
  callOut: id,
  answer: z.enum(['came', 'declined', 'too_late']).nullable(),
  state: z.enum(['open', 'filled', 'over']),
  shift: id,
  name: z.string(),
  day,
  localStart: time,
  localEnd: time,
  /** Instead of somebody; otherwise a place is free. */
  standIn: z.boolean(),
  who: z.string().nullable(),
  warnings: z.array(z.string()),
  whyNot: z.array(refusal),
})

export const readMyCallOuts = route({
  method: 'GET',
  path: '/me/call-outs',
  may: 'exchanges.use',
  says: 'What one is called for and has not answered.',
  reply: z.object({ callOuts: z.array(Invitation) }),
})

const params = z.object({ callOut: id })
const linkParams = z.object({ organisation: z.string(), callOut: id })

export const readCallOut = route({
  method: 'GET',
  path: '/me/call-outs/:callOut',
  may: 'exchanges.use',
  says: 'One call, as whoever was called sees it.',
  params,
  reply: Invitation,
})

export const readCallOutByLink = route({
  method: 'GET',
  path: '/organisations/:organisation/call-outs/:callOut',
  may: byAnswerLink,
  says: 'The same, by the link of the mail. Opening it changes nothing.',
  params: linkParams,
  query: z.object({ signed }),
  reply: Invitation,
})

const warningsAccepted = z.boolean().default(false)
const taken = z.object({ attendance: id, shift: id })
const comeRefusals = [
  ...changeRefusals.filter((code) => !code.startsWith('change.')),
  'call_out.over',
  'stand_in.final',
  'stand_in.not_asked',
  'stand_in.too_late',
] as const

export const comeToCallOut = route({
  method: 'POST',
  path: '/me/call-outs/:callOut/come',
  may: 'exchanges.use',
  says: 'Comes. The first who may has the place; every rule of booking is asked.',
  params,
  body: z.object({ warningsAccepted }),
  reply: taken,
  refusals: comeRefusals,
})

export const comeToCallOutByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/call-outs/:callOut/come',
  may: byAnswerLink,
  says: 'The same, by the link of the mail.',
  params: linkParams,
  body: z.object({ signed, warningsAccepted }),
  reply: taken,
  refusals: comeRefusals,
})

export const declineCallOut = route({
  method: 'POST',
  path: '/me/call-outs/:callOut/decline',
  may: 'exchanges.use',
  says: 'Cannot come this time; somebody else is called.',
  params,
  reply: nothing,
  refusals: ['call_out.over'],
})

export const declineCallOutByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/call-outs/:callOut/decline',
  may: byAnswerLink,
  says: 'The same, by the link of the mail.',
  params: linkParams,
  body: z.object({ signed }),
  reply: nothing,
  refusals: ['call_out.over'],
})
