/** Routes of how a person is chosen for a seat, by consent. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { selectionSteps } from '../rules/selection.ts'
import { Holder, Seat } from './circles.ts'

const id = z.uuid()
const day = z.iso.date()
const done = z.object({})
const circleSeat = z.object({ circleSeat: id })
const reason = z.string().trim().max(4000).default('')
const sits = [
  'mandate.terms',
  'mandate.not_taking_part',
  'mandate.not_representing',
  'mandate.seat_kind',
  'mandate.seat_taken',
  'mandate.other_seat',
  'mandate.held',
  'mandate.same_organisation',
] as const

export const readSeat = route({
  method: 'GET',
  path: '/circle-seats/:circleSeat',
  may: 'community.enter',
  says: 'One seat: what one does there, who sits and sat there, and how the next one is being chosen',
  params: circleSeat,
  reply: z.object({
    seat: Seat,
    circle: z.object({ id, name: z.string() }),
    terms: z.array(Holder),
    selection: z
      .object({
        step: z.enum(selectionSteps),
        fromDay: day,
        untilDay: day,
        stopReason: z.string().nullable(),
        nominations: z.array(
          z.object({
            id,
            by: z.string(),
            person: z.string(),
            account: id,
            organisation: z.string(),
            participant: id,
            reason: z.string(),
            changed: z.boolean(),
          }),
        ),
        words: z.array(z.object({ by: z.string(), text: z.string() })),
        proposed: z
          .object({ person: z.string(), account: id, organisation: z.string(), reason: z.string() })
          .nullable(),
        answers: z.array(z.object({ organisation: z.string(), objects: z.boolean(), reason: z.string().nullable() })),
        /** Answers still needed before the nominee is asked. */
        missing: z.int(),
        asked: z.array(z.string()),
      })
      .nullable(),
    /** Who may be named: people who act for an organisation today. */
    people: z.array(z.object({ account: id, name: z.string(), participant: id, organisation: z.string() })),
    own: z.array(z.object({ id, name: z.string(), powers: z.array(z.string()), asked: z.boolean() })),
    gives: z.boolean(),
    mine: z.boolean(),
    happened: z.array(z.string()),
  }),
})

export const openSelection = route({
  method: 'POST',
  path: '/circle-seats/:circleSeat/selections',
  may: 'community.mandate',
  says: 'Begin to choose somebody for a seat: from the day it is free, for the months of the community, unless told otherwise',
  params: circleSeat,
  body: z.object({ from: day.optional(), months: z.int().min(1).max(36).optional() }),
  reply: done,
  refusals: ['circle.seat_closed', 'selection.runs', 'selection.day_passed', 'mandate.seat_taken'],
})

export const nominate = route({
  method: 'POST',
  path: '/circle-seats/:circleSeat/nominations',
  may: 'community.enter',
  says: 'Name somebody for a seat, with the reason; each organisation names one person, and may name another while changes are made. The first nomination begins the choice where none runs.',
  params: circleSeat,
  body: z.object({ participant: id, nominee: id, nomineeOf: id.optional(), reason }),
  reply: z.object({ nomination: id }),
  refusals: [
    'power.missing',
    'circle.seat_closed',
    'selection.step',
    'vote.reason',
    'mandate.not_representing',
    'mandate.not_taking_part',
    'mandate.seat_kind',
    'mandate.seat_taken',
  ],
})

export const goOn = route({
  method: 'POST',
  path: '/circle-seats/:circleSeat/step',
  may: 'community.mandate',
  says: 'Go on from nominations to information, and from there to changes',
  params: circleSeat,
  reply: z.object({ step: z.enum(selectionSteps) }),
  refusals: ['selection.step', 'selection.nobody'],
})

export const inform = route({
  method: 'POST',
  path: '/circle-seats/:circleSeat/words',
  may: 'community.enter',
  says: 'Ask or tell something about those who were named',
  params: circleSeat,
  body: z.object({ participant: id, text: z.string().trim().min(1).max(4000) }),
  reply: done,
  refusals: ['power.missing', 'selection.step'],
})

export const proposeNominee = route({
  method: 'POST',
  path: '/circle-seats/:circleSeat/proposal',
  may: 'community.mandate',
  says: 'Propose one of those who were named, with the reason; objections to another that was proposed before are over',
  params: circleSeat,
  body: z.object({ nominee: id, reason }),
  reply: done,
  refusals: ['selection.step', 'selection.not_named', 'vote.reason', ...sits],
})

export const answerSelection = route({
  method: 'POST',
  path: '/circle-seats/:circleSeat/answers',
  may: 'community.enter',
  says: 'Say for an organisation that it has no objection to the one proposed, or which; a new answer takes the place of the old',
  params: circleSeat,
  body: z.object({ participant: id, objects: z.boolean().default(false), reason }),
  reply: done,
  refusals: ['power.missing', 'proposal.not_active', 'selection.step', 'selection.nominee_last', 'vote.reason'],
})

export const acceptSelection = route({
  method: 'POST',
  path: '/circle-seats/:circleSeat/acceptance',
  may: 'community.enter',
  says: 'The one who is proposed is asked last: with a yes the mandate is given and stands in the register, with a no others may be named',
  params: circleSeat,
  body: z.object({ accepts: z.boolean().default(true) }),
  reply: z.object({ term: id.nullable() }),
  refusals: ['selection.step', 'selection.not_nominee', 'selection.others_first', 'selection.objections', ...sits],
})

export const stopSelection = route({
  method: 'POST',
  path: '/circle-seats/:circleSeat/stop',
  may: 'community.mandate',
  says: 'Stop choosing; everybody reads why',
  params: circleSeat,
  body: z.object({ reason: z.string().trim().min(1).max(4000) }),
  reply: done,
  refusals: ['selection.step'],
})

export const giveMandate = route({
  method: 'POST',
  path: '/circle-seats/:circleSeat/terms',
  may: 'community.mandate',
  says: 'Give a mandate that was decided in a meeting or a vote: the decision stands in the register',
  params: circleSeat,
  body: z.object({
    nominee: id,
    nomineeOf: id.optional(),
    from: day.optional(),
    months: z.int().min(1).max(36).optional(),
    decided: id,
  }),
  reply: z.object({ term: id }),
  refusals: ['circle.seat_closed', 'selection.runs', 'decision.state', ...sits],
})
