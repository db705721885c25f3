/** One exchange as the office reads it, and what the office may do about it: answer for whoever phoned, undo. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { day, id, nothing, refusal, time } from './contract.ts'
import { comeToCallOut, declineCallOut } from './contract-call-out.ts'
import { acceptStandIn, declineStandIn, handBackSeat, withdrawStandIn } from './contract-stand-in.ts'
import { cancelSwap } from './contract-swap.ts'
import { acceptSwap, consentSwap, declineAsk, declineSwap } from './contract-swap-answer.ts'
import { ways } from './rules/ways.ts'

/** How an answer reached the office. */
export const heard = ['phone', 'desk', 'writing'] as const

const Said = z.object({ by: z.string().nullable(), how: z.enum(heard), reason: z.string() })

const Person = z.object({
  member: id,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
})

const Step = z.object({
  id: z.string(),
  at: z.string(),
  /** The event, without its module; or `mail`. */
  what: z.string(),
  who: z.string().nullable(),
  /** Somebody else it names. */
  other: z.string().nullable(),
  /** Which way it went: an origin, a reason, a state. */
  how: z.string().nullable(),
  /** Who did it, where that is not the person; `null`: the person, or nobody. */
  by: z.string().nullable(),
  byItself: z.boolean(),
  /** The office wrote it down for the person. */
  said: Said.nullable(),
  /** What the last look at the rules found. */
  found: z.array(refusal),
  /** Of a mail: which, and what became of it. */
  mail: z.object({ code: z.string(), state: z.string(), person: id }).nullable(),
})

export const readExchange = route({
  method: 'GET',
  path: '/exchanges/:way/:exchange',
  may: 'exchanges.office',
  says: 'One exchange as a story: who asked, who was asked, each answer, which mails went out, what was checked, how it ended, and what it did to counters.',
  params: z.object({ way: z.enum(ways), exchange: id }),
  reply: z.object({
    id,
    way: z.enum(ways),
    state: z.string(),
    madeAt: z.string(),
    endedAt: z.string().nullable(),
    reason: z.string().nullable(),
    who: Person.nullable(),
    /** Places that are given, taken or wanted; `for`: whose. */
    places: z.array(
      z.object({
        what: z.enum(['gives', 'gets', 'place']),
        for: z.string().nullable(),
        shift: id,
        name: z.string(),
        day,
        localStart: time,
        localEnd: time,
      }),
    ),
    asked: z.array(
      Person.extend({
        kind: z.enum(['ask', 'proposal', 'call', 'call_out']),
        about: id,
        askedAt: z.string(),
        answer: z.enum(['yes', 'no', 'too_late']).nullable(),
        answeredAt: z.string().nullable(),
        /** The office may still write an answer down. */
        open: z.boolean(),
        /** Comes instead, and may give the place back. */
        standsIn: z.boolean(),
        said: Said.nullable(),
      }),
    ),
    steps: z.array(Step),
    counters: z.array(
      z.object({
        id,
        member: id,
        who: z.string(),
        counter: z.string(),
        /** Thousandths: 1000 is an ordinary shift. */
        amount: z.int(),
        on: day,
        sentence: z.string(),
        facts: z.record(z.string(), z.unknown()),
      }),
    ),
    /** The request or call still runs, so that it can be ended for the person. */
    endable: z.boolean(),
    /** Null where there is nothing to undo: the exchange to name, who must agree, and what holds against it. */
    undo: z
      .object({ about: id, people: z.array(z.object({ member: id, name: z.string() })), whyNot: z.array(refusal) })
      .nullable(),
  }),
})

const said = { how: z.enum(heard).default('phone'), reason: z.string().trim().min(1).max(500) }
const answer = {
  member: id,
  answer: z.enum(['yes', 'no']),
  warningsAccepted: z.boolean().default(false),
  ...said,
}
type Named = { readonly refusals?: readonly string[] }
const refusalsOf = (...routes: readonly Named[]) => [
  ...new Set([...routes.flatMap(({ refusals }) => refusals ?? []), 'self.not_allowed']),
]

export const answerProposalFor = route({
  method: 'POST',
  path: '/exchanges/proposals/:proposal/answer',
  may: 'exchanges.office',
  says: 'Writes down the yes or no of somebody in a swap who phoned, wrote or came by; the rules are those of an own answer.',
  params: z.object({ proposal: id }),
  body: z.object(answer),
  reply: z.object({ state: z.enum(['pending', 'done', 'off']) }),
  refusals: refusalsOf(consentSwap, declineSwap),
})

export const answerAskFor = route({
  method: 'POST',
  path: '/exchanges/swaps/:swap/answer',
  may: 'exchanges.office',
  says: 'Writes down what somebody who was asked for an own place said: accepts with it, or would rather not.',
  params: z.object({ swap: id }),
  body: z.object({ ...answer, attendance: id.optional() }),
  reply: z.object({ proposal: id.nullable() }),
  refusals: refusalsOf(acceptSwap, declineAsk),
})

export const endSwapFor = route({
  method: 'POST',
  path: '/exchanges/swaps/:swap/end',
  may: 'exchanges.office',
  says: 'Takes a request for a swap back for whoever asked.',
  params: z.object({ swap: id }),
  body: z.object(said),
  reply: nothing,
  refusals: refusalsOf(cancelSwap),
})

export const answerCallFor = route({
  method: 'POST',
  path: '/exchanges/calls/:call/answer',
  may: 'exchanges.office',
  says: 'Writes down that somebody comes instead, or that whoever was asked by name cannot.',
  params: z.object({ call: id }),
  body: z.object(answer),
  reply: nothing,
  refusals: refusalsOf(acceptStandIn, declineStandIn),
})

export const endCallFor = route({
  method: 'POST',
  path: '/exchanges/calls/:call/end',
  may: 'exchanges.office',
  says: 'Ends a call for somebody to come instead, for whoever looked for one.',
  params: z.object({ call: id }),
  body: z.object(said),
  reply: nothing,
  refusals: refusalsOf(withdrawStandIn),
})

export const handBackFor = route({
  method: 'POST',
  path: '/exchanges/calls/:call/hand-back',
  may: 'exchanges.office',
  says: 'Gives the place back to its holder for whoever was to come instead, in time.',
  params: z.object({ call: id }),
  body: z.object(said),
  reply: nothing,
  refusals: refusalsOf(handBackSeat),
})

export const answerCallOutFor = route({
  method: 'POST',
  path: '/exchanges/call-outs/:callOut/answer',
  may: 'exchanges.office',
  says: 'Writes down that somebody who was called from standby comes, or cannot.',
  params: z.object({ callOut: id }),
  body: z.object(answer),
  reply: nothing,
  refusals: refusalsOf(comeToCallOut, declineCallOut),
})

const undoing = z.object({
  /** Who said yes to going back: everybody who is moved. */
  agreed: z.array(id).max(4),
  ...said,
})
const undoRefusals = [
  'undo.undone',
  'undo.moved_on',
  'undo.replaced',
  'undo.lost',
  'undo.consent',
  'self.not_allowed',
  'shift.past',
  'shift.cancelled',
  'shift.same_shift',
  'shift.overlap',
  'shift.on_leave',
  'shift.mode',
] as const

export const undoChange = route({
  method: 'POST',
  path: '/exchanges/changes/:change/undo',
  may: 'exchanges.office',
  says: 'Undoes a change before either shift begins: the person sits on the place that was left, if need be on one more.',
  params: z.object({ change: id }),
  body: undoing,
  reply: nothing,
  refusals: undoRefusals,
})

export const undoSwap = route({
  method: 'POST',
  path: '/exchanges/proposals/:proposal/undo',
  may: 'exchanges.office',
  says: 'Undoes a swap before any of its shifts begins: everybody has the own place again, once each of them agreed.',
  params: z.object({ proposal: id }),
  body: undoing,
  reply: nothing,
  refusals: undoRefusals,
})
