/** Routes of cards. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { day, id } from './contract.ts'
import { endReasons } from './rules/card.ts'

const endReason = z.enum(endReasons)
const CardIn = z.object({ card: id })

export const issueCard = route({
  method: 'POST',
  path: '/members/:contact/cards',
  may: 'members.cards',
  says: 'Give a contact a new card, with a typed code or one of the scheme; the earlier card ends today',
  params: z.object({ contact: id }),
  body: z.object({
    code: z.string().max(60).nullable().default(null),
    reason: z.string().trim().min(1).max(200),
    /** Why the earlier card ends, where there is one. */
    endReason: endReason.default('replaced'),
    /** The person has it in hand: it counts at once. */
    handedOver: z.boolean().default(false),
  }),
  reply: z.object({ card: id, code: z.string() }),
  refusals: ['card.in_use', 'card.code_form', 'card.no_room_in_scheme', 'contact.archived'],
})

export const markCardsPrinted = route({
  method: 'POST',
  path: '/member-cards/printed',
  may: 'members.cards',
  says: 'These ordered cards are printed',
  body: z.object({ cards: z.array(id).min(1).max(2000) }),
  reply: z.object({ printed: z.int() }),
  refusals: ['card.state'],
})

export const activateCard = route({
  method: 'PUT',
  path: '/member-cards/:card/handed-over',
  may: 'members.cards',
  says: 'The person has the card in hand',
  params: CardIn,
  reply: z.object({}),
  refusals: ['card.ended'],
})

export const endCard = route({
  method: 'PUT',
  path: '/member-cards/:card/end',
  may: 'members.cards',
  says: 'End a card today; that is final, and its code is never given again',
  params: CardIn,
  body: z.object({ reason: endReason }),
  reply: z.object({}),
  refusals: ['card.ended'],
})

export const scanCard = route({
  method: 'GET',
  path: '/member-cards/reading',
  may: 'members.find',
  says: 'What a scanned or typed text is: a card of somebody, an ended one, or why it is nothing here',
  query: z.object({ scanned: z.string().max(100) }),
  reply: z.object({
    answer: z.enum(['found', 'ended', 'misread', 'other_prefix', 'unknown']),
    person: z
      .object({ contact: id, name: z.string(), memberNo: z.int().nullable(), photo: z.string().nullable() })
      .nullable(),
    endReason: endReason.nullable(),
    endedOn: day.nullable(),
  }),
})
