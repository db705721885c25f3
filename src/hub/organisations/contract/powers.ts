/** Who acts for an organisation, and who holds which task of the community. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { mandateRoles } from '../rules/mandates.ts'
import { powers } from '../rules/powers.ts'
import { act, cents, day, decision, done, id, Mandate, name, note } from './basics.ts'

export const givePowers = route({
  ...act(
    '/community/participants/:participant/representations',
    'community.enter',
    'Let somebody act for an organisation; the core group does it where nobody may sign',
  ),
  body: z.object({
    name,
    email: z.email().max(200),
    powers: z.array(z.enum(powers)).min(1),
    commitLimit: cents.nullable().default(null),
    from: day.optional(),
    until: day.nullable().default(null),
    source: note,
  }),
  reply: z.object({ representation: id }),
  refusals: ['representation.day_passed', 'representation.limit_without_commit', 'power.missing'],
})
export const endPowers = route({
  method: 'POST',
  path: '/community/representations/:representation/end',
  may: 'community.enter',
  says: 'End the powers of a person; one may lay down one’s own',
  params: z.object({ representation: id }),
  reply: done,
  refusals: ['power.last_sign', 'power.missing'],
})

export const listMandates = route({
  method: 'GET',
  path: '/community/mandates',
  may: 'community.enter',
  says: 'Who holds which task of the community, by which decision; with `over`, those that ended too',
  query: z.object({ over: z.enum(['yes', 'no']).default('no') }),
  reply: z.object({ mandates: z.array(Mandate) }),
})
export const grantMandate = route({
  method: 'POST',
  path: '/community/mandates',
  may: 'community.mandate',
  says: 'Record who was given a task of the community, by which decision, from when until when',
  body: z.object({
    role: z.enum(mandateRoles),
    participant: id,
    account: id.nullable().default(null),
    from: day.optional(),
    until: day.nullable().default(null),
    decision,
  }),
  reply: z.object({ mandate: id }),
  refusals: [
    'mandate.day_passed',
    'mandate.end_missing',
    'mandate.holder',
    'mandate.not_taking_part',
    'mandate.not_representing',
    'mandate.not_provider',
    'mandate.held',
    'mandate.same_organisation',
    'decision.not_yet',
  ],
})
export const endMandate = route({
  method: 'POST',
  path: '/community/mandates/:mandate/end',
  may: 'community.mandate',
  says: 'End a task today, by a decision',
  params: z.object({ mandate: id }),
  body: z.object({ decision }),
  reply: done,
  refusals: ['decision.not_yet'],
})
