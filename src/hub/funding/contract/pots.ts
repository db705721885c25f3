/** The routes of pots as data: free rounds, and rounds out of a common pot. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { itemStates } from '../rules/contributions.ts'
import { potKinds, potStates } from '../rules/pots.ts'

const id = z.uuid()
const day = z.iso.date()
const currency = z.enum(['EUR', 'CHF'])
const amount = z.int().min(-1_000_000_000_000).max(1_000_000_000_000)
const cents = z.int().min(0).max(1_000_000_000_000)
const name = z.string().trim().min(1).max(200)
const pot = z.object({ pot: id })
const item = z.object({ item: id })

const Row = z.object({
  id,
  seq: z.int(),
  name: z.string(),
  kind: z.enum(potKinds),
  state: z.enum(potStates),
  opensOn: day,
  closesOn: day,
  currency,
  given: cents,
})

export const listPots = route({
  method: 'GET',
  path: '/funding/pots',
  may: 'community.enter',
  says: 'Free rounds and common pots, those that end last first',
  query: listQuery('kind', 'state'),
  reply: listReply(Row),
})

export const exportPots = route({
  method: 'GET',
  path: '/funding/pot-list',
  may: 'community.enter',
  says: 'The same list as a file',
  query: listQuery('kind', 'state').extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

const Item = z.object({
  id,
  name: z.string(),
  says: z.string().nullable(),
  least: cents,
  most: cents,
  total: cents,
  left: cents,
  state: z.enum(itemStates),
  /** What the pot adds: as things stand while it is open, for good once it is over. */
  match: cents,
  payers: z.int(),
})

export const readPot = route({
  method: 'GET',
  path: '/funding/pots/:pot',
  may: 'community.enter',
  says: 'A pot: its items, what was given to each, and what every organisation has left to give',
  params: pot,
  reply: Row.extend({
    orgCap: cents.nullable(),
    matchPot: cents,
    reason: z.string().nullable(),
    items: z.array(Item),
    /** In the order in which they came; a mirror takes another back. */
    contributions: z.array(
      z.object({
        id,
        item: id,
        itemName: z.string(),
        participant: id,
        name: z.string(),
        amount,
        reverses: id.nullable(),
        at: z.string(),
      }),
    ),
    /** What each gave in all, and has left of a common pot; null: it hands out nothing of one, or no more. */
    organisations: z.array(z.object({ participant: id, name: z.string(), given: cents, credit: cents.nullable() })),
    /** For whom the person who asks may give. */
    acting: z.array(
      z.object({
        participant: id,
        name: z.string(),
        given: cents,
        credit: cents.nullable(),
        commitLimit: z.int().nullable(),
        may: z.boolean(),
        committers: z.array(z.string()),
      }),
    ),
  }),
})

const Terms = z.object({
  name,
  currency: currency.nullable().default(null),
  opensOn: day.nullable().default(null),
  closesOn: day,
  /** The most one organisation gives; left out: as the community tuned it. */
  orgCap: cents.nullable().optional(),
  /** Money that follows what is given (quadratic match); 0: none. */
  matchPot: cents.default(0),
})
const NewItem = z.object({
  name,
  says: z.string().trim().min(1).max(2000).nullable().default(null),
  least: amount,
  most: amount,
})

export const openPot = route({
  method: 'POST',
  path: '/funding/pots',
  may: 'community.steer',
  says: 'Open a round in which everybody gives what they like to items: from their own money, or from credits of a common pot',
  body: Terms.extend({ kind: z.enum(potKinds).default('free'), items: z.array(NewItem).max(100).default([]) }),
  reply: z.object({ pot: id, items: z.array(z.object({ item: id, name: z.string() })) }),
  refusals: ['pot.days', 'pot.day_passed', 'item.goals'],
})

export const changePot = route({
  method: 'PUT',
  path: '/funding/pots/:pot',
  may: 'community.steer',
  says: 'Change the terms of a pot; its first day and its currency only before it opens',
  params: pot,
  body: Terms,
  reply: z.object({}),
  refusals: [
    'pot.is_cancelled',
    'pot.over',
    'pot.days',
    'pot.day_passed',
    'pot.first_day_fixed',
    'round.currency_fixed',
  ],
})

export const cancelPot = route({
  method: 'POST',
  path: '/funding/pots/:pot/cancellation',
  may: 'community.steer',
  says: 'Cancel a pot: everything given is taken back by its mirror, nothing is erased',
  params: pot,
  body: z.object({ reason: z.string().trim().min(1).max(1000) }),
  reply: z.object({ reversed: z.int() }),
  refusals: ['pot.is_cancelled', 'pot.item_completed'],
})

export const addItem = route({
  method: 'POST',
  path: '/funding/pots/:pot/items',
  may: 'community.steer',
  says: 'Add an item to a pot, with the least and the most it needs',
  params: pot,
  body: NewItem,
  reply: z.object({ item: id }),
  refusals: ['item.goals', 'pot.is_cancelled', 'pot.over'],
})

export const deleteItem = route({
  method: 'DELETE',
  path: '/funding/pot-items/:item',
  may: 'community.steer',
  says: 'Delete an item that nobody gave anything to',
  params: item,
  reply: z.object({}),
  refusals: ['item.has_contributions'],
})

export const cancelItem = route({
  method: 'POST',
  path: '/funding/pot-items/:item/cancellation',
  may: 'community.steer',
  says: 'Cancel an item: everybody gets back what they gave',
  params: item,
  reply: z.object({ reversed: z.int() }),
  refusals: ['item.state'],
})

export const acceptItem = route({
  method: 'POST',
  path: '/funding/pot-items/:item/acceptance',
  may: 'community.steer',
  says: 'Accept, at the end, an item that reached the least it needs',
  params: item,
  reply: z.object({}),
  refusals: ['item.state', 'item.not_reached', 'pot.not_over', 'pot.is_cancelled'],
})

export const completeItem = route({
  method: 'POST',
  path: '/funding/pot-items/:item/completion',
  may: 'community.steer',
  says: 'Say that a funded item is built',
  params: item,
  reply: z.object({}),
  refusals: ['item.state'],
})

export const contribute = route({
  method: 'POST',
  path: '/funding/pot-items/:item/contributions',
  may: 'community.enter',
  says: 'Give an organisation’s money, or its credits, to an item',
  params: item,
  body: z.object({ participant: id, amount }),
  reply: z.object({ contribution: id, total: cents, state: z.enum(itemStates) }),
  refusals: [
    ...['contribution.nothing', 'contribution.not_yet', 'contribution.over', 'contribution.item_closed'],
    ...['contribution.too_much', 'contribution.org_cap', 'contribution.credit', 'power.missing', 'power.limit'],
  ],
})

export const changeCredit = route({
  method: 'POST',
  path: '/funding/pots/:pot/credits',
  may: 'funding.book',
  says: 'Change what an organisation may hand out of a common pot: so much more or less, or exactly so much',
  params: pot,
  body: z.object({
    participant: id,
    kind: z.enum(['add', 'set']).default('add'),
    amount,
    note: z.string().trim().min(1).max(500).nullable().default(null),
  }),
  /** What was written; 0: nothing changed. */
  reply: z.object({ balance: cents, written: amount }),
  refusals: ['pot.set_below_0', 'contribution.no_credits', 'pot.is_cancelled'],
})

export const removeFromPot = route({
  method: 'DELETE',
  path: '/funding/pots/:pot/credits/:participant',
  may: 'funding.book',
  says: 'Take an organisation out of a common pot; its credit has to be 0',
  params: pot.extend({ participant: id }),
  reply: z.object({}),
  refusals: ['pot.balance_left'],
})
